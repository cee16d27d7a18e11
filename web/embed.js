// The page in a frame of another page (`?embed=1`): answers its messages. Joined to boot.js by the build.
//
// Only the window that holds the frame is answered, at the origin from which it asked, and only when it asks; `?origin=`
// narrows that to one origin. What a person pastes is told only to a page of the same origin, or of the one that `?origin=` names.
// Who may hold the frame at all is the server's to say, by `frame-ancestors`.
(function () {
  'use strict';
  var parameters = new URLSearchParams(location.search);
  if (parameters.get('embed') !== '1' || window.parent === window || !window.gouji.started) return;
  var only = parameters.get('origin');
  // Beyond this a message is refused: a check should never keep the frame busy for long. In UTF-16 units.
  var LIMIT = 5000000;
  var watcher = null;
  var told = null;

  // An opaque origin (a sandboxed frame, a page from a disk) cannot be named as a target.
  function answer(event, message) {
    event.source.postMessage(message, event.origin === 'null' ? '*' : event.origin);
  }

  // The report of a request, as a promise.
  function reported(request) {
    var isText = typeof request.text === 'string';
    var source = isText ? request.text : request.html;
    if (typeof source !== 'string') return Promise.reject(new Error('gouji:check needs `text` or `html`, a string'));
    if (source.length > LIMIT) return Promise.reject(new Error('the text is longer than ' + LIMIT + ' characters'));
    return gouji.ask(isText ? 'check' : 'checkHtml', [source, request.options]);
  }

  function tell() {
    var field = window.gouji.box();
    if (!watcher || !field || field.value === told) return;
    var text = told = field.value;
    reported({ text: text, options: { lang: /^en/.test(document.documentElement.lang) ? 'en' : 'zh' } }).then(function (report) {
      answer(watcher, { type: 'gouji:changed', text: text, report: report });
    }, function () { /* too long to check: nothing to tell */ });
  }

  window.addEventListener('message', function (event) {
    if (event.source !== window.parent || (only && event.origin !== only)) return;
    var message = event.data;
    if (!message || typeof message !== 'object') return;
    if (message.type === 'gouji:check') {
      reported(message).then(function (report) {
        answer(event, { type: 'gouji:report', id: message.id, report: report });
      }, function (error) {
        answer(event, { type: 'gouji:report', id: message.id, report: null, error: error.message });
      });
    } else if (message.type === 'gouji:text' && typeof message.text === 'string' && message.text.length <= LIMIT) {
      var field = window.gouji.box();
      field.value = message.text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    } else if (message.type === 'gouji:watch' && event.origin === (only || location.origin)) {
      watcher = event;
      told = null;
      tell();
    }
  });

  // The page redraws after each check; a moment later the redrawing is over.
  var later = 0;
  new MutationObserver(function () {
    clearTimeout(later);
    later = setTimeout(tell, 150);
  }).observe(document.getElementById('app'), { subtree: true, childList: true, attributes: true, characterData: true });

  gouji.started.then(function () {
    // Says nothing of anyone's text, so it may be heard by any holder.
    window.parent.postMessage({ type: 'gouji:ready' }, only || '*');
  });
})();
