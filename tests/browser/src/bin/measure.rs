//! How long the built page takes in Chromium: starting, one report, a key, a thousand reports, a hundred documents. Run by
//! `cargo xtask bench`, which gives the folder of the bare page to compare with.
//!
//! Times are the page's own clock, so that the way through the driver is not among them. "Painted" is the second frame
//! after the page has changed.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "what is measured is time")]

use browser_tests::{Build, Page, Visit, papers};
use sample_reports::layouts::Layout;
use sample_reports::typical;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How often each is measured; the middle one is told.
const TIMES: usize = 7;

fn main() {
    let counter = std::env::args_os().nth(1).map(PathBuf::from);
    println!("{:<58} {:>12}", "starting: address given to program running", "milliseconds");
    let slow = Network { kind: "a slow laptop on 1.6 Mbit/s", kilobits: 1600, latency: 150, processor: 4 };
    let none = Network { kind: "as it is", kilobits: 0, latency: 0, processor: 1 };
    let hosted = packed(&browser_tests::dist(), "hosted");
    let one_file = browser_tests::dist().join("gouji.html");
    let bare = counter.map(|folder| packed(&folder, "bare"));
    let pages = [
        ("hosted", Some(Build::Folder(hosted))),
        ("one file", Some(Build::File(one_file))),
        ("bare yew page", bare.map(Build::Folder)),
    ];
    for network in [none, slow] {
        for (name, build) in pages.iter().filter_map(|(name, build)| Some((name, build.clone()?))) {
            let line = |what: &str, times: Vec<f64>| {
                println!("{:<58} {:>12.0}", format!("{name}, {what}, {}", network.kind), middle(times));
            };
            line("first visit", (0..TIMES).map(|_| start(&build, &network, false)).collect());
            if *name == "hosted" {
                line("second visit", (0..TIMES).map(|_| start(&build, &network, true)).collect());
            }
        }
    }
    Visit::default().run_unwatched(|page| {
        println!("\n{:<58} {:>12}", "one report of 20 KB", "milliseconds");
        one_report(page);
    });
    Visit::default().run_unwatched(|page| {
        println!("\n{:<58}", "a thousand reports of 20 KB, chosen as files");
        let reports = typical::thousand().map(String::into_bytes);
        many(page, files("reports", "txt", reports));
    });
    Visit::default().run_unwatched(|page| {
        println!("\n{:<58}", "a hundred of them as Word documents");
        let documents = (0..100).map(|nth| papers::docx(&typical::report(nth, Layout::WordCells)));
        many(page, files("documents", "docx", documents));
    });
}

/// A copy of a folder in which every file is compressed by gzip, as a server would send it.
fn packed(folder: &Path, name: &str) -> PathBuf {
    let copy = xtask::shell::target().join("bench-sites").join(name);
    let copied = xtask::shell::files(folder).and_then(|files| {
        files.iter().try_for_each(|file| {
            let bytes = xtask::shell::read_bytes(&folder.join(file))?;
            xtask::shell::write(&copy.join(file), xtask::encode::gzip(&bytes))
        })
    });
    copied.unwrap_or_else(|e| panic!("{e}"));
    copy
}

/// What a page is loaded over, and with.
struct Network {
    kind: &'static str,
    /// 0: not slowed down.
    kilobits: u32,
    latency: u32,
    /// How many times slower the processor is.
    processor: u32,
}

impl Network {
    fn apply(&self, page: &Page) {
        page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": self.processor }));
        if self.kilobits > 0 {
            let bytes = self.kilobits * 1000 / 8;
            page.cdp("Network.enable", json!({}));
            page.cdp(
                "Network.emulateNetworkConditions",
                json!({ "offline": false, "latency": self.latency, "downloadThroughput": bytes, "uploadThroughput": bytes }),
            );
        }
    }
}

/// Opens a page in a fresh profile and gives the milliseconds until its program runs; `again`: of the second visit.
fn start(build: &Build, network: &Network, again: bool) -> f64 {
    let coding = matches!(build, Build::Folder(_)).then(|| ("Content-Encoding".into(), "gzip".into()));
    let visit = Visit { build: build.clone(), headers: coding.into_iter().collect(), ..Visit::default() };
    let blank = visit.blank();
    blank.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH_START }));
    if again {
        blank.go(&blank.url);
        blank.wait_ready();
        blank.wait_kept();
        blank.go("about:blank");
    }
    network.apply(&blank);
    blank.go(&blank.url);
    blank.wait("the program to start", |page| !page.script("return window.startedAt || null", &[]).is_null());
    number(&blank.script("return window.startedAt", &[]))
}

