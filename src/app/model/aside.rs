//! Findings that the person looked at and found to be no problem.

pub use crate::checked::Reason;
use crate::finding::{Finding, Lang};

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
