// Puts the panel beside the page: a frame of the extension's own, which the page's policy, styles and scripts do not reach.
(function () {
  'use strict';
  for (const old of document.querySelectorAll('gouji-panel')) old.remove();
  const host = document.createElement('gouji-panel');
  const frame = document.createElement('iframe');
  frame.src = chrome.runtime.getURL('panel.html');
  frame.title = '勾稽';
  // By property: a page's policy may forbid the attribute.
  for (const [name, value] of [['width', '100%'], ['height', '100%'], ['border', '0'], ['display', 'block']]) {
    frame.style.setProperty(name, value);
  }
  host.attachShadow({ mode: 'open' }).append(frame);
  document.documentElement.append(host);
})();
