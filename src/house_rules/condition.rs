//! What a rule demands, and whether a text meets it.

use std::ops::Range;

use super::numbers;
use super::pattern::{MOST_MATCHES, Term};

/// The most places that one finding marks.
const MOST_MARKS: usize = 100;

/// What a rule demands of the paragraphs that it looks at.
#[derive(Clone, Debug)]
pub enum Condition {
    /// Each of these stands there.
    Require(Vec<Term>),
    /// None of these does.
    Forbid(Vec<Term>),
    /// These stand there so often.
    Count {
        /// What is counted.
        of: Vec<Term>,
        /// How often.
        bounds: Bounds,
    },
    /// So many characters, white space left out.
    Length(Bounds),
    /// Of each of these a number is named.
    Number {
        /// What the number is of.
        of: Vec<Term>,
        /// Its unit, one of these; any where there is none.
        units: Vec<String>,
    },
}

/// At least and at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// At least.
    pub min: Option<usize>,
    /// At most.
    pub max: Option<usize>,
}

impl Bounds {
    fn hold(self, count: usize) -> bool {
        self.min.is_none_or(|min| count >= min) && self.max.is_none_or(|max| count <= max)
    }

    /// `1204 > 1000`, or `856 ≤ 1000`.
    fn formula(self, count: usize) -> String {
        match (self.min, self.max) {
            (Some(min), _) if count < min => format!("{count} < {min}"),
            (_, Some(max)) if count > max => format!("{count} > {max}"),
            (Some(min), Some(max)) => format!("{min} ≤ {count} ≤ {max}"),
            (Some(min), None) => format!("{count} ≥ {min}"),
            (None, max) => format!("{count} ≤ {}", max.unwrap_or(count)),
        }
    }
}

/// What came of looking at a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Whether it meets the demand.
    pub holds: bool,
    /// The places that show it or that are wrong, by paragraph.
    pub places: Vec<(usize, Range<usize>)>,
    /// What was demanded and is not there.
    pub missing: Vec<String>,
    /// How many characters or places there are.
    pub count: usize,
    /// The calculation.
    pub formula: Option<String>,
}

impl Condition {
    /// How many things it demands or forbids.
    pub fn terms(&self) -> usize {
        match self {
            Condition::Require(terms) | Condition::Number { of: terms, .. } => terms.len(),
            _ => 0,
        }
    }

    /// Whether it can only be said of a text that is all there.
    pub fn needs_whole(&self) -> bool {
        match self {
            Condition::Require(_) | Condition::Number { .. } => true,
            Condition::Forbid(_) => false,
            Condition::Count { bounds, .. } | Condition::Length(bounds) => bounds.min.is_some(),
        }
    }

    /// Looks at the paragraphs of a text, each folded.
    pub fn look(&self, paragraphs: &[&str]) -> Look {
        match self {
            Condition::Require(terms) => demanded(terms, paragraphs, |nth, text| {
                terms.get(nth).and_then(|term| term.find(text, 1).into_iter().next())
            }),
            Condition::Number { of, units } => {
                demanded(of, paragraphs, |nth, text| numbers::named(of, nth, units, text))
            }
            Condition::Forbid(terms) => {
                let (count, places) = counted(terms, paragraphs);
                Look { holds: count == 0, places, count, ..Look::default() }
            }
            Condition::Count { of, bounds } => {
                let (count, places) = counted(of, paragraphs);
                let formula = Some(bounds.formula(count));
                Look { holds: bounds.hold(count), places, count, formula, ..Look::default() }
            }
            Condition::Length(bounds) => {
                let count = paragraphs.iter().map(|text| text.chars().count()).sum();
                let places = bounds.max.and_then(|max| beyond(max, paragraphs)).into_iter().collect();
                let formula = Some(bounds.formula(count));
                Look { holds: bounds.hold(count), places, count, formula, ..Look::default() }
            }
        }
    }
}

/// Whether each of several things is there, by the first place at which `place` finds it.
fn demanded(
    terms: &[Term],
    paragraphs: &[&str],
    place: impl Fn(usize, &str) -> Option<Range<usize>>,
) -> Look {
    let mut look = Look::default();
    for (nth, term) in terms.iter().enumerate() {
        let found = paragraphs.iter().enumerate().find_map(|(at, text)| Some((at, place(nth, text)?)));
        match found {
            Some(found) => look.places.push(found),
            None => look.missing.push(term.name.clone()),
        }
    }
    look.count = look.places.len();
    look.holds = look.missing.is_empty();
    look
}

/// How often these stand there, and the first places of them, in order.
fn counted(terms: &[Term], paragraphs: &[&str]) -> (usize, Vec<(usize, Range<usize>)>) {
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    for (at, text) in paragraphs.iter().enumerate() {
        for term in terms {
            let most = MOST_MATCHES.saturating_sub(found.len());
            found.extend(term.find(text, most).into_iter().map(|place| (at, place)));
        }
    }
    found.sort_by_key(|(at, place)| (*at, place.start));
    let count = found.len();
    found.truncate(MOST_MARKS);
    (count, found)
}

/// The rest of the paragraph in which a length is passed, from the first character beyond it.
fn beyond(max: usize, paragraphs: &[&str]) -> Option<(usize, Range<usize>)> {
    let mut left = max;
    for (at, text) in paragraphs.iter().enumerate() {
        match text.char_indices().nth(left) {
            Some((start, _)) => return Some((at, start..text.len())),
            None => left -= text.chars().count(),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(words: &[&str]) -> Vec<Term> {
        words.iter().map(|word| Term::words(word).unwrap()).collect()
    }

    #[test]
    fn what_is_demanded_is_looked_for_in_all_paragraphs() {
        let look = Condition::Require(terms(&["制发|印发", "废止", "现行有效"]))
            .look(&["印发3件。", "现行有效9件。"]);
        assert_eq!((look.holds, look.missing), (false, vec!["废止".to_owned()]));
        assert_eq!(look.places, [(0, 0..6), (1, 0..12)]);
    }

    #[test]
    fn what_is_beyond_a_length_is_marked_from_its_first_character() {
        let bounds = Bounds { min: None, max: Some(5) };
        let look = Condition::Length(bounds).look(&["一二三", "四五六七"]);
        assert_eq!((look.holds, look.count, look.places), (false, 7, vec![(1, 6..12)]));
        assert_eq!(look.formula.as_deref(), Some("7 > 5"));
        assert!(Condition::Length(bounds).look(&["一二三", "四五"]).holds);
    }

    #[test]
    fn what_is_forbidden_is_marked_wherever_it_stands() {
        let look = Condition::Forbid(terms(&["严格", "切实"])).look(&["切实严格", "切实"]);
        assert_eq!((look.count, look.places), (3, vec![(0, 0..6), (0, 6..12), (1, 0..6)]));
    }

    #[test]
    fn a_count_keeps_its_bounds() {
        let bounds = Bounds { min: Some(2), max: Some(3) };
        let count = |text: &str| Condition::Count { of: terms(&["一是"]), bounds }.look(&[text]).formula;
        assert_eq!(count("一是").as_deref(), Some("1 < 2"));
        assert_eq!(count("一是一是").as_deref(), Some("2 ≤ 2 ≤ 3"));
        assert_eq!(count(&"一是".repeat(4)).as_deref(), Some("4 > 3"));
    }
}
