//! What the person does with a checked report: goes through what was found, and mends it.

use std::rc::Rc;

use yew::AttrValue;

use super::{Mode, Notice, Original, Reveal, Settled, State};
use crate::Checked;
use crate::app::model::block;
use crate::app::model::edit::{self, Edit};
use crate::app::model::fix::{self, Fix};
use crate::app::model::listing::Listing;
use crate::app::model::{Chosen, ResultsModel, Shared, quote};
use crate::app::platform::browser;
use crate::app::words;
use crate::finding::Finding;
use crate::form::CellId;
use crate::text::Span;

impl State {
    pub(super) fn sort(&mut self, checked: Shared<Checked>) {
        let model = ResultsModel::new(checked, &self.set_aside);
        let has_chosen = match &self.chosen {
            Some(Chosen::Finding(chosen)) => model.heads().any(|finding| finding.fingerprint == **chosen),
            Some(_) => true,
            None => self.went,
        };
        if !has_chosen {
            // The first finding is open without being asked for; the eye goes there, not the focus.
            let first = model.heads().next().map(|finding| Rc::from(finding.fingerprint.as_str()));
            self.chosen = first.map(Chosen::Finding);
            // On a phone the finding lies over the report, and would hide its own place.
            if self.model.is_none() && !self.is_typing && self.chosen.is_some() && browser::is_narrow() {
                self.show(Reveal { in_text: true, ..Reveal::default() });
            }
            if self.settled.is_some() && self.chosen.is_some() {
                self.show(Reveal { in_text: true, card: true, focus: true, ..Reveal::default() });
            }
        }
        let model = Shared::new(model);
        if self.original.as_ref().is_none_or(|original| original.text == self.input.text) {
            // As it came nothing was set aside yet.
            let came = if self.set_aside.is_empty() {
                model.clone()
            } else {
                Shared::new(ResultsModel::new(model.checked.clone(), &[]))
            };
            let file = self.original.take().and_then(|original| original.file);
            self.original = Some(Original { text: self.input.text.clone(), model: Some(came), file });
        }
        self.model = Some(model);
    }

    pub(super) fn choose(&mut self, chosen: Option<Chosen>) {
        self.chosen = chosen;
        (self.went, self.asked) = (true, None);
    }
    pub(super) fn walk(&mut self, forward: bool) {
        let Some(model) = self.model.clone() else { return };
        let mut listed = self.listed.findings(&model, self.lang);
        if listed.is_empty() {
            self.listed = Listing::default();
            listed = self.listed.findings(&model, self.lang);
        }
        let fingerprints: Vec<&str> = listed.iter().map(|finding| finding.fingerprint.as_str()).collect();
        let at = match &self.chosen {
            Some(Chosen::Finding(chosen)) => fingerprints.iter().position(|f| **f == **chosen),
            _ => None,
        };
        let count = fingerprints.len();
        let next = match (at, forward) {
            // It is open, but nobody went there yet.
            (Some(at), true) if !self.went => Some(at),
            (None, true) => Some(0),
            (None, false) => count.checked_sub(1),
            (Some(at), true) => (at + 1).checked_rem(count),
            (Some(at), false) => (at + count).checked_sub(1).and_then(|at| at.checked_rem(count)),
        };
        if let Some(next) = next.and_then(|next| fingerprints.get(next)) {
            self.choose(Some(Chosen::Finding(Rc::from(*next))));
            self.settled = None;
            self.mode = Mode::Mended;
            self.show(Reveal { in_text: true, card: true, focus: true, ..Reveal::default() });
        }
    }

    pub(super) fn point(&mut self, byte: usize) {
        let Some(model) = self.model.clone() else { return };
        let under = model.subjects().filter(|(span, ..)| span.start <= byte && byte <= span.end);
        // Of several, the one with the smallest place: it says most about the character.
        let nearest = under.min_by_key(|(span, ..)| span.end - span.start);
        if let Some(finding) = nearest.and_then(|(.., index)| model.finding(index)) {
            self.choose(Some(Chosen::Finding(Rc::from(finding.fingerprint.as_str()))));
            self.show(Reveal { card: true, ..Reveal::default() });
        }
    }

