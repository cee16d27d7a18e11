//! Headings of level one: found wherever they stand, then chosen among what only looks like one.
//!
//! A report says the six titles more often than six times: in its preamble, in a table of contents, over its
//! tables. And 一、二、三、四、 number rows of table 3, articles in a screenshot and paragraphs of section five as
//! well. So every place is collected first and judged in the light of all others.

use std::borrow::Cow;

use super::lines::Folded;
use super::titles::{self, Numeral, Style};
use crate::report::SectionKind;
use crate::text::{Span, fold, unspaced};

/// A place that may be a heading.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The line that it begins in.
    line: usize,
    /// The line that it ends in.
    last_line: usize,
    pub(super) kind: Option<SectionKind>,
    /// Whether the whole wording is known, and not only what it is about.
    known: bool,
    pub(super) numeral: Numeral,
    /// From the number to the end of the title.
    pub(super) span: Span,
    /// The title alone, as printed, without white space.
    pub(super) title: String,
    /// Whether nothing else stands on its lines.
    whole: bool,
    /// Whether dots and a page number, or a semicolon, follow: an entry of a list of contents.
    listed: bool,
    claimed: bool,
}

/// A heading is shorter.
const LONGEST: usize = 45;

/// Chooses the headings of level one, in order.
pub(super) fn headings(folded: &Folded<'_>) -> (Vec<Candidate>, Vec<Span>) {
    let mut candidates = collect(folded);
    let unknown = |c: &&mut Candidate| c.kind.is_none() && c.numeral.style == Style::Level1;
    for candidate in candidates.iter_mut().filter(unknown) {
        candidate.kind = titles::with_losses(&candidate.title, candidate.numeral.value);
        candidate.known = candidate.kind.is_some();
    }
    let (listed, mut rest): (Vec<_>, Vec<_>) = {
        let contents = contents(&candidates);
        let mut flags = contents.into_iter();
        candidates.into_iter().partition(|_| flags.next().unwrap_or(false))
    };
    let contents = listed.iter().map(|c| c.span).collect();
    let (mut chosen, mut taken) = (Vec::new(), Taken::default());
    let level1 = |c: &Candidate| c.numeral.style == Style::Level1;
    // 1. A number of level one and a known title.
    take(&mut rest, &mut chosen, &mut taken, |c, _| c.known && level1(c) && !c.claimed);
    // 2. The same with other words, where the section is not there yet.
    take(&mut rest, &mut chosen, &mut taken, |c, taken| {
        c.kind.is_some() && c.whole && level1(c) && !c.claimed && taken.is_missing(c)
    });
    // 3. Known titles without number, or numbered in another way throughout, in the right place.
    let none_yet = chosen.is_empty();
    take(&mut rest, &mut chosen, &mut taken, |c, taken| {
        let style = matches!(c.numeral.style, Style::None | Style::Bare) || none_yet;
        // Items of an enumeration end with a semicolon.
        let heads = c.known && c.whole && !c.listed && is_full(c);
        heads && style && !c.claimed && taken.is_missing(c) && taken.fits(c)
    });
    // 4. A section's own number in its place, over words that only hint at it.
    for candidate in &mut rest {
        if candidate.kind.is_none() && candidate.whole && level1(candidate) {
            let title: String = candidate.title.chars().filter_map(fold).collect();
            let hinted = titles::hint(&title, candidate.numeral.value);
            let hinted = hinted.map(|kind| Candidate { kind: Some(kind), ..candidate.clone() });
            if let Some(hinted) = hinted.filter(|c| taken.is_missing(c) && taken.is_between(c)) {
                *candidate = hinted;
            }
        }
    }
    take(&mut rest, &mut chosen, &mut taken, |c, taken| {
        c.kind.is_some() && c.whole && level1(c) && taken.is_missing(c) && taken.is_between(c)
    });
    // 5. A heading that the table below it swallowed; with the table's first words behind it, only in its place.
    take(&mut rest, &mut chosen, &mut taken, |c, taken| {
        c.known && level1(c) && taken.is_missing(c) && (c.whole || taken.is_between(c))
    });
    crate::order::by_key(&mut chosen, |c| c.span.start);
    let extra = extra(&rest, &chosen);
    chosen.extend(extra);
    crate::order::by_key(&mut chosen, |c| c.span.start);
    (chosen, contents)
}

