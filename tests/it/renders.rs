//! What leaves the program: the same findings in each form of output.

use gouji::checked::{Outcomes, Reason};
use gouji::finding::{Finding, Held, Lang, Severity, Skipped, Suggestion, Words};
use gouji::form::CellId;
use gouji::num::Num;
use gouji::render::json::ReportJson;
use gouji::render::positions::Positions;
use gouji::render::problems::{Between, Unread, headings, problems};
use gouji::render::text::{self, Style};
use gouji::render::{docx, html, markdown, sarif, xlsx};
use gouji::report::Located;
use gouji::text::Span;
use gouji::{Checked, reading, source};
use serde_json::Value;

const TEXT: &str = "云溪市人民政府2023年政府信息公开工作年度报告\n2.重复申请\t25\t<1>\n";

/// A headline that explains a failing sum, a warning, a check that held and one that could not be made.
fn checked() -> Checked {
    let mut document = source::from_text(TEXT);
    document.name = "年报 1.txt".to_owned();
    let cell = CellId::t3("noproc_repeat", "natural");
    let at = TEXT.find("25").unwrap();
    let span = Span::new(at, at + 2);
    let sum = Finding::new("T3-ROW-SUM", Severity::Error, Words::new("行不平。", "The row is off."))
        .sides(Num::int(26), Num::int(23), "25 + 1 = 26 ≠ 23")
        .cells([cell])
        .subject(span)
        .sealed(TEXT);
    let mut root =
        Finding::new("T3-ROOT", Severity::Error, Words::new("疑似错格。", "One cell is off.")).cells([cell]);
    root.suggestions.push(Suggestion {
        cell,
        value: Num::int(22),
        text: Words::new("〔重复申请 × 自然人〕25 → 22", "25 → 22"),
    });
    root.explains.push(sum.fingerprint.clone());
    let root = root.subject(span).sealed(TEXT);
    let sum = Finding { explained_by: Some(root.fingerprint.clone()), ..sum };
    let warning =
        Finding::new("FORM-TITLE", Severity::Warning, Words::new("标题 <b> | 不规范。", "Odd title."))
            .subject(Span::new(0, "云溪市人民政府".len()))
            .sealed(TEXT);
    let held = Held {
        code: "T3-BALANCE",
        title: None,
        cells: vec![cell],
        spans: Vec::new(),
        formula: "1 + 2 = 3 + 0".into(),
    };
    let skip = Skipped {
        code: "T4-SUM-REVIEW",
        title: None,
        cells: Vec::new(),
        reason: Words::new("表四没有读到", "no table"),
    };
    let report = reading::read(document);
    let judgements = Vec::new();
    let findings = vec![root, sum, warning];
    Checked {
        report,
        outcomes: Outcomes {
            findings,
            held: vec![held],
            skipped: vec![skip],
            judgements,
            ..Outcomes::default()
        },
    }
}

#[test]
fn json_carries_the_cause_and_what_it_explains() {
    let checked = checked();
    let positions = Positions::utf8(&checked.report.document);
    let report = serde_json::to_value(ReportJson::new(&checked, &positions, Lang::En)).unwrap();
    let (root, sum) = (&report["findings"][0], &report["findings"][1]);
    assert_eq!(root["explains"][0], sum["fingerprint"]);
    assert_eq!(sum["explained_by"], root["fingerprint"]);
    assert_eq!(root["suggestion"]["value"], "22");
    assert_eq!(root["confidence"], 1.0);
    assert_eq!((&sum["left"], &sum["right"], &sum["delta"]), (&"26".into(), &"23".into(), &"3".into()));
    let span = &sum["spans"][0];
    let (start, end) = (span["start"].as_u64().unwrap() as usize, span["end"].as_u64().unwrap() as usize);
    assert_eq!((&TEXT[start..end], &span["role"]), ("25", &"subject".into()));
    assert_eq!(report["checks"], serde_json::json!({ "passed": 1, "failed": 2, "not_evaluated": 1 }));
}

