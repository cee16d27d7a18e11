//! The check follows the text: at once for what was loaded and where a worker makes it, else a moment after the last key.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::app::effects::checking::Wanted;
use crate::app::effects::{deferred, deferred_entry};
use crate::app::platform::files_module;
use crate::app::state::{Action, State};

/// How long after the last key the page checks by itself, in milliseconds. Long enough not to keep a finger waiting, short
/// enough to feel immediate.
const PAUSE: u32 = 120;

/// By how many bytes a key changes the text at most; what changes it by more was put in.
const KEY: usize = 16;

/// How long after the last key what was typed is one step that can be taken back, in milliseconds.
const STEP: u32 = 500;

/// Checks the text of the state whenever it changes.
#[hook]
pub fn use_check(state: &UseReducerHandle<State>) {
    let dispatch = state.dispatcher();
    let (seen, lang, is_typing) = (use_mut_ref(|| (0u32, 0usize)), state.lang, state.is_typing);
    use_effect_with(
        (state.input.clone(), state.options.clone(), state.composing, state.between()),
        move |(input, options, composing, between)| {
            let (version, length) = (input.version, input.text.len());
            let before = std::mem::replace(&mut *seen.borrow_mut(), (version, length));
            let is_loaded = before.0 != version || before.1.abs_diff(length) > KEY;
            let is_stale = Rc::new(Cell::new(false));
            let wanted = (!*composing && !input.is_blank()).then(|| Wanted {
                input: input.clone(),
                options: options.clone(),
                between: between.clone(),
                is_stale: is_stale.clone(),
            });
            let work = wanted.map(|wanted| {
                let is_aside = wanted.can_be_aside() && files_module::is_idle();
                let dispatch = dispatch.clone();
                Timeout::new(if is_loaded || is_aside { 0 } else { PAUSE }, move || {
                    let to = dispatch.clone();
                    deferred::then(lang, &dispatch, move || {
                        if !wanted.is_stale.get() {
                            deferred_entry::check(wanted, to);
                        }
                    });
                })
            });
            let step = is_typing.then(|| Timeout::new(STEP, move || dispatch.dispatch(Action::Rested)));
            move || {
                is_stale.set(true);
                drop((work, step));
            }
        },
    );
}
