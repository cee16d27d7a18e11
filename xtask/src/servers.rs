//! `cargo xtask servers`: the site under real web servers, set up as `docs/server/` says.
//!
//! The servers run from a folder of their own on a free port of the loopback address; nothing of the system's own setting is
//! touched. The test itself is `tests/browser/tests/it/servers.rs`; every run of the browser tests holds the servers that
//! are installed.

use crate::bundle;
use crate::needs::Needs;
use crate::shell::{self, Result};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Set: a server that is not there is an error and no reason to skip.
pub const WANTED: &str = "GOUJI_SERVERS";
/// The path under which the site stands, as in `docs/server/nginx.conf`.
pub const PATH: &str = "/tools/gouji/";

/// A kind of web server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// nginx, with the module for brotli where it is installed.
    Nginx,
    /// Apache httpd.
    Apache,
    /// Apache Tomcat 10.
    Tomcat,
}

/// All of them.
pub const KINDS: [Kind; 3] = [Kind::Nginx, Kind::Apache, Kind::Tomcat];

/// Installs the servers and runs their test.
pub fn run(_: &[String]) -> Result {
    crate::test::some_in_browsers(
        "the site under real web servers",
        Needs::servers(),
        "servers::",
        (WANTED, "1"),
    )
}

/// Where Debian puts Tomcat's programs, its settings, nginx's and Apache's modules.
const TOMCAT: &str = "/usr/share/tomcat10";
const TOMCAT_SETTINGS: &str = "/etc/tomcat10";
const NGINX_BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
const APACHE_MODULES: &str = "/usr/lib/apache2/modules";

/// A server that runs; ends when dropped.
pub struct Running {
    /// Where the site is.
    pub url: String,
    /// Whether it sends the files that were compressed by brotli.
    pub has_brotli: bool,
    process: Child,
}

