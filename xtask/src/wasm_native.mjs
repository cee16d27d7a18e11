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

/** A report without its file, each place as `place` has it. */
function plain(report, place) {
  const { source, text, ...rest } = report;
  return JSON.stringify(rest, (key, value) =>
    (key === 'start' || key === 'end') && typeof value === 'number' ? place(value) : value);
}

const same = (place) => place;
const nowhere = () => 0;

/** What Node says of a file. Of a page the command line counts in the source, Node in the text that it hands along: no places. */
function inNode(path) {
  const reports = [gouji.checkFile(new Uint8Array(readFileSync(path)), path)].flat();
  const place = (text) => {
    if (isPage(path)) return nowhere;
    const bytes = bytesOf(text);
    return (unit) => bytes[unit];
  };
  return reports.map((report) => plain(report, place(report.text))).join('\n');
}

const isPage = (path) => path.endsWith('.html');
const onLine = (report) => plain(report, isPage(report.source.path) ? nowhere : same);

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
    let native = onLine(report);
    if (native !== wasm) {
      // In a folder the verdict counts what was found between reports: by itself, as in Node.
      native = onCommandLine(at, report.source.path).map(onLine).join('\n');
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
