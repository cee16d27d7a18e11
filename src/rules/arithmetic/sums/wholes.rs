//! The whole that a list most likely belongs to.

use super::parts;
use crate::report::Report;
use crate::report::prose::{Fact, Family, List};
use crate::report::slot::Slot;
use crate::text::WordList;

/// Whether a quantity can be the whole of a list at all: reviews and suits are no part of applications.
pub(super) fn may_hold(list: &List, whole: &Fact) -> bool {
    match list.family {
        Family::Proceedings => whole.slot == Slot::Cases,
        Family::Results => whole.slot.is_case(),
        _ => true,
    }
}

/// The whole that a list most likely belongs to.
pub(super) fn fitting_whole<'a>(report: &'a Report, list: &List) -> Option<&'a Fact> {
    let near = || list.wholes.iter().take(list.near).filter_map(|i| report.facts.get(*i));
    let of = |slots: &[Slot]| near().find(|f| slots.contains(&f.slot));
    match list.family {
        Family::Outcomes => of(&[Slot::Done, Slot::Processed]).or_else(|| of(&[Slot::Accepted, Slot::New])),
        Family::Applicants | Family::Channels => {
            // Who applied, and how, is told of what came in before it is of what was finished.
            of(&[Slot::New, Slot::Accepted])
                .or_else(|| of(&[Slot::Processed, Slot::Applications, Slot::Done]))
                .or_else(|| other_whole(report, list))
        }
        Family::Results => of(&[Slot::Review, Slot::Suit, Slot::Cases, Slot::DirectSuit, Slot::LaterSuit]),
        Family::Proceedings => of(&[Slot::Cases]),
        Family::Other => {
            near().next().filter(|f| !list.parts.is_empty() && f.slot != Slot::Review && f.slot != Slot::Suit)
        }
    }
}

/// The whole of a list of persons and bodies that are no applicants: 公示处罚信息96条,其中个人51条,法人43条,其他2条.
fn other_whole<'a>(report: &'a Report, list: &List) -> Option<&'a Fact> {
    let whole = list.wholes.first().and_then(|at| report.facts.get(*at))?;
    let plain = list.ends_with_rest && list.adjacent && list.same_sentence && list.near == 1;
    let alike = parts(report, list).all(|part| part.unit == whole.unit);
    (plain && alike && whole.slot == Slot::Other).then_some(whole)
}

/// Whether a count is a mean: 月均92条 has no parts.
pub fn is_mean(report: &Report, fact: &Fact) -> bool {
    static MEAN: WordList = WordList::new(&["月均", "日均", "人均", "年均", "周均", "平均"]);
    MEAN.stand_in(fact.quote.of(report.text()))
}
