//! Growth (domain §5.3).

mod direction;
mod fits;
mod possible;

pub use direction::DirectionFits;
pub use fits::GrowthFits;
pub use possible::GrowthPossible;

use crate::finding::{Finding, Severity, Words};
use crate::num::Num;
use crate::report::Report;
use crate::report::prose::{Direction, Fact, Ratio};
use crate::rules::arithmetic::exact::{Printed, whole};
use crate::rules::narrative::quoted;
use crate::text::Span;

/// A growth with its numbers.
struct Growth<'a> {
    percent: Option<&'a Fact>,
    printed: Option<Printed>,
    current: &'a Fact,
    current_value: i128,
    base: Option<i128>,
    /// Where the base, or the difference, is printed.
    base_span: Option<Span>,
    /// The difference, where it is printed beside the base.
    difference: Option<&'a Fact>,
    /// The difference from which the base was reckoned.
    by: Option<&'a Fact>,
    direction: Direction,
    /// How many times as much, not how much more.
    multiple: bool,
    /// Whether its counts were found around it, apart from each other.
    apart: bool,
}

impl Growth<'_> {
    fn with_base(&self, finding: Finding) -> Finding {
        match self.base_span {
            Some(span) => finding.evidence(span),
            None => finding,
        }
    }

    /// 较上年的168件增加52件, where the counts are 220 and 168: what the difference is printed as and is not.
    fn wrong_difference(&self, report: &Report, code: &'static str) -> Option<Finding> {
        let (printed, base) = (self.difference.filter(|f| f.is_exact())?, self.base?);
        let by = whole(printed)?;
        let (way, right) = match self.direction {
            Direction::Up => ("增加", self.current_value - base),
            Direction::Down => ("减少", base - self.current_value),
        };
        if by == right {
            return None;
        }
        let (current, quote) = (self.current_value, quoted(report.text(), printed.quote));
        let message = Words::new(
            format!("由{base}到{current}，{way}{right}，正文写“{quote}”。请核对各数。"),
            format!(
                "From {base} to {current} is a difference of {right}, the prose says “{quote}”. Check each."
            ),
        );
        let finding = Finding::new(code, Severity::Warning, message)
            .sides(
                printed.value,
                Num::int(i64::try_from(right).ok()?),
                format!("|{current} − {base}| = {right} ≠ {by}"),
            )
            .subject(printed.span)
            .evidence(self.current.span);
        Some(self.with_base(finding))
    }

    fn contradicts(&self) -> bool {
        self.base.is_some_and(|base| match self.direction {
            Direction::Up => self.current_value < base,
            Direction::Down => self.current_value > base,
        })
    }
}

fn growths(report: &Report) -> impl Iterator<Item = Growth<'_>> {
    report.ratios.iter().filter_map(|ratio| {
        let Ratio::Growth { percent, current, base, difference, direction, multiple, apart } = *ratio else {
            return None;
        };
        let fact = |i: usize| report.facts.get(i);
        let current = fact(current).filter(|f| f.is_exact())?;
        let current_value = whole(current)?;
        let percent = match percent {
            Some(i) => Some(fact(i)?),
            None => None,
        };
        let printed = percent.and_then(Printed::of);
        let printed = if multiple { printed.and_then(Printed::more_than_once) } else { printed };
        if percent.is_some() && printed.is_none() {
            return None;
        }
        let base_index = base.or(difference);
        let printed_difference = difference.filter(|_| base.is_some()).and_then(fact);
        let base = match (base, difference) {
            (Some(base), _) => Some(whole(fact(base).filter(|f| f.is_exact())?)?),
            (None, Some(difference)) => {
                let by = whole(fact(difference).filter(|f| f.is_exact())?)?;
                Some(if direction == Direction::Up { current_value - by } else { current_value + by })
            }
            (None, None) => None,
        };
        let base_span = base_index.and_then(fact).map(|f| f.span);
        let by = difference.filter(|_| printed_difference.is_none()).and_then(fact);
        let difference = printed_difference;
        Some(Growth {
            percent,
            printed,
            current,
            current_value,
            base,
            base_span,
            difference,
            by,
            direction,
            multiple,
            apart,
        })
    })
}
