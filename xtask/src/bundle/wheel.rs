//! The Python package: the command line with a small module over it, as a wheel. A wheel is an archive with a list of what is in it,
//! so that no build system of Python's is needed.

use super::zip;
use crate::encode;
use crate::needs::Needs;
use crate::shell::{self, Result, step};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the package's own files stand in the project.
const SOURCES: &str = "python/gouji";

/// `cargo xtask wheel`: makes it of the released program, and tries it; with `--dev` of one that is built quickly, to be tried
/// and not to be kept.
pub fn run(words: &[String]) -> Result {
    Needs::wheel().make_sure()?.run()?;
    if words.iter().any(|word| word == "--dev") {
        shell::call(shell::cargo().args(["build", "--package", "gouji", "--bin", "gouji"]))?;
        return built();
    }
    let bundle = super::folder();
    step("gouji, the command line", || super::cli::make(&bundle))?;
    let wheel = make(&bundle, &bundle.join(program()))?;
    tried(&wheel)
}

/// Tries a wheel of the program that the tests have, in an environment of its own; where there is no Python it says so.
pub fn check() -> Result {
    let mut build = shell::cargo();
    shell::call(build.args(crate::test::PROGRAM))?;
    built()
}

/// Tries a wheel of the program as it was built last.
fn built() -> Result {
    let folder = shell::target().join("wheel");
    tried(&packed(&folder, &shell::target().join("debug").join(program()), zip::Effort::Little)?)
}

/// Writes the wheel of the program that lies in the release, where one can be made for this machine.
pub fn of_host(bundle: &Path) -> Result {
    if cfg!(any(target_os = "linux", windows)) {
        return make(bundle, &bundle.join(program())).map(|_| ());
    }
    eprintln!("skipped: the Python package is made for Linux and Windows alone");
    Ok(())
}

/// Writes the wheel of a program into a folder.
pub fn make(folder: &Path, program: &Path) -> Result<PathBuf> {
    packed(folder, program, zip::Effort::Most)
}

fn program() -> String {
    format!("gouji{}", std::env::consts::EXE_SUFFIX)
}

fn packed(folder: &Path, program: &Path, effort: zip::Effort) -> Result<PathBuf> {
    let bytes = shell::read_bytes(program)?;
    let (version, platform) = (super::version()?, platform(&bytes)?);
    let name = program.file_name().and_then(|name| name.to_str()).unwrap_or("gouji");
    let sources = shell::root().join(SOURCES);
    let text = |path: &str| Ok::<_, String>(shell::read(&sources.join(path))?.into_bytes());
    let init = shell::read(&sources.join("__init__.py"))?.replace("@version@", &version);
    let about = format!("gouji-{version}.dist-info");
    let own = |file: &str| format!("{about}/{file}");
    let mut files = vec![
        zip::File::new("gouji/__init__.py", init.into_bytes()),
        zip::File::new("gouji/__main__.py", text("__main__.py")?),
        zip::File::new(format!("gouji/{name}"), bytes).executable(),
        zip::File::new("gouji/py.typed", Vec::new()),
        zip::File::new(own("METADATA"), metadata(&version)?.into_bytes()),
        zip::File::new(
            own("WHEEL"),
            format!(
                "Wheel-Version: 1.0\nGenerator: gouji\nRoot-Is-Purelib: false\nTag: py3-none-{platform}\n"
            )
            .into_bytes(),
        ),
        zip::File::new(own("entry_points.txt"), b"[console_scripts]\ngouji = gouji:_main\n".to_vec()),
    ];
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        files.push(zip::File::new(own(licence), shell::read_bytes(&shell::root().join(licence))?));
    }
    let mut record: String = files
        .iter()
        .map(|file| format!("{},sha256={},{}\n", file.name, digest(&file.bytes), file.bytes.len()))
        .collect();
    record.push_str(&format!("{about}/RECORD,,\n"));
    files.push(zip::File::new(own("RECORD"), record.into_bytes()));
    let wheel = folder.join(format!("gouji-{version}-py3-none-{platform}.whl"));
    shell::write(&wheel, zip::pack_files(&files, effort)?)?;
    Ok(wheel)
}

