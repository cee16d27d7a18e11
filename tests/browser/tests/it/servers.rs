//! The released site under real web servers, set up as `docs/server/` says. What is not installed is skipped and said so;
//! `cargo xtask servers` installs them all.

use crate::samples::with_a_slip;
use browser_tests::{Engine, Page, Session, bundle, http};
use std::fs;
use xtask::server::{Server, Site};
use xtask::servers::{KINDS, Kind, Running, WANTED};

/// The server with the released site, or why not.
fn start(kind: Kind) -> Option<Running> {
    bundle();
    let folder = std::env::temp_dir().join(format!("gouji-{kind:?}-{}", std::process::id()));
    match kind.start(&folder) {
        Ok(running) => Some(running),
        Err(reason) => {
            assert!(std::env::var_os(WANTED).is_none(), "{reason}");
            browser_tests::skipped(&format!("the site under {kind:?}"), &reason);
            None
        }
    }
}

/// The file of the site whose name has this start and this end.
fn named(start: &str, end: &str) -> String {
    let files = fs::read_dir(bundle().join("site")).unwrap();
    let mut names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names.find(|name| name.starts_with(start) && name.ends_with(end)).unwrap()
}

/// Asks for a file of the site and checks type, encoding and content.
fn fetch(server: &Running, name: &str, accept: &str, kind: &str, encoding: Option<&str>) -> http::Answer {
    let answer = http::get(&format!("{}{name}", server.url), accept);
    let said = format!("{name}, accepting {accept:?}: {:?}", answer.headers);
    assert_eq!(answer.status, 200, "{said}");
    assert_eq!(answer.header("content-type").split(';').next(), Some(kind), "{said}");
    assert_eq!(answer.header("content-encoding"), encoding.unwrap_or_default(), "{said}");
    let ending = match encoding {
        Some("br") => ".br",
        Some("gzip") => ".gz",
        _ => "",
    };
    let file = if name.is_empty() { "index.html" } else { name };
    let file = bundle().join("site").join(format!("{file}{ending}"));
    assert!(answer.body == fs::read(&file).unwrap(), "{said}: not the bytes of {}", file.display());
    if encoding.is_some() {
        assert!(answer.header("vary").to_lowercase().contains("accept-encoding"), "{said}");
    }
    answer
}

#[test]
fn servers_send_what_the_documentation_says() {
    for kind in KINDS {
        let Some(server) = start(kind) else { continue };
        let sends_policy = kind != Kind::Tomcat;
        let files = [
            ("".to_string(), "text/html", false),
            (named("gouji-", ".wasm"), "application/wasm", true),
            (named("boot-", ".js"), "text/javascript", true),
            (named("page-", ".css"), "text/css", true),
            ("sw.js".into(), "text/javascript", false),
            ("icon.svg".into(), "image/svg+xml", false),
            ("manifest.webmanifest".into(), "application/manifest+json", false),
            ("gouji.html".into(), "text/html", false),
        ];
        for (name, media, for_ever) in &files {
            let best = if server.has_brotli { "br" } else { "gzip" };
            let answers = [
                fetch(&server, name, "gzip, deflate, br", media, Some(best)),
                fetch(&server, name, "gzip", media, Some("gzip")),
                fetch(&server, name, "identity", media, None),
            ];
            for answer in answers {
                let said = format!("{kind:?} {name}: {:?}", answer.headers);
                let caching = answer.header("cache-control");
                // Tomcat tells them apart by kind only: scripts are asked for each time.
                let for_ever = *for_ever && !(kind == Kind::Tomcat && *media == "text/javascript");
                let (year, fresh) = (
                    caching.contains("max-age=3153"),
                    caching.contains("max-age=0") || caching == "no-cache",
                );
                assert!(if for_ever { year } else { fresh }, "{said}");
                assert_eq!(answer.header("x-content-type-options"), "nosniff", "{said}");
                let policy = answer.header("content-security-policy");
                if !sends_policy {
                    assert_eq!(answer.header("x-frame-options"), "SAMEORIGIN", "{said}");
                } else if name == "gouji.html" {
                    assert_eq!(policy, "frame-ancestors 'self'", "{said}");
                } else {
                    assert!(
                        policy.starts_with("default-src 'none'")
                            && policy.ends_with("frame-ancestors 'self'"),
                        "{said}"
                    );
                }
                if *media == "text/html" {
                    assert!(
                        answer.header("content-type").to_lowercase().ends_with("charset=utf-8"),
                        "{said}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_page_works_under_each_server_and_after_it_has_stopped() {
    for kind in KINDS {
        let Some(mut server) = start(kind) else { continue };
        // The session's page wants a server of ours beside it; it serves nothing here.
        let idle = Server::start(Site::new(bundle()), 0).unwrap();
        for file in ["", "gouji.html"] {
            let session = Session::start(Engine::Chromium, false);
            let url = format!("{}{file}", server.url);
            session.go(&url);
            let page = Page::new(session, Server::start(Site::new(bundle()), 0).unwrap(), url);
            page.wait_ready();
            page.paste_text(&with_a_slip());
            page.wait_verdict("findings");
            let loaded =
                "const done = arguments[0]; gouji.load('files').then(() => done(true), e => done(String(e)))";
            assert_eq!(page.script_async(loaded, &[]), true, "{kind:?} {file}");
            assert_eq!(page.console_errors(), Vec::<String>::new(), "{kind:?} {file}");
            if file.is_empty() {
                page.wait_kept();
            }
        }
        let session = Session::start(Engine::Chromium, false);
        session.go(&server.url);
        let page = Page::new(session, idle, server.url.clone());
        page.wait_ready();
        page.wait_kept();
        server.stop();
        page.reload();
        page.wait_ready();
    }
}
