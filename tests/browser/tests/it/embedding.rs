//! The page inside other pages: the examples, and pages that mean no good.

use crate::samples::{SOUND, as_file, with_a_slip};
use browser_tests::{Engine, Page, Session, bundle};
use serde_json::json;
use std::process::Command;
use xtask::server::{Server, Site};

/// A page of the release's folder, opened in Chromium.
fn open(path: &str) -> Page {
    let site = Site { hosts: vec![".example".into()], ..Site::new(bundle()) };
    let server = Server::start(site, 0).unwrap();
    let session = Session::start(Engine::Chromium, false);
    let url = format!("{}{path}", server.url());
    session.go(&url);
    Page::new(session, server, url)
}

#[test]
fn a_form_checks_before_it_sends() {
    let page = open("examples/form.html");
    let submit = |report: &str| {
        page.script("document.querySelector('textarea').value = arguments[0]", &[json!(report)]);
        page.press_at("button");
    };
    submit(&with_a_slip());
    page.wait("errors to be shown", |page| page.exists("[data-sent=false]"));
    page.wait_words("#findings", &["T3-ROOT"]);
    submit(SOUND);
    page.wait("the sound report to go", |page| page.exists("[data-sent=true]"));
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn a_frame_answers_its_holder() {
    let page = open("examples/frame.html");
    page.wait("the frame to be ready", |page| page.exists("#check:enabled"));
    page.script("document.querySelector('textarea').value = arguments[0]", &[json!(with_a_slip())]);
    page.press_at("#check");
    page.wait_words("#answer", &["T3-ROOT"]);
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn an_element_tells_of_its_report() {
    let page = open("examples/element.html");
    page.wait_text("#state", |text| text != "正在载入");
    page.script("document.querySelector('gouji-checker').text = arguments[0]", &[json!(with_a_slip())]);
    page.wait_text("#state", |text| !matches!(text, "可以使用" | "发现 0 条"));
    let leaked = "return getComputedStyle(document.body).fontFamily + document.styleSheets.length";
    assert!(page.script(leaked, &[]).as_str().unwrap().ends_with('0'), "no style of ours in the holder");
}

#[test]
fn a_worker_checks_files_and_can_be_stopped() {
    let page = open("examples/worker.html");
    let choose = |file: &std::path::Path| {
        page.send_keys(&page.find("#files"), &file.display().to_string());
    };
    choose(&as_file("slip.txt", &with_a_slip()));
    page.wait_words("#results", &["slip.txt：1 处错误", "未核对"]);
    // A new worker begins where the old one was ended.
    page.press_at("#stop");
    choose(&as_file("sound.txt", SOUND));
    page.wait_words("#results", &["sound.txt：0 处错误"]);
    choose(&as_file("broken.docx", "PK\u{3}\u{4} and nothing more"));
    page.wait_words("#results", &["broken.docx：gouji"]);
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn node_checks_files() {
    let Some(node) = xtask::shell::find("node") else {
        browser_tests::skipped("the example for Node", "node is missing");
        return;
    };
    let run = |file| {
        let output = Command::new(&node).arg(bundle().join("examples/node.mjs")).arg(file).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (status, said) = run(as_file("slip.txt", &with_a_slip()));
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("T3-ROOT"), "{said}");
    let (status, said) = run(as_file("sound.txt", SOUND));
    assert_eq!(status, Some(0), "{said}");
}

/// Puts the frame into a page that records every message it hears, and runs a script there.
fn hostile(query: &str, script: &str) -> Page {
    let page = open("examples/node.mjs");
    page.script(
        "document.body.textContent = ''; window.heard = [];
         addEventListener('message', e => heard.push(e.data));
         const frame = window.frame = document.createElement('iframe');
         frame.src = '../site/index.html?embed=1' + arguments[0];
         document.body.append(frame)",
        &[json!(query)],
    );
    page.wait("the frame to start", |page| {
        page.script("return !!frame.contentDocument?.querySelector('body[data-ready]')", &[]) == true
    });
    page.script(script, &[]);
    page
}

/// The answers that came after a last, honest question: those before it are then surely in.
fn answers(page: &Page) -> serde_json::Value {
    page.script("frame.contentWindow.postMessage({ type: 'gouji:check', id: 'last', text: '无' }, '*')", &[]);
    page.wait("the last answer", |page| page.script("return heard.some(m => m.id === 'last')", &[]) == true);
    page.script("return heard.filter(m => m.type === 'gouji:report' && m.id !== 'last')", &[])
}

#[test]
fn malformed_messages_are_ignored_or_refused_in_words() {
    let page = hostile(
        "",
        "for (const bad of [null, 1, 'gouji:check', [], {}, { type: 'gouji:nothing' }, { type: 'gouji:text', text: 5 }])
             frame.contentWindow.postMessage(bad, '*');
         frame.contentWindow.postMessage({ type: 'gouji:check', id: 7, text: { toString: 1 } }, '*');
         frame.contentWindow.postMessage({ type: 'gouji:check', id: 8, text: 'x', options: { lang: 3 } }, '*')",
    );
    let answers = answers(&page);
    let answers = answers.as_array().unwrap();
    assert_eq!(answers.len(), 2, "{answers:?}");
    assert!(answers.iter().all(|a| a["report"].is_null() && a["error"].is_string()), "{answers:?}");
}

#[test]
fn a_message_of_fifty_megabytes_is_refused() {
    let page = hostile(
        "",
        "frame.contentWindow.postMessage({ type: 'gouji:check', id: 1, text: '0\\t'.repeat(25e6) }, '*')",
    );
    assert!(answers(&page)[0]["error"].as_str().unwrap().contains("longer"));
}

#[test]
fn only_the_holder_is_answered() {
    // A neighbour frame knows the window but does not hold it.
    let page = hostile(
        "",
        "const neighbour = document.createElement('iframe');
         document.body.append(neighbour);
         window.overheard = [];
         neighbour.contentWindow.addEventListener('message', e => overheard.push(e.data));
         const s = neighbour.contentDocument.createElement('script');
         s.textContent = `parent.frame.contentWindow.postMessage({ type: 'gouji:check', id: 'n', text: '无' }, '*')`;
         neighbour.contentDocument.body.append(s)",
    );
    assert_eq!(answers(&page), json!([]));
    assert_eq!(page.script("return overheard", &[]), json!([]));
}

#[test]
fn a_named_origin_shuts_out_others() {
    let page = hostile(
        "&origin=https://oa.example",
        "frame.contentWindow.postMessage({ type: 'gouji:check', id: 1, text: '无' }, '*')",
    );
    // Nothing may come; there is no event to wait for, so give it as long as an answer would take with ease.
    std::thread::sleep(std::time::Duration::from_secs(2));
    assert_eq!(page.script("return heard", &[]), json!([]));
}

/// A page of another origin that holds the frame of ours, and records what it hears with the origin from which it came.
fn elsewhere(query: &str, sandbox: Option<&str>) -> Page {
    let page = open("examples/node.mjs");
    page.go(&page.url.replace("127.0.0.1", "oa.example"));
    page.script(
        "document.body.textContent = ''; window.heard = [];
         addEventListener('message', e => { if (e.source === frame.contentWindow) heard.push(e.data) });
         const frame = window.frame = document.createElement('iframe');
         if (arguments[1] !== null) frame.sandbox = arguments[1];
         frame.src = arguments[0];
         document.body.append(frame)",
        &[
            json!(format!("{}site/index.html?embed=1{query}", page.server.as_ref().unwrap().url())),
            json!(sandbox),
        ],
    );
    page
}

fn heard(page: &Page, kind: &str) -> bool {
    page.script("return heard.some(m => m.type === arguments[0])", &[json!(kind)]) == true
}

#[test]
fn a_holder_of_another_origin_is_answered_and_sees_nothing_else() {
    let page = elsewhere("&origin=http://oa.example", None);
    // Shut out: the origin names no port. Nothing is heard, not even that the page is ready.
    std::thread::sleep(std::time::Duration::from_secs(2));
    assert_eq!(page.script("return heard", &[]), json!([]));

    let page = elsewhere("", None);
    page.wait("the frame to be ready", |page| heard(page, "gouji:ready"));
    page.script(
        "frame.contentWindow.postMessage({ type: 'gouji:check', id: 1, text: arguments[0] }, '*')",
        &[json!(with_a_slip())],
    );
    page.wait("the answer", |page| heard(page, "gouji:report"));
    let codes = page.script("return heard.find(m => m.id === 1).report.findings.map(f => f.code)", &[]);
    assert!(codes.as_array().unwrap().contains(&json!("T3-ROOT")));
    // The holder has no way into the frame but messages.
    let inside = "try { return frame.contentWindow.document.title } catch (refused) { return null }";
    assert!(page.script(inside, &[]).is_null());
    // It said that it is ready and answered: nothing more.
    assert_eq!(page.script("return heard.length", &[]), 2);
}

#[test]
fn what_a_person_pastes_is_not_told_to_another_origin() {
    let page = elsewhere("", None);
    page.wait("the frame to be ready", |page| heard(page, "gouji:ready"));
    let text = json!(with_a_slip());
    page.script(
        "frame.contentWindow.postMessage({ type: 'gouji:watch' }, '*');
         frame.contentWindow.postMessage({ type: 'gouji:text', text: arguments[0] }, '*');
         frame.contentWindow.postMessage({ type: 'gouji:check', id: 1, text: arguments[0] }, '*')",
        std::slice::from_ref(&text),
    );
    page.wait("the answer", |page| heard(page, "gouji:report"));
    // A change is told a moment after it; give it as long as that takes with ease.
    std::thread::sleep(std::time::Duration::from_secs(1));
    assert!(!heard(&page, "gouji:changed"));
}

#[test]
fn an_element_opens_no_page_of_another_site() {
    let page = open("examples/element.html");
    page.wait_text("#state", |text| text != "正在载入");
    for src in [
        "https://elsewhere.example/",
        "//elsewhere.example/gouji/",
        "javascript:alert(1)",
        "data:text/html,x",
    ] {
        page.script(
            "document.querySelector('gouji-checker').setAttribute('src', arguments[0])",
            &[json!(src)],
        );
        let frame = "return document.querySelector('gouji-checker').shadowRoot.querySelector('iframe').getAttribute('src')";
        assert!(page.script(frame, &[]).is_null(), "{src}");
    }
}

#[test]
fn a_sandbox_that_leaves_the_frame_its_origin_does_no_harm() {
    let page = elsewhere("", Some("allow-scripts allow-same-origin"));
    page.wait("the frame to be ready", |page| heard(page, "gouji:ready"));
    page.script("frame.contentWindow.postMessage({ type: 'gouji:check', id: 1, text: '无' }, '*')", &[]);
    page.wait("the answer", |page| heard(page, "gouji:report"));
}

#[test]
fn the_server_says_who_may_hold_the_page() {
    let policy = "frame-ancestors 'none'".to_string();
    let site = Site { headers: vec![("Content-Security-Policy".into(), policy)], ..Site::new(bundle()) };
    let server = Server::start(site, 0).unwrap();
    let page = open("examples/node.mjs");
    page.script(
        "window.heard = []; addEventListener('message', e => heard.push(e.data));
         const frame = document.createElement('iframe');
         frame.onload = () => { window.loaded = true };
         frame.src = arguments[0]; document.body.append(frame)",
        &[json!(format!("{}site/index.html?embed=1", server.url()))],
    );
    page.wait("the refusal", |page| page.script("return !!window.loaded", &[]) == true);
    std::thread::sleep(std::time::Duration::from_secs(1));
    assert_eq!(page.script("return heard", &[]), json!([]));
}

#[test]
fn a_text_too_long_for_the_box_is_not_taken() {
    let page = hostile(
        "",
        "frame.contentWindow.postMessage({ type: 'gouji:text', text: '0'.repeat(5000001) }, '*')",
    );
    answers(&page);
    let length = "return frame.contentDocument.querySelector('#app textarea').value.length";
    assert_eq!(page.script(length, &[]), 0);
}

#[test]
fn script_in_a_report_stays_text() {
    let page = hostile(
        "",
        "frame.contentWindow.postMessage({ type: 'gouji:text', text: `<img src=x onerror=parent.ran=1><script>parent.ran=1</script>` }, '*');
         frame.contentWindow.postMessage({ type: 'gouji:check', id: 1, html: `<img src=x onerror=parent.ran=1>` }, '*')",
    );
    assert_eq!(answers(&page).as_array().map(Vec::len), Some(1));
    assert!(page.script("return window.ran || null", &[]).is_null());
}
