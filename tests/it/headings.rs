//! Headings of the six parts in every dress in which offices, pages and converters print them, in whole sound
//! reports: all six are found, and nothing is held against them.

use gouji::check;
use gouji::finding::Severity;
use gouji::options::Options;
use gouji::report::SectionKind;
use gouji::source::from_text;

use crate::example::Example;

const NUMERALS: [&str; 6] = ["一", "二", "三", "四", "五", "六"];

/// A sound report of an office whose headings are dressed by `dress` from the number (from 1) and the title.
fn dressed(dress: impl Fn(usize, &str, &str) -> String) -> String {
    let mut changes = String::from("基础：局 2023\n");
    for (nth, kind) in SectionKind::ALL.into_iter().enumerate() {
        changes += &format!("章节 {} = {}\n", NUMERALS[nth], dress(nth + 1, NUMERALS[nth], kind.title()));
    }
    Example::parse(&changes).unwrap().draft.text()
}

/// The parts found, and what weighs among the findings.
fn seen(text: &str) -> (String, Vec<String>) {
    let checked = check(from_text(text), &Options::default(), None);
    let parts = checked.report.sections.iter().map(|s| s.kind.map_or("-", |k| k.id()));
    let weighs = checked.outcomes.findings.iter().filter(|f| f.severity != Severity::Info);
    (parts.collect::<Vec<_>>().join(" "), weighs.map(|f| format!("{} {}", f.code, f.message.zh)).collect())
}

const ALL: &str = "s1 s2 s3 s4 s5 s6";

#[test]
fn numbers_in_every_dress() {
    let dresses: [(&str, fn(usize, &str, &str) -> String); 25] = [
        ("、", |_, n, t| format!("{n}、{t}")),
        (".", |_, n, t| format!("{n}. {t}")),
        ("．", |_, n, t| format!("{n}．{t}")),
        (",", |_, n, t| format!("{n}，{t}")),
        (",、", |_, n, t| format!("{n},、{t}")),
        ("space", |_, n, t| format!("{n} {t}")),
        ("none", |_, n, t| format!("{n}{t}")),
        ("space、", |_, n, t| format!("{n} 、 {t}")),
        ("第N部分", |_, n, t| format!("第{n}部分 {t}")),
        ("第N部分、", |_, n, t| format!("第{n}部分、{t}")),
        ("第N部分:", |_, n, t| format!("第{n}部分：{t}")),
        ("(一)", |_, n, t| format!("（{n}）{t}")),
        ("1.", |d, _, t| format!("{d}. {t}")),
        ("1、", |d, _, t| format!("{d}、{t}")),
        ("1 ", |d, _, t| format!("{d} {t}")),
        ("1", |d, _, t| format!("{d}{t}")),
        ("(1)", |d, _, t| format!("（{d}）{t}")),
        ("no number", |_, _, t| t.to_owned()),
        ("#", |_, n, t| format!("## {n}、{t}")),
        ("**", |_, n, t| format!("**{n}、{t}**")),
        ("【】", |_, n, t| format!("【{n}、{t}】")),
        (":", |_, n, t| format!("{n}、{t}：")),
        ("。", |_, n, t| format!("{n}、{t}。")),
        ("spread", |_, n, t| format!("{n}、{}", t.chars().map(|c| format!("{c} ")).collect::<String>())),
        ("壹", |d, _, t| format!("{}、{t}", ["壹", "贰", "叁", "肆", "伍", "陆"][d - 1])),
    ];
    let mut wrong = Vec::new();
    for (name, dress) in dresses {
        let (parts, findings) = seen(&dressed(dress));
        if parts != ALL || !findings.is_empty() {
            wrong.push(format!("{name}: {parts} {findings:?}"));
        }
    }
    assert_eq!(wrong, [""; 0], "{wrong:#?}");
}

/// What is said of the title of one part in an otherwise sound report: nothing, or with what weight.
fn said_of(part: usize, title: &str) -> String {
    let dress = |d: usize, n: &str, own: &str| format!("{n}、{}", if d == part { title } else { own });
    let checked = check(from_text(dressed(dress)), &Options::default(), None);
    let parts: Vec<_> = checked.report.sections.iter().map(|s| s.kind.map_or("-", |k| k.id())).collect();
    assert_eq!(parts.join(" "), ALL, "{title}");
    let said = |f: &gouji::finding::Finding| format!("{} {}", f.code, f.severity.name());
    checked.outcomes.findings.iter().map(said).collect::<Vec<_>>().join(" ")
}

#[test]
fn wordings_of_the_form_and_its_explanations_are_silent() {
    for (part, titles) in [
        (1, &["总体工作情况", "政府信息公开工作总体情况", "2023年总体情况", "总体情况（一）"][..]),
        (2, &["行政机关主动公开政府信息的情况", "主动公开情况", "政府信息主动公开情况"]),
        (3, &["行政机关收到和处理政府信息公开申请情况", "收到、处理政府信息公开申请的情况"]),
        (
            4,
            &[
                "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
                "政府信息公开行政复议、诉讼情况",
                "政府信息公开引起的行政复议及行政诉讼情况",
                "政府信息公开行政复议情况和行政诉讼情况",
            ],
        ),
        (5, &["存在问题及改进情况", "存在主要问题和改进情况", "政府信息公开工作存在的主要问题以及改进情况"]),
        (6, &["其他需要报告事项", "其他需要报告的情况"]),
    ] {
        for title in titles {
            assert_eq!(said_of(part, title), "", "{title}");
        }
    }
}

#[test]
fn other_wordings_of_the_same_sense_are_for_information() {
    for (part, titles) in [
        (1, &["概述", "工作概况", "基本情况"][..]),
        (2, &["主动公开工作情况"]),
        (3, &["依申请公开政府信息情况", "收到和办理政府信息公开申请情况", "政府信息公开申请情况"]),
        (4, &["复议诉讼情况"]),
        (5, &["存在的主要问题及改进措施", "存在的问题及下一步打算", "当前存在的不足及整改情况"]),
        (6, &["其他事项", "其他情况", "其他", "需要说明的其他事项", "其它需要报告的情况"]),
    ] {
        for title in titles {
            assert_eq!(said_of(part, title), "STRUCT-SEC-TITLE info", "{title}");
        }
    }
}

#[test]
fn a_title_that_lacks_an_element_is_a_warning() {
    for (part, title) in [(5, "存在的主要问题"), (5, "改进情况"), (4, "行政诉讼情况")] {
        assert_eq!(said_of(part, title), "STRUCT-SEC-TITLE warning", "{title}");
    }
}

#[test]
fn an_own_number_over_other_words_is_no_missing_part() {
    // 收到和处理 stands there, in its place and under its number, though not its whole title.
    assert_eq!(said_of(3, "收到和处理政府信息公开情况"), "STRUCT-SEC-TITLE info");
    assert_eq!(said_of(3, "政府信息公开申请办理情况"), "STRUCT-SEC-TITLE info");
}
