//! Percentages in integers (domain §5.1, §5.3): no number is ever rounded by a floating unit.

use crate::num::Num;
use crate::report::prose::{Direction, Fact, Measure};

/// A printed percentage (or multiple): `mantissa / 10^decimals` of `unit` parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    /// All its digits: 339 for 33.9%.
    pub mantissa: i128,
    /// How many stand behind the point.
    pub decimals: u32,
    /// 100 for per cent, 1 for 倍.
    pub unit: i128,
}

/// How a ratio fits what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Rounded half up.
    Rounded,
    /// Cut off.
    Truncated,
    /// Neither.
    No,
}

impl Printed {
    /// Of a fact with a percentage or 倍; `None` for other units and for more than six decimals.
    pub fn of(fact: &Fact) -> Option<Printed> {
        // 翻两番 is four times as much: three times more.
        if fact.unit == "番" {
            let times = u32::try_from(fact.value.to_int()?).ok().filter(|n| *n <= 4)?;
            return Some(Printed { mantissa: 2i128.pow(times) - 1, decimals: 0, unit: 1 });
        }
        let unit = match (fact.measure, fact.unit.as_str()) {
            (Measure::Percent, "%") => 100,
            (Measure::Times, "倍") => 1,
            _ => return None,
        };
        let decimals = u32::from(fact.value.scale());
        (decimals <= 6).then_some(Printed { mantissa: i128::from(fact.value.mantissa()), decimals, unit })
    }

    /// 3倍 of something is 2倍 more; `None` for less than it.
    pub fn more_than_once(self) -> Option<Printed> {
        let mantissa = self.mantissa - self.scale();
        (mantissa >= 0).then_some(Printed { mantissa, ..self })
    }

    /// Whether it is 100 %.
    pub fn is_all(self) -> bool {
        self.mantissa == 100 * 10i128.pow(self.decimals)
    }

    /// In per cent.
    pub fn in_percent(self) -> Option<Num> {
        let value = Num::new(i64::try_from(self.mantissa).ok()?, u8::try_from(self.decimals).ok()?)?;
        value.shifted(if self.unit == 1 { 2 } else { 0 })
    }

    fn scale(self) -> i128 {
        self.unit * 10i128.pow(self.decimals)
    }

    /// Whether `part / base` prints as this.
    pub fn fits(self, part: i128, base: i128) -> Fit {
        if base <= 0 || part < 0 {
            return Fit::No;
        }
        if self.mantissa == half_up(part * self.scale(), base) {
            Fit::Rounded
        } else if self.mantissa == part * self.scale() / base {
            Fit::Truncated
        } else {
            Fit::No
        }
    }

    /// Whether an earlier count exists from which `current` grew (or fell) by this: `Some` of one of them.
    pub fn feasible_base(self, current: i128, direction: Direction) -> Option<i128> {
        let (scale, p) = (self.scale(), self.mantissa);
        if current < 0 || p < 0 {
            return None;
        }
        let (low, high) = match direction {
            Direction::Up => (scale + p + 1, scale + p - 1),
            // A fall of everything leaves nothing; one of more than that there is none.
            Direction::Down if p >= scale => return (p == scale && current == 0).then_some(1),
            Direction::Down => (scale - p + 1, scale - p - 1),
        };
        let from = (current * scale / low.max(1) - 1).max(1);
        let to = current * scale / high.max(1) + 2;
        // So many candidates that one of them surely fits.
        if to - from > 2000 {
            return Some(from);
        }
        (from..=to).find(|base| {
            let change = match direction {
                Direction::Up => current - base,
                Direction::Down => base - current,
            };
            change >= 0 && self.fits(change, *base) != Fit::No
        })
    }

    /// The part of a base that this percentage would be: 273 for 33.9% of 805.
    pub fn implied_part(self, base: i128) -> i128 {
        half_up(self.mantissa * base, self.scale())
    }

    /// Between which wholes a part must lie that has this percentage of it; `None` where any would do.
    pub fn implied_whole(self, part: i128) -> Option<(i128, i128)> {
        let of = |p: i128| (p > 0).then(|| part * self.scale() / p);
        (part > 0)
            .then(|| of(self.mantissa + 1).zip(of(self.mantissa - 1)))?
            .map(|(low, high)| (low, high + 1))
    }

    /// The wholes of which a part is this percentage, where there are few: 112 for 59 that are 52.68%.
    pub fn wholes(self, part: i128) -> Vec<i128> {
        /// Of more, none is known.
        const FEW: i128 = 4;
        let (low, high) = self.implied_whole(part).unwrap_or_default();
        // So far apart that more would fit.
        if high - low > 4 * FEW {
            return Vec::new();
        }
        let fitting: Vec<i128> = (low..=high).filter(|whole| self.fits(part, *whole) != Fit::No).collect();
        if i128::try_from(fitting.len()).is_ok_and(|many| many <= FEW) { fitting } else { Vec::new() }
    }
}

/// `part / base` in per cent with so many decimals, rounded half up.
pub fn percent(part: i128, base: i128, decimals: u32) -> Option<Num> {
    if base <= 0 {
        return None;
    }
    let value = half_up(part.checked_mul(100 * 10i128.pow(decimals.min(6)))?, base);
    Num::new(i64::try_from(value).ok()?, u8::try_from(decimals.min(6)).ok()?)
}

fn half_up(numerator: i128, denominator: i128) -> i128 {
    (2 * numerator + denominator).div_euclid(2 * denominator)
}

/// A fact's value as a whole number.
pub fn whole(fact: &Fact) -> Option<i128> {
    fact.value.to_int().map(i128::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn p(mantissa: i128, decimals: u32) -> Printed {
        Printed { mantissa, decimals, unit: 100 }
    }

    #[test]
    fn shares_fit_rounded_or_cut_off() {
        assert_eq!(p(820, 1).fits(1215, 1482), Fit::Rounded);
        assert_eq!(p(752, 1).fits(149, 198), Fit::Truncated);
        assert_eq!(p(339, 1).fits(258, 805), Fit::No);
        assert_eq!(p(434, 2).fits(35, 805), Fit::Truncated);
        assert_eq!(p(339, 1).implied_part(805), 273);
        assert_eq!(p(250, 1).implied_whole(500), Some((1992, 2009)));
        assert_eq!(percent(258, 805, 1), Num::new(320, 1));
        assert_eq!(p(5268, 2).wholes(59), [112]);
    }

    #[test]
    fn of_a_large_part_no_whole_is_known_and_none_is_looked_for() {
        assert_eq!(p(1, 2).wholes(i64::MAX.into()), Vec::<i128>::new());
        assert_eq!(p(250, 1).wholes(500), Vec::<i128>::new());
    }

    #[test]
    fn growth_must_be_possible() {
        use Direction::{Down, Up};
        for (current, growth, direction) in [
            (1482, p(2606, 1), Up),
            (609, p(246, 0), Up),
            (98, p(476, 0), Up),
            (198, p(198, 1), Down),
            (859, p(123, 1), Down),
            (40, p(21, 0), Up),
            (0, p(100, 0), Down),
        ] {
            assert!(growth.feasible_base(current, direction).is_some(), "{current} {growth:?}");
        }
        assert_eq!(p(20, 0).feasible_base(3, Up), None);
        assert_eq!(p(120, 0).feasible_base(3, Down), None);
    }
}
