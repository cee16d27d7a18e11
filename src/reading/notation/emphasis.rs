//! The asterisks around words that Markdown sets in bold type.

use std::ops::Range;

use super::lines;

const MARK: &str = "**";

/// Both marks of each pair within a line, as CommonMark pairs them (6.2): words stand right behind the first and right
/// before the second. Behind a digit the first is a note's mark.
pub(super) fn asterisks(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    if !text.contains(MARK) {
        return out;
    }
    for (start, line) in lines(text).filter(|(_, line)| line.contains(MARK)) {
        let mut opened: Option<usize> = None;
        for (at, _) in line.match_indices(MARK) {
            let before = line.get(..at).and_then(|before| before.chars().next_back());
            let behind = line.get(at + MARK.len()..).and_then(|behind| behind.chars().next());
            match opened {
                Some(open) if before.is_some_and(|c| !c.is_whitespace() && c != '|') => {
                    out.extend([open, at].map(|at| start + at..start + at + MARK.len()));
                    opened = None;
                }
                _ if behind.is_some_and(|c| !c.is_whitespace() && c != '|')
                    && before.is_none_or(|c| !c.is_ascii_digit()) =>
                {
                    opened = Some(at);
                }
                _ => opened = None,
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::reading::notation::plain;

    #[test]
    fn bold_words_lose_their_marks() {
        for (text, read) in [
            ("| **规章** | **0** |", "|   规章   |   0   |"),
            ("**二、主动公开**\n", "  二、主动公开  \n"),
            ("收到**83**件", "收到  83  件"),
            ("83** | 6**", "83** | 6**"),
            ("注** 单位：件", "注** 单位：件"),
        ] {
            assert_eq!(plain(crate::source::from_text(text)).text, read);
        }
    }
}
