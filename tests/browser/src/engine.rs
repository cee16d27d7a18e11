//! The browsers, and starting them with their drivers.

use crate::http;
use serde_json::{Value, json};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use xtask::{shell, tools};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
}

impl Engine {
    /// Those that are here. Chromium is required; without Firefox or geckodriver the run says so and goes on.
    pub fn all() -> Vec<Engine> {
        static FIREFOX: OnceLock<bool> = OnceLock::new();
        let firefox = *FIREFOX.get_or_init(|| match Engine::Firefox.programs() {
            Ok(_) => true,
            Err(reason) => {
                eprintln!("skipped: browser tests in Firefox: {reason}");
                false
            }
        });
        if firefox { vec![Engine::Chromium, Engine::Firefox] } else { vec![Engine::Chromium] }
    }

    /// The driver and the browser, installed where that may be.
    fn programs(self) -> Result<(PathBuf, PathBuf), String> {
        match self {
            Engine::Chromium => Ok((tools::chromedriver()?, tools::chromium()?)),
            Engine::Firefox => Ok((tools::geckodriver()?, tools::firefox()?)),
        }
    }

    /// Starts the driver on a free port.
    pub fn start(self) -> Driver {
        let (driver, browser) = self.programs().unwrap_or_else(|reason| panic!("{reason}"));
        let port = free_port();
        let mut command = Command::new(driver);
        match self {
            Engine::Chromium => command.arg(format!("--port={port}")),
            Engine::Firefox => {
                command.args(["--port", &port.to_string(), "--websocket-port", &free_port().to_string()])
            }
        };
        let process = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let process = process.unwrap_or_else(|e| panic!("cannot start the driver of {self:?}: {e}"));
        let driver = Driver { engine: self, browser, port, process };
        let patience = Instant::now();
        while http::request(port, "GET", "/status", None).is_err() {
            assert!(patience.elapsed() < Duration::from_secs(30), "the driver of {self:?} does not answer");
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
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr());
    listener.map(|address| address.port()).unwrap_or_else(|e| panic!("no free port: {e}"))
}

fn is_root() -> bool {
    shell::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
