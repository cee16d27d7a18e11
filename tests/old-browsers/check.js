// Opens the one file, and the hosted page, in one old Chromium; called by `cargo xtask old-browsers`:
//   node check.js PUPPETEER CHROMIUM GOUJI_HTML HOSTED_URL SAMPLE
'use strict';
const [, , puppeteerFolder, executablePath, file, hosted, sample] = process.argv;
const puppeteer = require(puppeteerFolder);
const text = require('fs').readFileSync(sample, 'utf8');

async function main() {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  const browser = await puppeteer.launch({ executablePath, headless: true, args });
  const version = await browser.version();
  try {
    const page = await browser.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto('file://' + file);
    await page.waitForSelector('body[data-ready]', { timeout: 20000 });
    await page.evaluate((report) => {
      const box = document.querySelector('textarea');
      box.value = report;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
    await page.waitForSelector('[data-code="T3-ROOT"]', { timeout: 20000 });
    const second = await page.evaluate(() => gouji.load('files').then((api) => api.version(), (error) => 'failed: ' + error));
    if (/^failed/.test(second)) problems.push('second module ' + second);

    // The hosted page runs under its strict policy, or else says what to do.
    await page.goto(hosted);
    await page.waitForSelector('body[data-ready], body[data-failed]', { timeout: 20000 });
    const runs = await page.evaluate(() => document.body.hasAttribute('data-ready'));
    if (!runs) {
      await page.click('#boot a');
      await page.waitForSelector('body[data-ready]', { timeout: 20000 });
    }
    console.log(`${version}: one file runs; hosted page ${runs ? 'runs' : 'offers the one file, which runs'}`);
    if (problems.length) throw new Error(problems.join('; '));
  } finally {
    await browser.close();
  }
}

main().catch((error) => {
  console.error(error.message || error);
  process.exit(1);
});
