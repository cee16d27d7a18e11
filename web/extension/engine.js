// The program itself, in a frame that has nothing: no permission of the extension, no connection, no storage. It answers the
// panel, which hands it the WebAssembly and the texts.
'use strict';

addEventListener('message', async function (event) {
  if (event.source !== parent) return;
  const { id, name, words } = event.data;
  let answer;
  try {
    answer = { id, value: name === 'init' ? await gouji.init(words[0]) : gouji[name](...words) };
  } catch (error) {
    answer = { id, error: String(error && error.message || error) };
  }
  parent.postMessage(answer, location.origin);
});
parent.postMessage({ id: 0 }, location.origin);
