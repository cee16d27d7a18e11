//! Which group of figures belongs to which row: words and groups against the rows of the form, both in order.
//!
//! One pass of dynamic programming over the events, with a row of the form (and whether its figures have been
//! seen) as the state. Words count for the row whose label they hold, wherever they stand: before the figures,
//! around them, after them. A label that is cut in segments adds up; damage costs a little; what fits nowhere is
//! skipped. The result is the best alignment, not yet a safe one: [`super::table3`] decides what to accept_rows.

use crate::form::{FORMS, Group, TableId};

use super::figure_groups::{Event, Events};
use super::labels::{Fragment, Ordinal, WHOLE, rows};
use super::stream::Stream;

/// The best alignment.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// For each event the row that its words count for.
    pub words: Vec<Option<usize>>,
    /// For each group its row.
    pub groups: Vec<Option<usize>>,
}

/// What a group is worth in the row whose words stand in front of it; in the row whose words stand in the same
/// line; and in a row without any words so far.
const LABELLED: u32 = 300;
const OWNED: u32 = 1000;
const UNLABELLED: u32 = 50;

/// How much of a label makes a group labelled.
const ENOUGH: u32 = 400;

/// A alignment so far: its worth, and the step that led here.
#[derive(Clone, Copy, Default)]
struct State {
    worth: u32,
    /// The state before (row and taken as one number), or `NONE`.
    from: u16,
    /// The step was used for this row.
    used: bool,
    /// What the words so far say for the row that the alignment is in.
    held: u32,
}

const NONE: u16 = u16::MAX;

/// What each event's words say about each row of table 3.
#[derive(Default)]
pub struct Evidence {
    /// For each event: (row, strength in thousandths).
    pub of: Vec<Vec<(usize, u32)>>,
    /// For each event its physical row.
    pub line: Vec<Option<u32>>,
    /// For each event the row whose whole label its words are, or begin.
    labels: Vec<Option<usize>>,
    /// For each event the group of rows that its words name, where they are the whole label of a row that this generation
    /// of the form does not have.
    groups: Vec<Option<Group>>,
}

impl Evidence {
    /// Weighs the words of a stretch.
    pub fn new(stream: &Stream<'_>, events: &Events) -> Evidence {
        let mut seen_label = false;
        // The number of a label that a space has cut off.
        let mut number = None;
        let mut evidence = Evidence::default();
        for (nth, event) in events.list.iter().enumerate() {
            let (mut of, mut line) = (Vec::new(), None);
            match event {
                Event::Word(item) => {
                    line = stream.row(*item);
                    if let Some(fragment) = stream.items.get(*item).and_then(|i| i.word()) {
                        // Beside a label of its own line, 其他 is the end of a merged one: （六）其他处理.
                        let is_last = !matches!(events.list.get(nth + 1), Some(Event::Word(next)) if stream.row(*next) == line);
                        let in_line = owns_figures(events, line);
                        let ordinal = fragment.ordinal.or(number.filter(|(l, _)| *l == line).map(|(_, n)| n));
                        number = fragment.ordinal.filter(|_| fragment.length == 0).map(|n| (line, n));
                        of = weighed(fragment, ordinal, in_line, seen_label && (is_last || !in_line));
                        seen_label |= of.iter().any(|(row, w)| *row >= 2 && *w >= 1000);
                    }
                }
                Event::Group(nth) => line = events.groups.get(*nth).and_then(|g| g.row),
                Event::Page => {}
            }
            evidence.of.push(of);
            evidence.line.push(line);
        }
        evidence.labels = (0..evidence.of.len()).map(|event| evidence.begins_label(event)).collect();
        evidence
    }

    /// The same without rows that are not `present`: （六）其他处理 is a row in one generation and a group in another.
    pub fn among(&self, present: &[bool]) -> Evidence {
        let here = |of: &Vec<(usize, u32)>| {
            of.iter().copied().filter(|(r, _)| present.get(*r) == Some(&true)).collect()
        };
        let named = |of: &Vec<(usize, u32)>| {
            let whole = of.iter().find(|(r, w)| *w >= u32::from(WHOLE) && present.get(*r) == Some(&false));
            whole.and_then(|(r, _)| group_of(*r))
        };
        let mut evidence = Evidence {
            of: self.of.iter().map(here).collect(),
            line: self.line.clone(),
            labels: Vec::new(),
            groups: self.of.iter().map(named).collect(),
        };
        evidence.labels = (0..evidence.of.len()).map(|event| evidence.begins_label(event)).collect();
        evidence
    }