    /// Makes edits at places of the text that was checked last. Where the person typed on since, the places are others
    /// now, and nothing is done.
    fn make(&mut self, edits: &[Edit]) -> bool {
        let is_same =
            self.model.as_ref().is_some_and(|model| model.report().text() == self.input.text.as_str());
        let after = edit::text(&self.input.text, edits);
        if !is_same || after == self.input.text.as_str() {
            return false;
        }
        self.remember();
        self.change(after, edits);
        self.input.version += 1;
        self.mode = Mode::Mended;
        true
    }

    /// Puts what a finding proposes into the text, and goes on to the next.
    pub(super) fn accept(&mut self, fingerprint: Option<AttrValue>) {
        let Some(model) = self.model.clone() else { return };
        let chosen = match (&fingerprint, &self.chosen) {
            (Some(fingerprint), _) => fingerprint.to_string(),
            (None, Some(Chosen::Finding(chosen))) => chosen.to_string(),
            _ => return,
        };
        let Some(finding) = model.find(&chosen) else { return };
        self.settle(&model, finding, &fix::of(model.report(), finding));
    }

    /// Puts one of two sides right by the other, and goes on to the next.
    pub(super) fn change_side(&mut self, fingerprint: &str, side: usize) {
        let Some(model) = self.model.clone() else { return };
        let Some(finding) = model.find(fingerprint) else { return };
        if let Some(fix) = fix::sides(model.report(), finding).get(side) {
            self.settle(&model, finding, std::slice::from_ref(fix));
        }
    }

    /// Makes these changes, which settle a finding, and goes on to the next.
    fn settle(&mut self, model: &Shared<ResultsModel>, finding: &Finding, fixes: &[Fix]) {
        let chosen = finding.fingerprint.as_str();
        let (Some(first), Some(edits)) = (fixes.first(), fix::edits(model.report(), fixes)) else {
            self.notice = Some(Notice::problem(self.say(words::NO_PLACE)));
            return;
        };
        if !self.make(&edits) {
            return;
        }
        let listed = self.listed.findings(model, self.lang);
        let heads: Vec<&str> = listed.iter().map(|finding| finding.fingerprint.as_str()).collect();
        let next = heads.iter().position(|head| *head == chosen).and_then(|at| heads.get(at + 1));
        let next = next.or_else(|| heads.first().filter(|head| **head != chosen));
        self.chosen = next.map(|next| Chosen::Finding(Rc::from(*next)));
        (self.went, self.asked) = (true, None);
        self.settled = Some(Settled {
            place: quote::headed(model, finding, self.lang).into(),
            was: first.was.clone().into(),
            now: first.now.clone().into(),
            cells: fixes.iter().filter_map(|fix| fix.cell).collect(),
        });
        self.show(Reveal { in_text: true, card: true, focus: true, ..Reveal::default() });
    }

    /// Puts a value into a cell.
    pub(super) fn put(&mut self, id: CellId, value: &str) {
        let Some(model) = self.model.clone() else { return };
        self.draft = None;
        match fix::cell(model.report(), id, value) {
            Some(edit) => {
                self.make(&[edit]);
                self.settled = None;
            }
            None => self.notice = Some(Notice::problem(self.say(words::NO_PLACE))),
        }
    }

    /// Puts a pasted block of figures into the cells from one of them on: one step, and what had no place is said.
    pub(super) fn put_block(&mut self, from: CellId, pasted: &str) {
        let Some(model) = self.model.clone() else { return };
        (self.draft, self.settled) = (None, None);
        let Some(block) = block::read(pasted) else {
            self.notice = Some(Notice::problem(self.say(words::NO_FIGURES)));
            return;
        };
        let cells = block::place(&model, from, &block);
        let edits: Vec<Edit> =
            cells.iter().filter_map(|(id, value)| fix::cell(model.report(), *id, value)).collect();
        self.make(&edits);
        let given = block.iter().map(Vec::len).sum();
        let text = words::block_put(edits.len(), given, self.lang);
        self.notice = Some(Notice { text: text.into(), is_problem: edits.len() < given, can_undo: false });
    }

    /// Puts other words in the place of a line of the text that was checked.
    pub(super) fn put_line(&mut self, line: Span, after: String) {
        self.line = None;
        let Some(model) = self.model.clone() else { return };
        let edit = edit::between(line.of(model.report().text()), &after);
        let span = Span::new(line.start + edit.span.start, line.start + edit.span.end);
        self.make(&[Edit { span, ..edit }]);
    }
}
