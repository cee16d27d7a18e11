// The checker in a worker: a large file does not hold the page up, and ending the worker stops it.
import { init, checkFile } from '../npm/index.js';

const started = init();

self.onmessage = async ({ data: { id, bytes, name } }) => {
  try {
    await started;
    self.postMessage({ id, reports: [checkFile(bytes, name, { lang: 'zh' })].flat() });
  } catch (error) {
    // What cannot be read says why, and what to do.
    self.postMessage({ id, error: error.message });
  }
};
