//! Marked places of the report: which, and how overlapping ones are cut.

use super::Chosen;
use crate::app::model::ResultsModel;
use crate::finding::{Role, Severity};
use crate::rules::narrative::Verdict as FactVerdict;
use crate::text::Span;

/// A place to mark in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextMark {
    /// Where.
    pub span: Span,
    /// How it is drawn; the first wins where several lie over each other.
    pub look: Look,
}

/// How a place is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// What the person chose.
    Chosen,
    /// What shows that the chosen finding is right.
    Evidence,
    /// Subject of an error.
    Error,
    /// Subject of a warning.
    Warning,
    /// Subject of an information.
    Info,
    /// A quantity that agrees with the tables.
    Held,
    /// A quantity that nothing in the report can be compared with.
    Apart,
}

/// The places to mark: the subject of every cause, and all places of what the person chose. In order of place.
fn of(model: &ResultsModel, chosen: Option<&Chosen>) -> Vec<TextMark> {
    let look = |severity| match severity {
        Severity::Error => Look::Error,
        Severity::Warning => Look::Warning,
        Severity::Info | Severity::NotEvaluated => Look::Info,
    };
    let mut marks: Vec<TextMark> = Vec::new();
    // There are few: putting each in its place costs less than a sort would add to the page's size.
    let mut put = |span: Span, look: Look| {
        let place = marks.partition_point(|m| (m.span, m.look) < (span, look));
        if span.start < span.end && marks.get(place).is_none_or(|m| (m.span, m.look) != (span, look)) {
            marks.insert(place, TextMark { span, look });
        }
    };
    model.subjects().for_each(|(span, severity, _)| put(span, look(severity)));
    match chosen {
        Some(Chosen::Finding(fingerprint)) => {
            for mark in model.find(fingerprint).iter().flat_map(|finding| &finding.marks) {
                put(mark.span, if mark.role == Role::Subject { Look::Chosen } else { Look::Evidence });
            }
        }
        Some(Chosen::Cell(id)) => {
            if let Some(span) = model.report().cell(*id).and_then(|cell| cell.span) {
                put(span, Look::Chosen);
            }
        }
        Some(Chosen::Place(span)) => put(*span, Look::Chosen),
        None => {}
    }
    marks
}

/// The places to mark where the report is drawn: these, and every quantity of the prose.
pub fn of_sheet(model: &ResultsModel, chosen: Option<&Chosen>) -> Vec<TextMark> {
    let mut marks = of(model, chosen);
    for (fact, judgement) in model.report().facts.iter().zip(&model.checked.outcomes.judgements) {
        let look = match judgement.verdict {
            FactVerdict::Agrees => Look::Held,
            FactVerdict::NotCompared => Look::Apart,
            FactVerdict::Differs => continue,
        };
        let place = marks.partition_point(|m| (m.span, m.look) < (fact.span, look));
        marks.insert(place, TextMark { span: fact.span, look });
    }
    marks
}

/// A piece of the text with one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where.
    pub span: Span,
    /// How it is drawn; `None` is plain text.
    pub look: Option<Look>,
}

/// Cuts the text into pieces of one look each. `marks` are in order of place.
pub fn pieces(text: &str, marks: &[TextMark]) -> Vec<Piece> {
    let mut cuts: Vec<usize> = vec![text.len()];
    for at in marks.iter().flat_map(|m| [m.span.start, m.span.end]).filter(|at| text.is_char_boundary(*at)) {
        if let Err(place) = cuts.binary_search(&at) {
            cuts.insert(place, at);
        }
    }
    let mut pieces: Vec<Piece> = Vec::with_capacity(cuts.len());
    let (mut start, mut next) = (0, 0);
    let mut open: Vec<TextMark> = Vec::new();
    for end in cuts {
        while let Some(mark) = marks.get(next).filter(|m| m.span.start <= start) {
            open.push(*mark);
            next += 1;
        }
        open.retain(|m| m.span.end > start);
        let look = open.iter().map(|m| m.look).min();
        match pieces.last_mut() {
            Some(last) if last.look == look && look.is_none() => last.span.end = end,
            _ if start < end => pieces.push(Piece { span: Span::new(start, end), look }),
            _ => {}
        }
        start = end;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize, look: Look) -> TextMark {
        TextMark { span: Span::new(start, end), look }
    }

    #[test]
    fn overlapping_marks_are_cut_and_the_stronger_look_wins() {
        let marks = [mark(1, 5, Look::Error), mark(2, 3, Look::Chosen)];
        let looks: Vec<_> =
            pieces("abcdefg", &marks).iter().map(|p| (p.span.start, p.span.end, p.look)).collect();
        assert_eq!(
            looks,
            [
                (0, 1, None),
                (1, 2, Some(Look::Error)),
                (2, 3, Some(Look::Chosen)),
                (3, 5, Some(Look::Error)),
                (5, 7, None)
            ]
        );
    }

    #[test]
    fn pieces_cover_the_whole_text() {
        for marks in [vec![], vec![mark(0, 3, Look::Info)], vec![mark(3, 6, Look::Info)]] {
            let pieces = pieces("年报", &marks);
            assert_eq!(pieces.first().map(|p| p.span.start), Some(0));
            assert_eq!(pieces.last().map(|p| p.span.end), Some(6));
        }
    }
}
