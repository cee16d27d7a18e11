// For pages without modules: <script src="gouji.classic.js"></script>, then `await gouji.init()`.
var gouji = (function () {
  'use strict';
  var beside = new URL('gouji_bg.wasm', document.currentScript.src).href;
  var started;
  /* @glue@ */
  var api = {};
  Object.keys(gouji_glue).forEach(function (name) { if (name !== 'initSync') api[name] = gouji_glue[name]; });
  api.init = function (source) {
    started = started || gouji_glue({ module_or_path: source || beside })
      .then(function () {}, function (error) { started = undefined; throw error; });
    return started;
  };
  return api;
})();
