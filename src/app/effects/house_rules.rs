//! The office's own rules: only the second module knows how to read and run them.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

use crate::Checked;
use crate::app::effects::deferred_entry;
use crate::app::model::Shared;
use crate::app::platform::{files, files_module};
use crate::app::state::{Action, Dispatch, Input, Notice};
use crate::app::words;
use crate::finding::Lang;
use crate::house_rules::HouseRules;
use crate::options::{Options, kept};

/// Reads a file of rules. What is wrong with it, in lines.
pub async fn load(file: &File, lang: Lang) -> Result<HouseRules, String> {
    let bytes = files::bytes(file, lang).await?;
    let refused =
        |error: JsValue| error.as_string().unwrap_or_else(|| files_module::why(&error).get(lang).to_owned());
    let answer = async {
        JsFuture::from(files_module::ask(
            "pageHouseFile",
            &[js_sys::Uint8Array::from(bytes.as_slice()).into(), lang.code().into()],
        )?)
        .await
    };
    let text = answer.await.map_err(refused)?;
    Ok(HouseRules::kept(&text.as_string().unwrap_or_default()))
}

/// Takes a file of rules that was dropped or opened like a report into use, or says why not.
pub fn open(file: File, options: Shared<Options>, lang: Lang, to: Dispatch) {
    spawn_local(async move {
        let notice = match load(&file, lang).await {
            Ok(house_rules) => {
                to.dispatch(Action::Configure(Options { house_rules, ..Options::clone(&options) }));
                let text = words::RULES_TAKEN.get(lang).into();
                Notice { text, is_problem: false, can_undo: false }
            }
            Err(why) => Notice::problem([words::RULES_REFUSED.get(lang), &why].join(" ")),
        };
        to.dispatch(Action::Say(notice));
    });
}

/// Has them run over a report that was checked by the other rules, and shows what came of both. Nothing is shown before:
/// a verdict without them would be another one.
pub fn add(checked: Checked, input: &Input, options: &Options, is_stale: Rc<Cell<bool>>, to: &Dispatch) {
    let arguments = [files_module::pack(input.document()), kept::write(options).into()];
    let (text, to) = (input.text.clone(), to.clone());
    spawn_local(async move {
        let answer = files_module::call("pageHouse", &arguments).await;
        if !is_stale.get() {
            let checked = deferred_entry::with_house_rules(checked, answer.ok());
            to.dispatch(Action::Checked(text, Shared::new(checked)));
        }
    });
}

/// What the second module found, put beside the rest. Where there is no answer, that is said: not checked must never look
/// like nothing found.
pub fn merge(checked: &mut Checked, answer: Option<JsValue>) {
    use crate::finding::{Skipped, Words};
    use crate::house_rules::intern;

    let said = answer.and_then(|answer| files_module::found(&answer));
    let said = said.unwrap_or_else(|| {
        let (zh, en) = (words::RULES_NOT_RUN.get(Lang::Zh), words::RULES_NOT_RUN.get(Lang::En));
        let title = Words::new(words::HOUSE_RULES.get(Lang::Zh), words::HOUSE_RULES.get(Lang::En));
        let skipped = intern("LOCAL-RULES").map(|code| Skipped {
            code,
            title: Some(title.into()),
            cells: Vec::new(),
            reason: Words::new(zh, en),
        });
        (Vec::new(), Vec::new(), skipped.into_iter().collect())
    });
    checked.outcomes.add(said.0, said.1, said.2);
}
