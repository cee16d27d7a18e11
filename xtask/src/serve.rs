//! `cargo xtask serve`.

use crate::page::{self, How};
use crate::server::{Server, Site};
use crate::shell;
use crate::shell::Result;
use std::process::Command;

/// The port, unless another is asked for.
const PORT: u16 = 8765;

/// Builds the page, serves it and opens it.
pub fn run(words: &[String]) -> Result {
    let (mut open, mut port, mut how) = (true, PORT, How::Served);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--no-open" => open = false,
            "--dev" => how = How::Worked,
            "--release" => how = How::Released,
            "--port" => {
                let number = words.next().and_then(|n| n.parse().ok());
                port = number.ok_or("--port wants a number from 0 to 65535")?;
            }
            other => {
                return Err(format!(
                    "unknown option {other}: serve [--dev | --release] [--no-open] [--port N]"
                ));
            }
        }
    }
    page::make(how)?;
    let server = Server::start(Site::new(page::dist()), port)
        .map_err(|e| format!("{e}; choose another port by --port N (0: any free one)"))?;
    eprintln!("\nserving dist/ at {} — Ctrl+C ends", server.url());
    if open && !open_browser(&server.url()) {
        eprintln!("no browser could be opened from here; open the address above yourself");
    }
    loop {
        std::thread::park();
    }
}

/// Opens an address in the person's browser, if there is a way.
fn open_browser(url: &str) -> bool {
    let ways: &[&[&str]] = match std::env::consts::OS {
        "macos" => &[&["open"]],
        "windows" => &[&["cmd", "/C", "start", ""]],
        _ => &[&["xdg-open"], &["gio", "open"]],
    };
    ways.iter().any(|way| {
        let Some(program) = way.first() else { return false };
        shell::find(program).is_some()
            && Command::new(program).args(way.iter().skip(1)).arg(url).status().is_ok_and(|s| s.success())
    })
}
