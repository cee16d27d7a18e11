//! The results of one report: the verdict, the findings, the tables, the prose, what held and what was not checked.

use super::{fact, words};
use crate::checked::Tally;
use crate::checked::Verdict;
use crate::finding::Lang;
use crate::form::TableId;
use crate::rules::narrative::Verdict as FactVerdict;

// The verdict.
words! {
    RESULTS = "核对结果", "Results";
    EMPTY = "等待报告文本", "Waiting for a report";
    CHECKING = "正在核对…", "Checking…";
    NO_INCONSISTENCY = "未发现不一致", "No inconsistency found";
    NOT_A_REPORT = "没有认出年度报告的表格", "No table of an annual report was recognised";
    NOT_A_REPORT_HELP = "请确认粘贴的是政府信息公开工作年度报告全文，并且表格也复制了进来（表格是图片时无法核对）。", "Make sure that this is the whole annual report and that its tables were copied too; tables that are pictures cannot be checked.";
    ONLY_CONSISTENCY = "只核对数字之间、文字与表格之间是否一致；数字是否属实，请以台账为准。", "Only whether the figures agree with each other and with the words; whether they are true is for your records to say.";
    PREVIOUS = "上一处", "Previous";
    NEXT = "下一处", "Next";
    WALK_KEYS = "快捷键：n 下一处，p 上一处（在文本框内用 F8 / Shift+F8）", "Keys: n next, p previous (F8 / Shift+F8 inside the text box)";
    RECOGNISED = "识别为", "Recognised as";
    NO_BODY = "机关名称未识别", "body not recognised";
    NO_YEAR = "年度未识别", "year not recognised";
}

// The findings.
words! {
    FINDINGS = "问题", "Findings";
    CONTENTS = "本页内容", "On this page";
    SHOW = "定位", "Show";
    SHOW_TITLE = "在报告文本中找到这一处", "Find the place in the report text";
    DISMISS = "忽略", "Ignore";
    DISMISS_TITLE = "只忽略这一处，同一规则的其他问题不受影响", "Ignore this one finding; the rule stays on";
    RULE = "规则说明", "About this rule";
    NOW = "现填", "printed";
    SHOULD = "建议", "suggested";
    BLANK = "空白", "blank";
    BY_RECORDS = "请以台账为准。", "Go by your records.";
    ALTERNATIVES = "其他可能", "Other explanations";
    TOGETHER = "同时改", "change together";
    QUOTE = "原文", "Text";
    BASIS = "依据", "Evidence";
    ONLY_EXPLANATION = "唯一解释", "the only explanation";
    MOST_LIKELY = "首要嫌疑", "most likely";
    RESTORE = "全部恢复", "Take back";
    INFOS = "提示", "For information";
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
    SUSPECT = "疑似错格，建议改为", "suspect, suggested value";
    LINE_FAILS = "合计不平", "does not add up";
    INSPECT_HINT = "点任一格，查看它参与的核对和算式；方向键移动。", "Choose a cell to see its calculations; arrow keys move.";
    LEGEND_FAILING = "所在合计不平", "in a failing sum";
    LEGEND_SUSPECT = "疑似错格（附建议值）", "suspect (with the suggested value)";
    LEGEND_UNREAD = "没有读到", "not read";
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
    PROSE = "正文数字", "Figures in the prose";
    PROSE_HELP = "正文中读到的每一个数量，以及它与表格比对的结果。", "Every quantity read in the prose and how it compares with the tables.";
    PROSE_NONE = "正文中没有读到数量。", "No quantity was read in the prose.";
    QUANTITY = "正文", "Prose";
    COMPARED = "比对", "Compared";
    CELLS = "表格", "Table";
    HELD = "核对通过", "Checks that hold";
    HELD_HELP = "逐项列出已核对且成立的关系和算式，可作为核对记录。", "Every relation that was checked and holds, with its calculation.";
    SKIPPED = "未能核对", "Not checked";
    SKIPPED_HELP = "以下各项没有核对，不能当作无误。", "These were not checked and must not be taken as right.";
}

