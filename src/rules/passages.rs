//! The report's paragraphs as rules about words read them: folded, without white space, once for all rules.

use std::cell::OnceCell;

use super::Context;
use super::words::Hits;
use crate::finding::Severity;
use crate::form::TableId;
use crate::reading::section_of;
use crate::report::{Paragraph, ParagraphKind, Report, Section, SectionKind};
use crate::text::{CharSet, Span, View, WordList};

/// A paragraph with its folded text.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Where it stands and what it is.
    pub paragraph: Paragraph,
    /// Its text, folded and without white space.
    pub view: View,
    /// The characters of that text.
    characters: CharSet,
    /// Its marks and where they end, in order.
    marks: Vec<(usize, char)>,
    /// Where a letter ends that stands twice there, one behind the other.
    twice: Vec<usize>,
    hits: OnceCell<Hits>,
}

impl Passage {
    fn new(paragraph: Paragraph, view: View) -> Passage {
        let (mut characters, mut marks, mut twice) = (CharSet::default(), Vec::new(), Vec::new());
        let (mut at, mut before) = (0, '\0');
        for c in view.text.chars() {
            at += c.len_utf8();
            characters.add(c);
            if is_mark(c) {
                marks.push((at, c));
            } else if c == before && c.is_alphabetic() {
                twice.push(at);
            }
            before = c;
        }
        Passage { paragraph, view, characters, marks, twice, hits: OnceCell::new() }
    }

    /// A text as a paragraph by itself.
    #[cfg(test)]
    pub(super) fn of(text: &str) -> Passage {
        let span = Span::new(0, text.len());
        let paragraph = Paragraph { span, gap: None, kind: ParagraphKind::Prose, section: None };
        Passage::new(paragraph, paragraph.squeezed(text))
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.view.text
    }

    /// Whether a word may stand in it; most that do not are told without looking through the text.
    pub fn may_hold(&self, word: &str) -> bool {
        self.characters.may_hold(word)
    }

    /// Whether any of several words stands in it.
    pub fn holds_any(&self, words: &'static WordList) -> bool {
        let looked_for =
            || words.words().iter().any(|word| self.may_hold(word)) && words.stand_in(self.text());
        self.hits().hold(words).unwrap_or_else(looked_for)
    }

    /// All places of words in it, in order; where several fit at one place, the first of the list.
    pub fn places(&self, words: &'static WordList) -> impl Iterator<Item = (usize, &'static str)> {
        self.piece(0, self.text()).places(words)
    }

    fn piece<'p>(&'p self, start: usize, text: &'p str) -> Piece<'p> {
        Piece { passage: self, start, text }
    }

    fn hits(&self) -> &Hits {
        self.hits.get_or_init(|| Hits::of(self.text()))
    }

    /// Whether it is running text.
    pub fn is_prose(&self) -> bool {
        self.paragraph.kind == ParagraphKind::Prose
    }

    /// The place in the report's text of `start..end` in the folded text.
    pub fn place(&self, report: &Report, start: usize, end: usize) -> Span {
        self.view.to_source(start, end, report.text())
    }

    /// The sentences, each with the byte at which it begins in the folded text.
    pub fn sentences(&self) -> impl Iterator<Item = (usize, &str)> {
        self.pieces(|mark| matches!(mark, '。' | '!' | '?' | ';'))
    }

