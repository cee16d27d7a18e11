//! How long the built page takes in Chromium: starting, one report, a key, a thousand reports, a hundred documents. Run by
//! `cargo xtask bench`, which gives the folder of the bare page to compare with.
//!
//! Times are the page's own clock, so that the way through the driver is not among them. "Painted" is the second frame
//! after the page has changed.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "what is measured is time")]

use browser_tests::keys::{BACKSPACE, SHIFT};
use browser_tests::{Build, Page, Visit, papers};
use sample_reports::layouts::Layout;
use sample_reports::typical;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How often each is measured; the middle one is told.
const TIMES: usize = 7;

fn main() {
    let mut words = std::env::args().skip(1);
    let counter = words.next().filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let kinds: Vec<String> = words.collect();
    let wanted = |kind: &str| kinds.is_empty() || kinds.iter().any(|other| other == kind);
    if wanted("starting") {
        starting(counter);
    }
    if wanted("report") {
        Visit::default().run_unwatched(|page| {
            println!("\n{:<58} {:>12}", "one report of 20 KB", "milliseconds");
            one_report(page);
        });
    }
    if wanted("keys") {
        for layout in [Layout::WordCells, Layout::PdfLayout, Layout::PipeRows] {
            Visit::default().run_unwatched(|page| {
                println!("\n{:<66} {:>12}", "a report of 30 KB", "milliseconds");
                keys(page, layout);
            });
        }
    }
    if wanted("findings") {
        Visit::default().run_unwatched(|page| {
            println!("\n{:<66} {:>12}", "six hundred findings", "milliseconds");
            page.cdp("Performance.enable", json!({ "timeDomain": "threadTicks" }));
            let before = metrics(page);
            let found = page.script_async(MANY_FINDINGS, &[json!(typical::with_findings(600))]);
            println!("{:<70} {:>8.0}", "from the text to the first of them painted", number(&found["first"]));
            println!("{:<70} {:>8.0}", "to the last", number(&found["last"]));
            println!(
                "{:<70} {:>8.0}",
                "longest time without an answer after the first",
                number(&found["stall"])
            );
            thread_time([&before, &metrics(page)], None, 1);
        });
    }
    if wanted("many") {
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
}

/// Starting: hosted, the one file, a bare page of yew, as it is and on a slow laptop.
fn starting(counter: Option<PathBuf>) {
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
}

/// The keys of a long report, as the machine is and at a quarter of its processor.
fn keys(page: &Page, layout: Layout) {
    // A second visit: the page is kept by then, and its second module with it.
    page.reload();
    page.wait_ready();
    page.paste_text(&typical::of_length(7, layout, 30_000));
    page.wait("a verdict", |page| page.verdict().kind != "empty");
    // Typed text is checked where that is fastest once it is there; what came before that is not measured.
    page.script(PLACE, &[]);
    key(page, '1');
    std::thread::sleep(Duration::from_secs(8));
    key(page, BACKSPACE);
    // In time of the thread itself, which others on the machine do not lengthen.
    page.cdp("Performance.enable", json!({ "timeDomain": "threadTicks" }));
    for (processor, kind) in [(1, ""), (4, ", a quarter of the processor")] {
        page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": processor }));
        let rounds = |each: &dyn Fn(usize) -> Value| {
            let before = metrics(page);
            let seen: Vec<Value> = (0..TIMES * 2).map(each).collect();
            (seen, before, metrics(page))
        };
        // What looking on costs by itself is not the page's.
        let (_, idle, idle_end) = rounds(&|_| key(page, SHIFT));
        let (keys, before, after) = rounds(&|nth| key(page, if nth % 2 == 0 { '1' } else { BACKSPACE }));
        let all = |name: &str| middle(keys.iter().map(|key| number(&key[name])).collect());
        let line =
            |what: &str, taken: f64| println!("{:<70} {taken:>8.1}", format!("{what}, {layout:?}{kind}"));
        line("a key to its character painted", all("echo"));
        line("a key to the verdict painted", all("painted"));
        if processor == 1 {
            thread_time([&before, &after], Some([&idle, &idle_end]), keys.len());
        }
    }
    page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }));
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

/// How long the page's own thread was at work between two counts, for each of so many, without what it does idle.
fn thread_time(counts: [&Value; 2], idle: Option<[&Value; 2]>, count: usize) {
    for (name, what) in [
        ("ThreadTime", "of it the page's own thread at work"),
        ("ScriptDuration", "of that the program"),
        ("LayoutDuration", "of that layout"),
        ("RecalcStyleDuration", "of that styles"),
    ] {
        let taken = |[before, after]: [&Value; 2]| number(&after[name]) - number(&before[name]);
        let taken = (taken(counts) - idle.map_or(0.0, taken)) * 1000.0 / count as f64;
        println!("{what:<70} {taken:>8.1}");
    }
}

/// What the browser counted of the page's thread so far, in seconds.
fn metrics(page: &Page) -> Value {
    let all = page.cdp("Performance.getMetrics", json!({}));
    let pairs = all["metrics"].as_array().into_iter().flatten();
    pairs.map(|one| (one["name"].as_str().unwrap_or_default().to_owned(), one["value"].clone())).collect()
}

/// Puts the caret before a number of the prose.
const PLACE: &str = "
    const box = document.querySelector('textarea.field'), place = box.value.indexOf('栏目巡查，核对信息') + 9;
    box.focus();
    box.setSelectionRange(place, place)";

/// Waits for the next key, and for what came of it: milliseconds from the key itself until its character is painted, and
/// until what came of it is, which is when the report itself, drawn from the check, says the new number.
const WATCH_KEY: &str = "
    const box = document.querySelector('textarea.field');
    const painted = then => requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = then;
        after.port2.postMessage(0);
    });
    window.keyed = null;
    let start = 0, echo = 0;
    box.addEventListener('keydown', event => { start = event.timeStamp; }, { once: true, capture: true });
    box.addEventListener('input', () => painted(() => { echo = performance.now() - start; }), { once: true });
    const seen = window.seen = new MutationObserver(() => {
        seen.disconnect();
        painted(() => { window.keyed = { painted: performance.now() - start, echo }; });
    });
    seen.observe(document.querySelector('.sheet'), { subtree: true, childList: true, characterData: true })";

/// Presses a key in the box and gives what was seen of it.
fn key(page: &Page, key: char) -> Value {
    page.script(WATCH_KEY, &[]);
    page.press(&[key]);
    // Asking sooner would be among what is measured.
    std::thread::sleep(Duration::from_millis(700));
    page.script("window.seen.disconnect(); return window.keyed", &[])
}

/// Puts in a report with six hundred findings, and gives the milliseconds until the first of them are painted and until all
/// of them stand there, and the longest time without an answer between these.
const MANY_FINDINGS: &str = "
    const [text, done] = arguments, box = document.querySelector('textarea.field');
    const channel = new MessageChannel();
    let first = 0, last = 0, stall = 0;
    channel.port1.onmessage = () => {
        const now = performance.now();
        if (last) stall = Math.max(stall, now - last);
        last = now;
        if (document.querySelectorAll('[data-finding]').length < 600) return setTimeout(() => channel.port2.postMessage(0), 0);
        done({ first, last: now - start, stall });
    };
    const seen = new MutationObserver(() => {
        if (!document.querySelector('[data-finding]')) return;
        seen.disconnect();
        requestAnimationFrame(() => setTimeout(() => {
            first = performance.now() - start;
            channel.port2.postMessage(0);
        }, 0));
    });
    seen.observe(document.querySelector('#results'), { subtree: true, childList: true });
    const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
    value.set.call(box, text);
    const start = performance.now();
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
