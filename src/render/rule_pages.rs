//! The pages of the rules for people, made from the documentation that stands beside each rule.
//!
//! `docs/rules/` holds them as files: an index and one page per rule, Chinese first, then English. The same
//! text in one language is what `gouji rules CODE` and the page show.

use crate::finding::{Lang, Severity};
use crate::rules::{self, Meta};

/// The files of `docs/rules/`, name and content.
pub fn files() -> Vec<(String, String)> {
    let mut files = vec![("README.md".to_owned(), index())];
    for (family, members) in rules::FAMILIES {
        files.extend(members.iter().map(|r| (format!("{}.md", r.meta().code), page(family, r.meta()))));
    }
    files
}

/// A rule's documentation in one language, as Markdown without a title.
///
/// Examples stand once, in the Chinese page; the English one gets them under its own headings.
pub fn body(meta: &Meta, lang: Lang) -> String {
    let (zh, en) = meta.docs;
    let zh = zh.trim();
    if lang == Lang::Zh || en.contains("```") {
        return if lang == Lang::Zh { zh.to_owned() } else { en.trim().to_owned() };
    }
    let mut out = String::new();
    for section in en.trim().split("\n## ") {
        let heading = section.trim_start_matches("## ").lines().next().unwrap_or_default();
        out.push_str(if out.is_empty() { "" } else { "\n\n## " });
        out.push_str(section.trim_end());
        match heading {
            "Reported" => add_examples(&mut out, zh, "## 会报告\n"),
            "Not reported" => add_examples(&mut out, zh, "## 不报告\n"),
            _ => {}
        }
    }
    out
}

/// Appends the examples that stand under a heading of the Chinese page.
fn add_examples(out: &mut String, zh: &str, heading: &str) {
    let section = zh.split_once(heading).map_or("", |(_, rest)| rest.split("\n## ").next().unwrap_or(rest));
    for block in section.split("```gouji\n").skip(1).filter_map(|b| b.split("```").next()) {
        out.push_str("\n\n```gouji\n");
        out.push_str(block);
        out.push_str("```");
    }
}

/// A rule's page.
fn page(family: &str, meta: &Meta) -> String {
    let (zh, en) = meta.title;
    let off = if meta.on { ("", "") } else { ("，默认关闭", ", off by default") };
    let (grade, severity) = (severity_zh(meta.severity), meta.severity.name());
    format!(
        "<!-- Made from the rule's own documentation; change it there. -->\n\n\
         # {code} {zh}\n\n\
         类别 {family} · 等级 {grade}{off_zh} · 自 {since} 起\n\n\
         {body_zh}\n\n---\n\n\
         # {code} {en}\n\n\
         Family {family} · {severity}{off_en} · since {since}\n\n\
         {body_en}\n",
        code = meta.code,
        since = meta.since,
        off_zh = off.0,
        off_en = off.1,
        body_zh = body(meta, Lang::Zh),
        body_en = body(meta, Lang::En),
    )
}

/// The index: every rule, and the codes that have none yet with the reason.
fn index() -> String {
    let mut out = String::from(
        "<!-- Made from the catalogue of rules; change it there. -->\n\n\
         # 规则目录 / The catalogue of rules\n\n\
         每条规则一页，由代码旁的说明生成，例子都作为测试运行。\n\
         One page a rule, made from the documentation beside its code; the examples run as tests.\n",
    );
    let mut families: Vec<&str> = rules::FAMILIES.iter().map(|(family, _)| *family).collect();
    families.dedup();
    for family in families {
        out.push_str(&format!(
            "\n## {family}\n\n| 规则 Rule | 标题 Title | 等级 Severity |\n| --- | --- | --- |\n"
        ));
        let members = rules::FAMILIES.iter().filter(|(name, _)| *name == family).flat_map(|(_, m)| m.iter());
        for meta in members.map(|r| r.meta()) {
            let off = if meta.on { "" } else { "（默认关闭 off）" };
            out.push_str(&format!(
                "| [{code}]({code}.md) | {zh} / {en} | {grade} {severity}{off} |\n",
                code = meta.code,
                zh = meta.title.0,
                en = meta.title.1,
                grade = severity_zh(meta.severity),
                severity = meta.severity.name(),
            ));
        }
    }
    out
}

/// A severity as a person calls it.
fn severity_zh(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Info => "提示",
        Severity::NotEvaluated => "未核对",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_english_page_has_the_examples_of_the_chinese_one_under_its_own_headings() {
        let meta = Meta {
            code: "X",
            severity: Severity::Error,
            on: true,
            title: ("", ""),
            holds: None,
            since: "0.1",
            docs: (
                "## 会报告\n甲\n```gouji\n一：坏\n```\n## 不报告\n```gouji\n一：好\n```\n## 容差\n无\n",
                "## Reported\nBad.\n## Not reported\nGood.\n## Tolerance\nNone.\n",
            ),
        };
        assert_eq!(
            body(&meta, Lang::En),
            "## Reported\nBad.\n\n```gouji\n一：坏\n```\n\n## Not reported\nGood.\n\n```gouji\n一：好\n```\n\n\
             ## Tolerance\nNone."
        );
    }
}
