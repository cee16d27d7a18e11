//! The check follows the text: at once for what was loaded, a moment after the last key for what is typed.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::app::deferred_entry;
use crate::app::effects::{deferred, house_rules};
use crate::app::model::Shared;
use crate::app::state::{Action, State};

/// How long after the last key the check is made, in milliseconds. Long enough not to redraw under the fingers,
/// short enough to feel immediate.
const PAUSE: u32 = 120;

/// Checks the text of the state whenever it changes.
#[hook]
pub fn use_check(state: &UseReducerHandle<State>) {
    let dispatch = state.dispatcher();
    let (seen, lang) = (use_mut_ref(|| 0u32), state.lang);
    use_effect_with(
        (state.input.clone(), state.options.clone(), state.composing, state.between()),
        move |(input, options, composing, between)| {
            let is_loaded = std::mem::replace(&mut *seen.borrow_mut(), input.version) != input.version;
            let is_stale = Rc::new(Cell::new(false));
            let work = (!*composing && !input.is_blank()).then(|| {
                let (input, options, is_stale) = (input.clone(), options.clone(), is_stale.clone());
                let between = between.clone();
                Timeout::new(if is_loaded { 0 } else { PAUSE }, move || {
                    deferred::then(lang, &dispatch.clone(), move || {
                        if !is_stale.get() {
                            let between = between.as_ref().map_or(&[][..], |between| between);
                            let checked = deferred_entry::check(&input, &options, between);
                            if options.house_rules.is_empty() {
                                dispatch.dispatch(Action::Checked(input.text, Shared::new(checked)));
                            } else {
                                house_rules::add(checked, &input, &options, is_stale, &dispatch);
                            }
                        }
                    });
                })
            });
            move || {
                is_stale.set(true);
                drop(work);
            }
        },
    );
}
