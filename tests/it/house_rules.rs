//! An office's own rules: the file, what they say of a report, what leaves the program.

use std::sync::Arc;

use gouji::finding::{Lang, Role, Severity};
use gouji::house_rules::{HouseRules, LARGEST_FILE};
use gouji::options::{Options, kept};
use gouji::render::json::ReportJson;
use gouji::render::positions::Positions;
use gouji::render::problems::Between;
use gouji::render::text::{self, Style};
use gouji::render::{docx, html, markdown, sarif, xlsx};
use gouji::{Checked, source};

/// A report in which everything agrees.
const SOUND: &str = include_str!("../../src/app/model/samples/sound.txt");

/// A file of one rule: its code is `LOCAL-A`, its title 要求 and its message 不合要求。
fn file(lines: &str) -> String {
    format!("[[rule]]\ncode = \"LOCAL-A\"\ntitle = \"要求\"\nmessage = \"不合要求。\"\n{lines}\n")
}

fn options(file: &str) -> Options {
    let house_rules = HouseRules::read(file)
        .unwrap_or_else(|e| panic!("{:?}", e.iter().map(|r| r.line_in(Lang::Zh)).collect::<Vec<_>>()));
    Options { house_rules, ..Options::default() }
}

fn check(report: &str, options: &Options) -> Checked {
    gouji::check(source::from_text(report), options, None)
}

/// What the one rule says of a report: its message, the words that it marks as wrong and as evidence.
fn said(report: &str, lines: &str) -> Option<(String, Vec<String>, Vec<String>)> {
    let checked = check(report, &options(&file(lines)));
    let finding = checked.outcomes.findings.iter().find(|f| f.code == "LOCAL-A")?;
    let marked = |role| {
        let marks = finding.marks.iter().filter(|m| m.role == role);
        marks.map(|m| m.span.of(checked.report.text()).to_owned()).collect()
    };
    Some((finding.message.zh.clone(), marked(Role::Subject), marked(Role::Evidence)))
}

/// Line, column and reason of each refusal.
fn refused(file: &str) -> Vec<(usize, usize, String)> {
    let refusals = HouseRules::read(file).expect_err("a file that is refused");
    refusals.into_iter().map(|one| (one.line, one.column, one.words.zh)).collect()
}

#[test]
fn the_sample_of_ten_rules_is_read_and_its_rules_look_at_a_report() {
    let sample = include_str!("../../examples/house-rules.toml");
    let options = options(sample);
    assert_eq!(options.house_rules.rules().len(), 10);
    let checked = check(SOUND, &options);
    let outcomes = &checked.outcomes;
    let found: Vec<&str> =
        outcomes.findings.iter().map(|f| f.code).filter(|c| c.starts_with("LOCAL-")).collect();
    let held: Vec<&str> = outcomes.held.iter().map(|h| h.code).filter(|c| c.starts_with("LOCAL-")).collect();
    assert_eq!(found.len() + held.len(), 10, "{found:?} {held:?}");
    for code in ["LOCAL-S1-LENGTH", "LOCAL-DOCUMENTS", "LOCAL-S5-TWO", "LOCAL-PHONES", "LOCAL-NUMBERS"] {
        assert!(held.contains(&code), "{code}: {found:?}");
    }
}

#[test]
fn what_is_missing_is_named_and_its_section_marked() {
    let rule = "section = 5\nrequire = [\"说理\", \"培训|轮训\", \"通报\"]\nreported = \"说理\"\npassed = \"说理、轮训、通报\"";
    let (message, subjects, evidence) = said(SOUND, rule).unwrap();
    assert_eq!(message, "不合要求。缺：培训、通报。");
    assert_eq!(subjects, ["五、存在的主要问题及改进情况"]);
    assert_eq!(evidence, ["说理"]);
}

#[test]
fn what_is_forbidden_is_marked_to_the_character() {
    let rule = "section = 5\nforbid = [{ pattern = '[一二三]是' }]\nreported = \"一是\"\npassed = \"一\"";
    let (_, subjects, _) = said(SOUND, rule).unwrap();
    assert_eq!(subjects, ["一是", "二是"]);
    // The same words with a space in them and in full width, as converters leave them.
    let report = SOUND.replace("政策解读形式", "政策解　读Ａ1形式");
    let rule = "forbid = [{ pattern = '解读Ａ\\d形' }]\nreported = \"解读A1形\"\npassed = \"解读\"";
    assert_eq!(said(&report, rule).unwrap().1, ["解　读Ａ1形"]);
}

#[test]
fn a_length_marks_what_is_beyond_it() {
    let rule = "section = 6\nlength = { max = 3 }\nreported = \"四个字了\"\npassed = \"三个字\"";
    let checked = check(SOUND, &options(&file(rule)));
    let finding = checked.outcomes.findings.iter().find(|f| f.code == "LOCAL-A").unwrap();
    let six = SOUND.split("六、其他需要报告的事项").last().unwrap().trim();
    let rest: String = six.lines().next().unwrap().chars().skip(3).collect();
    assert_eq!(finding.marks[0].span.of(SOUND), rest);
    assert!(finding.formula.as_ref().unwrap().ends_with("> 3"));
}

