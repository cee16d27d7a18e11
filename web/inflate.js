// Unpacks gzip (RFC 1951, 1952), for the modules in the one-file edition. Browsers of before 2023 have nothing built in
// that works in all of them, and one way that is always taken is one that is always tested.
(function () {
  'use strict';

  // A code's table: at every index the symbol whose bits the index ends with, and how many bits these are.
  function table(lengths) {
    var count = [], first = [], most = 0, code = 0, i;
    for (i = 0; i < 16; i++) count[i] = 0;
    for (i = 0; i < lengths.length; i++) count[lengths[i]]++;
    count[0] = 0;
    for (i = 1; i < 16; i++) {
      code = (code + count[i - 1]) << 1;
      first[i] = code;
      if (count[i]) most = i;
    }
    var entries = new Uint16Array(1 << most);
    for (var symbol = 0; symbol < lengths.length; symbol++) {
      var length = lengths[symbol];
      if (!length) continue;
      code = first[length]++;
      var reversed = 0;
      for (i = 0; i < length; i++) reversed |= (code >> i & 1) << (length - 1 - i);
      for (i = reversed; i < entries.length; i += 1 << length) entries[i] = symbol << 4 | length;
    }
    return { entries: entries, bits: most };
  }

  // Where lengths and distances begin, and how many further bits each takes.
  function steps(first, total, group) {
    var base = [], extra = [], at = first;
    for (var i = 0; i < total; i++) {
      extra[i] = i < 2 * group ? 0 : (i / group | 0) - 1;
      base[i] = at;
      at += 1 << extra[i];
    }
    return { base: base, extra: extra };
  }

  function crc(bytes) {
    var sums = new Uint32Array(256), sum = -1;
    for (var i = 0; i < 256; i++) {
      var value = i;
      for (var j = 0; j < 8; j++) value = value & 1 ? value >>> 1 ^ 0xEDB88320 : value >>> 1;
      sums[i] = value;
    }
    for (i = 0; i < bytes.length; i++) sum = sums[(sum ^ bytes[i]) & 255] ^ sum >>> 8;
    return ~sum >>> 0;
  }

  var LENGTH = steps(3, 29, 4), DISTANCE = steps(1, 30, 2);
  // The longest match has a code of its own.
  LENGTH.base[28] = 258;
  LENGTH.extra[28] = 0;
  var ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

  window.gouji_inflate = function (input) {
    function number(from) {
      return (input[from] | input[from + 1] << 8 | input[from + 2] << 16 | input[from + 3] << 24) >>> 0;
    }

    // Check sum and length stand in the last eight bytes; the header is the plain one of ten.
    var end = input.length - 8;
    if (end < 10 || input[0] !== 31 || input[1] !== 139 || input[3] !== 0) throw new Error('not gzip');
    var output = new Uint8Array(number(end + 4));
    var at = 10, out = 0, held = 0, count = 0, last, kind;

    function fill(wanted) {
      while (count < wanted) {
        held |= input[at++] << count;
        count += 8;
      }
    }
    function bits(wanted) {
      fill(wanted);
      var value = held & (1 << wanted) - 1;
      held >>>= wanted;
      count -= wanted;
      return value;
    }
    function symbol(code) {
      fill(code.bits);
      var entry = code.entries[held & code.entries.length - 1], length = entry & 15;
      if (!length) throw new Error('damaged');
      held >>>= length;
      count -= length;
      return entry >> 4;
    }

    function stored() {
      at -= count >> 3;
      held = count = 0;
      var length = input[at] | input[at + 1] << 8;
      at += 4;
      output.set(input.subarray(at, at + length), out);
      at += length;
      out += length;
    }
    function codes() {
      var lengths = [], i;
      if (kind === 1) {
        for (i = 0; i < 288; i++) lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
        var same = [];
        for (i = 0; i < 30; i++) same[i] = 5;
        return [table(lengths), table(same)];
      }
      var literals = bits(5) + 257, distances = bits(5) + 1, short = [];
      for (i = 0; i < 19; i++) short[i] = 0;
      for (var n = bits(4) + 4, j = 0; j < n; j++) short[ORDER[j]] = bits(3);
      var code = table(short);
      while (lengths.length < literals + distances) {
        var next = symbol(code), value = 0, times = 1;
        if (next < 16) value = next;
        else if (next === 16) { value = lengths[lengths.length - 1]; times = 3 + bits(2); }
        else times = next === 17 ? 3 + bits(3) : 11 + bits(7);
        while (times--) lengths.push(value);
      }
      return [table(lengths.slice(0, literals)), table(lengths.slice(literals))];
    }
    function packed() {
      var pair = codes(), literal = pair[0], distance = pair[1];
      for (;;) {
        var next = symbol(literal);
        if (next < 256) {
          output[out++] = next;
        } else if (next === 256) {
          return;
        } else {
          var length = LENGTH.base[next - 257] + bits(LENGTH.extra[next - 257]);
          var step = symbol(distance), from = out - DISTANCE.base[step] - bits(DISTANCE.extra[step]);
          while (length--) output[out++] = output[from++];
        }
        if (at > end + 4 || out > output.length) throw new Error('damaged');
      }
    }

    do {
      last = bits(1);
      kind = bits(2);
      if (kind === 3) throw new Error('damaged');
      if (kind) packed(); else stored();
    } while (!last);
    if (out !== output.length || crc(output) !== number(end)) throw new Error('damaged');
    return output;
  };
})();