/// What the package says of itself; what people read of it is its page of the documentation.
fn metadata(version: &str) -> Result<String> {
    let page = shell::read(&shell::root().join("docs/python.md"))?;
    Ok(format!(
        "Metadata-Version: 2.1\nName: gouji\nVersion: {version}\nSummary: Checks 政府信息公开工作年度报告\n\
         License: MIT OR Apache-2.0\nRequires-Python: >=3.9\nDescription-Content-Type: text/markdown\n\n{page}"
    ))
}

/// A checksum as wheels have it.
fn digest(bytes: &[u8]) -> String {
    encode::sha256_base64(bytes).replace('+', "-").replace('/', "_").trim_end_matches('=').to_owned()
}

/// The platform that a program is for, under Python's name. One for Linux runs where the C library is as new as it asks for.
fn platform(program: &[u8]) -> Result<String> {
    if program.starts_with(b"MZ") {
        return Ok("win_amd64".into());
    }
    let machine = match program.get(18..20) {
        Some([0x3E, 0]) => "x86_64",
        Some([0xB7, 0]) => "aarch64",
        _ => "",
    };
    if !program.starts_with(b"\x7FELF") || machine.is_empty() {
        return Err("a wheel is made for Linux and Windows alone".into());
    }
    const MARK: &[u8] = b"GLIBC_2.";
    let minor = program.windows(MARK.len() + 3).filter(|window| window.starts_with(MARK)).filter_map(|at| {
        let digits: String =
            at.iter().skip(MARK.len()).take_while(|b| b.is_ascii_digit()).map(|b| char::from(*b)).collect();
        digits.parse::<u32>().ok()
    });
    let minor = minor.max().ok_or("the program names no C library")?;
    Ok(format!("manylinux_2_{minor}_{machine}"))
}

/// Installs a wheel into a fresh environment without a network, and uses it.
pub fn tried(wheel: &Path) -> Result {
    let folder = std::env::temp_dir().join(format!("gouji-wheel-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let made = Command::new("python3").args(["-m", "venv"]).arg(folder.join("own")).output();
    if !made.is_ok_and(|made| made.status.success()) {
        eprintln!(
            "skipped: the Python package: python3 with its module venv is missing (package python3-venv)"
        );
        return Ok(());
    }
    let python = folder.join("own/bin/python");
    let sound = shell::read(&shell::root().join("src/app/model/samples/sound.txt"))?;
    shell::write(&folder.join("in/slip.txt"), sound.replacen("\t38\t", "\t83\t", 1))?;
    shell::write(&folder.join("in/sound.txt"), sound)?;
    shell::write(&folder.join("in/locked.doc"), b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")?;
    let tried = step("the Python package in a fresh environment", || {
        let mut install = Command::new(&python);
        install.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-index",
            "--no-deps",
            "--disable-pip-version-check",
        ]);
        shell::output(install.arg(wheel))?;
        let mut check = Command::new(&python);
        check.arg("-B").arg(shell::root().join("python/tests/tried.py")).arg(folder.join("in"));
        shell::output(check.current_dir(&folder))
    });
    let _ = std::fs::remove_dir_all(&folder);
    tried.map(|said| eprint!("{said}"))
}

#[test]
fn the_platform_is_that_of_the_program() {
    let elf = |machine: u8| {
        let mut bytes = b"\x7FELF".to_vec();
        bytes.resize(18, 0);
        bytes.extend([machine, 0]);
        bytes.extend(b"GLIBC_2.4\0GLIBC_2.34\0GLIBC_2.17\0\0\0");
        bytes
    };
    assert_eq!(platform(&elf(0x3E)).as_deref(), Ok("manylinux_2_34_x86_64"));
    assert_eq!(platform(&elf(0xB7)).as_deref(), Ok("manylinux_2_34_aarch64"));
    assert_eq!(platform(b"MZ..").as_deref(), Ok("win_amd64"));
    assert!(platform(b"\xCF\xFA\xED\xFE").is_err());
    assert_eq!(digest(b"abc"), "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
}
