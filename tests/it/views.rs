//! What the page shows of several reports: two of them side by side, their sum, and what makes it.

use gouji::checked::{self, CheckedSet};
use gouji::finding::Lang;
use gouji::options::Options;
use gouji::render::views::{self, View};
use gouji::set::Roles;
use gouji::{reading, source};

use crate::example::Draft;

/// A report of a body on a year, changed as the caller likes.
fn report(body: &str, year: u16, change: impl Fn(String) -> String) -> String {
    let draft = Draft::new("区", year).text();
    assert!(draft.contains("青禾区人民政府"), "{draft}");
    change(draft.replace("云溪市青禾区人民政府", body).replace("青禾区人民政府", body))
}

fn same(text: String) -> String {
    text
}

fn set_of(texts: &[String]) -> CheckedSet {
    let reports = texts.iter().enumerate().map(|(nth, text)| {
        let mut document = source::from_text(text.as_str());
        document.name = format!("{nth}.txt");
        reading::read(document)
    });
    checked::check_set(reports.collect(), &Roles::default(), &Options::default())
}

fn shown(set: &CheckedSet, view: &str) -> String {
    let view = View::parse(view).unwrap_or_else(|| panic!("{view} is a view"));
    views::draw(view, set, Lang::Zh).unwrap_or_else(|| panic!("{view:?} can be drawn"))
}

/// The text without its tags.
fn bare(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    text + rest
}

/// Adds a sentence to the first section.
fn with(sentence: &'static str) -> impl Fn(String) -> String {
    move |text| {
        let at = text.find("一、总体情况\n").expect("section one") + "一、总体情况\n".len();
        format!("{}{sentence}\n{}", &text[..at], &text[at..])
    }
}

#[test]
fn views_are_named_as_their_buttons_name_them() {
    let cell = "t3.new_received.natural";
    assert_eq!(View::parse("pair 3 12"), Some(View::Pair(3, 12)));
    assert!(matches!(View::parse(&format!("sum {cell}")), Some(View::Units(id)) if id.to_string() == cell));
    for nonsense in ["", "pair 1", "pair a b", "sum t9.x.y", "all"] {
        assert_eq!(View::parse(nonsense), None, "{nonsense}");
    }
}

#[test]
fn versions_differ_by_cell_by_sentence_and_by_finding() {
    let old = report("青禾区教育局", 2023, with("全年举办公开日活动4场，接待市民320人次。"));
    let new = report("青禾区教育局", 2023, with("全年举办公开日活动5场，接待市民320人次。"));
    let set = set_of(&[old, new]);
    assert_eq!(set.links.versions, [(0, 1)]);
    let across = shown(&set, "across");
    assert!(across.contains("data-view=\"pair 0 1\"") && across.contains("两个版本"), "{across}");
    let pair = shown(&set, "pair 0 1");
    assert!(pair.contains("活动<del>4</del>场") && pair.contains("活动<ins>5</ins>场"), "{pair}");
    assert!(pair.contains("三张表逐格相同"), "{pair}");
}

#[test]
fn equal_versions_are_said_to_be_equal() {
    let text = report("青禾区教育局", 2023, same);
    let pair = shown(&set_of(&[text.clone(), text]), "pair 0 1");
    assert!(pair.contains("表格和文字都没有差别"), "{pair}");
}

#[test]
fn the_earlier_year_stands_first_however_chosen() {
    let set = set_of(&[
        report("青禾区教育局", 2023, with("全年编印政策问答手册3册，投放到各个办事窗口供群众取阅。")),
        report("青禾区教育局", 2022, with("全年编印政策问答手册2册，投放到各个办事窗口供群众取阅。")),
    ]);
    let pair = shown(&set, "pair 0 1");
    let (earlier, later) = (pair.find("2022年度").unwrap(), pair.find("2023年度").unwrap());
    assert!(earlier < later);
    assert!(
        pair.contains("手册<del>2</del>册") && pair.contains("手册<ins>3</ins>册"),
        "copied, with a new figure: {pair}"
    );
    assert_eq!(shown(&set, "pair 1 0"), pair);
}

#[test]
fn hostile_words_stay_words() {
    let old = report("青禾区教育局", 2023, with("<img src=x onerror=alert(1)>甲乙丙丁。"));
    let new = report("青禾区教育局", 2023, with("<script>alert(2)</script>甲乙丙丁。"));
    let set = set_of(&[old, new]);
    for view in ["across", "pair 0 1", "sum", "sum t3.new_received.total"] {
        let html = shown(&set, view);
        assert!(!html.contains("<img") && !html.contains("<script"), "{html}");
    }
}

#[test]
fn a_cell_of_the_sum_lists_the_units_that_fail_first() {
    // The first unit's own total is off by one.
    let broken = |text: String| {
        let row = text.lines().find(|line| line.contains("本年新收政府信息公开申请数量")).unwrap().to_owned();
        let (head, total) = row.rsplit_once('\t').unwrap();
        let wrong = format!("{head}\t{}", total.parse::<u32>().unwrap() + 1);
        text.replace(&row, &wrong)
    };
    let set = set_of(&[
        report("青禾区民政局", 2023, same),
        report("青禾区教育局", 2023, broken),
        report("青禾区水务局", 2023, same),
    ]);
    let sum = shown(&set, "sum");
    assert!(sum.contains("3 家单位合计"), "{}", bare(&sum));
    let cell = shown(&set, "sum t3.new_received.total");
    let text = bare(&cell);
    let at = |name: &str| text.find(name).unwrap_or_else(|| panic!("{name} in {text}"));
    assert!(at("青禾区教育局") < at("青禾区民政局"), "{text}");
    assert!(text.contains("自身报告有"), "{text}");
}

#[test]
fn the_whole_is_no_unit_of_itself() {
    let set = set_of(&[
        report("青禾区人民政府", 2023, same),
        report("青禾区教育局", 2023, same),
        report("青禾区水务局", 2023, same),
    ]);
    let sum = shown(&set, "sum");
    assert!(sum.contains("2 家单位合计") && sum.contains("青禾区人民政府"), "{}", bare(&sum));
    assert!(sum.contains("class=\"figure off\""), "twice the figures are not once the figures");
}
