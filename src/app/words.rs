//! Every word of the page, Chinese and English side by side. What a rule says stands with the rule.

use super::folder::{Filter, Folder};
use crate::finding::{Lang, Severity};
use crate::form::{CellId, Group, TableId};
use crate::report::{BodyKind, TableState};
use crate::rules::Tally;
use crate::rules::narrative::Verdict as FactVerdict;
use crate::summary::Verdict;

/// The same words in Chinese and in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair(pub &'static str, pub &'static str);

impl Pair {
    /// The words in one language.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.0,
            Lang::En => self.1,
        }
    }
}

macro_rules! words {
    ($($name:ident = $zh:literal, $en:literal;)*) => {
        $(pub const $name: Pair = Pair($zh, $en);)*
    };
}

// The frame.
words! {
    NAME = "勾稽", "Gouji";
    TITLE = "政府信息公开年报核对", "Annual report checker";
    SKIP = "跳到核对结果", "Skip to the results";
    THEME = "配色", "Colours";
    THEME_AUTO = "随系统", "As the system";
    THEME_LIGHT = "浅色", "Light";
    THEME_DARK = "深色", "Dark";
    EXPORT = "导出", "Export";
    RULES = "规则", "Rules";
    SETTINGS = "设置", "Settings";
    ABOUT = "关于与帮助", "About and help";
    CLOSE = "关闭", "Close";
    LOCAL = "不联网：内容不离开本机", "Offline: nothing leaves this computer";
    HOW_TO_SEE = "怎样验证", "See for yourself";
}

// The text.
words! {
    TEXT = "报告文本", "Report text";
    TEXT_HINT = "把年度报告全文粘贴到这里（网页、Word、WPS 均可，表格一并复制），或把文件拖进来。", "Paste the whole annual report here, tables included (from a web page, Word or WPS), or drop a file.";
    OPEN_FILES = "打开文件", "Open files";
    OPEN_HINT = "docx、pdf、xlsx、html、mht、csv、txt，可多选", "docx, pdf, xlsx, html, mht, csv, txt; several at once";
    SAMPLE_SOUND = "样例：无误", "Sound sample";
    SAMPLE_WRONG = "样例：有错", "Wrong sample";
    TRY_SAMPLE = "先看一个有错的样例", "Look at a sample with mistakes";
    CLEAR = "清空", "Clear";
    UNDO = "恢复原文", "Put it back";
    CLEARED = "已清空。", "Cleared.";
    REPLACED = "已换成新的内容，原来的文本可以恢复。", "Replaced. What was there before can be put back.";
    DROP_HERE = "松开鼠标，打开文件", "Drop to open";
    LONG_TEXT = "文本较长，已停用底色标记；“定位”仍可选中原文。", "The text is long: marks are off, “Show” still selects the place.";
}

// Many reports.
words! {
    OPEN_FOLDER = "打开文件夹", "Open folder";
    FOLDER = "多份报告", "Reports";
    BACK = "← 返回清单", "← Back to the list";
    STOP = "停止", "Stop";
    LEAVE = "关闭清单", "Close the list";
    SHOWN = "显示", "Shown";
    FIND_REPORT = "查找单位或文件", "Find a body or file";
    REPORT = "单位", "Body";
    YEAR = "年度", "Year";
    VERDICT = "结论", "Verdict";
    MORE_ROWS = "再显示一些", "Show more";
    CANNOT_OPEN = "未能打开", "Not opened";
    ROW_CLEAN = "未发现不一致", "no inconsistency found";
    ROW_ERROR = "有错误", "errors";
    ROW_WARNING = "有警告", "warnings";
    ROW_UNREAD = "未读全", "not all read";
    ACROSS = "报告之间", "Between the reports";
    ACROSS_HELP = "同一机关的上下年、汇总报告与所属单位、单位之间的文字。", "The same body's years, a consolidated report and its units, texts alike.";
    COMPARE_FAILED = "没有比对成：程序出错或没有载入。请再试一次；仍不行的，请减少一次打开的份数。", "The comparison was not made: the program failed or did not load. Try again, if need be with fewer reports at once.";
    COMPARE_STOPPED = "比对已停止，没有结果。", "The comparison was stopped; there is no result.";
    BUSY = "正在读取：", "Reading: ";
    CANCEL = "取消", "Cancel";
    CANCELLED = "已取消，没有读取。", "Cancelled; nothing was read.";
    PREPARING = "正在整理…", "One moment…";
    SUM_VIEW = "各单位合计", "Sum of the units";
    MARKED_NAME = "（批注）", " (comments)";
    BY_UNIT = "各单位数", "By unit";
    COMPARING = "正在比对…", "Comparing…";
    COMPARE = "比对这些报告", "Compare the reports";
    LIST_NAME = "年报问题清单", "problems";
}

