//! `gouji rules`.

use std::io::Write;

use super::args::{Rules, RulesFormat};
use super::{Complaint, Status, words};
use crate::finding::{Lang, Severity};
use crate::house_rules::HouseRule;
use crate::render::json::{self, RuleJson};
use crate::render::text::pad;
use crate::rules::{self, FAMILIES, Meta};

/// Lists the catalogue, or shows one rule.
pub fn run(args: &Rules) -> Result<Status, Complaint> {
    let lang = Lang::from(args.lang);
    let house = house_rules(args, lang)?;
    let out = match (&args.code, args.format) {
        (None, RulesFormat::Text) => table("", lang) + &house_table(&house, lang),
        // Several by their beginning, as the options select them.
        (Some(part), RulesFormat::Text) if is_of_several(part) => table(&part.to_ascii_uppercase(), lang),
        (None, RulesFormat::Json) => {
            let mut all = json::catalogue(lang);
            all.extend(house.iter().map(|rule| RuleJson::of_the_house(rule, lang)));
            to_json(&all)
        }
        (Some(code), format) => {
            if let Some(rule) = house.iter().find(|rule| rule.code == code.to_ascii_uppercase()) {
                return Ok(print(&match format {
                    RulesFormat::Text => house_page(rule, lang),
                    RulesFormat::Json => to_json(&RuleJson::of_the_house(rule, lang)),
                }));
            }
            let Some(rule) = rules::find(&code.to_ascii_uppercase()) else {
                return Err(words(
                    lang,
                    format!("没有“{code}”这条规则。用 gouji rules 查看全部规则。"),
                    format!("no rule {code}. See gouji rules for all of them."),
                ));
            };
            let meta = rule.meta();
            let shown = RuleJson::new(rules::family(meta.code), meta, lang);
            match format {
                RulesFormat::Text => page(meta, &shown.docs, lang),
                RulesFormat::Json => to_json(&shown),
            }
        }
    };
    Ok(print(&out))
}

fn print(out: &str) -> Status {
    // A closed pipe is the reader's choice, and there is nobody left to tell.
    let _ = std::io::stdout().lock().write_all(out.as_bytes());
    Status::Clean
}

/// The office's own rules, as they stand in the file.
fn house_rules(args: &Rules, lang: Lang) -> Result<Vec<HouseRule>, Complaint> {
    Ok(super::house_rules::read(args.rules.as_deref(), lang)?.rules().to_vec())
}

fn house_table(rules: &[HouseRule], lang: Lang) -> String {
    let mut out = String::new();
    for rule in rules {
        if out.is_empty() {
            out.push_str(&format!("{}\n", json::HOUSE));
        }
        out.push_str(&row(rule.code, rule.severity, rule.title.get(lang), "", lang));
    }
    out
}

fn house_page(rule: &HouseRule, lang: Lang) -> String {
    let (severity, title) = (rule.severity.title(lang), rule.title.get(lang));
    format!("# {} {title}\n\n{severity}\n\n{}\n", rule.code, rule.page(lang))
}

/// One rule of the table.
fn row(code: &str, severity: Severity, title: &str, off: &str, lang: Lang) -> String {
    let width = if lang == Lang::Zh { 6 } else { 11 };
    format!("  {}  {}  {title}{off}\n", pad(code, 22), pad(severity.title(lang), width))
}

fn to_json(value: &impl serde::Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

fn is_of_several(part: &str) -> bool {
    let part = part.to_ascii_uppercase();
    rules::is_code(&part) && rules::find(&part).is_none()
}

/// The rules whose codes begin so, by family.
fn table(begins: &str, lang: Lang) -> String {
    let mut out = String::new();
    let mut last = "";
    let is_meant =
        |code: &str| begins.is_empty() || code.strip_prefix(begins).is_some_and(|rest| rest.starts_with('-'));
    for (family, rules) in FAMILIES {
        for meta in rules.iter().map(|r| r.meta()).filter(|meta| is_meant(meta.code)) {
            // A family of several files is listed as one.
            if *family != last {
                out.push_str(family);
                out.push('\n');
                last = family;
            }
            let off = match (meta.on, lang) {
                (true, _) => "",
                (false, Lang::Zh) => "（默认不用）",
                (false, Lang::En) => " (off by default)",
            };
            out.push_str(&row(meta.code, meta.severity, meta.title_in(lang), off, lang));
        }
    }
    out
}

fn page(meta: &Meta, docs: &str, lang: Lang) -> String {
    let on = match (meta.on, lang) {
        (true, Lang::Zh) => "默认启用",
        (true, Lang::En) => "on by default",
        (false, Lang::Zh) => "默认不用",
        (false, Lang::En) => "off by default",
    };
    let (severity, title) = (meta.severity.title(lang), meta.title_in(lang));
    format!("# {} {title}\n\n{severity} · {on} · {}\n\n{}\n", meta.code, meta.since, docs.trim())
}
