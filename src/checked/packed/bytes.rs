//! How values become bytes and bytes values again: numbers, words, lists, and by [`parts`] whatever consists of them.

use std::sync::Arc;

use crate::house_rules::intern;
use crate::num::Num;

/// Where values are put, and the codes that go by their number.
pub(super) struct Writer {
    pub bytes: Vec<u8>,
    pub codes: Vec<&'static str>,
}

/// What is left to be taken.
pub(super) struct Reader<'a> {
    pub rest: &'a [u8],
    pub codes: Vec<&'static str>,
}

/// What can be taken apart and put together.
pub(super) trait Part: Sized {
    fn put(&self, out: &mut Writer);
    fn take(from: &mut Reader<'_>) -> Option<Self>;
}

/// Numbers go by seven bits a byte, the lowest first: most are small.
impl Part for u64 {
    fn put(&self, out: &mut Writer) {
        let mut rest = *self;
        while rest > 0x7f {
            out.bytes.push((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        out.bytes.push(rest as u8);
    }

    fn take(from: &mut Reader<'_>) -> Option<u64> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = from.rest.split_first()?;
            from.rest = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}

impl Part for usize {
    fn put(&self, out: &mut Writer) {
        (*self as u64).put(out);
    }

    fn take(from: &mut Reader<'_>) -> Option<usize> {
        usize::try_from(u64::take(from)?).ok()
    }
}

impl Part for u16 {
    fn put(&self, out: &mut Writer) {
        u64::from(*self).put(out);
    }

    fn take(from: &mut Reader<'_>) -> Option<u16> {
        u16::try_from(u64::take(from)?).ok()
    }
}

impl Part for bool {
    fn put(&self, out: &mut Writer) {
        usize::from(*self).put(out);
    }

    fn take(from: &mut Reader<'_>) -> Option<bool> {
        Some(usize::take(from)? != 0)
    }
}

impl Part for String {
    fn put(&self, out: &mut Writer) {
        self.len().put(out);
        out.bytes.extend_from_slice(self.as_bytes());
    }

    fn take(from: &mut Reader<'_>) -> Option<String> {
        let length = usize::take(from)?;
        let (text, rest) = from.rest.split_at_checked(length)?;
        from.rest = rest;
        Some(std::str::from_utf8(text).ok()?.to_owned())
    }
}

impl<T: Part> Part for Option<T> {
    fn put(&self, out: &mut Writer) {
        self.is_some().put(out);
        if let Some(inner) = self {
            inner.put(out);
        }
    }

    fn take(from: &mut Reader<'_>) -> Option<Option<T>> {
        if bool::take(from)? { T::take(from).map(Some) } else { Some(None) }
    }
}

impl<T: Part> Part for Vec<T> {
    fn put(&self, out: &mut Writer) {
        self.len().put(out);
        self.iter().for_each(|one| one.put(out));
    }

    fn take(from: &mut Reader<'_>) -> Option<Vec<T>> {
        // What is said to be there takes a byte each at least: no number of bytes makes this ask for more memory.
        let length = usize::take(from).filter(|length| *length <= from.rest.len())?;
        (0..length).map(|_| T::take(from)).collect()
    }
}

impl<T: Part> Part for Arc<T> {
    fn put(&self, out: &mut Writer) {
        T::put(self, out);
    }

    fn take(from: &mut Reader<'_>) -> Option<Arc<T>> {
        T::take(from).map(Arc::new)
    }
}

/// The code of a rule: its number in the catalogue, else 0 and its name.
impl Part for &'static str {
    fn put(&self, out: &mut Writer) {
        let at = out.codes.iter().position(|code| code == self);
        at.map_or(0, |at| at + 1).put(out);
        if at.is_none() {
            (*self).to_owned().put(out);
        }
    }

    fn take(from: &mut Reader<'_>) -> Option<&'static str> {
        match usize::take(from)?.checked_sub(1) {
            Some(at) => from.codes.get(at).copied(),
            None => intern(&String::take(from)?),
        }
    }
}

impl Part for Num {
    fn put(&self, out: &mut Writer) {
        // The sign in the lowest bit.
        let mantissa = self.mantissa();
        ((mantissa << 1) ^ (mantissa >> 63)).cast_unsigned().put(out);
        u16::from(self.scale()).put(out);
    }

    fn take(from: &mut Reader<'_>) -> Option<Num> {
        let packed = u64::take(from)?;
        let mantissa = (packed >> 1).cast_signed() ^ -(packed & 1).cast_signed();
        Num::new(mantissa, u8::try_from(u16::take(from)?).ok()?)
    }
}

/// Enumerations go by number, structures field by field; a field that is added is missed by the compiler.
macro_rules! parts {
    ($(enum $name:ident { $($one:ident),* })*) => { $(
        impl Part for $name {
            fn put(&self, out: &mut Writer) {
                let all = [$($name::$one),*];
                all.iter().position(|one| one == self).unwrap_or(all.len()).put(out);
            }

            fn take(from: &mut Reader<'_>) -> Option<$name> {
                // A match, so that one that is added is missed by the compiler.
                let one = [$($name::$one),*].get(usize::take(from)?).copied()?;
                match one { $($name::$one => Some(one)),* }
            }
        }
    )* };
    ($($name:ident { $($field:ident),* } $(but $rest:expr)?;)*) => { $(
        impl Part for $name {
            fn put(&self, out: &mut Writer) {
                $(self.$field.put(out);)*
            }

            fn take(from: &mut Reader<'_>) -> Option<$name> {
                Some($name { $($field: Part::take(from)?,)* $(..$rest)? })
            }
        }
    )* };
}

pub(super) use parts;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_through() {
        for (mantissa, scale) in [(0, 0), (-1, 0), (i64::MAX, 17), (i64::MIN, 2), (1185338, 2)] {
            let number = Num::new(mantissa, scale).unwrap();
            let mut out = Writer { bytes: Vec::new(), codes: Vec::new() };
            number.put(&mut out);
            let read = Num::take(&mut Reader { rest: &out.bytes, codes: Vec::new() }).unwrap();
            assert_eq!((read.mantissa(), read.scale()), (mantissa, scale));
        }
    }
}
