//! Characters of one byte, of which a file does not say whose they are.

use crate::source::sniff::Legacy;

/// Those of Western Europe, or of GBK where they can be nothing else.
pub fn decode(bytes: &[u8], legacy: Legacy<'_>) -> String {
    let chinese = Some(bytes).filter(|bytes| is_gb2312(bytes)).and_then(|bytes| legacy("gb18030", bytes));
    let decoded = chinese.or_else(|| legacy("windows-1252", bytes));
    decoded.unwrap_or_else(|| bytes.iter().map(|byte| char::from(*byte)).collect())
}

/// Whether all bytes beyond ASCII come in pairs of GB 2312, as no text of Western Europe does. A row of one sign (`·····`)
/// is none of Chinese.
fn is_gb2312(bytes: &[u8]) -> bool {
    let mut bytes = bytes.iter();
    let mut differ = false;
    while let Some(first) = bytes.next() {
        if first.is_ascii() {
            continue;
        }
        let second = bytes.next().copied().unwrap_or(0);
        if !(0xA1..=0xF7).contains(first) || !(0xA1..=0xFE).contains(&second) {
            return false;
        }
        differ |= *first != second;
    }
    differ
}
