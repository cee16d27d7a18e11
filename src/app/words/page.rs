//! The page itself: its frame, the text box, what goes wrong with what is put in, the dialogs.

use super::{Pair, words};
use crate::finding::Lang;

// The frame.
words! {
    NAME = "勾稽", "Gouji";
    TITLE = "政府信息公开年报核对", "Annual report checker";
    SKIP = "跳到核对结果", "Skip to the results";
    THEME = "配色", "Colours";
    THEME_AUTO = "随系统", "As the system";
    THEME_LIGHT = "浅色", "Light";
    THEME_DARK = "深色", "Dark";
    SIZE = "字号", "Text";
    SIZE_USUAL = "标准", "Usual";
    SIZE_LARGE = "大字", "Large";
    SIZE_PLAIN = "大字简明", "Large, plain";
    EXPORT = "导出", "Export";
    TAKE_OUT = "取出", "Take out";
    MORE = "更多：规则、设置、配色、字号、语言、帮助", "More: rules, settings, colours, text, language, help";
    SWITCHES = "设置与帮助", "Settings and help";
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
    OPEN_HINT = "docx、doc、wps、rtf、pdf、xlsx、html、mht、csv、txt，可多选", "docx, doc, wps, rtf, pdf, xlsx, html, mht, csv, txt; several at once";
    SAMPLE_SOUND = "样例：无误", "Sound sample";
    SAMPLE_WRONG = "样例：有错", "Wrong sample";
    CLEAR = "清空", "Clear";
    UNDO = "恢复原文", "Put it back";
    TEXT_PANE = "报告全文，可直接改", "The whole text, to type in";
    LINE = "这一段", "This paragraph";
    MODE = "看哪一稿", "Which text";
    MODE_ORIGINAL = "原文", "Original";
    MODE_MENDED = "改后", "Mended";
    MODE_DIFFERENCES = "对照", "Differences";
    UNDO_STEP = "撤销", "Undo";
    REDO_STEP = "重做", "Redo";
    NOTHING_CHANGED = "还没有改动。", "Nothing was changed yet.";
    MENDED_NAME = "年度报告（改后）", "report (mended)";
    NO_PLACE = "这一格在文字里没有位置，没有改。请在下面的全文里改。", "The cell has no place in the text and was not changed. Change it in the text below.";
    NO_FIGURES = "粘贴的内容不全是数字，没有填入。请在表格软件里只选数字那几格再复制。", "What was pasted is not figures alone and was put nowhere. Copy only the cells with figures.";
    WELCOME = "把报告放进来，马上知道哪个数字不对", "Put the report in, and see at once which number is wrong";
    WELCOME_LEAD = "三张表的每个合计、正文里的每个数字都对一遍，指出最可能填错的那一格，按一下就能改。", "Every sum of the three tables and every figure of the prose is compared; the cell most likely to be wrong is named, and one press mends it.";
    CLEARED = "已清空。", "Cleared.";
    REPLACED = "已换成新的内容，原来的文本可以恢复。", "Replaced. What was there before can be put back.";
    DROP_HERE = "松开鼠标，打开文件", "Drop to open";
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
    ABOUT_LOCAL = "核对完全在您的浏览器里进行，报告内容不发往任何地方，也不保存（除非您勾选把文字留在本机）；只在本机保存语言、配色、字号和规则设置。读取 docx、pdf 等文件和导出时，会从本站取来本页自带的另一部分程序，仅此而已。", "All checking happens in your browser. The report is sent nowhere and kept nowhere, unless you ask for its text to be kept here; only language, colours, size of the text and rule settings are kept on this computer. To read docx, pdf and the like and to export, another part of this page's own program is fetched from this site, and nothing else.";
    ABOUT_PROVE = "怎样验证：打开页面后断开网络，照常可用；或按 F12 打开“网络”面板，粘贴报告，看不到任何新的请求。页面的安全策略（CSP）也禁止向外发送。", "See for yourself: disconnect the network after opening the page and it still works; or press F12, open “Network”, paste a report and see no new request. The page's security policy (CSP) forbids sending anything, too.";
    ABOUT_KEYS = "快捷键", "Keys";
    ABOUT_LICENCE = "许可：MIT 或 Apache-2.0，任选其一。", "Licence: MIT or Apache-2.0, at your choice.";
    ABOUT_VERSION = "版本", "Version";
    KEY_NEXT = "下一处问题（F8）", "next finding (F8)";
    KEY_PREVIOUS = "上一处问题（Shift+F8）", "previous finding (Shift+F8)";
    KEY_ACCEPT = "采纳打开的这一处，转到下一处", "accept the open finding's value and go on";
    KEY_UNDO = "撤销：文字、格子、采纳、不是问题，都算一步", "undo: text, cells, accepted values, findings set aside";
    KEY_REDO = "重做", "redo";
    KEY_FIGURES = "在格子里直接填数，Enter 填入", "type into a cell, Enter puts it in";
    KEY_ARROWS = "在表格内移动", "move inside a table";
    KEY_BLOCK = "在格子上粘贴表格软件里复制的一列或一块数字", "over a cell: pastes a column or a block of figures from a spreadsheet";
    ABOUT_BUILD = "本次构建", "build";
    ABOUT_PARTS = "所用的开源组件和各自的许可列在随附的清单（SBOM）里。", "The open-source parts and their licences are listed in the bill of materials that comes along.";
    BLURRED = "报告程序的错误，不带报告内容", "Report an error of the program, without the report";
    BLURRED_HELP = "下面是抹去名称和数字的一份：只剩表式里印着的字和常用的词，其余的字写作“某”，数字写作 8。看过再取出，附在错误说明里。", "Below is a copy with names and figures blurred: only the forms' own words and the usual ones are left, other characters are 某, figures are 8. Look at it, take it out, and attach it.";
    BLURRED_NAME = "抹去内容的报告", "blurred report";
    BLURRED_TAKE = "取出这一份", "Take out this copy";
    KEEP = "把文字留在这台电脑上，下次打开接着改（平时不留）", "Keep the text on this computer, to go on next time (otherwise nothing is kept)";
    REMOVE_ALL = "全部删除", "Remove all";
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

/// The name of a text that can be shown.
pub fn mode(name: &str) -> Pair {
    match name {
        "original" => MODE_ORIGINAL,
        "differences" => MODE_DIFFERENCES,
        _ => MODE_MENDED,
    }
}

/// The name of a size of the text.
pub fn size(code: &str) -> Pair {
    match code {
        "large" => SIZE_LARGE,
        "plain" => SIZE_PLAIN,
        _ => SIZE_USUAL,
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

/// A file that could not be opened, by name, and why.
pub fn file(name: &str, why: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => ["“", name, "”：", why].concat(),
        Lang::En => ["“", name, "”: ", why].concat(),
    }
}
