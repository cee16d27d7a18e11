//! Every component in every state, for who works on their looks: the page at `?gallery`.

use yew::prelude::*;

use super::results::Props;
use super::{sheet, verdict, worklist};
use crate::app::model::{Chosen, Reason, ResultsModel, SetAside, Shared, samples};
use crate::app::state::{Mode, Reveal, Settled, State};
use crate::options::Options;

/// What a report comes to, and how one comes there: its text, and whether its first finding is set aside.
fn cases() -> [(&'static str, String, bool); 6] {
    let (sound, wrong) = (samples::sound(), samples::wrong());
    let warning = sound.replace("全年制发行政规范性文件6件", "全年制发行政规范性文件9件");
    let slip = sound.replace("\t38\t6\t", "\t83\t6\t");
    let head = sound.find("三、收到").and_then(|end| sound.get(..end)).unwrap_or_default().to_owned();
    [
        ("clean", sound, false),
        ("errors", wrong, false),
        ("warnings", warning, false),
        ("partial", slip, true),
        ("unread", head, false),
        ("mistaken", "https://www.example.gov.cn/art_1.html".to_owned(), false),
    ]
}

/// All of it.
pub fn draw(state: &UseReducerHandle<State>) -> Html {
    html! {
        <main class="is-wide gallery" data-gallery="">
            { controls() }
            { for cases().into_iter().map(|(name, text, is_aside)| case(state, name, text, is_aside)) }
        </main>
    }
}

/// Buttons, fields, messages and marks.
fn controls() -> Html {
    let cells = [
        ("ok", ""),
        ("ok", "is-zero"),
        ("failing", ""),
        ("suspect", "is-here"),
        ("ok", "is-new"),
        ("unread", ""),
    ];
    html! {
        <section class="block">
            <p>
                <button type="button" class="primary">{ "primary" }</button>{ " " }
                <button type="button">{ "button" }</button>{ " " }
                <button type="button" class="quiet">{ "quiet" }</button>{ " " }
                <button type="button" class="link">{ "link" }</button>{ " " }
                <button type="button" class="icon" aria-label="icon">{ "↑" }</button>{ " " }
                <button type="button" disabled=true>{ "disabled" }</button>{ " " }
                <span class="segments">
                    <button type="button" aria-pressed="true">{ "on" }</button>
                    <button type="button" aria-pressed="false">{ "off" }</button>
                </span>{ " " }
                <select aria-label="select"><option>{ "select" }</option></select>{ " " }
                <input type="search" aria-label="search" placeholder="search" />{ " " }
                <kbd>{ "F8" }</kbd><span class="count">{ "3" }</span>
                <span class="count count-error">{ "3" }</span><span class="count count-warning">{ "1" }</span>
                <span class="count count-unread"><span>{ "?" }</span></span>
            </p>
            <div class="notice"><p>{ "notice" }</p></div>
            <div class="notice is-problem"><p>{ "problem" }</p></div>
            <p>
                { for ["m-wrong", "m-suspect", "m-held", "m-apart", "m-evidence", "m-wrong m-here"].map(|mark| html! {
                    <><mark class={["m ", mark].concat()}>{ mark }</mark>{ " " }</>
                }) }
            </p>
            <table class="form"><tbody><tr>
                { for cells.map(|(status, class)| html! {
                    <td data-cell={status} data-status={status} {class}>{ "83" }</td>
                }) }
            </tr></tbody></table>
        </section>
    }
}

/// A report with its bar, its worklist with the first finding opened, and itself.
fn case(state: &UseReducerHandle<State>, name: &'static str, text: String, is_aside: bool) -> Html {
    let checked = Shared::new(crate::check(crate::source::from_text(text), &Options::default(), None));
    let before = ResultsModel::new(checked.clone(), &[]);
    let set_aside: Vec<SetAside> =
        before.heads().filter(|_| is_aside).map(|finding| SetAside::new(finding, Reason::Records)).collect();
    let model = Shared::new(ResultsModel::new(checked, &set_aside));
    let first = model.heads().next().map(|finding| finding.fingerprint.clone());
    let chosen = first.as_deref().map(|first| Chosen::Finding(first.into()));
    let settled = is_aside.then(|| Settled {
        place: "表三".into(),
        was: "83".into(),
        now: "38".into(),
        cells: Vec::new(),
    });
    let props = Props {
        model: Some(model.clone()),
        chosen: chosen.clone(),
        went: false,
        reveal: Reveal::default(),
        open: Shared::new(Vec::new()),
        asked: first.filter(|_| name == "errors").map(AttrValue::from),
        settled,
        listed: Default::default(),
        original: None,
        previous: None,
        left_out: None,
        units: None,
        options: state.options.clone(),
        lang: state.lang,
        dispatch: state.dispatcher(),
    };
    let drawn = sheet::Props {
        model: model.clone(),
        original: None,
        changed: None,
        mode: Mode::Mended,
        chosen,
        reveal: Reveal::default(),
        draft: None,
        line: None,
        lang: state.lang,
        dispatch: state.dispatcher(),
    };
    html! {
        <section class="gallery-case" data-case={name}>
            <h2>{ name }</h2>
            { verdict::bar(&model, state.lang) }
            <div class="gallery-sides">
                <div>{ sheet::draw(&drawn) }</div>
                <div class="work">{ worklist::draw(&props, &model) }</div>
            </div>
        </section>
    }
}