/// Moves candidates that are accepted, in order; the rule sees what was chosen before.
fn take(
    rest: &mut Vec<Candidate>,
    chosen: &mut Vec<Candidate>,
    taken: &mut Taken,
    accepts: impl Fn(&Candidate, &Taken) -> bool,
) {
    let mut kept = Vec::new();
    for candidate in rest.drain(..) {
        if accepts(&candidate, taken) {
            taken.add(&candidate);
            chosen.push(candidate);
        } else {
            kept.push(candidate);
        }
    }
    *rest = kept;
}

/// Where the sections chosen so far stand.
#[derive(Default)]
struct Taken {
    /// For each section the places of its first and its last heading.
    places: [Option<(usize, usize)>; 6],
}

impl Taken {
    fn add(&mut self, candidate: &Candidate) {
        let at = candidate.span.start;
        if let Some(place) = candidate.kind.and_then(|kind| self.places.get_mut(kind as usize)) {
            *place = Some(place.map_or((at, at), |(first, last)| (first.min(at), last.max(at))));
        }
    }

    fn is_missing(&self, candidate: &Candidate) -> bool {
        candidate.kind.is_some_and(|kind| matches!(self.places.get(kind as usize), Some(None)))
    }

    /// Whether the section before a missing one is there, and the one behind it, as far as the form has them.
    fn is_between(&self, candidate: &Candidate) -> bool {
        let stands = |place: Option<&Option<(usize, usize)>>| place.is_none_or(Option::is_some);
        let nth = candidate.kind.map_or(0, |kind| kind as usize);
        let before = nth.checked_sub(1).map(|at| self.places.get(at));
        before.is_none_or(stands) && stands(self.places.get(nth + 1)) && self.fits(candidate)
    }

    /// Whether a missing section stands behind all of lower number and before all of higher.
    fn fits(&self, candidate: &Candidate) -> bool {
        let Some(kind) = candidate.kind else { return false };
        let at = candidate.span.start;
        self.places.iter().enumerate().all(|(nth, place)| {
            place.is_none_or(|(first, last)| if nth < kind as usize { last < at } else { first > at })
        })
    }
}

/// Whether an unnumbered title is long enough to be no sub-heading: 主动公开情况 alone is one of section one.
fn is_full(candidate: &Candidate) -> bool {
    candidate.numeral.style != Style::None
        || !matches!(candidate.kind, Some(SectionKind::S2 | SectionKind::S3))
        || candidate.title.chars().count() > 9
}

/// Which candidates are entries of a list of contents: those with a page number behind them, and those in a run
/// with nothing in between, if the section comes again later; those with a page number also where it came before, as where
/// the list was pasted behind the first heading.
fn contents(candidates: &[Candidate]) -> Vec<bool> {
    let mut flags = vec![false; candidates.len()];
    // The last place of each section, to know at once whether it comes again.
    let last = |kind: Option<SectionKind>| candidates.iter().rposition(|c| c.kind == kind && !c.claimed);
    let lasts: Vec<_> = SectionKind::ALL.iter().map(|kind| last(Some(*kind))).collect();
    let comes_again = |at: usize| {
        let kind = candidates.get(at).and_then(|c| c.kind);
        kind.is_some_and(|kind| lasts.get(kind as usize).copied().flatten().is_some_and(|last| last > at))
    };
    let came_before = |at: usize| {
        let kind = candidates.get(at).and_then(|c| c.kind);
        kind.is_some() && candidates.iter().take(at).any(|c| c.kind == kind && !c.claimed && !c.listed)
    };
    let mut start = 0;
    while start < candidates.len() {
        let follows = |at: usize| match (candidates.get(at), candidates.get(at + 1)) {
            (Some(a), Some(b)) => {
                a.kind.is_some()
                    && b.kind.is_some()
                    && !b.claimed
                    && (a.whole && b.whole && b.line == a.last_line + 1 || a.last_line == b.line && a.listed)
            }
            _ => false,
        };
        let mut end = start;
        while follows(end) {
            end += 1;
        }
        let is_run = end - start >= 2 && (start..=end).filter(|at| comes_again(*at)).count() >= 2;
        for at in start..=end {
            let listed = candidates.get(at).is_some_and(|c| c.listed);
            if let Some(flag) = flags.get_mut(at) {
                *flag = (is_run || listed) && comes_again(at) || listed && came_before(at);
            }
        }
        start = end + 1;
    }
    flags
}

