//! Whole files and whole folders: read aside, stopped, compared, added up. In the one-file build, where nothing has to be
//! fetched for it; how the hosted page brings in what it needs is a test of its own.

use crate::samples::{SOUND, as_docx, as_file, of, with_a_slip};
use browser_tests::{Build, Engine, Page, Visit, in_chromium};
use std::path::{Path, PathBuf};

/// Opens the one file in every engine.
fn in_one_file(test: impl Fn(&Page)) {
    for &engine in Engine::all() {
        Visit { engine, build: Build::OneFile, ..Visit::default() }.run(&test);
    }
}

fn open(page: &Page, files: &[PathBuf]) {
    page.choose_files(&files.iter().map(PathBuf::as_path).collect::<Vec<&Path>>());
}

/// Keeps what the page hands out, to look at it.
fn keep_files(page: &Page) {
    page.script(
        "window.kept = []; const make = URL.createObjectURL;
         URL.createObjectURL = blob => { window.kept.push(blob); return make.call(URL, blob); }",
        &[],
    );
}

/// The first bytes of the file that was handed out, as text, once there is one.
fn handed_out(page: &Page) -> String {
    page.wait("a file", |page| page.script("return window.kept.length", &[]) == 1);
    let read = "const done = arguments[0];
        window.kept[0].slice(0, 2).text().then(done, e => done(String(e)))";
    page.script_async(read, &[]).as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_word_document_is_read_in_a_worker_and_comes_back_with_comments() {
    in_one_file(|page| {
        // Were it read on the page's own thread, the module would have been started there.
        page.script("window.onPage = 0; const load = gouji.load; gouji.load = () => { window.onPage++; return load(); }", &[]);
        open(page, &[as_docx("报告.docx", &with_a_slip())]);
        page.wait_verdict("findings");
        page.wait_code("T3-ROOT");
        assert_eq!(page.script("return window.onPage", &[]), 0);
        keep_files(page);
        page.press_button("取出");
        page.press_at("[data-export='marked']");
        assert_eq!(handed_out(page), "PK");
    });
}

#[test]
fn pasted_text_has_no_document_to_comment_on() {
    in_chromium(|page| {
        page.paste_text(&with_a_slip());
        page.wait_verdict("findings");
        assert!(page.exists("[data-export='docx']") && !page.exists("[data-export='marked']"));
    });
}

#[test]
fn without_workers_it_is_read_on_the_page() {
    in_one_file(|page| {
        page.script("window.Worker = function () { throw new Error('refused by the house'); }", &[]);
        open(page, &[as_docx("报告.docx", &with_a_slip())]);
        page.wait_verdict("findings");
    });
}

#[test]
fn the_hosted_page_fetches_its_own_second_module_and_nothing_else() {
    for &engine in Engine::all() {
        let page = Visit { engine, ..Visit::default() }.open();
        page.wait_ready();
        page.wait_kept();
        let before = page.server.as_ref().unwrap().requests().len();
        open(&page, &[as_docx("报告.docx", &with_a_slip())]);
        page.wait_verdict("findings");
        let requests = page.server.as_ref().unwrap().requests();
        // Starting a worker is when a browser asks whether there is a new version.
        let own = |request: &str| request.contains("/files-") || request.ends_with("/sw.js");
        let foreign: Vec<&String> = requests.iter().skip(before).filter(|r| !own(r)).collect();
        assert!(foreign.is_empty(), "{engine:?}: {foreign:?}");
        if engine == Engine::Chromium {
            assert!(page.console_errors().is_empty());
        }
    }
}

#[test]
fn what_is_no_report_is_said_so() {
    in_one_file(|page| {
        for (file, words) in
            [(as_file("扫描件.gif", "GIF89a……"), "图片"), (as_file("坏.docx", "PK\u{3}\u{4}……"), "坏.docx")]
        {
            open(page, &[file]);
            // The notice of the file before may still stand there.
            page.wait_words(".notice.is-problem", &[words]);
        }
    });
}

/// How many rows the table has, those too that are not drawn.
fn rows(page: &Page) -> usize {
    let count = page.script("return document.querySelector('.reports').getAttribute('aria-rowcount')", &[]);
    count.as_str().and_then(|count| count.parse::<usize>().ok()).map_or(0, |count| count - 1)
}

#[test]
fn of_many_rows_those_near_are_drawn_and_none_is_lost() {
    in_one_file(|page| {
        const ALL: usize = 240;
        let name = |nth: usize| format!("松岭县第{nth:03}水务局");
        let files: Vec<PathBuf> = (0..ALL)
            .map(|nth| as_file(&format!("{nth:03}.txt"), &of(&name(nth), 2023).replace("3月15日", "1月15日")))
            .collect();
        open(page, &files);
        page.wait_text(".folder-bar h2", |text| text == "共 240 份");
        assert_eq!(rows(page), ALL);
        let drawn = page.count("tr[data-report]");
        assert!((1..ALL / 2).contains(&drawn), "{drawn}");
        page.press_button("单位");
        page.wait("the order of names", |page| page.exists("tr[aria-rowindex='2'][data-report='000.txt']"));
        // What is scrolled to is drawn, and what was left is not.
        page.script("document.querySelector('.reports').scrollIntoView({ block: 'end' })", &[]);
        let last = format!("tr[aria-rowindex='{}'][data-report='239.txt']", ALL + 1);
        page.wait("the last row", |page| page.exists(&last));
        page.wait("the first ones to go", |page| !page.exists("tr[data-report='030.txt']"));
        // The names of the others are there for the browser's own search, and on paper all rows are.
        let names = page.script("return document.querySelector('.reports').textContent", &[]);
        assert!((0..ALL).all(|nth| names.as_str().is_some_and(|names| names.contains(&name(nth)))));
        page.script("dispatchEvent(new Event('beforeprint'))", &[]);
        page.wait_count("tr[data-report]", ALL);
        page.script("dispatchEvent(new Event('afterprint'))", &[]);
        page.wait("the others to go", |page| page.count("tr[data-report]") < ALL / 2);
        // Who comes back from a report stands where they left.
        page.press_at(&format!("{last} .link"));
        page.wait_verdict("clean");
        page.press(&['k']);
        page.wait_words(".identity", &[&name(ALL - 2)]);
        page.press_button("← 返回清单");
        let here =
            "const at = document.activeElement, box = at.getBoundingClientRect(), row = at.closest('tr');
            return row && row.dataset.report === '238.txt' && box.top >= 0 && box.bottom <= innerHeight";
        page.wait("the row that was left", |page| page.script(here, &[]) == true);
        // Found by its name, the row is there whatever was drawn.
        let field = page.find(".filters input[type=search]");
        page.send_keys(&field, "第017");
        page.wait_count("tr[data-report]", 1);
        assert!(page.exists("tr[data-report='017.txt']") && rows(page) == 1);
    });
}

#[test]
fn a_long_list_answers_while_it_is_read_and_can_be_stopped() {
    in_one_file(|page| {
        let files: Vec<PathBuf> = (0..400)
            .map(|nth| as_file(&format!("{nth}.txt"), &of(&format!("松岭县第{nth}中学"), 2023)))
            .collect();
        // Were they checked on the page's own thread, the module would have been started there. The longest time in
        // which the page did not come to its turn is told, and no more: machines that run tests are busy.
        page.script(
            "window.onPage = 0; const load = gouji.load; gouji.load = () => { window.onPage++; return load(); };
             window.longest = 0; let last = performance.now();
             setInterval(() => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now; }, 5)",
            &[],
        );
        open(page, &files);
        page.wait("some rows", |page| page.exists("tr[data-report]"));
        page.press_button("停止");
        page.wait_text(".folder-bar h2", |text| text.starts_with("已停止"));
        let read = rows(page);
        assert!(read > 0 && read < 400, "{read}");
        assert_eq!(page.script("return window.onPage", &[]), 0);
        eprintln!(
            "{:?}: the longest pause: {} ms",
            page.engine,
            page.script("return Math.round(window.longest)", &[])
        );
        // And what was read can be worked with: a new worker starts.
        page.press_button("各单位合计");
        page.wait_words(".view h2", &[&format!("{read} 家单位")]);
    });
}

