//! Shares (domain §5.1, §5.2): each against the count that it is of, and those of one list against 100 %.

mod likely;
mod share;
mod share_fits;
mod share_truncated;
mod shares_add_up;

use crate::num::Num;
use crate::report::Report;
use crate::report::prose::List;
use share::{Share, near};
pub use share_fits::ShareFits;
pub use share_truncated::ShareTruncated;
pub use shares_add_up::SharesAddUp;

/// Whether each part of a list has a share and these come to 100 %: by its own words it names all there is.
pub fn name_all(report: &Report, list: &List) -> bool {
    of_parts(report, &list.parts) == Some(true)
}

/// Whether the shares of parts come to 100 %; `None` where not each part has one.
pub fn of_parts(report: &Report, parts: &[usize]) -> Option<bool> {
    let (first, last) = (parts.first()?, parts.last()?);
    let own: Vec<Share<'_>> =
        near(report, *first).filter(|s| s.part_index <= *last && parts.contains(&s.part_index)).collect();
    let named = |part: &usize| own.iter().any(|s| s.part_index == *part);
    if own.len() < 2 || own.len() != parts.len() || !parts.iter().all(named) {
        return None;
    }
    sum_and_slack(&own).map(|(sum, slack)| is_all(sum, slack))
}

/// What shares come to, and how far that may be from 100 %.
fn sum_and_slack(shares: &[Share<'_>]) -> Option<(Num, Num)> {
    let sum = shares.iter().map(|s| s.percent.value).try_fold(Num::ZERO, Num::checked_add)?;
    Some((sum, slack(shares)?))
}

/// How far the sum of shares may be off: each may be cut off by one unit of its last digit.
fn slack(shares: &[Share<'_>]) -> Option<Num> {
    let decimals = shares.iter().map(|s| s.percent.value.scale()).min().unwrap_or(0);
    Num::new(i64::try_from(shares.len()).unwrap_or(i64::MAX), decimals)
}

/// Whether shares come to 100 %, each cut off by one unit of its last digit, or rounded by half of one.
fn is_all(sum: Num, slack: Num) -> bool {
    let hundred = Num::int(100);
    let above = sum.checked_sub(hundred);
    let half_above = above.and_then(|a| a.checked_add(a));
    hundred.checked_sub(sum).is_some_and(|g| g < slack) && half_above.is_some_and(|a| a <= slack)
}
