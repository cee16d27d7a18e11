//! Findings that the person looked at and found to be no problem.

use crate::app::words::Pair;
use crate::finding::{Finding, Lang};

/// Why it is none.
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

    /// In words.
    pub const fn words(self) -> Pair {
        match self {
            Reason::Records => {
                Pair("已核对台账，数字属实", "Checked against the records: the figure is right")
            }
            Reason::Scope => Pair("统计口径不同", "Counted by another standard"),
            Reason::Rounding => Pair("四舍五入或单位换算", "Rounding, or another unit"),
            Reason::Explained => Pair("报告中另有说明", "The report explains it"),
        }
    }
}

/// A finding that was set aside, with its values: when one of them changes, it stands again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The finding.
    pub fingerprint: String,
    /// What it said, numbers included.
    said: String,
    /// Why it is no problem.
    pub reason: Reason,
}

impl SetAside {
    /// Sets a finding aside.
    pub fn new(finding: &Finding, reason: Reason) -> SetAside {
        SetAside { fingerprint: finding.fingerprint.clone(), said: said(finding), reason }
    }

    /// Whether it is this finding with these values.
    pub fn is_of(&self, finding: &Finding) -> bool {
        self.fingerprint == finding.fingerprint && self.said == said(finding)
    }
}

fn said(finding: &Finding) -> String {
    [finding.message.get(Lang::Zh), finding.formula.as_deref().unwrap_or("")].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Severity, Words};

    #[test]
    fn a_changed_number_brings_it_back() {
        let finding = |message: &str| {
            let mut finding = Finding::new("T3-ROW-SUM", Severity::Error, Words::new(message, ""));
            finding.fingerprint = "f".into();
            finding
        };
        let aside = SetAside::new(&finding("合计 12，应为 13"), Reason::Records);
        assert!(aside.is_of(&finding("合计 12，应为 13")));
        assert!(!aside.is_of(&finding("合计 12，应为 14")));
    }
}
