//! A WebDriver session: the little of the protocol that the tests need, blocking, failing by panic with a reason.

use crate::engine::{Driver, Engine};
use crate::{http, pool};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

/// How long anything may take that the page does by itself, on a machine that is busy with other things too.
pub(crate) const PATIENCE: Duration = Duration::from_secs(90);
/// How long to leave the page alone before looking again.
pub(crate) const PAUSE: Duration = Duration::from_millis(25);

/// The key under which WebDriver hides an element's id.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser window under control.
pub struct Session {
    /// Which browser it is.
    pub engine: Engine,
    dark: bool,
    /// Always there until the session is dropped.
    live: Option<Live>,
}

/// A browser that runs, with its driver.
pub(crate) struct Live {
    id: String,
    driver: Driver,
}

impl Live {
    fn call(&self, method: &str, path: &str, body: Value) -> Result<Value, String> {
        let path = format!("/session/{}/{path}", self.id);
        let body = (method == "POST").then_some(&body);
        http::request(self.driver.port, method, path.trim_end_matches('/'), body)
    }

    fn script(&self, script: &str) -> Result<Value, String> {
        self.call("POST", "execute/sync", json!({ "script": script, "args": [] }))
    }

    /// Takes away whatever a test may have left behind.
    fn clean(&self, engine: Engine) -> Result<(), String> {
        self.call("DELETE", "actions", json!({}))?;
        let windows = self.call("GET", "window/handles", json!({}))?;
        let windows: Vec<Value> = windows.as_array().cloned().unwrap_or_default();
        let (first, others) = windows.split_first().ok_or("no window is left")?;
        for other in others {
            self.call("POST", "window", json!({ "handle": other }))?;
            self.call("DELETE", "window", json!({}))?;
        }
        self.call("POST", "window", json!({ "handle": first }))?;
        // All files share what is stored for them. Where a page may store nothing, nothing is stored.
        self.script("try { localStorage.clear(); sessionStorage.clear() } catch (refused) { }")?;
        self.call("POST", "url", json!({ "url": "about:blank" }))?;
        if engine == Engine::Chromium {
            let cdp = |command: &str, parameters: Value| {
                self.call("POST", "goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
            };
            cdp("Emulation.clearDeviceMetricsOverride", json!({}))?;
            cdp("Emulation.setEmulatedMedia", json!({ "media": "", "features": [] }))?;
            for kind in ["browser", "performance"] {
                self.call("POST", "se/log", json!({ "type": kind }))?;
            }
        }
        Ok(())
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        let _ = self.call("DELETE", "", json!({}));
    }
}

/// An element of the document.
#[derive(Clone, Debug)]
pub struct Element(Value);

/// What a driver says of an element that the page is just taking away or putting in its place.
const MOVING: [&str; 4] =
    ["stale element", "no such element", "element click intercepted", "element not interactable"];

impl Session {
    /// Starts driver and browser, or takes a browser with which another test has done. `dark`: the system asks for dark
    /// colours (Firefox; Chromium is told by [`Session::cdp`]).
    pub fn start(engine: Engine, dark: bool) -> Session {
        let mut session = Session { engine, dark, live: pool::take(engine, dark) };
        if session.live.is_none() {
            let driver = engine.start();
            let wanted = json!({ "capabilities": { "alwaysMatch": driver.capabilities(dark) } });
            let answer = http::request(driver.port, "POST", "/session", Some(&wanted));
            let answer = answer.unwrap_or_else(|e| panic!("cannot start {engine:?}: {e}"));
            let id = answer["sessionId"].as_str().unwrap_or_default().to_string();
            session.live = Some(Live { id, driver });
        }
        session
    }

    /// A request to the driver about this session.
    pub fn try_call(&self, method: &str, path: &str, body: Value) -> Result<Value, String> {
        self.live
            .as_ref()
            .map_or_else(|| Err("the session is over".into()), |live| live.call(method, path, body))
    }

