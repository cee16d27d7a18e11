//! Programs out of the system's packages: browsers, their drivers, binaryen, LibreOffice, web servers.

use crate::shell::{self, Result, step};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Something of the system.
pub struct Package {
    /// For people.
    pub name: &'static str,
    /// Debian's packages that bring it.
    pub debian: &'static [&'static str],
    /// What shows that it is here: one of each of these stands on the PATH, or at its absolute path.
    pub places: &'static [&'static [&'static str]],
}

/// wasm-opt and wasm-split: shrink WebAssembly, and part it.
pub const BINARYEN: Package = Package {
    name: "wasm-opt and wasm-split",
    debian: &["binaryen"],
    places: &[&["wasm-opt"], &["wasm-split"]],
};
/// Chromium and its driver.
pub const CHROMIUM: Package = Package {
    name: "Chromium with its driver",
    debian: &["chromium", "chromium-driver"],
    places: &[&["chromedriver"], &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]],
};
/// Firefox. Its driver is no package of Debian's: see [`GECKODRIVER`](super::crates::GECKODRIVER).
pub const FIREFOX: Package =
    Package { name: "Firefox", debian: &["firefox-esr"], places: &[&["firefox-esr", "firefox"]] };
/// WebKitGTK's driver, the small browser that it drives, which is on no PATH, and a screen that nobody sees.
pub const WEBKIT: Package = Package {
    name: "WebKitGTK with its driver, and Xvfb",
    debian: &["webkit2gtk-driver", "xvfb"],
    places: &[
        &["WebKitWebDriver"],
        &[
            "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
            "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser",
            "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
            "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.0/MiniBrowser",
            "/usr/lib/riscv64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        ],
        &["Xvfb"],
    ],
};
/// LibreOffice's writer, for documents of other software's making.
pub const LIBREOFFICE: Package = Package {
    name: "LibreOffice",
    debian: &["libreoffice-writer-nogui"],
    places: &[&["soffice", "libreoffice"]],
};
/// LibreOffice's spreadsheet, to recalculate a workbook with.
pub const CALC: Package = Package {
    name: "LibreOffice Calc",
    debian: &["libreoffice-calc-nogui"],
    places: &[&["soffice", "libreoffice"], &["/usr/lib/libreoffice/program/libsclo.so"]],
};
/// Python with pandas, as the system has it: for the scripts in `benches/compare`.
pub const PYTHON: Package = Package {
    name: "Python with pandas",
    debian: &["python3", "python3-pandas"],
    places: &[&["/usr/bin/python3"], &["/usr/lib/python3/dist-packages/pandas/__init__.py"]],
};
/// Python, and what it makes environments with, which Debian keeps apart.
pub const VENV: Package = Package {
    name: "Python with its module venv",
    debian: &["python3", "python3-venv"],
    places: &[
        &["python3"],
        &[
            "/usr/lib/python3.11/ensurepip/__init__.py",
            "/usr/lib/python3.12/ensurepip/__init__.py",
            "/usr/lib/python3.13/ensurepip/__init__.py",
            "/usr/lib/python3.14/ensurepip/__init__.py",
        ],
    ],
};
/// A font with Chinese characters: what browsers and LibreOffice print holds none without.
pub const FONTS: Package = Package {
    name: "a Chinese font",
    debian: &["fonts-noto-cjk"],
    places: &[&[
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
        "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    ]],
};
/// The linker that makes programs for Windows.
pub const MINGW: Package = Package {
    name: "mingw-w64",
    debian: &["gcc-mingw-w64-x86-64-win32"],
    places: &[&["x86_64-w64-mingw32-gcc"]],
};
/// Wine, which runs them.
pub const WINE: Package =
    Package { name: "Wine", debian: &["wine", "wine64"], places: &[&["wine", "wine64"]] };
/// Counts instructions.
pub const VALGRIND: Package = Package { name: "valgrind", debian: &["valgrind"], places: &[&["valgrind"]] };
/// nginx.
pub const NGINX: Package = Package {
    name: "nginx",
    debian: &["nginx-light", "libnginx-mod-http-brotli-static"],
    places: &[&["nginx"]],
};
/// Apache httpd.
pub const APACHE: Package = Package { name: "Apache", debian: &["apache2"], places: &[&["apache2"]] };
/// Tomcat, and the Java that it runs on.
pub const TOMCAT: Package = Package {
    name: "Tomcat",
    debian: &["tomcat10", "openjdk-17-jre-headless"],
    places: &[&["java"], &["/usr/share/tomcat10/bin/bootstrap.jar"]],
};

impl Package {
    /// Whether all of it can be used.
    pub fn is_here(&self) -> bool {
        (0..self.places.len()).all(|nth| self.find(nth).is_ok())
    }

    /// Where the program stands that is the `nth` of its places.
    pub fn find(&self, nth: usize) -> Result<PathBuf> {
        let names = self.places.get(nth).copied().unwrap_or_default();
        let found = names.iter().find_map(|name| match Path::new(name) {
            path if path.is_absolute() => path.is_file().then(|| path.to_path_buf()),
            _ => shell::find(name),
        });
        let wanted = names.first().copied().unwrap_or_default();
        found.ok_or_else(|| format!("{wanted} is missing: {}", by_hand(&[self])))
    }
}

/// wasm-opt.
pub fn wasm_opt() -> Result<PathBuf> {
    BINARYEN.find(0)
}

/// wasm-split.
pub fn wasm_split() -> Result<PathBuf> {
    BINARYEN.find(1)
}

/// What a person types to get these packages.
pub fn by_hand(packages: &[&Package]) -> String {
    format!("sudo apt-get install --no-install-recommends {}", names(packages))
}

fn names(packages: &[&Package]) -> String {
    let names: Vec<&str> = packages.iter().flat_map(|package| package.debian).copied().collect();
    names.join(" ")
}

/// Why no package can be installed from here.
pub fn obstacle() -> Option<&'static str> {
    match apt() {
        Some(_) => None,
        None if shell::find("apt-get").is_none() => Some("there is no apt-get here"),
        None => Some("this needs root, or a sudo that does not ask"),
    }
}

/// Installs them, all in one go.
pub fn install(packages: &[&Package]) -> Result {
    let list: Vec<&str> = packages.iter().flat_map(|package| package.debian).copied().collect();
    let install = || {
        let mut install = apt().ok_or("apt-get cannot be used from here")?;
        install.args(["install", "-y", "-qq", "--no-install-recommends"]).args(&list);
        shell::output(&mut install)
    };
    step(&format!("installing {} by apt-get (once)", list.join(" ")), || {
        // The lists of packages may never have been fetched, or be old: then they are, and it is tried once more.
        let installed = install().or_else(|_| {
            let mut update = apt().ok_or("apt-get cannot be used from here")?;
            shell::output(update.args(["update", "-qq"])).and_then(|_| install())
        });
        installed.map(|_| ())
    })
}

/// `apt-get`, where we may: as root, or by a `sudo` that does not ask. It waits while another holds the lock.
fn apt() -> Option<Command> {
    let apt = shell::find("apt-get")?;
    let root = shell::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let mut command = if root {
        Command::new(apt)
    } else {
        let sudo = shell::find("sudo")?;
        shell::output(Command::new(&sudo).args(["-n", "true"])).ok()?;
        let mut command = Command::new(sudo);
        command.args(["-n", "env", "DEBIAN_FRONTEND=noninteractive"]).arg(apt);
        command
    };
    command.env("DEBIAN_FRONTEND", "noninteractive").args(["-o", "DPkg::Lock::Timeout=600"]);
    Some(command)
}
