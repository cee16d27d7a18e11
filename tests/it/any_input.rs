//! Whatever comes in, a report comes out: no panic, and every place lies in the text.

use crate::properties;
use gouji::source;
use proptest::prelude::*;

/// Pieces of reports, of tables and of nothing at all, to be thrown together.
const PIECES: [&str; 24] = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "\n",
    "\t",
    "|",
    " | ",
    "一、本年新收政府信息公开申请数量",
    "（一）予以公开",
    "2.重复申请",
    "（七）总计",
    "四、结转下年度继续办理",
    "总计",
    "0",
    "12",
    "-",
    "１２",
    "共收到政府信息公开申请",
    "件，其中",
    "占33.9%",
    "行政复议",
    "\u{3000}",
    "<td rowspan=3>",
    "\u{200B}",
];

fn check(text: String, html: bool) {
    properties::hold(&if html { source::from_html(&text) } else { source::from_text(text) });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_characters(text in "\\PC{0,400}", html: bool) {
        check(text, html);
    }

    #[test]
    fn any_mixture_of_what_reports_are_made_of(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..300),
        html: bool,
    ) {
        check(pieces.concat(), html);
    }
}
