//! The list of problems as a new document: a page across, a table for each report.

use super::super::problems::{self, Problem, headings};
use super::{WORD, run};
use crate::Checked;
use crate::finding::{Lang, Severity};
use crate::rules;
use crate::source::{Unreadable, package};

use super::super::masked;

/// Widths of the nine columns in twentieths of a point; together the room between the margins.
const WIDTHS: [u32; 9] = [560, 1500, 1700, 1400, 3600, 2600, 2600, 700, 1300];

/// The list for one report or many, each under its own title with its verdict; then what was found across them,
/// and what was checked and held.
pub fn problem_list(reports: &[Checked], across: &[Problem], lang: Lang) -> Result<Vec<u8>, Unreadable> {
    let mut body = String::new();
    for one in reports {
        body.push_str(&heading(&super::super::title(&one.report, lang)));
        body.push_str(&paragraph(&super::super::verdict(&one.outcomes.tally(), lang)));
        let rows = problems::problems(one, lang);
        if !rows.is_empty() {
            body.push_str(&table(&rows, lang));
        }
        let skipped = rules::grouped(&one.outcomes.skipped);
        if !skipped.is_empty() {
            body.push_str(&caption(lang, "未能核对", "Not checked"));
        }
        for (skipped, count) in skipped {
            let reason = masked(skipped.reason.get(lang)).into_owned();
            body.push_str(&paragraph(&format!("{} ×{count}  {reason}", title_of(skipped.code, lang))));
        }
        if !one.outcomes.held.is_empty() {
            body.push_str(&caption(lang, "核对通过", "What held"));
        }
        for held in &one.outcomes.held {
            body.push_str(&paragraph(&format!("{}  {}", title_of(held.code, lang), masked(&held.formula))));
        }
    }
    if !across.is_empty() {
        body.push_str(&heading(if lang == Lang::Zh { "报告之间" } else { "Across reports" }));
        body.push_str(&table(across, lang));
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
        ("_rels/.rels", relations("officeDocument", "word/document.xml")),
        ("word/document.xml", document),
        ("word/footer1.xml", footer),
        ("word/_rels/document.xml.rels", relations("footer", "footer1.xml")),
    ];
    package::write(&parts.map(|(name, content)| (name.to_owned(), content.into_bytes())))
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
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
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}</Types>",
        kind("document", "document.main"),
        kind("footer1", "footer")
    )
}

fn relations(kind: &str, target: &str) -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/></Relationships>"
    )
}

fn title_of(code: &str, lang: Lang) -> &'static str {
    rules::find(code).map_or("", |r| r.meta().title_in(lang))
}

fn heading(text: &str) -> String {
    let properties = "<w:pPr><w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/></w:pPr>";
    format!("<w:p>{properties}{}</w:p>", run("w:", "<w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr>", text))
}

fn caption(lang: Lang, zh: &str, en: &str) -> String {
    let properties = "<w:pPr><w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\"/></w:pPr>";
    let text = if lang == Lang::Zh { zh } else { en };
    format!("<w:p>{properties}{}</w:p>", run("w:", "<w:rPr><w:b/></w:rPr>", text))
}

fn paragraph(text: &str) -> String {
    format!("<w:p>{}</w:p>", run("w:", "<w:rPr><w:sz w:val=\"20\"/></w:rPr>", text))
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
        out.push_str(&row("<w:trPr><w:cantSplit/></w:trPr>", &problem.row(nth + 1, lang), "", shade));
    }
    // Two tables without a paragraph between them would become one.
    out + "</w:tbl><w:p/>"
}

fn row(properties: &str, cells: &[String; 9], bold: &str, shade: &str) -> String {
    let cell = |(text, width): (&String, u32)| {
        format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>\
             <w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{shade}\"/></w:tcPr><w:p>{}</w:p></w:tc>",
            run("w:", &format!("<w:rPr>{bold}<w:sz w:val=\"18\"/></w:rPr>"), text)
        )
    };
    format!("<w:tr>{properties}{}</w:tr>", cells.iter().zip(WIDTHS).map(cell).collect::<String>())
}
