//! A checked report as bytes: the way from the second module, which checks fast and in a worker, to the page, which draws
//! what came of it. The two have no memory in common, and both sides are this module.
//!
//! What only rules look at (claims, lists, rates, the details of a quantity) does not come along, and neither does the
//! document, which the page has. Both sides are of one build: bytes that are no checked report give `None`, nothing more.

mod bytes;

use std::sync::Arc;

use self::bytes::{Part, Reader, Writer, parts};
use super::{Checked, Outcomes};
use crate::document::Document;
use crate::finding::{
    Confidence, Finding, Held, Mark, Replacement, Role, Severity, Skipped, Suggestion, Words,
};
use crate::form::{CellId, FORMS, Form, Row, TableId};
use crate::report::prose::Fact;
use crate::report::slot::SLOTS;
use crate::report::{
    BodyKind, Cell, CellState, Identity, Located, Report, SecondReport, Section, SectionKind, Table,
    TableRow, TableState,
};
use crate::rules;
use crate::rules::narrative::{Judgement, Verdict};
use crate::text::Span;

/// Takes a checked report apart.
pub fn pack(checked: &Checked) -> Vec<u8> {
    let mut out = Writer { bytes: Vec::new(), codes: codes() };
    let Checked { report, outcomes } = checked;
    // Every field by name: one that is added is asked for here.
    let Report {
        identity,
        sections,
        t2,
        t3,
        t4,
        facts,
        second,
        interleaved,
        document: _,
        old_statistics: _,
        paragraphs: _,
        claims: _,
        lists: _,
        enumerations: _,
        balances: _,
        references: _,
        ratios: _,
        speaks_of_handling_fee: _,
    } = report;
    identity.put(&mut out);
    sections.put(&mut out);
    for table in [t2, t3, t4] {
        table.put(&mut out);
    }
    facts.put(&mut out);
    second.put(&mut out);
    interleaved.put(&mut out);
    let Outcomes {
        findings,
        held,
        skipped,
        judgements,
        rules_off,
        is_blank,
        set_aside: _,
        between: _,
        house_rules: _,
    } = outcomes;
    findings.put(&mut out);
    held.put(&mut out);
    skipped.put(&mut out);
    judgements.put(&mut out);
    rules_off.put(&mut out);
    is_blank.put(&mut out);
    out.bytes
}

/// Puts it together again, over the document that was checked.
pub fn unpack(bytes: &[u8], document: Document) -> Option<Checked> {
    let mut from = Reader { rest: bytes, codes: codes() };
    let report = Report {
        document: Arc::new(document),
        identity: Part::take(&mut from)?,
        sections: Part::take(&mut from)?,
        t2: Part::take(&mut from)?,
        t3: Part::take(&mut from)?,
        t4: Part::take(&mut from)?,
        facts: Part::take(&mut from)?,
        second: Part::take(&mut from)?,
        interleaved: Part::take(&mut from)?,
        ..Report::default()
    };
    let outcomes = Outcomes {
        findings: Part::take(&mut from)?,
        held: Part::take(&mut from)?,
        skipped: Part::take(&mut from)?,
        judgements: Part::take(&mut from)?,
        rules_off: Part::take(&mut from)?,
        is_blank: Part::take(&mut from)?,
        ..Outcomes::default()
    };
    from.rest.is_empty().then_some(Checked { report, outcomes })
}

/// The codes of the catalogue, which go by their number.
fn codes() -> Vec<&'static str> {
    rules::catalogue().map(|rule| rule.meta().code).collect()
}

/// A row of the forms: its form, its table, its place.
impl Part for &'static Row {
    fn put(&self, out: &mut Writer) {
        let of_table = |form: &Form, table: TableId| {
            Some((table, form.rows(table).iter().position(|row| std::ptr::eq(row, *self))?))
        };
        let of_form = |form: &&Form| TableId::ALL.into_iter().find_map(|table| of_table(form, table));
        let found = FORMS.iter().enumerate().find_map(|(nth, form)| Some((nth, of_form(form)?)));
        // Every row is one of a form's.
        let (form, (table, at)) = found.unwrap_or((FORMS.len(), (TableId::T2, 0)));
        form.put(out);
        table.put(out);
        at.put(out);
    }

    fn take(from: &mut Reader<'_>) -> Option<&'static Row> {
        row(from).map(|(_, row)| row)
    }
}

fn row(from: &mut Reader<'_>) -> Option<(TableId, &'static Row)> {
    let form: &'static Form = Part::take(from)?;
    let table = TableId::take(from)?;
    Some((table, form.rows(table).get(usize::take(from)?)?))
}

/// A cell: its row, and its place in it.
impl Part for CellId {
    fn put(&self, out: &mut Writer) {
        let Some((row, column)) = self.spec() else { return FORMS.len().put(out) };
        row.put(out);
        row.columns.iter().position(|other| other.id == column.id).unwrap_or(0).put(out);
    }

    fn take(from: &mut Reader<'_>) -> Option<CellId> {
        let (table, row) = row(from)?;
        let column = row.columns.get(usize::take(from)?)?;
        Some(CellId { table, row: row.id, column: column.id })
    }
}

impl Part for &'static Form {
    fn put(&self, out: &mut Writer) {
        FORMS.iter().position(|form| form.id == self.id).unwrap_or(FORMS.len()).put(out);
    }

    fn take(from: &mut Reader<'_>) -> Option<&'static Form> {
        FORMS.get(usize::take(from)?).copied()
    }
}

