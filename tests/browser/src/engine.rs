//! The browsers, and starting them with their drivers.

use crate::http;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use xtask::shell;
use xtask::tools::{crates, packages};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK's own small browser, by WebKitWebDriver, on a screen that nobody sees.
    WebKit,
}

impl Engine {
    /// Those that are here. Chromium is required; without the others the run says so and goes on.
    pub fn all() -> &'static [Engine] {
        static HERE: OnceLock<Vec<Engine>> = OnceLock::new();
        HERE.get_or_init(|| {
            let others = [Engine::Firefox, Engine::WebKit].into_iter().filter(|engine| {
                let programs = engine.programs();
                if let Err(reason) = &programs {
                    crate::skipped(&format!("browser tests in {engine:?}"), reason);
                }
                programs.is_ok()
            });
            std::iter::once(Engine::Chromium).chain(others).collect()
        })
    }

    /// The driver and the browser. What is missing was not installed before the tests began, and is not now.
    fn programs(self) -> Result<(PathBuf, PathBuf), String> {
        match self {
            Engine::Chromium => Ok((packages::CHROMIUM.find(0)?, packages::CHROMIUM.find(1)?)),
            Engine::Firefox => Ok((crates::geckodriver()?, packages::FIREFOX.find(0)?)),
            Engine::WebKit => {
                packages::WEBKIT.find(2)?;
                Ok((packages::WEBKIT.find(0)?, packages::WEBKIT.find(1)?))
            }
        }
    }

    /// Starts the driver on a free port.
    pub fn start(self) -> Driver {
        let (driver, browser) = self.programs().unwrap_or_else(|reason| panic!("{reason}"));
        let port = free_port();
        let mut command = Command::new(driver);
        let mut screen = None;
        match self {
            Engine::Chromium => {
                command.arg(format!("--port={port}"));
            }
            Engine::Firefox => {
                command.args(["--port", &port.to_string(), "--websocket-port", &free_port().to_string()]);
                // A button of an extension is pressed from within the browser.
                command.arg("--allow-system-access");
            }
            Engine::WebKit => {
                let (server, display) = start_screen().unwrap_or_else(|reason| panic!("{reason}"));
                screen = Some(server);
                command.arg(format!("--port={port}"));
                command.env("DISPLAY", display).env("GDK_BACKEND", "x11").env("LIBGL_ALWAYS_SOFTWARE", "1");
                if is_root() {
                    // As with Chromium's: the sandbox does not start as root.
                    command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                }
            }
        }
        let process = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let process = process.unwrap_or_else(|e| panic!("cannot start the driver of {self:?}: {e}"));
        let driver = Driver { engine: self, browser, port, process, screen };
        let patience = Instant::now();
        while http::request(port, "GET", "/status", None).is_err() {
            assert!(patience.elapsed() < Duration::from_secs(90), "the driver of {self:?} does not answer");
            std::thread::sleep(Duration::from_millis(20));
        }
        driver
    }
}

/// A driver that runs; ends when dropped.
pub struct Driver {
    engine: Engine,
    browser: PathBuf,
    /// Where it listens.
    pub port: u16,
    process: Child,
    /// The screen that it draws on, where it needs one.
    screen: Option<Child>,
}

impl Driver {
    /// What to ask of a new session: headless, quiet, with logs.
    pub fn capabilities(&self, dark: bool) -> Value {
        match self.engine {
            Engine::Chromium => {
                let mut args = vec![
                    "--headless=new",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                    "--force-color-profile=srgb",
                    // Other origins on this machine: no name that ends so can exist outside.
                    "--host-resolver-rules=MAP *.example 127.0.0.1",
                ];
                if is_root() {
                    // Chromium's sandbox does not start as root, as in most containers.
                    args.push("--no-sandbox");
                }
                json!({
                    "browserName": "chrome",
                    "goog:chromeOptions": { "binary": self.browser, "args": args },
                    "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                })
            }
            Engine::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": self.browser,
                    "args": ["-headless"],
                    "prefs": {
                        "ui.systemUsesDarkTheme": i32::from(dark),
                        "intl.accept_languages": "zh-CN,zh,en",
                        // Left on, as people have it: a page that only opens without it is no one-file page.
                        "security.fileuri.strict_origin_policy": true,
                    },
                },
            }),
            Engine::WebKit => json!({
                "webkitgtk:browserOptions": { "binary": self.browser, "args": ["--automation"] },
            }),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        for process in std::iter::once(&mut self.process).chain(&mut self.screen) {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// A screen that nobody sees, and its name.
fn start_screen() -> Result<(Child, String), String> {
    let mut command = Command::new(packages::WEBKIT.find(2)?);
    command.args(["-displayfd", "1", "-screen", "0", "1400x1200x24", "-nolisten", "tcp"]);
    let process = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut process = process.map_err(|e| format!("cannot start Xvfb: {e}"))?;
    // It names itself once it can be drawn on.
    let mut name = String::new();
    if let Some(said) = process.stdout.take() {
        BufReader::new(said).read_line(&mut name).map_err(|e| format!("Xvfb does not answer: {e}"))?;
    }
    Ok((process, format!(":{}", name.trim())))
}

pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr());
    listener.map(|address| address.port()).unwrap_or_else(|e| panic!("no free port: {e}"))
}

pub(crate) fn is_root() -> bool {
    shell::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
