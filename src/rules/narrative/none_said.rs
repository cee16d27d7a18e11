//! Claims of zero for table 2: 未制发规范性文件, 未实施行政强制, 没有行政事业性收费.

use super::claims::ZERO;
use crate::finding::{Finding, Severity, Words};
use crate::form::CellId;
use crate::num::Num;
use crate::report::BodyKind;
use crate::rules::{Context, Meta, Rule, Sink};

/// NARR-ZERO: what the facts say, and what is said in words of table 2.
pub struct Zero;

impl Rule for Zero {
    fn meta(&self) -> &'static Meta {
        ZERO.meta()
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        ZERO.check(cx, sink);
        // In a region's report any of its bodies may be meant.
        if cx.is_report() && cx.report.identity.kind.is_some_and(BodyKind::is_single) {
            of_table2(cx, sink);
        }
    }
}

/// What may be said to be none, what was not done with it, and the cell that counts it.
const COUNTED: [(&str, &[&str], CellId); 6] = [
    ("规范性文件", &["废止", "宣布废止", "宣布失效"], CellId::t2("normdoc", "repealed")),
    ("规范性文件", &["制发", "制定", "出台", "印发", "制定发布", "制定出台"], CellId::t2("normdoc", "made")),
    ("行政许可", &["作出", "办理", "实施", "开展"], CellId::t2("license", "decisions")),
    ("行政处罚", &["作出", "实施", "开展", "办理"], CellId::t2("penalty", "decisions")),
    ("行政强制", &["作出", "实施", "采取", "开展"], CellId::t2("coercion", "decisions")),
    ("行政事业性收费", &["收取", "发生", "产生", "涉及", "开展"], CellId::t2("fee", "amount")),
];

/// What may stand behind the noun at the end of such a clause.
const TAILS: [&str; 9] = ["", "行为", "项目", "事项", "情况", "的情况", "措施", "决定", "收入"];

/// How such a denial begins, and whether a verb must follow.
const DENIALS: [(&str, bool); 5] =
    [("没有", false), ("未曾", true), ("未", true), ("无", false), ("不存在", false)];

fn of_table2(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let year = cx.year().map_or_else(String::new, |year| year.to_string());
    let body = cx.report.identity.body.as_ref().map_or("", |body| body.value.as_str());
    for passage in cx.passages().iter().filter(|p| p.is_prose() && p.paragraph.section.is_some()) {
        for (at, sentence) in passage.sentences() {
            // Another year, a comparison or a plan.
            let other = sentence.match_indices("20").any(|(at, _)| {
                let year_said = sentence.get(at..at + 4).filter(|y| y.bytes().all(|b| b.is_ascii_digit()));
                year_said.is_some_and(|said| said != year)
            });
            if other || ["上年", "去年", "较", "将", "下一步"].iter().any(|word| sentence.contains(word))
            {
                continue;
            }
            let mut start = at;
            for clause in sentence.split_inclusive([',', ';', '。', '、', ':']) {
                let words = clause.trim_end_matches([',', ';', '。', '、', ':']);
                let own = |from: usize| words.get(..from).is_some_and(|front| is_of_the_body(front, body));
                if let Some((from, cell)) = denied(words).filter(|(from, _)| own(*from)) {
                    report(cx, sink, passage.place(cx.report, start + from, start + words.len()), cell);
                }
                start += clause.len();
            }
        }
    }
}

/// Whether what stands before a denial names the year and the body itself, and nothing else: 局属单位, 市节水办, 本季度 and 除…外
/// narrow it to less than table 2 counts.
fn is_of_the_body(front: &str, body: &str) -> bool {
    const WORDS: [&str; 24] = [
        "报告期内",
        "年度内",
        "本年度",
        "年度",
        "全年",
        "本年",
        "今年",
        "年内",
        "期间",
        "机关",
        "单位",
        "街道",
        "同时",
        "另外",
        "此外",
        "全",
        "本",
        "我",
        "局",
        "镇",
        "乡",
        "年",
        "也",
        "均",
    ];
    let mut rest = front.trim_matches(|c: char| c == ' ' || c.is_ascii_digit());
    while !rest.is_empty() && !body.ends_with(rest) {
        let Some(shorter) = WORDS.iter().find_map(|word| rest.strip_prefix(word)) else { return false };
        rest = shorter;
    }
    true
}

/// Where a clause begins to deny something that table 2 counts, and what.
fn denied(clause: &str) -> Option<(usize, CellId)> {
    for (noun, verbs, cell) in COUNTED {
        let Some(at) = clause.rfind(noun) else { continue };
        // 行政事业性收费为零.
        let said_zero = ["为零", "金额为零", "数量为零", "数为零"].contains(&clause.get(at + noun.len()..)?);
        if said_zero && cell.row != "normdoc" {
            return Some((at, cell));
        }
        if !TAILS.contains(&clause.get(at + noun.len()..)?) {
            continue;
        }
        // 行政规范性文件 as well as 规范性文件.
        let before = clause.get(..at)?;
        let before = before.strip_suffix("行政").unwrap_or(before);
        let before = ["任何", "新的", "过"].iter().find_map(|w| before.strip_suffix(w)).unwrap_or(before);
        for (denial, verb_needed) in DENIALS {
            let direct = (!verb_needed).then_some(before).and_then(|b| b.strip_suffix(denial));
            let with_verb = verbs.iter().find_map(|verb| before.strip_suffix(verb)?.strip_suffix(denial));
            if let Some(front) = direct.or(with_verb) {
                return Some((front.len(), cell));
            }
        }
    }
    None
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_denial_is_the_bodys_own() {
        let own = |front: &str| is_of_the_body(front, "青禾区水务局");
        for front in ["", "2023年", "本年度", "我局", "2023年我局", "水务局", "全年本机关", "本年度我局也"]
        {
            assert!(own(front), "{front}");
        }
        for front in
            ["局属单位", "市节水办", "党组", "本季度", "局属事业单位", "除水资源费外", "对信息公开申请人"]
        {
            assert!(!own(front), "{front}");
        }
    }

    #[test]
    fn a_denial_ends_its_clause() {
        let said = |clause: &str| denied(clause).map(|(from, cell)| (clause[from..].to_owned(), cell.row));
        assert_eq!(said("本年度未制发行政规范性文件"), Some(("未制发行政规范性文件".to_owned(), "normdoc")));
        assert_eq!(said("我局没有行政事业性收费项目").map(|(_, row)| row), Some("fee"));
        assert_eq!(said("未实施行政强制").map(|(_, row)| row), Some("coercion"));
        for clause in
            ["未制发规范性文件解读", "未公开行政处罚", "未及时清理规范性文件", "无行政许可申请人投诉"]
        {
            assert_eq!(said(clause), None, "{clause}");
        }
    }
}
