//! Two reports side by side: versions of one report, years of one body, or any two.

use crate::Checked;
use crate::checked::CheckedSet;
use crate::finding::{Finding, Lang};
use crate::form::{CellId, TableId};
use crate::render::problems::is_folded;
use crate::report::same_body;
use crate::report::{Cell, Report, SectionKind};
use crate::rules;
use crate::set::differ::{self, Piece};
use crate::set::similar::Prepared;
use crate::set::versions::{self, CellChange, Difference};
use crate::text::Span;

use super::form::{self, Figure};
use super::{escaped, file_of, masked, named, open, pick, quoted};

/// The most copied passages that are shown of one section.
const PASSAGES: usize = 40;

/// What two reports are to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// One report in two versions.
    Versions,
    /// One body on two years.
    Years,
    /// Neither.
    Others,
}

/// The view; `None` where there are no such two reports.
pub fn draw(set: &CheckedSet, one: usize, other: usize, lang: Lang) -> Option<String> {
    let (first, second) = (set.reports.get(one)?, set.reports.get(other)?);
    let year = |checked: &Checked| checked.report.identity.year.as_ref().map(|year| year.value);
    let body = |checked: &Checked| checked.report.identity.body.as_ref().map(|body| body.value.clone());
    let is_same = matches!((body(first), body(second)), (Some(a), Some(b)) if same_body(&a, &b));
    let relation = match (is_same, year(first) == year(second)) {
        (true, true) => Relation::Versions,
        (true, false) => Relation::Years,
        (false, _) => Relation::Others,
    };
    // The earlier year stands on the left, however they were chosen.
    if relation == Relation::Years && year(first) > year(second) {
        return draw(set, other, one, lang);
    }
    let difference = versions::compare(first.reviewed(), second.reviewed());
    let heading = match relation {
        Relation::Versions => pick(lang, "同一报告的两个版本", "Two versions of one report"),
        Relation::Years => pick(lang, "同一机关的两个年度", "One body on two years"),
        Relation::Others => pick(lang, "两份报告", "Two reports"),
    };
    let mut out = format!("<h2 tabindex=\"-1\">{heading}</h2><div class=\"sides\">");
    for (number, side) in [(one, pick(lang, "第一份", "First")), (other, pick(lang, "第二份", "Second"))]
    {
        out.push_str(&format!(
            "<p><span class=\"badge\">{side}</span>{}<span class=\"hint\">{}</span></p>",
            open(number, &named(set, number, lang)),
            file_of(set, number)
        ));
    }
    out.push_str("</div>");
    if relation == Relation::Versions {
        if difference.is_none() {
            let same = pick(lang, "表格和文字都没有差别。", "Tables and words are the same.");
            out.push_str(&format!("<p class=\"verdict is-clean\">{same}</p>"));
        }
        out.push_str(&cells(&difference.cells, lang));
        out.push_str(&sentences(&difference, &first.report, &second.report, lang));
        out.push_str(&findings(&difference, first, second, lang));
    } else {
        out.push_str(&tables(&first.report, &second.report, lang));
        out.push_str(&passages(&first.report, &second.report, lang));
    }
    Some(out)
}

/// A part of the view: heading, how many, content.
fn part(heading: &str, count: usize, content: &str) -> String {
    format!(
        "<section class=\"block\"><h3>{heading}<span class=\"count\">{count}</span></h3>{content}</section>"
    )
}

/// The cells that print something else.
fn cells(changes: &[CellChange], lang: Lang) -> String {
    let heading = pick(lang, "表格中不同的格", "Cells that differ");
    if changes.is_empty() {
        let same = pick(lang, "三张表逐格相同。", "All cells of the three tables are the same.");
        return part(heading, 0, &format!("<p class=\"hint\">{same}</p>"));
    }
    let [cell, first, second, difference] = match lang {
        Lang::Zh => ["格", "第一份", "第二份", "增减"],
        Lang::En => ["Cell", "First", "Second", "Change"],
    };
    let shown = |side: &Option<String>| match side {
        Some(raw) if raw.trim().is_empty() => pick(lang, "（空白）", "(blank)").to_owned(),
        Some(raw) => quoted(raw),
        None => format!("<span class=\"hint\">{}</span>", pick(lang, "没有这一格", "not there")),
    };
    let rows: String = changes
        .iter()
        .map(|change| {
            let table = pick(lang, change.cell.table.name_zh(), change.cell.table.name_en());
            let label = if lang == Lang::Zh { change.cell.label_zh() } else { change.cell.label_en() };
            format!(
                "<tr><th scope=\"row\">{table} {}</th><td>{}</td><td>{}</td><td>{}</td></tr>",
                escaped(&label),
                shown(&change.first),
                shown(&change.second),
                step(change.first.as_deref(), change.second.as_deref())
            )
        })
        .collect();
    let table = format!(
        "<div class=\"scroll\"><table class=\"list figures\"><thead><tr><th scope=\"col\">{cell}</th><th scope=\"col\">{first}</th>\
         <th scope=\"col\">{second}</th><th scope=\"col\">{difference}</th></tr></thead><tbody>{rows}</tbody></table></div>"
    );
    part(heading, changes.len(), &table)
}

