//! Rows that only the sums can place, and rows whose place the sums refute.

use crate::form::Form;

use super::super::super::columns::{Content, Placement};
use super::super::super::stream::Stream;
use super::super::super::sums::{Sheet, row_holds};
use super::super::WIDTH;
use super::{Open, figures};

/// Of several ways the one with which every sum holds that the row takes part in.
pub(super) fn by_sums(stream: &Stream<'_>, form: &'static Form, open: &mut [Open]) {
    let pending = open.iter().enumerate().filter(|(_, row)| row.placement.is_none()).map(|(nth, _)| nth);
    let pending: Vec<usize> = pending.collect();
    let mut chosen = Vec::new();
    for nth in pending {
        let Some(row) = open.get(nth) else { continue };
        let mut fitting: Vec<&Placement> = Vec::new();
        for way in &row.ways.all {
            let sheet = sheet(stream, form, open, Some((row.id, way)));
            let Some(at) = form.t3.iter().position(|r| r.id == row.id) else { continue };
            let (holding, failing) = sheet.around(at);
            let own = row_holds(&figures(stream, way));
            let vouched = own == Some(true) || holding + 1 >= WIDTH;
            if own != Some(false) && failing == 0 && vouched {
                fitting.push(way);
            }
        }
        let first = fitting.first().copied();
        let same = |way: &&Placement| first == Some(*way);
        if let Some(way) = first
            && fitting.iter().all(same)
            && !may_be_doubled_elsewhere(stream, row, way)
        {
            chosen.push((nth, way.clone()));
        }
    }
    for (nth, way) in chosen {
        if let Some(row) = open.get_mut(nth) {
            row.placement = Some(way);
        }
    }
}

/// Whether a way leaves out a figure that stands alone while others stand twice in a row: a line may have been doubled, and the
/// figure that the sums do not want may be the report's own.
fn may_be_doubled_elsewhere(stream: &Stream<'_>, row: &Open, way: &Placement) -> bool {
    let text = |entry: &usize| stream.segment(*entry).map_or("", |p| p.span.of(stream.text));
    let is_filled = |s: &usize| stream.segment(*s).is_some_and(|p| p.kind.is_filled());
    let filled: Vec<usize> = row.entries.iter().copied().filter(is_filled).collect();
    let is_at = |content: &Content| matches!(content, Content::At(_));
    if filled.len() != WIDTH + 1 || !way.iter().all(is_at) {
        return false;
    }
    // Only figures on lines of their own are doubled with their line.
    let apart = |one: &usize, next: &usize| {
        let ends = (stream.segment(*one).map(|p| p.span.end), stream.segment(*next).map(|p| p.span.start));
        let between = ends.0.zip(ends.1).and_then(|(from, to)| stream.text.get(from..to));
        between.is_some_and(|between| between.contains('\n'))
    };
    let alike = |pair: &[usize]| matches!(pair, [one, next] if text(one) == text(next) && apart(one, next));
    let left_out = |entry: &usize| !way.contains(&Content::At(*entry));
    let own = filled.windows(2).any(|pair| pair.iter().any(left_out) && alike(pair));
    !own && filled.windows(2).any(alike)
}

/// A row whose 总计 is blank and whose 其他 is what the cells before it come to has lost a cell on the left: what is
/// read as 其他 is the total. So has one with which a column's sum fails. Only where other rows have their total filled in.
pub(super) fn without_shifted_totals(stream: &Stream<'_>, form: &'static Form, open: &mut [Open]) {
    let of = |row: &Open| row.placement.as_ref().map(|p| figures(stream, p));
    let is_blank = |content: &Content| match content {
        Content::At(nth) => stream.segment(*nth).is_some_and(|p| !p.kind.is_filled()),
        Content::Empty => true,
        Content::Joined(..) | Content::Lost => false,
    };
    let has_total = |row: &Open| row.placement.as_ref().and_then(|p| p.last()).is_some_and(|c| !is_blank(c));
    if open.iter().filter(|row| has_total(row)).count() * 2 <= open.len() {
        return;
    }
    let is_total = |row: &Open| match of(row).as_deref() {
        Some([parts @ .., Some(other), _]) => {
            *other > 0 && parts.iter().copied().sum::<Option<i64>>() == Some(*other)
        }
        _ => false,
    };
    let sheet = sheet(stream, form, open, None);
    let fails = |row: &Open| {
        let is_filled = |p: &Placement| p.iter().any(|content| !is_blank(content));
        if !row.placement.as_ref().is_some_and(is_filled) {
            return false;
        }
        let at = form.t3.iter().position(|r| r.id == row.id);
        at.is_some_and(|at| (0..WIDTH - 1).any(|column| sheet.column_fails(at, column)))
    };
    let shifted: Vec<usize> = open
        .iter()
        .enumerate()
        .filter(|(_, row)| row.placement.is_some() && !has_total(row) && (is_total(row) || fails(row)))
        .map(|(nth, _)| nth)
        .collect();
    for nth in shifted {
        if let Some(row) = open.get_mut(nth) {
            row.placement = None;
        }
    }
}

fn sheet<'f>(
    stream: &Stream<'_>,
    form: &'f Form,
    open: &[Open],
    instead: Option<(&str, &Placement)>,
) -> Sheet<'f> {
    let placement = |id: &str| match instead {
        Some((own, way)) if own == id => Some(way.clone()),
        _ => open.iter().find(|row| row.id == id).and_then(|row| row.placement.clone()),
    };
    let rows = form.t3.iter().map(|row| (row, placement(row.id).map(|p| figures(stream, &p))));
    Sheet { rows: rows.collect() }
}