    /// The row whose label the words of an event are; or of which they are one part and the next words the other.
    fn begins_label(&self, event: usize) -> Option<usize> {
        let best = |event: usize| self.of.get(event).and_then(|of| of.first()).copied();
        let (row, weight) = best(event)?;
        let in_line = |other: usize| {
            self.line.get(other).is_some_and(|l| l.is_some() && self.line.get(event) == Some(l))
        };
        let before = event.checked_sub(1).filter(|e| in_line(*e)).and_then(best);
        let is_rest = before.is_some_and(|(r, w)| r == row && w + weight >= u32::from(WHOLE));
        let next = best(event + 1).filter(|(r, _)| *r == row && in_line(event + 1)).map_or(0, |(_, w)| w);
        (!is_rest && weight + next >= u32::from(WHOLE)).then_some(row)
    }

    /// The row whose label begins with the words of an event.
    pub fn label(&self, event: usize) -> Option<usize> {
        self.labels.get(event).copied().flatten()
    }
}

/// The group that a row belongs to.
fn group_of(row: usize) -> Option<Group> {
    let row = rows(TableId::T3).get(row)?;
    FORMS.iter().find_map(|form| row.of(form)).map(|row| row.group)
}

fn owns_figures(events: &Events, line: Option<u32>) -> bool {
    line.is_some() && events.groups.iter().any(|g| g.owned && g.row == line && g.entries.len() >= 5)
}

/// What a fragment says. 其他 and 总计 are headers too: alone they say little, unless they bear the row's number
/// or stand in a line with figures.
fn weighed(
    fragment: &Fragment,
    ordinal: Option<Ordinal>,
    in_line: bool,
    seen_label: bool,
) -> Vec<(usize, u32)> {
    let rows = rows(TableId::T3);
    let mut out = Vec::new();
    for (class, recall) in &fragment.classes {
        let super::labels::Class::Row(TableId::T3, row) = class else { continue };
        let mut weight = u32::from(*recall);
        let id = rows.get(*row).map_or("", |r| r.id);
        if fragment.length <= 2 && matches!(id, "other_misc" | "total_handled") {
            let own = if id == "other_misc" { Ordinal::Arabic(3) } else { Ordinal::Bracketed(7) };
            weight = match (ordinal, in_line, seen_label) {
                (Some(ordinal), ..) if ordinal == own => 1000,
                (Some(_), ..) => 0,
                (None, true, true) => 900,
                (None, false, true) => 400,
                _ => 0,
            };
        }
        if weight > 0 {
            out.push((*row, weight));
        }
    }
    out
}

/// Finds the best alignment. `present` tells for each row whether it can occur in this report's form.
pub fn best(events: &Events, evidence: &Evidence, present: &[bool]) -> Alignment {
    let count = rows(TableId::T3).len();
    let states = (count + 1) * 2;
    // State: (row + 1) * 2 + taken; row -1 is before the first.
    let start = State { worth: 0, from: NONE, used: false, held: 0 };
    let mut tables: Vec<Vec<Option<State>>> = Vec::with_capacity(events.list.len() + 1);
    tables.push(vec![None; states]);
    if let Some(first) = tables.first_mut().and_then(|states| states.first_mut()) {
        *first = Some(start);
    }
    for (nth, event) in events.list.iter().enumerate() {
        let before = tables.last().map_or(&[][..], Vec::as_slice);
        let mut now: Vec<Option<State>> = before
            .iter()
            .enumerate()
            .map(|(s, state)| state.map(|state| State { from: s as u16, used: false, ..state }))
            .collect();
        let of = evidence.of.get(nth).map_or(&[][..], Vec::as_slice);
        match event {
            Event::Word(_) => {
                for (row, weight) in of.iter().filter(|(row, _)| present.get(*row) == Some(&true)) {
                    step_word(before, &mut now, *row, *weight);
                }
            }
            Event::Group(_) => {
                let line = evidence.line.get(nth).copied().flatten();
                let own = own_rows(evidence, nth, line);
                let mut words = in_line(evidence, nth, line).chain(nth.checked_sub(1));
                let named = words.find_map(|e| *evidence.groups.get(e)?);
                let of_group = |row: &usize| named.is_none_or(|named| group_of(*row) == Some(named));
                for row in (0..count).filter(|row| present.get(*row) == Some(&true)).filter(of_group) {
                    step_group(before, &mut now, row, &own);
                }
            }
            Event::Page => {}
        }
        tables.push(now);
    }
    trace(events, &tables)
}

