//! The add-in of WPS with a stand-in for WPS itself, which answers as WPS's documentation says: the text of a range, its
//! places, cells that end in two characters and take one place, codes of fields that take places and do not show, revisions.

use crate::samples::with_a_slip;
use browser_tests::{Page, Session, bundle};
use serde_json::json;
use xtask::server::{Server, Site};

/// `Application` over a text in which a tab ends a cell and a line of a table ends a row; `codes` are hidden places before the text.
const STAND_IN: &str = r"
window.Application = (() => {
    // Each place of the document with what the text shows of it.
    const places = [];
    let text = '';
    for (const line of REPORT.split('\n')) {
        const cells = line.split('\t');
        if (cells.length > 1) cells.forEach((cell) => places.push(...cell, '\r\x07'));
        else places.push(...line, '\r');
        if (cells.length > 1) places.push('\r\x07');
    }
    for (let n = 0; n < CODES; n++) places.unshift('');
    const record = { selected: null, revisions: [] };
    class Range {
        constructor(start, end) { this.Start = start; this.End = end; this.Find = { Execute: (words) => this.find(words) }; }
        get Text() { return places.slice(this.Start, this.End).join(''); }
        set Text(value) {
            record.revisions.push([this.Text, value, document_.TrackRevisions]);
            // What is replaced stays until the revision is accepted.
            places.splice(this.End, 0, ...value);
        }
        Select() { record.selected = this.Text; }
        find(words) {
            const at = this.Text.indexOf(words);
            if (at < 0) return false;
            let from = this.Start, seen = 0;
            while (seen < at || places[from] === '') seen += places[from++].length;
            [this.Start, this.End] = [from, from + words.length];
            return true;
        }
    }
    const ends = () => places.flatMap((place, at) => place.startsWith('\r') ? [at + 1] : []);
    const document_ = {
        TrackRevisions: false,
        get Content() { return new Range(0, places.length); },
        Range: (start, end) => new Range(start, end),
        Paragraphs: {
            get Count() { return ends().length; },
            Item: (nth) => ({ Range: new Range(nth > 1 ? ends()[nth - 2] : 0, ends()[nth - 1]) }),
        },
    };
    return { ActiveDocument: document_, record, type: (words) => places.unshift(...words) };
})();";

/// The pane over a report.
fn pane(codes: usize) -> Page {
    let server = Server::start(Site::new(bundle().join("wps")), 0).unwrap();
    let session = Session::start(browser_tests::Engine::Chromium, false);
    let source =
        STAND_IN.replace("REPORT", &json!(with_a_slip()).to_string()).replace("CODES", &codes.to_string());
    session.cdp("Page.enable", json!({}));
    let added = session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
    let url = format!("{}pane.html", server.url());
    session.go(&url);
    session.cdp("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": added["identifier"] }));
    Page::new(session, server, url)
}

#[test]
fn the_open_document_is_checked_shown_and_changed_by_a_revision() {
    // Without fields, and with a field before the text, whose code moves every place.
    for codes in [0, 7] {
        let page = pane(codes);
        page.wait_verdict("findings");
        page.press_at("[data-code=T3-ROOT] [data-action=locate]");
        assert_eq!(page.script("return Application.record.selected", &[]), "83");
        page.press_at("[data-code=T3-ROOT] [data-action=accept]");
        assert_eq!(page.script("return Application.record.revisions", &[]), json!([["83", "38", true]]));
        assert_eq!(page.script("return Application.ActiveDocument.TrackRevisions", &[]), false);
        page.wait_words(".finding .note", &["已作为修订写入"]);
        // Our own revision moves what follows it, and the place is still found.
        page.script("Application.record.selected = null", &[]);
        page.press_at("[data-code=T3-ROOT] [data-action=locate]");
        let selected = page.script("return Application.record.selected", &[]);
        assert_eq!(selected, "83", "{codes}: {}", page.text_at(".finding .note"));
        // What was typed since moves all places: nothing is shown or changed by the old ones.
        page.script("Application.record.selected = null; Application.type('新的话')", &[]);
        page.press_at("[data-code=T3-ROOT] [data-action=locate]");
        page.wait_words(".finding .note", &["文档改过了"]);
        assert!(page.script("return Application.record.selected", &[]).is_null());
        assert_eq!(page.console_errors(), Vec::<String>::new());
    }
}

#[test]
fn outside_of_wps_the_pane_says_where_it_belongs() {
    let server = Server::start(Site::new(bundle().join("wps")), 0).unwrap();
    let session = Session::start(browser_tests::Engine::Chromium, false);
    let url = format!("{}pane.html", server.url());
    session.go(&url);
    let page = Page::new(session, server, url);
    page.wait_words("#main", &["请在 WPS 文字中"]);
}
