//! Slips of the pen: one number made wrong.

/// What a slip does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Two neighbours swapped, or one digit another.
    Digit,
    /// A few more or less.
    Small,
    /// A digit too few or too many.
    Length,
}

impl Kind {
    /// Its name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Digit => "digit",
            Kind::Small => "a few off",
            Kind::Length => "length",
        }
    }
}

/// A small generator of pseudo-random numbers (splitmix64), seeded by a passage's id: the same slips every time.
pub struct Random(u64);

impl Random {
    /// Seeded by a name.
    pub fn new(name: &str) -> Random {
        Random(
            name.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3)),
        )
    }

    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}

/// The number with a slip; `None` where this try gives no number, or the same.
pub fn slip(random: &mut Random, was: &str, kind: Kind) -> Option<String> {
    let decimals = was.split_once('.').map_or(0, |(_, d)| d.len());
    let mut digits: Vec<u8> = was.bytes().filter(u8::is_ascii_digit).collect();
    if digits.is_empty() || was.bytes().any(|b| !b.is_ascii_digit() && b != b'.') {
        return None;
    }
    let at = random.below(digits.len());
    match kind {
        Kind::Digit => {
            let pairs: Vec<usize> = (1..digits.len()).filter(|i| digits[i - 1] != digits[*i]).collect();
            if !pairs.is_empty() && random.below(2) == 0 {
                let pair = pairs[random.below(pairs.len())];
                digits.swap(pair - 1, pair);
            } else {
                digits[at] = b'0' + random.below(10) as u8;
            }
        }
        Kind::Small => {
            let value: i64 = String::from_utf8(digits.clone()).ok()?.parse().ok()?;
            let off = [1, 1, -1, 2, -2, 3][random.below(6)];
            let wide = if decimals > 0 { digits.len() } else { 1 };
            digits = format!("{:0wide$}", (value + off).max(0)).into_bytes();
        }
        Kind::Length if digits.len() > 1 && decimals == 0 && random.below(2) == 0 => {
            digits.remove(at);
        }
        Kind::Length => {
            let at = random.below(digits.len() + 1);
            digits.insert(at, b'0' + random.below(10) as u8);
        }
    }
    let text = String::from_utf8(digits).ok()?;
    let whole = text.len().checked_sub(decimals).filter(|n| *n > 0)?;
    let now = if decimals > 0 { format!("{}.{}", &text[..whole], &text[whole..]) } else { text.clone() };
    let leads = text[..whole].len() > 1 && text.starts_with('0');
    (!leads && now != was).then_some(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_other_numbers() {
        let mut random = Random::new("a");
        for was in ["120", "7", "45.3", "0"] {
            for kind in [Kind::Digit, Kind::Small, Kind::Length] {
                for now in (0..50).filter_map(|_| slip(&mut random, was, kind)) {
                    assert_ne!(now, was);
                    assert!(now.parse::<f64>().is_ok() && !now.starts_with("00"), "{now}");
                }
            }
        }
    }
}