/// The events right before one that stand in its line.
fn in_line(evidence: &Evidence, event: usize, line: Option<u32>) -> impl Iterator<Item = usize> {
    (0..event).rev().take_while(move |e| line.is_some() && evidence.line.get(*e) == Some(&line))
}

/// The rows that the words in the group's own line speak for.
fn own_rows(evidence: &Evidence, event: usize, line: Option<u32>) -> Vec<(usize, u32)> {
    let mut out: Vec<(usize, u32)> = Vec::new();
    for before in in_line(evidence, event, line) {
        for (row, weight) in evidence.of.get(before).into_iter().flatten() {
            match out.iter_mut().find(|(known, _)| known == row) {
                Some((_, sum)) => *sum += weight,
                None => out.push((*row, *weight)),
            }
        }
    }
    out
}

fn offer(now: &mut [Option<State>], to: usize, state: State) {
    if let Some(entry) = now.get_mut(to)
        && entry.is_none_or(|known| state.worth > known.worth)
    {
        *entry = Some(state);
    }
}

/// Words count for a row: the alignment stays in it, or goes on to it.
fn step_word(before: &[Option<State>], now: &mut [Option<State>], row: usize, weight: u32) {
    for (from, state) in before.iter().enumerate().take((row + 2) * 2) {
        let Some(state) = state else { continue };
        let same = from / 2 == row + 1;
        let to = if same { from } else { (row + 1) * 2 };
        let held = if same { state.held + weight } else { weight };
        offer(now, to, State { worth: state.worth + weight, from: from as u16, used: true, held });
    }
}

/// A group becomes a row's figures.
fn step_group(before: &[Option<State>], now: &mut [Option<State>], row: usize, own: &[(usize, u32)]) {
    let strongest = own.iter().map(|(_, weight)| *weight).max().unwrap_or(0);
    let ours = own.iter().find(|(r, _)| *r == row).map_or(0, |(_, weight)| *weight);
    // The label in the group's own line speaks for another row.
    if strongest >= u32::from(WHOLE) && ours * 10 < strongest * 8 {
        return;
    }
    let to = (row + 1) * 2 + 1;
    for (from, state) in before.iter().enumerate().take((row + 1) * 2 + 1) {
        let Some(state) = state else { continue };
        let same = from == (row + 1) * 2;
        let gain = match (same, ours >= ENOUGH) {
            (true, true) => OWNED,
            (true, false) if state.held >= ENOUGH => LABELLED,
            _ => UNLABELLED,
        };
        let held = if same { state.held } else { 0 };
        offer(now, to, State { worth: state.worth + gain, from: from as u16, used: true, held });
    }
}

fn trace(events: &Events, tables: &[Vec<Option<State>>]) -> Alignment {
    let mut alignment =
        Alignment { words: vec![None; events.list.len()], groups: vec![None; events.groups.len()] };
    let last = tables.last().map_or(&[][..], Vec::as_slice);
    let worth = |s: &Option<State>| s.map_or(0, |s| s.worth);
    let best = last.iter().enumerate().max_by_key(|(nth, s)| (worth(s), std::cmp::Reverse(*nth)));
    let mut at = best.map_or(0, |(nth, _)| nth);
    for (nth, event) in events.list.iter().enumerate().rev() {
        let Some(Some(state)) = tables.get(nth + 1).and_then(|t| t.get(at)) else { break };
        if state.used {
            let row = (at / 2).checked_sub(1);
            match event {
                Event::Word(_) => {
                    if let Some(entry) = alignment.words.get_mut(nth) {
                        *entry = row;
                    }
                }
                Event::Group(group) => {
                    if let Some(entry) = alignment.groups.get_mut(*group) {
                        *entry = row;
                    }
                }
                Event::Page => {}
            }
        }
        at = usize::from(state.from);
    }
    alignment
}
