// <gouji-checker>: the page as an element of another page.
//
//   <script src="/gouji/gouji-checker.js"></script>
//   <gouji-checker lang="zh" theme="light" style="height: 80vh"></gouji-checker>
//
// The page stands in a frame of the element's own, so that no style leaks either way. `src` says where the page is when
// it is not beside this script. `text` sets and gives the report's text; `gouji-ready` tells that the page runs,
// `gouji-report` brings the report in `detail` whenever it has changed.
(function () {
  'use strict';
  var beside = document.currentScript && document.currentScript.src || location.href;

  function Checker() {
    var self = Reflect.construct(HTMLElement, [], Checker);
    self._text = '';
    self._ready = false;
    self._receive = self._receive.bind(self);
    return self;
  }
  Checker.prototype = Object.create(HTMLElement.prototype, { constructor: { value: Checker } });
  Checker.observedAttributes = ['lang', 'theme', 'src'];

  Checker.prototype.connectedCallback = function () {
    var root = this.shadowRoot || this.attachShadow({ mode: 'open' });
    if (!this._frame) {
      this._frame = document.createElement('iframe');
      this._frame.title = this.getAttribute('title') || '勾稽';
      root.appendChild(this._frame);
    }
    // Set through the object model: a policy of the host page against inline styles does not forbid that.
    if (!this.style.display) this.style.display = 'block';
    if (!this.style.height) this.style.height = '80vh';
    this._frame.style.cssText = 'border: 0; width: 100%; height: 100%; display: block';
    window.addEventListener('message', this._receive);
    this._open();
  };

  Checker.prototype.disconnectedCallback = function () {
    window.removeEventListener('message', this._receive);
    this._ready = false;
  };

  Checker.prototype.attributeChangedCallback = function (name, before, now) {
    if (this._frame && before !== now) this._open();
  };

  // Whether an address is of the site that the element or its script is of.
  function isOwn(address) {
    return /^(https?|file):$/.test(address.protocol) && [beside, location.href].some(function (own) {
      own = new URL(own, location.href);
      return own.protocol === address.protocol && own.host === address.host;
    });
  }

  Checker.prototype._open = function () {
    var address = new URL(this.getAttribute('src') || './', beside);
    // The frame gets the report: no other site may be named, and no script.
    if (!isOwn(address)) {
      this._frame.removeAttribute('src');
      if (window.console) console.error('<gouji-checker>: src must be a path or an address of this site: ' + address.href);
      return;
    }
    address.searchParams.set('embed', '1');
    var names = ['lang', 'theme'];
    for (var i = 0; i < names.length; i++) {
      if (this.getAttribute(names[i])) address.searchParams.set(names[i], this.getAttribute(names[i]));
    }
    if (this._frame.src === address.href) return;
    this._origin = address.origin;
    this._ready = false;
    this._frame.src = address.href;
  };

  Checker.prototype._post = function (message) {
    this._frame.contentWindow.postMessage(message, this._origin);
  };

  Checker.prototype._receive = function (event) {
    if (!this._frame || event.source !== this._frame.contentWindow || event.origin !== this._origin) return;
    var message = event.data || {};
    if (message.type === 'gouji:ready') {
      this._ready = true;
      this._post({ type: 'gouji:watch' });
      if (this._text) this._post({ type: 'gouji:text', text: this._text });
      this.dispatchEvent(new CustomEvent('gouji-ready', { bubbles: true }));
    } else if (message.type === 'gouji:changed') {
      this._text = message.text;
      this.dispatchEvent(new CustomEvent('gouji-report', { bubbles: true, detail: message.report }));
    }
  };

  Object.defineProperty(Checker.prototype, 'text', {
    get: function () { return this._text; },
    set: function (text) {
      this._text = String(text);
      if (this._ready) this._post({ type: 'gouji:text', text: this._text });
    }
  });

  if (!customElements.get('gouji-checker')) customElements.define('gouji-checker', Checker);
})();