#[test]
fn a_list_of_problems_has_one_row_a_cause() {
    let checked = checked();
    let rows = problems(&checked, Lang::Zh);
    assert_eq!(rows.iter().map(|r| r.code).collect::<Vec<_>>(), ["T3-ROOT", "FORM-TITLE"]);
    assert_eq!(rows[0].place, "表三 重复申请 × 自然人");
    assert_eq!(rows[0].calculation, "25 + 1 = 26 ≠ 23", "the calculation of the sum that it explains");
    assert_eq!(rows[0].row(1, Lang::Zh).len(), headings(Lang::Zh).len());
}

#[test]
fn markdown_has_a_row_for_each_problem_and_lists_what_held() {
    let page = markdown::render(&[checked()], &Between::NOTHING, Lang::Zh);
    assert!(page.contains("| 1 | "), "{page}");
    assert!(page.contains("标题 \\<b\\> \\| 不规范。"), "{page}");
    assert!(
        page.contains("- `T3-BALANCE` 表三各列：新收 + 上年结转 = 办结 + 结转下年 · 1 + 2 = 3 + 0")
            && page.contains("表四没有读到"),
        "{page}"
    );
}

#[test]
fn the_html_page_marks_the_words_and_runs_nothing() {
    let page = html::render(&[checked()], &Between::NOTHING, Lang::Zh);
    assert!(page.contains("<mark class=\"error\" id=\"m0-0\"><a href=\"#p0-0\">25</a></mark>"), "{page}");
    assert!(page.contains("标题 &lt;b&gt; | 不规范。") && page.contains("&lt;1&gt;"));
    assert!(page.contains("default-src 'none'") && !page.contains("<script"));
}

/// What the schema of SARIF 2.1.0 asks of the parts that are written here.
#[test]
fn sarif_has_what_its_schema_asks_for() {
    let checked = [checked()];
    let log = serde_json::to_value(sarif::log(&checked, &[], 1, &[], &[], Lang::En)).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(run["artifacts"][0]["location"]["uri"], "%E5%B9%B4%E6%8A%A5%201.txt");
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 2, "one cause is one result");
    assert!(
        results[0]["message"]["text"].as_str().unwrap().contains("25 + 1 = 26 ≠ 23"),
        "with what follows from it"
    );
    for rule in rules {
        let help = rule["help"]["markdown"].as_str().unwrap();
        assert!(
            help.starts_with("## What\n") && !rule["help"]["text"].as_str().unwrap().contains('#'),
            "{help}"
        );
    }
    for result in results {
        assert!(["error", "warning", "note", "none"].contains(&result["level"].as_str().unwrap()));
        assert_eq!(result["kind"] == "fail", result["level"] != "none", "the standard ties one to the other");
        if let Some(index) = result.get("ruleIndex").and_then(Value::as_u64) {
            assert_eq!(rules[index as usize]["id"], result["ruleId"]);
        }
        for location in result["locations"].as_array().unwrap() {
            let place = &location["physicalLocation"];
            assert_eq!(place["artifactLocation"]["index"], 0);
            let region = &place["region"];
            assert!(
                region["startLine"].as_u64().unwrap() >= 1 && region["startColumn"].as_u64().unwrap() >= 1
            );
        }
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
    }
    let region = &results[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (&region["startLine"], &region["startColumn"], &region["endColumn"]),
        (&2.into(), &8.into(), &10.into())
    );
    assert_eq!(region["snippet"]["text"], "25");
}

#[test]
fn sarif_names_a_related_place_once() {
    let mut checked = checked();
    let mut document = gouji::document::Document::clone(&checked.report.document);
    document.format = gouji::document::Format::Docx;
    checked.report = reading::read(document);
    let finding = &mut checked.outcomes.findings[0];
    *finding = finding.clone().evidence(Span::new(3, 6)).evidence(Span::new(3, 6)).sealed(TEXT);
    let log = serde_json::to_value(sarif::log(&[checked], &[], 1, &[], &[], Lang::En)).unwrap();
    let related = log["runs"][0]["results"][0]["relatedLocations"].as_array().unwrap();
    assert_eq!(related.len(), 1);
    let region = &related[0]["physicalLocation"]["region"];
    assert_eq!((&region["charOffset"], &region["charLength"]), (&1.into(), &1.into()), "{region}");
    assert!(region.get("startLine").is_none());
}

