//! A check of the text: in the worker where the fast module is there and free, else here.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use super::house_rules;
use crate::Checked;
use crate::app::model::Shared;
use crate::app::platform::files_module;
use crate::app::state::{Action, Dispatch, Input};
use crate::checked::packed;
use crate::document::Document;
use crate::finding::Finding;
use crate::options::{Options, kept};

/// What is to be checked, and how.
pub struct Wanted {
    /// The text.
    pub input: Input,
    /// The settings.
    pub options: Shared<Options>,
    /// What was found between the report and others.
    pub between: Option<Shared<Vec<Finding>>>,
    /// Whether another text has taken its place.
    pub is_stale: Rc<Cell<bool>>,
}

impl Wanted {
    /// Whether the worker can make the check; what an office's own rules say is asked for apart.
    pub fn can_be_aside(&self) -> bool {
        self.options.house_rules.is_empty()
    }
}

/// Makes the check and says what came of it.
pub fn check(wanted: Wanted, dispatch: Dispatch) {
    if !wanted.can_be_aside() || !files_module::is_idle() {
        here(wanted, &dispatch);
        return;
    }
    spawn_local(async move {
        let document = wanted.input.document();
        let arguments = [files_module::pack(document.clone()), kept::write(&wanted.options).into()];
        let answer = files_module::call("pageCheck", &arguments).await;
        if wanted.is_stale.get() {
            return;
        }
        // A worker that broke off, or was stopped for something else, is no reason not to check.
        match answer.ok().and_then(|answer| unpacked(&answer, document)) {
            Some(checked) => say(checked, wanted, &dispatch),
            None => here(wanted, &dispatch),
        }
    });
}

fn unpacked(answer: &JsValue, document: Document) -> Option<Checked> {
    packed::unpack(&answer.dyn_ref::<Uint8Array>()?.to_vec(), document)
}

/// Checks in the page.
fn here(wanted: Wanted, dispatch: &Dispatch) {
    let checked = crate::check(wanted.input.document(), &wanted.options, None);
    if wanted.can_be_aside() {
        say(checked, wanted, dispatch);
    } else {
        let checked = with_between(checked, &wanted);
        house_rules::add(checked, &wanted.input, &wanted.options, wanted.is_stale.clone(), dispatch);
    }
}

fn say(checked: Checked, wanted: Wanted, dispatch: &Dispatch) {
    let checked = with_between(checked, &wanted);
    dispatch.dispatch(Action::Checked(wanted.input.text, Shared::new(checked)));
}

/// Beside the rest stands what was found between the report and others. Of a text that was changed since, that has no places.
fn with_between(mut checked: Checked, wanted: &Wanted) -> Checked {
    if let Some(between) = wanted.between.as_ref().filter(|between| !between.is_empty()) {
        let is_as_it_came = wanted.input.file.is_some();
        let one = |finding: &Finding| {
            let marks = if is_as_it_came { finding.marks.clone() } else { Vec::new() };
            Finding { marks, ..finding.clone() }
        };
        checked.outcomes.add(between.iter().map(one).collect(), Vec::new(), Vec::new());
    }
    checked
}
