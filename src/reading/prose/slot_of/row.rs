//! A row of what labels say, and how it is matched.
//!
//! A row holds where the words around a number have a meaning near it, all of some meanings and none of others, under
//! a topic; then it says a slot, and how sure. Of a table's rows the first that holds speaks.

use super::{Around, Found, Topic};
use crate::reading::prose::words::lexicon::Meaning;
use crate::report::slot::{Classes, Detail, Slot};

/// A word, as rows speak of it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Word {
    /// One with this meaning.
    Is(Meaning),
    /// 行政复议, 行政诉讼, or both.
    Cases,
    /// How a case ended.
    Result,
    /// 行政许可, 行政处罚, 行政强制.
    Decisions,
    /// A class of outcome, the only one.
    Outcome,
    /// 予以公开 and 部分公开 in two words.
    GrantedAndPartial,
    /// Several other classes.
    Outcomes,
    /// A row of table 3.
    SubRow,
    /// A kind of applicant.
    Applicant,
    /// 共计 with nothing else that means anything.
    OnlySum,
    /// No word that decides.
    None,
}

/// What the sentence must be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// Anything.
    Any,
    /// Applications: the words name them, or the sentence is about them.
    Applications,
    /// Applications, by the sentence before the words.
    ApplicationsBefore,
    /// Applications, or 申请 of a kind that is not said, where nothing else has been spoken of.
    Applied,
    /// Reviews and suits.
    Cases,
    /// Normative documents.
    NormDocs,
    /// Regulations.
    Regulations,
    /// Decisions were counted just before.
    BehindDecisions,
    /// This was counted just before.
    Behind(Slot),
    /// Ways of applying were counted just before, led in by this verb.
    BehindChannelsOf(Meaning),
    /// Ways of applying were counted just before.
    BehindChannels,
}

/// Where the words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Before the number or behind it.
    Either,
    /// Before it.
    Label,
    /// Behind it, and every word before it is known.
    TailOfKnownLabel,
}

/// What a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Say {
    /// This slot.
    Slot(Slot),
    /// What the word near the number names.
    Named,
    /// Several classes under one number.
    Mixed,
    /// Nothing, whatever the rows behind would say.
    Nothing,
}

/// How sure a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sure {
    /// Never: the words allow several readings.
    Never,
    /// Where every word that belongs to the meaning is known.
    Understood,
    /// The same, of the words behind the number too.
    UnderstoodAround,
    /// Where every word between the deciding one and the number is known.
    FromNear,
    /// Always.
    Always,
}

/// A row.
#[derive(Debug)]
pub(super) struct Row {
    /// The deciding word near the number is one of these; empty for any or none.
    pub near: &'static [Word],
    /// All of these are among the words.
    pub all: &'static [Meaning],
    /// At least one of these is among the words; empty for none needed.
    pub any: &'static [Word],
    /// None of these is.
    pub none: &'static [Word],
    /// At least one of these stands on either side of the number; empty for none needed.
    pub around: &'static [Word],
    /// None of these does.
    pub not_around: &'static [Word],
    /// At least one of these stands behind the deciding word; empty for none needed.
    pub behind: &'static [Meaning],
    /// What the sentence is about.
    pub about: About,
    /// Where the words stand.
    pub side: Side,
    /// What it says.
    pub say: Say,
    /// How sure it is.
    pub sure: Sure,
    /// Words among which it is not.
    pub doubt: &'static [Meaning],
    /// A sentence in which it speaks of the number in `«»`, and one in which it does not, or not surely.
    #[cfg(test)]
    pub sentences: (&'static str, &'static str),
}

/// What a table of rows looks at.
pub(super) struct Seen<'a> {
    /// The words.
    pub words: &'a [Option<Meaning>],
    /// Whether they stand before the number.
    pub is_label: bool,
    /// All that is known.
    pub around: &'a Around<'a>,
    /// The place of the deciding word among the words, where it is one of them, and its meaning.
    pub near: Option<(usize, Meaning)>,
    /// What the deciding word names.
    pub named: (Slot, Detail),
    /// Whether the words that belong to the meaning are all known.
    pub understood: bool,
    /// Whether those behind the number are.
    pub understood_behind: bool,
}

/// The first row that holds.
pub(super) fn first(rows: &'static [Row], seen: &Seen<'_>) -> Option<&'static Row> {
    let row = rows.iter().find(|row| seen.fits(row))?;
    #[cfg(test)]
    DECIDED.with(|decided| decided.borrow_mut().push(row.sentences.0));
    Some(row)
}

/// What the first row that holds says; `None` where no row does, or one says so.
pub(super) fn decide(rows: &'static [Row], seen: &Seen<'_>) -> Option<Found> {
    let row = first(rows, seen)?;
    let sure = seen.is_sure(row);
    match row.say {
        Say::Slot(slot) => Some(Found::new(slot, sure)),
        Say::Named => Some(Found { slot: seen.named.0, detail: seen.named.1, certain: sure }),
        Say::Mixed => Some(mixed(seen.words, sure)),
        Say::Nothing => None,
    }
}

#[cfg(test)]
thread_local! {
    /// The sentences of the rows that decided.
    pub(super) static DECIDED: std::cell::RefCell<Vec<&'static str>> = const { std::cell::RefCell::new(Vec::new()) };
}