    /// The same as pieces in which words can be looked for.
    pub fn sentence_pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        self.sentences().map(|(at, sentence)| self.piece(at, sentence))
    }

    /// The clauses, what stands in brackets by itself, as pieces in which words can be looked for.
    pub fn clause_pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        self.pieces(|mark| mark != '、').map(|(at, clause)| self.piece(at, clause))
    }

    /// The sentence that a piece stands in, up to the piece's end.
    pub fn up_to_end_of(&self, piece: Piece<'_>) -> &str {
        let begins = self.sentences().map(|(at, _)| at).take_while(|at| *at <= piece.start).last();
        self.text().get(begins.unwrap_or(0)..piece.start + piece.text.len()).unwrap_or_default()
    }

    /// What some of the marks end, these included, each with the byte at which it begins in the folded text. Marks are
    /// `,` `。` `;` `:` `、` `!` `?` `(` `)`.
    pub fn pieces(&self, ends: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
        let last = Some(self.text().len());
        let ends = self.marks.iter().filter(move |(_, mark)| ends(*mark)).map(|(end, _)| *end).chain(last);
        let mut start = 0;
        let piece = move |end| {
            let at = std::mem::replace(&mut start, end);
            self.text().get(at..end).filter(|piece| !piece.is_empty()).map(|piece| (at, piece))
        };
        ends.filter_map(piece)
    }

    /// Where something may begin behind some of the marks, and at the beginning of the text.
    pub fn behind(&self, marks: impl Fn(char) -> bool) -> impl Iterator<Item = usize> {
        let behind = self.marks.iter().filter(move |(_, mark)| marks(*mark)).map(|(end, _)| *end);
        std::iter::once(0).chain(behind)
    }

    /// Where a letter ends that stands twice there, one behind the other, in order.
    pub fn twice(&self) -> &[usize] {
        &self.twice
    }
}

/// A piece of a passage.
#[derive(Clone, Copy)]
pub struct Piece<'p> {
    passage: &'p Passage,
    /// The byte at which it begins in the passage's folded text.
    pub start: usize,
    /// Its words.
    pub text: &'p str,
}

impl<'p> Piece<'p> {
    /// All places of words in it, in order; where several fit at one place, the first of the list.
    pub fn places(self, words: &'static WordList) -> impl Iterator<Item = (usize, &'static str)> + 'p {
        let (start, end) = (self.start, self.start + self.text.len());
        let hits = self.passage.hits().places(words, start..end);
        let others = hits.is_none().then(|| words.places(self.text));
        let within = hits.into_iter().flatten().map(move |(at, word)| (at - start, word));
        within.filter(move |(at, word)| start + at + word.len() <= end).chain(others.into_iter().flatten())
    }
}

/// Whether a character of a folded text ends a piece of it.
fn is_mark(c: char) -> bool {
    matches!(c, ',' | '。' | ';' | ':' | '、' | '!' | '?' | '(' | ')')
}

/// A text with headings like a report's that is none in the form of 2019 or 2021.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherKind {
    /// A report on a year before the form.
    Old(u16),
    /// A school's or university's, over a school year.
    School,
    /// An explanation of a report.
    Explanation,
}

/// Whether words name another year than the report's: 2022年.
pub(super) fn names_another_year(words: &str, year: Option<u16>) -> bool {
    words.match_indices('年').any(|(at, _)| {
        let figures = at.checked_sub(4).and_then(|from| words.get(from..at));
        figures.and_then(|figures| figures.parse::<u16>().ok()).is_some_and(|said| Some(said) != year)
    })
}

/// Every paragraph of a report.
pub(super) fn read(report: &Report) -> Vec<Passage> {
    report.paragraphs.iter().map(|p| Passage::new(*p, p.squeezed(report.text()))).collect()
}

impl<'a> Context<'a> {
    /// The running text of a section.
    pub fn prose_of(&self, section: SectionKind) -> impl Iterator<Item = &Passage> {
        self.passages().iter().filter(move |p| p.is_prose() && p.paragraph.section == Some(section))
    }

    /// Whether a section's table was not read: what stands there may be its rows, and is no prose for certain.
    pub fn may_hold_rows(&self, section: SectionKind) -> bool {
        let table = TableId::ALL.into_iter().find(|id| section_of(*id) == section);
        table.is_some_and(|id| !self.report.table(id).is_read())
    }

    /// How many of the six sections were found.
    pub fn sections_found(&self) -> usize {
        SectionKind::ALL.iter().filter(|kind| self.report.section(**kind).is_some()).count()
    }

    /// Whether the text is a report, or a piece of one: a table, or at least three sections of a report in the
    /// form's sense.
    pub fn is_report(&self) -> bool {
        let report = self.report;
        let reads_table = report.t2.is_read() || report.t3.is_read() || report.t4.is_read();
        reads_table || self.sections_found() >= 3 && self.other_kind().is_none()
    }

