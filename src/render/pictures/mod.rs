//! What a report's figures look like: pictures for the report's own 图解, and for whoever looks after many.
//!
//! Drawn from cells that were read and from nothing else; a picture that lacks a cell is not drawn, and says which. Where a
//! sum fails among the cells that it shows, it says so. Every picture brings its numbers as a table.

mod bars;
mod canvas;
mod district;
mod flow;

pub use canvas::{Place, WIDTH};

use crate::Checked;
use crate::checked::CheckedSet;
use crate::finding::{Finding, Lang, Severity};
use crate::form::CellId;
use crate::report::{CellState, Report};
use crate::set::Links;

use super::html::escaped;
use super::marks::{COMMENT, GENERATOR};
use super::problems::Unread;
use super::{masked, pick};
use canvas::{Canvas, Colour, Side};

/// A picture.
pub struct Picture {
    /// Its name among the others; no two have the same.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The picture, as SVG.
    pub svg: String,
    /// Its numbers: the headings, then the rows.
    pub table: Vec<Vec<String>>,
    /// How high it is, in pixels.
    pub height: i64,
}

/// A picture that is being drawn.
struct Drawing<'a> {
    name: String,
    title: String,
    /// The report, where it is of one.
    of: String,
    /// The cells that it shows, by which it is known what fails among them.
    cells: Vec<CellId>,
    checked: Option<&'a Checked>,
    canvas: Canvas,
    /// How far down it has come.
    y: i64,
    table: Vec<Vec<String>>,
    /// What is wrong with what it shows.
    notes: Vec<String>,
    /// What else must be known of it.
    remarks: Vec<String>,
    /// How many of its cells hold no number.
    blanks: usize,
    lang: Lang,
}

/// A count that was read. A blank adds nothing to a sum, and is no nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Count {
    number: i64,
    is_blank: bool,
}

impl Count {
    /// The number as it is printed, or that none is.
    fn shown(self, lang: Lang) -> String {
        if self.is_blank { pick(lang, "未填", "blank").to_owned() } else { self.number.to_string() }
    }
}

/// What parts words on one line.
fn gap(lang: Lang) -> &'static str {
    pick(lang, "　", "\u{2002}")
}

impl<'a> Drawing<'a> {
    /// A picture of one report.
    fn of(checked: &'a Checked, name: &str, (zh, en): (&str, &str), place: Place, lang: Lang) -> Drawing<'a> {
        let mut drawing = Drawing::new(super::title(&checked.report, lang), name, (zh, en), place, lang);
        drawing.checked = Some(checked);
        drawing
    }

    /// A picture with its title and what it is of.
    fn new(of: String, name: &str, (zh, en): (&str, &str), place: Place, lang: Lang) -> Drawing<'a> {
        let title = pick(lang, zh, en).to_owned();
        let mut canvas = Canvas::new(place);
        canvas.text([24, 30], 20, Side::Start, Colour::Ink, &title);
        canvas.text([24, 56], 13, Side::Start, Colour::Soft, &of);
        Drawing {
            name: name.to_owned(),
            title,
            of,
            cells: Vec::new(),
            checked: None,
            canvas,
            y: 84,
            table: Vec::new(),
            notes: Vec::new(),
            remarks: Vec::new(),
            blanks: 0,
            lang,
        }
    }

    /// The count in a cell; `None` where it was not read, or is none.
    fn count(&mut self, report: &Report, cell: CellId) -> Option<Count> {
        self.cells.push(cell);
        let cell = report.cell(cell)?;
        let number = cell.for_sums().and_then(canvas::count)?;
        let is_blank = cell.state != CellState::Number;
        self.blanks += usize::from(is_blank);
        Some(Count { number, is_blank })
    }

    /// The picture with what is wrong among its cells below it, and where its numbers are from.
    fn finish(mut self) -> Picture {
        if self.blanks > 0 {
            self.remarks.push(match self.lang {
                Lang::Zh => format!("有 {} 格没有填数，没有计入。", self.blanks),
                Lang::En => format!("Cells without a number, not counted: {}.", self.blanks),
            });
        }
        let source =
            pick(self.lang, "按报告所填的数画。", "Drawn from the figures as the report prints them.");
        self.remarks.push(source.to_owned());
        self.ended()
    }

