//! The extension, really loaded into Chromium, over a site's page with a strict policy: navigation, an index table, other
//! years' links and attachments around the report. Its button is pressed as a person would, which alone lets it in.

use crate::samples::{SOUND, as_html, with_a_slip};
use browser_tests::pipe::{Piped, Target};
use browser_tests::{Engine, Page, Session, bundle, papers, skipped};
use serde_json::{Value, json};
use std::path::PathBuf;
use xtask::server::{Server, Site};
use xtask::shell;

/// As strict as a site's policy gets: nothing but its own styles and frames, no script at all.
const POLICY: &str = "default-src 'none'; style-src 'self'; frame-src *; script-src 'none'; base-uri 'none'";

/// What stands around a report on a site's page.
fn around(article: &str) -> String {
    let years: String = (2016..2025)
        .map(|year| {
            format!("<li><a href=\"/{year}.html\">松岭县人民政府{year}年政府信息公开工作年度报告</a> {}-01-2{}</li>", year + 1, year % 7)
        })
        .collect();
    format!(
        "<!DOCTYPE html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>年报</title><link rel=\"icon\" href=\"data:,\">\
         <link rel=\"stylesheet\" href=\"site.css\"><body><header>松岭县人民政府网</header>\
         <ul class=\"nav\"><li><a href=\"/\">首页</a></li><li><a href=\"/a\">政府信息公开年报</a></li></ul>\
         <table class=\"index\"><tr><td>索引号</td><td>014300/2024-00002</td><td>主题分类</td><td>年报</td></tr>\
         <tr><td>发布机构</td><td>县政府办公室</td><td>发文日期</td><td>2024-01-17</td></tr></table>\
         <div class=\"article\">{article}</div><p>附件：<a href=\"report.docx\">年报（Word 版）</a>\
         <a href=\"http://other.example/report.pdf\">年报（PDF 版）</a></p>\
         <p hidden>不显示的话：一、总体情况。收到申请 999 件。</p>\
         <aside><h3>历年年报</h3><ul>{years}</ul></aside><footer>版权所有 2024</footer></body></html>"
    )
}

/// Styles that would spoil a panel that stood in the page unprotected.
const STYLES: &str = "* { box-sizing: border-box } .nav { display: flex } td { border: 1px solid #999; padding: 2px } \
    iframe { outline: 9px solid red; width: 900px; height: 600px } button { display: none }";

/// The site, and a browser with the extension.
struct Visit {
    browser: Piped,
    extension: String,
    server: Server,
    folder: PathBuf,
}

impl Visit {
    fn begin(name: &str) -> Option<Visit> {
        let (server, folder) = site(name);
        let begun = Piped::start().and_then(|mut browser| {
            let extension = browser.install(&bundle().join("extension/chromium"))?;
            Ok((browser, extension))
        });
        match begun {
            Ok((browser, extension)) => Some(Visit { browser, extension, server, folder }),
            Err(reason) => {
                skipped("the extension in Chromium", &reason);
                None
            }
        }
    }

    /// Goes to a page of the site and presses the button; the page and the panel, once it has a verdict.
    fn check(&mut self, name: &str) -> (Target, Target) {
        let url = format!("{}{name}", self.server.url());
        let page = self.browser.go(&url);
        self.browser.press_action(&self.extension, &url).unwrap();
        let panel = self.browser.wait_target("iframe", "panel.html");
        self.browser.wait(&panel, "!!document.querySelector('[data-verdict]')");
        (page, panel)
    }

    fn verdict(&mut self, panel: &Target) -> Value {
        self.browser.run(panel, "({ ...document.querySelector('[data-verdict]').dataset })")
    }

    fn text(&mut self, target: &Target) -> String {
        self.browser.run(target, "document.body.innerText").as_str().unwrap().to_string()
    }

