//! Exact decimal numbers, as printed.
//!
//! A report holds counts (integers), amounts in 万元 and percentages. All are decimals with few digits, so a
//! mantissa and a scale hold them exactly. The printed precision is kept: `98.50` and `98.5` are equal numbers
//! ([`Ord`] compares values) but have different [`Num::scale`]s, which is what the rounding rules need.

// Whatever comes in, nothing here breaks off.
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic
    )
)]

pub mod slip;

use std::cmp::Ordering;
use std::fmt;

/// The most digits a number may have. More are no count of anything in a report, and stay text.
const MAX_DIGITS: usize = 17;

/// An exact decimal: `mantissa / 10^scale`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Num {
    mantissa: i64,
    scale: u8,
}

impl Num {
    /// Zero, without decimals.
    pub const ZERO: Num = Num { mantissa: 0, scale: 0 };

    /// A whole number.
    pub const fn int(value: i64) -> Num {
        Num { mantissa: value, scale: 0 }
    }

    /// `mantissa / 10^scale`; `None` when the scale is out of range (more than 17 decimals).
    pub fn new(mantissa: i64, scale: u8) -> Option<Num> {
        (usize::from(scale) <= MAX_DIGITS).then_some(Num { mantissa, scale })
    }

    /// Reads plain ASCII digits with an optional sign and an optional point: `12`, `-3`, `11853.38`, `.5`.
    ///
    /// Anything else, or more than 17 digits, is `None`. Full-width digits, separators and units are the
    /// reader's business (`text` and `reading`), not this function's.
    pub fn parse(text: &str) -> Option<Num> {
        let (negative, digits) = match (text.strip_prefix('-'), text.strip_prefix('+')) {
            (Some(digits), _) => (true, digits),
            (_, Some(digits)) => (false, digits),
            _ if text.is_empty() => return None,
            _ => (false, text),
        };
        let (mut mantissa, mut count, mut scale, mut seen_point) = (0i64, 0usize, 0u8, false);
        for byte in digits.bytes() {
            match byte {
                b'0'..=b'9' => {
                    // Leading zeros carry no value, but printed decimals do count.
                    if mantissa != 0 || byte != b'0' || seen_point {
                        count += 1;
                    }
                    if count > MAX_DIGITS {
                        return None;
                    }
                    mantissa = mantissa * 10 + i64::from(byte - b'0');
                    scale += u8::from(seen_point);
                }
                b'.' if !seen_point => seen_point = true,
                _ => return None,
            }
        }
        if !digits.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        Some(Num { mantissa: if negative { -mantissa } else { mantissa }, scale })
    }

    /// The digits without the point.
    pub fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// How many decimals are printed.
    pub fn scale(self) -> u8 {
        self.scale
    }

    /// The value as a whole number, if it is one (`3.00` is).
    pub fn to_int(self) -> Option<i64> {
        let unit = 10i64.checked_pow(u32::from(self.scale))?;
        (self.mantissa % unit == 0).then(|| self.mantissa / unit)
    }

    /// Whether the value is a whole number (`3.00` is).
    pub fn is_int(self) -> bool {
        self.to_int().is_some()
    }

    /// Whether the value is zero.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Whether the value is below zero.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// The sum; `None` on overflow.
    pub fn checked_add(self, other: Num) -> Option<Num> {
        let scale = self.scale.max(other.scale);
        let mantissa = i64::try_from(self.at_scale(scale)? + other.at_scale(scale)?).ok()?;
        Some(Num { mantissa, scale })
    }

    /// The difference; `None` on overflow.
    pub fn checked_sub(self, other: Num) -> Option<Num> {
        self.checked_add(other.negated())
    }

    /// The same value with the other sign.
    pub fn negated(self) -> Num {
        Num { mantissa: -self.mantissa, scale: self.scale }
    }

    /// The value without its sign.
    pub fn abs(self) -> Num {
        if self.is_negative() { self.negated() } else { self }
    }

    /// The value times `10^places` (or divided, for negative places): 万 is `shifted(4)`. `None` on overflow.
    pub fn shifted(self, places: i8) -> Option<Num> {
        let scale = i16::from(self.scale) - i16::from(places);
        if scale >= 0 {
            return Num::new(self.mantissa, u8::try_from(scale).ok()?);
        }
        let factor = 10i64.checked_pow(u32::try_from(-scale).ok()?)?;
        Some(Num { mantissa: self.mantissa.checked_mul(factor)?, scale: 0 })
    }

    fn at_scale(self, scale: u8) -> Option<i128> {
        if scale == self.scale {
            return Some(i128::from(self.mantissa));
        }
        let by = 10i128.checked_pow(u32::from(scale.checked_sub(self.scale)?))?;
        i128::from(self.mantissa).checked_mul(by)
    }
}

impl PartialEq for Num {
    fn eq(&self, other: &Num) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Num {}

impl PartialOrd for Num {
    fn partial_cmp(&self, other: &Num) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Num {
    fn cmp(&self, other: &Num) -> Ordering {
        let scale = self.scale.max(other.scale);
        // Within 17 digits and 17 decimals both sides always fit an i128.
        self.at_scale(scale).cmp(&other.at_scale(scale))
    }
}

impl From<i64> for Num {
    fn from(value: i64) -> Num {
        Num::int(value)
    }
}

impl fmt::Display for Num {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scale == 0 {
            return write!(f, "{}", self.mantissa);
        }
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let unit = 10u64.pow(u32::from(self.scale));
        let magnitude = self.mantissa.unsigned_abs();
        let width = usize::from(self.scale);
        write!(f, "{sign}{}.{:0width$}", magnitude / unit, magnitude % unit)
    }
}

impl serde::Serialize for Num {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_prints() {
        for text in ["0", "12", "-3", "11853.38", "98.50", "0.05", "59237.2449"] {
            assert_eq!(Num::parse(text).map(|n| n.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in ["", "-", ".", "1.2.3", "1,482", "３", "123456789012345678", "1e5"] {
            assert_eq!(Num::parse(text), None, "{text}");
        }
    }

    #[test]
    fn compares_values_and_keeps_precision() {
        let (long, short) = (Num::parse("98.50").unwrap(), Num::parse("98.5").unwrap());
        assert_eq!(long, short);
        assert_eq!((long.scale(), short.scale()), (2, 1));
        assert_eq!(Num::parse("1.5").unwrap().checked_add(Num::int(2)), Num::parse("3.5"));
        assert_eq!(Num::parse("1.54").unwrap().shifted(4), Some(Num::int(15400)));
        assert_eq!(Num::int(2950).shifted(-4), Num::parse("0.295"));
    }
}
