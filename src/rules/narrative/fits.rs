//! Whether a number that is printed fits one of the table.

use crate::num::Num;
use crate::report::prose::{Fact, Qualifier};
use crate::report::slot::Slot;

/// Whether a stated value fits an actual one, by its qualifier (domain §5.4).
pub(super) fn agrees(fact: &Fact, stated: Num, actual: Num) -> bool {
    let (Some(v), Some(a)) = (stated.to_int(), actual.to_int()) else {
        return stated == actual || rounds_to(fact, stated, actual);
    };
    match fact.qualifier {
        Qualifier::Exact | Qualifier::Reaching => a == v || rounds_to(fact, stated, actual),
        Qualifier::AtLeast => a >= v && a.saturating_mul(10) <= v.saturating_mul(13),
        Qualifier::AtMost => a <= v && a.saturating_mul(10) >= v.saturating_mul(9),
        Qualifier::About => (a - v).abs().saturating_mul(20) <= v.max(20),
    }
}

/// Whether the actual value, rounded half up or cut off at the printed digit, is the stated one. Only where a
/// digit beyond the printed ones exists: 1.54万 for 15432, 7730.3万元 for 7730.28.
fn rounds_to(fact: &Fact, stated: Num, actual: Num) -> bool {
    let place = if fact.slot == Slot::Fees { fact.place - 4 } else { fact.place };
    if place <= 0 && actual.is_int() {
        return false;
    }
    let Some(gap) = actual.checked_sub(stated) else { return false };
    let half = Num::new(5, 1).and_then(|n| n.shifted(place));
    let step = Num::int(1).shifted(place);
    let (Some(half), Some(step)) = (half, step) else { return false };
    (gap >= half.negated() && gap < half) || (!gap.is_negative() && gap < step)
}
