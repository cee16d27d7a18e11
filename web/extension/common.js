// What the panels of the browser extension and of the WPS add-in have in common. The words for a verdict are those of
// `checked::Verdict`; a test holds them together.
'use strict';

const COMMON = {
  zh: {
    titles: { clean: '未发现不一致', findings: '发现问题', partial: '已核对的部分未发现不一致', unread: '没有读全', empty: '没有可核对的内容' },
    severity: { error: '错误', warning: '警告', info: '提示' },
    no_body: '机关名称未识别', no_year: '年度未识别', year: (y) => `${y}年度`,
    go: '到原文', skipped: '未能核对',
    checks: (p, n) => `核对通过 ${p} 项，${n} 项未核对`,
    note: '只核对数字之间、文字与表格之间是否一致；数字是否属实，请以台账为准。',
  },
  en: {
    titles: { clean: 'no inconsistency found', findings: 'findings', partial: 'no inconsistency in what was checked', unread: 'not all of it was read', empty: 'nothing to check was found' },
    severity: { error: 'Error', warning: 'Warning', info: 'Note' },
    no_body: 'body not recognised', no_year: 'year not recognised', year: (y) => String(y),
    go: 'Show on page', skipped: 'Not checked',
    checks: (p, n) => `checks that hold: ${p}, not made: ${n}`,
    note: 'Only whether the figures agree with each other and with the words; whether they are true is for your records to say.',
  },
};

// An element with its text, attributes and what stands in it.
function make(tag, properties, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name === 'press') element.addEventListener('click', value);
    else element.setAttribute(name, value);
  }
  element.append(...inside.filter((one) => one !== null && one !== undefined));
  return element;
}
