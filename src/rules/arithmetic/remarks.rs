//! What the words behind a list say of it: that some are counted in two of its parts, or that it leaves something out.

use crate::report::Report;
use crate::report::prose::Fact;
use crate::text::WordList;

/// How many bytes behind the last part are read: a remark stands directly behind its list.
const FAR: usize = 240;

/// Whether the rest of the sentence says that some are counted in two parts: 部分申请同时涉及两类, 按平台分别计数.
pub fn counted_twice(report: &Report, last: &Fact) -> bool {
    static TWICE: WordList = WordList::new(&[
        "分别计",
        "分别统计",
        "分别归类",
        "重复",
        "交叉",
        "重叠",
        "同时涉",
        "同时归",
        "同时属",
        "同时计",
        "可同时",
        "两类",
        "多类",
        "兼有",
        "兼具",
        "均计入",
        "各计",
        "一并列",
        "一并提",
        "多项内容",
        "多个事项",
        "不止一",
    ]);
    TWICE.stand_in(behind(report, last, 1))
}

/// Whether this sentence or the next says that something is not in the list: 广播等形式未单独列出.
pub fn left_out(report: &Report, last: &Fact) -> bool {
    static LEFT_OUT: WordList = WordList::new(&[
        "未单独列",
        "未列入",
        "未列出",
        "未计入",
        "未纳入统计",
        "未作统计",
        "未单独统计",
        "未分类统计",
        "不再列",
        "不再一一",
        "不一一",
        "不逐一",
        "其余为",
        "其余是",
        "其余均",
        "其余的",
    ]);
    LEFT_OUT.stand_in(behind(report, last, 2))
}

/// The text behind a count up to the end of so many sentences.
fn behind<'a>(report: &'a Report, last: &Fact, sentences: usize) -> &'a str {
    let text = report.text().get(last.span.end..).unwrap_or("");
    // Only what is near is looked through: there are many counts, and the text may be long.
    let near = text.get(..text.floor_char_boundary(FAR)).unwrap_or(text);
    let ends = near.match_indices(['。', '\n']).map(|(at, _)| at);
    let end = ends.take(sentences).last().unwrap_or(near.len());
    near.get(..end).unwrap_or("")
}
