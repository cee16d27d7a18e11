//! Claims of zero for table 2: 未制发规范性文件, 未实施行政强制, 没有行政事业性收费.

use super::claims::ZERO;
use super::denials::{THINGS, denied};
use crate::finding::{Finding, Severity, Words};
use crate::form::CellId;
use crate::num::Num;
use crate::report::BodyKind;
use crate::rules::passages::names_another_year;
use crate::rules::{Context, Meta, Rule, Sink};

/// NARR-ZERO: what the facts say, and what is said in words of table 2.
pub struct Zero;

impl Rule for Zero {
    fn meta(&self) -> &'static Meta {
        ZERO.meta()
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        ZERO.check(cx, sink);
        if cx.is_report() {
            of_table2(cx, sink);
        }
    }
}

fn of_table2(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let body = cx.report.identity.body.as_ref().map_or("", |body| body.value.as_str());
    // In a region's report any of its bodies may be meant, unless all of it is named.
    let Some(single) = cx.report.identity.kind.map(BodyKind::is_single) else { return };
    let of_all = |words: &str| {
        single || ["全省", "全市", "全县", "全区", "全旗", "各级"].iter().any(|wide| words.starts_with(wide))
    };
    for passage in cx.passages().iter().filter(|p| p.is_prose() && p.paragraph.section.is_some()) {
        for piece in passage.sentence_pieces().filter(|piece| piece.places(&THINGS).next().is_some()) {
            let (at, sentence) = (piece.start, piece.text);
            if !single && !sentence.contains(['全', '各']) {
                continue;
            }
            // Another year, a comparison or a plan.
            let other = names_another_year(sentence, cx.year());
            if other || ["上年", "去年", "较", "将", "下一步"].iter().any(|word| sentence.contains(word))
            {
                continue;
            }
            let mut start = at;
            let mut narrowed = false;
            for clause in sentence.split_inclusive([',', ';', '。', ':']) {
                let words = clause.trim_end_matches([',', ';', '。', ':']);
                let found = Some(words)
                    .filter(|words| !narrowed && of_all(words))
                    .and_then(|_| in_clause(words, body, start == at));
                if let Some((from, to, cells)) = found {
                    let place = passage.place(cx.report, start + from, start + to);
                    for cell in cells {
                        report(cx, sink, place, cell);
                    }
                }
                // 除水资源费外,没有行政事业性收费.
                narrowed = words.starts_with('除') || words.ends_with('外');
                start += clause.len();
            }
        }
    }
}

/// What a clause denies, or one of the parts that 、 joins: its bytes, and the cells.
fn in_clause(words: &str, body: &str, opens: bool) -> Option<(usize, usize, Vec<CellId>)> {
    let whole = denied(words, body, opens).map(|(from, cells)| (from, words.len(), cells));
    let in_part = || {
        let mut start = 0;
        words.split('、').find_map(|part| {
            let at = start;
            start += part.len() + '、'.len_utf8();
            denied(part, body, false).map(|(from, cells)| (at + from, at + part.len(), cells))
        })
    };
    whole.or_else(in_part)
}

fn report(cx: &Context<'_>, sink: &mut Sink<'_>, place: crate::text::Span, cell: CellId) {
    let Some(count) = cx.report.value(cell) else { return };
    if count.is_zero() {
        return sink.holds_at(ZERO.meta().code, [place], [cell], "0 = 0");
    }
    let quote = place.of(cx.report.text());
    let message = Words::new(
        format!("正文“{quote}”，而表二〔{}〕为{count}。请核对正文和表二。", cell.label_zh()),
        format!("The prose says “{quote}”, but table 2 has {count}, {}. Check both.", cell.label_en()),
    );
    let mut finding = Finding::new(ZERO.meta().code, Severity::Error, message)
        .sides(Num::ZERO, count, format!("0 ≠ {count}"))
        .cells([cell])
        .subject(place);
    if let Some(span) = cx.report.cell(cell).and_then(|c| c.span) {
        finding = finding.evidence(span);
    }
    sink.fails(finding);
}
