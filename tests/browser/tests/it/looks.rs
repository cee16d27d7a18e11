//! How it looks: screens from phone to desk, light and dark. The pictures are kept in `target/screenshots`.

use crate::samples::{SOUND, as_file, of, with_a_slip};
use browser_tests::keys::ESCAPE;
use browser_tests::{Page, Scheme, Visit, pictures, skipped};
use xtask::tools::npm::AXE;

const SCREENS: [(&str, (u32, u32)); 3] =
    [("desktop", (1280, 900)), ("tablet", (820, 1180)), ("phone", (390, 844))];

#[test]
fn nothing_sticks_out_of_the_screen() {
    for (name, screen) in SCREENS {
        for scheme in [Scheme::Light, Scheme::Dark] {
            Visit { screen, scheme, ..Visit::default() }.run(|page| {
                let look = format!("{name}-{scheme:?}").to_lowercase();
                page.screenshot(&format!("{look}-empty"));
                page.paste_text(&with_a_slip());
                page.wait_verdict("findings");
                page.screenshot(&look);
                // The first screen on the desk is the README's picture, docs/page.png.
                page.script("scrollTo(0, 0); document.querySelector('.doc').scrollTop = 0", &[]);
                page.screenshot_of_screen(&format!("{look}-screen"));
                let wider = page.script("return document.documentElement.scrollWidth - innerWidth", &[]);
                assert!(
                    wider.as_i64().is_some_and(|pixels| pixels <= 0),
                    "{look}: {wider} pixels wider than the screen"
                );
            });
        }
    }
}

#[test]
fn dark_is_dark() {
    let brightness = |scheme| {
        let sum = std::cell::Cell::new(0);
        Visit { scheme, ..Visit::default() }.run(|page| {
            let colour = page.script(
                "const colours = [document.body, document.documentElement].map(e => getComputedStyle(e).backgroundColor);
                 const c = colours.find(c => c !== 'rgba(0, 0, 0, 0)').match(/[0-9.]+/g).map(Number);
                 return Math.round(c[0] + c[1] + c[2])",
                &[],
            );
            sum.set(colour.as_i64().unwrap_or(-1));
        });
        sum.get()
    };
    assert!(brightness(Scheme::Light) > 600);
    assert!(brightness(Scheme::Dark) < 200);
}

/// The main states of the page, each with how one comes to it.
type State = (&'static str, fn(&Page));

/// Pastes with the focus outside the fields, where a phone's sheet does not cover the box.
fn put(page: &Page, text: &str) {
    page.script(
        "const data = new DataTransfer(); data.setData('text/plain', arguments[0]);
         document.querySelector('main').dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }))",
        &[text.into()],
    );
}

/// Presses what may lie under the phone's sheet.
fn tap(page: &Page, css: &str) {
    page.wait(css, |page| page.exists(css));
    page.script("document.querySelector(arguments[0]).click()", &[css.into()]);
}

const STATES: [State; 10] = [
    ("empty", |_| ()),
    ("findings", |page| {
        tap(page, ".toolbar > button:nth-of-type(2)");
        page.wait_verdict("findings");
    }),
    ("accepted", |page| {
        tap(page, "[data-finding].is-open [data-action=accept]");
        page.wait("what was settled", |page| page.exists("[data-settled]"));
    }),
    ("reasons", |page| {
        tap(page, "[data-finding].is-open [data-action=set-aside]");
        page.wait("the reasons", |page| page.exists("[data-reason]"));
    }),
    ("partial", |page| {
        tap(page, "[data-reason=records]");
        page.wait("it is set aside", |page| page.exists("[data-aside]"));
    }),
    ("differences", |page| {
        tap(page, "[data-mode=differences]");
        page.wait("the differences", |page| page.exists(".diff"));
    }),
    ("clean", |page| {
        put(page, SOUND);
        page.wait_verdict("clean");
    }),
    ("wrong", |page| {
        put(page, "https://www.example.gov.cn/art/2024/1/20/art_1.html");
        page.wait("what it is", |page| page.exists("[data-mistaken]"));
    }),
    ("settings", |page| {
        tap(page, ".more summary");
        tap(page, ".more nav button:nth-child(2)");
        page.wait("the settings", |page| page.exists("dialog[open]"));
    }),
    ("reviewer", |page| {
        page.press(&[ESCAPE]);
        page.wait("the dialog to close", |page| !page.exists("dialog"));
        let files: Vec<_> = (0..10)
            .map(|nth| {
                let text = of(&format!("松岭县第{nth}中学"), 2023).replace("3月15日", "1月15日");
                let wrong = nth % 5 == 2;
                let text = if wrong { text.replace("\t38\t6\t", "\t83\t6\t") } else { text };
                as_file(&format!("{nth}.txt"), &text)
            })
            .collect();
        page.choose_files(&files.iter().map(|file| file.as_path()).collect::<Vec<_>>());
        page.wait_count("tr[data-report]", 10);
        page.wait("the comparison", |page| !page.exists(".folder progress"));
    }),
];

/// States of the settings that axe and the finger try as well, of which no picture is kept.
const OF_SETTINGS: [State; 3] = [
    ("house rules", |page| {
        let rules = as_file("规则.toml", include_str!("../../../../examples/house-rules.toml"));
        page.send_keys(&page.find("#house-rules-file"), &rules.display().to_string());
        page.wait("their list", |page| page.exists(".house-list"));
    }),
    ("a house rule", |page| {
        tap(page, "[data-house='edit 1']");
        page.wait("the form", |page| page.exists("[data-house-form]"));
        tap(page, ".house-more > summary");
    }),
    ("no house rules", |page| {
        tap(page, "[data-house=cancel]");
        tap(page, "[data-action=remove-house-rules]");
        page.wait("none", |page| page.exists("[data-house-rules='0']"));
    }),
];

