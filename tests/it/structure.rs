//! Structure, form, dates and privacy over whole reports of our own: what must be found, what must stay silent.

use gouji::check;
use gouji::document::Document;
use gouji::options::Options;
use gouji::source::{from_html, from_text};

use crate::example::Example;

/// The codes and severities found in one of the families of structure, form and privacy, in order.
fn found(document: Document) -> Vec<String> {
    let checked = check(document, &Options::default(), None);
    let ours = |code: &str| {
        ["PARSE", "STRUCT", "FORM-", "PRIV"].iter().any(|f| code.starts_with(f))
            && !["FORM-CELL", "FORM-UNIT", "FORM-AMOUNT"].iter().any(|f| code.starts_with(f))
    };
    let mut codes: Vec<String> = checked
        .outcomes
        .findings
        .iter()
        .filter(|f| ours(f.code))
        .map(|f| format!("{} {}", f.code, f.severity.name()))
        .collect();
    codes.sort();
    codes
}

/// What is found in a sound report after these changes, in the language of the rules' examples.
fn after(changes: &str) -> Vec<String> {
    found(Example::parse(changes).unwrap().draft.document())
}

#[test]
fn sound_reports_of_every_kind_and_form_are_silent() {
    for kind in ["省", "市", "县", "区", "办公室", "局", "镇", "街道"] {
        for year in [2019, 2020, 2021, 2023, 2025] {
            assert_eq!(after(&format!("基础：{kind} {year}\n")), [""; 0], "{kind} {year}");
        }
    }
}

#[test]
fn a_report_on_the_form_of_another_year_is_told_once() {
    let changes = "基础：区 2020\n标题：青禾区人民政府2023年政府信息公开工作年度报告\n\
                   前言：本报告依据国办公开办函〔2021〕30号编制，统计期限为2023年1月1日至2023年12月31日。\n\
                   落款：青禾区人民政府 2024年1月18日\n一 = 全区主动公开信息，办理依申请公开，规范信息管理，加强平台建设，强化监督保障和考核，接受社会评议，没有责任追究。";
    assert_eq!(after(changes), ["STRUCT-ASPECTS info", "STRUCT-FORM-GEN error"].map(String::from)[1..]);
}

#[test]
fn one_wrong_year_is_one_finding() {
    let changes = "基础：局 2023\n标题：青禾区农业农村局2022年政府信息公开工作年度报告\n\
                   落款：青禾区农业农村局 2023年1月18日";
    assert_eq!(after(changes), ["FORM-YEAR-MISMATCH error"]);
}

#[test]
fn a_shifted_number_is_told_where_it_begins() {
    let changes = "基础：区 2023\n章节 三 = 二、收到和处理政府信息公开申请情况";
    assert_eq!(after(changes), ["STRUCT-SEC-DUP error", "STRUCT-SEC-NUM error"]);
    let report = Example::parse(changes).unwrap().draft.document();
    let checked = check(report, &Options::default(), None);
    let number = checked.outcomes.findings.iter().find(|f| f.code == "STRUCT-SEC-NUM").unwrap();
    let twice = checked.outcomes.findings.iter().find(|f| f.code == "STRUCT-SEC-DUP").unwrap();
    assert_eq!(number.explained_by.as_deref(), Some(twice.fingerprint.as_str()));
}

#[test]
fn in_the_first_year_structure_only_warns() {
    assert_eq!(
        after("基础：区 2019\n章节 四 = 八、政府信息公开行政复议、行政诉讼情况"),
        ["STRUCT-SEC-NUM warning"]
    );
}

#[test]
fn deadlines_by_kind_of_body() {
    for (kind, body, date, expected) in [
        ("局", "青禾区农业农村局", "2024年2月1日", Some("FORM-DATE-LATE error")),
        ("办公室", "青禾区人民政府办公室", "2024年1月31日", None),
        ("区", "青禾区人民政府", "2024年3月31日", None),
        ("区", "青禾区人民政府", "2024年4月1日", Some("FORM-DATE-LATE error")),
        ("镇", "白石镇人民政府", "2024年2月1日", Some("FORM-DATE-LATE warning")),
        ("街道", "临湖街道办事处", "二〇二四年二月一日", Some("FORM-DATE-LATE warning")),
        ("局", "青禾区农业农村局", "2023年12月20日", Some("FORM-DATE-EARLY warning")),
    ] {
        let codes = after(&format!("基础：{kind} 2023\n落款：{body} {date}"));
        assert_eq!(
            codes.iter().map(String::as_str).collect::<Vec<_>>(),
            Vec::from_iter(expected),
            "{kind} {date}"
        );
    }
}