    fn ended(mut self) -> Picture {
        let failing =
            self.checked.map(|checked| failing(checked, &self.cells, self.lang)).unwrap_or_default();
        self.notes.extend(failing);
        for note in &self.notes {
            let words = format!("▲ {note}");
            let room = (WIDTH - 48, Side::Start);
            self.y += 18 * self.canvas.lines([24, self.y + 8], 13, room, Colour::Error, &words) + 4;
        }
        for remark in &self.remarks {
            let room = (WIDTH - 48, Side::Start);
            self.y += 18 * self.canvas.lines([24, self.y + 14], 12, room, Colour::Soft, remark);
        }
        let height = self.y + 24;
        let mut words: Vec<String> = self.table.iter().skip(1).map(|row| row.join(" ")).collect();
        words.extend(self.notes.iter().chain(&self.remarks).cloned());
        let title = format!("{}{}{}", self.of, pick(self.lang, "　", ": "), self.title);
        let svg = self.canvas.finish(&self.name, &title, &words.join(pick(self.lang, "；", "; ")), height);
        Picture { name: self.name, title: self.title, svg, table: self.table, height }
    }

    /// Instead of a picture, what it lacks.
    fn unread(mut self) -> Picture {
        let words = pick(
            self.lang,
            "有单元格没有读到，或填的不是件数，这张图没有画。",
            "Not drawn: a cell was not read, or holds no count.",
        );
        let room = (WIDTH - 48, Side::Start);
        self.y += 20 * self.canvas.lines([24, self.y + 8], 14, room, Colour::Soft, words) + 10;
        self.table.clear();
        self.notes.clear();
        self.ended()
    }
}

/// What fails among these cells: the causes, each once.
fn failing(checked: &Checked, cells: &[CellId], lang: Lang) -> Vec<String> {
    let findings = &checked.outcomes.findings;
    let cause = |finding: &'_ Finding| -> String {
        let mut fingerprint = &finding.fingerprint;
        let mut by = finding.explained_by.as_ref();
        // What explains may be explained itself; there are no more steps than findings.
        for _ in 0..findings.len() {
            let Some(next) = by.and_then(|by| findings.iter().find(|f| f.fingerprint == *by)) else { break };
            (fingerprint, by) = (&next.fingerprint, next.explained_by.as_ref());
        }
        fingerprint.clone()
    };
    // A sum of which the picture shows a single number fails elsewhere.
    let shows = |finding: &Finding| {
        let shown = finding.cells.iter().filter(|cell| cells.contains(cell)).count();
        shown > 1 || shown == finding.cells.len() && shown > 0
    };
    let touching = findings.iter().filter(|f| f.severity == Severity::Error && shows(f));
    let causes: Vec<String> = touching.map(cause).collect();
    let told = findings.iter().filter(|f| causes.contains(&f.fingerprint)).map(|finding| {
        let title = crate::rules::title_of(finding, lang);
        let formula = finding.formula.as_deref().map(masked).unwrap_or_default();
        let formula = formula.lines().next().unwrap_or_default().to_owned();
        format!("{title} {} {formula}", finding.code).trim_end().to_owned()
    });
    told.collect()
}

/// The pictures of reports that were checked together: of one report its own, of one body's two years also these beside
/// each other, of many what is found in each. Files that gave no report are named in a panel of their own.
pub fn draw(reports: &[Checked], links: &Links, unread: &[Unread], place: Place, lang: Lang) -> Vec<Picture> {
    let mut pictures = Vec::new();
    let years: Vec<(&Checked, &Checked)> = links
        .years
        .iter()
        .filter_map(|years| Some((reports.get(years.earlier)?, reports.get(years.later)?)))
        .collect();
    let latest = years.iter().map(|(_, later)| *later).next_back().or_else(|| reports.first());
    match latest {
        Some(one) if reports.len() == 1 || reports.len() == years.len() + 1 => {
            pictures.push(flow::draw(one, place, lang));
            pictures.push(bars::applicants(one, place, lang));
            pictures.push(bars::outcomes(one, place, lang));
            pictures.push(bars::cases(one, place, lang));
            for (nth, (earlier, later)) in years.iter().enumerate() {
                pictures.push(bars::years(nth, earlier, later, place, lang));
            }
        }
        _ => {
            pictures.push(district::findings(reports, unread.len(), place, lang));
            pictures.push(district::received(reports, unread.len(), place, lang));
        }
    }
    if !unread.is_empty() {
        pictures.push(district::files(unread, place, lang));
    }
    pictures
}

