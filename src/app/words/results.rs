//! The results of one report: the verdict, the findings, the tables, the prose, what held and what was not checked.

use super::{Pair, fact, words};
use crate::app::model::mistaken::Mistaken;
use crate::checked::{Tally, Verdict};
use crate::finding::Lang;
use crate::form::TableId;
use crate::rules::narrative::Verdict as FactVerdict;

// The verdict.
words! {
    RESULTS = "核对结果", "Results";
    EMPTY = "等待报告文本", "Waiting for a report";
    CHECKING = "正在核对…", "Checking…";
    CHECKING_BY_HOUSE_RULES = "正在核对，含本单位规则…", "Checking, house rules included…";
    NO_INCONSISTENCY = "未发现不一致", "No inconsistency found";
    NOT_A_REPORT = "这里没有认出年度报告", "No annual report was recognised here";
    NOTHING_CHECKED = "没有可以核对的数字", "nothing could be checked";
    NO_VERDICT = "不能下结论", "no verdict";
    PARTIAL_HELP = "有放下的问题、停用的规则或没有核对的项，不等于全部核对无误。", "Something was set aside, switched off or not checked: this is not the same as all sound.";
    UNREAD_HELP = "没有读全，不能当作无误。", "Not everything was read: this must not be taken as sound.";
    ONLY_CONSISTENCY = "只核对数字之间、文字与表格之间是否一致；数字是否属实，请以台账为准。", "Only whether the figures agree with each other and with the words; whether they are true is for your records to say.";
    PREVIOUS = "上一处", "Previous";
    NEXT = "下一处", "Next";
    RECOGNISED = "识别为", "Recognised as";
    NO_BODY = "机关名称未识别", "body not recognised";
    NO_YEAR = "年度未识别", "year not recognised";
}

// The findings.
words! {
    FINDINGS = "问题", "Findings";
    SHOW = "找到", "Find";
    SHOW_TITLE = "在报告文本中找到这一处", "Find the place in the report text";
    ALL = "全部", "All";
    ERRORS = "错误", "Errors";
    WARNINGS = "警告", "Warnings";
    ACCEPT = "采纳", "Accept";
    TAKE_APART = "分开核对", "Check both";
    TWO_REPORTS = "文本中有两份报告，只核对了第一份。", "Two reports stand in the text; the first was checked.";
    FIRST_PART = "第一份", "First report";
    SECOND_PART = "第二份", "Second report";
    SET_ASIDE = "不是问题…", "Not a problem…";
    SET_ASIDE_TITLE = "只放下这一处；数字一变，它会回来", "Sets this one aside; it comes back when a number changes";
    WHY_NOT = "为什么不是问题？", "Why is it no problem?";
    ASIDE = "不是问题", "Not a problem";
    TO_DO = "待处理", "To do";
    MENDED = "已改", "Mended";
    RULES_OFF = "停用规则", "Rules off";
    HELD_SHORT = "成立", "Hold";
    RECORD = "核对记录", "Record of the check";
    LEDGER = "进度", "Progress";
    MAP = "报告结构", "Map of the report";
    LINES = "四种线", "Four lines";
    LINE_WRONG = "有误", "wrong";
    LINE_SUSPECT = "存疑", "suspect";
    LINE_HELD = "核对成立", "agrees";
    LINE_APART = "没有可比的数", "nothing to compare";
    SHOULD_BE = "应为", " should be ";
    IS_NOT = "不等于", " is not ";
    CALCULATION = "算式", "Calculation";
    ROW = "行", "Row";
    COLUMN = "列", "Col.";
    RULE = "规则", "Rule";
    BLANK = "空白", "blank";
    BY_RECORDS = "请以台账为准。", "Go by your records.";
    ALTERNATIVES = "其他可能", "Other explanations";
    TOGETHER = "同时改", "change together";
    BASIS = "依据", "Evidence";
    ONLY_EXPLANATION = "唯一解释", "the only explanation";
    MOST_LIKELY = "首要嫌疑", "most likely";
    RESTORE = "恢复", "Take back";
    INFOS = "提示", "For information";
    ANY_PLACE = "各部分", "All places";
    ANY_RULE = "各类问题", "All kinds";
    BY_WEIGHT = "按轻重排", "Gravest first";
    BY_PLACE = "按部分归组", "Grouped by place";
    BY_RULE = "同类归组", "Grouped by kind";
    NONE_LISTED = "这里没有这样的问题。", "There are no such findings.";
    LIST_ALL = "全部显示", "Show all";
    NEW_FINDING = "新出现", "new";
}

