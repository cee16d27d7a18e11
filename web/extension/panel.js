// The panel: asks the page for its text, the program for its findings, and shows them.
'use strict';

const WORDS = {
  zh: Object.assign({
    again: '重新核对', lang: 'EN', side: '换边', close: '关闭',
    reading: '正在核对本页…', own_file: '选择文件核对（docx、doc、rtf、xlsx、pdf、html、txt）',
    refused: '这一页不让扩展读取：浏览器自己的页面、浏览器里打开的 PDF、扩展商店都是这样。请把文件存到本机，在下面选择它。',
    none: '本页没有认出年度报告。',
    none_help: '报告也许在附件里，或者在另一个网站的框架里。本页没有核对任何内容。',
    shut: (n) => `本页有 ${n} 个框架来自别的网站，没有读取。`,
    counts: (e, w, i) => `${e} 处错误，${w} 处警告，${i} 处提示`,
    gone: '这一处在本页上已找不到，请重新核对。', suggestion: '建议：', follows: (n) => `由此引起的 ${n} 处`,
    skipped_help: '以下各项没有核对，不能当作无误。',
    links: '本页的附件', check: '核对', elsewhere: '在别的网站上，请下载后在下面选择。', failed: (why) => `没有读到：${why}`,
    save: '问题清单', back: '回到本页',
  }, COMMON.zh),
  en: Object.assign({
    again: 'Check again', lang: '中文', side: 'Other side', close: 'Close',
    reading: 'Checking this page…', own_file: 'Choose a file to check (docx, doc, rtf, xlsx, pdf, html, txt)',
    refused: 'This page lets no extension read it: the browser\'s own pages, PDFs opened in it and the shop of extensions are such. Save the file on this machine and choose it below.',
    none: 'No annual report was recognised on this page.',
    none_help: 'It may be in an attachment, or in a frame of another site. Nothing on this page was checked.',
    shut: (n) => `Frames of other sites on this page that were not read: ${n}.`,
    counts: (e, w, i) => `errors: ${e}, warnings: ${w}, notes: ${i}`,
    gone: 'The page has changed here; check again.', suggestion: 'Proposed: ', follows: (n) => `What follows from it: ${n}`,
    skipped_help: 'These were not checked and must not be taken as right.',
    links: 'Attachments of this page', check: 'Check', elsewhere: 'On another site: download it and choose it below.', failed: (why) => `Not read: ${why}`,
    save: 'List of problems', back: 'Back to the page',
  }, COMMON.en),
};
const NOT_A_REPORT = 'PARSE-NOT-REPORT';
const WEIGHT = ['error', 'warning', 'info'];

const main = document.getElementById('main');
const engine = document.getElementById('engine');
// Beside a page, or in a tab of its own where the page let nothing in.
const is_beside = window !== top;
let marked = 0, chosen_lang, words = WORDS.zh, pages = [];

// What the background does for the panel; by callbacks, since Chromium 88 has no promises here.
function behind(message) {
  return new Promise(function (done, failed) {
    chrome.runtime.sendMessage(message, function (answer) {
      const refused = chrome.runtime.lastError ? chrome.runtime.lastError.message : answer && answer.refused;
      if (refused) failed(new Error(refused)); else done(answer.value);
    });
  });
}

// Tells a frame of the page, or asks it.
function tell(what, frame) {
  return behind({ gouji: 'tell', frame, what });
}

// The program, by messages to its frame.
const waiting = new Map();
const ready = new Promise(function (done) {
  addEventListener('message', function (event) {
    if (event.source !== engine.contentWindow) return;
    const { id, value, error } = event.data;
    if (id === 0) return done();
    const [answered, refused] = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) answered(value); else refused(new Error(error));
  });
  // Only now: what it says when it is ready must be heard.
  engine.src = 'engine.html';
});
let asked = 0;
async function ask(name, ...given) {
  await ready;
  return new Promise(function (answered, refused) {
    waiting.set(++asked, [answered, refused]);
    engine.contentWindow.postMessage({ id: asked, name, words: given }, '*');
  });
}
let started;
function start() {
  started = started || fetch('gouji_bg.wasm').then((r) => r.arrayBuffer()).then((bytes) => ask('init', bytes));
  return started;
}

function speak(lang) {
  words = WORDS[lang];
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  for (const name of ['again', 'lang', 'side', 'close']) document.getElementById(name).textContent = words[name];
}

function lang() { return words === WORDS.en ? 'en' : 'zh'; }

