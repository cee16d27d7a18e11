//! The page of a house rule, as ours have one.

use super::{Condition, Example, HouseRule, Term, file};
use crate::finding::Lang;
use crate::report::{BodyKind, SectionKind};

impl HouseRule {
    /// Its page in one language, as Markdown without a title.
    pub fn page(&self, lang: Lang) -> String {
        let [reported, passed] = &self.examples;
        let (what, scope, message) = (self.condition.words(lang), self.scope(lang), self.message.get(lang));
        let message = message.replace("{missing}", "…").replace("{count}", "…");
        match lang {
            Lang::Zh => format!(
                "## 查什么\n{what}\n\n范围：{scope}\n\n## 为什么\n{message}\n\n## 会报告\n{}\n\n## 不报告\n{}",
                quoted(reported),
                quoted(passed)
            ),
            Lang::En => format!(
                "## What\n{what}\n\nScope: {scope}\n\n## Why\n{message}\n\n## Reported\n{}\n\n## Not reported\n{}",
                quoted(reported),
                quoted(passed)
            ),
        }
    }

    /// Where it looks and what it demands, in a line.
    pub fn in_short(&self, lang: Lang) -> String {
        format!("{} · {}", self.scope(lang), self.condition.words(lang).replace('`', ""))
    }

    /// Where it looks, and in whose reports on which years.
    fn scope(&self, lang: Lang) -> String {
        let zh = lang == Lang::Zh;
        let mut parts = Vec::new();
        let sections: Vec<String> = self.sections.iter().map(|kind| section(*kind, lang)).collect();
        match (sections.is_empty(), zh) {
            (true, true) => parts.push("全文".to_owned()),
            (true, false) => parts.push("the whole report".to_owned()),
            (false, _) => parts.push(sections.join(if zh { "、" } else { ", " })),
        }
        if !self.kinds.is_empty() {
            let name = |kind: &BodyKind| if zh { file::name_of(*kind) } else { kind.name() };
            let kinds: Vec<&str> = self.kinds.iter().map(name).collect();
            parts.push(kinds.join(if zh { "、" } else { ", " }));
        }
        if !self.years.is_empty() {
            let year = |(first, last): &(u16, u16)| match (*first, *last) {
                (first, last) if first == last => first.to_string(),
                (first, u16::MAX) => format!("{first}–"),
                (0, last) => format!("–{last}"),
                (first, last) => format!("{first}–{last}"),
            };
            parts.push(self.years.iter().map(year).collect::<Vec<_>>().join(", "));
        }
        parts.join(if zh { "；" } else { "; " })
    }
}

impl Condition {
    fn words(&self, lang: Lang) -> String {
        let zh = lang == Lang::Zh;
        let pick = |chinese: &str, english: &str| if zh { chinese.to_owned() } else { english.to_owned() };
        match self {
            Condition::Require(terms) => pick("应写到：", "Must stand there: ") + &named(terms, lang),
            Condition::Forbid(terms) => pick("不应出现：", "Must not stand there: ") + &named(terms, lang),
            Condition::Count { of, bounds } => {
                pick("出现次数 ", "How often ")
                    + &range(bounds.min, bounds.max)
                    + &pick("：", ": ")
                    + &named(of, lang)
            }
            Condition::Length(bounds) => {
                pick("字数（不计空白）", "Characters, white space left out: ")
                    + &range(bounds.min, bounds.max)
            }
            Condition::Number { of, units } => {
                let unit = if units.is_empty() { String::new() } else { format!(" ({})", units.join("|")) };
                pick("应写明数量", "A number must be named") + &unit + &pick("：", ": ") + &named(of, lang)
            }
        }
    }
}

fn range(min: Option<usize>, max: Option<usize>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("{min}–{max}"),
        (Some(min), None) => format!("≥ {min}"),
        (None, Some(max)) => format!("≤ {max}"),
        (None, None) => String::new(),
    }
}

/// Words in Chinese quotation marks, patterns as code.
fn named(terms: &[Term], lang: Lang) -> String {
    let one = |term: &Term| {
        if term.is_pattern() { format!("`{}`", term.written) } else { format!("“{}”", term.written) }
    };
    terms.iter().map(one).collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { ", " })
}

fn section(kind: SectionKind, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第{}部分", kind.numeral()),
        Lang::En => format!("section {}", kind as usize + 1),
    }
}

fn quoted(example: &Example) -> String {
    let times = if example.times == 1 { String::new() } else { format!("\n\n× {}", example.times) };
    let lines = example.text.trim().lines();
    lines.map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n") + &times
}