impl Seen<'_> {
    fn fits(&self, row: &Row) -> bool {
        let has = |word: &Word| self.words.iter().flatten().any(|m| is(*word, *m));
        let both =
            |word: &Word| self.around.label.iter().chain(self.around.tail).flatten().any(|m| is(*word, *m));
        let some =
            |words: &[Word], among: &dyn Fn(&Word) -> bool| words.is_empty() || words.iter().any(among);
        some(row.near, &|word| self.is_near(*word))
            && row.all.iter().all(|m| self.words.contains(&Some(*m)))
            && some(row.any, &has)
            && !row.none.iter().any(has)
            && some(row.around, &both)
            && !row.not_around.iter().any(both)
            && (row.behind.is_empty() || row.behind.iter().any(|m| self.is_behind(*m)))
            && self.is_about(row.about)
            && match row.side {
                Side::Either => true,
                Side::Label => self.is_label,
                Side::TailOfKnownLabel => !self.is_label && self.around.label.iter().all(Option::is_some),
            }
    }

    /// Whether the deciding word is this one.
    fn is_near(&self, word: Word) -> bool {
        let decides = self.near.map(|(_, meaning)| meaning);
        let is_outcome = matches!(decides, Some(Meaning::Outcome(_)));
        match word {
            Word::None => decides.is_none(),
            Word::Outcome => is_outcome && self.outcomes().count() == 1,
            Word::GrantedAndPartial => is_outcome && self.outcomes().eq([Slot::Granted, Slot::Partial]),
            Word::Outcomes => is_outcome,
            Word::OnlySum => {
                self.words.contains(&Some(Meaning::Sum))
                    && self
                        .words
                        .iter()
                        .all(|m| matches!(m, Some(Meaning::Sum | Meaning::Filler | Meaning::Apply)))
            }
            word => decides.is_some_and(|meaning| is(word, meaning)),
        }
    }

    fn outcomes(&self) -> impl Iterator<Item = Slot> {
        self.words
            .iter()
            .filter_map(|m| if let Some(Meaning::Outcome(slot)) = m { Some(*slot) } else { None })
    }

    fn is_behind(&self, meaning: Meaning) -> bool {
        let at = self.near.map_or(0, |(at, _)| at);
        self.words.get(at..).unwrap_or(&[]).contains(&Some(meaning))
    }

    fn is_about(&self, about: About) -> bool {
        let around = self.around;
        let has = |m: Meaning| around.label.iter().chain(around.tail).flatten().any(|w| *w == m);
        let applications = || around.topic == Topic::Applications || has(Meaning::Application);
        match about {
            About::Any => true,
            About::Applications => applications(),
            About::ApplicationsBefore => around.topic == Topic::Applications,
            About::Applied => {
                let elsewhere = matches!(around.topic, Topic::Cases(_) | Topic::Foreign | Topic::Regulations);
                applications() || (has(Meaning::Apply) && !elsewhere)
            }
            About::Cases => matches!(around.topic, Topic::Cases(_)),
            About::NormDocs => around.topic == Topic::Documents,
            About::Regulations => around.topic == Topic::Regulations,
            About::BehindDecisions => around.before.is_decision(),
            About::Behind(slot) => around.before == slot,
            About::BehindChannelsOf(verb) => {
                self.is_about(About::BehindChannels) && around.by_channels == Some(verb)
            }
            About::BehindChannels => around.before == Slot::Channel && around.topic == Topic::Applications,
        }
    }

    fn is_sure(&self, row: &Row) -> bool {
        let sure = match row.sure {
            Sure::Never => false,
            Sure::Always => true,
            Sure::Understood => self.understood,
            Sure::UnderstoodAround => self.understood && self.understood_behind,
            Sure::FromNear => self.is_about(About::Applications) && self.is_known_from_near(),
        };
        sure && !row.doubt.iter().any(|m| self.words.contains(&Some(*m)))
    }

    /// Of a class or a column only what stands between it and the number matters.
    fn is_known_from_near(&self) -> bool {
        let at = self.near.map_or(0, |(at, _)| at);
        !self.is_label
            || self
                .words
                .get(at..)
                .unwrap_or(&[])
                .iter()
                .all(|m| !matches!(m, None | Some(Meaning::Narrow | Meaning::Foreign)))
    }
}

/// Whether a meaning is one that a row's word stands for.
fn is(word: Word, meaning: Meaning) -> bool {
    match word {
        Word::Is(this) => meaning == this,
        Word::Cases => matches!(
            meaning,
            Meaning::Review | Meaning::Suit | Meaning::SuitDirect | Meaning::SuitAfter | Meaning::Dispute
        ),
        Word::Result => matches!(meaning, Meaning::Result(_) | Meaning::LooseResult(_)),
        Word::Decisions => matches!(meaning, Meaning::Enforce(_)),
        Word::Outcome | Word::GrantedAndPartial | Word::Outcomes => matches!(meaning, Meaning::Outcome(_)),
        Word::SubRow => matches!(meaning, Meaning::SubRow(_)),
        Word::Applicant => matches!(meaning, Meaning::Applicant(_)),
        Word::OnlySum | Word::None => false,
    }
}

/// 不予公开、无法提供共53件: the classes are named by the detail. Without a word for the sum it is not certain that
/// the number is that of all of them.
fn mixed(words: &[Option<Meaning>], sure: bool) -> Found {
    let class = |m: &Option<Meaning>| match m {
        Some(Meaning::Outcome(slot)) => Some(*slot),
        _ => None,
    };
    let classes = Classes::of(words.iter().filter_map(class)).filter(|classes| classes.count() > 1);
    let first = words.iter().position(|m| class(m).is_some()).unwrap_or(0);
    let plain = words
        .iter()
        .skip(first)
        .all(|m| class(m).is_some() || matches!(m, Some(Meaning::Filler | Meaning::Sum)));
    let summed = words.iter().skip(first).any(|m| *m == Some(Meaning::Sum));
    Found {
        slot: Slot::Mixed,
        detail: classes.map_or(Detail::None, Detail::Classes),
        certain: sure && plain && summed && classes.is_some(),
    }
}
