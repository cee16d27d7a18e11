//! Digits as people write long numbers: in one run, or in groups with spaces, dashes, dots or a line's end between.

use crate::text::{Span, fold};

/// How many digits the shortest number of a person has.
pub(super) const SHORTEST: usize = 11;

/// The longest number with a country code before it, in digits.
const LONGEST: usize = 23;

/// Digits without anything between them that can be seen.
struct Group {
    /// From the first digit to the last.
    span: Span,
    /// How many digits; an identity number's `X` is the last of them.
    digits: usize,
    /// What stands before it.
    gap: Gap,
}

/// What stands between two groups.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// White space, with a dash or a dot in it or not.
    Sign(char),
    /// A line's end.
    Line,
}

/// Groups one after the other, with nothing but gaps between.
#[derive(Default)]
pub(super) struct Chain {
    groups: Vec<Group>,
    /// Letters or marks of an address stand right before.
    behind_word: bool,
    /// The same right after.
    before_word: bool,
}

/// Neighbouring groups that may be one number: nothing belongs to them that stands outside.
pub(super) struct Window {
    /// From the first digit to the last.
    pub(super) span: Span,
    /// All digits, plain; an identity number's `X` as the last.
    pub(super) digits: String,
    /// After how many digits there are gaps.
    pub(super) cuts: Vec<usize>,
    /// Whether one of the gaps is a line's end.
    pub(super) over_lines: bool,
}

/// The chains of a text, each handed over as it ends.
pub(super) fn chains(text: &str, mut take: impl FnMut(&Chain)) {
    let (mut chain, mut gap, mut last) = (Chain::default(), String::new(), ' ');
    // Where to look next, and up to where no digit stands.
    let (mut next, mut no_digit_to) = (0, 0);
    while let Some(c) = text.get(next..).and_then(|rest| rest.chars().next()) {
        let at = next;
        next += c.len_utf8();
        // A tab parts the cells of a table; ideographs are no part of a number in any form.
        let is_plain = |c: char| matches!(c, '\t' | '\u{3001}'..='\u{9FFF}');
        let Some(plain) = (if is_plain(c) { Some(c) } else { fold(c) }) else { continue };
        let digit = plain.is_ascii_digit();
        // Nearly all of a text: no number has begun.
        if !digit && chain.groups.is_empty() {
            chain.behind_word = is_word(plain);
            last = plain;
            // The last ideograph before the next digit tells all that those before it do.
            if next > no_digit_to {
                no_digit_to = text.len() - super::from_digit(text.get(next..).unwrap_or("")).len();
                let before = text.get(next..no_digit_to).unwrap_or("").char_indices();
                next += { before }.rfind(|(_, c)| is_plain(*c)).map_or(0, |(ideograph, _)| ideograph);
            }
            continue;
        }
        if digit || (matches!(plain, 'X' | 'x') && last.is_ascii_digit() && chain.is_one_short(text, at)) {
            chain.push(Span::new(at, at + c.len_utf8()), &gap);
            gap.clear();
        } else if !chain.groups.is_empty() && is_gap(&gap, plain) {
            gap.push(plain);
        } else {
            chain.before_word = gap.is_empty() && is_word(plain) && plain != '.';
            if chain.digits() >= SHORTEST {
                take(&chain);
            }
            chain.begin_anew(is_word(plain));
            gap.clear();
        }
        last = plain;
    }
    if chain.digits() >= SHORTEST {
        take(&chain);
    }
}

/// Whether a sign may stand in a gap that has begun so: few spaces, one dash or dot, one line's end.
fn is_gap(begun: &str, c: char) -> bool {
    let sign = |c: char| matches!(c, '-' | '.' | '·' | '\n');
    match c {
        ' ' => begun.chars().count() < 3 || begun.contains('\n'),
        _ => sign(c) && !begun.contains(sign),
    }
}

/// Letters and marks that make digits beside them part of an address or a serial number.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '/' | '=' | '&' | '%' | '.')
}

impl Chain {
    /// Whether the digits since the last line's end are an identity number but for the `X` here.
    fn is_one_short(&self, text: &str, at: usize) -> bool {
        let mut digits = 0;
        let seventeen = self.groups.iter().rev().any(|group| {
            digits += group.digits;
            digits == 17
        });
        let after = text.get(at..).and_then(|rest| rest.chars().filter_map(fold).nth(1));
        seventeen && !after.is_some_and(|c| c.is_ascii_alphanumeric())
    }

    /// Empties it; `behind_word` as for a new one.
    fn begin_anew(&mut self, behind_word: bool) {
        self.groups.clear();
        (self.behind_word, self.before_word) = (behind_word, false);
    }

    fn digits(&self) -> usize {
        self.groups.iter().map(|group| group.digits).sum()
    }

    fn push(&mut self, span: Span, gap: &str) {
        match self.groups.last_mut() {
            Some(group) if gap.is_empty() => {
                group.span = group.span.join(span);
                group.digits += 1;
            }
            _ => {
                let sign = gap.chars().find(|c| *c != ' ').unwrap_or(' ');
                let gap = if sign == '\n' { Gap::Line } else { Gap::Sign(sign) };
                self.groups.push(Group { span, digits: 1, gap });
            }
        }
    }

    /// Every window of as many digits as such numbers have, from the first group on, longer ones before shorter ones.
    pub(super) fn windows<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Window> + 't {
        (0..self.groups.len()).flat_map(move |from| {
            let mut digits = 0;
            let fits = move |group: &&Group| {
                digits += group.digits;
                digits <= LONGEST
            };
            let most = self.groups.iter().skip(from).take_while(fits).count();
            (from + 1..=from + most).rev().filter_map(move |to| self.window(text, from, to))
        })
    }

    fn window(&self, text: &str, from: usize, to: usize) -> Option<Window> {
        let groups = self.groups.get(from..to)?;
        if groups.iter().map(|group| group.digits).sum::<usize>() < SHORTEST {
            return None;
        }
        let (first, last) = (groups.first()?, groups.last()?);
        let alone = groups.len() == 1;
        let opens = match from.checked_sub(1).and_then(|before| self.groups.get(before)) {
            None => !self.behind_word,
            Some(before) => {
                first.gap == Gap::Line
                    || matches!(digits(text, before.span).as_str(), "86" | "086" | "0086")
                    || (alone && first.gap != Gap::Sign('.'))
            }
        };
        let closes = match self.groups.get(to) {
            None => !self.before_word,
            Some(next) => next.gap == Gap::Line || alone,
        };
        let lines = groups.iter().skip(1).filter(|group| group.gap == Gap::Line).count();
        if !opens || !closes || lines > 1 {
            return None;
        }
        let span = first.span.join(last.span);
        let mut behind = 0;
        let ends = groups.iter().map(|group| {
            behind += group.digits;
            behind
        });
        let cuts = ends.take(groups.len() - 1).collect();
        Some(Window { span, digits: digits(text, span), cuts, over_lines: lines > 0 })
    }
}

/// The digits of a stretch that holds nothing else but gaps, plain.
fn digits(text: &str, span: Span) -> String {
    let plain = span.of(text).chars().filter_map(fold).filter(char::is_ascii_alphanumeric);
    plain.map(|c| c.to_ascii_uppercase()).collect()
}
