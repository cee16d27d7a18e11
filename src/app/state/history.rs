//! One line of undo over everything that a person changes: text, cells, accepted values, findings set aside.

use super::{Input, Original, State, deferred_entry};
use crate::app::model::{SetAside, Shared};

/// How many steps can be taken back. Each holds a text; a report has some 30 KB.
const STEPS: usize = 200;

/// What a step changed, as it was before.
#[derive(Clone, PartialEq)]
pub struct Step {
    input: Input,
    original: Option<Original>,
    set_aside: Shared<Vec<SetAside>>,
}

impl Step {
    /// What was set aside then.
    pub fn set_aside(&self) -> &[SetAside] {
        &self.set_aside
    }
}

impl State {
    /// What is changed by steps, as it is now.
    pub fn step(&self) -> Step {
        Step { input: self.input.clone(), original: self.original.clone(), set_aside: self.set_aside.clone() }
    }

    /// Remembers how things are before a change.
    pub fn remember(&mut self) {
        if self.past.len() >= STEPS {
            self.past.remove(0);
        }
        let step = self.step();
        self.past.push(step);
        self.future.clear();
        self.is_typing = false;
    }

    /// Takes the last step back, or one that was taken back again.
    pub fn travel(&mut self, back: bool) {
        let step = if back { self.past.pop() } else { self.future.pop() };
        let Some(step) = step else { return };
        let here = self.step();
        if back {
            self.future.push(here)
        } else {
            self.past.push(here)
        }
        self.put_back(step);
    }

    /// Makes things as they were.
    pub fn put_back(&mut self, step: Step) {
        let version = self.input.version + 1;
        let is_other = step.input.text != self.input.text;
        (self.original, self.set_aside) = (step.original, step.set_aside);
        (self.draft, self.line, self.settled, self.asked) = (None, None, None, None);
        (self.is_typing, self.composing, self.notice) = (false, false, None);
        if is_other {
            self.input = Input { version, ..step.input };
            if self.input.is_blank() {
                (self.model, self.chosen) = (None, None);
            }
        }
        self.compare();
        // What was found stays until the text is checked; findings that were set aside can be sorted at once.
        if let (false, Some(model)) = (is_other, &self.model) {
            let checked = model.checked.clone();
            deferred_entry::sort(self, checked);
        }
    }

    /// Works out which lines are not as they came.
    pub fn compare(&mut self) {
        let changed = match &self.original {
            Some(original) if original.model.is_some() => {
                deferred_entry::changed_lines(&original.text, &self.input.text)
            }
            _ => Vec::new(),
        };
        self.changed = Shared::new(changed);
    }
}