parts! {
    enum Severity { Error, Warning, Info, NotEvaluated }
    enum Role { Subject, Evidence }
    enum TableId { T2, T3, T4 }
    enum TableState { Absent, Lost, Image, Read }
    enum CellState { Missing, Number, Blank, Placeholder, Text }
    enum SectionKind { S1, S2, S3, S4, S5, S6 }
    enum BodyKind { Region, Office, Dept, Town, Street }
    enum Verdict { Agrees, Differs, NotCompared }
}

parts! {
    Span { start, end };
    Words { zh, en };
    Mark { report, span, role };
    Suggestion { cell, value, text };
    Replacement { span, value, text };
    Finding {
        code, title, severity, message, formula, left, right, cells, marks, suggestions, alternatives, replacement,
        confidence, explains, explained_by, fingerprint
    };
    Held { code, title, cells, spans, formula };
    Skipped { code, title, cells, reason };
    Judgement { verdict, cells, reason } but Judgement::default();
    Section { kind, numeral, title, heading, span };
    SecondReport { span, is_same };
    Identity { title, body, kind, year } but Identity::default();
    Cell { value, raw, state, span } but Cell::default();
    TableRow { row, cells, label };
    Table { state, form, span, rows } but Table::default();
}

impl Part for Confidence {
    fn put(&self, out: &mut Writer) {
        self.0.put(out);
    }

    fn take(from: &mut Reader<'_>) -> Option<Confidence> {
        u16::take(from).map(Confidence)
    }
}

impl<T: Part> Part for Located<T> {
    fn put(&self, out: &mut Writer) {
        self.value.put(out);
        self.span.put(out);
    }

    fn take(from: &mut Reader<'_>) -> Option<Located<T>> {
        Some(Located { value: T::take(from)?, span: Span::take(from)? })
    }
}

/// Of a quantity its slot and its place.
impl Part for Fact {
    fn put(&self, out: &mut Writer) {
        SLOTS.iter().position(|spec| spec.slot == self.slot).unwrap_or(SLOTS.len()).put(out);
        self.span.put(out);
    }

    fn take(from: &mut Reader<'_>) -> Option<Fact> {
        let slot = SLOTS.get(usize::take(from)?)?.slot;
        Some(Fact { slot, span: Part::take(from)?, ..Fact::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Options;

    fn twice(text: &str) -> (Checked, Checked) {
        let document = crate::source::from_text(text.to_owned());
        let checked = crate::check(document.clone(), &Options::default(), None);
        let again = unpack(&pack(&checked), document).expect("what was packed");
        (checked, again)
    }

    /// What the page draws, in words.
    fn drawn(checked: &Checked) -> String {
        let Checked { report, outcomes } = checked;
        let identity = &report.identity;
        let mut words = format!(
            "{:?} {:?} {:?} {:?} {:?}\n{:?}\n{:?}\n{:?}\n{:?} {:?}\n",
            identity.title,
            identity.body,
            identity.kind,
            identity.year,
            report.sections,
            outcomes.findings,
            outcomes.held,
            outcomes.skipped,
            outcomes.tally(),
            checked.verdict(),
        );
        for table in TableId::ALL.map(|id| report.table(id)) {
            words += &format!("{:?} {:?} {:?}\n", table.state, table.form.map(|form| form.id), table.span);
            for row in &table.rows {
                let cells = row.cells.iter().map(|cell| (cell.value, &cell.raw, cell.state, cell.span));
                words += &format!("{} {:?}\n", row.row.label, cells.collect::<Vec<_>>());
            }
        }
        for (fact, judgement) in report.facts.iter().zip(&outcomes.judgements) {
            let Judgement { verdict, cells, reason, .. } = judgement;
            words += &format!("{:?} {:?} {verdict:?} {cells:?} {reason:?}\n", fact.slot, fact.span);
        }
        words
    }

    /// A sound report and such with something wrong in them.
    fn texts() -> Vec<String> {
        let sound = include_str!("../../app/model/samples/sound.txt").to_owned();
        vec![
            sound.replace("\t38\t6\t", "\t83\t6\t"),
            sound.replace("6件", "9件").replace('\t', "  "),
            sound.replace("二、", "附、"),
            String::new(),
            "今天天气很好。".to_owned(),
            sound,
        ]
    }

    #[test]
    fn what_is_drawn_comes_through() {
        for text in texts() {
            let (checked, again) = twice(&text);
            assert_eq!(drawn(&checked), drawn(&again));
        }
    }

    #[test]
    fn a_report_behind_the_first_comes_through() {
        let sound = include_str!("../../app/model/samples/sound.txt");
        let (checked, again) = twice(&[sound, &sound.replace("松岭县", "青禾县")].concat());
        assert!(checked.report.second.is_some());
        assert_eq!(checked.report.second, again.report.second);
    }

    #[test]
    fn bytes_that_are_no_checked_report_give_none() {
        for text in texts() {
            let document = crate::source::from_text(text);
            let bytes = pack(&crate::check(document.clone(), &Options::default(), None));
            for end in (0..bytes.len()).step_by(7) {
                let cut = bytes.get(..end).unwrap();
                assert!(unpack(cut, document.clone()).is_none(), "cut at {end}");
            }
        }
        assert!(unpack(&[0xff; 64], Document::default()).is_none());
    }
}