/// The difference of two printed figures with its sign; empty where one of them is none.
fn step(first: Option<&str>, second: Option<&str>) -> String {
    let number = |raw: Option<&str>| crate::num::Num::parse(raw?.trim());
    let change = number(first).zip(number(second)).and_then(|(first, second)| second.checked_sub(first));
    change.filter(|change| !change.is_zero()).map_or_else(String::new, signed)
}

fn signed(change: crate::num::Num) -> String {
    if change.is_negative() { format!("−{}", change.negated()) } else { format!("+{change}") }
}

/// The sentences that were changed, left and right.
fn sentences(difference: &Difference, first: &Report, second: &Report, lang: Lang) -> String {
    let rows = difference.side_by_side(first, second);
    let heading = pick(lang, "文字中不同的句子", "Sentences that differ");
    if rows.is_empty() {
        let same = pick(lang, "文字逐句相同。", "All sentences are the same.");
        return part(heading, 0, &format!("<p class=\"hint\">{same}</p>"));
    }
    let pairs = rows.iter().map(|[old, new]| (words(*old, first), words(*new, second)));
    part(heading, rows.len(), &side_by_side(pairs, lang))
}

fn words(span: Option<Span>, report: &Report) -> &str {
    span.map_or("", |span| span.of(report.text())).trim()
}

/// Rows of two texts with what differs marked.
fn side_by_side<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>, lang: Lang) -> String {
    let missing = match lang {
        Lang::Zh => ["（第一份没有）", "（第二份没有）"],
        Lang::En => ["(not in the first)", "(not in the second)"],
    };
    let rows: String = pairs
        .map(|(old, new)| {
            // What is masked is masked before the texts are cut.
            let (old, new) = (masked(old), masked(new));
            let (left, right) = differ::pieces(&old, &new);
            let side = |pieces: &[Piece], tag: &str, missing: &str, alone: bool| match pieces {
                [] => format!("<td class=\"hint\">{missing}</td>"),
                pieces if alone => {
                    let text: String = pieces.iter().map(|piece| escaped(&piece.text)).collect();
                    format!("<td><{tag}>{text}</{tag}></td>")
                }
                pieces => {
                    format!("<td>{}</td>", pieces.iter().map(|piece| marked(piece, tag)).collect::<String>())
                }
            };
            format!(
                "<tr>{}{}</tr>",
                side(&left, "del", missing[0], right.is_empty()),
                side(&right, "ins", missing[1], left.is_empty())
            )
        })
        .collect();
    let [first, second] = [pick(lang, "第一份", "First"), pick(lang, "第二份", "Second")];
    format!(
        "<table class=\"list side-by-side\"><thead><tr><th scope=\"col\">{first}</th><th scope=\"col\">{second}</th></tr></thead>\
         <tbody>{rows}</tbody></table>"
    )
}

fn marked(piece: &Piece, tag: &str) -> String {
    let words = escaped(&piece.text);
    if piece.differs { format!("<{tag}>{words}</{tag}>") } else { words }
}

/// Which findings went, came and stayed.
fn findings(difference: &Difference, first: &Checked, second: &Checked, lang: Lang) -> String {
    let of = |checked: &Checked, fingerprints: &[String]| -> (usize, String) {
        let all = &checked.outcomes.findings;
        let heads: Vec<&Finding> =
            all.iter().filter(|f| fingerprints.contains(&f.fingerprint) && !is_folded(f, all)).collect();
        let rows: String = heads.iter().map(|finding| line(finding, lang)).collect();
        (heads.len(), rows)
    };
    let groups = [
        (pick(lang, "第二份新出现的问题", "New in the second"), of(second, &difference.came), true),
        (pick(lang, "两份都有的问题", "In both"), of(second, &difference.stayed), true),
        (pick(lang, "第二份已没有的问题", "Gone in the second"), of(first, &difference.gone), false),
    ];
    let mut out = String::new();
    for (heading, (count, rows), open) in groups {
        let open = if open && count > 0 { " open" } else { "" };
        out.push_str(&format!(
            "<details class=\"block\"{open}><summary>{heading}<span class=\"count\">{count}</span></summary>\
             <ul class=\"brief\">{rows}</ul></details>"
        ));
    }
    out
}

fn line(finding: &Finding, lang: Lang) -> String {
    let title = rules::title_of(finding, lang);
    format!(
        "<li class=\"{}\"><span class=\"badge\">{}</span><strong>{}</strong> {}</li>",
        finding.severity.name(),
        finding.severity.title(lang),
        escaped(title),
        quoted(finding.message.get(lang))
    )
}