    /// What was asked of the site since, but for pictures of tabs.
    fn requests(&self) -> Vec<String> {
        self.server.requests().into_iter().filter(|request| !request.contains("favicon")).collect()
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Lays out the site in a folder of the test's own and serves it.
fn site(name: &str) -> (Server, PathBuf) {
    let folder = std::env::temp_dir().join(format!("gouji-site-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let frames = "<iframe src=\"index.html\"></iframe><iframe src=\"http://other.example/\"></iframe>";
    // As some sites show the numbers of their tables.
    let fields = as_html(&with_a_slip()).replace("<td>83</td>", "<td><input value=\"83\" readonly></td>");
    let files = [
        ("index.html", around(&as_html(&with_a_slip())).into_bytes()),
        ("frame.html", around(frames).into_bytes()),
        ("none.html", around("<p>公告：网站将于周末维护。</p>").into_bytes()),
        ("fields.html", around(&fields).into_bytes()),
        ("site.css", STYLES.into()),
        ("report.docx", papers::docx(SOUND)),
    ];
    for (name, content) in files {
        shell::write(&folder.join(name), content).unwrap();
    }
    let headers = vec![("Content-Security-Policy".to_string(), POLICY.to_string())];
    let site = Site { headers, hosts: vec![".example".into()], ..Site::new(folder.clone()) };
    (Server::start(site, 0).unwrap(), folder)
}

/// The words that are marked on a page, by kind.
const MARKED: &str =
    "Object.fromEntries([...CSS.highlights].map(([kind, ranges]) => [kind, [...ranges].map(String)]))";

#[test]
fn a_report_on_a_sites_page_is_found_and_marked() {
    let Some(mut visit) = Visit::begin("page") else { return };
    let (page, panel) = visit.check("index.html");
    let verdict = visit.verdict(&panel);
    assert_eq!((&verdict["verdict"], &verdict["errors"]), (&json!("findings"), &json!("1")), "{verdict}");
    let shown = visit.text(&panel);
    for words in ["松岭县人民政府 2023年度", "T3-ROOT", "应为 38", "年报（Word 版）", "在别的网站上"]
    {
        assert!(shown.contains(words), "{words} is missing in {shown}");
    }

    // The number itself is marked, nothing is put between the page's elements, and its styles do not reach the panel.
    let browser = &mut visit.browser;
    browser.wait(&page, "CSS.highlights.has('gouji-error')");
    assert_eq!(browser.run(&page, MARKED)["gouji-error"], json!(["83"]));
    assert_eq!(
        browser.run(&page, "document.body.querySelectorAll('gouji-panel, gouji-marks, mark').length"),
        0
    );
    assert_eq!(
        browser.run(&panel, "getComputedStyle(document.querySelector('#again')).display !== 'none'"),
        true
    );

    // To the place and back.
    browser.run(&panel, "document.querySelector('[data-action=locate]').click()");
    browser.wait(&page, "CSS.highlights.has('gouji-here')");
    let place = browser.run(
        &page,
        "(() => { const r = [...CSS.highlights.get('gouji-here')][0].getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2] })()",
    );
    browser.screenshot(&page, "extension");
    browser.run(&panel, "document.querySelector('.is-here').classList.remove('is-here')");
    browser.press(&page, &place[0], &place[1]);
    browser.wait(&panel, "!!document.querySelector('.finding.is-here')");

    // In the other language, and to a file.
    browser.run(&panel, "document.querySelector('#lang').click()");
    browser.wait(
        &panel,
        "document.documentElement.lang === 'en' && document.body.innerText.includes('errors: 1')",
    );
    browser.run(&panel, "HTMLAnchorElement.prototype.click = function () { window.saved = this.download }");
    browser.run(&panel, "document.querySelector('[data-export=docx]').click()");
    browser.wait(&panel, "window.saved === 'gouji.docx'");

    // The site was asked for the page and its style; for the attachment only when that was asked for.
    assert_eq!(visit.requests().len(), 2, "{:?}", visit.requests());
    let browser = &mut visit.browser;
    browser.run(&panel, "document.querySelector('[data-attachment=\"report.docx\"]').click()");
    browser.wait(&panel, "!!document.querySelector('[data-verdict=clean]')");
    assert_eq!(visit.requests().last().map(String::as_str), Some("GET /report.docx"));
    assert_eq!(visit.requests().len(), 3);

    // Closed, it leaves nothing behind.
    let browser = &mut visit.browser;
    browser.run(&panel, "document.querySelector('#close').click()");
    browser.wait(&page, "!document.querySelector('gouji-panel, gouji-marks') && CSS.highlights.size === 0");
}

#[test]
fn a_report_in_a_frame_of_the_site_is_found_and_others_are_named() {
    let Some(mut visit) = Visit::begin("frame") else { return };
    let (page, panel) = visit.check("frame.html");
    assert_eq!(visit.verdict(&panel)["verdict"], "findings");
    assert!(visit.text(&panel).contains("1 个框架来自别的网站"));
    visit.browser.wait(&page, "frames[0].CSS.highlights.has('gouji-error')");
    assert_eq!(visit.browser.run(&page, "CSS.highlights.size"), 0);
}

#[test]
fn a_page_without_a_report_is_said_to_be_one() {
    let Some(mut visit) = Visit::begin("none") else { return };
    let (page, panel) = visit.check("none.html");
    assert_eq!(visit.verdict(&panel)["verdict"], "empty");
    assert!(visit.text(&panel).contains("本页没有认出年度报告"));
    assert_eq!(visit.browser.run(&page, "CSS.highlights.size"), 0);
}

#[test]
fn a_page_that_lets_nobody_in_is_said_to_be_one() {
    let Some(mut visit) = Visit::begin("refused") else { return };
    let url = "chrome://version/";
    visit.browser.go(url);
    visit.browser.press_action(&visit.extension, url).unwrap();
    let panel = visit.browser.wait_target("page", "panel.html");
    visit.browser.wait(&panel, "!!document.querySelector('[data-verdict=unread]')");
    assert!(visit.text(&panel).contains("不让扩展读取"));
}

#[test]
fn where_words_cannot_be_marked_boxes_lie_over_them() {
    let Some(mut visit) = Visit::begin("boxes") else { return };
    let (page, panel) = visit.check("index.html");
    let browser = &mut visit.browser;
    let world = browser.world(&page, &visit.extension);
    browser.run_in(
        &page,
        "CSS.highlights.clear(); Object.defineProperty(CSS, 'highlights', { value: undefined })",
        Some(&world),
    );
    browser.run(&panel, "document.querySelector('#again').click()");
    browser.wait(&page, "!!document.querySelector('gouji-marks > .gouji-error')");
    let over = browser.run(
        &page,
        "(() => { const box = document.querySelector('gouji-marks > .gouji-error').getBoundingClientRect();
            const cell = [...document.querySelectorAll('td')].find(td => td.textContent === '83').getBoundingClientRect();
            return [box.left >= cell.left, box.right <= cell.right, box.top >= cell.top, box.bottom <= cell.bottom, box.width > 5] })()",
    );
    assert_eq!(over, json!([true, true, true, true, true]));
}

#[test]
fn a_number_in_a_field_is_read_and_marked() {
    let Some(mut visit) = Visit::begin("fields") else { return };
    let (page, panel) = visit.check("fields.html");
    assert!(visit.text(&panel).contains("应为 38"));
    let browser = &mut visit.browser;
    browser.wait(&page, "!!document.querySelector('gouji-marks > .gouji-error')");
    let over = "(() => { const box = document.querySelector('gouji-marks > .gouji-error').getBoundingClientRect();
        const field = document.querySelector('td > input').getBoundingClientRect();
        return Math.abs(box.left - field.left) < 2 && Math.abs(box.top - field.top) < 2 && box.width > 5 })()";
    assert_eq!(browser.run(&page, over), true);
    // Only what no highlight reaches has a box.
    assert_eq!(browser.run(&page, "document.querySelectorAll('gouji-marks > .gouji-error').length"), 1);
    browser.run(&panel, "document.querySelector('[data-action=locate]').click()");
    browser.wait(&page, "!!document.querySelector('gouji-marks > .gouji-here')");
}

