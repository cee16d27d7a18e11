//! The list of problems as a new document: a page across, a table for each report.

use super::super::marks::PROPERTY;
use super::super::problems::{self, Between, Problem, Unread, headings};
use super::{WORD, run};
use crate::Checked;
use crate::checked::SetOutcomes;
use crate::checked::{self, Outcomes};
use crate::finding::{Held, Lang, Severity, Skipped};
use crate::rules;
use crate::source::{Unreadable, package};

use super::super::masked;

/// Widths of the nine columns in twentieths of a point; together the room between the margins.
const WIDTHS: [u32; 9] = [700, 1500, 1700, 1400, 3600, 2500, 2560, 700, 1300];

/// The list for one report or many, each under its own title with its verdict, and with what was checked and held;
/// then what was found between them.
pub fn problem_list(reports: &[Checked], between: &Between<'_>, lang: Lang) -> Result<Vec<u8>, Unreadable> {
    let mut body = title(problems::list_title(lang));
    body.push_str(&paragraph(problems::list_sender(lang)));
    for one in reports {
        let Outcomes { held, skipped, .. } = &one.outcomes;
        body.push_str(&heading(&super::super::title(&one.report, lang)));
        body.push_str(&paragraph(&super::super::verdict(one, lang)));
        part(&mut body, &problems::problems(one, lang), &problems::aside(one, lang), held, skipped, lang);
    }
    if !between.is_empty() {
        let SetOutcomes { held, skipped, .. } = between.outcome;
        body.push_str(&heading(if lang == Lang::Zh { "报告之间" } else { "Between reports" }));
        body.push_str(&paragraph(&super::super::verdict_between(between.outcome, lang)));
        part(&mut body, &between.problems, &[], held, skipped, lang);
    }
    if !between.unread.is_empty() {
        body.push_str(&heading(Unread::heading(lang)));
        body.extend(between.unread.iter().map(|u| paragraph(&u.line(lang))));
    }
    let page = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId1\"/>\
                <w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
                <w:pgMar w:top=\"850\" w:right=\"430\" w:bottom=\"850\" w:left=\"430\" w:header=\"400\" \
                w:footer=\"400\" w:gutter=\"0\"/></w:sectPr>";
    let document = format!(
        "{HEAD}<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{RELATIONS}\"><w:body>{body}{page}</w:body></w:document>"
    );
    let footer = format!(
        "{HEAD}<w:ftr xmlns:w=\"{WORD}\"><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:fldSimple w:instr=\"PAGE\">\
         <w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"
    );
    let parts = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", root_relations()),
        ("word/document.xml", document),
        ("word/footer1.xml", footer),
        ("word/_rels/document.xml.rels", relations("footer", "footer1.xml")),
        ("docProps/custom.xml", properties()),
    ];
    package::write(&parts.map(|(name, content)| (name.to_owned(), content.into_bytes()))).map(package::sealed)
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// A font that Windows, WPS and the national systems all have.
const FONT: &str = "<w:rFonts w:ascii=\"宋体\" w:hAnsi=\"宋体\" w:eastAsia=\"宋体\" w:hint=\"eastAsia\"/>";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn content_types() -> String {
    let kind = |part: &str, kind: &str| {
        format!(
            "<Override PartName=\"/word/{part}.xml\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml\"/>"
        )
    };
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/custom.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.custom-properties+xml\"/>{}{}</Types>",
        kind("document", "document.main"),
        kind("footer1", "footer")
    )
}

fn relations(kind: &str, target: &str) -> String {
    relationships(&[(kind, target)])
}

fn root_relations() -> String {
    relationships(&[("officeDocument", "word/document.xml"), ("custom-properties", "docProps/custom.xml")])
}

fn relationships(all: &[(&str, &str)]) -> String {
    let one = |(nth, (kind, target)): (usize, &(&str, &str))| {
        format!("<Relationship Id=\"rId{}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>", nth + 1)
    };
    let all: String = all.iter().enumerate().map(one).collect();
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
    )
}

/// The property by which the list is known, and the version that made it.
fn properties() -> String {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006";
    format!(
        "{HEAD}<Properties xmlns=\"{kind}/custom-properties\" xmlns:vt=\"{kind}/docPropsVTypes\">\
         <property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"2\" name=\"{PROPERTY}\"><vt:lpwstr>{}</vt:lpwstr>\
         </property></Properties>",
        env!("CARGO_PKG_VERSION")
    )
}

