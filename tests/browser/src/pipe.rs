//! Chromium by its own protocol through a pipe: for what no driver can do, such as pressing an extension's button, which
//! gives the extension the right to the page as a person's press does.

use crate::engine;
use serde_json::{Value, json};
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use xtask::shell;
use xtask::tools::packages;

/// How long an answer may take on a machine that is busy with other things too.
const PATIENCE: Duration = Duration::from_secs(90);

/// A Chromium of its own, without a screen. Ends when dropped.
pub struct Piped {
    process: Child,
    folder: PathBuf,
    to: File,
    from: Receiver<Value>,
    asked: u64,
}

/// A page, a frame of another site or an extension's worker, under control.
pub struct Target {
    session: String,
}

impl Piped {
    /// Starts it.
    pub fn start() -> Result<Piped, String> {
        let browser = packages::CHROMIUM.find(1)?;
        let folder =
            std::env::temp_dir().join(format!("gouji-piped-{}-{}", std::process::id(), engine::free_port()));
        std::fs::create_dir_all(&folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
        let (to, from) = (folder.join("to"), folder.join("from"));
        shell::output(Command::new("mkfifo").args([&to, &from]))?;
        // Chromium reads commands from its third file and answers on its fourth, which only a shell opens for a program.
        let mut command = Command::new("sh");
        command.args(["-c", "to=$1 from=$2; shift 2; exec \"$@\" 3<\"$to\" 4>\"$from\"", "sh"]);
        command.args([&to, &from]).arg(browser);
        command.args(["--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]);
        command.args(["--disable-background-networking", "--disable-component-update", "--disable-sync"]);
        command.args([
            "--remote-debugging-pipe",
            "--enable-unsafe-extension-debugging",
            "--window-size=1400,900",
        ]);
        command.arg("--host-resolver-rules=MAP *.example 127.0.0.1");
        command.arg(format!("--user-data-dir={}", folder.join("profile").display()));
        if engine::is_root() {
            command.arg("--no-sandbox");
        }
        let quiet =
            command.arg("about:blank").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = quiet.spawn().map_err(|e| format!("cannot start Chromium: {e}"))?;
        // In the order in which the shell opens them: each waits for the other side.
        let to = OpenOptions::new().write(true).open(&to).map_err(|e| e.to_string())?;
        let answers = File::open(&from).map_err(|e| e.to_string())?;
        let (send, from) = channel();
        std::thread::spawn(move || {
            for message in BufReader::new(answers).split(0).map_while(Result::ok) {
                let read = serde_json::from_slice(&message).unwrap_or_default();
                if send.send(read).is_err() {
                    return;
                }
            }
        });
        Ok(Piped { process, folder, to, from, asked: 0 })
    }

    /// A command to the browser, or to a target, and what it answers.
    pub fn call(
        &mut self,
        target: Option<&Target>,
        method: &str,
        parameters: Value,
    ) -> Result<Value, String> {
        self.asked += 1;
        let mut message = json!({ "id": self.asked, "method": method, "params": parameters });
        if let Some(target) = target {
            message["sessionId"] = json!(target.session);
        }
        let sent = self.to.write_all(format!("{message}\0").as_bytes());
        sent.map_err(|e| format!("{method}: Chromium has ended: {e}"))?;
        loop {
            let answer = self.from.recv_timeout(PATIENCE).map_err(|e| format!("{method}: no answer: {e}"))?;
            if answer["id"] == self.asked {
                return match answer.get("error") {
                    Some(error) => Err(format!("{method}: {}", error["message"])),
                    None => Ok(answer["result"].clone()),
                };
            }
        }
    }

    /// Installs an extension from its folder and gives its name.
    pub fn install(&mut self, folder: &Path) -> Result<String, String> {
        let made = self.call(None, "Extensions.loadUnpacked", json!({ "path": folder }))?;
        let id = made["id"].as_str().ok_or("the extension has no name")?.to_string();
        // A press before its worker listens would be lost.
        let worker = self.wait_target("service_worker", &id);
        self.wait(&worker, "self.chrome?.action !== undefined && chrome.action.onClicked.hasListeners()");
        Ok(id)
    }

    /// What there is of a kind: `page`, `iframe`, `tab`.
    fn list(&mut self, kind: &str) -> Vec<Value> {
        let wanted = json!({ "filter": [{ "type": kind }] });
        let found = self.call(None, "Target.getTargets", wanted).unwrap_or_else(|e| panic!("{e}"));
        found["targetInfos"].as_array().cloned().unwrap_or_default()
    }

    /// Waits for a page or frame whose address holds these words, and takes control of it.
    pub fn wait_target(&mut self, kind: &str, words: &str) -> Target {
        let start = Instant::now();
        loop {
            let found = self
                .list(kind)
                .into_iter()
                .find(|one| one["url"].as_str().is_some_and(|url| url.contains(words)));
            if let Some(found) = found {
                let wanted = json!({ "targetId": found["targetId"], "flatten": true });
                let attached =
                    self.call(None, "Target.attachToTarget", wanted).unwrap_or_else(|e| panic!("{e}"));
                return Target { session: attached["sessionId"].as_str().unwrap_or_default().into() };
            }
            assert!(
                start.elapsed() < PATIENCE,
                "no {kind} with {words}; there are {:#?}",
                self.call(None, "Target.getTargets", json!({}))
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Goes to an address in the first tab, and gives the page once it has loaded.
    pub fn go(&mut self, url: &str) -> Target {
        let page = self.wait_target("page", "");
        self.call(Some(&page), "Page.navigate", json!({ "url": url })).unwrap_or_else(|e| panic!("{e}"));
        self.wait(&page, &format!("location.href === {} && document.readyState === 'complete'", json!(url)));
        page
    }

    /// Presses an extension's button in the tab that shows this address.
    pub fn press_action(&mut self, extension: &str, url: &str) -> Result<(), String> {
        let tab = self.list("tab").into_iter().find(|tab| tab["url"] == url).ok_or("no such tab")?;
        let wanted = json!({ "id": extension, "targetId": tab["targetId"] });
        self.call(None, "Extensions.triggerAction", wanted).map(|_| ())
    }

    /// What a line of JavaScript comes to in a target, promises awaited.
    pub fn run(&mut self, target: &Target, script: &str) -> Value {
        self.run_in(target, script, None)
    }

    /// The same in the world of its own that the extension has in a page.
    pub fn run_in(&mut self, target: &Target, script: &str, world: Option<&Value>) -> Value {
        let mut wanted =
            json!({ "expression": script, "returnByValue": true, "awaitPromise": true, "userGesture": true });
        if let Some(world) = world {
            wanted["contextId"] = world.clone();
        }
        let answer = self.call(Some(target), "Runtime.evaluate", wanted).unwrap_or_else(|e| panic!("{e}"));
        assert!(answer.get("exceptionDetails").is_none(), "{script}: {}", answer["exceptionDetails"]);
        answer["result"]["value"].clone()
    }

    /// The world of its own that an extension has in a page.
    pub fn world(&mut self, page: &Target, extension: &str) -> Value {
        let wanted = json!({ "id": self.asked + 1, "method": "Runtime.enable", "params": {}, "sessionId": page.session });
        self.asked += 1;
        let sent = self.to.write_all(format!("{wanted}\0").as_bytes());
        sent.unwrap_or_else(|e| panic!("Chromium has ended: {e}"));
        loop {
            let said = self.from.recv_timeout(PATIENCE).unwrap_or_else(|e| panic!("no world: {e}"));
            let world = &said["params"]["context"];
            if said["method"] == "Runtime.executionContextCreated"
                && world["origin"].as_str().is_some_and(|origin| origin.contains(extension))
            {
                return world["id"].clone();
            }
        }
    }

    /// Waits until a line of JavaScript holds.
    pub fn wait(&mut self, target: &Target, script: &str) {
        let start = Instant::now();
        while self.run(target, script) != true {
            let shown = "self.document ? document.body.innerText : location.href";
            assert!(
                start.elapsed() < PATIENCE,
                "waited in vain for {script}; shown: {}",
                self.run(target, shown).as_str().unwrap_or_default()
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Presses a place of a page with the pointer.
    pub fn press(&mut self, target: &Target, x: &Value, y: &Value) {
        for kind in ["mousePressed", "mouseReleased"] {
            let wanted = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.call(Some(target), "Input.dispatchMouseEvent", wanted).unwrap_or_else(|e| panic!("{e}"));
        }
    }

    /// Saves a picture of a page as `target/screenshots/<name>.png`.
    pub fn screenshot(&mut self, page: &Target, name: &str) {
        let data =
            self.call(Some(page), "Page.captureScreenshot", json!({})).unwrap_or_else(|e| panic!("{e}"));
        let bytes = crate::page::from_base64(data["data"].as_str().unwrap_or_default());
        let file = shell::target().join("screenshots").join(format!("{name}.png"));
        shell::write(&file, bytes).unwrap_or_else(|e| panic!("{e}"));
    }
}

impl Drop for Piped {
    fn drop(&mut self) {
        let _ = self.to.write_all(b"{\"id\":0,\"method\":\"Browser.close\"}\0");
        let patience = Instant::now();
        while patience.elapsed() < Duration::from_secs(5) && matches!(self.process.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(50));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