// The tables and the inspector.
words! {
    CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "(In each column the first and second items add up to the third and fourth)";
    APPLICANTS = "申请人情况", "Applicants";
    LEGAL_PERSONS = "法人或其他组织", "Legal persons and other organisations";
    RESULTS_THIS_YEAR = "三、本年度办理结果", "3. Results of the year";
    CONTENT = "信息内容", "Content";
    LITIGATION = "行政诉讼", "Litigation";
    UNREAD = "未读", "unread";
    NOT_FOUND = "未找到", "not found";
    SUSPECT = "疑似错格，建议改为", "suspect, suggested value";
    LINE_FAILS = "合计不平", "does not add up";
    CELL_UNREAD = "这一格没有读到，有关核对没有进行。", "This cell was not read; checks that need it were not made.";
    CELL_BLANK = "空白，核对时按 0 计。", "Blank; counted as 0 in sums.";
    CELL_PLACEHOLDER = "占位符，核对时按 0 计。", "A placeholder; counted as 0 in sums.";
    NO_RELATION = "表式对这一格没有规定合计关系。", "The form prescribes no sum for this cell.";
    TAKES_PART = "参与的核对", "Checks that it takes part in";
    HOLDS = "成立", "holds";
    FAILS = "不成立", "fails";
    NOT_CHECKED = "未核对", "not checked";
    DIFFERENCE = "差", "difference";
    IN_TEXT = "在原文中", "In the text";
}

// The prose, what held, what was not checked.
words! {
    PROSE_SHORT = "正文", "Prose";
    PROSE = "正文数字", "Figures in the prose";
    PROSE_HELP = "正文中读到的每一个数量，以及它与表格比对的结果。", "Every quantity read in the prose and how it compares with the tables.";
    PROSE_NONE = "正文中没有读到数量。", "No quantity was read in the prose.";
    COMPARED = "比对", "Compared";
    HELD = "核对通过", "Checks that hold";
    HELD_HELP = "逐项列出已核对且成立的关系和算式，可作为核对记录。", "Every relation that was checked and holds, with its calculation.";
    SKIPPED = "未能核对", "Not checked";
    SKIPPED_HELP = "以下各项没有核对，不能当作无误。", "These were not checked and must not be taken as right.";
}

/// The verdict in one line.
pub fn verdict(verdict: Verdict, tally: Tally, unread: &[TableId], lang: Lang) -> String {
    let n = |count: usize| count.to_string();
    let by = if lang == Lang::Zh { "，" } else { ", " };
    let mut parts: Vec<String> = Vec::new();
    if !unread.is_empty() {
        let names = |name: fn(TableId) -> &'static str, by: &str| {
            unread.iter().map(|table| name(*table)).collect::<Vec<_>>().join(by)
        };
        parts.push(match lang {
            Lang::Zh => names(TableId::name_zh, "、") + "没有读到",
            Lang::En => names(TableId::name_en, ", ") + " not read",
        });
    }
    if tally.errors > 0 {
        parts.push(match lang {
            Lang::Zh => n(tally.errors) + " 处错误",
            Lang::En => n(tally.errors) + if tally.errors == 1 { " error" } else { " errors" },
        });
    }
    if tally.warnings > 0 {
        parts.push(match lang {
            Lang::Zh => n(tally.warnings) + " 处警告",
            Lang::En => n(tally.warnings) + if tally.warnings == 1 { " warning" } else { " warnings" },
        });
    }
    match verdict {
        Verdict::Clean => parts.push(NO_INCONSISTENCY.get(lang).to_owned()),
        Verdict::Partial => {
            parts.push(Verdict::Partial.title(lang).to_owned());
            let more = [
                (tally.set_aside, " 处列为不是问题", " set aside"),
                (tally.rules_off, " 条规则停用", " rules off"),
                (tally.not_evaluated, " 项未能核对", " could not be checked"),
            ];
            for (count, zh, en) in more.into_iter().filter(|(count, ..)| *count > 0) {
                parts.push(n(count) + if lang == Lang::Zh { zh } else { en });
            }
        }
        Verdict::Unread if unread.is_empty() => parts.push(NOTHING_CHECKED.get(lang).to_owned()),
        Verdict::Unread if tally.errors + tally.warnings == 0 => {
            parts.push(NO_VERDICT.get(lang).to_owned());
        }
        _ => {}
    }
    parts.join(by)
}