// Reads and checks the page, frame by frame, and shows the one that holds the report.
async function check_page() {
  speak(chosen_lang || lang());
  main.replaceChildren(make('p', {}, words.reading));
  const frames = await behind({ gouji: 'read' });
  pages = frames.filter((one) => one.result).map((one) => Object.assign({ frame: one.frameId || 0 }, one.result));
  speak(chosen_lang || (/^en\b/i.test(pages[0] && pages[0].lang) ? 'en' : 'zh'));
  await start();
  let best = null;
  for (const page of pages) {
    const report = await ask('checkHtml', page.html, { lang: lang() });
    const read = Object.values(report.cells).filter((cell) => cell.state !== 'missing').length;
    const known = !report.findings.some((one) => one.code === NOT_A_REPORT);
    if (known && (!best || read > best.read)) best = { page, report, read };
  }
  if (!best) return show_none();
  show(best.report, { html: best.page.html }, best.page.frame);
  const causes = causes_of(best.report);
  const marks = best.report.findings.flatMap(function (finding) {
    const cause = cause_of(best.report, finding);
    const nth = causes.indexOf(cause);
    if (nth < 0) return [];
    return finding.spans.map((span) => ({
      start: span.start, end: span.end, finding: nth,
      kind: span.role === 'subject' && finding === cause ? finding.severity : 'evidence',
    }));
  });
  marked = best.page.frame;
  return tell({ gouji: 'marks', marks }, marked);
}

function causes_of(report) {
  const heads = report.findings.filter((one) => one.explained_by === null && WEIGHT.includes(one.severity));
  return heads.sort((a, b) => WEIGHT.indexOf(a.severity) - WEIGHT.indexOf(b.severity));
}

function cause_of(report, finding) {
  let cause = finding;
  for (let steps = 0; cause && cause.explained_by !== null && steps < 9; steps++) {
    cause = report.findings.find((one) => one.fingerprint === cause.explained_by);
  }
  return cause;
}

function show_none() {
  main.replaceChildren(
    make('p', { class: 'verdict', 'data-verdict': 'empty', role: 'status' }, words.none),
    make('p', {}, words.none_help), ...ending());
}

// A report: of the page, with the frame in which it stands, or of a file.
function show(report, source, frame) {
  const { title, body, year } = report.report;
  const causes = causes_of(report);
  const count = (kind) => causes.filter((one) => one.severity === kind).length;
  const { passed, not_evaluated } = report.checks;
  const sums = [words.titles[report.verdict], causes.length ? words.counts(...WEIGHT.map(count)) : null, words.checks(passed, not_evaluated)];
  const unread = report.findings.filter((one) => one.severity === 'not_evaluated');
  const skipped = [
    ...unread.map((one) => make('li', {}, one.message)),
    ...report.skipped.map((one) => make('li', {}, make('code', {}, one.code), ` × ${one.count} ${one.reason}`)),
  ];
  main.replaceChildren(
    make('h1', { title: title || '' }, `${body || words.no_body} ${year === null ? words.no_year : words.year(year)}`),
    make('p', { class: 'verdict', role: 'status', 'data-verdict': report.verdict, 'data-errors': count('error'), 'data-warnings': count('warning'),
      'data-passed': passed, 'data-not-evaluated': not_evaluated }, sums.filter(Boolean).join(lang() === 'zh' ? '；' : '; ')),
    make('ol', {}, ...causes.map((one, nth) => card(report, one, nth, frame))),
    make('div', { class: 'acts' }, ...['docx', 'xlsx', 'html'].map((kind) =>
      make('button', { 'data-export': kind, press: () => save(source, kind) }, `${words.save} ${kind}`)),
    frame === undefined && is_beside ? make('button', { press: begin }, words.back) : null),
    skipped.length ? make('details', {}, make('summary', {}, `${words.skipped} ${skipped.length}`), make('p', {}, words.skipped_help), make('ul', {}, ...skipped)) : '',
    ...ending());
}

