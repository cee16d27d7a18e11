//! The panels of the browser extension and of the WPS add-in say what the page and the command line say.

use gouji::checked::Verdict;
use gouji::finding::Lang;

#[test]
fn panels_call_a_verdict_by_its_name() {
    let words = include_str!("../../web/extension/common.js");
    let (zh, en) = words.split_once("\n  en: {").expect("words in both languages");
    for verdict in [Verdict::Clean, Verdict::Findings, Verdict::Partial, Verdict::Unread, Verdict::Empty] {
        for (words, lang) in [(zh, Lang::Zh), (en, Lang::En)] {
            let said = format!(" {}: '{}'", verdict.name(), verdict.title(lang));
            assert!(words.contains(&said), "{said}");
        }
    }
}
