//! The npm package as someone gets it: packed, installed into a project of theirs, and used there by Node, by a plain page,
//! by Vite and by TypeScript. Skipped, and said so, where npm or what is fetched with it cannot be had.

use crate::samples::{SOUND, with_a_slip};
use browser_tests::{Engine, Page, Session, bundle, skipped};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask::server::{Server, Site};
use xtask::shell;
use xtask::tools::npm::{TYPESCRIPT, VITE, npm};

/// A project with the packed package installed, as `npm pack` and `npm install` do it.
fn project(name: &str) -> Result<PathBuf, String> {
    let folder = std::env::temp_dir().join(format!("gouji-npm-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    write(&folder, "package.json", r#"{ "name": "theirs", "private": true, "type": "module" }"#);
    let mut pack = npm()?;
    pack.current_dir(bundle().join("npm")).args(["pack", "--silent", "--pack-destination"]).arg(&folder);
    let archive = shell::output(&mut pack)?;
    let mut install = npm()?;
    // The package needs nothing else: no registry is asked.
    install.current_dir(&folder).args(["install", "--silent", "--offline", "--no-audit", "--no-fund"]);
    shell::output(install.arg(format!("./{}", archive.trim())))?;
    Ok(folder)
}

fn write(folder: &Path, name: &str, text: &str) {
    shell::write(&folder.join(name), text).unwrap();
}

/// Runs a program and gives whether it succeeded, and what it said.
fn run(command: &mut Command) -> (bool, String) {
    let output = command.output().unwrap_or_else(|e| panic!("{e}"));
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

/// The page that a project shows: what is given in the box is checked by `check`, which the script has to bring.
fn show(page: &Page) {
    page.wait("the page's own program", |page| page.exists("[data-version]"));
    let codes = |text: &str| {
        let codes = page.script("return window.codes(arguments[0])", &[json!(text)]);
        codes.as_str().unwrap_or_default().to_string()
    };
    assert!(codes(&with_a_slip()).contains("T3-ROOT"));
    assert!(!codes(SOUND).contains("T3-"));
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

/// Opens a folder's page.
fn open(folder: PathBuf) -> Page {
    let server = Server::start(Site::new(folder), 0).unwrap();
    let session = Session::start(Engine::Chromium, false);
    let url = server.url();
    session.go(&url);
    Page::new(session, server, url)
}

const PAGE: &str =
    "<!DOCTYPE html><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><title>核对</title><body>";

#[test]
fn a_plain_page_uses_it_with_and_without_modules() {
    let folder = match project("plain") {
        Ok(folder) => folder,
        Err(reason) => return skipped("the npm package in a plain page", &reason),
    };
    let use_it = "window.codes = (text) => gouji.check(text).findings.map((f) => f.code).join(' ');
        gouji.init().then(() => { document.body.dataset.version = gouji.version(); });";
    let scripts = [
        format!(
            "<script type=\"module\">import * as gouji from './node_modules/gouji/index.js'; {use_it}</script>"
        ),
        format!("<script src=\"node_modules/gouji/gouji.classic.js\"></script><script>{use_it}</script>"),
    ];
    for script in scripts {
        write(&folder, "index.html", &format!("{PAGE}{script}"));
        show(&open(folder.clone()));
    }
}

#[test]
fn node_uses_it() {
    let (folder, node) = match (project("node"), shell::find("node").ok_or("node is missing".to_string())) {
        (Ok(folder), Ok(node)) => (folder, node),
        (Err(reason), _) | (_, Err(reason)) => return skipped("the npm package in Node", &reason),
    };
    write(&folder, "report.txt", &with_a_slip());
    write(
        &folder,
        "check.js",
        "import { readFileSync } from 'node:fs';
         import { init, check, checkFile, checkHtml, checkSet, exportReports, markedCopy, rules, version } from 'gouji';
         import * as all from 'gouji';
         await init();
         await init();
         const text = readFileSync('report.txt', 'utf8');
         const codes = (report) => [report].flat()[0].findings.map((f) => f.code);
         const slip = check(text).findings.find((f) => f.code === 'T3-ROOT');
         console.log(slip.spans.map((s) => text.slice(s.start, s.end)).join(' '));
         console.log(codes(checkFile(readFileSync('report.txt'), 'report.txt')).includes('T3-ROOT'));
         console.log(codes(checkHtml('<p>' + text.split('\\n').join('</p><p>') + '</p>')).length > 0);
         console.log(rules('zh').length > 50, version());
         const own = '[[rule]]\\ncode = \"LOCAL-A\"\\ntitle = \"少说解读\"\\nmessage = \"有解读\"\\nforbid = \"解读\"\\nreported = \"解读\"\\npassed = \"无\"\\n';
         const local = check(text, { rules: own }).findings.find((f) => f.code === 'LOCAL-A');
         console.log(local.title, local.spans.every((s) => text.slice(s.start, s.end) === '解读'), rules('zh', own).at(-1).family);
         try { check(text, { rules: own.replace('reported = \"解读\"', 'reported = \"无\"') }); } catch (error) { console.log(error.message.includes('第 6 行第 12 列')); }
         for (const bad of [() => check(5), () => check(text, { lang: 'fr' }), () => checkFile('x', 'x'), () => checkSet(1)])
           try { bad(); console.log('taken'); } catch (error) { console.log(error instanceof Error, error.message.length > 10); }
         const list = exportReports([{ name: 'a.txt', text }], 'docx');
         console.log(list instanceof Uint8Array, [list[0], list[1]].join(), exportReports([text], 'csv').includes('T3-ROOT'));
         console.log(JSON.parse(exportReports([text], 'sarif')).version === '2.1.0', markedCopy(list).length > 1000);
         try { check(text, { lang: 'fr' }); } catch (error) { console.log(error.message.includes('fr')); }
         console.log(Object.keys(all).some((name) => name.startsWith('page') || name === 'initSync'));",
    );
    let (works, said) = run(Command::new(node).current_dir(&folder).arg("check.js"));
    assert!(works, "{said}");
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines[0].split(' ').any(|word| word == "83"), "the place of the slip: {said}");
    assert_eq!(lines[1..3], ["true", "true"], "{said}");
    assert!(lines[3].starts_with("true "), "{said}");
    assert_eq!(lines[4..6], ["少说解读 true LOCAL", "true"], "{said}");
    assert_eq!(lines[6..10], ["true true"; 4], "{said}");
    assert_eq!(lines[10..], ["true 80,75 true", "true true", "true", "false"], "{said}");
}

#[test]
fn vite_builds_a_page_with_it() {
    let tools = VITE.modules();
    let (folder, modules) = match (project("vite"), tools) {
        (Ok(folder), Ok(modules)) => (folder, modules),
        (Err(reason), _) | (_, Err(reason)) => return skipped("the npm package in Vite", &reason),
    };
    write(&folder, "index.html", &format!("{PAGE}<script type=\"module\" src=\"/main.js\"></script>"));
    write(
        &folder,
        "main.js",
        "import { init, check, version } from 'gouji';
         window.codes = (text) => check(text).findings.map((f) => f.code).join(' ');
         init().then(() => { document.body.dataset.version = version(); });",
    );
    // As docs/embed.md says.
    write(&folder, "vite.config.js", "export default { base: './', optimizeDeps: { exclude: ['gouji'] } };");
    let vite = |words: &[&str]| {
        let mut command = Command::new(shell::find("node").unwrap());
        command.current_dir(&folder).arg(modules.join("vite/bin/vite.js")).args(words);
        command
    };
    let (works, said) = run(&mut vite(&["build"]));
    assert!(works, "{said}");

    // What Vite built, served by Vite and by any server; and Vite's server for developing.
    show(&open(folder.join("dist")));
    for words in [&["preview"][..], &["dev"]] {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let port = port.to_string();
        let mut server = vite(words);
        server.args(["--host", "127.0.0.1", "--strictPort", "--port", &port]);
        let mut server = Ending(server.stdout(std::process::Stdio::null()).spawn().unwrap());
        for _ in 0..600 {
            if std::net::TcpStream::connect(format!("127.0.0.1:{port}")).is_ok() {
                break;
            }
            assert!(server.0.try_wait().unwrap().is_none(), "vite {words:?} ended");
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        let session = Session::start(Engine::Chromium, false);
        let url = format!("http://127.0.0.1:{port}/");
        session.go(&url);
        show(&Page::new(session, Server::start(Site::new(&folder), 0).unwrap(), url));
    }
}

/// A program that ends with the test.
struct Ending(std::process::Child);

impl Drop for Ending {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn its_types_are_those_of_typescript() {
    let tools = TYPESCRIPT.modules();
    let (folder, modules) = match (project("types"), tools) {
        (Ok(folder), Ok(modules)) => (folder, modules),
        (Err(reason), _) | (_, Err(reason)) => return skipped("the npm package in TypeScript", &reason),
    };
    let compile = |resolution: &str| {
        let module = if resolution == "bundler" { "esnext" } else { resolution };
        let mut tsc = Command::new(shell::find("node").unwrap());
        tsc.current_dir(&folder).arg(modules.join("typescript/bin/tsc"));
        tsc.args(["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom"]);
        run(tsc.args(["--module", module, "--moduleResolution", resolution, "use.ts"]))
    };
    let right = "import { init, check, checkFile, checkHtml, checkSet, exportReports, markedCopy, rules, version } from 'gouji';
        import type { Report, Finding, Severity } from 'gouji';
        await init();
        await init(new Uint8Array(8));
        const report: Report = check('…', { lang: 'zh' });
        const first: Finding | undefined = report.findings[0];
        const severity: Severity | undefined = first?.severity;
        const passed: number = report.checks.passed;
        const year: number | null | undefined = report.report.year;
        const value: string | null | undefined = report.cells['t3.new_received.natural']?.value;
        const list: Uint8Array = exportReports([{ text: '…' }], 'xlsx');
        const lines: string = exportReports(['…'], 'csv', { lang: 'en' });
        const marked: Uint8Array = markedCopy(list);
        console.log(lines, marked);
        const names: string[] = [version(), ...rules('en').map((rule) => rule.code)];
        console.log(checkHtml('<p>'), checkFile(new Uint8Array(1), 'a.txt'), checkSet([]), severity, passed, year, value, names);\n";
    let wrong = [
        "check(5);",
        "check('…', { lang: 'fr' });",
        "exportReports(['…'], 'pdf');",
        "const s: Severity = 'fatal';",
        "check('…').finding;",
    ];
    // The compiler complains where what should be wrong is not.
    let refused: String = wrong.iter().map(|line| format!("// @ts-expect-error\n{line}\n")).collect();
    write(&folder, "use.ts", &format!("{right}{refused}"));
    for resolution in ["nodenext", "bundler"] {
        let (works, said) = compile(resolution);
        assert!(works, "{resolution}: {said}");
    }
}
