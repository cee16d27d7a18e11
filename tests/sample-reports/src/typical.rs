//! Reports of typical length for measuring: in the layouts in which real ones come, with prose up to the length of a
//! typical one (20 KB).

use crate::layouts::{self, Layout};
use crate::sample::Sample;
use gouji::form::FORM_2021;
use gouji::report::BodyKind;

/// The layouts that are measured.
pub const LAYOUTS: [Layout; 4] = [Layout::WordCells, Layout::PipeRows, Layout::PdfLayout, Layout::PdfRaw];

/// A report of typical length.
pub fn report(seed: u64, layout: Layout) -> String {
    of_length(seed, layout, 20_000)
}

/// A report with so much prose that its text has about so many bytes.
pub fn of_length(seed: u64, layout: Layout, length: usize) -> String {
    let sample = Sample::random(&FORM_2021, BodyKind::Region, seed);
    let mut text = layouts::render(&sample, layout);
    let heading = "一、总体情况";
    let at = text.find(heading).expect("section one") + heading.len();
    let at = at + text[at..].find('\n').expect("a line") + 1;
    let mut nth = 0;
    let mut prose = String::new();
    while text.len() + prose.len() < length {
        nth += 1;
        prose.push_str(&format!(
            "围绕重点工作开展第{nth}轮栏目巡查，核对信息{}条，补充政策问答{}篇，访问量同比增长{}.{}%。各科室按月\
             报送更新清单，由专人比对发布时间与办理时间，发现滞后的当日提醒，整改情况纳入季度通报。\n",
            nth * 37 % 900 + 12,
            nth * 11 % 60 + 3,
            nth * 7 % 40 + 1,
            nth % 10
        ));
    }
    text.insert_str(at, &prose);
    text
}

/// A report with so many lists in its prose that do not come to their whole.
pub fn with_findings(count: u32) -> String {
    let text = report(7, Layout::WordCells);
    let heading = "一、总体情况";
    let at = text.find(heading).expect("section one") + heading.len();
    let lists: String = (0..count)
        .map(|nth| {
            let (here, there) = (1013 + nth, 2014 + nth * 3);
            let whole = here + there - 300;
            format!("\n第{}轮培训共有{whole}人参加，其中现场{here}人、在线{there}人。", nth + 1)
        })
        .collect();
    [&text[..at], &lists, &text[at..]].concat()
}

/// A thousand of them, in turn in each layout.
pub fn thousand() -> impl Iterator<Item = String> {
    (0..1000).map(|seed| report(seed, LAYOUTS[seed as usize % LAYOUTS.len()]))
}