#[test]
fn a_rule_is_for_its_kinds_of_bodies_and_years() {
    let with = |scope: &str| {
        let rule = format!("{scope}\nforbid = \"解读\"\nreported = \"解读\"\npassed = \"无\"");
        said(SOUND, &rule).is_some()
    };
    assert!(with("kinds = [\"政府\", \"dept\"]") && with("years = 2023") && with("years = \"2021-2023\""));
    assert!(!with("kinds = [\"部门\"]") && !with("years = [2022, \"2024-\"]"));
}

/// A rule that cannot be applied is no rule that holds.
#[test]
fn what_cannot_be_looked_at_is_said_to_be_unchecked() {
    let rule = "section = 5\nforbid = \"解读\"\nreported = \"解读\"\npassed = \"无\"";
    let cut = SOUND.split("五、存在的主要问题").next().unwrap();
    let checked = check(cut, &options(&file(rule)));
    let skipped = checked.outcomes.skipped.iter().find(|s| s.code == "LOCAL-A").unwrap();
    assert_eq!(skipped.reason.zh, "没有找到所查的部分。");
    assert!(!checked.outcomes.held.iter().any(|h| h.code == "LOCAL-A"));
}

#[test]
fn a_finding_of_the_house_counts_in_the_verdict_as_ours_do() {
    let rule = "severity = \"错误\"\nforbid = \"解读\"\nreported = \"解读\"\npassed = \"无\"";
    let mut options = options(&file(rule));
    let (without, with) = (check(SOUND, &Options::default()), check(SOUND, &options));
    let (without, with) = (without.outcomes.tally(), with.outcomes.tally());
    assert_eq!((with.errors, with.failed), (without.errors + 1, without.failed + 1));
    options.severities.insert("LOCAL-A".to_owned(), Severity::Info);
    assert_eq!(check(SOUND, &options).outcomes.tally().infos, without.infos + 1);
    options.ignore.insert("LOCAL".to_owned());
    let off = check(SOUND, &options).outcomes.tally();
    assert_eq!(
        (off.errors, off.infos, off.rules_off),
        (without.errors, without.infos, without.rules_off + 1)
    );
}

#[test]
fn a_mistake_is_refused_with_its_line_and_column() {
    let examples = "\nreported = \"甲\"\npassed = \"乙\"";
    for (lines, line, column, words) in [
        ("forbid = \"甲\"\nreported = \"乙\"\npassed = \"丙\"", 6, 12, "应报而未报"),
        ("forbid = \"甲\"\nreported = \"甲\"\npassed = \"乙甲\"", 7, 10, "不应报而报了（1 处）"),
        (&format!("forbid = [\"甲\", {{ pattern = '(甲' }}]{examples}"), 5, 28, "左括号"),
        (&format!("forbid = {{ pattern = '(甲{{1000}}){{1000}}' }}{examples}"), 5, 22, "太大"),
        (&format!("forbid = \"甲\"\nrequire = \"甲\"{examples}"), 5, 10, "有且只有一项"),
        (&format!("ferbid = \"甲\"{examples}"), 5, 1, "没有“ferbid”"),
        (&format!("forbid = \"甲\"\nseverity = \"大\"{examples}"), 6, 12, "“severity”应写"),
        (&format!("forbid = \"甲\"\nsection = 7{examples}"), 6, 11, "1 到 6"),
        (&format!("length = {{ min = 9, max = 3 }}{examples}"), 5, 10, "min 大于 max"),
        (&format!("forbid = \"甲\"\nyears = \"2026-2024\"{examples}"), 6, 9, "年度"),
        (&format!("forbid = \"甲{examples}"), 5, 12, "TOML"),
    ] {
        let (at, across, zh) = refused(&file(lines)).remove(0);
        assert!((at, across) == (line, column) && zh.contains(words), "{lines}: {at} {across} {zh}");
    }
    assert!(refused("name = \"空\"")[0].2.contains("[[rule]]"));
    let twice = file("forbid = \"甲\"\nreported = \"甲\"\npassed = \"乙\"").repeat(2);
    assert!(refused(&twice)[0].2.contains("用了两次"));
    // All that is wrong is named at once: here both examples of each rule.
    assert_eq!(refused(&file("forbid = \"甲\"").repeat(3)).len(), 6);
}

#[test]
fn what_is_too_large_is_refused() {
    let rule = file("forbid = \"甲\"\nreported = \"甲\"\npassed = \"乙\"");
    let large = format!("{rule}#{}", "长".repeat(LARGEST_FILE / 3));
    assert!(refused(&large)[0].2.contains("KB"));
    let many: String = (0..201).map(|n| rule.replace("LOCAL-A", &format!("LOCAL-{n}"))).collect();
    assert!(refused(&many)[0].2.contains("1 到 200"));
    let nested = format!("{}{}", "a = [".repeat(5000), "]".repeat(5000));
    assert!(!refused(&nested).is_empty());
}

