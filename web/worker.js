// Stands at the end of the second module's script. In the page it only makes the module's name one of the window; in a
// worker (web/boot.js starts this very script as one) it takes calls and answers them.
(function () {
  'use strict';
  if (typeof document !== 'undefined') {
    // The glue declares its global by `let`, which is no property of the window.
    window.gouji_files = gouji_files;
    gouji_files.pageDraw = draw;
    return;
  }
  // Pictures as dots, twice as many as on paper: each with its name, its SVG, width and height. An archive of them.
  function draw(pictures) {
    var contents = [];
    return pictures.reduce(function (before, picture) {
      // Browsers have no canvas higher than 16384 dots, and a picture of a thousand units is.
      var scale = Math.min(2, 16384 / picture[3]);
      return before.then(function () { return dots(picture[1], Math.round(scale * picture[2]), Math.round(scale * picture[3])); })
        .then(function (bytes) { contents.push(new Uint8Array(bytes)); });
    }, Promise.resolve()).then(function () {
      return gouji_files.pagePack(pictures.map(function (picture) { return picture[0]; }), contents);
    });
  }
  function dots(svg, width, height) {
    return new Promise(function (resolve, reject) {
      var image = new Image(), canvas = document.createElement('canvas');
      image.onload = function () {
        canvas.width = width;
        canvas.height = height;
        canvas.getContext('2d').drawImage(image, 0, 0, width, height);
        canvas.toBlob(function (blob) { if (blob) resolve(blob); else reject(new Error('no dots')); }, 'image/png');
      };
      image.onerror = function () { reject(new Error('no picture')); };
      image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg);
    }).then(function (blob) { return blob.arrayBuffer(); });
  }
  var isStarted = false;
  self.onmessage = function (event) {
    if (!isStarted) {
      // The first message is the module itself.
      isStarted = true;
      gouji_files({ module_or_path: event.data }).then(function () { postMessage('ready'); }, function () { postMessage('refused'); });
      return;
    }
    var id = event.data[0];
    try {
      postMessage([id, 'done', gouji_files[event.data[1]].apply(null, event.data[2])]);
    } catch (error) {
      // Errors cannot be sent by older browsers, so their words are. After a trap the module's memory is not to be
      // trusted: the page starts another worker.
      var kind = typeof error === 'string' ? 'words' : error instanceof WebAssembly.RuntimeError ? 'trap' : 'error';
      postMessage([id, kind, String(error && error.message || error)]);
    }
  };
})();