/// The problems, what could not be checked and why, and how much was checked and held. Each calculation is in the
/// workbook: of sixty reports they would fill a hundred pages.
fn part(
    body: &mut String,
    rows: &[Problem],
    aside: &[Problem],
    held: &[Held],
    skipped: &[Skipped],
    lang: Lang,
) {
    if !rows.is_empty() {
        body.push_str(&table(rows, lang));
    }
    if !aside.is_empty() {
        let heading = problems::aside_heading(lang);
        body.push_str(&caption(lang, heading, heading));
        body.push_str(&table(aside, lang));
    }
    if !skipped.is_empty() {
        body.push_str(&caption(lang, "未能核对", "Not checked"));
    }
    for (skipped, count) in checked::grouped(skipped) {
        let reason = masked(skipped.reason.get(lang)).into_owned();
        let title = rules::holds_of(skipped.code, &skipped.title, lang);
        body.push_str(&paragraph(&format!("{title} ×{count}  {reason}")));
    }
    if !held.is_empty() {
        body.push_str(&caption(lang, "核对通过", "What held"));
        let mut counts: Vec<(&Held, usize)> = Vec::new();
        for held in held {
            match counts.iter_mut().find(|(first, _)| first.code == held.code) {
                Some((_, count)) => *count += 1,
                None => counts.push((held, 1)),
            }
        }
        let one = |(held, count): &(&Held, usize)| {
            format!("{} ×{count}", rules::holds_of(held.code, &held.title, lang))
        };
        let between = if lang == Lang::Zh { "；" } else { "; " };
        body.push_str(&paragraph(&counts.iter().map(one).collect::<Vec<_>>().join(between)));
    }
}

fn heading(text: &str) -> String {
    let properties = "<w:pPr><w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/></w:pPr>";
    format!(
        "<w:p>{properties}{}</w:p>",
        run("w:", &format!("<w:rPr>{FONT}<w:b/><w:sz w:val=\"32\"/></w:rPr>"), text)
    )
}

fn title(text: &str) -> String {
    let properties = "<w:pPr><w:jc w:val=\"center\"/><w:spacing w:after=\"160\"/></w:pPr>";
    format!(
        "<w:p>{properties}{}</w:p>",
        run("w:", &format!("<w:rPr>{FONT}<w:b/><w:sz w:val=\"40\"/></w:rPr>"), text)
    )
}

fn caption(lang: Lang, zh: &str, en: &str) -> String {
    let properties = "<w:pPr><w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\"/></w:pPr>";
    let text = if lang == Lang::Zh { zh } else { en };
    format!("<w:p>{properties}{}</w:p>", run("w:", &format!("<w:rPr>{FONT}<w:b/></w:rPr>"), text))
}

fn paragraph(text: &str) -> String {
    format!("<w:p>{}</w:p>", run("w:", &format!("<w:rPr>{FONT}<w:sz w:val=\"20\"/></w:rPr>"), text))
}

fn table(rows: &[Problem], lang: Lang) -> String {
    let side =
        |name: &str| format!("<w:{name} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>");
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(side).concat();
    let grid: String = WIDTHS.iter().map(|w| format!("<w:gridCol w:w=\"{w}\"/>")).collect();
    let mut out = format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>{borders}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>",
        WIDTHS.iter().sum::<u32>()
    );
    // The header is repeated on every page.
    let header = headings(lang).map(str::to_owned);
    out.push_str(&row("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", &header, "<w:b/>", "E8EEF4"));
    for (nth, problem) in rows.iter().enumerate() {
        let shade = match problem.severity {
            Severity::Error => "FCE4E4",
            Severity::Warning => "FFF7E0",
            _ => "auto",
        };
        let mut cells = problem.row(nth + 1, lang);
        // Whose problems these are stands over the table, and once in it.
        let same =
            nth.checked_sub(1).and_then(|before| rows.get(before)).is_some_and(|b| b.body == problem.body);
        if let Some(body) = cells.get_mut(1).filter(|_| same) {
            body.clear();
        }
        out.push_str(&row("<w:trPr><w:cantSplit/></w:trPr>", &cells, "", shade));
    }
    // Two tables without a paragraph between them would become one.
    out + "</w:tbl><w:p/>"
}

fn row(properties: &str, cells: &[String; 9], bold: &str, shade: &str) -> String {
    let cell = |(text, width): (&String, u32)| {
        format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>\
             <w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{shade}\"/></w:tcPr><w:p>{}</w:p></w:tc>",
            run("w:", &format!("<w:rPr>{FONT}{bold}<w:sz w:val=\"18\"/></w:rPr>"), text)
        )
    };
    format!("<w:tr>{properties}{}</w:tr>", cells.iter().zip(WIDTHS).map(cell).collect::<String>())
}