#[test]
fn a_file_that_was_not_read_shows_in_every_form_of_output() {
    let words = Words::new("文件是空的。", "The file is empty.");
    let unread = [Unread { name: "乙局.docx".to_owned(), words }];
    let between = Between { unread: &unread, ..Between::NOTHING };
    let checked = [checked()];
    let sheets = xlsx::problem_list(&checked, &between, Lang::Zh).unwrap();
    let list = docx::problem_list(&checked, &between, Lang::Zh).unwrap();
    let text_of = |bytes: &[u8]| -> String {
        let no_legacy = |_: &'static str, _: &[u8]| None;
        source::from_bytes("清单", bytes, &no_legacy).unwrap().into_iter().map(|d| d.text).collect()
    };
    let nothing = gouji::checked::SetOutcomes { findings: Vec::new(), held: Vec::new(), skipped: Vec::new() };
    let style = Style { lang: Lang::Zh, colours: false };
    let terminal = text::render(&checked, 1, &nothing, &unread, &style);
    assert!(terminal.ends_with("另有 1 个文件未能读取，未作核对：乙局.docx。\n"), "{terminal}");
    for output in [
        markdown::render(&checked, &between, Lang::Zh),
        html::render(&checked, &between, Lang::Zh),
        serde_json::to_string(&sarif::log(&checked, &[], 1, &[], &unread, Lang::Zh)).unwrap(),
        text_of(&sheets),
        text_of(&list),
    ] {
        assert!(output.contains("乙局.docx") && output.contains("文件是空的。"), "{output}");
    }
}

#[test]
fn what_was_set_aside_has_a_section_of_its_own_and_is_never_clean() {
    let mut checked = checked();
    let causes = checked.outcomes.findings.iter().filter(|f| f.explained_by.is_none());
    let aside: Vec<_> = causes.map(|f| (f.fingerprint.clone(), Reason::Records)).collect();
    let count = aside.len();
    checked.outcomes.put_aside(&aside);
    assert!(checked.outcomes.findings.is_empty());
    assert_eq!(checked.outcomes.tally().set_aside, count);
    assert_ne!(checked.verdict().name(), "clean");
    let checked = [checked];
    let positions = Positions::utf8(&checked[0].report.document);
    let sheets = xlsx::problem_list(&checked, &Between::NOTHING, Lang::Zh).unwrap();
    let list = docx::problem_list(&checked, &Between::NOTHING, Lang::Zh).unwrap();
    let text_of = |bytes: &[u8]| -> String {
        let no_legacy = |_: &'static str, _: &[u8]| None;
        source::from_bytes("清单", bytes, &no_legacy).unwrap().into_iter().map(|d| d.text).collect()
    };
    for output in [
        markdown::render(&checked, &Between::NOTHING, Lang::Zh),
        html::render(&checked, &Between::NOTHING, Lang::Zh),
        text_of(&sheets),
        text_of(&list),
        serde_json::to_string(&sarif::log(&checked, &[], 1, &[], &[], Lang::Zh)).unwrap(),
    ] {
        assert!(output.contains("已核对台账，数字属实"), "{output}");
    }
    let report = serde_json::to_value(ReportJson::new(&checked[0], &positions, Lang::Zh)).unwrap();
    assert_eq!(report["set_aside"][0]["reason"], "records");
    assert!(report["set_aside"][0]["fingerprint"].is_string());
}

#[test]
fn a_place_is_told_by_its_sentence() {
    let mut checked = checked();
    assert_eq!(problems(&checked, Lang::Zh)[1].place, "“云溪市人民政府2023年政府……”");
    let text = "一、总体情况\n全年公开信息9条。收到申请  25件；办结25件。\n甲\t乙\t丙\n";
    checked.report = reading::read(source::from_text(text));
    for (words, place) in [
        ("公开信息", "第一部分，“全年公开信息9条”"),
        ("25件", "第一部分，“收到申请 25件”"),
        ("办结", "第一部分，“办结25件”"),
        ("丙", "第一部分，“甲 乙 丙”"),
    ] {
        let at = text.find(words).unwrap();
        let finding = Finding::new("FORM-TITLE", Severity::Warning, Words::default());
        checked.outcomes.findings = vec![finding.subject(Span::new(at, at + words.len())).sealed(text)];
        assert_eq!(problems(&checked, Lang::Zh)[0].place, place);
    }
}

