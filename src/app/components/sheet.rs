//! The report as it stands, drawn as a sheet: its prose with marks by lines, its tables in the official form at their
//! place. A line is typed into where it is pressed, a cell where figures are typed.

use gloo::timers::callback::Timeout;
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

use super::{differences, line, record, table};
use crate::app::hooks::use_sheet;
use crate::app::model::difference::Changed;
use crate::app::model::highlights::{self, Look, TextMark};
use crate::app::model::{Chosen, ResultsModel, Shared, fix};
use crate::app::platform::browser;
use crate::app::state::{Action, Dispatch, Mode, Original, Reveal};
use crate::app::words;
use crate::finding::{Finding, Lang, Role};
use crate::form::{CellId, TableId};
use crate::report::{Report, SectionKind};
use crate::text::Span;

#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    pub model: Shared<ResultsModel>,
    /// The report as it came.
    pub original: Option<Original>,
    /// What was changed, where that is shown.
    pub changed: Option<Shared<Vec<Changed>>>,
    pub mode: Mode,
    pub chosen: Option<Chosen>,
    pub reveal: Reveal,
    /// The cell that is typed into.
    pub draft: Option<(CellId, AttrValue)>,
    /// The line that is typed into.
    pub line: Option<(Span, u32)>,
    pub lang: Lang,
    pub dispatch: Dispatch,
}

/// A component, because it is the dearest thing to draw and most actions leave it as it is.
#[component]
pub fn Sheet(props: &Props) -> Html {
    let node = use_node_ref();
    use_sheet(&node, props.mode, props.reveal, props.draft.as_ref().map(|(cell, _)| *cell), props.line);
    html! { <div ref={node} class="sheet-place">{ super::deferred_entry::sheet(props) }</div> }
}

/// How many lines are drawn before anything is painted: more than a window shows.
const AT_FIRST: usize = 60;

/// How many follow at a time, as soon as those are painted.
const AT_ONCE: usize = 120;

/// How soon, in milliseconds.
const SOON: u32 = 30;

/// What the component draws.
pub fn draw(props: &Props) -> Html {
    html! { <Lines props={props.clone()} /> }
}

#[derive(Properties, PartialEq)]
struct LinesProps {
    props: Props,
}

/// The lines and tables: of a long report the first ones, and then the others, unless a place among them is wanted.
#[component]
fn Lines(props: &LinesProps) -> Html {
    let drawn = use_state(|| AT_FIRST);
    let has_more = props.props.model.report().text().lines().nth(*drawn).is_some();
    let is_wanted = props.props.reveal.in_text || props.props.mode != Mode::Mended;
    {
        let drawn = drawn.clone();
        use_effect_with((*drawn, has_more), move |(count, has_more)| {
            let next = count.saturating_add(AT_ONCE);
            let more = has_more.then(|| Timeout::new(SOON, move || drawn.set(next)));
            move || std::mem::drop(more)
        });
    }
    lines(&props.props, if is_wanted { usize::MAX } else { *drawn })
}

fn lines(props: &Props, most: usize) -> Html {
    let original = props.original.as_ref().and_then(|original| original.model.as_ref());
    match (props.mode, original) {
        (Mode::Differences, _) => {
            let changed = props.changed.as_ref().map_or(&[][..], |changed| changed);
            differences::draw(changed, &props.model, props.lang, &props.dispatch)
        }
        (Mode::Original, Some(original)) => {
            let view = View::new(props, original, None, None);
            html! { <div class="sheet" data-shown="original">{ view.lines(most) }</div> }
        }
        _ => {
            let view = View::new(props, &props.model, original, Some(&props.dispatch));
            let onclick = {
                let (model, dispatch) = (props.model.clone(), props.dispatch.clone());
                Callback::from(move |event: MouseEvent| press(&event, &model, &dispatch))
            };
            html! {
                <>
                    <record::Record model={props.model.clone()} lang={props.lang} />
                    <div class="sheet" data-shown="mended" {onclick}>{ view.lines(most) }</div>
                </>
            }
        }
    }
}

/// A report while it is drawn.
pub struct View<'a> {
    pub model: &'a ResultsModel,
    /// The report as it came, to compare with.
    pub original: Option<&'a Shared<ResultsModel>>,
    pub lang: Lang,
    /// The cell that the person chose.
    pub chosen: Option<CellId>,
    /// The cells that the chosen finding is about.
    pub here: Vec<CellId>,
    /// The cell that is typed into.
    pub draft: Option<&'a (CellId, AttrValue)>,
    line: Option<Span>,
    marks: Vec<TextMark>,
    /// Where actions go; `None` where nothing can be changed.
    pub dispatch: Option<&'a Dispatch>,
}

