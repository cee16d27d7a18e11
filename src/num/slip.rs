//! Slips of digits: how one number came to be typed for another.
//!
//! What a slip proves depends on who asks: a wrong digit says little of two numbers that are near each other
//! anyhow, a swap says much. So a caller names the kinds that it takes, and how long the numbers must be.

/// One slip that turns the number that was meant into the one that is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Two neighbouring digits changed places: 1179 for 1197.
    Swapped,
    /// A digit is missing: 14 for 140.
    Dropped,
    /// A digit stands twice: 1440 for 140.
    Doubled,
    /// A digit too many that is not its neighbour's double: 149 for 14.
    Added,
    /// One digit is another: 25 for 22.
    Wrong,
}

/// Numbers from here on have three digits. Of shorter ones any may be one slip from any.
pub const LONG: i64 = 100;

/// Off by so few, a number was miscounted as easily as mistyped.
const A_FEW: i64 = 3;

/// Whether one slip makes the one number of the other, or they are a few apart.
pub fn is_near(printed: i64, meant: i64) -> bool {
    printed.abs_diff(meant) <= A_FEW.unsigned_abs() || Slip::between(printed, meant).is_some()
}

impl Slip {
    /// The slip between two whole numbers; `None` where they are equal or more than one slip apart, whichever of them was
    /// meant. Single digits are all one slip apart, which says nothing.
    pub fn between(printed: i64, meant: i64) -> Option<Slip> {
        let (mut of_printed, mut of_meant) = ([0; LONGEST], [0; LONGEST]);
        Slip::of(written(printed, &mut of_printed), written(meant, &mut of_meant))
    }

    /// The same of numbers as they are written, sign and decimal point included.
    pub fn between_digits(printed: &str, meant: &str) -> Option<Slip> {
        Slip::of(printed.as_bytes(), meant.as_bytes())
    }

    fn of(printed: &[u8], meant: &[u8]) -> Option<Slip> {
        if printed.len().max(meant.len()) < 2 {
            return None;
        }
        if printed.len() < meant.len() {
            return extra_digit(meant, printed).map(|_| Slip::Dropped);
        }
        if printed.len() > meant.len() {
            let at = extra_digit(printed, meant)?;
            let digit = printed.get(at);
            // The first place where the two part lies behind the first of two equal digits.
            let doubled = at.checked_sub(1).is_some_and(|before| printed.get(before) == digit);
            return Some(if doubled { Slip::Doubled } else { Slip::Added });
        }
        let mut differ = (0..printed.len()).filter(|at| printed.get(*at) != meant.get(*at));
        match (differ.next(), differ.next(), differ.next()) {
            (Some(_), None, _) => Some(Slip::Wrong),
            (Some(a), Some(b), None) => {
                let crossed = printed.get(a) == meant.get(b) && printed.get(b) == meant.get(a);
                (b == a + 1 && crossed).then_some(Slip::Swapped)
            }
            _ => None,
        }
    }
}

/// The longest whole number: a sign and nineteen digits.
const LONGEST: usize = 20;

/// A number's characters, written at the end of a buffer: so many numbers are compared that none is worth a string.
fn written(number: i64, buffer: &mut [u8; LONGEST]) -> &[u8] {
    let (mut rest, mut start) = (number.unsigned_abs(), LONGEST);
    for (at, place) in buffer.iter_mut().enumerate().rev() {
        *place = b'0' + (rest % 10) as u8;
        (rest, start) = (rest / 10, at);
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        start = start.saturating_sub(1);
        buffer.iter_mut().skip(start).take(1).for_each(|place| *place = b'-');
    }
    buffer.get(start..).unwrap_or(&[])
}

/// Where the longer has a digit that the shorter lacks, everything else being equal.
fn extra_digit(long: &[u8], short: &[u8]) -> Option<usize> {
    let at = long.iter().zip(short).take_while(|(x, y)| x == y).count();
    (long.get(at + 1..) == short.get(at..)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_by_their_kind() {
        let slip = Slip::between;
        assert_eq!(slip(1179, 1197), Some(Slip::Swapped));
        assert_eq!(slip(25, 22), Some(Slip::Wrong));
        assert_eq!(slip(4, 14), Some(Slip::Dropped));
        assert_eq!(slip(14, 140), Some(Slip::Dropped));
        assert_eq!(slip(1440, 140), Some(Slip::Doubled));
        assert_eq!(slip(1140, 140), Some(Slip::Doubled));
        assert_eq!(slip(149, 14), Some(Slip::Added));
        assert_eq!(slip(-25, 25), Some(Slip::Added), "a sign is written too");
    }

    #[test]
    fn whether_there_is_a_slip_does_not_depend_on_which_number_was_meant() {
        for (a, b) in
            [(1179, 1197), (25, 22), (4, 14), (1440, 140), (149, 14), (-25, 25), (5, 500), (142, 241)]
        {
            assert_eq!(Slip::between(a, b).is_some(), Slip::between(b, a).is_some(), "{a} {b}");
        }
    }

    #[test]
    fn what_is_no_single_slip_is_none() {
        let slip = Slip::between;
        assert_eq!(slip(3, 5), None, "single digits are all alike");
        assert_eq!(slip(1179, 1791), None);
        assert_eq!(slip(1234, 2143), None);
        assert_eq!(slip(142, 241), None, "no neighbours");
        assert_eq!(slip(5, 500), None);
        assert_eq!(slip(12, 12), None);
    }

    #[test]
    fn numbers_are_written_as_the_standard_library_writes_them() {
        for number in [0, 7, -7, 10, 1197, -120, i64::MAX, i64::MIN] {
            assert_eq!(written(number, &mut [0; LONGEST]), number.to_string().as_bytes());
        }
    }

    #[test]
    fn decimals_are_read_as_they_are_written() {
        assert_eq!(Slip::between_digits("350.42", "305.42"), Some(Slip::Swapped));
        assert_eq!(Slip::between_digits("30.542", "305.42"), Some(Slip::Swapped));
    }
}