/// The columns of numbers.
pub const COUNTS: [Pair; 5] = [
    Pair("错误", "Errors"),
    Pair("警告", "Warnings"),
    Pair("提示", "Infos"),
    Pair("未核对", "Not checked"),
    Pair("核对通过", "Checks that hold"),
];

/// Which rows are shown.
pub const fn filter(filter: Filter) -> Pair {
    match filter {
        Filter::All => Pair("全部", "All"),
        Filter::Errors => Pair("有错误", "Errors"),
        Filter::Warnings => Pair("有警告", "Warnings"),
        Filter::Unread => Pair("未读全", "Not all read"),
        Filter::Clean => Pair("未发现不一致", "No inconsistency"),
    }
}

/// The sign of a row, by its class.
pub fn sign(class: &str) -> &'static str {
    match class {
        "row-clean" => "✓",
        "row-error" => "✕",
        "row-warning" => "!",
        _ => "?",
    }
}

/// How far reading is.
pub fn folder(folder: &Folder, lang: Lang) -> String {
    let [done, total, items] = [folder.done, folder.total, folder.items.len()].map(|n| n.to_string());
    let words: &[&str] = match (lang, folder.is_running, folder.done < folder.total) {
        (Lang::Zh, true, _) => &["正在读取：", &done, " / ", &total],
        (Lang::Zh, false, true) => &["已停止：", &total, " 个文件读了 ", &done, " 个"],
        (Lang::Zh, false, false) => &["共 ", &items, " 份"],
        (Lang::En, true, _) => &["Reading: ", &done, " of ", &total],
        (Lang::En, false, true) => &["Stopped: ", &done, " of ", &total, " files were read"],
        (Lang::En, false, false) => &[&items, " reports"],
    };
    words.concat()
}

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

// What went wrong with the input.
words! {
    PICTURE_PASTED = "剪贴板里只有图片，读不出文字。请在网页或文档中选中文字（连同表格）再复制；若表格本来就是图片，请找 Word、WPS 原件。", "The clipboard holds only a picture. Select the text (with its tables) and copy again; where the tables are pictures, use the Word or WPS original.";
    SECOND_FAILED = "这部分程序没有载入（读写 docx、xlsx、pdf 和导出要用到）。请检查本页的文件是否完整，刷新后再试；也可以把报告全文复制后粘贴。", "The part of the program that reads and writes docx, xlsx and pdf did not load. Check that the page's files are complete, reload and try again; or copy the report's text and paste it.";
    LATER_FAILED = "核对部分没有载入，框里的文字还在。请检查网络后再试一次；仍不行的，请复制文字后刷新本页。", "The part that checks did not load; your text is still in the box. Check the network and try again; if that does not help, copy the text and reload the page.";
    SECOND_TRAPPED = "读这个文件时程序出错，已停止读它。请另存为 docx 或 PDF 再试，或复制报告全文后粘贴。", "The program failed on this file and stopped reading it. Save it again as docx or PDF and try once more, or copy the report's text and paste it.";
    READING_FAILED = "浏览器没能读出这个文件。请确认它没有被移动或正被其他程序占用，再试一次。", "The browser could not read the file. Check that it was not moved and is not in use, and try again.";
}

