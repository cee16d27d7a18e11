//! A small server for static files on the loopback address: for looking at the page and for its tests.

use crate::shell::Result;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// What to serve and how.
#[derive(Clone, Default)]
pub struct Site {
    /// The folder.
    pub root: PathBuf,
    /// A path in front of everything, such as `/a/b/`; empty: the root.
    pub prefix: String,
    /// Headers added to every answer.
    pub headers: Vec<(String, String)>,
    /// Names of this machine beside `localhost` and `127.0.0.1`; one that begins with a dot stands for all that end so.
    pub hosts: Vec<String>,
    /// Types other than the right ones, by extension: to try how the page bears a badly set up server.
    pub types: Vec<(String, String)>,
}

impl Site {
    /// Whether a name means this server. A page elsewhere that has its own name point here is not answered.
    fn is_called(&self, host: &str) -> bool {
        let named =
            |known: &String| host == known || (known.starts_with('.') && host.ends_with(known.as_str()));
        matches!(host, "127.0.0.1" | "localhost") || self.hosts.iter().any(named)
    }

    /// Serves a folder at `/`.
    pub fn new(root: impl Into<PathBuf>) -> Site {
        Site { root: root.into(), ..Site::default() }
    }
}

/// A running server; stops when dropped.
pub struct Server {
    address: SocketAddr,
    prefix: String,
    log: Arc<Mutex<Vec<String>>>,
    stopped: Arc<AtomicBool>,
}

impl Server {
    /// Starts on 127.0.0.1; port 0 takes a free one, and no port twice: browsers keep what they stored for an address.
    pub fn start(site: Site, port: u16) -> Result<Server> {
        let (listener, address) = if port == 0 { listen_anew()? } else { listen(port)? };
        let prefix = format!("/{}", site.prefix.trim_start_matches('/'));
        let log = Arc::new(Mutex::new(Vec::new()));
        let stopped = Arc::new(AtomicBool::new(false));
        let server = Server { address, prefix, log: Arc::clone(&log), stopped: Arc::clone(&stopped) };
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stopped.load(Ordering::SeqCst) {
                    break;
                }
                let Ok(stream) = stream else { continue };
                let (site, log) = (site.clone(), Arc::clone(&log));
                std::thread::spawn(move || answer(stream, &site, &log));
            }
        });
        Ok(server)
    }

    /// Where the page is, with a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }

    /// What was asked for so far, such as `GET /index.html`.
    pub fn requests(&self) -> Vec<String> {
        self.log.lock().map(|log| log.clone()).unwrap_or_default()
    }

    /// Stops: further connections are refused.
    pub fn stop(&self) {
        if !self.stopped.swap(true, Ordering::SeqCst) {
            // One last connection wakes the listener, which then closes.
            let _ = TcpStream::connect(self.address);
        }
    }
}

fn listen(port: u16) -> Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(("127.0.0.1", port))
        .map_err(|e| format!("cannot listen on 127.0.0.1:{port}: {e}"))?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    Ok((listener, address))
}

/// Listens on a port that no server of this process had.
fn listen_anew() -> Result<(TcpListener, SocketAddr)> {
    static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    // Held until one is found: else the system would offer the same one again.
    let mut refused = Vec::new();
    loop {
        let (listener, address) = listen(0)?;
        if GIVEN.lock().is_ok_and(|mut given| given.insert(address.port())) || refused.len() > 100 {
            return Ok((listener, address));
        }
        refused.push(listener);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Answers one request and closes.
fn answer(stream: TcpStream, site: &Site, log: &Mutex<Vec<String>>) {
    let Ok(reading) = stream.try_clone() else { return };
    let mut lines = BufReader::new(reading).lines();
    let Some(Ok(first)) = lines.next() else { return };
    // The headers must be read before answering, or closing would cut the answer off.
    let headers: Vec<String> = lines.map_while(|line| line.ok().filter(|line| !line.is_empty())).collect();
    let mut words = first.split(' ');
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or("/"));
    if let Ok(mut log) = log.lock() {
        log.push(format!("{method} {target}"));
    }
    let mut stream = stream;
    let is_ours = host(&headers).is_none_or(|host| site.is_called(host));
    let found = if is_ours && matches!(method, "GET" | "HEAD") { locate(site, target) } else { None };
    let (status, kind, body) = match found.and_then(|path| Some((std::fs::read(&path).ok()?, path))) {
        Some((body, path)) => ("200 OK", content_type(site, &path), body),
        None => ("404 Not Found", "text/plain; charset=utf-8".into(), b"not found\n".to_vec()),
    };
    let mut head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nConnection: close\r\n",
        body.len()
    );
    for (name, value) in &site.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    // A browser that went away is no error of ours.
    let _ = stream.write_all(head.as_bytes());
    if method == "GET" {
        let _ = stream.write_all(&body);
    }
}

/// The name that a request calls this machine by, without the port.
fn host(headers: &[String]) -> Option<&str> {
    let value = headers.iter().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("host").then_some(value.trim())
    })?;
    Some(value.rsplit_once(':').map_or(value, |(name, _)| name))
}

/// The file that a request means; `None` outside of the folder.
fn locate(site: &Site, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?;
    let prefix = site.prefix.trim_matches('/');
    let mut rest = path.strip_prefix('/')?;
    if !prefix.is_empty() {
        rest = rest.strip_prefix(prefix)?.strip_prefix('/')?;
    }
    let relative = PathBuf::from(decode(rest)?);
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let file = site.root.join(relative);
    Some(if file.is_dir() { file.join("index.html") } else { file })
}

/// Undoes percent-encoding.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn content_type(site: &Site, path: &Path) -> String {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or("");
    if let Some((_, kind)) = site.types.iter().find(|(name, _)| name == extension) {
        return kind.clone();
    }
    match extension {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_of_the_folder_is_served() {
        let site = Site::new("/srv");
        assert_eq!(locate(&site, "/a/b.js?x=1"), Some(PathBuf::from("/srv/a/b.js")));
        assert_eq!(locate(&site, "/../etc/passwd"), None);
        assert_eq!(locate(&site, "/%2e%2e/etc/passwd"), None);
        assert_eq!(locate(&site, "//etc/passwd"), None);
    }

    #[test]
    fn only_its_own_names_are_answered() {
        let headers = |line: &str| [line.to_owned(), "Accept: */*".to_owned()];
        assert_eq!(host(&headers("host: localhost:8080")), Some("localhost"));
        let site = Site { hosts: vec![".example".into()], ..Site::new("/srv") };
        for (name, is_ours) in [
            ("127.0.0.1", true),
            ("localhost", true),
            ("oa.example", true),
            ("example", false),
            ("localhost.evil.com", false),
            ("127.0.0.1.evil.com", false),
        ] {
            assert_eq!(site.is_called(name), is_ours, "{name}");
        }
    }

    #[test]
    fn a_prefix_is_required_and_taken_off() {
        let site = Site { prefix: "/a/b/".into(), ..Site::new("/srv") };
        assert_eq!(locate(&site, "/a/b/x.js"), Some(PathBuf::from("/srv/x.js")));
        assert_eq!(locate(&site, "/x.js"), None);
    }
}