/// What the prose says of a table stands in the prose, what is wrong in a table in the table.
#[test]
fn a_place_in_the_prose_is_no_cell() {
    let sound = include_str!("../../src/app/model/samples/sound.txt");
    let place = |text: &str, code: &str| {
        let report = reading::read(source::from_text(text));
        let outcomes = gouji::checked::run(&report, &Default::default(), None);
        let rows = problems(&Checked { report, outcomes }, Lang::Zh);
        rows.iter().find(|row| row.code == code).map(|row| row.place.clone()).unwrap_or_default()
    };
    let start = sound.find("164件").expect("the sample's own number");
    let wrong = format!("{}146件{}", &sound[..start], &sound[start + "164件".len()..]);
    let told = place(&wrong, "NARR-NEW");
    assert!(told.starts_with("第一部分，“") && !told.contains('×'), "{told}");
    let wrong = sound.replacen("\t38\t", "\t83\t", 1);
    let told = place(&wrong, "T3-ROOT");
    assert!(told.starts_with("表三 "), "{told}");
}

#[test]
fn many_changes_are_shortened_and_a_code_that_is_none_is_not_shown() {
    let mut checked = checked();
    let one = checked.outcomes.findings[0].suggestions[0].clone();
    checked.outcomes.findings[0].suggestions = vec![one; 9];
    let advice = problems(&checked, Lang::Zh)[0].advice.clone();
    assert!(advice.lines().count() == 5 && advice.ends_with("另有 5 处一并修改。"), "{advice}");
    checked.outcomes.skipped[0].code = "";
    let checked = [checked];
    let (lists, page) = (
        markdown::render(&checked, &Between::NOTHING, Lang::Zh),
        html::render(&checked, &Between::NOTHING, Lang::Zh),
    );
    assert!(lists.contains("- ×1 · 表四没有读到") && !lists.contains("``"), "{lists}");
    assert!(page.contains("<li>×1 · 表四没有读到</li>") && !page.contains("<code></code>"), "{page}");
}

#[test]
fn the_texts_of_many_reports_are_for_the_screen() {
    let printed = |count: usize| {
        let checked: Vec<Checked> = (0..count).map(|_| checked()).collect();
        html::render(&checked, &Between::NOTHING, Lang::Zh)
    };
    assert!(printed(1).contains("<body>") && printed(2).contains("<body class=\"many\">"));
    assert_eq!(printed(2).matches("<div class=\"copy\">").count(), 2);
    assert_eq!(printed(2).matches("<div").count(), printed(2).matches("</div>").count());
}

/// Numbers of persons as people write them.
const NOTATIONS: [&str; 41] = [
    "110101199003070732",
    "１１０１０１１９９００３０７０７３２",
    "110101 19900307 0732",
    "110101-19900307-0732",
    "110101.19900307.0732",
    "110101\u{3000}19900307\u{3000}0732",
    "110101\u{00A0}19900307\u{00A0}0732",
    "110101\u{200B}19900307\u{200B}0732",
    "110101\u{2060}1990\u{FEFF}0307\u{00AD}0732",
    "110101 1990 0307 0732",
    "110 101 1990 03 07 0732",
    "1101 0119 9003 0707 32",
    "1101-0119-9003-0707-32",
    "110101 199003070732",
    "11010119900307 0732",
    "110101—19900307—0732",
    "110101‑19900307‑0732",
    "11010519491231002X",
    "11010519491231002x",
    "１１０１０５１９４９１２３１００２Ｘ",
    "110105 19491231 002X",
    "110101199003070733",
    "110101 19900307 0733",
    "110105700101123",
    "13800138000",
    "１３８００１３８０００",
    "138 0013 8000",
    "138-0013-8000",
    "138.0013.8000",
    "138·0013·8000",
    "138 - 0013 - 8000",
    "1380013 8000",
    "138 00138000",
    "138\u{200B}0013\u{200B}8000",
    "+8613800138000",
    "+86 138 0013 8000",
    "0086-13800138000",
    "6222021234567890128",
    "6222 0212 3456 7890 128",
    "6222-0212-3456-7890-128",
    "622202 1234567890128",
];

