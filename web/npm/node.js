// For Node, whose fetch does not read files.
import { readFile } from 'node:fs/promises';
import start from './glue.js';

let started;

export function init(source) {
  started ??= (async () => {
    const module = source ?? await readFile(new URL('./gouji_bg.wasm', import.meta.url));
    await start({ module_or_path: module });
  })().catch((error) => { started = undefined; throw error; });
  return started;
}

// What is promised, and nothing of what the page alone uses.
export { check, checkFile, checkHtml, checkSet, exportReports, markedCopy, rules, version } from './glue.js';