// The dialogs.
words! {
    ABOUT_WHAT = "粘贴一份政府信息公开工作年度报告，立即核对：三张表的每一个合计、正文与表格的每一个数字、章节与表式，并指出最可能填错的那一格。", "Paste an annual report on government information disclosure: every sum of its three tables, every figure of its prose, its sections and its form are checked at once, and the cell most likely to be wrong is named.";
    ABOUT_LOCAL = "核对完全在您的浏览器里进行，报告内容不发往任何地方，也不保存；只在本机保存语言、配色和规则设置。读取 docx、pdf 等文件和导出时，会从本站取来本页自带的另一部分程序，仅此而已。", "All checking happens in your browser. The report is sent nowhere and kept nowhere; only language, colours and rule settings are kept on this computer. To read docx, pdf and the like and to export, another part of this page's own program is fetched from this site, and nothing else.";
    ABOUT_PROVE = "怎样验证：打开页面后断开网络，照常可用；或按 F12 打开“网络”面板，粘贴报告，看不到任何新的请求。页面的安全策略（CSP）也禁止向外发送。", "See for yourself: disconnect the network after opening the page and it still works; or press F12, open “Network”, paste a report and see no new request. The page's security policy (CSP) forbids sending anything, too.";
    ABOUT_KEYS = "快捷键", "Keys";
    ABOUT_LICENCE = "许可：MIT 或 Apache-2.0，任选其一。", "Licence: MIT or Apache-2.0, at your choice.";
    ABOUT_VERSION = "版本", "Version";
    KEY_NEXT = "下一处问题（在文本框内也可用 F8）", "next finding (F8 also inside the text box)";
    KEY_PREVIOUS = "上一处问题（Shift+F8）", "previous finding (Shift+F8)";
    KEY_ARROWS = "在表格内移动", "move inside a table";
    KEY_ENTER = "查看所在格的算式", "show the cell's calculation";
    KEY_ESCAPE = "关闭算式、消息或对话框", "close the calculation, the message or the dialog";
    RULES_HELP = "共 {} 条。关掉的规则不再报告；等级决定它算错误、警告还是提示。设置只保存在本机。", "{} rules. A rule that is off reports nothing; the severity says whether it counts as an error, a warning or information. Settings stay on this computer.";
    RULE_SEARCH = "查找规则", "Find a rule";
    RULES_DEFAULT = "恢复默认", "Defaults";
    DEADLINES = "公布期限", "Deadlines";
    DEADLINES_HELP = "填本地要求的最后一天，如 1-26；留空按《条例》第四十九条（部门 1-31，政府 3-31）。", "The last day by your local notice, such as 1-26; empty is article 49 of the Regulations (departments 1-31, governments 3-31).";
    SECTION_ONE = "第一部分字数上限", "Most characters in section one";
    SECTION_ONE_HELP = "有的地方要求不超过 1000 字；留空不核对。", "Some notices ask for no more than 1000; empty is no limit.";
}

/// What the page is for, before there is a report: three steps.
pub const STEPS: [(Pair, Pair); 3] = [
    (
        Pair("粘贴报告", "Paste the report"),
        Pair(
            "在网页、Word 或 WPS 中全选、复制，粘贴到文本框；也可以打开文件。",
            "Select all on the web page or in Word or WPS, copy, and paste it into the box; or open a file.",
        ),
    ),
    (
        Pair("看结论", "Read the verdict"),
        Pair(
            "核对了多少项、有几处错误、哪些没能核对，一句话说清。",
            "How many checks were made, how many mistakes there are, what could not be checked.",
        ),
    ),
    (
        Pair("逐处更正", "Correct"),
        Pair(
            "每处错误给出算式、位置，以及最可能填错的格和应填的数。",
            "Each mistake comes with its calculation, its place, the cell most likely to be wrong and its value.",
        ),
    ),
];

/// The sign of a severity, for those who do not see its colour.
pub const fn severity_sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "✕",
        Severity::Warning => "!",
        Severity::Info => "i",
        Severity::NotEvaluated => "?",
    }
}

/// The kind of body.
pub const fn kind(kind: BodyKind) -> Pair {
    match kind {
        BodyKind::Region => Pair("一级政府", "government"),
        BodyKind::Office => Pair("政府办公厅（室）", "government office"),
        BodyKind::Dept => Pair("部门", "department"),
        BodyKind::Town => Pair("乡镇", "town"),
        BodyKind::Street => Pair("街道", "street office"),
    }
}

/// What became of a quantity of the prose.
pub const fn fact(verdict: FactVerdict) -> Pair {
    match verdict {
        FactVerdict::Agrees => Pair("一致", "agrees"),
        FactVerdict::Differs => Pair("不一致", "differs"),
        FactVerdict::NotCompared => Pair("未比对", "not compared"),
    }
}

/// Why a table is not drawn.
pub const fn table_state(state: TableState) -> Pair {
    match state {
        TableState::Absent => Pair("报告中没有这张表。", "The report does not have this table."),
        TableState::Lost => Pair(
            "有这一部分，但表格没有读到，可能在复制时丢失。请打开原文件，或重新复制整个表格。",
            "The section is there but its table was not read; it may have been lost in copying. Open the file itself or copy the whole table again.",
        ),
        TableState::Image => Pair(
            "表格是图片，无法核对。请用文字版表格。",
            "The table is a picture and cannot be checked. Use a table of text.",
        ),
        TableState::Read => Pair("", ""),
    }
}

