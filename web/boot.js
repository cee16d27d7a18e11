// Starts the program, and says in words what to do when it cannot start.
//
// A classic script in the language of 2009: it must still speak where everything else fails. It also gives the
// page `gouji.ask(name, parameters)`, by which what is not needed at first is brought in and long work is done aside.
(function () {
  'use strict';
  var self = document.currentScript;
  var gouji = window.gouji = {};

  // What the person reads instead of the program. `reason` is for whoever is asked for help.
  function fail(zh, en, reason) {
    var place = document.getElementById('boot');
    if (!place) return;
    place.setAttribute('role', 'alert');
    place.textContent = '';
    var lines = [[zh, 'zh-CN'], [en, 'en'], [reason, '']];
    for (var i = 0; i < lines.length; i++) {
      if (!lines[i][0]) continue;
      var line = document.createElement('p');
      if (lines[i][1]) line.lang = lines[i][1];
      line.appendChild(document.createTextNode(lines[i][0]));
      place.appendChild(line);
    }
    document.body.setAttribute('data-failed', '');
  }

  function tooOld() {
    fail(
      '这个浏览器无法运行核对程序。请用 Edge、Chrome 80 以上、Firefox 近年版本；用 360、QQ、搜狗等双核浏览器的，请把地址栏旁的“兼容模式”切换为“极速模式”后刷新。',
      'This browser cannot run the checker. Please use Edge, Chrome 80 or later, or a recent Firefox; in 360 and similar browsers switch from compatibility mode to fast (极速) mode and reload.',
      navigator.userAgent
    );
  }

  function broken(error) {
    fail(
      '核对程序没有启动。请刷新一次；仍不行的，请确认本页的文件完整（离线版请重新复制），或请网站管理员查看 .wasm 文件能否下载、内容安全策略（CSP）是否允许 WebAssembly。',
      'The checker did not start. Please reload once; if that does not help, check that the files are complete, that the .wasm file can be fetched, and that the Content-Security-Policy allows WebAssembly.',
      String(error && error.message || error)
    );
    // Browsers before 2022 take WebAssembly only under a laxer policy than the hosted page's; the one file has it.
    if (self.hasAttribute('data-wasm')) {
      if (/unsafe-eval|disallowed by embedder/i.test(String(error))) openOneFile();
      var place = document.getElementById('boot');
      var line = document.createElement('p');
      var link = document.createElement('a');
      link.href = './gouji.html';
      link.appendChild(document.createTextNode('打开兼容版（适用于 2022 年以前的浏览器） / Open the edition for older browsers'));
      line.appendChild(link);
      if (place) place.appendChild(line);
    }
    if (window.console) console.error(error);
  }

  // Goes on in the one file, where the site has it; it is not kept in the history, so that "back" leaves both.
  function openOneFile() {
    fetch('./gouji.html', { method: 'HEAD' }).then(function (answer) {
      if (answer.ok) location.replace('./gouji.html' + location.search + location.hash);
    })['catch'](function () { /* the link stays */ });
  }

  // The bytes of an inlined module, in the one-file build: base64 of gzip (see web/inflate.js).
  function inlined(id) {
    var place = document.getElementById(id);
    if (!place) return null;
    var text = atob(place.textContent.replace(/\s+/g, ''));
    var bytes = new Uint8Array(text.length);
    for (var i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    place.parentNode.removeChild(place);
    return gouji_inflate(bytes);
  }

  // Fetches a module. A server that sends the wrong type for .wasm only loses the streaming.
  function fetched(url, integrity) {
    return fetch(url, integrity ? { integrity: integrity, credentials: 'same-origin' } : {}).then(function (answer) {
      if (!answer.ok) throw new Error(url + ': HTTP ' + answer.status);
      var type = answer.headers.get('content-type') || '';
      return type.indexOf('application/wasm') === 0 ? answer : answer.arrayBuffer();
    });
  }

  function source(id, url, integrity) {
    var bytes = inlined(id);
    return bytes ? Promise.resolve(bytes) : fetched(url, integrity);
  }

  function addScript(url, integrity) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement('script');
      script.src = url;
      if (integrity) script.integrity = integrity;
      script.onload = resolve;
      script.onerror = function () { reject(new Error('cannot load ' + url)); };
      document.head.appendChild(script);
    });
  }

  // Whether WebAssembly can do here what the program uses (xtask/src/wasm.rs): a module with one instruction of each kind.
  function isCapable() {
    return WebAssembly.validate(new Uint8Array([
      0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 0, 10, 26, 1, 24, 0,
      65, 0, 192, 26, // i32.extend8_s
      67, 0, 0, 0, 0, 252, 0, 26, // i32.trunc_sat_f32_s
      65, 0, 65, 0, 65, 0, 252, 10, 0, 0, 11 // memory.copy
    ]));
  }

  if (typeof WebAssembly !== 'object' || typeof Promise !== 'function' || typeof wasm_bindgen === 'undefined' || !isCapable()) {
    tooOld();
    return;
  }

  // The second module, `files`: it reads and writes docx, xlsx and pdf, and does what takes long. A no-modules build
  // whose global is `gouji_files`; its places stand in the attributes of this script. Fetched and compiled once, whoever
  // uses it; a failure may be tried again.
  var fetching = null;
  gouji.isNear = !self.hasAttribute('data-files-js') || isKept();
  // Whether this page came from what the browser keeps: then the module lies there, too.
  function isKept() {
    try { return !!navigator.serviceWorker.controller; } catch (refused) { return false; }
  }
  function compiled() {
    if (!fetching) {
      fetching = source('files-wasm', self.getAttribute('data-files-wasm'), self.getAttribute('data-files-wasm-integrity'))
        .then(function (got) {
          if (got.arrayBuffer && WebAssembly.compileStreaming) return WebAssembly.compileStreaming(got);
          return Promise.resolve(got.arrayBuffer ? got.arrayBuffer() : got).then(function (bytes) { return WebAssembly.compile(bytes); });
        });
      fetching.then(function () { gouji.isNear = true; }, function () { fetching = null; });
    }
    return fetching;
  }

  // The module in the page itself, for those who call it by program.
  var loading = null;
  gouji.load = function () {
    if (!loading) {
      var js = self.getAttribute('data-files-js');
      var there = window.gouji_files || !js ? Promise.resolve() : addScript(js, self.getAttribute('data-files-js-integrity'));
      loading = Promise.all([compiled(), there]).then(function (got) {
        return window.gouji_files({ module_or_path: got[0] });
      }).then(function () { return window.gouji_files; });
      loading['catch'](function () { loading = null; });
    }
    return loading;
  };

  // A worker that has the module; `null` where the browser or the policy of the house has none.
  function worker(module) {
    return new Promise(function (resolve) {
      var made, text = document.getElementById('files-js');
      try {
        // From a disk a worker can only be made from what is in the page.
        made = new Worker(text
          ? URL.createObjectURL(new Blob([text.textContent], { type: 'text/javascript' }))
          : self.getAttribute('data-files-js'));
      } catch (refused) {
        return resolve(null);
      }
      made.onerror = function (event) { event.preventDefault(); made.terminate(); resolve(null); };
      made.onmessage = function (event) { resolve(event.data === 'ready' ? made : null); };
      made.postMessage(module);
    });
  }

  // The bytes of a file, as one of its own: it keeps the size and the time. `null` where the disk does not give them.
  function bytes(file) {
    return file.arrayBuffer().then(function (all) {
      var read = new Uint8Array(all);
      read.size = file.size;
      read.lastModified = file.lastModified;
      return read;
    }, function () { return null; });
  }

  // Starts what takes calls: a worker, or the module in the page where there is none.
  function hire() {
    var waiting = {}, count = 0, made = null, isOver = false, it = { load: 0, isWorker: false, dismiss: dismiss };
    // Lets the worker go; who waits for an answer hears `reason`.
    function dismiss(reason) {
      isOver = true;
      if (made) made.terminate();
      leave();
      for (var id in waiting) waiting[id][1](reason);
      waiting = {};
    }
    function leave() {
      var at = desks.indexOf(it);
      if (at >= 0) desks.splice(at, 1);
    }
    it.calls = compiled().then(worker).then(function (got) {
      if (isOver) {
        if (got) got.terminate();
        throw null;
      }
      if (!got) {
        return gouji.load().then(function (module) {
          return function (name, parameters) {
            // A page reads no file here and now, as a worker does.
            var files = name === 'pageLook' ? parameters[0] : [];
            return Promise.all(files.map(function (file) { return bytes(file); })).then(function (read) {
              return module[name].apply(null, read.length ? [read].concat(parameters.slice(1)) : parameters);
            });
          };
        });
      }
      made = got;
      it.isWorker = true;
      made.onerror = function (event) { event.preventDefault(); dismiss(new Error(event.message)); };
      made.onmessage = function (event) {
        var id = event.data[0], kind = event.data[1], value = event.data[2], call = waiting[id];
        delete waiting[id];
        if (!call) return;
        if (kind === 'done') call[0](value);
        else call[1](kind === 'words' ? value : new Error(value));
        if (kind === 'trap') dismiss(new Error(value));
      };
      return function (name, parameters) {
        return new Promise(function (resolve, reject) {
          waiting[++count] = [resolve, reject];
          made.postMessage([count, name, parameters]);
        });
      };
    });
    it.calls['catch'](leave);
    return it;
  }

  // Those who take calls. The first one keeps what it is given to keep; looking at files, for which nothing is kept, is
  // shared out among as many as the machine can feed.
  var desks = [], most = Math.max(1, Math.min(8, navigator.hardwareConcurrency || 1));
  function least() {
    var free = null;
    for (var i = 0; i < desks.length; i++) if (!free || desks[i].load < free.load) free = desks[i];
    if (!free || free.load && desks.length < most) desks.push(free = hire());
    return free;
  }

  // Calls a function of the second module, off the page's own thread where the browser lets us. A promise.
  gouji.ask = function (name, parameters) {
    var desk = name === 'pageLook' ? least() : desks[0] || (desks[0] = hire());
    // The check of what is being typed takes a moment: the one of the next key does not wait for it elsewhere.
    var load = name === 'pageCheck' ? 0 : 1;
    function done() { desk.load -= load; }
    desk.load += load;
    var answer = desk.calls.then(function (call) { return call(name, parameters); });
    answer.then(done, done);
    return answer;
  };

  // Whether a worker is there and has nothing to do; where the module is near, one is hired for the next time.
  gouji.isIdle = function () {
    if (!desks[0] && gouji.isNear) desks[0] = hire();
    return !!desks[0] && desks[0].isWorker && !desks[0].load;
  };

  // Stops whatever the module is at: who waits hears `null`. What it knew is lost with it.
  gouji.stop = function () {
    desks.slice().forEach(function (desk) { desk.dismiss(null); });
  };

  // Keeps the hosted page for times without a network, where the browser can; all works without it.
  function keepForOffline() {
    var workers;
    // Some frames throw at the mere mention.
    try { workers = navigator.serviceWorker; } catch (refused) { return; }
    if (!workers || !self.hasAttribute('data-wasm') || /[?&]embed=1/.test(location.search)) return;
    workers.register('./sw.js', { updateViaCache: 'none' }).then(function (registration) {
      function watch(worker) {
        if (!worker) return;
        function look() { if (worker.state === 'installed' && workers.controller) tellUpdate(worker); }
        look();
        worker.addEventListener('statechange', look);
      }
      watch(registration.waiting);
      watch(registration.installing);
      registration.addEventListener('updatefound', function () { watch(registration.installing); });
    })['catch'](function () { /* a private window or a policy of the house: then without */ });
  }

  // The box for the report's text.
  gouji.box = function () { return document.querySelector('#app textarea.field'); };

  // The empty page in the language that is wanted.
  (function () {
    var app = document.getElementById('app'), english = document.getElementById('first-en');
    if (document.documentElement.lang === 'en' && english && app.hasAttribute('data-first')) {
      app.textContent = '';
      app.appendChild(english.content);
      app.removeAttribute('data-first');
    }
  })();

  // What a person does with the empty page of index.html before the program has taken its place is done as soon as it has:
  // words in the box, files that are chosen, the last button that was pressed.
  var early = { box: gouji.box(), last: null, pressed: -1 };
  function buttons() { return [].slice.call(document.querySelectorAll('#app button')); }
  function onEarly(event) {
    var at = event.type === 'click' ? buttons().indexOf(event.target.closest('button')) : -1;
    if (at >= 0) early.pressed = at;
    if (event.type === 'focusin') early.last = event.target;
    // What the program takes away, focus and all, is gone a moment later; what a person leaves is still there.
    if (event.type === 'focusout') {
      setTimeout(function () { if (event.target.isConnected && early.last === event.target) early.last = null; });
    }
    // A file chosen in a dialog that opened before comes to a field that is no longer there.
    if (event.type === 'change' && event.target.files) gouji.started.then(function () { hand(event.target); });
  }
  function hand(chosen) {
    var field = document.querySelector(chosen.id ? '#report-files' : '#app input[type=file]:not([id])');
    if (!field || !chosen.files.length) return;
    field.files = chosen.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
  var EARLY = ['click', 'focusin', 'focusout', 'change'];
  EARLY.forEach(function (name) { document.getElementById('app').addEventListener(name, onEarly); });
  [].forEach.call(document.querySelectorAll('#app input[type=file]'), function (field) { field.addEventListener('change', onEarly); });
  function takeOver() {
    EARLY.forEach(function (name) { document.getElementById('app').removeEventListener(name, onEarly); });
    var field = gouji.box();
    if (field && early.box && early.box !== field) {
      if (early.last === early.box) field.focus();
      if (early.box.value && !field.value) {
        field.value = early.box.value;
        field.setSelectionRange(early.box.selectionStart, early.box.selectionEnd);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }
    if (early.pressed >= 0 && buttons()[early.pressed]) buttons()[early.pressed].click();
  }

  // Takes back the text that stood in the box before an update. The worker of the new version holds it in memory alone,
  // for the page with this ticket.
  function takeBack() {
    var ticket = location.hash.indexOf('#update-') === 0 && location.hash.slice(1);
    var worker = ticket && navigator.serviceWorker && navigator.serviceWorker.controller;
    if (!worker) return;
    history.replaceState(null, '', location.pathname + location.search);
    var channel = new MessageChannel();
    channel.port1.onmessage = function (event) {
      var field = gouji.box();
      if (!event.data || !field || field.value) return;
      field.value = event.data;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    worker.postMessage({ type: 'gouji:take-back', ticket: ticket }, [channel.port2]);
  }

  // Says that a new version is there. It comes when the person wants it, never in the middle of work.
  function tellUpdate(worker) {
    if (document.getElementById('update')) return;
    var english = document.documentElement.lang.indexOf('en') === 0;
    var bar = document.createElement('div');
    bar.id = 'update';
    bar.setAttribute('role', 'status');
    bar.appendChild(document.createTextNode(english
      ? 'A new version is ready. Updating reloads the page and keeps the text in the box; save other results first. '
      : '有新版本。更新会重新载入本页，文本框中的内容会保留；清单等其他结果请先导出。'));
    function button(label, act) {
      var made = document.createElement('button');
      made.type = 'button';
      made.appendChild(document.createTextNode(label));
      made.addEventListener('click', act);
      bar.appendChild(made);
    }
    button(english ? 'Update now' : '现在更新', function () {
      var field = gouji.box();
      var ticket = 'update-' + Math.random();
      navigator.serviceWorker.addEventListener('controllerchange', function () {
        history.replaceState(null, '', '#' + ticket);
        location.reload();
      });
      worker.postMessage({ type: 'gouji:activate', ticket: ticket, text: field ? field.value : '' });
    });
    button(english ? 'Later' : '以后', function () { bar.parentNode.removeChild(bar); });
    document.body.insertBefore(bar, document.body.firstChild);
  }

  // The later part of the program (see src/app/effects/deferred.rs): it shares the first part's memory and table. A failure may be
  // tried again.
  var first = null, coming = null;
  gouji.isWhole = !self.hasAttribute('data-later') && !document.getElementById('later-wasm');
  // The styles of what the later part draws. Without them it is plain, and works.
  function laterSheet() {
    var href = self.getAttribute('data-later-css');
    if (!href) return Promise.resolve();
    return new Promise(function (resolve) {
      var link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = href;
      link.integrity = self.getAttribute('data-later-css-integrity') || '';
      link.onload = link.onerror = resolve;
      document.head.appendChild(link);
    });
  }
  gouji.later = function () {
    if (!coming) {
      var sheet = laterSheet();
      coming = gouji.isWhole ? Promise.resolve() : source('later-wasm', self.getAttribute('data-later'), self.getAttribute('data-later-integrity'))
        .then(function (got) {
          var imports = { first: first };
          return got.arrayBuffer && WebAssembly.instantiateStreaming
            ? WebAssembly.instantiateStreaming(got, imports)
            : Promise.resolve(got.arrayBuffer ? got.arrayBuffer() : got).then(function (bytes) { return WebAssembly.instantiate(bytes, imports); });
        }).then(function () { return sheet; }).then(function () { gouji.isWhole = true; });
      coming['catch'](function () { coming = null; });
    }
    return coming;
  };

  gouji.started = source('page-wasm', self.getAttribute('data-wasm'), self.getAttribute('data-wasm-integrity')).then(function (module) {
    return wasm_bindgen({ module_or_path: module });
  }).then(function (exports) {
    first = exports;
    gouji.later()['catch'](function () { /* asked for again when it is needed, and then told */ });
    var place = document.getElementById('boot');
    if (place) place.parentNode.removeChild(place);
  });
  gouji.started.then(function () {
    document.getElementById('app').removeAttribute('data-first');
    takeOver();
    takeBack();
    keepForOffline();
  }, broken);
})();