/// The verdict in one line.
pub fn verdict(verdict: Verdict, tally: Tally, unread: &[TableId], lang: Lang) -> String {
    let n = |count: usize| count.to_string();
    let join = |names: Vec<&str>, by: &str| names.join(by);
    let mut parts: Vec<String> = Vec::new();
    if !unread.is_empty() {
        parts.push(match lang {
            Lang::Zh => join(unread.iter().map(|t| t.name_zh()).collect(), "、") + "没有读到",
            Lang::En => join(unread.iter().map(|t| t.name_en()).collect(), ", ") + " not read",
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
    if verdict == Verdict::Clean {
        parts.push(NO_INCONSISTENCY.get(lang).to_owned());
    } else if matches!(verdict, Verdict::Partial | Verdict::Unread) && tally.passed > 0 && tally.warnings == 0
    {
        parts.push(Verdict::Partial.title(lang).to_owned());
    }
    let head = join(parts.iter().map(String::as_str).collect(), if lang == Lang::Zh { "，" } else { ", " });
    head + if lang == Lang::Zh { "：" } else { ": " } + &counts(tally, lang)
}

/// How much was checked: 核对 118 项，3 项未能核对. With findings: 118 项成立.
pub fn counts(tally: Tally, lang: Lang) -> String {
    let (passed, open) = (tally.passed.to_string(), tally.not_evaluated.to_string());
    let found = tally.errors + tally.warnings > 0;
    let checked = match lang {
        Lang::Zh if found => [passed.as_str(), " 项核对成立"].concat(),
        Lang::Zh => ["核对 ", &passed, " 项"].concat(),
        Lang::En if found => [passed.as_str(), " checks hold"].concat(),
        Lang::En => [passed.as_str(), " checks made"].concat(),
    };
    let open = match (lang, tally.not_evaluated) {
        (_, 0) => checked,
        (Lang::Zh, _) => [checked.as_str(), "，", &open, " 项未能核对"].concat(),
        (Lang::En, _) => [checked.as_str(), ", ", &open, " could not be made"].concat(),
    };
    let set_aside = some(tally.set_aside, lang, " 处已搁置", " set aside");
    let rules_off = some(tally.rules_off, lang, " 条规则已关闭", " rules off");
    [open, set_aside, rules_off].concat()
}

/// A further count, where there is one.
fn some(count: usize, lang: Lang, zh: &str, en: &str) -> String {
    match (count, lang) {
        (0, _) => String::new(),
        (_, Lang::Zh) => ["，", &count.to_string(), zh].concat(),
        (_, Lang::En) => [", ", &count.to_string(), en].concat(),
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
        Lang::En if count == 1 => "1 failing sum follows from it".to_owned(),
        Lang::En => [&count.to_string(), " failing sums follow from it"].concat(),
    }
}

/// How many findings were set aside.
pub fn set_aside(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => ["已忽略 ", &count.to_string(), " 处（不计入结论）"].concat(),
        Lang::En => [&count.to_string(), " ignored (not counted in the verdict)"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line_of(kind: Verdict, tally: Tally, unread: &[TableId]) -> String {
        verdict(kind, tally, unread, Lang::Zh)
    }

    #[test]
    fn the_verdict_says_first_what_was_not_read() {
        let tally = Tally { errors: 1, passed: 20, not_evaluated: 3, ..Tally::default() };
        assert_eq!(
            line_of(Verdict::Findings, tally, &[TableId::T3]),
            "表三没有读到，1 处错误：20 项核对成立，3 项未能核对"
        );
    }

    #[test]
    fn a_clean_verdict_says_how_much_was_checked() {
        let tally = Tally { passed: 118, not_evaluated: 3, ..Tally::default() };
        assert_eq!(
            line_of(Verdict::Partial, tally, &[]),
            "已核对的部分未发现不一致：核对 118 项，3 项未能核对"
        );
    }
}