impl Running {
    /// Stops it.
    pub fn stop(&mut self) {
        // Asked to end rather than killed: the main process then takes its workers along.
        if matches!(self.process.try_wait(), Ok(None)) {
            let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        }
        let _ = self.process.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Kind {
    /// Starts it on a free port, with the released site below `folder`.
    pub fn start(self, folder: &Path) -> Result<Running> {
        let listener = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr());
        let port = listener.map_err(|e| e.to_string())?.port();
        let _ = std::fs::remove_dir_all(folder);
        let (mut command, has_brotli) = match self {
            Kind::Nginx => nginx(folder, port)?,
            Kind::Apache => (apache(folder, port)?, true),
            Kind::Tomcat => (tomcat(folder, port)?, true),
        };
        let log = folder.join("log");
        let out = std::fs::File::create(&log).map_err(|e| e.to_string())?;
        let copy = out.try_clone().map_err(|e| e.to_string())?;
        let process = command.stdin(Stdio::null()).stdout(out).stderr(copy).spawn();
        let process = process.map_err(|e| format!("cannot start {self:?}: {e}"))?;
        let mut running = Running { url: format!("http://127.0.0.1:{port}{PATH}"), has_brotli, process };
        let patience = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = running.process.try_wait().is_ok_and(|status| status.is_some());
            if ended || patience.elapsed() > Duration::from_secs(60) {
                return Err(format!("{self:?} does not start: {}", shell::read(&log).unwrap_or_default()));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(running)
    }
}

/// The released site as it is unpacked, at a place below the folder.
fn unpack(folder: &Path, place: &str) -> Result<PathBuf> {
    let site = bundle::folder().join("site");
    let to = folder.join(place);
    for file in shell::files(&site)? {
        shell::write(&to.join(&file), shell::read_bytes(&site.join(&file))?)?;
    }
    Ok(to)
}

/// A file of `docs/server/`.
fn setting(name: &str) -> Result<String> {
    shell::read(&shell::root().join("docs/server").join(name))
}

fn program(name: &str) -> Result<PathBuf> {
    shell::find(name).ok_or(format!("{name} is not installed"))
}

fn nginx(folder: &Path, port: u16) -> Result<(Command, bool)> {
    let program = program("nginx")?;
    let here = folder.display();
    unpack(folder, "www/tools/gouji")?;
    let has_brotli = Path::new(NGINX_BROTLI).is_file();
    let mut location = setting("nginx.conf")?.replace("/srv/www", &format!("{here}/www"));
    let mut module = format!("load_module {NGINX_BROTLI};");
    if !has_brotli {
        location = location.replace("brotli_static on;", "");
        module.clear();
    }
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|kind| format!("{kind}_temp_path {here}/temp-{kind};\n"))
        .collect();
    let maps = setting("nginx-maps.conf")?;
    let whole = format!(
        "{module}\ndaemon off;\npid {here}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}\n{maps}\n\
         server {{\nlisten 127.0.0.1:{port};\n{location}\n}}\n}}\n"
    );
    shell::write(&folder.join("nginx.conf"), whole)?;
    let mut command = Command::new(program);
    command.arg("-e").arg("stderr").arg("-p").arg(folder).arg("-c").arg(folder.join("nginx.conf"));
    Ok((command, has_brotli))
}

fn apache(folder: &Path, port: u16) -> Result<Command> {
    let program = program("apache2")?;
    let site = unpack(folder, "www/tools/gouji")?;
    shell::write(&site.join(".htaccess"), setting("htaccess")?)?;
    let modules: String = ["mpm_event", "authz_core", "dir", "mime", "headers", "rewrite"]
        .iter()
        .map(|name| format!("LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so\n"))
        .collect();
    let here = folder.display();
    // Started by root it needs someone else to be.
    let whole = format!(
        "{modules}ServerRoot {here}\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {here}/pid\nErrorLog {here}/error\n\
         User www-data\nGroup www-data\nTypesConfig /dev/null\nDocumentRoot {here}/www\n\
         <Directory {here}/www>\nAllowOverride All\nRequire all granted\n</Directory>\n"
    );
    shell::write(&folder.join("httpd.conf"), whole)?;
    let mut command = Command::new(program);
    command.arg("-X").arg("-f").arg(folder.join("httpd.conf"));
    command.args(["-D", "FOREGROUND"]);
    Ok(command)
}

fn tomcat(folder: &Path, port: u16) -> Result<Command> {
    let java = program("java")?;
    let home = Path::new(TOMCAT);
    if !home.is_dir() {
        return Err("tomcat10 is not installed".into());
    }
    // Tomcat spells the slashes of a path in the name of the folder.
    let site = unpack(folder, "webapps/tools#gouji")?;
    shell::write(&site.join("WEB-INF/web.xml"), setting("tomcat-web.xml")?)?;
    shell::write(
        &folder.join("conf/server.xml"),
        format!(
            "<Server port=\"-1\"><Service name=\"Catalina\"><Connector port=\"{port}\" address=\"127.0.0.1\"/>\
             <Engine name=\"Catalina\" defaultHost=\"localhost\"><Host name=\"localhost\" appBase=\"webapps\"/></Engine></Service></Server>"
        ),
    )?;
    for name in ["web.xml", "catalina.properties"] {
        shell::write(&folder.join("conf").join(name), shell::read(&Path::new(TOMCAT_SETTINGS).join(name))?)?;
    }
    let temporary = folder.join("temp");
    std::fs::create_dir_all(&temporary).map_err(|e| e.to_string())?;
    let classes =
        std::env::join_paths(["bootstrap.jar", "tomcat-juli.jar"].map(|jar| home.join("bin").join(jar)))
            .map_err(|e| e.to_string())?;
    let mut command = Command::new(java);
    command.arg("-cp").arg(classes);
    command.arg(format!("-Dcatalina.home={TOMCAT}")).arg(format!("-Dcatalina.base={}", folder.display()));
    command.arg(format!("-Djava.io.tmpdir={}", temporary.display()));
    command.args(["org.apache.catalina.startup.Bootstrap", "start"]);
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What follows `start` up to the next `end`.
    fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
        let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no {start}"));
        rest.split_once(end).unwrap_or_else(|| panic!("no {end}")).0
    }

    #[test]
    fn the_policy_is_the_same_wherever_it_is_written() {
        let root = shell::root();
        let page = shell::read(&root.join("index.html")).unwrap();
        let policy = format!(
            "{}; webrtc 'block'; frame-ancestors 'self'",
            between(&page, "Content-Security-Policy\" content=\"", "\"")
        );
        let places = [
            ("docs/server/htaccess", "Content-Security-Policy \"", "\""),
            ("docs/server/web.config", "Content-Security-Policy\" value=\"", "\""),
            ("docs/server/nginx-maps.conf", "default          \"d", "\""),
            ("docs/admin.md", "Content-Security-Policy: ", "\n"),
            ("docs/admin.zh-CN.md", "Content-Security-Policy: ", "\n"),
        ];
        for (file, start, end) in places {
            let text = shell::read(&root.join(file)).unwrap();
            let written = between(&text, start, end);
            assert_eq!(policy.trim_start_matches('d'), written.trim_start_matches('d'), "{file}");
        }
    }

    /// There is no IIS to try it on; that it is XML and knows our kinds of files can be seen.
    #[test]
    fn settings_in_xml_are_well_formed() {
        for file in ["web.config", "tomcat-web.xml"] {
            let text = setting(file).unwrap();
            let document = roxmltree::Document::parse(&text).unwrap_or_else(|e| panic!("{file}: {e}"));
            let kinds = ["application/wasm", "application/manifest+json"];
            let has = |kind: &str| {
                document.descendants().any(|node| {
                    node.text() == Some(kind) || node.attributes().any(|attribute| attribute.value() == kind)
                })
            };
            assert!(kinds.into_iter().all(has), "{file}");
        }
    }
}
