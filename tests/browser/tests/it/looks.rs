//! How it looks: screens from phone to desk, light and dark. The pictures are kept in `target/screenshots`.

use crate::samples::with_a_slip;
use browser_tests::{Scheme, Visit};

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
