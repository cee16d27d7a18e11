//! Lists whose whole or parts are said roughly: what the words of a count allow it to be.

use super::{Sum, parts};
use crate::finding::Severity;
use crate::num::Num;
use crate::report::Report;
use crate::report::prose::{Fact, Family, Lead, List, Qualifier};
use crate::rules::arithmetic::complete;

/// Where the whole or parts of it are said roughly: nothing is said of what the words allow.
pub(super) fn roughly<'a>(report: &'a Report, list: &List, whole: &'a Fact, total: Num) -> Sum<'a> {
    let led = matches!(list.lead, Lead::Among | Lead::Brackets | Lead::Respectively | Lead::Unsaid);
    if !led || list.mixed || !list.uniform || !list.adjacent || list.family != Family::Other {
        return Sum::Silent;
    }
    let sum = parts(report, list).try_fold((Num::ZERO, Num::ZERO), |(least, most), part| {
        let (low, high) = bounds(part)?;
        Some((least.checked_add(low)?, most.checked_add(high)?))
    });
    let (Some((least, most)), Some((low, high))) = (sum, bounds(whole)) else { return Sum::Silent };
    let other = |f: &&Fact| bounds(f).is_none_or(|(low, high)| least <= high && most >= low);
    // 173769万条, where the parts come to 173769: the unit is said twice over.
    let doubled = whole.place >= 4 && list.parts.len() > 1 && total.shifted(4) == Some(whole.value);
    let fits_another = list.wholes.iter().filter_map(|i| report.facts.get(*i)).any(|f| other(&f));
    // 276条,其中动态216条,目录50条,向市政府报送100余条: the only rough count of the row, at its end, tells of something else.
    let last = list.parts.last().and_then(|i| report.facts.get(*i)).filter(|f| !f.is_exact());
    let others = || parts(report, list).take(list.parts.len().saturating_sub(1));
    let beside = last.is_some() && list.parts.len() > 2 && whole.is_exact() && others().all(Fact::is_exact);
    let fits_without = beside && super::sum(others()).is_some_and(|rest| rest <= whole.value);
    let exceeds = least > high && !fits_without;
    let falls_short = most < low && !list.more && complete(report, list);
    if fits_another || !(exceeds || falls_short || doubled) {
        return Sum::Silent;
    }
    Sum::Fails { whole, sum: total, severity: Severity::Warning }
}

/// Between which numbers the words allow a count to be (domain §5.4): 200余 is at least 200 and less than 300.
fn bounds(fact: &Fact) -> Option<(Num, Num)> {
    let value = fact.value.to_int().filter(|v| *v >= 0 && !fact.range)?;
    let mut step = 1i64;
    while value > 0 && value % (step * 10) == 0 {
        step *= 10;
    }
    let (low, high) = match fact.qualifier {
        Qualifier::Exact | Qualifier::Reaching if fact.place <= 0 => (value, value),
        Qualifier::Exact | Qualifier::Reaching => (value - step, value + step),
        Qualifier::AtLeast => (value, value.saturating_add(step.max(value / 3))),
        Qualifier::AtMost => (value - step.max(value / 10), value),
        Qualifier::About => (value - step.max(value / 10), value.saturating_add(step.max(value / 10))),
    };
    Some((Num::int(low), Num::int(high)))
}
