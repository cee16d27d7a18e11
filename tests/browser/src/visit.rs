//! How a test meets the page: engine, screen, colours, which build and how it is served.

use crate::engine::Engine;
use crate::page::Page;
use crate::session::Session;
use serde_json::json;
use std::path::PathBuf;
use std::sync::OnceLock;
use xtask::encode::Effort;
use xtask::server::{Server, Site};
use xtask::{bundle, page};

/// Which build of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Build {
    /// `dist/`, served.
    Hosted,
    /// `gouji.html`, opened from the disk.
    OneFile,
    /// A folder, served.
    Folder(PathBuf),
    /// A file, opened from the disk.
    File(PathBuf),
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// A visit to the page. The default: the hosted build, Chromium, desktop, light.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The browser.
    pub engine: Engine,
    /// The build.
    pub build: Build,
    /// What follows the address, such as `?embed=1`.
    pub query: String,
    /// A path in front, such as `/a/b/`.
    pub prefix: String,
    /// The name by which the page is asked for: `127.0.0.1`, or one that ends in `.example` and means the same machine
    /// (Chromium), to which the browser grants no more than to any site on plain http.
    pub host: &'static str,
    /// Headers that the server adds.
    pub headers: Vec<(String, String)>,
    /// Wrong types that the server sends, by extension.
    pub types: Vec<(String, String)>,
    /// Width and height of the screen; below 500 wide, a phone.
    pub screen: (u32, u32),
    /// Light or dark.
    pub scheme: Scheme,
}

impl Default for Visit {
    fn default() -> Visit {
        Visit {
            engine: Engine::Chromium,
            build: Build::Hosted,
            query: String::new(),
            prefix: String::new(),
            host: "127.0.0.1",
            headers: Vec::new(),
            types: Vec::new(),
            screen: (1280, 900),
            scheme: Scheme::Light,
        }
    }
}

impl Visit {
    /// Opens the page, waits until it runs, runs the test, and checks that all stayed quiet.
    pub fn run(self, test: impl Fn(&Page)) {
        let page = self.open();
        page.wait_ready();
        page.wait_kept();
        let loaded = page.server.as_ref().map_or(0, |server| server.requests().len());
        if self.engine == Engine::Chromium {
            page.network();
        }
        test(&page);
        page.check_quiet(loaded);
    }

    /// Opens the page, waits until it runs, and does something with it, whatever it logs: for measuring.
    pub fn run_unwatched(self, work: impl Fn(&Page)) {
        let page = self.open();
        page.wait_ready();
        page.wait_kept();
        work(&page);
    }

    /// Opens the page and does not wait: for tests of starting and failing.
    pub fn open(&self) -> Page {
        let page = self.blank();
        page.go(&page.url);
        page
    }

    /// Makes everything ready to open the page, and does not.
    pub fn blank(&self) -> Page {
        let session = Session::start(self.engine, self.scheme == Scheme::Dark);
        let (server, url) = match &self.build {
            Build::File(file) => (None, format!("file://{}", file.display())),
            Build::OneFile => (None, format!("file://{}", bundle().join("gouji.html").display())),
            Build::Hosted => self.serve(dist()),
            Build::Folder(folder) => self.serve(folder.clone()),
        };
        let (width, height) = self.screen;
        if self.engine == Engine::Chromium {
            let dark = if self.scheme == Scheme::Dark { "dark" } else { "light" };
            let features = json!([{ "name": "prefers-color-scheme", "value": dark }]);
            session.cdp("Emulation.setEmulatedMedia", json!({ "features": features }));
            session.cdp(
                "Emulation.setDeviceMetricsOverride",
                json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 }),
            );
        } else {
            session.resize(width, height);
        }
        let url = format!("{url}{}", self.query);
        Page { session, server, url }
    }

    fn serve(&self, root: PathBuf) -> (Option<Server>, String) {
        let site = Site {
            root,
            prefix: self.prefix.clone(),
            headers: self.headers.clone(),
            types: self.types.clone(),
            hosts: vec![".example".into()],
        };
        let server = Server::start(site, 0).unwrap_or_else(|e| panic!("{e}"));
        let url = server.url().replace("127.0.0.1", self.host);
        (Some(server), url)
    }
}

/// The folder of the hosted build.
pub fn dist() -> PathBuf {
    build();
    page::dist()
}

/// The folder of everything that is released.
pub fn bundle() -> PathBuf {
    build();
    bundle::folder()
}

/// Builds all that the tests open, once a run; not where `GOUJI_BUILT` says that it has been done.
fn build() {
    static BUILT: OnceLock<()> = OnceLock::new();
    BUILT.get_or_init(|| {
        if std::env::var_os("GOUJI_BUILT").is_none() {
            let how = page::How::Released;
            let built = page::compile(how).and_then(|()| page::assemble(how));
            let built = built.and_then(|()| bundle::make_web(&bundle::folder(), Effort::Little));
            built.unwrap_or_else(|e| panic!("{e}"));
        }
    });
}
