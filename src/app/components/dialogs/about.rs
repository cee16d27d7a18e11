//! What this is, how to see that nothing is sent, keys, version, licence.

use yew::prelude::*;

use crate::app::words;
use crate::finding::Lang;

/// The body of the dialog.
pub fn draw(lang: Lang) -> Html {
    let t = |pair: words::Pair| pair.get(lang);
    let keys = [
        ("F8", words::KEY_NEXT),
        ("Shift+F8", words::KEY_PREVIOUS),
        ("Alt+Enter", words::KEY_ACCEPT),
        ("Ctrl+Z", words::KEY_UNDO),
        ("Ctrl+Shift+Z", words::KEY_REDO),
        ("← ↑ → ↓", words::KEY_ARROWS),
        ("0–9", words::KEY_FIGURES),
        ("Enter", words::KEY_ENTER),
        ("Esc", words::KEY_ESCAPE),
    ];
    html! {
        <>
            <p>{ t(words::ABOUT_WHAT) }</p>
            <p>{ t(words::ONLY_CONSISTENCY) }</p>
            <h3>{ t(words::LOCAL) }</h3>
            <p>{ t(words::ABOUT_LOCAL) }</p>
            <p>{ t(words::ABOUT_PROVE) }</p>
            <h3>{ t(words::ABOUT_KEYS) }</h3>
            <dl class="keys">
                { for keys.iter().map(|(key, what)| html! {
                    <div><dt><kbd>{ *key }</kbd></dt><dd>{ what.get(lang) }</dd></div>
                }) }
            </dl>
            <p class="hint">
                { t(words::ABOUT_VERSION) }{ " " }{ env!("CARGO_PKG_VERSION") }{ " · " }{ t(words::ABOUT_LICENCE) }
            </p>
        </>
    }
}
