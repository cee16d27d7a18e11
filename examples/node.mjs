// Checks files from Node 20 or later: node examples/node.mjs report.txt …
// Exit status 1 where a report has an error. Uses the package of target/bundle/npm.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { init, checkFile } from '../npm/node.js';

await init();
let errors = 0;
for (const path of process.argv.slice(2)) {
  // A workbook with a unit on each sheet gives several reports.
  const reports = [checkFile(await readFile(path), basename(path), { lang: 'zh' })].flat();
  for (const report of reports) {
    for (const finding of report.findings) {
      if (finding.explained_by) continue;
      console.log(`${path}: ${finding.severity}: ${finding.code}: ${finding.message}`);
      errors += finding.severity === 'error' ? 1 : 0;
    }
    console.log(`${path}: ${report.checks.passed} 项一致，${report.checks.not_evaluated} 项未能核对`);
  }
}
process.exitCode = errors > 0 ? 1 : 0;