#[test]
fn stopping_while_files_are_under_way_is_quiet() {
    in_one_file(|page| {
        let files: Vec<PathBuf> = (0..40)
            .map(|nth| as_file(&format!("{nth}.txt"), &of(&format!("松岭县第{nth}小学"), 2023)))
            .collect();
        // A worker that has stuck, as at a slow disk: the stop falls while the answers to files are still to come.
        page.script(
            "const post = Worker.prototype.postMessage;
             Worker.prototype.postMessage = function (message) {
                 if (message[1] !== 'pageLook' || parseInt(message[2][1][0]) < 12) post.call(this, message);
             }",
            &[],
        );
        open(page, &files);
        page.wait("some rows", |page| page.exists("tr[data-report]"));
        page.press_button("停止");
        page.wait_text(".folder-bar h2", |text| text.starts_with("已停止"));
    });
}

#[test]
fn two_versions_are_laid_side_by_side() {
    in_one_file(|page| {
        let published = with_a_slip().replace("举办业务培训4期", "举办业务培训5期");
        open(page, &[as_docx("定稿.docx", SOUND), as_file("网页.txt", &published)]);
        page.wait_words(".pairs", &["两个版本"]);
        page.press_at(".pairs [data-view='pair 0 1']");
        page.wait_words(".view h2", &["两个版本"]);
        page.wait_words(".view .figures tbody", &["不掌握相关政府信息", "38", "83", "+45"]);
        page.wait_text(".side-by-side del", |text| text == "4");
        page.wait_text(".side-by-side ins", |text| text == "5");
        page.wait_words("details.block[open] .brief", &["疑似"]); // the finding came
        // The focus is at the head of what was asked for, and the way back works.
        page.wait("the focus", |page| page.script("return document.activeElement.tagName", &[]) == "H2");
        page.press_button("← 返回清单");
        page.wait("the list", |page| page.count("tr[data-report]") == 2);
    });
}

