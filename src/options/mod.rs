//! The person's settings: which rules run, how much they weigh, what the local notice demands.

// Whatever comes in, nothing here breaks off.
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic
    )
)]

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Severity;
use crate::house_rules::HouseRules;
use crate::report::{BodyKind, Date};

pub mod kept;

/// Settings of a check. The default is the catalogue as it is.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Only these codes or families (`T3`, `NARR-NEW`); empty means all that are on by default.
    pub select: BTreeSet<String>,
    /// Not these codes or families.
    pub ignore: BTreeSet<String>,
    /// Severities that differ from the catalogue's.
    pub severities: BTreeMap<String, Severity>,
    /// Local deadlines, month and day of the year after the one reported on, by kind of body.
    pub deadlines: Vec<(BodyKind, u8, u8)>,
    /// The most characters that section one should have; 0 is no limit.
    pub section_one_limit: usize,
    /// The office's own rules.
    pub house_rules: HouseRules,
}

/// The rule that [`Options::section_one_limit`] is for; off where there is no limit.
const LENGTH: &str = "STRUCT-LENGTH";

/// Whether some year has that day.
pub fn is_day(month: u8, day: u8) -> bool {
    let last = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=last).contains(&day)
}

impl Options {
    /// Whether the rule of that code runs, which is on or off where nobody says so.
    pub fn chooses(&self, code: &str, usually: bool) -> bool {
        let named = |set: &BTreeSet<String>| {
            set.iter().any(|name| {
                code == name || code.strip_prefix(name.as_str()).is_some_and(|r| r.starts_with('-'))
            })
        };
        // Who sets a limit wants it kept.
        let usually = usually || (code == LENGTH && self.section_one_limit > 0);
        let chosen = if self.select.is_empty() { usually } else { named(&self.select) };
        chosen && !named(&self.ignore)
    }

    /// The severity that the person gave a rule.
    pub fn severity(&self, code: &str) -> Option<Severity> {
        self.severities.get(code).copied()
    }

    /// The last day on which a body may publish its report on `year`: article 49 of the Regulations, or the
    /// local setting.
    pub fn deadline(&self, kind: BodyKind, year: u16) -> Date {
        let local = self.deadlines.iter().find(|(k, ..)| *k == kind).map(|(_, month, day)| (*month, *day));
        let (month, day) = local.unwrap_or(if kind == BodyKind::Region { (3, 31) } else { (1, 31) });
        Date { year: year.saturating_add(1), month, day }
    }
}
