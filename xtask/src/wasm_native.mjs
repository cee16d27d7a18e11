// node compare.mjs PROGRAM PACKAGE DOCUMENTS: the command line and the npm package over every document below a folder.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [program, packageFolder, documents] = process.argv.slice(2);
const gouji = await import(pathToFileURL(join(packageFolder, 'node.js')));
await gouji.init();

/** For each UTF-16 unit of a text, where it begins in UTF-8. */
function bytesOf(text) {
  const places = new Uint32Array(text.length + 1);
  for (let unit = 0, byte = 0; unit < text.length; unit += 1) {
    places[unit] = byte;
    const code = text.codePointAt(unit);
    byte += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (code > 0xffff) {
      unit += 1;
      places[unit] = byte;
    }
    places[unit + 1] = byte;
  }
  return places;
}

/** A report without its file, places counted in bytes. */
function plain(report, places) {
  const { source, text, ...rest } = report;
  return JSON.stringify(rest, (key, value) =>
    places && (key === 'start' || key === 'end') && typeof value === 'number' ? places[value] : value);
}

function inNode(path) {
  const bytes = readFileSync(path);
  if (path.endsWith('.html')) {
    const html = bytes.toString('utf8');
    return plain(gouji.checkHtml(html), bytesOf(html));
  }
  const reports = [gouji.checkFile(new Uint8Array(bytes), path)].flat();
  return reports.map((report) => plain(report, bytesOf(report.text))).join('\n');
}

/** What the command line says of each report in a folder, or of one file there. */
function onCommandLine(cwd, what) {
  let lines;
  try {
    lines = execFileSync(program, ['check', '--format', 'ndjson', what], { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
  } catch (error) {
    // The exit status tells of findings.
    lines = error.stdout;
  }
  return lines.split('\n').filter(Boolean).map((line) => JSON.parse(line)).filter((report) => report.cells);
}

let compared = 0;
const differences = [];
for (const folder of readdirSync(documents).sort()) {
  const at = join(documents, folder);
  for (const report of onCommandLine(at, '.')) {
    const wasm = inNode(join(at, report.source.path));
    let native = plain(report);
    if (native !== wasm) {
      // In a folder the verdict counts what was found between reports: by itself, as in Node.
      native = onCommandLine(at, report.source.path).map((alone) => plain(alone)).join('\n');
    }
    compared += 1;
    if (native !== wasm) {
      const first = [...native].findIndex((character, nth) => character !== wasm[nth]);
      const around = (text) => text.slice(Math.max(0, first - 60), first + 100);
      differences.push(`${folder}/${report.source.path}\n  command line ${around(native)}\n  WebAssembly  ${around(wasm)}`);
    }
  }
}
console.log(`${compared} documents, ${differences.length} of which differ`);
differences.slice(0, 20).forEach((difference) => console.log(difference));
process.exit(differences.length > 0 || compared === 0 ? 1 : 0);