#[test]
fn firefox_does_the_same() {
    if !Engine::all().contains(&Engine::Firefox) {
        return;
    }
    let (server, folder) = site("firefox");
    let browser = Session::start(Engine::Firefox, false);
    let archive = bundle().join("gouji-extension-firefox.zip");
    let install = json!({ "path": archive, "temporary": true });
    let id = browser.call("POST", "moz/addon/install", install);
    browser.go(&format!("{}index.html", server.url()));
    // What a press on the button calls.
    browser.call("POST", "moz/context", json!({ "context": "chrome" }));
    browser.script(
        "const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
         const { extension } = WebExtensionPolicy.getByID(arguments[0]);
         const action = ExtensionParent.apiManager.global.browserActionFor(extension);
         action.triggerAction(Services.wm.getMostRecentWindow('navigator:browser'))",
        std::slice::from_ref(&id),
    );
    browser.call("POST", "moz/context", json!({ "context": "content" }));
    let page = Page::new(browser, server, String::new());
    page.wait("the panel", |page| page.exists("gouji-panel"));
    let frame =
        page.script("return document.querySelector('gouji-panel').shadowRoot.querySelector('iframe')", &[]);
    page.call("POST", "frame", json!({ "id": frame }));
    assert_eq!(page.wait_verdict("findings").errors, 1);
    page.press_at("[data-action=locate]");
    page.call("POST", "frame", json!({ "id": null }));
    // By the browser's own way, or by boxes where it has none.
    let marked = "return !!(CSS.highlights && CSS.highlights.has('gouji-here') || document.querySelector('gouji-marks'))";
    page.wait("the mark", |page| page.script(marked, &[]) == true);
    page.call("POST", "moz/addon/uninstall", json!({ "id": id }));
    let _ = std::fs::remove_dir_all(folder);
}