/// Notes when the program says that it runs.
const WATCH_START: &str = "
    new MutationObserver(() => {
        if (document.body && document.body.hasAttribute('data-ready')) window.startedAt = window.startedAt || performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready'] })";

fn one_report(page: &Page) {
    for layout in typical::LAYOUTS {
        let text = typical::report(7, layout);
        let times = page.script_async(CHECK, &[json!(text), json!(TIMES * 3)]);
        let times = times.as_array().into_iter().flatten().map(number).collect();
        println!("{:<58} {:>12.1}", format!("text to findings, by program, {layout:?}"), middle(times));
    }
    let text = typical::report(7, Layout::WordCells);
    page.paste_text(&text);
    page.wait("a verdict", |page| page.verdict().kind != "empty");
    let keys: Vec<Value> = (0..TIMES).map(|_| page.script_async(KEY, &[])).collect();
    let all = |name: &str| middle(keys.iter().map(|key| number(&key[name])).collect());
    println!("{:<58} {:>12.1}", "a key to the verdict painted, pause while typing included", all("painted"));
    println!("{:<58} {:>12.1}", "of it the page's own thread at work", all("busy"));
}

/// Checks a text so many times by the second module and gives the milliseconds of each.
const CHECK: &str = "
    const [text, count, done] = arguments;
    gouji.load('files').then(module => {
        const times = [];
        for (let i = 0; i < count; i++) {
            const start = performance.now();
            module.check(text, {});
            times.push(performance.now() - start);
        }
        done(times);
    })";

/// Types a digit at the end of the text, and gives the milliseconds until what it changed is painted, and how long the
/// thread could not have answered meanwhile.
const KEY: &str = "
    const done = arguments[0], box = document.querySelector('textarea');
    const channel = new MessageChannel();
    let last = 0, busy = 0, over = false;
    channel.port1.onmessage = () => {
        const now = performance.now();
        if (last && now - last > 1) busy += now - last;
        last = now;
        if (!over) channel.port2.postMessage(0);
    };
    channel.port2.postMessage(0);
    const verdict = document.querySelector('[data-verdict]').closest('main') || document.body;
    const start = performance.now();
    const seen = new MutationObserver(changes => {
        if (changes.every(change => box.contains(change.target)) || performance.now() - start < 50) return;
        seen.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => {
            over = true;
            done({ painted: performance.now() - start, busy });
        }));
    });
    seen.observe(verdict, { subtree: true, childList: true, characterData: true, attributes: true });
    const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
    const text = box.value;
    const digit = /(共收到[^0-9]*)([0-9])/.exec(text);
    const place = digit ? digit.index + digit[1].length : text.search(/[0-9]/);
    value.set.call(box, text.slice(0, place) + (Number(text[place]) % 9 + 1) + text.slice(place + 1));
    box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }))";

/// Writes files to choose.
fn files(name: &str, kind: &str, contents: impl Iterator<Item = Vec<u8>>) -> Vec<PathBuf> {
    let folder = xtask::shell::target().join("bench-files").join(name);
    let write = |(nth, content): (usize, Vec<u8>)| {
        let file = folder.join(format!("{nth:04}.{kind}"));
        xtask::shell::write(&file, content).unwrap_or_else(|e| panic!("{e}"));
        file
    };
    contents.enumerate().map(write).collect()
}

fn many(page: &Page, files: Vec<PathBuf>) {
    page.script(WATCH_STALLS, &[json!(files.len().to_string())]);
    page.choose_files(&files.iter().map(PathBuf::as_path).collect::<Vec<&Path>>());
    let patience = Instant::now();
    let found = loop {
        let found = page.script("return window.folderDone || null", &[]);
        if !found.is_null() || patience.elapsed() > Duration::from_secs(300) {
            break found;
        }
        std::thread::sleep(Duration::from_millis(200));
    };
    assert!(!found.is_null(), "they were not read in five minutes");
    println!("{:<58} {:>12.0}", "from the choice to the last row, milliseconds", number(&found["total"]));
    println!(
        "{:<58} {:>12.0}",
        "longest time the page did not answer, milliseconds",
        number(&found["stall"])
    );
    println!("{:<58} {:>12.0}", "times it did not answer for 50 milliseconds", number(&found["stalls"]));
    if let Some(peak) = peak_memory() {
        println!("{:<58} {:>12}", "most memory that a process of the browser held, MB", peak / 1024);
    }
}

/// Beats as often as it can, and notes when the folder is full and nothing runs any more.
const WATCH_STALLS: &str = "
    const channel = new MessageChannel(), count = arguments[0];
    let last = 0, stall = 0, stalls = 0, start = 0;
    document.querySelector('#report-files').addEventListener('change', () => { start = last = performance.now() }, true);
    channel.port1.onmessage = () => {
        const now = performance.now();
        if (start) {
            stall = Math.max(stall, now - last);
            if (now - last > 50) stalls++;
            last = now;
            const folder = document.querySelector('[data-folder]');
            if (folder && folder.dataset.folder === count && !folder.querySelector('progress')) {
                window.folderDone = { total: now - start, stall, stalls };
                return;
            }
        }
        setTimeout(() => channel.port2.postMessage(0), 0);
    };
    channel.port2.postMessage(0)";

/// The most memory that a process which draws pages has held, in KB, where the system tells (Linux).
fn peak_memory() -> Option<u64> {
    let processes = std::fs::read_dir("/proc").ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let drawing = processes.filter(|path| {
        let words = std::fs::read(path.join("cmdline")).unwrap_or_default();
        String::from_utf8_lossy(&words).contains("--type=renderer")
    });
    let peak = |path: PathBuf| {
        let status = std::fs::read_to_string(path.join("status")).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok()
    };
    drawing.filter_map(peak).max()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