#[test]
fn two_reports_in_one_text_are_taken_apart() {
    in_one_file(|page| {
        page.paste_text(&[SOUND, &of("松岭县水务局", 2023)].concat());
        page.wait("the way to take them apart", |page| page.exists("[data-action=take-apart]"));
        // What is typed is checked in the worker, which tells of the second report too.
        page.script(
            "const box = document.querySelector('textarea.field'); box.focus(); box.setSelectionRange(0, 0)",
            &[],
        );
        page.press(&[' ']);
        page.wait("the check of what was typed", |page| {
            page.script("return document.querySelector('textarea.field').value[0] === ' '", &[]) == true
        });
        page.press_at("[data-action=take-apart]");
        page.wait_count("tr[data-report]", 2);
        page.wait_words(".folder", &["松岭县人民政府", "松岭县水务局"]);
    });
}

#[test]
fn two_years_show_what_changed_and_what_was_copied() {
    in_one_file(|page| {
        let later = of("松岭县人民政府", 2024).replace("行政许可\t18427", "行政许可\t18500");
        open(page, &[as_file("2024.txt", &later), as_file("2023.txt", SOUND)]);
        page.press_at(".pairs [data-view^='pair']");
        page.wait_words(".view h2", &["两个年度"]);
        page.wait_words(".view .changed", &["18500", "18427", "+73"]);
        page.wait("copied passages", |page| page.exists(".side-by-side tr"));
    });
}

#[test]
fn any_two_can_be_chosen() {
    in_one_file(|page| {
        open(
            page,
            &[as_file("甲.txt", &of("松岭县教育局", 2023)), as_file("乙.txt", &of("松岭县水务局", 2023))],
        );
        page.press_at(".chooser summary");
        page.press_at(".chooser [data-view='pair']");
        page.wait_words(".view h2", &["两份报告"]);
    });
}

#[test]
fn a_sum_leads_to_the_units_that_make_it() {
    in_one_file(|page| {
        let unit = |name: &str| of(name, 2023);
        let wrong = unit("松岭县水务局")
            .replace("1.本机关不掌握相关政府信息\t38\t", "1.本机关不掌握相关政府信息\t83\t");
        open(
            page,
            &[
                as_file("教育.txt", &unit("松岭县教育局")),
                as_file("水务.txt", &wrong),
                as_file("民政.txt", &unit("松岭县民政局")),
            ],
        );
        page.wait("all rows", |page| page.count("tr[data-report]") == 3);
        page.press_button("各单位合计");
        page.wait_words(".view h2", &["3 家单位"]);
        page.wait_words(".not-checked", &["松岭县水务局"]); // its own report fails
        page.press_at("[data-view='sum t3.unable_not_held.natural']");
        page.wait("the units", |page| page.exists(".sums"));
        page.wait_words(".sums", &["159"]); // 38 + 83 + 38
        page.wait_words(".figures tbody tr", &["水务局", "83", "处错误"]);
        keep_files(page);
        page.press_button("← 三张表");
        page.press_at(".view [data-export='sum']");
        assert_eq!(handed_out(page), "PK");
        page.press_at(".not-checked [data-open]");
        page.wait_verdict("findings");
    });
}

#[test]
fn a_cell_of_the_whole_leads_to_the_units() {
    in_one_file(|page| {
        let twice = |text: &str| -> String {
            let row = |line: &str| -> String {
                let cells: Vec<String> = line
                    .split('\t')
                    .map(|cell| cell.parse::<u32>().map_or_else(|_| cell.to_owned(), |n| (n * 2).to_string()))
                    .collect();
                cells.join("\t")
            };
            text.lines().map(row).collect::<Vec<_>>().join("\n")
        };
        open(
            page,
            &[
                as_file("全县.txt", &twice(SOUND)),
                as_file("教育.txt", &of("松岭县教育局", 2023)),
                as_file("水务.txt", &of("松岭县水务局", 2023)),
            ],
        );
        page.wait("the comparison", |page| page.exists(".pairs [data-view='sum']"));
        page.press_button("松岭县人民政府");
        page.wait("the report", |page| page.exists("[data-cell='t3.new_received.natural']"));
        page.press_at("[data-cell='t3.new_received.natural']");
        page.wait("the calculation", |page| page.exists(".inspector"));
        page.press_button("各单位数");
        page.wait_words(".sums", &["264"]); // 132 + 132
        page.wait_count(".figures tbody tr", 2);
    });
}