/// The cells that a finding is about: those that would be changed, else those that it marks, else the last of its sum.
fn in_question(report: &Report, finding: &Finding) -> Vec<CellId> {
    let changed: Vec<CellId> = fix::of(report, finding).iter().filter_map(|fix| fix.cell).collect();
    if !changed.is_empty() {
        return changed;
    }
    let marked = |id: &CellId| {
        let place = report.cell(*id).and_then(|cell| cell.span);
        place.is_some_and(|place| {
            finding.marks.iter().any(|mark| mark.role == Role::Subject && mark.span == place)
        })
    };
    let marked: Vec<CellId> = finding.cells.iter().copied().filter(marked).collect();
    if marked.is_empty() { finding.cells.last().copied().into_iter().collect() } else { marked }
}

impl<'a> View<'a> {
    fn new(
        props: &'a Props,
        model: &'a ResultsModel,
        original: Option<&'a Shared<ResultsModel>>,
        dispatch: Option<&'a Dispatch>,
    ) -> View<'a> {
        let chosen = props.chosen.as_ref().filter(|_| dispatch.is_some());
        let here = match chosen {
            Some(Chosen::Finding(fingerprint)) => {
                model.find(fingerprint).map_or(Vec::new(), |finding| in_question(model.report(), finding))
            }
            _ => Vec::new(),
        };
        View {
            model,
            original,
            lang: props.lang,
            chosen: match chosen {
                Some(Chosen::Cell(id)) => Some(*id),
                _ => None,
            },
            here,
            draft: props.draft.as_ref().filter(|_| dispatch.is_some()),
            line: props.line.map(|(span, _)| span).filter(|_| dispatch.is_some()),
            marks: highlights::of_sheet(model, chosen),
            dispatch,
        }
    }

    /// Everything, in order: so many lines, and the tables between them.
    fn lines(&self, most: usize) -> Html {
        let text = self.model.report().text();
        // Marks and lines are both in order: those that end before a line are passed for good.
        let (mut nth, mut marks) = (0, self.marks.as_slice());
        let draw = parts(self.model).into_iter().map_while(|part| match part {
            _ if nth >= most => None,
            Part::Table(table) => Some(table::draw(self, table)),
            Part::Line(span) => {
                nth += 1;
                let passed = marks.iter().take_while(|mark| mark.span.end <= span.start).count();
                marks = marks.get(passed..).unwrap_or_default();
                Some(self.line(nth - 1, span, span.of(text), marks))
            }
        });
        draw.collect()
    }

    fn line(&self, nth: usize, span: Span, words: &str, marks: &[TextMark]) -> Html {
        if let (Some(dispatch), true) = (self.dispatch, self.line == Some(span)) {
            return typed(span, words, self.lang, dispatch);
        }
        let report = self.model.report();
        let meets = |other: Span| other.start < span.end && span.start < other.end;
        let section = report.sections.iter().position(|section| meets(section.heading));
        let kind = match section {
            Some(section) => line::Kind::Heading(section),
            None if report.identity.title.as_ref().is_some_and(|title| meets(title.span)) => {
                line::Kind::Title
            }
            // Columns of a table that is none of the form's stay apart.
            None if words.contains('\t') => line::Kind::Columns,
            None => line::Kind::Prose,
        };
        html! { <line::Line {nth} {kind} pieces={pieces(span, words, marks)} /> }
    }
}

/// A line with its marks, which are among these; they are in order of place.
fn pieces(line: Span, words: &str, marks: &[TextMark]) -> Vec<line::Piece> {
    let before_end = marks.iter().take_while(|mark| mark.span.start < line.end);
    let moved = before_end.filter(|mark| line.start < mark.span.end).map(|mark| {
        let at = |place: usize| place.clamp(line.start, line.end) - line.start;
        TextMark { span: Span::new(at(mark.span.start), at(mark.span.end)), ..*mark }
    });
    let marks: Vec<TextMark> = moved.collect();
    let pieces = highlights::pieces(words, &marks);
    let piece = |piece: &highlights::Piece| line::Piece {
        words: piece.span.of(words).to_owned().into(),
        at: piece.span.start,
        class: piece.look.map(class),
    };
    pieces.iter().map(piece).collect()
}