/// The pictures of a set.
pub fn of_set(set: &CheckedSet, place: Place, lang: Lang) -> Vec<Picture> {
    draw(&set.reports, &set.links, &[], place, lang)
}

/// All of them below each other, as one file of SVG.
pub fn sheet(pictures: &[Picture], lang: Lang) -> String {
    let height: i64 = pictures.iter().map(|picture| picture.height).sum();
    let title = pick(lang, "年度报告图解", "The annual report in pictures");
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         role=\"group\" aria-label=\"{title}\">\n{COMMENT}\n<title>{title}</title>\n"
    );
    let mut y = 0;
    for picture in pictures {
        out.push_str(&picture.svg.replacen("<svg ", &format!("<svg y=\"{y}\" "), 1));
        y += picture.height;
    }
    out.push_str("</svg>\n");
    out
}

/// The pictures with their tables, for a page that is there already.
pub fn figures(pictures: &[Picture]) -> String {
    let mut out = String::new();
    for picture in pictures {
        out.push_str(&format!(
            "<figure data-picture=\"{}\"><div class=\"scroll\">{}</div>",
            picture.name, picture.svg
        ));
        table(&mut out, picture);
        out.push_str("</figure>\n");
    }
    out
}

/// The same as a file of its own, in which every picture can be copied and saved.
pub fn page(pictures: &[Picture], lang: Lang) -> String {
    let title = pick(lang, "年度报告图解", "The annual report in pictures");
    let hint = pick(
        lang,
        "在图上按右键，可以复制到文档中（位图），或另存为 SVG。",
        "Right-click a picture to copy it into a document (as a bitmap) or to save it as SVG.",
    );
    let code = if lang == Lang::Zh { "zh-CN" } else { "en" };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n{GENERATOR}\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p class=\"hint\">{hint}</p>\n"
    );
    for picture in pictures {
        let source = as_address(&picture.svg);
        out.push_str(&format!(
            "<figure data-picture=\"{}\"><img alt=\"{}\" src=\"{source}\">",
            picture.name,
            escaped(&picture.title)
        ));
        table(&mut out, picture);
        out.push_str("</figure>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

const STYLE: &str = "\
body{font:16px/1.7 system-ui,'Microsoft YaHei','Noto Sans CJK SC',sans-serif;margin:2rem auto;max-width:50rem;padding:0 1rem;\
color:#17202e;background:#fff}h1{font-size:1.4rem}.hint{color:#465164}figure{margin:2rem 0;break-inside:avoid}img{max-width:100%;height:auto}\
table{border-collapse:collapse;font-size:.9rem}th,td{border:1px solid #999;padding:.2rem .6rem;text-align:right}\
th:first-child,td:first-child{text-align:left}\
@media screen and (prefers-color-scheme:dark){body{color:#e6eaf0;background:#161b24}.hint{color:#b3bccb}}\
@media print{body{margin:0;max-width:none}.hint{display:none}}";

/// The numbers of a picture, folded away on screens.
fn table(out: &mut String, picture: &Picture) {
    let Some((head, rows)) = picture.table.split_first() else { return };
    let cells = |row: &[String], tag: &str| -> String {
        row.iter().map(|cell| format!("<{tag}>{}</{tag}>", escaped(cell))).collect()
    };
    out.push_str(&format!(
        "<figcaption><table><caption>{}</caption><thead><tr>{}</tr></thead><tbody>",
        escaped(&picture.title),
        cells(head, "th")
    ));
    for row in rows {
        out.push_str(&format!("<tr>{}</tr>", cells(row, "td")));
    }
    out.push_str("</tbody></table></figcaption>");
}

/// A picture as an address that holds all of it.
fn as_address(svg: &str) -> String {
    let mut out = String::from("data:image/svg+xml;charset=utf-8,");
    for byte in svg.bytes() {
        if byte.is_ascii_alphanumeric() || b" -_.~/:;=(),{}".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
