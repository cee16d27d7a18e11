//! The catalogue of rules.

use std::borrow::Cow;

use serde::Serialize;

use crate::finding::Lang;
#[cfg(feature = "house-rules")]
use crate::house_rules::HouseRule;
use crate::rules;

/// One rule of the catalogue.
#[derive(Serialize)]
pub struct RuleJson {
    code: &'static str,
    family: &'static str,
    severity: &'static str,
    on: bool,
    title: Cow<'static, str>,
    since: &'static str,
    /// The rule's page, in Markdown; empty where the texts were left out of the program.
    pub docs: String,
}

impl RuleJson {
    /// A rule in one language.
    pub fn new(family: &'static str, meta: &'static rules::Meta, lang: Lang) -> RuleJson {
        RuleJson {
            code: meta.code,
            family,
            severity: meta.severity.name(),
            on: meta.on,
            title: meta.title_in(lang).into(),
            since: meta.since,
            docs: docs(meta, lang),
        }
    }

    /// A house rule in one language.
    #[cfg(feature = "house-rules")]
    pub fn of_the_house(rule: &HouseRule, lang: Lang) -> RuleJson {
        RuleJson {
            code: rule.code,
            family: HOUSE,
            severity: rule.severity.name(),
            on: true,
            title: rule.title.get(lang).to_owned().into(),
            since: "",
            docs: rule.page(lang),
        }
    }
}

/// The family of house rules.
#[cfg(feature = "house-rules")]
pub const HOUSE: &str = "LOCAL";

#[cfg(feature = "rule-docs")]
use crate::render::rule_pages::body as docs;

#[cfg(not(feature = "rule-docs"))]
fn docs(_: &rules::Meta, _: Lang) -> String {
    String::new()
}

/// All rules, in the order of the catalogue.
pub fn catalogue(lang: Lang) -> Vec<RuleJson> {
    let all =
        rules::FAMILIES.iter().flat_map(|(family, rules)| rules.iter().map(move |r| (*family, r.meta())));
    all.map(|(family, meta)| RuleJson::new(family, meta, lang)).collect()
}
