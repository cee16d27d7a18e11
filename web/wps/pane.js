// The pane: checks the open document, goes to places, puts proposals in as tracked changes.
'use strict';

const main = document.getElementById('main');
const WORDS = COMMON.zh;
const CHANGED = '文档改过了，请重新核对。';
const DONE = '已作为修订写入。接受修订后，请重新核对。';
const GONE = '这一处没有找到（可能在域里），请手工查找。';

function say(kind, words) {
  main.replaceChildren(make('p', { class: 'verdict', 'data-verdict': kind, role: 'status' }, words));
}

async function check() {
  if (!window.Application) return say('unread', '请在 WPS 文字中，点“勾稽”选项卡里的“核对本文档”。');
  say('empty', '正在核对…');
  try {
    await gouji.init();
    const host = goujiHost(window.Application), text = host.text();
    return show(places_of(host, text), gouji.check(text, { lang: 'zh' }));
  } catch (error) {
    return say('unread', String(error && error.message || error));
  }
}

// The places of the text as it was checked, in the document as it is: a revision leaves what it replaces and puts in more.
function places_of(host, text) {
  let now = text;
  const put_in = [];
  const moved = (at) => put_in.reduce((sum, one) => sum + (one.at <= at ? one.by : 0), at);
  const is_there = (start, end) => now.slice(moved(start), moved(start) + end - start) === text.slice(start, end);
  return {
    is_same: () => host.is_same(now),
    show: (start, end) => is_there(start, end) && host.show(now, moved(start), moved(start) + end - start),
    propose(start, end, value) {
      if (!is_there(start, end) || !host.propose(now, moved(start), moved(start) + end - start, value)) return false;
      const after = host.text();
      put_in.push({ at: end, by: after.length - now.length });
      now = after;
      return true;
    },
  };
}

function show(places, report) {
  const causes = report.findings.filter((one) => one.explained_by === null && WORDS.severity[one.severity]);
  const { passed, not_evaluated } = report.checks;
  const skipped = report.skipped.map((one) => make('li', {}, make('code', {}, one.code), ` × ${one.count} ${one.reason}`));
  main.replaceChildren(
    make('h1', {}, `${report.report.body || WORDS.no_body} ${report.report.year === null ? WORDS.no_year : WORDS.year(report.report.year)}`),
    make('p', { class: 'verdict', role: 'status', 'data-verdict': report.verdict },
      `${WORDS.titles[report.verdict]}；${causes.length} 处问题；${WORDS.checks(passed, not_evaluated)}`),
    make('ol', {}, ...causes.map((one) => card(places, report, one))),
    skipped.length ? make('details', {}, make('summary', {}, `${WORDS.skipped} ${skipped.length}`), make('ul', {}, ...skipped)) : '',
    make('p', { class: 'note' }, WORDS.note));
}

function card(places, report, finding) {
  const note = make('p', { class: 'note' });
  const does = (act, done) => function () {
    note.textContent = !places.is_same() ? CHANGED : act() ? done : GONE;
  };
  const subject = finding.spans.find((one) => one.role === 'subject') || finding.spans[0];
  const changes = finding.replacement ? [finding.replacement]
    : finding.suggestions.map((one) => Object.assign({}, report.cells[one.cell], { value: one.value })).filter((one) => one.start !== undefined && one.end > one.start);
  const propose = () => changes.every((one) => places.propose(one.start, one.end, one.value));
  return make('li', { class: 'finding', 'data-code': finding.code, 'data-severity': finding.severity },
    make('h3', {}, finding.title, make('span', { class: 'kind' }, `${WORDS.severity[finding.severity]} ${finding.code}`)),
    make('p', { class: 'message' }, finding.message),
    finding.formula ? make('p', { class: 'formula' }, finding.formula) : null,
    make('div', { class: 'acts' },
      subject ? make('button', { 'data-action': 'locate', press: does(() => places.show(subject.start, subject.end), '') }, WORDS.go) : null,
      changes.length ? make('button', { 'data-action': 'accept', press: does(propose, DONE) }, `改为 ${changes.map((one) => one.value).join('、')}（修订）`) : null),
    note);
}

document.getElementById('again').addEventListener('click', check);
check();
