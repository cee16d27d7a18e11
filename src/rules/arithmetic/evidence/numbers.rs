//! What its numbers show: how far the parts are from the whole, and which slip of one number would make them come to it.

use crate::num::slip::{Slip, is_near};

/// The kind of slip of one number that makes an enumeration come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mending {
    /// None does.
    None,
    /// Some digit, or a few more or less: mostly chance (lists-evidence § 3).
    Weak,
    /// Two digits swapped, or one of the whole dropped.
    Strong,
}

/// Whether two parts each hold more than three quarters of the whole, and no more than it.
pub fn overlap(w: i64, values: &[i64]) -> bool {
    let fills = |v: &&i64| **v <= w && v.saturating_mul(4) > w.saturating_mul(3);
    values.iter().filter(fills).count() > 1
}

/// Whether parts come near their whole, or one slip makes them. Else they need not be all of it: 原创 beside 转载上级政策.
pub fn is_mended(w: i64, values: &[i64], total: i64) -> bool {
    gap(w, total) <= NEARLY_WHOLE
        || mending(w, values, total) != Mending::None
        || length_slip(w, values, total)
}

/// How far a sum is from its whole, in thousandths of the whole, which is not 0.
pub(super) fn gap(whole: i64, total: i64) -> i128 {
    i128::from(total - whole).abs() * 1000 / i128::from(whole)
}

/// So many thousandths off, a list nearly comes to its whole.
pub const NEARLY_WHOLE: i128 = 100;

/// Whether one digit too many or too few in one number of two digits or more makes the parts come to the whole.
pub(super) fn length_slip(w: i64, values: &[i64], total: i64) -> bool {
    let wrong = |printed: i64, meant: i64| {
        let kind = Slip::between(printed, meant).filter(|_| meant > 0 && printed.max(meant) > 9);
        matches!(kind, Some(Slip::Dropped | Slip::Doubled | Slip::Added))
    };
    wrong(w, total) || values.iter().any(|v| wrong(*v, v + w - total))
}

/// Which slip of one number makes the parts come to the whole.
pub(super) fn mending(w: i64, values: &[i64], total: i64) -> Mending {
    let meant = |v: i64| v + w - total;
    let swapped = |v: i64| Slip::between(v, meant(v)) == Some(Slip::Swapped);
    let whole = Slip::between(w, total);
    // Of three digits and more it is hardly by chance that the parts come to the whole without one of them.
    let too_many = w > 99 && matches!(whole, Some(Slip::Added | Slip::Doubled));
    if matches!(whole, Some(Slip::Swapped | Slip::Dropped)) || too_many || values.iter().any(|v| swapped(*v))
    {
        return Mending::Strong;
    }
    match one_slip(w, total) || values.iter().any(|v| one_slip(*v, meant(*v))) {
        true => Mending::Weak,
        false => Mending::None,
    }
}

/// Whether one slip makes the one number of the other, or they are a few apart.
pub(super) fn one_slip(printed: i64, meant: i64) -> bool {
    meant >= 0 && is_near(printed, meant)
}
