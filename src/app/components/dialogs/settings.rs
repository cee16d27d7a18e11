//! Local settings: deadlines and the length of section one.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::settings::KINDS;
use crate::app::shared::Shared;
use crate::app::state::{Action, Dispatch};
use crate::app::words;
use crate::finding::Lang;
use crate::options::Options;
use crate::report::BodyKind;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub options: Shared<Options>,
    pub lang: Lang,
    pub dispatch: Dispatch,
}

/// The body of the dialog.
#[component]
pub fn Settings(props: &Props) -> Html {
    let Props { options, lang, dispatch } = props;
    let t = |pair: words::Pair| pair.get(*lang);
    let limit = {
        let (dispatch, options) = (dispatch.clone(), options.clone());
        move |event: Event| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let mut options = Options::clone(&options);
            options.section_one_limit = field.value().trim().parse().unwrap_or(0);
            dispatch.dispatch(Action::Configure(options));
        }
    };
    let current = match options.section_one_limit {
        0 => String::new(),
        limit => limit.to_string(),
    };
    html! {
        <>
            <h3>{ t(words::DEADLINES) }</h3>
            <p class="hint">{ t(words::DEADLINES_HELP) }</p>
            <div class="settings">
                { for KINDS.iter().map(|kind| html! {
                    <Deadline kind={*kind} options={options.clone()} lang={*lang} dispatch={dispatch.clone()} />
                }) }
            </div>
            <h3>{ t(words::SECTION_ONE) }</h3>
            <p class="hint">{ t(words::SECTION_ONE_HELP) }</p>
            <input type="number" min="0" step="100" value={current} onchange={limit}
                aria-label={t(words::SECTION_ONE)} />
        </>
    }
}

#[derive(Properties)]
struct DeadlineProps {
    kind: BodyKind,
    options: Shared<Options>,
    lang: Lang,
    dispatch: Dispatch,
}

impl PartialEq for DeadlineProps {
    fn eq(&self, other: &DeadlineProps) -> bool {
        self.kind == other.kind && self.options == other.options && self.lang == other.lang
    }
}

#[component]
fn Deadline(props: &DeadlineProps) -> Html {
    let DeadlineProps { kind, options, lang, dispatch } = props;
    let local = options.deadlines.iter().find(|(k, ..)| k == kind);
    let value =
        local.map(|(_, month, day)| [month.to_string(), day.to_string()].join("-")).unwrap_or_default();
    let onchange = {
        let (dispatch, options, kind) = (dispatch.clone(), options.clone(), *kind);
        move |event: Event| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let mut options = Options::clone(&options);
            options.deadlines.retain(|(k, ..)| *k != kind);
            if let Some((month, day)) = day(&field.value()) {
                options.deadlines.push((kind, month, day));
            }
            dispatch.dispatch(Action::Configure(options));
        }
    };
    html! {
        <label>
            <span>{ words::kind(*kind).get(*lang) }</span>
            <input type="text" inputmode="numeric" size="6" {value} {onchange}
                placeholder={if *kind == BodyKind::Region { "3-31" } else { "1-31" }} />
        </label>
    }
}

/// A month and a day: `1-26`, `1月26日`, `01/26`.
fn day(text: &str) -> Option<(u8, u8)> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let (month, day) = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_however_it_is_written() {
        assert_eq!(
            (day("1-26"), day("1月26日"), day("01/26")),
            (Some((1, 26)), Some((1, 26)), Some((1, 26)))
        );
        assert_eq!((day(""), day("31"), day("13-1")), (None, None, None));
    }
}
