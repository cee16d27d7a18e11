//! Which quantities of the prose stand in which relation, and what was decided about it: for the person who wants to
//! understand why something was said or not, and for the measurement of the tables.

use super::evidence::{self, Reading};
use super::{decision, sums};
use crate::report::Report;
use crate::report::prose::{Lead, Ratio};

/// A relation between quantities as it was read.
pub struct Relation {
    /// The row, or the kind of ratio, that it was read by.
    pub row: &'static str,
    /// What was decided: `holds`, a severity, the row of the decision table that is silent, or nothing where another
    /// rule decides.
    pub decision: &'static str,
    /// What spoke for and against it, of an enumeration that does not come out.
    pub evidence: String,
    /// The quantities, as numbers of facts; of an enumeration the whole first.
    pub facts: Vec<usize>,
}

/// All relations of a report, kind by kind.
pub fn of(report: &Report) -> Vec<Relation> {
    let mut relations = Vec::new();
    for list in &report.lists {
        let row = match list.lead {
            Lead::Among => "list: among",
            Lead::Respectively => "list: respectively",
            Lead::Brackets => "list: brackets",
            Lead::Including => "list: including",
            Lead::Containing => "list: containing",
            Lead::Nothing => "list: known parts",
            Lead::Closing => "list: whole behind",
            Lead::Unsaid => "list: way by way",
        };
        let decision = match sums::weigh(report, list) {
            sums::Sum::Holds(_) => "holds",
            sums::Sum::Fails { severity, .. } | sums::Sum::PartExceeds { severity, .. } => severity.name(),
            sums::Sum::Silent => "silent",
        };
        let facts = list.wholes.first().copied().into_iter().chain(list.parts.iter().copied()).collect();
        relations.push(Relation { row, decision, evidence: String::new(), facts });
    }
    for list in &report.enumerations {
        let (decision, evidence) = match evidence::of(report, list) {
            Some(Reading::Holds) => ("holds", String::new()),
            Some(Reading::Fails(_, evidence)) => {
                (decision::decide(&evidence).map_or("", |row| row.name), evidence.to_string())
            }
            None => ("not added", String::new()),
        };
        let facts = [list.whole].into_iter().chain(list.parts.iter().copied()).collect();
        relations.push(Relation { row: list.row, decision, evidence, facts });
    }
    for balance in &report.balances {
        let all = [balance.received]
            .into_iter()
            .chain(balance.carried_in)
            .chain(balance.done.iter().chain(&balance.outcomes).copied());
        let facts = all.chain(balance.carried_out).collect();
        relations.push(Relation { row: "balance", decision: "", evidence: String::new(), facts });
    }
    for ratio in &report.ratios {
        let (row, facts) = match *ratio {
            Ratio::Share { percent, part, .. } => ("share", vec![percent, part]),
            Ratio::Growth { percent, current, base, difference, .. } => {
                ("growth", [Some(current), percent, base, difference].into_iter().flatten().collect())
            }
            Ratio::DoneRate { percent } => ("rate of completion", vec![percent]),
            Ratio::Mean { mean, total } => ("mean of a month", vec![mean, total]),
            Ratio::AnswerRate { percent, done, all, .. } => ("rate of answers", vec![percent, done, all]),
            Ratio::OpenRate { percent, part } => ("rate of disclosure", vec![percent, part]),
        };
        relations.push(Relation { row, decision: "", evidence: String::new(), facts });
    }
    relations
}
