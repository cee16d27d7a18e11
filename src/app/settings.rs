//! The person's settings of the check, as they are kept between visits.

use std::collections::{BTreeMap, BTreeSet};

use super::storage;
use crate::finding::Severity;
use crate::options::Options;
use crate::report::BodyKind;

/// Kinds of body that can have a deadline of their own.
pub const KINDS: [BodyKind; 5] =
    [BodyKind::Region, BodyKind::Office, BodyKind::Dept, BodyKind::Town, BodyKind::Street];

/// Severities that a rule can be given.
pub const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// The settings of the last visit. What is not understood is left out.
pub fn load() -> Options {
    let text = |key| storage::get(key).unwrap_or_default();
    Options {
        ignore: words(&text("rules.off")).map(str::to_owned).collect::<BTreeSet<_>>(),
        select: words(&text("rules.on")).map(str::to_owned).collect::<BTreeSet<_>>(),
        severities: words(&text("rules.severity")).filter_map(severity).collect::<BTreeMap<_, _>>(),
        deadlines: words(&text("deadlines")).filter_map(deadline).collect(),
        section_one_limit: text("section-one-limit").parse().unwrap_or(0),
    }
}

/// Keeps the settings.
pub fn keep(options: &Options) {
    let join = |words: Vec<String>| words.join(" ");
    storage::set("rules.off", &join(options.ignore.iter().cloned().collect()));
    storage::set("rules.on", &join(options.select.iter().cloned().collect()));
    let severities = options.severities.iter().map(|(code, severity)| [code, ":", severity.name()].concat());
    storage::set("rules.severity", &join(severities.collect()));
    let deadlines = options
        .deadlines
        .iter()
        .map(|(kind, month, day)| [kind.name(), ":", &month.to_string(), "-", &day.to_string()].concat());
    storage::set("deadlines", &join(deadlines.collect()));
    let limit = options.section_one_limit;
    storage::set("section-one-limit", &if limit == 0 { String::new() } else { limit.to_string() });
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

fn severity(word: &str) -> Option<(String, Severity)> {
    let (code, name) = word.split_once(':')?;
    let severity = SEVERITIES.into_iter().find(|s| s.name() == name)?;
    Some((code.to_owned(), severity))
}

fn deadline(word: &str) -> Option<(BodyKind, u8, u8)> {
    let (kind, day) = word.split_once(':')?;
    let kind = KINDS.into_iter().find(|k| k.name() == kind)?;
    let (month, day) = day.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((kind, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_read_and_nonsense_is_left_out() {
        assert_eq!(deadline("dept:1-26"), Some((BodyKind::Dept, 1, 26)));
        assert_eq!(deadline("dept:13-1"), None);
        assert_eq!(deadline("nobody:1-1"), None);
        assert_eq!(severity("T3-RARE:warning"), Some(("T3-RARE".to_owned(), Severity::Warning)));
        assert_eq!(severity("T3-RARE:loud"), None);
    }
}
