//! Planted errors: sound tables in which something is made wrong, and what the program says about it.

mod beside_unread;
mod by_evidence;
mod in_known_tables;
mod in_layouts;
mod in_real_reports;
mod in_tables;

use sample_reports::Dice;

/// A wrong number as people type it: another one, a digit more or less.
pub(crate) fn wrong(right: i64, dice: &mut Dice) -> i64 {
    let wrong = match dice.below(5) {
        0 => right * 10,
        1 => right / 10,
        2 => right + 1 + dice.up_to(9),
        3 => (right - 1 - dice.up_to(9)).max(0),
        _ => dice.up_to(right * 2 + 30),
    };
    if wrong == right { right + 7 } else { wrong }
}
