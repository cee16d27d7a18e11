// Works with the page in one old Chromium, as a person would; called by tests/browser/tests/it/old.rs:
//   node check.js PUPPETEER CHROMIUM GOUJI_HTML HOSTED_URL SAMPLES PICTURES
// SAMPLES holds one report with one slip, as text, web page, Word, workbook and PDF.
'use strict';
const fs = require('fs');
const path = require('path');
const [, , puppeteerFolder, executablePath, file, hosted, samples, pictures] = process.argv;
const puppeteer = require(puppeteerFolder);
const sample = (name) => fs.readFileSync(path.join(samples, name));
const CELL = '[data-cell="t3.unable_not_held.natural"]';
// As long as the machine may be busy with other things; who waits in vain waits that long.
const PATIENCE = { timeout: 90000 };

function check(holds, what) {
  if (!holds) throw new Error(what);
}

// What browsers do at Ctrl+V: the page is asked first, and where it does nothing the words go in.
function paste(page, kind, content) {
  return page.evaluate((kind, content) => {
    const box = document.querySelector('textarea');
    box.focus();
    box.select();
    const data = new DataTransfer();
    data.setData(kind, content);
    if (kind === 'text/html') data.setData('text/plain', '…');
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    if (box.dispatchEvent(event)) document.execCommand('insertText', false, content);
  }, kind, content);
}

function drop(page, name) {
  return page.evaluate((name, base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], name));
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      document.querySelector('textarea').dispatchEvent(
        new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, name, sample(name).toString('base64'));
}

async function cleared(page) {
  await page.evaluate(() => [...document.querySelectorAll('button')].find((b) => b.textContent === '清空').click());
  await page.waitForSelector('[data-verdict=empty]', PATIENCE);
}

const slip = (page) => page.waitForSelector('[data-code="T3-ROOT"]', PATIENCE);

// Everything on the page that must work; `name` for its pictures.
async function work(page, name) {
  await page.waitForSelector('body[data-ready]', PATIENCE);
  await page.screenshot({ path: path.join(pictures, name + '-empty.png') });
  await paste(page, 'text/plain', sample('report.txt').toString());
  await slip(page);
  await cleared(page);
  await paste(page, 'text/html', sample('report.html').toString());
  await slip(page);
  for (const kind of ['docx', 'xlsx', 'pdf']) {
    await cleared(page);
    await drop(page, 'report.' + kind);
    await slip(page).catch(async () => {
      const shown = await page.evaluate(() => document.body.innerText);
      throw new Error(`a dropped ${kind} is not checked; the page shows:\n${shown}`);
    });
  }
  await cleared(page);
  await (await page.$('#report-files')).uploadFile(path.join(samples, 'report.txt'));
  await slip(page);

  await page.click('[data-code="T3-ROOT"] [data-action="locate"]');
  // In sight and at rest: a click on what still moves goes to what was there before.
  await page.waitForFunction((cell) => {
    const box = document.querySelector(cell).getBoundingClientRect();
    window.still = window.top_before === box.top ? window.still + 1 : 0;
    window.top_before = box.top;
    return window.still > 10 && box.width > 0 && box.top >= 0 && box.bottom <= innerHeight;
  }, PATIENCE, CELL);
  await page.click(CELL);
  await page.waitForSelector('.inspector', PATIENCE);
  await page.screenshot({ path: path.join(pictures, name + '.png') });

  // Exports: what is handed over is caught where the page makes its link.
  await page.evaluate(() => {
    window.saved = [];
    HTMLAnchorElement.prototype.click = function () { saved.push([this.download, this.href]); };
  });
  for (const kind of ['docx', 'xlsx', 'html', 'markdown', 'json', 'sarif']) {
    await page.evaluate((kind) => document.querySelector(`[data-export="${kind}"]`).click(), kind);
  }
  await page.waitForFunction(() => saved.length === 6, PATIENCE);
  const empty = await page.evaluate(() => saved.filter(([name, href]) => !name || !href.startsWith('blob:')));
  check(empty.length === 0, `exports without name or content: ${JSON.stringify(empty)}`);
  await page.evaluate(() => { delete HTMLAnchorElement.prototype.click; });

  for (const dialog of ['规则', '设置']) {
    await page.evaluate((name) => {
      [...document.querySelectorAll('.top button')].find((b) => b.textContent === name).click();
    }, dialog);
    await page.waitForSelector('dialog[open]', PATIENCE).catch(() => { throw new Error(`${dialog} does not open`); });
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog'), PATIENCE)
      .catch(() => { throw new Error(`${dialog} does not close`); });
  }

  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check(wider <= 0, `${wider} pixels wider than the screen`);
  await page.emulateMediaType('print');
  const hidden = (css) => page.evaluate((css) => getComputedStyle(document.querySelector(css)).display === 'none', css);
  check(await hidden('.text-pane'), 'the text box is printed');
  check(!await hidden('[data-code="T3-ROOT"]'), 'findings are not printed');
  const paper = await page.pdf({ format: 'A4', path: path.join(pictures, name + '-print.pdf') });
  check(paper.slice(0, 4).toString() === '%PDF', 'nothing is printed');
  await page.emulateMediaType(null);
}

async function open(browser) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE.timeout);
  const problems = [];
  const requests = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    if (!/^(data|blob|about):/.test(request.url())) requests.push(request.url());
  });
  await page.setViewport({ width: 1280, height: 900 });
  return { page, problems, requests };
}

// Too old even for the one file: a plain page says what will do instead.
async function refuse(page, name) {
  await page.waitForSelector('body[data-failed]', PATIENCE);
  const said = await page.evaluate(() => document.body.innerText);
  for (const word of ['Chrome 80', '极速模式', 'fast (极速) mode']) check(said.includes(word), `${word} is not said:\n${said}`);
  await page.screenshot({ path: path.join(pictures, name + '.png') });
}

async function main() {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--lang=zh-CN'];
  const browser = await puppeteer.launch({ executablePath, headless: true, args, ...PATIENCE });
  try {
    const version = await browser.version();
    const number = version.replace(/^\D*(\d+).*$/, '$1');
    const name = 'old-' + number;
    if (number < 80) {
      for (const address of ['file://' + file, hosted]) {
        const { page } = await open(browser);
        await page.goto(address);
        await refuse(page, name);
      }
      console.log(`${version}: one file and hosted page say that it is too old, and what will do`);
      return;
    }

    const one = await open(browser);
    await one.page.goto('file://' + file);
    await work(one.page, name + '-one-file');
    check(one.requests.length === 1, `the one file asked for ${one.requests.slice(1).join(', ')}`);
    check(one.problems.length === 0, one.problems.join('; '));

    // Under the hosted page's strict policy these browsers refuse WebAssembly, and it opens the one file beside it.
    const site = await open(browser);
    await site.page.goto(hosted);
    await site.page.waitForSelector('body[data-ready]', PATIENCE);
    await site.page.waitForFunction(() => document.readyState === 'complete', PATIENCE);
    const loaded = site.requests.length;
    await work(site.page, name + '-hosted');
    const later = site.requests.slice(loaded).filter((url) => !/\/(files|sw)[-.\w]*$/.test(url));
    check(later.length === 0, `the hosted page asked for ${later.join(', ')}`);
    const edition = /gouji\.html/.test(site.page.url()) ? 'by way of the one file' : 'as it is';
    console.log(`${version}: one file and hosted page (${edition}) work`);
  } finally {
    await browser.close();
  }
}

main().catch((error) => {
  console.error(error.stack || error);
  process.exit(1);
});
