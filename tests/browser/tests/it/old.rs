//! The floor, in real old builds of Chromium: one file and hosted page do there all that they do in new ones.

use crate::samples::{as_files, with_a_slip};
use browser_tests::bundle;
use std::fs;
use std::process::Command;
use xtask::server::{Server, Site};
use xtask::{old, shell};

#[test]
fn one_file_and_hosted_page_work_in_old_browsers() {
    let (node, driver) = match (shell::find("node").ok_or("node is missing".into()), old::puppeteer()) {
        (Ok(node), Ok(driver)) => (node, driver),
        (Err(reason), _) | (_, Err(reason)) => return skip(&reason),
    };
    let pictures = shell::target().join("screenshots");
    fs::create_dir_all(&pictures).unwrap();
    let files = as_files(&with_a_slip());
    let samples = files[0].parent().unwrap();
    let server = Server::start(Site::new(bundle().join("site")), 0).unwrap();
    let mut failed = String::new();
    for build in old::wanted() {
        let program = match old::program(build) {
            Ok(program) => program,
            Err(reason) => return skip(&reason),
        };
        let mut check = Command::new(&node);
        check.arg(shell::root().join("tests/old-browsers/check.js")).arg(&driver).arg(program);
        check.arg(bundle().join("gouji.html")).arg(server.url()).arg(samples).arg(&pictures);
        match shell::output(&mut check) {
            Ok(said) => eprint!("{said}"),
            Err(reason) => failed.push_str(&format!("Chromium {}: {reason}\n", build.0)),
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

/// Says why it cannot be; where it was asked for by name that is a failure.
fn skip(reason: &str) {
    assert!(std::env::var_os(old::WANTED).is_none(), "{reason}");
    browser_tests::skipped("the page in old builds of Chromium", reason);
}
