//! The page as a person meets it.

use crate::engine::Engine;
use crate::keys::CONTROL;
use crate::session::{Element, PATIENCE, PAUSE, Session};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::ops::Deref;
use std::path::Path;
use std::time::Instant;
use xtask::server::Server;

/// An open page. Everything of [`Session`] is there too.
pub struct Page {
    pub(crate) session: Session,
    /// What serves it; `None` for the one file.
    pub server: Option<Server>,
    /// Where it was opened.
    pub url: String,
}

/// The verdict line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// `clean`, `findings`, `unread` or `empty`.
    pub kind: String,
    /// Findings of severity error.
    pub errors: u32,
    /// Findings of severity warning.
    pub warnings: u32,
    /// Checks that hold.
    pub passed: u32,
    /// Checks that could not be made.
    pub not_evaluated: u32,
    /// The words.
    pub text: String,
}

impl Deref for Page {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

impl Page {
    /// Any page that a test opened by itself.
    pub fn new(session: Session, server: Server, url: String) -> Page {
        Page { session, server: Some(server), url }
    }

    /// Waits until something holds, and fails with what the page shows otherwise.
    pub fn wait(&self, what: &str, holds: impl Fn(&Page) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            if start.elapsed() > PATIENCE {
                self.screenshot(&format!(
                    "failed-{}",
                    std::thread::current().name().unwrap_or("test").replace("::", "-")
                ));
                let shown = self.script("return document.body.innerText", &[]);
                let errors = if self.engine == Engine::Chromium { self.console_errors() } else { Vec::new() };
                panic!(
                    "{:?}: waited in vain for {what}; errors in the console: {errors:#?}; the page shows:\n{}",
                    self.engine,
                    shown.as_str().unwrap_or("")
                );
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Presses the first button whose text begins so. The page may draw it anew at any moment: then the new one.
    pub fn press_button(&self, text: &str) {
        let find = "return [...document.querySelectorAll('button, summary')]
            .find(b => b.innerText.trim().startsWith(arguments[0])) || null";
        self.press_once_at_rest(&format!("a button {text} to press"), |page| {
            page.script(find, &[json!(text)])
        });
    }

    /// Waits until a selector finds something, and presses it.
    pub fn press_at(&self, css: &str) {
        let find = "return document.querySelector(arguments[0])";
        self.press_once_at_rest(css, |page| page.script(find, &[json!(css)]));
    }

    /// Brings what is looked for into view and presses it once it stands where it stood a moment before: what is drawn above
    /// it by need may still move it.
    fn press_once_at_rest(&self, what: &str, find: impl Fn(&Page) -> Value) {
        let bring = "const element = arguments[0], { x, y, width, height } = element.getBoundingClientRect();
            const there = document.elementFromPoint(x + width / 2, y + height / 2);
            if (!there || !element.contains(there) && !there.contains(element)) {
                element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
            }
            return [x, y, width, height]";
        let before = RefCell::new(Value::Null);
        self.wait(what, |page| {
            let found = find(page);
            if found.is_null() {
                return false;
            }
            let Ok(place) = page.try_script(bring, std::slice::from_ref(&found)) else { return false };
            let at_rest = before.replace(place.clone()) == place;
            at_rest && page.try_click(&Element::of(found))
        });
    }

    /// The text of what a selector finds, as it is seen, once it finds something.
    pub fn text_at(&self, css: &str) -> String {
        self.wait_text(css, |_| true)
    }

    /// Waits until the text of what a selector finds is as it should be, and gives it. To look once would be to meet what
    /// was there before.
    pub fn wait_text(&self, css: &str, is_it: impl Fn(&str) -> bool) -> String {
        let seen = RefCell::new(String::new());
        let read = "const found = document.querySelector(arguments[0]); return found && found.innerText";
        self.wait(&format!("the text of {css}"), |page| {
            let text = page.script(read, &[json!(css)]);
            let Some(text) = text.as_str() else { return false };
            seen.replace(text.to_string());
            is_it(text)
        });
        seen.into_inner()
    }

    /// Waits until the text of what a selector finds holds all these words.
    pub fn wait_words(&self, css: &str, words: &[&str]) -> String {
        self.wait_text(css, |text| words.iter().all(|word| text.contains(word)))
    }

    /// Waits until a selector finds so many elements.
    pub fn wait_count(&self, css: &str, count: usize) {
        self.wait(&format!("{count} × {css}"), |page| page.count(css) == count);
    }

    /// Waits until the program runs.
    pub fn wait_ready(&self) {
        self.wait("the program to start", |page| page.exists("body[data-ready]"));
    }

    /// Waits until loading is over: where the browser keeps the page for times without a network, until it has.
    pub fn wait_kept(&self) {
        if self.server.is_none() || self.url.contains("embed=1") {
            return;
        }
        self.wait("the page to be kept", |page| {
            let state = "const done = arguments[0];
                if (!navigator.serviceWorker) return done(true);
                navigator.serviceWorker.getRegistration().then(r => done(!!(r && r.active)))";
            page.script_async(state, &[]) == true
        });
    }

    /// Whether a selector finds anything.
    pub fn exists(&self, css: &str) -> bool {
        self.script("return !!document.querySelector(arguments[0])", &[json!(css)]) == json!(true)
    }

    /// How many elements a selector finds.
    pub fn count(&self, css: &str) -> usize {
        self.script("return document.querySelectorAll(arguments[0]).length", &[json!(css)])
            .as_u64()
            .unwrap_or(0) as usize
    }

    /// The box for the report's text, found by its accessible name.
    pub fn text_box(&self) -> Element {
        let named =
            |element: &Element| matches!(self.accessible_name(element).as_str(), "报告文本" | "Report text");
        self.all("textarea").into_iter().find(named).expect("a text box named 报告文本 or Report text")
    }

    /// What stands in that box.
    pub fn box_text(&self) -> String {
        let value = self.script("return arguments[0].value", &[self.text_box().as_argument()]);
        value.as_str().unwrap_or_default().to_string()
    }

    /// Copies plain text in another tab and pastes it into the text box, both by the keyboard.
    pub fn paste_text(&self, text: &str) {
        self.copy_text(text);
        self.paste();
    }

    /// Copies plain text in another tab.
    pub fn copy_text(&self, text: &str) {
        self.copy(
            "const area = document.createElement('textarea'); area.value = arguments[0];
             document.body.replaceChildren(area); area.focus(); area.select()",
            text,
        );
    }

    /// Copies a piece of a web page in another tab, selected as a whole, and pastes it into the text box.
    pub fn paste_html(&self, html: &str) {
        self.copy(
            "document.body.innerHTML = arguments[0]; getSelection().selectAllChildren(document.body)",
            html,
        );
        self.paste();
    }

    fn copy(&self, show: &str, content: &str) {
        self.in_new_tab(|tab| {
            tab.go("about:blank");
            tab.script(show, &[json!(content)]);
            tab.chord(&[CONTROL], 'c');
        });
    }

    fn paste(&self) {
        self.click(&self.text_box());
        self.chord(&[CONTROL], 'a');
        self.chord(&[CONTROL], 'v');
    }

    /// Opens files by the page's file input.
    pub fn choose_files(&self, files: &[&Path]) {
        let paths: Vec<_> = files.iter().map(|file| file.display().to_string()).collect();
        self.send_keys(&self.find("input[type=file]#report-files"), &paths.join("\n"));
    }

    /// The verdict line as it is now.
    pub fn verdict(&self) -> Verdict {
        let line = self.script(
            "const v = document.querySelector('[data-verdict]');
             return v && Object.assign({ text: v.innerText }, v.dataset)",
            &[],
        );
        let word = |name: &str| line[name].as_str().unwrap_or_default().to_string();
        let number = |name: &str| word(name).parse().unwrap_or(0);
        Verdict {
            kind: word("verdict"),
            errors: number("errors"),
            warnings: number("warnings"),
            passed: number("passed"),
            not_evaluated: number("notEvaluated"),
            text: word("text"),
        }
    }

    /// Waits for a verdict of that kind and gives it.
    pub fn wait_verdict(&self, kind: &str) -> Verdict {
        self.wait_for_verdict(&format!("the verdict `{kind}`"), |verdict| verdict.kind == kind)
    }

    /// Waits for a verdict and gives it.
    pub fn wait_for_verdict(&self, what: &str, is_it: impl Fn(&Verdict) -> bool) -> Verdict {
        let seen = RefCell::new(None);
        self.wait(what, |page| {
            let verdict = page.verdict();
            let found = is_it(&verdict);
            seen.replace(Some(verdict));
            found
        });
        seen.into_inner().unwrap_or_else(|| self.verdict())
    }

    /// Waits until a finding of that code is shown.
    pub fn wait_code(&self, code: &str) {
        self.wait(&format!("a finding {code}"), |page| page.codes().iter().any(|shown| shown == code));
    }

    /// The codes of the findings shown, in their order.
    pub fn codes(&self) -> Vec<String> {
        let codes = self
            .script("return [...document.querySelectorAll('[data-finding]')].map(f => f.dataset.code)", &[]);
        codes.as_array().into_iter().flatten().filter_map(Value::as_str).map(String::from).collect()
    }

    /// A drawn cell's status, if that cell is drawn.
    pub fn cell_status(&self, cell: &str) -> Option<String> {
        let status = self.script(
            "const c = document.querySelector(`[data-cell=\"${arguments[0]}\"]`); return c && c.dataset.status",
            &[json!(cell)],
        );
        status.as_str().map(String::from)
    }

    /// What the browser asked the network for since the last call, by Chromium's own record.
    pub fn network(&self) -> Vec<String> {
        let events = self.log("performance").into_iter().filter_map(|entry| {
            let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let message = &message["message"];
            (message["method"] == "Network.requestWillBeSent")
                .then(|| message["params"]["request"]["url"].as_str().map(String::from))?
        });
        events
            .filter(|url| !["data:", "blob:", "about:"].iter().any(|scheme| url.starts_with(scheme)))
            .collect()
    }

    /// Errors in the console since the last call. Chromium only: the other drivers keep no such log.
    pub fn console_errors(&self) -> Vec<String> {
        let severe = self.log("browser").into_iter().filter(|entry| entry["level"] == "SEVERE");
        let messages = severe.map(|entry| entry["message"].as_str().unwrap_or_default().to_string());
        // Browsers that do not know this directive of the policy say so, and follow all others.
        messages.filter(|message| !message.contains("directive 'webrtc'")).collect()
    }

    /// What holds at the end of every test.
    pub(crate) fn check_quiet(&self, loaded: usize) {
        if let Some(server) = &self.server {
            let after: Vec<String> = server.requests().into_iter().skip(loaded).collect();
            assert!(after.is_empty(), "{:?}: requested after loading: {after:?}", self.engine);
        }
        if self.engine == Engine::Chromium {
            let requests = self.network();
            assert!(requests.is_empty(), "requested after loading: {requests:?}");
            let errors = self.console_errors();
            assert!(errors.is_empty(), "errors in the console: {errors:#?}");
        }
    }
}

/// Undoes base64, as drivers send pictures.
pub(crate) fn from_base64(text: &str) -> Vec<u8> {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0u32, 0);
    for value in text.bytes().filter_map(digit) {
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 255) as u8);
        }
    }
    bytes
}