/// Patterns that other engines take exponential or quadratic time for: twice the text takes no more than twice the
/// matches, and a megabyte is answered.
#[test]
fn a_malicious_pattern_over_a_megabyte_is_answered() {
    let long = "我局公开信息一是".repeat(45_000);
    let report = SOUND.replace("一是个别单位", &format!("{long}一是个别单位"));
    for pattern in ["(?:.?){60}完", "(我|局|公|开|我局|公开)+完", "[一-龥]{150}完", ".*[^\\\\p{Han}]|@"]
    {
        let rule =
            format!("forbid = [\"@@\", {{ pattern = \"{pattern}\" }}]\nreported = \"@@\"\npassed = \"无\"");
        let checked = check(&report, &options(&file(&rule)));
        let known = checked.outcomes.findings.iter().filter(|f| f.code == "LOCAL-A").count()
            + checked.outcomes.held.iter().filter(|h| h.code == "LOCAL-A").count();
        assert_eq!(known, 1, "{pattern}");
    }
    // What matches everywhere is counted up to a bound and marked up to a smaller one.
    let rule = "forbid = [{ pattern = '[一-龥]' }]\nreported = \"甲\"\npassed = \"a\"";
    let (_, subjects, _) = said(&report, rule).unwrap();
    assert_eq!(subjects.len(), 100);
}

#[test]
fn every_form_of_output_names_the_rule_and_escapes_its_words() {
    let rule = "[[rule]]\ncode = \"LOCAL-A\"\ntitle = \"少写<b>&套话\"\ntitle_en = \"no <i> phrases\"\nmessage = \"有<u>套话|。\"\n\
                message_en = \"A <u> phrase.\"\nsection = 5\nforbid = \"解读\"\nreported = \"解读\"\npassed = \"无\"\n\
                [[rule]]\ncode = \"LOCAL-B\"\ntitle = \"另<b>一条\"\nmessage = \"无\"\nforbid = \"没有的词\"\n\
                reported = \"没有的词\"\npassed = \"无\"\n";
    let reports = [check(SOUND, &options(rule))];
    let none = gouji::checked::SetOutcomes::default();
    let between = Between::NOTHING;
    let zh = Lang::Zh;
    let plain = text::render(&reports, 1, &none, &[], &Style { lang: zh, colours: false });
    assert!(plain.contains("LOCAL-A 少写<b>&套话") && plain.contains("有<u>套话|。"), "{plain}");
    let page = html::render(&reports, &between, zh);
    assert!(page.contains("少写&lt;b&gt;&amp;套话") && !page.contains("少写<b>") && !page.contains("有<u>"));
    let list = markdown::render(&reports, &between, zh);
    assert!(list.contains("套话\\|。") && list.contains("LOCAL-B"), "{list}");
    let positions = Positions::utf8(&reports[0].report.document);
    let json = serde_json::to_value(ReportJson::new(&reports[0], &positions, Lang::En)).unwrap();
    let finding = json["findings"].as_array().unwrap().iter().find(|f| f["code"] == "LOCAL-A").unwrap();
    assert_eq!((&finding["title"], &finding["severity"]), (&"no <i> phrases".into(), &"warning".into()));
    let start = finding["spans"][0]["start"].as_u64().unwrap() as usize;
    assert!(SOUND[start..].starts_with("解读"));
    let log = serde_json::to_value(sarif::log(&reports, &[], 1, &[], &[], zh)).unwrap();
    let run = &log["runs"][0];
    let result = run["results"].as_array().unwrap().iter().find(|r| r["ruleId"] == "LOCAL-A").unwrap();
    let descriptor = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!(
        (&descriptor["id"], &descriptor["shortDescription"]["text"]),
        (&"LOCAL-A".into(), &"少写<b>&套话".into())
    );
    assert!(run["tool"]["driver"]["rules"].as_array().unwrap().iter().any(|rule| rule["id"] == "LOCAL-B"));
    assert!(!xlsx::problem_list(&reports, &between, zh).unwrap().is_empty());
    let listed = docx::problem_list(&reports, &between, zh).unwrap();
    let listed = source::from_bytes("a.docx", &listed, &|_, _| None).unwrap().remove(0);
    assert!(listed.text.contains("少写<b>&套话") && listed.text.contains("另<b>一条 ×1"), "{}", listed.text);
}

#[test]
fn the_rules_are_kept_among_the_settings() {
    let options = options(include_str!("../../examples/house-rules.toml"));
    let again = kept::read(&kept::write(&options));
    assert_eq!(again.house_rules.source(), options.house_rules.source());
    assert_eq!(again.house_rules.rules().len(), 10);
}

#[test]
fn titles_are_shared_not_copied() {
    let options = options(&file("forbid = \"解读\"\nreported = \"解读\"\npassed = \"无\""));
    let checked = check(SOUND, &options);
    let title = checked.outcomes.findings.iter().find_map(|f| f.title.as_ref()).unwrap();
    assert!(Arc::ptr_eq(title, &options.house_rules.rules()[0].title));
}