/// What was put in, where it is no report: one sentence, and what to do.
pub fn mistaken(kind: Mistaken) -> (Pair, Pair) {
    let whole = Pair(
        "请把年度报告全文连同三张表一起复制进来，或者打开文件。",
        "Copy the whole annual report with its three tables, or open its file.",
    );
    match kind {
        Mistaken::Budget => (
            Pair("这像是一份部门预算，不是年度报告。", "This looks like a budget, not an annual report."),
            whole,
        ),
        Mistaken::Accounts => (
            Pair(
                "这像是一份部门决算，不是年度报告。",
                "This looks like final accounts, not an annual report.",
            ),
            whole,
        ),
        Mistaken::Chat => (
            Pair(
                "这像是聊天记录，没有六个部分，也没有三张表。",
                "This looks like a chat: it has no six sections and no tables.",
            ),
            whole,
        ),
        Mistaken::Address => (
            Pair(
                "这是一个网址，本页不联网，打不开它。",
                "This is an address. This page is offline and cannot open it.",
            ),
            Pair(
                "请在浏览器里打开它，全选、复制，再粘贴到这里。",
                "Open it in the browser, select all, copy, and paste it here.",
            ),
        ),
        Mistaken::Half => (
            Pair(
                "这里只有报告的一部分，三张表没有复制进来。",
                "This is only a part of a report: its three tables are missing.",
            ),
            Pair(
                "请从头到尾全选再复制一次，表格是图片的请打开 Word 或 WPS 原件。",
                "Select it from beginning to end and copy again; where the tables are pictures, open the original.",
            ),
        ),
        Mistaken::Other => (NOT_A_REPORT, whole),
    }
}

/// What stands in the place of an empty worklist.
pub fn nothing_to_do(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Clean => ONLY_CONSISTENCY.get(lang),
        Verdict::Partial => PARTIAL_HELP.get(lang),
        Verdict::Findings | Verdict::Unread | Verdict::Empty => UNREAD_HELP.get(lang),
    }
}

/// The name of a field that chooses what is listed.
pub fn filter(id: &str) -> Pair {
    match id {
        "place" => Pair("只看哪一部分", "Which place"),
        "rule" => Pair("只看哪一类", "Which kind"),
        _ => Pair("怎样排列", "In which order"),
    }
}

/// How far the work is.
pub fn left_and_done(left: usize, done: usize, lang: Lang) -> String {
    let (left, done) = (left.to_string(), done.to_string());
    match lang {
        Lang::Zh => ["已处理 ", &done, "，还剩 ", &left].concat(),
        Lang::En => [&done, " done, ", &left, " left"].concat(),
    }
}

/// How many changes stand in the file as tracked changes, and how many do not.
pub fn tracked(made: usize, left: usize, lang: Lang) -> String {
    let (made, rest) = (made.to_string(), left.to_string());
    match (lang, left > 0) {
        (Lang::Zh, false) => ["已把 ", &made, " 处改动作为修订写入原稿。"].concat(),
        (Lang::Zh, true) => [
            "已把 ",
            &made,
            " 处改动作为修订写入原稿；另有 ",
            &rest,
            " 处（增删的行、自动编号、别人的修订）没有写入，请在文件里自行改。",
        ]
        .concat(),
        (Lang::En, false) => [&made, " changes stand in your document as tracked changes."].concat(),
        (Lang::En, true) => [
            &made,
            " changes stand in your document as tracked changes; ",
            &rest,
            " more (lines that came or went, counted numbers, others' changes) do not: make them there by hand.",
        ]
        .concat(),
    }
}

