//! Shares, growth and rates: a percentage and the counts that it is made of (domain §5).

mod growth;
mod rates;
mod shares;

use crate::reading::prose::Passage;
use crate::reading::prose::quantities::Mention;
use crate::report::prose::{Measure, Ratio};
use crate::report::slot::Slot;

use growth::{change, difference, growth, multiple};
use rates::{answer_rate, due_rate, mean, open_rate, rate_of_done};
use shares::{share, share_by_name, share_of_count, shares_in_order};

/// Finds the ratios of a passage.
pub fn find(passage: &Passage<'_>) -> Vec<Ratio> {
    let mut ratios = Vec::new();
    for (i, mention) in passage.mentions.iter().enumerate() {
        let percent = passage.first + i;
        match passage.facts.get(i).map(|f| f.slot) {
            Some(Slot::Share) => {
                let own = share(passage, i, mention, false);
                ratios.extend(own.or_else(|| share_by_name(passage, i, mention)));
                ratios.extend(shares_in_order(passage, i, mention));
            }
            Some(Slot::Growth) => {
                ratios.extend(growth(passage, i, mention).or_else(|| multiple(passage, i, mention)));
            }
            Some(Slot::Rate) => {
                let own = due_rate(passage, i, mention).or_else(|| open_rate(passage, i, mention));
                let own = own.or_else(|| answer_rate(passage, i, mention));
                let own = own.or_else(|| share_by_name(passage, i, mention));
                ratios.extend(own.or_else(|| rate_of_done(passage, i, mention)));
            }
            Some(Slot::DoneRate) => {
                let own = answer_rate(passage, i, mention);
                // Of applications the slots say what it is of.
                let known =
                    |slots: &[Slot]| passage.facts.iter().any(|f| f.certain && slots.contains(&f.slot));
                let by_slots = known(&[Slot::Done]) && known(&[Slot::New, Slot::Accepted]);
                let own = own.or_else(|| rate_of_done(passage, i, mention).filter(|_| !by_slots));
                ratios.push(own.unwrap_or(Ratio::DoneRate { percent }));
            }
            Some(Slot::Other) if mention.numeral.unit.measure == Measure::Percent => {
                let share = || share(passage, i, mention, true);
                let own = answer_rate(passage, i, mention).or_else(share);
                let own = own.or_else(|| share_of_count(passage, i, mention));
                let own = own.or_else(|| share_by_name(passage, i, mention));
                ratios.extend(own.or_else(|| rate_of_done(passage, i, mention)));
            }
            _ => {}
        }
        ratios.extend(mean(passage, i, mention));
        ratios.extend(change(passage, i, mention));
        ratios.extend(difference(passage, i, mention));
    }
    ratios
}

fn is_count(mention: &Mention) -> bool {
    matches!(mention.numeral.unit.measure, Measure::Count | Measure::Other)
}