    /// The parts of a report; none where the text is no report.
    pub fn parts(&self) -> &'a [Section] {
        if self.is_report() { &self.report.sections } else { &[] }
    }

    /// What the text is instead of a report in the form of 2019 or 2021, though it may have similar headings.
    pub fn other_kind(&self) -> Option<OtherKind> {
        let title = self.report.identity.title.as_ref().map_or("", |title| title.value.as_str());
        let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
        match self.year() {
            _ if has(&["学年", "學年"]) => Some(OtherKind::School),
            _ if has(&["解读", "解讀", "图解", "圖解"]) => Some(OtherKind::Explanation),
            Some(year) if year <= 2018 => Some(OtherKind::Old(year)),
            _ => None,
        }
    }

    /// The parts that may be missing only for us: those before the first and behind the last that was found,
    /// unless the text surely begins and ends as the report does.
    pub fn unread_parts(&self) -> Vec<SectionKind> {
        let found = |kind: &SectionKind| self.report.section(*kind).is_some();
        let (Some(first), Some(last)) =
            (SectionKind::ALL.iter().position(found), SectionKind::ALL.iter().rposition(found))
        else {
            return Vec::new();
        };
        let few = self.sections_found() < 4;
        let begins = !few && first == 1 && self.begins_before(SectionKind::S2);
        let ends = !few && last == 4 && self.has_its_text(SectionKind::S5) && self.break_off().is_none();
        let outside = |nth: &usize| *nth < first && !begins || *nth > last && !ends;
        SectionKind::ALL.iter().enumerate().filter(|(nth, _)| outside(nth)).map(|(_, kind)| *kind).collect()
    }

    /// Whether a title or running text stands before a section.
    fn begins_before(&self, section: SectionKind) -> bool {
        let Some(heading) = self.report.section(section).map(|s| s.heading) else { return false };
        // Text alone may be the end of section one; the beginning of a report says what it is.
        const BEGINS: [&str; 4] = ["年度报告", "信息公开条例", "统计期限", "现将"];
        let text = |p: &Passage| p.is_prose() && p.paragraph.span.start < heading.start;
        let begins = |p: &Passage| BEGINS.iter().any(|word| p.text().contains(word));
        self.report.identity.title.is_some() || self.passages().iter().any(|p| text(p) && begins(p))
    }

    /// Whether a section holds a whole sentence.
    fn has_its_text(&self, section: SectionKind) -> bool {
        self.prose_of(section).any(|p| p.text().contains(['。', ';', '!']) || p.text().chars().count() > 30)
    }

    /// The last words of a text that stops in the middle of a sentence.
    pub fn break_off(&self) -> Option<Span> {
        let last = self.passages().last().filter(|p| p.is_prose())?;
        let behind = Span::new(last.paragraph.span.end, self.report.text().len()).of(self.report.text());
        let runs = last.text().contains([',', '。', ';']) && behind.trim().is_empty();
        let text = last.text();
        let stops =
            text.chars().next_back().is_some_and(|c| c.is_alphabetic() || matches!(c, ',' | '、' | '('));
        let start = text.char_indices().rev().take(8).last().map_or(0, |(at, _)| at);
        (runs && stops).then(|| last.place(self.report, start, text.len()))
    }

    /// Whether the text seems to be the whole report, so that what is not in it may be said to be missing:
    /// at least five sections, the first and the last of them included.
    pub fn is_whole(&self) -> bool {
        let has = |kind| self.report.section(kind).is_some();
        self.is_report() && self.sections_found() >= 5 && has(SectionKind::S1) && has(SectionKind::S6)
    }

    /// The year that the report says it is on.
    pub fn year(&self) -> Option<u16> {
        self.report.identity.year.as_ref().map(|year| year.value)
    }

    /// An error, but a warning in 2019, when the notice allowed bodies to follow the form loosely.
    pub fn error_since_2020(&self) -> Severity {
        if self.year() == Some(2019) { Severity::Warning } else { Severity::Error }
    }
}