/// The three tables with the figures of both.
fn tables(first: &Report, second: &Report, lang: Lang) -> String {
    let heading = pick(lang, "三张表", "The three tables");
    let key = pick(
        lang,
        "大字为第二份；小字为第一份的数和增减，相同的不再写。",
        "Large: the second report. Small: the first, and the change; nothing where they are the same.",
    );
    let (mut out, mut changed) = (format!("<p class=\"hint\">{key}</p>"), 0);
    for id in TableId::ALL {
        let Some(form) = second.table(id).form.or(first.table(id).form) else {
            let name = pick(lang, id.name_zh(), id.name_en());
            let words = pick(lang, "两份都没有读到。", "was read in neither.");
            out.push_str(&format!("<p class=\"lost\">{name}{words}</p>"));
            continue;
        };
        let ids = form.rows(id).iter().flat_map(|row| row.cells(id));
        changed += ids.filter(|cell| !is_same(first.cell(*cell), second.cell(*cell))).count();
        out.push_str(&form::table(form, id, |cell| both(first.cell(cell), second.cell(cell), lang), lang));
        out.push_str(&only_in_first(first, second, id, lang));
    }
    part(heading, changed, &out)
}

/// Whether two cells say the same. A blank and a 0 do not.
fn is_same(first: Option<&Cell>, second: Option<&Cell>) -> bool {
    match (first, second) {
        (Some(first), Some(second)) if first.value.is_some() => first.value == second.value,
        (first, second) => first.map(|c| &c.raw) == second.map(|c| &c.raw),
    }
}

/// The figure of the second, and under it that of the first where it was another.
fn both(first: Option<&Cell>, second: Option<&Cell>, lang: Lang) -> Figure {
    let raw = |cell: Option<&Cell>| cell.map_or_else(String::new, |cell| quoted(cell.raw.trim()));
    if is_same(first, second) {
        return ("", raw(second));
    }
    let was = match raw(first) {
        text if text.is_empty() => pick(lang, "空", "blank").to_owned(),
        text => text,
    };
    let change = match step(first.map(|c| c.raw.as_str()), second.map(|c| c.raw.as_str())) {
        change if change.is_empty() => change,
        change => format!("（{change}）"),
    };
    let said = pick(lang, "第一份 ", "first: ");
    (
        "changed",
        format!("{}<span class=\"was\"><span class=\"sr\">{said}</span>{was}{change}</span>", raw(second)),
    )
}

/// What another generation of the form has in rows of its own.
fn only_in_first(first: &Report, second: &Report, id: TableId, lang: Lang) -> String {
    let missing = first
        .table(id)
        .cells()
        .map(|(row, column, cell)| (CellId { table: id, row: row.id, column: column.id }, cell));
    let rows: String = missing
        .filter(|(cell, own)| second.cell(*cell).is_none() && own.value.is_some_and(|value| !value.is_zero()))
        .map(|(cell, own)| {
            let label = if lang == Lang::Zh { cell.label_zh() } else { cell.label_en() };
            format!("<li>{} {}</li>", escaped(&label), quoted(&own.raw))
        })
        .collect();
    if rows.is_empty() {
        return rows;
    }
    let heading = pick(lang, "只在第一份的表式中：", "Only in the first report's form:");
    format!("<p class=\"hint\">{heading}</p><ul class=\"brief\">{rows}</ul>")
}

/// What was taken over word for word, passage by passage.
fn passages(first: &Report, second: &Report, lang: Lang) -> String {
    let (mut out, mut count) = (String::new(), 0);
    for section in SectionKind::ALL {
        let (old, new) = (Prepared::section(first, section), Prepared::section(second, section));
        if new.is_empty() || old.is_empty() {
            continue;
        }
        let found = new.passages(&old, PASSAGES);
        if found.is_empty() {
            continue;
        }
        count += found.len();
        let (share, numeral) = (new.contained_in(&old) / 10, section.numeral());
        let summary = match lang {
            Lang::Zh => format!("{numeral}、{}：第二份有 {share}% 的文字也在第一份里", section.title()),
            Lang::En => format!("Section {numeral}: {share}% of the second's words stand in the first"),
        };
        let pairs =
            found.iter().map(|passage| (passage.second.of(first.text()), passage.first.of(second.text())));
        out.push_str(&format!("<h4>{summary}</h4>{}", side_by_side(pairs, lang)));
    }
    if out.is_empty() {
        let none =
            pick(lang, "没有二十字以上的相同段落。", "No passage of twenty characters or more is the same.");
        out.push_str(&format!("<p class=\"hint\">{none}</p>"));
    }
    part(pick(lang, "相同的段落", "Passages that are the same"), count, &out)
}
