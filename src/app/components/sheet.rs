//! The report as it stands, drawn as a sheet: its prose with marks by lines, its tables in the official form at their
//! place. A line is typed into where it is pressed, a cell where figures are typed.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::{differences, record, table};
use crate::app::hooks::use_sheet;
use crate::app::model::difference::Changed;
use crate::app::model::highlights::{self, Look, TextMark};
use crate::app::model::{Chosen, ResultsModel, Shared, fix};
use crate::app::platform::browser;
use crate::app::state::{Action, Dispatch, Mode, Original, Reveal};
use crate::app::words;
use crate::finding::Lang;
use crate::form::{CellId, TableId};
use crate::report::SectionKind;
use crate::text::Span;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub model: Shared<ResultsModel>,
    /// The report as it came.
    pub original: Option<Original>,
    pub changed: Shared<Vec<Changed>>,
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
    use_sheet(&node, props.reveal, props.draft.as_ref().map(|(cell, _)| *cell), props.line);
    html! { <div ref={node} class="sheet-place">{ super::deferred_entry::sheet(props) }</div> }
}

/// What the component draws.
pub fn draw(props: &Props) -> Html {
    let original = props.original.as_ref().and_then(|original| original.model.as_ref());
    match (props.mode, original) {
        (Mode::Differences, _) => {
            differences::draw(&props.changed, &props.model, props.lang, &props.dispatch)
        }
        (Mode::Original, Some(original)) => {
            let view = View::new(props, original, None, None);
            html! { <div class="sheet" data-shown="original">{ view.lines() }</div> }
        }
        _ => {
            let view = View::new(props, &props.model, original, Some(&props.dispatch));
            let onclick = {
                let dispatch = props.dispatch.clone();
                Callback::from(move |event: MouseEvent| press(&event, &dispatch))
            };
            html! {
                <>
                    { record::draw(&props.model, props.lang) }
                    <div class="sheet" data-shown="mended" {onclick}>{ view.lines() }</div>
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

/// What stands between the lines: a table, or the note that it was not read.
struct Part {
    span: Span,
    table: TableId,
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
            Some(Chosen::Finding(fingerprint)) => model.find(fingerprint).map_or(Vec::new(), |finding| {
                let fixes = fix::of(model.report(), finding);
                let cells: Vec<CellId> = fixes.iter().filter_map(|fix| fix.cell).collect();
                if cells.is_empty() { finding.cells.last().copied().into_iter().collect() } else { cells }
            }),
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

    /// Everything, in order.
    fn lines(&self) -> Html {
        let text = self.model.report().text();
        // What is no report has no tables that could be missing.
        let is_report = self.model.mistaken().is_none();
        let tables = TableId::ALL.into_iter().filter(|_| is_report);
        let mut parts: Vec<Part> = tables.map(|table| self.part(table, text)).collect();
        crate::order::by_key(&mut parts, |part| part.span.start);
        let mut out: Vec<Html> = Vec::new();
        let mut at = 0;
        for part in parts {
            self.prose(Span::new(at, part.span.start.max(at)), &mut out);
            out.push(table::draw(self, part.table));
            at = part.span.end.max(at);
        }
        self.prose(Span::new(at, text.len().max(at)), &mut out);
        out.into_iter().collect()
    }

    /// Where a table stands; one that was not read, at the end of its section.
    fn part(&self, table: TableId, text: &str) -> Part {
        let report = self.model.report();
        let kind = match table {
            TableId::T2 => SectionKind::S2,
            TableId::T3 => SectionKind::S3,
            TableId::T4 => SectionKind::S4,
        };
        let end = report.section(kind).map_or(text.len(), |section| section.span.end);
        let span = report.table(table).span.filter(|_| report.table(table).is_read());
        Part { span: span.unwrap_or(Span::new(end, end)), table }
    }

    /// The lines of a stretch of prose.
    fn prose(&self, stretch: Span, out: &mut Vec<Html>) {
        let mut start = stretch.start;
        for line in stretch.of(self.model.report().text()).split('\n') {
            let span = Span::new(start, start + line.len());
            start = span.end + 1;
            if !line.trim().is_empty() {
                out.push(self.line(span, line));
            }
        }
    }

    fn line(&self, span: Span, words: &str) -> Html {
        if let (Some(dispatch), true) = (self.dispatch, self.line == Some(span)) {
            return typed(span, words, self.lang, dispatch);
        }
        let report = self.model.report();
        let meets = |other: Span| other.start < span.end && span.start < other.end;
        let body = self.pieces(span, words);
        let place = [span.start.to_string(), "-".into(), span.end.to_string()].concat();
        let section = report.sections.iter().position(|section| meets(section.heading));
        if let Some(section) = section {
            return html! {
                <h3 id={["at-s", &section.to_string()].concat()} data-line={place}>{ body }</h3>
            };
        }
        if report.identity.title.as_ref().is_some_and(|title| meets(title.span)) {
            return html! { <h2 class="sheet-title" data-line={place}>{ body }</h2> };
        }
        // Columns of a table that is none of the form's stay apart.
        let class = if words.contains('\t') { "columns" } else { "prose" };
        html! { <p class={class} data-line={place}>{ body }</p> }
    }

    /// A line with its marks.
    fn pieces(&self, line: Span, words: &str) -> Html {
        let inside =
            self.marks.iter().filter(|mark| mark.span.start < line.end && line.start < mark.span.end);
        let moved = inside.map(|mark| {
            let at = |place: usize| place.clamp(line.start, line.end) - line.start;
            TextMark { span: Span::new(at(mark.span.start), at(mark.span.end)), ..*mark }
        });
        let marks: Vec<TextMark> = moved.collect();
        let pieces = highlights::pieces(words, &marks);
        let draw = pieces.iter().map(|piece| {
            let said = piece.span.of(words).to_owned();
            let Some(look) = piece.look else { return html! { { said } } };
            let place = (line.start + piece.span.start).to_string();
            html! { <mark class={class(look)} data-at={place}>{ said }</mark> }
        });
        draw.collect()
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
fn press(event: &MouseEvent, dispatch: &Dispatch) {
    if let Some(mark) = browser::closest(event, ".m-wrong[data-at], .m-suspect[data-at]") {
        if let Some(at) = mark.get_attribute("data-at").and_then(|at| at.parse().ok()) {
            dispatch.dispatch(Action::Point(at));
        }
        return;
    }
    let Some(line) = browser::closest(event, "[data-line]") else { return };
    let ends = line.get_attribute("data-line");
    let ends = ends.as_deref().and_then(|ends| ends.split_once('-'));
    let span = ends.and_then(|(start, end)| Some(Span::new(start.parse().ok()?, end.parse().ok()?)));
    if let (Some(span), Some(caret), true) =
        (span, browser::caret_in(&line), !browser::matches("(pointer: coarse)"))
    {
        dispatch.dispatch(Action::Line(Some((span, caret))));
    }
}
