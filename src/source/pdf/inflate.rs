//! What streams hold, within limits.

use std::io::Read;

use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use hayro_syntax::object::dict::keys;

use crate::source::Unreadable;
use crate::source::budget::{Budget, Cost};

/// The most bytes that one stream may inflate to.
pub const STREAM_LIMIT: usize = 64 << 20;

/// The content of a stream that is no picture, inflated on the budget; nothing where it cannot be.
pub fn inflate(stream: &Stream<'_>, budget: &Budget) -> Result<Vec<u8>, Unreadable> {
    let data = inflated(stream).ok_or(Unreadable::TooBig)?;
    budget.spend(Cost::Inflated, data.len())?;
    Ok(data)
}

fn inflated(stream: &Stream<'_>) -> Option<Vec<u8>> {
    let raw = stream.raw_data();
    let plain_flate = stream.filters().as_slice() == [Filter::FlateDecode]
        && !stream.dict().contains_key(keys::DECODE_PARMS);
    if plain_flate {
        let mut data = Vec::new();
        let decoder = flate2::read::ZlibDecoder::new(raw.as_ref());
        let read = decoder.take(STREAM_LIMIT as u64 + 1).read_to_end(&mut data);
        if data.len() > STREAM_LIMIT {
            return None;
        }
        if read.is_ok() {
            return Some(data);
        }
    }
    // The library's own decoder is lenient, and has no limit: 1 byte gives at most about 1000, and twice in a row
    // a million.
    let inflating =
        stream.filters().into_iter().filter(|f| matches!(f, Filter::FlateDecode | Filter::LzwDecode));
    if inflating.count() > 1 || raw.len() > STREAM_LIMIT / 256 && !stream.filters().is_empty() {
        return None;
    }
    Some(stream.decoded_data().map(|data| data.into_owned()).unwrap_or_default())
}