#[test]
fn sentences_like_those_of_real_reports_raise_nothing() {
    for sentence in [
        "《青禾区2022年政务公开工作要点》印发后，各单位认真落实。",
        "2022年，我区公开信息820条，2023年为910条，较上年有所增加。",
        "依申请公开办理实行“1+5+16”机制，张××等申请人来访均有人接待。",
        "全年共公开文件、发布条例解读，累计发布信息百余条。",
        "编制《申请表填写示例》，公布示范文本，办事指南逐项更新。",
        "2023年年底前完成栏目调整，2022年至2023年连续两年获评优秀。",
        "三、适用对象",
        "联系地址：青禾路1号1号楼2单元301室，邮编325000。",
        "对涉及国家秘密的信息不得公开，内部资料另行管理。",
        "办理文号为青政公开〔2023〕110105194912310021号。",
    ] {
        assert_eq!(after(&format!("基础：区 2023\n一：{sentence}")), [""; 0], "{sentence}");
    }
}

#[test]
fn half_a_report_is_missing_nothing() {
    assert_eq!(
        found(from_text("一、总体情况\n2023年，我局认真落实。\n二、主动公开政府信息情况\n见附表。\n")),
        ["PARSE-NOT-REPORT not_evaluated"]
    );
    let first = "青禾区教育局2023年政府信息公开工作年度报告\n一、总体情况\n我局主动公开信息，办理依申请公开。\n\
                 二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n";
    assert_eq!(
        found(from_text(first)),
        [
            "PARSE-PARTIAL not_evaluated",
            "PARSE-TABLE-UNREAD not_evaluated",
            "PARSE-TABLE-UNREAD not_evaluated",
            "STRUCT-ASPECTS info"
        ]
    );
}

#[test]
fn a_half_year_statistic_is_no_annual_report() {
    let text = "青禾区2022年上半年政府信息公开统计\n共收到申请263件，公开81件，公开率30.80%。\n";
    assert_eq!(found(from_text(text)), ["PARSE-NOT-REPORT not_evaluated"]);
}

#[test]
fn a_whole_report_pasted_as_a_page_is_silent() {
    let text = Example::parse("基础：局 2023").unwrap().draft.text();
    let mut html = String::from("<div class=article>");
    let mut table = false;
    for line in text.lines() {
        if line.contains('\t') != table {
            html.push_str(if table { "</table>" } else { "<table border=1>" });
            table = !table;
        }
        if table {
            let cells: Vec<String> = line.split('\t').map(|c| format!("<td><p>{c}</p></td>")).collect();
            html.push_str(&format!("<tr>{}</tr>", cells.concat()));
        } else {
            html.push_str(&format!("<p style=\"text-indent:2em\">&emsp;&emsp;{line}</p>\n"));
        }
    }
    assert_eq!(found(from_html(&html)), [""; 0]);
}

/// The first message of a rule on a text.
fn message(text: &str, code: &str) -> String {
    let checked = check(from_text(text), &Options::default(), None);
    let mut said = checked.outcomes.findings.iter().filter(|f| f.code == code);
    said.next().map(|f| f.message.zh.clone()).unwrap_or_default()
}

#[test]
fn rules_and_notices_about_reports_are_no_reports() {
    for text in [
        "青禾区政府信息公开年度报告制度（试行）\n来源：青禾区 更新时间：2021-11-16\n第一条 为提高工作水平，制定本制度。\n\
         第三条 年度报告应当包括下列内容：\n（一）概述；\n（二）主动公开政府信息情况；\n（三）依申请公开政府信息情况；\n\
         （四）复议、诉讼和申诉的情况；\n（五）存在的主要问题和改进措施；\n（六）其他需要报告的事项。\n第四条 由办公室负责。\n",
        "文字解读：青禾区教育局2023年政府信息公开工作年度报告\n一、总体情况\n介绍五个方面。\n二、主动公开政府信息情况\n\
         统计各类决定。\n三、收到和处理政府信息公开申请情况\n统计申请办理。\n四、政府信息公开行政复议、行政诉讼情况\n统计案件。\n",
        "云溪大学2022-2023学年信息公开年度报告\n一、概述\n学校推进公开。\n二、主动公开情况\n公开信息若干。\n\
         三、依申请公开情况\n收到申请2件。\n四、行政复议、行政诉讼情况\n无。\n五、存在的主要问题和改进措施\n加强队伍。\n",
        "青禾区2023年政府信息公开工作会议召开\n发布时间：2024-01-10\n会上就总体情况、主动公开政府信息情况等作了部署。\n",
    ] {
        assert_eq!(found(from_text(text)), ["PARSE-NOT-REPORT not_evaluated"], "{text}");
    }
}

#[test]
fn reports_on_years_before_the_form_are_not_checked_and_it_is_said_so() {
    let text = "青禾区水务局2017年政府信息公开年度报告\n本报告由概述、主动公开、依申请公开等部分组成，统计期限为2017年1月1日至\
                12月31日。\n一、概述\n全局推进政府信息公开工作。\n二、主动公开政府信息情况\n公开信息200条。\n\
                三、依申请公开政府信息情况\n未收到申请。\n四、咨询处理情况\n接待咨询30次。\n\
                五、复议、诉讼和申诉的情况\n未发生。\n六、存在的主要问题和改进措施\n加强学习。\n青禾区水务局\n2018年3月20日\n";
    assert_eq!(found(from_text(text)), ["PARSE-NOT-REPORT not_evaluated"]);
    let said = message(text, "PARSE-NOT-REPORT");
    assert!(said.contains("2017年度") && said.contains("2019年"), "{said}");
}

