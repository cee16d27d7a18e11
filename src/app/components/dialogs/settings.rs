//! Local settings: deadlines and the length of section one.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::house_rules::HouseRules;
use crate::app::model::Shared;
use crate::app::state::{Action, Dispatch};
use crate::app::words;
use crate::finding::Lang;
use crate::options::Options;
use crate::options::kept::KINDS;
use crate::report::BodyKind;

/// The body of the dialog.
pub fn draw(options: &Shared<Options>, lang: Lang, dispatch: &Dispatch) -> Html {
    let t = |pair: words::Pair| pair.get(lang);
    // One listener for all fields: a deadline's field has the kind of body as its name.
    let onchange = {
        let (dispatch, options) = (dispatch.clone(), options.clone());
        Callback::from(move |event: Event| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let mut options = Options::clone(&options);
            let (name, value) = (field.name(), field.value());
            match KINDS.into_iter().find(|kind| kind.name() == name) {
                Some(kind) => {
                    options.deadlines.retain(|(k, ..)| *k != kind);
                    options.deadlines.extend(day(&value).map(|(month, day)| (kind, month, day)));
                }
                None => options.section_one_limit = value.trim().parse().unwrap_or(0),
            }
            dispatch.dispatch(Action::Configure(options));
        })
    };
    let limit = match options.section_one_limit {
        0 => String::new(),
        limit => limit.to_string(),
    };
    let deadline = |kind: &BodyKind| {
        let local = options.deadlines.iter().find(|(k, ..)| k == kind);
        local.map(|(_, month, day)| [month.to_string(), day.to_string()].join("-")).unwrap_or_default()
    };
    html! {
        <>
            <h3>{ t(words::DEADLINES) }</h3>
            <p class="hint">{ t(words::DEADLINES_HELP) }</p>
            <div class="settings">
                { for KINDS.iter().map(|kind| html! {
                    <label>
                        <span>{ words::kind(*kind).get(lang) }</span>
                        <input type="text" inputmode="numeric" size="6" name={kind.name()} value={deadline(kind)}
                            onchange={onchange.clone()}
                            placeholder={if *kind == BodyKind::Region { "3-31" } else { "1-31" }} />
                    </label>
                }) }
            </div>
            <h3>{ t(words::SECTION_ONE) }</h3>
            <p class="hint">{ t(words::SECTION_ONE_HELP) }</p>
            <input type="number" min="0" step="100" value={limit} {onchange} aria-label={t(words::SECTION_ONE)} />
            <HouseRules options={options.clone()} {lang} dispatch={dispatch.clone()} />
        </>
    }
}

/// A month and a day: `1-26`, `1月26日`, `01/26`.
fn day(text: &str) -> Option<(u8, u8)> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let (month, day) = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    crate::options::is_day(month, day).then_some((month, day))
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