/// What became of a pasted block of figures.
pub fn block_put(put: usize, given: usize, lang: Lang) -> String {
    let (count, rest) = (put.to_string(), given.saturating_sub(put).to_string());
    match (lang, put < given) {
        (Lang::Zh, false) => ["已填入 ", &count, " 格。"].concat(),
        (Lang::Zh, true) => {
            ["已填入 ", &count, " 格；另有 ", &rest, " 个数在表外，或在文字里没有位置，没有填。"].concat()
        }
        (Lang::En, false) => ["Put into ", &count, " cells."].concat(),
        (Lang::En, true) => [
            "Put into ",
            &count,
            " cells; ",
            &rest,
            " more lie outside the table or have no place in the text.",
        ]
        .concat(),
    }
}

/// 第 1 处，共 4 处.
pub fn nth_of(nth: usize, count: usize, lang: Lang) -> String {
    let (nth, count) = (nth.to_string(), count.to_string());
    match lang {
        Lang::Zh => ["第 ", &nth, " 处，共 ", &count, " 处："].concat(),
        Lang::En => [&nth, " of ", &count, ": "].concat(),
    }
}

/// The button that puts what is proposed into the text.
pub fn change_to(value: &str, count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Zh, 0 | 1) => ["改为 ", value].concat(),
        (Lang::Zh, _) => ["改这 ", &count.to_string(), " 格"].concat(),
        (Lang::En, 0 | 1) => ["Change to ", value].concat(),
        (Lang::En, _) => ["Change these ", &count.to_string()].concat(),
    }
}

/// How the quantities of the prose fared.
pub fn facts(agrees: usize, differs: usize, open: usize, lang: Lang) -> String {
    let part = |count: usize, verdict: FactVerdict| match (count, lang) {
        (0, _) => None,
        (_, Lang::Zh) => Some([fact(verdict).0, " ", &count.to_string()].concat()),
        (_, Lang::En) => Some([&count.to_string(), " ", fact(verdict).1].concat()),
    };
    let parts = [
        part(differs, FactVerdict::Differs),
        part(agrees, FactVerdict::Agrees),
        part(open, FactVerdict::NotCompared),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(if lang == Lang::Zh { "，" } else { ", " })
}

/// How many follow from a cause.
pub fn folded(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => ["由此引起的 ", &count.to_string(), " 处不平"].concat(),
        Lang::En if count == 1 => "Explains 1 failing sum".to_owned(),
        Lang::En => ["Explains ", &count.to_string(), " failing sums"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line_of(tally: Tally, unread: &[TableId]) -> String {
        verdict(Verdict::of(tally, unread), tally, unread, Lang::Zh)
    }

    #[test]
    fn the_verdict_says_first_what_was_not_read() {
        let tally = Tally { errors: 1, passed: 20, ..Tally::default() };
        assert_eq!(line_of(tally, &[TableId::T3]), "表三没有读到，1 处错误");
        let tally = Tally { passed: 20, ..Tally::default() };
        assert_eq!(line_of(tally, &[TableId::T3]), "表三没有读到，不能下结论");
    }

    #[test]
    fn what_was_hidden_is_said_with_the_verdict() {
        let tally = Tally { passed: 118, ..Tally::default() };
        assert_eq!(line_of(tally, &[]), "未发现不一致");
        assert_eq!(
            line_of(Tally { set_aside: 1, rules_off: 2, not_evaluated: 3, ..tally }, &[]),
            "已核对的部分未发现不一致，1 处列为不是问题，2 条规则停用，3 项未能核对"
        );
    }
}
