//! How near the sum of the parts is to the whole: a slip of the pen, a little left over, far below.

use super::parts;
use crate::num::Num;
use crate::num::slip::Slip;
use crate::report::Report;
use crate::report::prose::{Fact, Lead, List};

/// Whether one part differs by a slip of the pen from what the whole leaves for it: two digits of it
/// are swapped, or one of four and more is missing.
pub(super) fn part_slipped(report: &Report, list: &List, whole: Num, total: Num) -> bool {
    let (Some(w), Some(t)) = (whole.to_int(), total.to_int()) else { return false };
    let misprinted = |part: &Fact| {
        let Some(printed) = part.value.to_int() else { return false };
        let meant = printed + w - t;
        let digits = |n: i64| n.to_string().len();
        // Of two digits in a long list some other pair would fit by chance.
        let telling = list.parts.len() < 5 || digits(meant) > 2;
        // A digit too few is common by chance where there are many parts to choose from, or round ones.
        let short = digits(meant) > 3 && list.parts.len() < 4 && printed % 10 != 0;
        telling && (digits(printed) == digits(meant) || short) && slipped(printed, meant)
    };
    w > t && parts(report, list).any(misprinted)
}

/// Whether a list that need not be complete was most likely meant to be: many parts that nearly fill the whole,
/// hardly anything left over, or a sum that is the whole but for a slip of the pen. Of hundreds a few in a hundred
/// may be left out, of a few dozen a few may be.
pub(super) fn just_misses(list: &List, whole: Num, total: Num) -> bool {
    let (Some(w), Some(t)) = (whole.to_int(), total.to_int()) else { return false };
    let gap = w - t;
    let within = |percent: i64| gap.saturating_mul(100) <= w.saturating_mul(percent);
    let parts = list.parts.len();
    let few = gap < 10;
    let in_passing = matches!(list.lead, Lead::Including | Lead::Containing);
    (gap == 1 && w > 19 && !in_passing)
        || (parts >= 5 && (within(5) || (few && within(12))))
        || (parts >= 4 && (within(4) || (few && within(8))))
        || (within(2) && !in_passing)
        || ((parts >= 3 || w >= 100) && !in_passing && !list.mixed && slipped(t, w))
}

/// Whether a sum in several units is so near the whole, above or below, or differs from it by such a slip, that it was
/// meant to be it.
pub(super) fn nearly(report: &Report, list: &List, whole: Num, total: Num) -> bool {
    let (more, less) = (whole.max(total), whole.min(total));
    let slipped = || more.to_int().zip(less.to_int()).is_some_and(|(m, l)| m > 999 && slipped(l, m));
    let near = || list.adjacent || !far_below(whole, total, FAR_OFF);
    let slipped_part = || near() && part_slipped(report, list, whole, total);
    just_misses(list, more, less) || slipped() || slipped_part()
}

/// Whether a sum, or a part, may be the number that was meant with a digit dropped or two neighbours swapped. A wrong
/// digit or one too many proves nothing of a list: some sum is always that near.
pub(super) fn slipped(printed: i64, meant: i64) -> bool {
    matches!(Slip::between(printed, meant), Some(Slip::Swapped | Slip::Dropped))
}

/// Beyond it, in per cent of the whole, that one part with a digit dropped would mend a row of several units is chance.
const FAR_OFF: i64 = 50;

/// Whether a sum is so many per cent below the whole.
pub(super) fn far_below(whole: Num, total: Num, percent: i64) -> bool {
    let (Some(w), Some(t)) = (whole.to_int(), total.to_int()) else { return false };
    w.saturating_sub(t).saturating_mul(100) > w.saturating_mul(percent)
}
