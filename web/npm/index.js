// For browsers and bundlers. The module is fetched from beside this file unless something else is given.
import start from './glue.js';

let started;

export function init(source) {
  started ??= start({ module_or_path: source ?? new URL('./gouji_bg.wasm', import.meta.url) })
    .then(() => undefined, (error) => { started = undefined; throw error; });
  return started;
}

// What is promised, and nothing of what the page alone uses.
export { check, checkFile, checkHtml, checkSet, exportReports, markedCopy, rules, version } from './glue.js';