/// The name of a table.
pub fn table(id: TableId) -> Pair {
    Pair(id.name_zh(), id.name_en())
}

/// The title of a table.
pub const fn table_title(id: TableId) -> Pair {
    match id {
        TableId::T2 => Pair("主动公开政府信息情况", "Disclosure on the body's own initiative"),
        TableId::T3 => Pair("收到和处理政府信息公开申请情况", "Applications received and handled"),
        TableId::T4 => Pair("政府信息公开行政复议、行政诉讼情况", "Administrative reviews and litigation"),
    }
}

/// A group's printed heading.
pub fn group(group: Group) -> Pair {
    Pair(group.label(), group.label_en())
}

/// A cell as people call it: 表三〔重复申请 × 自然人〕.
pub fn cell(id: CellId, lang: Lang) -> String {
    match lang {
        Lang::Zh => [id.table.name_zh(), "〔", &id.label_zh(), "〕"].concat(),
        Lang::En => [id.table.name_en(), " [", &id.label_en(), "]"].concat(),
    }
}

/// Cells that were added up, with what stands in them.
pub fn cells(cells: &[(CellId, String)], lang: Lang) -> String {
    let values = |by: &str| cells.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(by);
    match (cells, lang) {
        ([], _) => String::new(),
        ([_] | [_, _], _) => {
            let named = cells.iter().map(|(id, value)| [&cell(*id, lang), " ", value].concat());
            named.collect::<Vec<_>>().join(" + ")
        }
        ([(first, _), ..], Lang::Zh) => {
            [first.table.name_zh(), " ", &cells.len().to_string(), " 格：", &values(" + ")].concat()
        }
        ([(first, _), ..], Lang::En) => {
            [first.table.name_en(), ", ", &cells.len().to_string(), " cells: ", &values(" + ")].concat()
        }
    }
}

/// The rest of a long list: 另有 15 格.
pub fn rest(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => ["另有 ", &count.to_string(), " 格"].concat(),
        Lang::En => [&count.to_string(), " more"].concat(),
    }
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
    } else if verdict == Verdict::Unread && tally.passed > 0 && tally.warnings == 0 {
        parts.push(match lang {
            Lang::Zh => "已核对的部分未发现不一致".to_owned(),
            Lang::En => "no inconsistency in what was checked".to_owned(),
        });
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
    match (lang, tally.not_evaluated) {
        (_, 0) => checked,
        (Lang::Zh, _) => [checked.as_str(), "，", &open, " 项未能核对"].concat(),
        (Lang::En, _) => [checked.as_str(), ", ", &open, " could not be made"].concat(),
    }
}

/// Something too long was given.
pub fn too_long(bytes: usize, limit: usize, lang: Lang) -> String {
    let mb = |bytes: usize| [(bytes / 1_000_000).max(1).to_string().as_str(), " MB"].concat();
    match lang {
        Lang::Zh => [
            "内容有 ",
            &mb(bytes),
            "，超过了上限（",
            &mb(limit),
            "），没有放入。一份年报通常不到 0.1 MB，请确认只复制了报告本身。",
        ]
        .concat(),
        Lang::En => [
            "This is ",
            &mb(bytes),
            ", more than the limit of ",
            &mb(limit),
            ", and was left out. A report usually has less than 0.1 MB: copy the report alone.",
        ]
        .concat(),
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

/// A line of the text: 第 12 行.
pub fn line(number: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => ["第 ", &number.to_string(), " 行"].concat(),
        Lang::En => ["line ", &number.to_string()].concat(),
    }
}

/// The title of a rule: what is wrong when it fails.
pub fn rule(code: &'static str, lang: Lang) -> &'static str {
    crate::rules::find(code).map_or(code, |rule| rule.meta().title_in(lang))
}

/// The generation of the form.
pub fn form(id: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => [id, " 年表式"].concat(),
        Lang::En => ["form of ", id].concat(),
    }
}

/// Tables 2 and 3 follow different generations of the form.
pub fn two_forms(t2: &str, t3: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => ["表二 ", t2, " 年表式，表三 ", t3, " 年表式"].concat(),
        Lang::En => ["table 2 on the form of ", t2, ", table 3 on that of ", t3].concat(),
    }
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

/// A file that could not be opened, by name, and why.
pub fn file(name: &str, why: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => ["“", name, "”：", why].concat(),
        Lang::En => ["“", name, "”: ", why].concat(),
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
        assert_eq!(line_of(Verdict::Clean, tally, &[]), "未发现不一致：核对 118 项，3 项未能核对");
    }
}
