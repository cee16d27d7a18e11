// What only the extension's background may do: the button on the toolbar puts the panel beside the page, and the panel's
// wishes are passed on to the page. A press lets the extension into this tab until it goes elsewhere, and into no other.
'use strict';

const quiet = () => void chrome.runtime.lastError;

chrome.action.onClicked.addListener((tab) => open_panel(tab, 3));

function open_panel(tab, tries) {
  const target = { tabId: tab.id };
  chrome.scripting.insertCSS({ target, files: ['page.css'] }, function () {
    if (!chrome.runtime.lastError) return chrome.scripting.executeScript({ target, files: ['open.js'] }, quiet);
    // A page that has only just come lets nobody in for a moment.
    if (tries > 1) return setTimeout(open_panel, 300, tab, tries - 1);
    // The browser's own pages, its viewer of PDFs and shops of extensions never do: the panel says so, in a tab of its own.
    return chrome.tabs.create({ url: chrome.runtime.getURL('panel.html') });
  });
}

chrome.runtime.onMessage.addListener(function (message, sender, answer) {
  const tab = sender.tab && sender.tab.id;
  const answered = (value) => answer(chrome.runtime.lastError ? { refused: chrome.runtime.lastError.message } : { value });
  if (message.gouji === 'read') {
    const target = { tabId: tab, allFrames: true };
    chrome.scripting.insertCSS({ target, files: ['page.css'] }, function () {
      quiet();
      chrome.scripting.executeScript({ target, files: ['page.js'] }, answered);
    });
  } else if (message.gouji === 'tell') {
    chrome.tabs.sendMessage(tab, message.what, { frameId: message.frame }, answered);
  } else if (message.gouji === 'picked') {
    // From the page's frame to the panel's.
    chrome.tabs.sendMessage(tab, { gouji: 'show', finding: message.finding }, quiet);
    return false;
  }
  return true;
});