function card(report, finding, nth, frame) {
  const follows = report.findings.filter((one) => one !== finding && cause_of(report, one) === finding);
  const said = [...new Set(finding.suggestions.map((one) => one.text).concat(finding.replacement ? finding.replacement.text : []))];
  const gone = make('p', { class: 'note', hidden: '' }, words.gone);
  const go = async function () {
    mark_here(nth);
    const found = await tell({ gouji: 'go', finding: nth }, frame).catch(() => false);
    gone.hidden = found === true;
  };
  return make('li', { class: 'finding', 'data-finding': finding.fingerprint, 'data-code': finding.code, 'data-severity': finding.severity },
    make('h3', {}, finding.title, make('span', { class: 'kind' }, `${words.severity[finding.severity]} ${finding.code}`)),
    make('p', { class: 'message' }, finding.message),
    finding.formula ? make('p', { class: 'formula' }, finding.formula) : null,
    ...said.map((text) => make('p', {}, words.suggestion, text)),
    follows.length ? make('details', {}, make('summary', {}, words.follows(follows.length)),
      make('ul', {}, ...follows.map((one) => make('li', {}, one.message)))) : null,
    frame !== undefined && finding.spans.length ? make('div', { class: 'acts' }, make('button', { 'data-action': 'locate', press: go }, words.go)) : null,
    gone);
}

function mark_here(nth) {
  const cards = [...document.querySelectorAll('.finding')];
  cards.forEach((one, at) => one.classList.toggle('is-here', at === nth));
  if (cards[nth]) cards[nth].scrollIntoView({ block: 'nearest' });
}

// What stands below every result: frames that were not read, attachments, a file of one's own.
function ending() {
  const shut = pages.reduce((sum, one) => sum + one.shut, 0);
  const links = pages.flatMap((page) => page.links.map((link) => Object.assign({ frame: page.frame }, link)));
  const chooser = make('input', { type: 'file', id: 'file', accept: '.docx,.doc,.wps,.rtf,.xml,.xlsx,.pdf,.html,.htm,.mht,.csv,.txt' });
  chooser.addEventListener('change', async function () {
    const file = chooser.files[0];
    if (file) await check_file(new Uint8Array(await file.arrayBuffer()), file.name);
  });
  const item = (link) => make('li', {}, `${link.name} `, link.ours
    ? make('button', { 'data-attachment': link.file, press: () => check_link(link) }, words.check)
    : make('span', { class: 'note' }, words.elsewhere));
  return [
    shut ? make('p', { class: 'note' }, words.shut(shut)) : '',
    links.length ? make('section', {}, make('h2', {}, words.links), make('ul', {}, ...links.map(item))) : '',
    make('section', {}, make('h2', {}, make('label', { for: 'file' }, words.own_file)), chooser),
    make('p', { class: 'note' }, words.note),
  ];
}

async function check_link(link) {
  main.replaceChildren(make('p', {}, words.reading));
  const got = await tell({ gouji: 'fetch', href: link.href }, link.frame).catch((error) => ({ error: error.message }));
  if (got.error) return say(words.failed(got.error));
  return check_file(Uint8Array.from(atob(got.data), (c) => c.charCodeAt(0)), link.file);
}

async function check_file(bytes, name) {
  main.replaceChildren(make('p', {}, words.reading));
  try {
    await start();
    const checked = [await ask('checkFile', bytes, name, { lang: lang() })].flat();
    const first = checked[0];
    if (first.findings.some((one) => one.code === NOT_A_REPORT)) return show_none();
    return show(first, { name, bytes });
  } catch (error) {
    return say(error.message);
  }
}

function say(text) {
  main.replaceChildren(make('p', { class: 'verdict', 'data-verdict': 'unread', role: 'alert' }, text),
    is_beside ? make('button', { press: begin }, words.back) : '', ...ending());
}

async function save(source, kind) {
  const list = await ask('exportReports', [source], kind, { lang: lang() });
  const link = make('a', { download: `gouji.${kind}`, href: URL.createObjectURL(new Blob([list])) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

async function begin() {
  try {
    if (is_beside) return await check_page();
    return say(words.refused);
  } catch (error) {
    return say(error.message);
  }
}

document.getElementById('again').addEventListener('click', begin);
document.getElementById('lang').addEventListener('click', function () {
  chosen_lang = lang() === 'zh' ? 'en' : 'zh';
  speak(chosen_lang);
  begin();
});
document.getElementById('side').addEventListener('click', () => tell({ gouji: 'side' }, 0));
document.getElementById('close').addEventListener('click', async function () {
  await tell({ gouji: 'marks', marks: [] }, marked).catch(() => 0);
  await tell({ gouji: 'close' }, 0).catch(() => 0);
});
for (const name of ['again', 'side', 'close']) document.getElementById(name).hidden = !is_beside;
// A mark on the page was pressed.
chrome.runtime.onMessage.addListener(function (message) {
  if (message.gouji === 'show') mark_here(message.finding);
});

speak('zh');
begin();
