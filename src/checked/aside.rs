//! Findings that a person looked at and found to be no problem: they stand in a section of their own, and keep the
//! verdict from being clean.

use std::collections::HashMap;

use super::Outcomes;
use crate::finding::{Finding, Lang};

/// Why a finding is no problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The records bear it out.
    Records,
    /// Rounded, or in another unit.
    Rounding,
    /// Counted by another standard.
    Scope,
    /// Explained in the report.
    Explained,
}

impl Reason {
    /// All of them.
    pub const ALL: [Reason; 4] = [Reason::Records, Reason::Scope, Reason::Rounding, Reason::Explained];

    /// The word of the attribute `data-reason`.
    pub const fn id(self) -> &'static str {
        match self {
            Reason::Records => "records",
            Reason::Rounding => "rounding",
            Reason::Scope => "scope",
            Reason::Explained => "explained",
        }
    }

    /// The reason of that word.
    pub fn of(id: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|reason| reason.id() == id)
    }

    /// In words.
    pub const fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Reason::Records, Lang::Zh) => "已核对台账，数字属实",
            (Reason::Records, Lang::En) => "Checked against the records: the figure is right",
            (Reason::Scope, Lang::Zh) => "统计口径不同",
            (Reason::Scope, Lang::En) => "Counted by another standard",
            (Reason::Rounding, Lang::Zh) => "四舍五入或单位换算",
            (Reason::Rounding, Lang::En) => "Rounding, or another unit",
            (Reason::Explained, Lang::Zh) => "报告中另有说明",
            (Reason::Explained, Lang::En) => "The report explains it",
        }
    }
}

/// A finding that was set aside.
#[derive(Clone, Debug)]
pub struct Aside {
    /// The finding.
    pub finding: Finding,
    /// Why it is no problem.
    pub reason: Reason,
}

impl Outcomes {
    /// Sets findings aside, by their fingerprints; what follows from one goes with it.
    pub fn put_aside(&mut self, reasons: &[(String, Reason)]) {
        let mut reasons: HashMap<String, Reason> = reasons.iter().cloned().collect();
        // A consequence may have consequences of its own; a finding comes after what explains it or is found on the
        // next round.
        let mut known = 0;
        while known != reasons.len() {
            known = reasons.len();
            for finding in &self.findings {
                let by = finding.explained_by.as_ref().and_then(|by| reasons.get(by).copied());
                if let Some(reason) = by {
                    reasons.entry(finding.fingerprint.clone()).or_insert(reason);
                }
            }
        }
        for finding in std::mem::take(&mut self.findings) {
            match reasons.get(&finding.fingerprint) {
                Some(reason) => self.set_aside.push(Aside { finding, reason: *reason }),
                None => self.findings.push(finding),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Severity, Words};

    #[test]
    fn what_follows_goes_with_its_cause_and_counts_once() {
        let finding = |fingerprint: &str, by: Option<&str>| {
            let mut finding = Finding::new("T3-ROW-SUM", Severity::Error, Words::default());
            finding.fingerprint = fingerprint.to_owned();
            finding.explained_by = by.map(str::to_owned);
            finding
        };
        let findings =
            vec![finding("c", Some("b")), finding("a", None), finding("b", Some("a")), finding("d", None)];
        let mut outcomes = Outcomes { findings, ..Outcomes::default() };
        outcomes.put_aside(&[("a".to_owned(), Reason::Records)]);
        assert_eq!(outcomes.findings.len(), 1);
        assert_eq!((outcomes.tally().errors, outcomes.tally().set_aside), (1, 1));
    }
}
