//! The words that rules look for in the paragraphs of a report, found in one pass over each for all of them.

use std::ops::Range;
use std::sync::OnceLock;

use super::deeds;
use super::form::{book_marks, confused, doers, leftovers, missing, near_terms, terms};
use super::narrative::denials;
use super::structure::content::this_work;
use super::structure::listed;
use crate::text::{WordIndex, WordList};

/// The lists. One that does not stand here costs a pass of its own over every paragraph in which it is looked for.
static LISTS: [&WordList; 22] = [
    &leftovers::DOUBLED,
    &leftovers::TRACES,
    &leftovers::CROSSES,
    &missing::HEADS,
    &missing::VERBS,
    &missing::BLANKS,
    &terms::WRONG,
    &confused::BEGINNINGS,
    &confused::ENDS_TWICE,
    &listed::COUNTED,
    &book_marks::BOOK_MARKS,
    &deeds::HELD_OR_HAS,
    &doers::LEVELS,
    &doers::MEDIA,
    &doers::SITES,
    &doers::DISCLOSURE,
    &near_terms::FIRSTS,
    &denials::THINGS,
    &this_work::ASSESSMENT,
    &this_work::APPRAISAL,
    &this_work::CONSEQUENCES,
    &this_work::THIS_WORK,
];

/// A word of a list: which list, and which of its words.
type OfList = (u8, u16);

/// Where words of the lists stand in a text.
#[derive(Clone, Debug)]
pub(super) struct Hits {
    /// In order; of each list and place the first word that fits.
    places: Vec<(u32, OfList)>,
    /// A bit for each list of which some word is there.
    lists: u64,
}

impl Hits {
    /// Looks for all of them.
    pub(super) fn of(text: &str) -> Hits {
        static INDEX: OnceLock<WordIndex<OfList>> = OnceLock::new();
        let mut hits = Hits { places: Vec::new(), lists: 0 };
        INDEX.get_or_init(index).each(text, |at, _, (list, nth)| {
            hits.lists |= 1 << list;
            let at = at as u32;
            let mut here = hits.places.iter_mut().rev().take_while(|(place, _)| *place == at);
            match here.find(|(_, (known, _))| *known == list) {
                Some((_, (_, known))) => *known = nth.min(*known),
                None => hits.places.push((at, (list, nth))),
            }
        });
        hits
    }

    /// Whether a word of a list is there; `None` for a list that was not looked for.
    pub(super) fn hold(&self, words: &'static WordList) -> Option<bool> {
        number(words).map(|list| self.lists >> list & 1 == 1)
    }

    /// The places of a list's words within a part of the text, in order; `None` for a list that was not looked for.
    pub(super) fn places(
        &self,
        words: &'static WordList,
        part: Range<usize>,
    ) -> Option<impl Iterator<Item = (usize, &'static str)> + '_> {
        let list = number(words)?;
        let places = if self.lists >> list & 1 == 1 { self.places.as_slice() } else { &[] };
        let first = places.partition_point(|(at, _)| (*at as usize) < part.start);
        let behind = places.get(first..).unwrap_or_default().iter();
        let within = behind.take_while(move |(at, _)| (*at as usize) < part.end);
        let own = within.filter(move |(_, (of, _))| *of == list);
        Some(own.filter_map(|(at, (_, nth))| Some((*at as usize, *words.words().get(usize::from(*nth))?))))
    }
}

/// Which of the lists it is.
fn number(words: &'static WordList) -> Option<u8> {
    LISTS.iter().position(|list| std::ptr::eq(*list, words)).map(|list| list as u8)
}

fn index() -> WordIndex<OfList> {
    let of_list = |(list, words): (usize, &&'static WordList)| {
        let words = words.words().iter().enumerate();
        words.map(move |(nth, word)| (*word, (list as u8, nth as u16)))
    };
    WordIndex::new(LISTS.iter().enumerate().flat_map(of_list))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::passages::Passage;

    #[test]
    fn a_piece_has_the_places_within_it() {
        let passage = Passage::of("在网站公开。官网发布");
        let found: Vec<Vec<_>> =
            passage.sentence_pieces().map(|p| p.places(&doers::SITES).collect()).collect();
        assert_eq!(found, [[(3, "网站")], [(0, "官网")]]);
    }

    #[test]
    fn one_pass_finds_what_each_list_finds() {
        let texts = LISTS.iter().flat_map(|list| list.words()).copied();
        let all: String = texts.clone().collect::<Vec<_>>().join("在");
        for text in texts.chain([all.as_str(), ""]) {
            let hits = Hits::of(text);
            for list in LISTS {
                let expected: Vec<_> = list.places(text).collect();
                assert_eq!(hits.hold(list), Some(!expected.is_empty()));
                assert_eq!(hits.places(list, 0..text.len()).unwrap().collect::<Vec<_>>(), expected);
            }
        }
    }

    #[test]
    fn a_list_that_is_none_of_them_is_not_known() {
        static OTHER: WordList = WordList::new(&["在"]);
        assert!(Hits::of("在").hold(&OTHER).is_none());
    }
}