/// All states, those of the settings while they are open.
fn every_state() -> impl Iterator<Item = State> {
    STATES.into_iter().flat_map(|state| {
        let more = if state.0 == "settings" { OF_SETTINGS.as_slice() } else { &[] };
        std::iter::once(state).chain(more.iter().copied())
    })
}

/// The folder, the screens and the command are told in docs/design-language.md.
#[test]
fn the_main_states_look_as_agreed() {
    let mut differences = Vec::new();
    for (name, screen) in [("desktop", (1440, 900)), ("phone", (390, 844))] {
        for scheme in [Scheme::Light, Scheme::Dark] {
            let seen = std::cell::RefCell::new(Vec::new());
            Visit { screen, scheme, ..Visit::default() }.run_unwatched(|page| {
                pictures::hold_still(page, scheme == Scheme::Dark);
                for (state, go) in STATES {
                    go(page);
                    let picture = format!("{state}-{name}-{scheme:?}").to_lowercase();
                    page.screenshot_of_screen(&format!("state-{picture}"));
                    // How far what was chosen is scrolled into view depends on what is drawn by then.
                    page.script(
                        "document.querySelectorAll('*').forEach(e => { if (e.scrollTop) e.scrollTop = 0 })",
                        &[],
                    );
                    seen.borrow_mut().extend(pictures::compare(page, &picture));
                    let wider = page.script("return document.documentElement.scrollWidth - innerWidth", &[]);
                    assert!(
                        wider.as_i64().is_some_and(|pixels| pixels <= 0),
                        "{name} {state}: {wider} too wide"
                    );
                }
            });
            differences.extend(seen.into_inner());
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// axe-core's program, or why it is not here.
fn axe() -> Option<String> {
    let modules = AXE.modules().map_err(|why| skipped("axe", &why)).ok()?;
    std::fs::read_to_string(modules.join("axe-core/axe.min.js")).ok()
}

/// What axe finds on the page as it is: the rule, and the first element that breaks it.
fn broken(page: &Page, axe: &str) -> String {
    page.script(&format!("{axe}; window.axe = axe"), &[]);
    let run = "const done = arguments[0];
        axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(
            found => done(found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160)).slice(0, 3).join(' | ')).join('\\n')),
            error => done(String(error)))";
    page.script_async(run, &[]).as_str().unwrap_or_default().to_owned()
}

#[test]
fn axe_finds_nothing_in_the_main_states() {
    let Some(axe) = axe() else { return };
    let mut found = Vec::new();
    for (name, screen) in [("desktop", (1440, 900)), ("phone", (390, 844))] {
        for (scheme, query) in
            [(Scheme::Light, "?lang=zh"), (Scheme::Dark, "?lang=zh"), (Scheme::Light, "?lang=en")]
        {
            let seen = std::cell::RefCell::new(Vec::new());
            Visit { screen, scheme, query: query.into(), ..Visit::default() }.run_unwatched(|page| {
                for (state, go) in every_state() {
                    go(page);
                    // What still moves into its place may lie over something.
                    let mut words = broken(page, &axe);
                    for _ in 0..3 {
                        if words.is_empty() {
                            break;
                        }
                        std::thread::sleep(std::time::Duration::from_millis(500));
                        words = broken(page, &axe);
                    }
                    if !words.is_empty() {
                        seen.borrow_mut().push(format!("{name} {scheme:?} {query} {state}: {words}"));
                    }
                }
            });
            found.extend(seen.into_inner());
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_a_finger_presses_is_large_enough() {
    Visit { screen: (390, 844), ..Visit::default() }.run_unwatched(|page| {
        for (state, go) in every_state() {
            go(page);
            let small = page.script(
                "return [...document.querySelectorAll('button, select, summary, .button, input:not([type=file]):not([type=checkbox])')]
                     .filter(e => e.offsetParent && e.offsetHeight > 0 && e.offsetHeight < 44)
                     .map(e => e.offsetHeight + ' ' + e.outerHTML.slice(0, 100))",
                &[],
            );
            assert!(small.as_array().is_some_and(Vec::is_empty), "{state}: {small:#}");
        }
    });
}

/// Every component in every state, a screen after the other.
#[test]
fn the_gallery_looks_as_agreed() {
    let mut differences = Vec::new();
    for scheme in [Scheme::Light, Scheme::Dark] {
        let seen = std::cell::RefCell::new(Vec::new());
        Visit { query: "?gallery".into(), scheme, screen: (1440, 900), ..Visit::default() }.run_unwatched(|page| {
            page.wait_count("[data-case]", 6);
            for kind in ["clean", "findings", "partial", "unread"] {
                assert!(page.exists(&format!("[data-verdict={kind}]")), "{kind}");
            }
            page.screenshot("gallery");
            pictures::hold_still(page, scheme == Scheme::Dark);
            for case in 0..7 {
                let show = "const all = document.querySelectorAll('.gallery > *');
                    all[arguments[0]].scrollIntoView({ block: 'start', behavior: 'instant' }); return all.length";
                assert_eq!(page.script(show, &[case.into()]), 7);
                let picture = format!("gallery-{case}-{scheme:?}").to_lowercase();
                seen.borrow_mut().extend(pictures::compare(page, &picture));
            }
        });
        differences.extend(seen.into_inner());
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
