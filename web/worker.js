// Stands at the end of the second module's script. In the page it only makes the module's name one of the window; in a
// worker (web/boot.js starts this very script as one) it takes calls and answers them.
(function () {
  'use strict';
  if (typeof document !== 'undefined') {
    // The glue declares its global by `let`, which is no property of the window.
    window.gouji_files = gouji_files;
    return;
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