    /// As [`Session::try_call`]; what the driver refuses fails the test.
    pub fn call(&self, method: &str, path: &str, body: Value) -> Value {
        self.try_call(method, path, body).unwrap_or_else(|e| panic!("{:?}: {e}", self.engine))
    }

    /// Goes to an address and waits until it has loaded.
    pub fn go(&self, url: &str) {
        self.call("POST", "url", json!({ "url": url }));
    }

    /// Loads the page anew.
    pub fn reload(&self) {
        self.call("POST", "refresh", json!({}));
    }

    /// Runs JavaScript as the body of a function, with arguments, and gives what it returns.
    pub fn script(&self, body: &str, arguments: &[Value]) -> Value {
        self.call("POST", "execute/sync", json!({ "script": body, "args": arguments }))
    }

    /// The same where an element among the arguments may be gone by then.
    pub fn try_script(&self, body: &str, arguments: &[Value]) -> Result<Value, String> {
        self.try_call("POST", "execute/sync", json!({ "script": body, "args": arguments }))
    }

    /// Runs JavaScript whose last argument is a function to call with the result.
    pub fn script_async(&self, body: &str, arguments: &[Value]) -> Value {
        self.call("POST", "execute/async", json!({ "script": body, "args": arguments }))
    }

    /// Every element that a CSS selector finds.
    pub fn all(&self, css: &str) -> Vec<Element> {
        let found = self.call("POST", "elements", json!({ "using": "css selector", "value": css }));
        found.as_array().map(|list| list.iter().cloned().map(Element).collect()).unwrap_or_default()
    }

    /// The first element that a CSS selector finds, once it finds one; none at last fails the test.
    pub fn find(&self, css: &str) -> Element {
        let start = Instant::now();
        loop {
            match self.try_call("POST", "element", json!({ "using": "css selector", "value": css })) {
                Ok(found) => return Element(found),
                Err(e) if start.elapsed() > PATIENCE || !e.contains("no such element") => {
                    panic!("{:?}: {css}: {e}", self.engine)
                }
                Err(_) => std::thread::sleep(PAUSE),
            }
        }
    }

    /// The element that has the keyboard.
    pub fn focused(&self) -> Element {
        Element(self.call("GET", "element/active", json!({})))
    }

    /// An attribute, if there.
    pub fn attribute(&self, element: &Element, name: &str) -> Option<String> {
        let value = self.call("GET", &format!("element/{}/attribute/{name}", element.id()), json!({}));
        value.as_str().map(String::from)
    }

    /// The name by which assistive technology calls the element.
    pub fn accessible_name(&self, element: &Element) -> String {
        string(self.call("GET", &format!("element/{}/computedlabel", element.id()), json!({})))
    }

    /// Clicks the middle of an element, after scrolling it into view.
    pub fn click(&self, element: &Element) {
        self.call("POST", &format!("element/{}/click", element.id()), json!({}));
    }

    /// Clicks an element that may be gone by then, or still be on its way to its place; whether it was there.
    pub fn try_click(&self, element: &Element) -> bool {
        match self.try_call("POST", &format!("element/{}/click", element.id()), json!({})) {
            Ok(_) => true,
            Err(error) if MOVING.iter().any(|state| error.contains(state)) => false,
            Err(error) => panic!("{:?}: {error}", self.engine),
        }
    }

    /// Types into an element; a path into a file input.
    pub fn send_keys(&self, element: &Element, text: &str) {
        self.call("POST", &format!("element/{}/value", element.id()), json!({ "text": text }));
    }

    /// Presses keys one after the other at whatever has the keyboard.
    pub fn press(&self, keys: &[char]) {
        let strokes = keys.iter().flat_map(|key| [stroke("keyDown", *key), stroke("keyUp", *key)]);
        self.keyboard(strokes.collect());
    }

    /// Presses a key while others are held: `chord(&[CONTROL], 'v')`.
    pub fn chord(&self, held: &[char], key: char) {
        let down = held.iter().map(|key| stroke("keyDown", *key));
        let up = held.iter().rev().map(|key| stroke("keyUp", *key));
        let middle = [stroke("keyDown", key), stroke("keyUp", key)];
        self.keyboard(down.chain(middle).chain(up).collect());
    }

