// For pages without modules: <script src="gouji.classic.js"></script>, then `await gouji.init()`.
var gouji = (function () {
  'use strict';
  var beside = new URL('gouji_bg.wasm', document.currentScript.src).href;
  var started;
  /* @glue@ */
  var api = {};
  // What is promised, and nothing of what the page alone uses.
  var names = 'check, checkFile, checkHtml, checkSet, exportReports, markedCopy, rules, version';
  names.split(', ').forEach(function (name) { api[name] = gouji_glue[name]; });
  api.init = function (source) {
    started = started || gouji_glue({ module_or_path: source || beside })
      .then(function () {}, function (error) { started = undefined; throw error; });
    return started;
  };
  return api;
})();
