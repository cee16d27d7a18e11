//! Every layout of text in which reports come: what converters, clipboards and PDF tools make of the same tables.

pub mod carried;
mod dress;
pub mod extracted;
pub mod grid;
pub mod pages;
mod pdf;
mod rows;
pub mod worn;

use gouji::form::TableId;

pub use dress::{DRESSES, Dress};
use grid::Drawn;

use crate::sample::Sample;

/// A layout of the three tables as text.
#[allow(clippy::enum_variant_names, reason = "`pdftotext -layout` is what that program calls it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A cell a line after a tab, merged cells as empty ones, an empty line after each row.
    WordCells,
    /// A cell a line, an empty line after each.
    AiredCells,
    /// A cell a line.
    BareCells,
    /// A cell a line, a lone bar after each.
    BarLines,
    /// Bars between cells; merged cells are not there.
    PipeRows,
    /// The same, and the row is filled up with bars.
    PaddedPipes,
    /// Bars at both ends, filled up.
    OuterPipes,
    /// Markdown with its line of dashes; merged cells are empty ones.
    Markdown,
    /// `PaddedPipes` with a line break after each bar.
    SplitPipes,
    /// Tabs between cells, merged cells as empty ones.
    TabMatrix,
    /// Tabs between cells; merged cells are not there (browsers).
    TabRows,
    /// Spaces between cells.
    SpaceRows,
    /// All of a table in one line.
    OneLine,
    /// `pdftotext -layout`: aligned columns, labels over several lines, text down the side, page breaks.
    PdfLayout,
    /// `pdftotext -layout` with the header repeated on each page.
    PdfLayoutHeaders,
    /// `pdftotext -raw`: a cell a line, page numbers and form feeds between.
    PdfRaw,
    /// `pdftotext -raw` at its worst: figures of several rows by columns, their labels after them.
    PdfBlocks,
    /// HTML.
    Html,
}

impl Layout {
    /// All layouts of plain text.
    pub const TEXT: [Layout; 17] = [
        Layout::WordCells,
        Layout::AiredCells,
        Layout::BareCells,
        Layout::BarLines,
        Layout::PipeRows,
        Layout::PaddedPipes,
        Layout::OuterPipes,
        Layout::Markdown,
        Layout::SplitPipes,
        Layout::TabMatrix,
        Layout::TabRows,
        Layout::SpaceRows,
        Layout::OneLine,
        Layout::PdfLayout,
        Layout::PdfLayoutHeaders,
        Layout::PdfRaw,
        Layout::PdfBlocks,
    ];

    /// Whether a blank cell can be told from no cell at all.
    pub fn shows_blanks(self) -> bool {
        use Layout::*;
        !matches!(self, AiredCells | BareCells | SpaceRows | OneLine | PdfRaw | PdfBlocks)
    }

    fn table(self, table: &Drawn) -> String {
        match self {
            Layout::WordCells => rows::word_cells(table),
            Layout::AiredCells => rows::cells(table, "\n\n"),
            Layout::BareCells => rows::cells(table, "\n"),
            Layout::BarLines => rows::cells(table, "\n|\n") + "\n|",
            Layout::PipeRows => rows::pipe_rows(table, "", false),
            Layout::PaddedPipes => rows::pipe_rows(table, "", true),
            Layout::OuterPipes => rows::pipe_rows(table, "| ", true),
            Layout::Markdown => rows::markdown(table),
            Layout::SplitPipes => rows::pipe_rows(table, "", true).replace("| ", "|\n"),
            Layout::TabMatrix => rows::matrix(table, "\t"),
            Layout::TabRows => rows::rows(table, "\t"),
            Layout::SpaceRows => rows::rows(table, " "),
            Layout::OneLine => rows::rows(table, " ").replace('\n', " "),
            Layout::PdfLayout => pdf::layout(table, false),
            Layout::PdfLayoutHeaders => pdf::layout(table, true),
            Layout::PdfRaw => pdf::raw(table),
            Layout::PdfBlocks => pdf::blocks(table),
            Layout::Html => rows::html(table),
        }
    }
}

/// The whole report in a layout.
pub fn render(sample: &Sample, layout: Layout) -> String {
    render_dressed(sample, layout, Dress::default())
}

/// The whole report in a layout, and dressed.
pub fn render_dressed(sample: &Sample, layout: Layout, dress: Dress) -> String {
    let is_html = layout == Layout::Html;
    let text = report(sample, is_html, |id| {
        let caption = match (dress.captions, id) {
            (false, _) => "",
            (true, TableId::T2) => "表一",
            (true, TableId::T3) => "表二",
            (true, TableId::T4) => "表三",
        };
        let caption = if caption.is_empty() { String::new() } else { paragraph(is_html, caption) };
        caption + &layout.table(&dress.table(grid::draw(sample, id)))
    });
    if is_html { text } else { dress.text(text) }
}

/// The whole report in a layout, its tables drawn otherwise than the form has them.
pub fn render_drawn(sample: &Sample, layout: Layout, redrawn: impl Fn(TableId, Drawn) -> Drawn) -> String {
    report(sample, layout == Layout::Html, |id| layout.table(&redrawn(id, grid::draw(sample, id))))
}

fn paragraph(is_html: bool, text: &str) -> String {
    if is_html { format!("<p>{text}</p>\n") } else { format!("{text}\n") }
}

/// The whole report, each table drawn by `table`.
fn report(sample: &Sample, is_html: bool, mut table: impl FnMut(TableId) -> String) -> String {
    let mut report = paragraph(is_html, &sample.title());
    let mut section = |heading: &str, prose: Vec<String>, id: Option<TableId>| {
        report.push_str(&paragraph(is_html, heading));
        prose.iter().for_each(|text| report.push_str(&paragraph(is_html, text)));
        if let Some(id) = id {
            report.push_str(&table(id));
            report.push('\n');
        }
    };
    section("", sample.preamble(), None);
    section("一、总体情况", sample.overview(), None);
    section("二、主动公开政府信息情况", Vec::new(), Some(TableId::T2));
    section("三、收到和处理政府信息公开申请情况", Vec::new(), Some(TableId::T3));
    section("四、政府信息公开行政复议、行政诉讼情况", Vec::new(), Some(TableId::T4));
    section("五、存在的主要问题及改进情况", sample.problems(), None);
    section("六、其他需要报告的事项", sample.other_matters(), None);
    section("", sample.signature(), None);
    match is_html {
        true => format!("<!DOCTYPE html><html><body>\n{report}</body></html>\n"),
        false => report,
    }
}

#[test]
fn every_layout_holds_every_label() {
    for (name, sample) in Sample::named() {
        for layout in Layout::TEXT.into_iter().chain([Layout::Html]) {
            let text: String = render(&sample, layout).split_whitespace().collect();
            for label in
                ["一、本年新收政府信息公开申请数量", "2.重复申请", "行政事业性收费", "未经复议直接起诉"]
            {
                let kept: usize = label.chars().filter(|c| text.contains(*c)).count();
                assert_eq!(kept, label.chars().count(), "{name} {layout:?}");
            }
        }
    }
}