/// One report in every form of output, as text. Its file is also one that was not read.
fn outputs(checked: Checked) -> Vec<String> {
    let checked = [checked];
    let document = &checked[0].report.document;
    let positions = Positions::utf8(document);
    let style = Style { lang: Lang::Zh, colours: false };
    let unread = [Unread { name: document.name.clone(), words: Words::new("打不开", "broken") }];
    let between = Between { unread: &unread, ..Between::NOTHING };
    let unzipped = |bytes: &[u8]| {
        let mut package = gouji::source::package::Package::open(bytes).unwrap();
        let names: Vec<String> = package.names().collect();
        let parts = names.iter().map(|name| package.read(name).unwrap().unwrap());
        parts.map(|part| String::from_utf8_lossy(&part).into_owned()).collect::<String>()
    };
    vec![
        text::render(&checked, 1, &gouji::checked::SetOutcomes::default(), &unread, &style),
        markdown::render(&checked, &between, Lang::Zh),
        html::render(&checked, &between, Lang::Zh),
        serde_json::to_string(&sarif::log(&checked, &[], 1, &[], &unread, Lang::Zh)).unwrap(),
        serde_json::to_string(&ReportJson::new(&checked[0], &positions, Lang::En)).unwrap(),
        unzipped(&xlsx::problem_list(&checked, &between, Lang::Zh).unwrap()),
        unzipped(&docx::problem_list(&checked, &between, Lang::Zh).unwrap()),
    ]
}

#[test]
fn no_notation_of_a_personal_number_gets_through_any_form_of_output() {
    let digits = |words: &str| -> String {
        words.chars().filter_map(gouji::text::fold).filter(char::is_ascii_alphanumeric).collect()
    };
    for number in NOTATIONS {
        let text = format!(
            "云溪市（{number}）人民政府2023年政府信息公开工作年度报告\n六、其他需要报告的事项\n申请人身份证{number}，已答复。\n"
        );
        let mut document = source::from_text(text.as_str());
        document.name = format!("年报（{number}）.docx");
        document.format = gouji::document::Format::Docx;
        let mut checked = gouji::check(document, &gouji::options::Options::default(), None);
        checked.report.identity.body = Some(Located {
            value: format!("云溪市（{number}）人民政府"),
            span: Span::new(0, "云溪市".len()),
        });
        let words = Words::new(format!("公开文本含{number}。"), format!("The text holds {number}."));
        let at = text.rfind(number).unwrap();
        let finding = Finding::new("PRIV-ID", Severity::Error, words);
        checked.outcomes.findings.push(finding.subject(Span::new(at, at + number.len())).sealed(&text));
        let hidden: String = digits(number).chars().skip(4).collect();
        for (nth, output) in outputs(checked).into_iter().enumerate() {
            assert!(!digits(&output).contains(&hidden), "{number:?} in output {nth}: {output}");
        }
    }
}

#[test]
fn a_name_that_begins_like_a_formula_is_none() {
    let mut checked = checked();
    checked.report.identity.body = Some(Located { value: "=1+1".to_owned(), span: Span::new(0, 3) });
    let bytes = xlsx::problem_list(&[checked], &Between::NOTHING, Lang::Zh).unwrap();
    let mut package = gouji::source::package::Package::open(&bytes).unwrap();
    let sheet = String::from_utf8(package.read("xl/worksheets/sheet1.xml").unwrap().unwrap()).unwrap();
    assert!(!sheet.contains("<f>"), "{sheet}");
    let strings = String::from_utf8(package.read("xl/sharedStrings.xml").unwrap().unwrap()).unwrap();
    assert!(strings.contains("=1+1"), "{strings}");
}

#[test]
fn a_file_s_name_steers_no_terminal() {
    let mut checked = checked();
    let mut document = gouji::document::Document::clone(&checked.report.document);
    document.name = "\u{1b}]0;x\u{7}\u{1b}[2J年报\u{9b}31m.txt".to_owned();
    checked.report = reading::read(document);
    for output in outputs(checked).into_iter().take(5) {
        assert!(!output.contains(['\u{1b}', '\u{7}', '\u{9b}']), "{output:?}");
    }
}
