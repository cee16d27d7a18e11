//! 《 without its 》, and the other way round.

use crate::rules::passages::Passage;
use crate::text::WordList;

/// The marks.
pub(in crate::rules) static BOOK_MARKS: WordList = WordList::new(&["《", "〈", "》", "〉"]);

/// A mark without its other half: its byte in the text, and whether it is one that opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unpaired {
    pub(super) at: usize,
    pub(super) opens: bool,
}

/// The mark of a passage that lacks its other half, where only one does. Names inside names have as many of both, whichever
/// marks they bear.
pub(super) fn unpaired(passage: &Passage) -> Option<Unpaired> {
    let marks: Vec<Unpaired> = passage
        .places(&BOOK_MARKS)
        .map(|(at, mark)| Unpaired { at, opens: matches!(mark, "《" | "〈") })
        .collect();
    let opening = marks.iter().filter(|mark| mark.opens).count();
    let closing = marks.len() - opening;
    let next_opens = |nth: usize| marks.get(nth).is_none_or(|mark| mark.opens);
    if opening == closing + 1 {
        // The first that another follows before it is closed; the outer one of two may be closed.
        let open = marks.iter().enumerate().filter(|(nth, mark)| mark.opens && next_opens(nth + 1));
        return open.map(|(_, mark)| *mark).next();
    }
    if closing == opening + 1 {
        let is_open =
            |nth: usize| nth.checked_sub(1).and_then(|before| marks.get(before)).is_some_and(|m| m.opens);
        let close = marks.iter().enumerate().filter(|(nth, mark)| !mark.opens && !is_open(*nth));
        return close.map(|(_, mark)| *mark).next();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_without_its_other_half_is_found() {
        let at = |text: &str| {
            unpaired(&Passage::of(text))
                .map(|mark| (text[mark.at..].chars().take(3).collect::<String>(), mark.opens))
        };
        assert_eq!(at("根据《信息公开条例要求,按《格式》编制"), Some(("《信息".to_owned(), true)));
        assert_eq!(at("编印《公报6期"), Some(("《公报".to_owned(), true)));
        assert_eq!(at("编印公报》6期"), Some(("》6期".to_owned(), false)));
        for text in ["《关于印发〈格式〉的通知》", "《关于印发《格式》的通知》", "按《办法》和《规定》"]
        {
            assert_eq!(at(text), None, "{text}");
        }
    }
}
