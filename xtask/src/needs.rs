//! What a command needs is made sure of before it begins: what is missing is installed, or the command stops at once with
//! the line to type. Nothing is installed later, least of all by tests, which run side by side.

use crate::old;
use crate::page::How;
use crate::shell::Result;
use crate::tools::{Tool, crates, npm, packages, rust};

/// Parts of the toolchain that lints use.
const LINTS: [Tool; 3] =
    [Tool::Rust(rust::Part::Rustfmt), Tool::Rust(rust::Part::Clippy), Tool::Rust(rust::Part::Target)];

/// What a command needs.
#[derive(Default)]
pub struct Needs {
    /// What it cannot do without.
    required: Vec<Tool>,
    /// What it does more with, and says so where it is not.
    useful: Vec<Tool>,
}

impl Needs {
    /// The page: WebAssembly's library, trunk and what it calls. Only what is released is shrunk.
    pub fn page(how: How) -> Needs {
        let mut required = vec![
            Tool::Rust(rust::Part::Target),
            Tool::Crate(&crates::WASM_BINDGEN),
            Tool::Crate(&crates::TRUNK),
        ];
        if how == How::Released {
            required.push(Tool::Package(&packages::BINARYEN));
        }
        Needs { required, ..Needs::default() }
    }

    /// Lints.
    pub fn lints() -> Needs {
        let crates = [Tool::Crate(&crates::CARGO_DENY), Tool::Crate(&crates::CARGO_MACHETE)];
        Needs { required: LINTS.into_iter().chain(crates).collect(), ..Needs::default() }
    }

    /// Tests of the core: other software to read and write files with.
    pub fn native_tests() -> Needs {
        let useful = [&packages::LIBREOFFICE, &packages::FONTS, &packages::VALGRIND, &packages::VENV]
            .map(Tool::Package)
            .to_vec();
        Needs { useful, ..Needs::default() }
    }

    /// Tests in browsers, with the page that they open. Chromium must be there; the others may be missing.
    pub fn browser_tests() -> Needs {
        let mut useful = vec![
            Tool::Package(&packages::FIREFOX),
            Tool::Package(&packages::WEBKIT),
            Tool::Npm(&npm::PUPPETEER),
            Tool::Npm(&npm::VITE),
            Tool::Npm(&npm::TYPESCRIPT),
            Tool::Npm(&npm::AXE),
        ];
        if crates::geckodriver().is_err() {
            useful.push(Tool::Crate(&crates::GECKODRIVER));
        }
        useful.extend(old::wanted().into_iter().map(Tool::OldChromium));
        let chromium = Needs { required: vec![Tool::Package(&packages::CHROMIUM)], useful };
        Needs::page(How::Released).and(chromium)
    }

    /// Old builds of Chromium that were asked for by name, with the page.
    pub fn old_browsers(builds: &[old::Build]) -> Needs {
        let mut required = vec![Tool::Package(&packages::CHROMIUM), Tool::Npm(&npm::PUPPETEER)];
        required.extend(builds.iter().copied().map(Tool::OldChromium));
        Needs::page(How::Released).and(Needs { required, ..Needs::default() })
    }

    /// The page in Chromium, measured.
    pub fn measuring() -> Needs {
        let required = vec![Tool::Package(&packages::CHROMIUM)];
        Needs::page(How::Released).and(Needs { required, ..Needs::default() })
    }

    /// How costs grow.
    pub fn growth() -> Needs {
        Needs { required: vec![Tool::Package(&packages::VALGRIND)], ..Needs::default() }
    }

    /// Fuzzing, where there is what only the person can install.
    pub fn fuzzing() -> Needs {
        let is_possible = crate::fuzz::missing().is_none();
        Needs {
            useful: is_possible.then_some(Tool::Crate(&crates::CARGO_FUZZ)).into_iter().collect(),
            ..Needs::default()
        }
    }

    /// What people would use instead of this program.
    pub fn comparing() -> Needs {
        Needs {
            required: [&packages::PYTHON, &packages::CALC].map(Tool::Package).to_vec(),
            ..Needs::default()
        }
    }

    /// Web servers, with the page.
    pub fn servers() -> Needs {
        let servers = [&packages::NGINX, &packages::APACHE, &packages::TOMCAT, &packages::CHROMIUM];
        let required = servers.into_iter().map(Tool::Package).collect();
        Needs::page(How::Released).and(Needs { required, ..Needs::default() })
    }

    /// The Python package, and what tries it.
    pub fn wheel() -> Needs {
        Needs { required: vec![Tool::Package(&packages::VENV)], ..Needs::default() }
    }