/// Level-one headings that the form does not have: their numbers fill exactly the gap between the sections
/// around them, or go on behind the last.
fn extra(rest: &[Candidate], chosen: &[Candidate]) -> Vec<Candidate> {
    let unknown = |from: usize, to: usize, wanted: usize| {
        let first = rest.partition_point(|c| c.span.start < from);
        let here = || rest.iter().skip(first).take_while(|c| c.span.start < to);
        let is_it = |c: &&Candidate| c.whole && c.numeral.style == Style::Level1 && c.numeral.value == wanted;
        // Behind a table a heading without a sentence may have been taken for one of its lines.
        here().filter(|c| !c.claimed).find(is_it).or_else(|| here().find(is_it))
    };
    let mut found = Vec::new();
    for (at, section) in chosen.iter().enumerate() {
        let next = chosen.get(at + 1);
        let to = next.map_or(usize::MAX, |n| n.span.start);
        if section.numeral.value == 0 || next.is_some_and(|n| n.numeral.value == 0) {
            continue;
        }
        let (first, end) = (section.numeral.value + 1, next.map(|n| n.numeral.value));
        // Behind the last section only a seventh part counts: a list in section six begins with 一.
        let end = end.unwrap_or(if section.kind == Some(SectionKind::S6) { first + 2 } else { first });
        let mut chain = Vec::new();
        let mut from = section.span.end;
        for wanted in first..end.max(first) {
            let Some(candidate) = unknown(from, to, wanted) else { break };
            from = candidate.span.end;
            chain.push(candidate.clone());
        }
        if next.is_none() || chain.len() == end.saturating_sub(first) {
            found.extend(chain.into_iter().map(|c| Candidate { kind: None, ..c }));
        }
    }
    found
}

/// Every place that may be a heading.
fn collect(folded: &Folded<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut skip_to = 0;
    for (nth, line) in folded.lines.iter().enumerate() {
        if nth < skip_to || !may_hold_heading(line.span.of(folded.text)) {
            continue;
        }
        let mut from = line.span.start;
        if let Some(candidate) = at_start(folded, nth) {
            skip_to = candidate.last_line + 1;
            from = candidate.span.end;
            found.push(candidate);
        }
        inside(folded, nth, from, &mut found);
    }
    found
}

/// A quick look, so that figures and most prose are passed over.
fn may_hold_heading(line: &str) -> bool {
    let length = line.len();
    length >= 6 && line.chars().take(8).any(|c| c >= '\u{2E80}') && (length < 400 || line.contains('、'))
}

/// What stands before a heading and is none of it: Markdown's and lists' marks.
fn dressing(text: &str) -> usize {
    text.len() - text.trim_start_matches(['#', '*', '_', '>', '■', '◆', '●', '▶', '【', '-']).len()
}

/// A heading at the start of a line, over up to three lines.
fn at_start(folded: &Folded<'_>, nth: usize) -> Option<Candidate> {
    let (text, lines) = (folded.text, folded.lines.as_slice());
    let (line, view) = lines.get(nth).zip(folded.view(nth))?;
    let start = dressing(&view.text);
    let numeral = titles::numeral(view.text.get(start..)?);
    let title_at = start + numeral.length;
    let mut rest = Cow::Borrowed(view.text.get(title_at..)?);
    let mut known = titles::known(&rest);
    let mut last_line = nth;
    // A title broken over lines: the pieces together are a known title that ends where the last line does.
    if known.is_none_or(|(_, n)| n < rest.len()) && rest.chars().nth(LONGEST).is_none() {
        let mut joined = rest.to_string();
        for (more, next) in lines.iter().enumerate().skip(nth + 1).take(2) {
            if next.span.end - next.span.start > 120 || numeral.style == Style::None {
                break;
            }
            joined.push_str(folded.view(more).map_or("", |view| &view.text));
            let title = titles::known(&joined);
            if title.is_some_and(|(_, n)| n == joined.trim_end_matches(is_end_mark).len()) {
                (rest, known, last_line) = (Cow::Owned(joined), title, more);
                break;
            }
        }
    }
    let bare = rest.trim_end_matches(is_end_mark);
    let (leader, listed) = without_page_number(bare);
    let make = |kind, known, title_length: usize, whole, listed| {
        let end = if last_line > nth {
            lines.get(last_line)?.span.end
        } else {
            view.to_source(title_at, title_at + title_length, text).end
        };
        let begin = view.to_source(start, start + 1, text).start;
        let title_start = view.to_source(title_at, title_at + 1, text).start;
        let title = unspaced(Span::new(title_start, end).of(text));
        let (span, claimed) = (Span::new(begin, end), line.claimed);
        Some(Candidate { line: nth, last_line, kind, known, numeral, span, title, whole, listed, claimed })
    };
    match known {
        Some((kind, length)) if length == leader.len() => {
            let listed = listed || rest.ends_with([';', ',']);
            return make(Some(kind), true, length, true, listed);
        }
        Some((kind, length)) if numeral.style == Style::Level1 => {
            let end = view.to_source(title_at, title_at + length, text).end;
            if may_follow(text, end, line.span.end, rest.get(length..)?) {
                return make(Some(kind), true, length, false, false);
            }
        }
        _ => {}
    }
    let short = leader.chars().count() <= 30 && !leader.is_empty();
    if numeral.style == Style::Level1
        && short
        && !leader.contains(['。', ';', ',', '?', '!'])
        && !is_row(leader)
    {
        return make(titles::about(leader), false, leader.len(), true, listed);
    }
    None
}

