// In each frame of the page: reads it, and marks what the panel says. The page's own elements stay as they are.
(function () {
  'use strict';
  // What is no text of the page, or ours.
  const LEFT_OUT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'IFRAME', 'FRAME', 'OBJECT', 'EMBED', 'SVG', 'CANVAS',
    'TEXTAREA', 'SELECT', 'BUTTON', 'HEAD', 'GOUJI-PANEL', 'GOUJI-MARKS']);
  const EMPTY = new Set(['BR', 'HR', 'IMG', 'WBR', 'COL', 'INPUT']);
  const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  const KINDS = ['evidence', 'info', 'warning', 'error', 'here'];
  const DOCUMENTS = /\.(docx?|wps|rtf|pdf|xlsx)$/i;

  const here = globalThis.goujiPage = globalThis.goujiPage || begin();
  return here.read();

  function begin() {
    // Where each text of the page stands in what was read of it.
    let texts = [];
    // What is marked: { finding, kind, range }.
    let marks = [];
    let shown = null;

    chrome.runtime.onMessage.addListener(function (message, sender, answer) {
      const does = {
        marks: () => mark(message.marks),
        go: () => go(message.finding),
        side: turn,
        close,
        fetch: () => fetched(message.href),
      }[message.gouji];
      if (!does) return false;
      Promise.resolve(does()).then(answer);
      return true;
    });
    // A press on a marked number shows it in the panel; what else it does on the page it still does.
    document.addEventListener('click', function (event) {
      const hit = marks.find((one) => one.kind !== 'evidence' && [...one.range.getClientRects()].some((r) =>
        event.clientX >= r.left && event.clientX <= r.right && event.clientY >= r.top && event.clientY <= r.bottom));
      if (hit) chrome.runtime.sendMessage({ gouji: 'picked', finding: hit.finding }, () => void chrome.runtime.lastError);
    }, true);
    for (const moved of ['scroll', 'resize', 'load']) {
      addEventListener(moved, function () { if (document.querySelector('gouji-marks')) requestAnimationFrame(draw); }, true);
    }
    return { read };

    // The page as HTML, as it is seen: hidden parts left out, and every text's place kept.
    function read() {
      texts = [];
      mark([]);
      const pieces = [];
      let length = 0;
      const put = function (piece) { pieces.push(piece); length += piece.length; };
      const root = document.body || document.documentElement;
      let node = root;
      for (;;) {
        if (node.nodeType === Node.TEXT_NODE) {
          texts.push({ at: length, node });
          put(node.data.replace(/[&<>]/g, (c) => ENTITIES[c]));
        } else if (node.nodeName === 'INPUT') {
          // Some sites show a table's numbers in fields.
          if (is_shown(node) && /^(text|number|tel)$/.test(node.type)) {
            put('<input type="text" value="');
            texts.push({ at: length, node, is_field: true });
            put(node.value.replace(/[&<>"]/g, ' '));
            put('">');
          }
        } else if (node.nodeType === Node.ELEMENT_NODE && is_shown(node)) {
          put(start(node));
          if (node.firstChild) { node = node.firstChild; continue; }
          put(end(node));
        }
        while (node !== root && !node.nextSibling) { node = node.parentNode; put(end(node)); }
        if (node === root) break;
        node = node.nextSibling;
      }
      const links = [...document.querySelectorAll('a[href]')].filter((a) => /^https?:$/.test(a.protocol) && DOCUMENTS.test(a.pathname));
      const shut = [...document.querySelectorAll('iframe, frame')].filter((frame) => {
        try { return !frame.contentDocument && frame.getClientRects().length > 0; } catch (refused) { return true; }
      });
      return {
        html: pieces.join(''),
        lang: document.documentElement.lang,
        links: links.map((a) => ({ href: a.href, name: a.textContent.trim() || name_of(a.pathname), file: name_of(a.pathname), ours: a.origin === location.origin })),
        shut: shut.length,
      };
    }

    function is_shown(element) {
      if (LEFT_OUT.has(element.nodeName.toUpperCase())) return false;
      const style = getComputedStyle(element);
      return style.display !== 'none' && style.visibility !== 'hidden';
    }

    function start(element) {
      let tag = '<' + element.localName;
      for (const name of ['colspan', 'rowspan']) {
        if (element.hasAttribute(name)) tag += ` ${name}="${parseInt(element.getAttribute(name), 10) || 1}"`;
      }
      return tag + '>';
    }

    function end(element) {
      return EMPTY.has(element.nodeName.toUpperCase()) ? '' : `</${element.localName}>`;
    }

    function name_of(path) {
      const last = path.split('/').pop();
      try { return decodeURIComponent(last); } catch (odd) { return last; }
    }

    // The range of the page for a place in what was read.
    function range(from, to) {
      const first = texts[last_at(from)], last = texts[last_at(to - 1)];
      if (!first || !last || !first.node.isConnected || !last.node.isConnected) return null;
      const made = document.createRange();
      try {
        if (first.is_field) made.setStartBefore(first.node);
        else made.setStart(first.node, plain(first.node.data, from - first.at));
        if (last.is_field) made.setEndAfter(last.node);
        else made.setEnd(last.node, plain(last.node.data, to - last.at));
      } catch (changed) { return null; }
      return made;
    }

    // The last text that begins at a place or before it.
    function last_at(place) {
      let low = 0, high = texts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (texts[middle].at <= place) low = middle + 1; else high = middle;
      }
      return low - 1;
    }

    // How many characters of a text so many of its HTML are.
    function plain(text, written) {
      let count = 0;
      for (let at = 0; count < text.length && at < written; count++) at += (ENTITIES[text[count]] || ' ').length;
      return count;
    }

    function mark(wanted) {
      marks = wanted.map((one) => Object.assign({}, one, { range: range(one.start, one.end) })).filter((one) => one.range);
      for (const one of marks) one.range.is_field = one.range.startContainer.nodeType === Node.ELEMENT_NODE;
      shown = null;
      draw();
    }

    function go(finding) {
      const all = marks.filter((one) => one.finding === finding);
      const found = all.find((one) => one.kind !== 'evidence') || all[0];
      if (!found) return false;
      shown = found.range;
      const at = found.range.startContainer;
      const place = found.range.is_field ? at.childNodes[found.range.startOffset] : at.parentElement;
      place.scrollIntoView({ block: 'center' });
      const panel = document.querySelector('gouji-panel');
      if (panel && overlap(panel.getBoundingClientRect(), shown.getBoundingClientRect())) turn();
      draw();
      return true;
    }

    function overlap(a, b) {
      return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    }

    // The browser's own way of marking words, where it has one.
    function painter() {
      try { return CSS.highlights && typeof Highlight === 'function' ? CSS.highlights : null; } catch (none) { return null; }
    }

    function draw() {
      const by_kind = (kind) => kind === 'here' ? (shown ? [shown] : []) : marks.filter((one) => one.kind === kind).map((one) => one.range);
      const own = painter();
      if (own) {
        KINDS.forEach(function (kind, weight) {
          const ranges = by_kind(kind);
          if (!ranges.length) return void own.delete('gouji-' + kind);
          const highlight = new Highlight(...ranges);
          highlight.priority = weight;
          own.set('gouji-' + kind, highlight);
        });
      }
      // Words in fields are marked by boxes everywhere.
      const boxed = (one) => !own || one.is_field;
      for (const old of document.querySelectorAll('gouji-marks')) old.remove();
      if (!marks.some((one) => boxed(one.range))) return;
      const sheet = document.createElement('gouji-marks');
      for (const kind of KINDS) {
        for (const rect of by_kind(kind).filter(boxed).flatMap((one) => [...one.getClientRects()])) {
          const box = document.createElement('i');
          box.className = 'gouji-' + kind;
          const size = { left: rect.left + scrollX, top: rect.top + scrollY, width: rect.width, height: rect.height };
          for (const name of Object.keys(size)) box.style.setProperty(name, size[name] + 'px', 'important');
          sheet.append(box);
        }
      }
      document.documentElement.append(sheet);
    }

    function turn() {
      const host = document.querySelector('gouji-panel');
      if (host) host.dataset.side = host.dataset.side === 'left' ? 'right' : 'left';
    }

    function close() {
      mark([]);
      for (const host of document.querySelectorAll('gouji-panel')) host.remove();
    }

    // A file that the page links to, as its own link would fetch it: only when the person asked for it.
    async function fetched(href) {
      try {
        const response = await fetch(href, { credentials: 'same-origin' });
        if (!response.ok) return { error: String(response.status) };
        const blob = await response.blob();
        return await new Promise(function (done) {
          const reader = new FileReader();
          // Messages are JSON: bytes go as base64, behind the comma.
          reader.onload = () => done({ data: reader.result.slice(reader.result.indexOf(',') + 1) });
          reader.onerror = () => done({ error: 'read' });
          reader.readAsDataURL(blob);
        });
      } catch (failed) {
        return { error: String(failed && failed.message) };
      }
    }
  }
})();
