//! `cargo xtask windows`: the command line for Windows, built here by mingw, and tried under Wine.

use crate::needs::Needs;
use crate::shell::{self, Result, step};
use crate::tools::{packages, rust};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What it is built for.
pub const TARGET: &str = "x86_64-pc-windows-gnu";

/// `cargo xtask windows`; with `--dev` it is built quickly, to be tried and not to be kept.
pub fn run(words: &[String]) -> Result {
    Needs::windows().make_sure()?;
    let program = if words.iter().any(|word| word == "--dev") {
        shell::call(shell::cargo().args([
            "build",
            "--package",
            "gouji",
            "--bin",
            "gouji",
            "--target",
            TARGET,
        ]))?;
        shell::target().join(TARGET).join("debug/gouji.exe")
    } else {
        make(&crate::bundle::folder())?
    };
    match packages::WINE.find(0) {
        Ok(wine) => step("gouji.exe under Wine", || tried(&wine, &program)),
        Err(reason) => {
            eprintln!("skipped: gouji.exe under Wine: {reason}");
            Ok(())
        }
    }
}

/// What Windows has and Wine before 9 lacks: where the standard library gets random numbers from.
const STAND_IN: &str = "#include <windows.h>\n#include <ntsecapi.h>\n\
    __declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return RtlGenRandom(data, (ULONG)size); }\n";

/// Why it cannot be built here, if it cannot.
pub fn obstacle() -> Option<String> {
    if !rust::Part::Windows.is_here() {
        return Some(rust::by_hand(&[rust::Part::Windows]));
    }
    packages::MINGW.find(0).err()
}

/// Builds it into a folder.
pub fn make(folder: &Path) -> Result<PathBuf> {
    let mut build = shell::cargo();
    build.args(["build", "--locked", "--profile", "native", "--package", "gouji", "--bin", "gouji"]);
    shell::call(shell::without_paths(build.args(["--target", TARGET]), TARGET, &[]))?;
    let program = folder.join("gouji.exe");
    shell::write(&program, shell::read_bytes(&shell::target().join(TARGET).join("native/gouji.exe"))?)?;
    Ok(program)
}

/// Uses it as a person there would: patterns that no shell expands, names in Chinese and with blanks, a path longer than
/// 260 characters, text in GBK.
pub fn tried(wine: &Path, program: &Path) -> Result {
    let folder = std::env::temp_dir().join(format!("gouji-wine-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let sound = shell::read(&shell::root().join("src/app/model/samples/sound.txt"))?;
    let slip = sound.replacen("\t38\t", "\t83\t", 1);
    let deep = (0..8).fold(PathBuf::from("深"), |path, _| {
        path.join("一个名字很长很长很长很长很长很长很长很长很长的文件夹 2023")
    });
    for (name, text) in [
        ("报告/甲 单位.txt", &sound),
        ("报告/乙(1).TXT", &slip),
        ("报告/~$乙.txt", &slip),
        (deep.join("年报.txt").to_str().unwrap_or_default(), &slip),
    ] {
        shell::write(&folder.join(name), text)?;
    }
    let (own, source) = (folder.join("bin/gouji.exe"), folder.join("bin/stand_in.c"));
    shell::write(&own, shell::read_bytes(program)?)?;
    shell::write(&source, STAND_IN)?;
    let mut compile = Command::new(packages::MINGW.find(0)?);
    compile.arg("-shared").arg("-o").arg(folder.join("bin/bcryptprimitives.dll")).arg(&source);
    shell::call(compile.arg("-ladvapi32"))?;
    let gbk: &[u8] = b"\xC4\xEA\xB6\xC8\xB1\xA8\xB8\xE6";
    shell::write(&folder.join("国标.txt"), gbk)?;
    let ask = |words: &[&str]| {
        let mut command = Command::new(wine);
        command.current_dir(&folder).arg(&own).args(words).env("WINEDEBUG", "-all");
        command.env("WINEPREFIX", folder.join("wine")).env("LANG", "zh_CN.UTF-8").env("LC_ALL", "C.UTF-8");
        let output = command.output().map_err(|e| format!("cannot run {}: {e}", wine.display()))?;
        let said = String::from_utf8(output.stdout).map_err(|_| format!("{words:?} gave no UTF-8"))?;
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        Ok::<_, String>((output.status.code(), said, complaint))
    };
    let deep = deep.join("年报.txt").to_string_lossy().replace('/', "\\");
    let cases: [(&[&str], i32, &[&str]); 7] = [
        (&["check", "报告\\*.txt"], 1, &["T3-ROOT", "甲 单位.txt", "乙(1).TXT"]),
        (&["check", "--format", "ndjson", "报告\\*甲*"], 0, &["\"path\":\"报告\\\\甲 单位.txt\""]),
        (&["check", "--format", "json", &deep], 1, &["T3-ROOT"]),
        (&["check", "报告", "-o", "清单.xlsx"], 1, &[]),
        (&["check", "*.docx"], 2, &[]),
        (&["check", "国标.txt"], 2, &["PARSE-NOT-REPORT"]),
        (&["rules", "T3-ROOT"], 0, &["T3-ROOT"]),
    ];
    let mut wrong = Vec::new();
    for (words, status, said) in cases {
        let (ended, out, complaint) = ask(words)?;
        let missing: Vec<_> = said.iter().filter(|piece| !out.contains(**piece)).collect();
        if ended != Some(status) || !missing.is_empty() || out.contains("~$") {
            wrong.push(format!(
                "gouji.exe {words:?} ended with {ended:?} and without {missing:?}:\n{out}{complaint}"
            ));
        }
    }
    let list = shell::read_bytes(&folder.join("清单.xlsx")).unwrap_or_default();
    if !list.starts_with(b"PK") {
        wrong.push("-o 清单.xlsx wrote no workbook".into());
    }
    let _ = std::fs::remove_dir_all(&folder);
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}