/// What the sheet is made of.
enum Part {
    Line(Span),
    Table(TableId),
}

/// The lines of the prose and the tables, in order.
fn parts(model: &ResultsModel) -> Vec<Part> {
    let text = model.report().text();
    // What is no report has no tables that could be missing.
    let is_report = model.mistaken().is_none();
    let tables = TableId::ALL.into_iter().filter(|_| is_report);
    let mut tables: Vec<(Span, TableId)> = tables.map(|table| (place(model, table), table)).collect();
    crate::order::by_key(&mut tables, |(span, _)| span.start);
    let (mut parts, mut at) = (Vec::new(), 0);
    for (span, table) in tables {
        prose(text, Span::new(at, span.start.max(at)), &mut parts);
        parts.push(Part::Table(table));
        at = span.end.max(at);
    }
    prose(text, Span::new(at, text.len().max(at)), &mut parts);
    parts
}

/// Where a table stands; one that was not read, at the end of its section.
fn place(model: &ResultsModel, table: TableId) -> Span {
    let report = model.report();
    let kind = match table {
        TableId::T2 => SectionKind::S2,
        TableId::T3 => SectionKind::S3,
        TableId::T4 => SectionKind::S4,
    };
    let end = report.section(kind).map_or(report.text().len(), |section| section.span.end);
    let span = report.table(table).span.filter(|_| report.table(table).is_read());
    span.unwrap_or(Span::new(end, end))
}

/// The lines of a stretch of prose.
fn prose(text: &str, stretch: Span, parts: &mut Vec<Part>) {
    let mut start = stretch.start;
    for line in stretch.of(text).split('\n') {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        if !line.trim().is_empty() {
            parts.push(Part::Line(span));
        }
    }
}

/// The class of a mark on the sheet: a line each, so that they differ without colour.
fn class(look: Look) -> &'static str {
    match look {
        Look::Chosen => "m m-wrong m-here",
        Look::Evidence => "m m-evidence",
        Look::Error => "m m-wrong",
        Look::Warning | Look::Info => "m m-suspect",
        Look::Held => "m m-held",
        Look::Apart => "m m-apart",
    }
}

/// A line that is typed into. Enter and leaving it put the words in, Escape gives up.
fn typed(span: Span, words: &str, lang: Lang, dispatch: &Dispatch) -> Html {
    let put = {
        let dispatch = dispatch.clone();
        move |field: Option<HtmlTextAreaElement>| {
            if let Some(field) = field {
                dispatch.dispatch(Action::PutLine(span, field.value()));
            }
        }
    };
    let onkeydown = {
        let (dispatch, put) = (dispatch.clone(), put.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if !event.is_composing() && !event.alt_key() => {
                event.prevent_default();
                put(event.target_dyn_into());
            }
            "Escape" if !event.is_composing() => {
                event.prevent_default();
                dispatch.dispatch(Action::Line(None));
            }
            _ => {}
        })
    };
    let onblur = Callback::from(move |event: FocusEvent| put(event.target_dyn_into()));
    let rows = (words.chars().count() / 40 + 1).to_string();
    html! {
        <textarea class="line-field" {rows} aria-label={words::LINE.get(lang)} spellcheck="true"
            value={words.to_owned()} {onkeydown} {onblur} />
    }
}

/// A finding is looked at where it is pressed; anywhere else the line is typed into. Not while words are selected, and
/// not by touch, where a tap scrolls and reads.
fn press(event: &MouseEvent, model: &ResultsModel, dispatch: &Dispatch) {
    let Some(line) = browser::closest(event, "[data-line]") else { return };
    let number = |element: &Element, name: &str| element.get_attribute(name)?.parse::<usize>().ok();
    let mut lines = parts(model).into_iter().filter_map(|part| match part {
        Part::Line(span) => Some(span),
        Part::Table(_) => None,
    });
    let Some(span) = number(&line, "data-line").and_then(|nth| lines.nth(nth)) else { return };
    if let Some(mark) = browser::closest(event, ".m-wrong[data-at], .m-suspect[data-at]") {
        if let Some(at) = number(&mark, "data-at") {
            dispatch.dispatch(Action::Point(span.start + at));
        }
        return;
    }
    if let (Some(caret), true) = (browser::caret_in(&line), !browser::matches("(pointer: coarse)")) {
        dispatch.dispatch(Action::Line(Some((span, caret))));
    }
}
