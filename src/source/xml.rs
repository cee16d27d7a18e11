//! XML before it is parsed: whether a parser will get through it at a cost in proportion to its size.

use super::Unreadable;
use super::budget::{Budget, Cost};

/// The most attributes of one element: parsers compare each with each. Office programs write some thirty.
const ATTRIBUTE_LIMIT: usize = 500;

/// The most namespaces that a part declares, all elements together: parsers look through all of them for each element.
const NAMESPACE_LIMIT: usize = 2_000;

/// Whether a part is XML, by how it begins.
pub fn is_markup(part: &[u8]) -> bool {
    let head = part.get(..64).unwrap_or(part);
    let wide = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]);
    wide || head.trim_ascii_start().starts_with(b"<") || head.starts_with(&[0xEF, 0xBB, 0xBF, b'<'])
}

/// Spends what a part's elements and attributes cost, in one walk over its bytes. Characters of UTF-16 have a zero beside each
/// sign that counts here, and are walked over the same.
pub fn is_sane(part: &[u8], budget: &Budget) -> Result<(), Unreadable> {
    let (mut namespaces, mut attributes, mut in_tag) = (0_usize, 0_usize, false);
    let mut quote = None;
    for (at, byte) in part.iter().enumerate() {
        match (byte, quote) {
            (b'"' | b'\'', None) if in_tag => quote = Some(*byte),
            (byte, Some(open)) if *byte == open => quote = None,
            (_, Some(_)) => {}
            (b'<', None) => {
                budget.spend(Cost::Nodes, 1)?;
                (in_tag, attributes) = (true, 0);
            }
            (b'>', None) => in_tag = false,
            (b'=', None) if in_tag => {
                attributes += 1;
                let name = part.get(at.saturating_sub(64)..at).unwrap_or_default();
                let name = name.trim_ascii_end().rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
                namespaces += usize::from(name.starts_with(b"xmlns"));
                let value = part.get(at + 1..).unwrap_or_default();
                if name.ends_with(b"niqueCount") && announced(value) > part.len()
                    || matches!(name, b"r" | b"ref") && is_out_of_range(value)
                {
                    return Err(Unreadable::Broken);
                }
            }
            _ => {}
        }
        if attributes > ATTRIBUTE_LIMIT || namespaces > NAMESPACE_LIMIT {
            return Err(Unreadable::TooBig);
        }
    }
    Ok(())
}

/// The number in an attribute's value: so many strings a workbook announces, and its reader makes room for all of them at once.
fn announced(value: &[u8]) -> usize {
    let digits = value.iter().skip_while(|byte| !byte.is_ascii_digit() && **byte != b'>');
    let digits = digits.take_while(|byte| byte.is_ascii_digit());
    digits.fold(0, |number, byte| number.saturating_mul(10).saturating_add(usize::from(byte - b'0')))
}

/// Whether a value names a cell that no sheet has (the last is XFD1048576), or a range whose end is before its beginning: a reader
/// of workbooks takes 32 bits to be enough for the one, and the other not to be.
fn is_out_of_range(value: &[u8]) -> bool {
    let value = value.trim_ascii_start();
    let Some((quote, value)) = value.split_first() else { return false };
    let value = value.split(|byte| byte == quote).next().unwrap_or_default();
    if !value.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b':') {
        return false;
    }
    // Column and row from 1, 0 for none.
    let place = |cell: &[u8]| {
        cell.iter().fold([0_u64; 2], |[column, row], byte| match byte {
            b'0'..=b'9' => [column, row.saturating_mul(10).saturating_add(u64::from(byte - b'0'))],
            _ => {
                let letter = u64::from(byte.to_ascii_uppercase() - b'A' + 1);
                [column.saturating_mul(26).saturating_add(letter), row]
            }
        })
    };
    let mut before = [0; 2];
    value.split(|byte| *byte == b':').map(place).any(|cell| {
        let is_beyond = matches!(cell, [column, row] if column > LAST_COLUMN || row > LAST_ROW);
        let goes_back = cell.into_iter().zip(before).any(|(now, before)| now > 0 && now < before);
        before = cell;
        is_beyond || goes_back
    })
}

/// ZZZZZZ, and the greatest number of nine digits: far more than a sheet has, and little enough for 32 bits.
const LAST_COLUMN: u64 = 321_272_406;
const LAST_ROW: u64 = 999_999_999;

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(part: &str) -> Result<(), Unreadable> {
        is_sane(part.as_bytes(), &Budget::default())
    }

    #[test]
    fn what_office_programs_write_is_sane() {
        assert_eq!(answer("<w:p a=\"1=2 <>\" b='\"'><w:t>1 = 2</w:t></w:p>"), Ok(()));
        assert_eq!(
            answer("<sst count=\"9\" uniqueCount=\"2\"><si><t>a</t></si><si><t>b</t></si></sst>"),
            Ok(())
        );
    }

    #[test]
    fn what_costs_out_of_proportion_is_refused() {
        let many = |piece: &str| (0..3_000).map(|n| piece.replace('@', &n.to_string())).collect::<String>();
        assert_eq!(answer(&format!("<a {}/>", many("b@=\"1\" "))), Err(Unreadable::TooBig));
        assert_eq!(answer(&many("<a xmlns:n@=\"u\"/>")), Err(Unreadable::TooBig));
        assert_eq!(answer("<sst uniqueCount = '4294967295'><si/></sst>"), Err(Unreadable::Broken));
    }

    #[test]
    fn cells_that_no_sheet_has_are_refused() {
        for sane in [
            "<c r=\"XFD1048576\"/>",
            "<mergeCell ref='A1:C20000'/>",
            "<mergeCell ref='Z9:AA10'/>",
            "<circle r=\"0.12345678901234\"/>",
        ] {
            assert_eq!(answer(sane), Ok(()), "{sane}");
        }
        for wrong in [
            "<mergeCell ref=\"A1:C99999999999\"/>",
            "<c r = 'ABCDEFGHIJ1'/>",
            "<mergeCell ref='C5:A7'/>",
            "<row r=\"4294967297\"/>",
        ] {
            assert_eq!(answer(wrong), Err(Unreadable::Broken), "{wrong}");
        }
    }
}