#[test]
fn a_first_piece_of_a_report_is_called_that() {
    let text = "青禾区水务局2023年政府信息公开工作年度报告\n一、总体情况\n2023年，我局认真落实条例要求。\n";
    let said = message(text, "PARSE-NOT-REPORT");
    assert!(said.contains("第一部分"), "{said}");
}

/// A sound report cut off at a word.
fn cut_at(word: &str) -> String {
    let text = Example::parse("基础：局 2023\n五：（一）解读形式较为单一，图解较少。").unwrap().draft.text();
    let at = text.find(word).unwrap_or_else(|| panic!("{word} in {text}"));
    text[..at].to_owned()
}

#[test]
fn a_text_that_stops_is_read_in_part_and_accused_of_nothing() {
    for (word, rest) in [
        ("较为单一", "第六部分"),
        ("五、存在的主要", "第五、六部分"),
        ("5.属于三类内部", "第四至六部分"),
        ("三、收到和处理政府", "第三至六部分"),
    ] {
        let text = cut_at(word);
        let codes = found(from_text(text.as_str()));
        assert!(codes.iter().all(|c| c.ends_with("not_evaluated")), "{word}: {codes:?}");
        let said = message(&text, "PARSE-PARTIAL");
        assert!(said.contains(rest), "{word}: {said}");
    }
}

/// Twins of reports of other people's, in words of our own: what was wrong with those is told of these, and what
/// was sound there is silent here.
#[test]
fn twins_of_reports_seen_elsewhere() {
    for (changes, expected) in [
        // Numbers never filled in, and the notice of 2019 for a year after its form.
        (
            "基础：局 2024\n前言：本报告依据国办公开办函〔2019〕60号编制，统计期限为2024年1月1日至2024年12月31日。\n一：全年共主动公开条，群众较为满意。",
            &["FORM-LAW warning", "FORM-NUM-MISSING error"][..],
        ),
        // Only the day on which the figures were fixed.
        (
            "基础：街道 2022\n前言：本报告依据条例编制，数据核定时间点为2022年12月31日。",
            &["FORM-PERIOD warning"],
        ),
        ("基础：街道 2022\n前言：本报告依据条例编制，所列数据截至2022年12月31日。", &["FORM-PERIOD warning"]),
        // A preamble that says a title twice, and sub-headings in Arabic numbers.
        (
            "基础：街道 2022\n前言：本报告由总体情况、主动公开政府信息情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等组成，\
             统计期限为2022年1月1日至2022年12月31日。\n一 = 1、主动公开：及时发布各类信息。\n一：2、依申请公开：规范办理。\n\
             一：3、政府信息管理：健全审核制度。\n一：4、平台建设：维护专栏。\n一：5、监督保障：组织培训。",
            &[],
        ),
        // 年度 twice.
        ("基础：市 2023\n标题：云溪市人民政府2023年度政府信息公开工作年度报告", &["FORM-TITLE info"]),
        // Two paragraphs that begin with the year before.
        ("基础：局 2023\n一：2022年，我局认真落实条例要求，加大公开力度。", &["FORM-YEAR-BODY warning"]),
    ] {
        assert_eq!(after(changes), expected, "{changes}");
    }
}

#[test]
fn a_sub_heading_is_named_as_it_is_printed() {
    let text = Example::parse(
        "基础：局 2023\n一 = （一）主动公开。及时公开。\n一：（二）依申请公开。规范办理。\n一：（四）平台建设。维护专栏。",
    )
    .unwrap()
    .draft
    .text();
    assert!(message(&text, "STRUCT-SUBNUM").starts_with("小标题“（四）平台建设”之前缺少“（三）”"));
}

#[test]
fn a_row_that_the_form_does_not_have_is_named() {
    let page = Example::parse("基础：局 2023").unwrap().draft.html();
    let row = |label: &str| format!("<tr><td>{label}</td>{}</tr>", "<td>0</td>".repeat(7));
    let behind = "<tr><td>2.重复申请</td>";
    assert!(page.contains(behind));
    let with = page.replace(behind, &(row("网上留言咨询") + behind));
    assert_eq!(found(from_html(&with)), ["STRUCT-TABLE-ROWS error"]);
    let checked = check(from_html(&with), &Options::default(), None);
    let said = checked.outcomes.findings.iter().find(|f| f.code == "STRUCT-TABLE-ROWS").unwrap();
    assert_eq!(said.message.zh, "表三多出“网上留言咨询”一行，统一格式没有此行。");
}