    fn keyboard(&self, actions: Vec<Value>) {
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.call("POST", "actions", json!({ "actions": [keyboard] }));
    }

    /// A command of Chromium's own protocol.
    pub fn cdp(&self, command: &str, parameters: Value) -> Value {
        self.call("POST", "goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// What was logged since the last call: `browser` (console) or `performance` (protocol events). Chromium only.
    pub fn log(&self, kind: &str) -> Vec<Value> {
        let log = self.call("POST", "se/log", json!({ "type": kind }));
        log.as_array().cloned().unwrap_or_default()
    }

    /// The window in front.
    pub fn window(&self) -> String {
        string(self.call("GET", "window", json!({})))
    }

    /// Does something in a new tab, closes it and comes back.
    pub fn in_new_tab<T>(&self, work: impl FnOnce(&Session) -> T) -> T {
        let before = self.window();
        let tab = self.call("POST", "window/new", json!({ "type": "tab" }));
        self.call("POST", "window", json!({ "handle": tab["handle"] }));
        let result = work(self);
        self.call("DELETE", "window", json!({}));
        self.call("POST", "window", json!({ "handle": before }));
        result
    }

    /// Makes the window that large.
    pub fn resize(&self, width: u32, height: u32) {
        self.call("POST", "window/rect", json!({ "width": width, "height": height }));
    }

    /// Saves a picture of the whole page as `target/screenshots/<name>.png`.
    pub fn screenshot(&self, name: &str) {
        let data = match self.engine {
            Engine::Chromium => {
                let options = json!({ "format": "png", "captureBeyondViewport": true });
                self.cdp("Page.captureScreenshot", options)["data"].take()
            }
            Engine::Firefox => self.call("GET", "moz/screenshot/full", json!({})),
            Engine::WebKit => self.call("GET", "screenshot", json!({})),
        };
        self.keep_picture(name, &data);
    }

    /// Saves a picture of what the screen shows.
    pub fn screenshot_of_screen(&self, name: &str) {
        self.keep_picture(name, &self.picture());
    }

    /// A picture of what the screen shows: PNG in base64.
    pub fn picture(&self) -> Value {
        self.call("GET", "screenshot", json!({}))
    }

    fn keep_picture(&self, name: &str, data: &Value) {
        let bytes = crate::page::from_base64(data.as_str().unwrap_or_default());
        let file = xtask::shell::target().join("screenshots").join(format!("{name}.png"));
        xtask::shell::write(&file, bytes).unwrap_or_else(|e| panic!("{e}"));
    }

    /// Gives files to the pointer and drops them on an element, as from a file manager. Chromium only.
    pub fn drop_files(&self, element: &Element, files: &[&Path]) {
        self.script("arguments[0].scrollIntoView({ block: 'center' })", std::slice::from_ref(&element.0));
        let middle = self.script(
            "const r = arguments[0].getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]",
            std::slice::from_ref(&element.0),
        );
        for kind in ["dragEnter", "dragOver", "drop"] {
            let data = json!({ "items": [], "files": files, "dragOperationsMask": 1 });
            self.cdp(
                "Input.dispatchDragEvent",
                json!({ "type": kind, "x": middle[0], "y": middle[1], "data": data }),
            );
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let live = self.live.take();
        // A test that fails may leave anything behind.
        let clean = live.filter(|live| !std::thread::panicking() && live.clean(self.engine).is_ok());
        pool::give_back(self.engine, self.dark, clean);
    }
}

impl Element {
    /// An element that a script gave back.
    pub fn of(value: Value) -> Element {
        Element(value)
    }

    /// As an argument of a script.
    pub fn as_argument(&self) -> Value {
        self.0.clone()
    }

    fn id(&self) -> &str {
        self.0[ELEMENT].as_str().unwrap_or_default()
    }
}

fn stroke(kind: &str, key: char) -> Value {
    json!({ "type": kind, "value": key.to_string() })
}

fn string(value: Value) -> String {
    value.as_str().unwrap_or_default().to_string()
}