/// Rows of table 3 that are numbered like sections.
fn is_row(title: &str) -> bool {
    ["本年新收", "上年结转", "办理结果", "结转下年"].iter().any(|row| title.contains(row))
}

/// Headings inside running text: a number of level one and a whole known title, behind the end of a sentence
/// or white space.
fn inside(folded: &Folded<'_>, nth: usize, from: usize, found: &mut Vec<Candidate>) {
    let text = folded.text;
    let Some(line) = folded.lines.get(nth).filter(|line| !line.claimed) else { return };
    let Some(view) = folded.view(nth) else { return };
    let mut at = 0;
    while let Some(mark) = view.text.get(at..).and_then(|rest| rest.find('、')).map(|mark| at + mark) {
        at = mark + '、'.len_utf8();
        let Some(start) = mark.checked_sub(3) else { continue };
        let Some(rest) = view.text.get(start..) else { continue };
        let numeral = titles::numeral(rest);
        let place = view.to_source(start, start + 3, text);
        if numeral.style != Style::Level1 || place.start < from || start == 0 {
            continue;
        }
        let title_at = start + numeral.length;
        let Some((kind, length)) = view.text.get(title_at..).and_then(titles::known) else { continue };
        let before = view.text.get(..start).and_then(|b| b.chars().next_back());
        let spaced = Span::new(line.span.start, place.start).of(text).ends_with(char::is_whitespace);
        let opens = before.is_some_and(|c| "。！!？?”\"』】)*#>".contains(c))
            || spaced && before.is_none_or(|c| !"、,;:；，：".contains(c));
        let span = view.to_source(start, title_at + length, text);
        let after = view.text.get(title_at + length..).unwrap_or("");
        if !opens || !may_follow(text, span.end, line.span.end, after) {
            continue;
        }
        let title_span = view.to_source(title_at, title_at + length, text);
        let title = unspaced(title_span.of(text));
        let next_is_heading = titles::numeral(after).style == Style::Level1;
        found.push(Candidate {
            line: nth,
            last_line: nth,
            kind: Some(kind),
            known: true,
            numeral,
            span,
            title,
            whole: false,
            listed: next_is_heading,
            claimed: false,
        });
        at = title_at + length;
    }
}

/// Whether what follows a title on its line can be the section's text, and the title does not go on.
fn may_follow(text: &str, end: usize, line_end: usize, after: &str) -> bool {
    let spaced =
        Span::new(end, line_end).of(text).starts_with(|c: char| c.is_whitespace() || c == '\u{3000}');
    match after.chars().next() {
        None => true,
        Some('。' | ':' | '(' | '*' | '#') => true,
        Some(c) if c.is_ascii_digit() => true,
        Some(',' | ';' | '、' | '；' | '，' | '》' | '"' | '\'') => false,
        Some(_) => spaced,
    }
}

fn is_end_mark(c: char) -> bool {
    matches!(c, '*' | '_' | '#' | ':' | '。' | '.' | '】' | '、' | ';' | ',' | '-')
}

/// A title without the dots and the page number of a list of contents, and whether there were any.
fn without_page_number(title: &str) -> (&str, bool) {
    let bare = title.trim_end_matches(|c: char| c.is_ascii_digit());
    let cut = bare.trim_end_matches(['.', '…', '·', '-', '—', '_']);
    let dotted = bare.len() - cut.len() >= 2;
    if bare.len() < title.len() && (dotted || titles::known(bare).is_some_and(|(_, n)| n == bare.len())) {
        (cut, true)
    } else {
        (title, false)
    }
}