    /// The command line for Windows, and what tries it.
    pub fn windows() -> Needs {
        let required = vec![Tool::Rust(rust::Part::Windows), Tool::Package(&packages::MINGW)];
        Needs { required, useful: vec![Tool::Package(&packages::WINE)] }
    }

    /// These and others.
    pub fn and(mut self, others: Needs) -> Needs {
        self.required.extend(others.required);
        self.useful.extend(others.useful);
        self
    }

    /// Installs what is missing, but for what cargo builds, and gives that; or stops with the line to type.
    pub fn make_sure(&self) -> Result<Builds> {
        let missing =
            |tools: &[Tool]| -> Vec<Tool> { tools.iter().copied().filter(|tool| !tool.is_here()).collect() };
        let (required, useful) = (missing(&self.required), missing(&self.useful));
        let (barred, required): (Vec<Tool>, Vec<Tool>) =
            required.into_iter().partition(|tool| tool.obstacle().is_some());
        if !barred.is_empty() {
            return Err(stop(&barred));
        }
        let (left_out, useful): (Vec<Tool>, Vec<Tool>) =
            useful.into_iter().partition(|tool| tool.obstacle().is_some());
        if !left_out.is_empty() {
            eprintln!("goes on without: {}", stop(&left_out));
        }
        install(&required).map_err(|problem| format!("{problem}\n{}", by_hand(&required)))?;
        if let Err(problem) = install(&useful) {
            eprintln!("goes on without: {problem}");
        }
        let crates = |tools: &[Tool]| -> Vec<&'static crates::Crate> {
            tools
                .iter()
                .filter_map(|tool| if let Tool::Crate(tool) = tool { Some(*tool) } else { None })
                .collect()
        };
        Ok(Builds { required: crates(&required), useful: crates(&useful) })
    }
}

/// Tools that are still to be built: that takes minutes, in which other things can be done.
#[derive(Default)]
pub struct Builds {
    required: Vec<&'static crates::Crate>,
    useful: Vec<&'static crates::Crate>,
}

impl Builds {
    /// Builds them.
    pub fn run(&self) -> Result {
        self.required.iter().try_for_each(|tool| tool.install())?;
        for tool in &self.useful {
            if let Err(problem) = tool.install() {
                eprintln!("goes on without: {problem}");
            }
        }
        Ok(())
    }

    /// Builds them while something else is done.
    pub fn beside<T: Send>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        std::thread::scope(|scope| {
            let built = scope.spawn(|| self.run());
            let done = work();
            built.join().unwrap_or_else(|_| Err("a tool could not be built".into()))?;
            done
        })
    }
}

/// Installs what is not built by cargo: the toolchain's parts first, packages in one go.
fn install(tools: &[Tool]) -> Result {
    let (parts, list) = (parts(tools), debian(tools));
    if !parts.is_empty() {
        rust::install(&parts)?;
    }
    if !list.is_empty() {
        packages::install(&list)?;
    }
    for tool in tools {
        match tool {
            Tool::Npm(packages) => packages.install()?,
            Tool::OldChromium(build) => old::install(*build)?,
            Tool::Rust(_) | Tool::Package(_) | Tool::Crate(_) => {}
        }
    }
    Ok(())
}

fn parts(tools: &[Tool]) -> Vec<rust::Part> {
    let mut parts = Vec::new();
    for tool in tools {
        if let Tool::Rust(part) = tool
            && !parts.contains(part)
        {
            parts.push(*part);
        }
    }
    parts
}

fn debian(tools: &[Tool]) -> Vec<&'static packages::Package> {
    tools
        .iter()
        .filter_map(|tool| if let Tool::Package(package) = tool { Some(*package) } else { None })
        .collect()
}

/// What is missing, why it is not installed, and the line to type.
fn stop(tools: &[Tool]) -> String {
    let why = |tool: &Tool| format!("{} is missing ({})", tool.name(), tool.obstacle().unwrap_or_default());
    let list: Vec<String> = tools.iter().map(why).collect();
    format!("{}\n{}", list.join("; "), by_hand(tools))
}

/// The line to type.
fn by_hand(tools: &[Tool]) -> String {
    let (parts, list) = (parts(tools), debian(tools));
    let mut words = Vec::new();
    if !parts.is_empty() {
        words.push(rust::by_hand(&parts));
    }
    if !list.is_empty() {
        words.push(packages::by_hand(&list));
    }
    if tools.iter().any(|tool| matches!(tool, Tool::Npm(_) | Tool::OldChromium(_))) {
        words.push("sudo apt-get install nodejs npm".into());
    }
    if words.is_empty() { String::new() } else { format!("type: {}", words.join(" && ")) }
}
