//! The figures in pictures: the numbers as the report prints them, what fails said, and nothing drawn that was not read.

use gouji::checked::{self, CheckedSet};
use gouji::finding::Lang;
use gouji::options::Options;
use gouji::reading;
use gouji::render::pictures::{self, Picture, Place};
use gouji::set::Roles;
use gouji::source;

const SOUND: &str = include_str!("../../src/app/model/samples/sound.txt");

fn set(texts: &[&str]) -> CheckedSet {
    let reports = texts.iter().map(|text| reading::read(source::from_text(*text))).collect();
    checked::check_set(reports, &Roles::default(), &Options::default())
}

fn drawn(texts: &[&str]) -> Vec<Picture> {
    pictures::of_set(&set(texts), Place::File, Lang::Zh)
}

/// The words of a picture, and that it is well-formed.
fn words(svg: &str) -> Vec<String> {
    let read = roxmltree::Document::parse(svg).unwrap();
    let texts = read.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|node| node.text().map(str::to_owned)).collect()
}

fn named<'a>(pictures: &'a [Picture], name: &str) -> &'a Picture {
    pictures.iter().find(|picture| picture.name == name).unwrap()
}

fn row<'a>(picture: &'a Picture, name: &str) -> Vec<&'a str> {
    let row = picture.table.iter().find(|row| row[0] == name).unwrap();
    row.iter().skip(1).map(String::as_str).collect()
}

#[test]
fn a_reports_pictures_hold_its_numbers() {
    let pictures = drawn(&[SOUND]);
    let names: Vec<&str> = pictures.iter().map(|picture| picture.name.as_str()).collect();
    assert_eq!(names, ["flow", "applicants", "outcomes", "cases"]);
    let flow = named(&pictures, "flow");
    assert_eq!(row(flow, "本年新收"), ["164", ""]);
    assert_eq!(row(flow, "无法提供"), ["54", "32.3%"]);
    assert_eq!(row(flow, "结转下年度"), ["5", ""]);
    assert_eq!(row(named(&pictures, "applicants"), "自然人"), ["132", "80.5%"]);
    assert_eq!(row(named(&pictures, "cases"), "行政复议"), ["7", "2", "3", "1", "13"]);
    for picture in &pictures {
        let shown = words(&picture.svg);
        assert!(!shown.iter().any(|line| line.starts_with('▲')), "{shown:?}");
        assert!(picture.svg.contains("<title") && picture.svg.contains("<desc"));
    }
    assert!(words(&flow.svg).iter().any(|line| line == "应办 172"));
}

#[test]
fn a_sum_that_fails_is_said_where_its_cells_are_shown() {
    let wrong = SOUND.replacen(
        "四、结转下年度继续办理\t4\t1\t0\t0\t0\t0\t5",
        "四、结转下年度继续办理\t4\t1\t0\t0\t0\t0\t9",
        1,
    );
    assert_ne!(wrong, SOUND);
    let pictures = drawn(&[&wrong]);
    let said = |name: &str| words(&named(&pictures, name).svg).join("\n");
    assert!(said("flow").contains("相差 4：表三不平"), "{}", said("flow"));
    assert!(!said("applicants").contains('▲'), "{}", said("applicants"));
    // The numbers stay those of the report.
    assert_eq!(row(named(&pictures, "flow"), "结转下年度"), ["9", ""]);
}

#[test]
fn what_was_not_read_is_not_drawn() {
    let torn = SOUND.replacen(
        "一、本年新收政府信息公开申请数量\t132\t23\t0\t3\t6\t0\t164",
        "一、本年新收政府信息公开申请数量\t132\t23\t0\t3\t6\t0\t见附件",
        1,
    );
    assert_ne!(torn, SOUND);
    let pictures = drawn(&[&torn]);
    let flow = named(&pictures, "flow");
    assert!(flow.table.is_empty());
    assert!(words(&flow.svg).join("").contains("没有画"));
    assert!(drawn(&["没有报告"]).iter().all(|picture| picture.table.is_empty()));
}

#[test]
fn a_blank_is_no_nought() {
    let blank = SOUND.replacen(
        "一、本年新收政府信息公开申请数量\t132\t23\t0\t3\t6\t0\t164",
        "一、本年新收政府信息公开申请数量\t132\t23\t\t3\t6\t\t164",
        1,
    );
    assert_ne!(blank, SOUND);
    let pictures = drawn(&[&blank]);
    let applicants = named(&pictures, "applicants");
    assert_eq!(row(applicants, "科研机构"), ["未填", ""]);
    assert_eq!(row(applicants, "社会公益组织"), ["3", "1.8%"]);
    assert!(words(&applicants.svg).iter().any(|line| line == "有 2 格没有填数，没有计入。"));
    assert!(!words(&named(&pictures, "flow").svg).iter().any(|line| line.contains("没有填数")));
}

#[test]
fn a_picture_points_to_nothing_that_is_not_there() {
    let torn = SOUND.replacen("\t132\t23\t0\t3\t6\t0\t164", "\t132\t23\t0\t3\t6\t0\t见附件", 1);
    for picture in drawn(&[&torn]).iter().chain(&drawn(&[SOUND])) {
        let shown = words(&picture.svg).join("\n");
        assert!(!shown.contains("数据表"), "{shown}");
        assert_ne!(shown.contains("没有画"), shown.contains("按报告所填的数画"), "{shown}");
    }
}

/// Where the words of a picture begin and end, by the width of a wide face, all within it.
#[test]
fn words_stay_within_a_picture_and_within_their_language() {
    let mut huge = SOUND.to_owned();
    for number in ["164", "132", "54", "13", "167"] {
        huge = huge.replace(&format!("\t{number}\t"), &format!("\t{number}0000000\t"));
        huge = huge.replace(&format!("\t{number}\n"), &format!("\t{number}0000000\n"));
    }
    let earlier = SOUND.replace("2023", "2022");
    for texts in [vec![SOUND], vec![&huge], vec![&earlier, &huge]] {
        for picture in pictures::of_set(&set(&texts), Place::File, Lang::En) {
            let read = roxmltree::Document::parse(&picture.svg).unwrap();
            for node in read.descendants().filter(|node| node.has_tag_name("text")) {
                let number = |name: &str| node.attribute(name).and_then(|at| at.parse::<i64>().ok());
                let words: String =
                    node.descendants().filter(|one| one.is_text()).filter_map(|one| one.text()).collect();
                let size = number("font-size").unwrap();
                let wide: i64 =
                    words.chars().map(|c| if c.is_ascii() { 60 } else { 100 }).sum::<i64>() * size / 100;
                let x = number("x").unwrap();
                let start = match node.attribute("text-anchor") {
                    Some("end") => x - wide,
                    Some("middle") => x - wide / 2,
                    _ => x,
                };
                assert!(
                    start >= 0 && start + wide <= pictures::WIDTH,
                    "{}: {words} {start} {wide}",
                    picture.name
                );
            }
            let own = picture.svg.replace("松岭县人民政府", "").replace(picture_fonts(&picture.svg), "");
            assert!(!own.contains(['　', '，', '；', '。', '：', '（']), "{own}");
        }
    }
}

fn picture_fonts(svg: &str) -> &str {
    svg.split("<desc").next().unwrap_or(svg)
}

#[test]
fn shares_are_of_units_in_one_year_and_files_that_were_not_read_are_named() {
    let texts: Vec<String> = ["青禾街道办事处", "云溪街道办事处", "石桥街道办事处"]
        .iter()
        .zip(["2023", "2022", "2023"])
        .map(|(name, year)| SOUND.replace("松岭县人民政府", name).replace("2023", year))
        .collect();
    let checked = set(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let why = gouji::finding::Words::new("文件是空的。", "The file is empty.");
    let unread = [gouji::render::problems::Unread { name: "丙.docx".to_owned(), words: why }];
    let pictures = pictures::draw(&checked.reports, &checked.links, &unread, Place::File, Lang::Zh);
    let received = named(&pictures, "received");
    assert_eq!(row(received, "青禾街道办事处 2023年度"), ["164", ""]);
    assert!(words(&received.svg).iter().any(|line| line.contains("不计占比")));
    for picture in ["findings", "received"] {
        assert!(
            words(&named(&pictures, picture).svg).iter().any(|line| line.contains("另有 1 个文件未能读取"))
        );
    }
    assert_eq!(row(named(&pictures, "unread"), "丙.docx"), ["文件是空的。"]);
    assert!(words(&named(&pictures, "unread").svg).iter().any(|line| line.contains("丙.docx：文件是空的。")));
}

#[test]
fn two_years_stand_beside_each_other() {
    let earlier =
        SOUND.replace("2023", "2022").replacen("\t132\t23\t0\t3\t6\t0\t164", "\t100\t23\t0\t3\t6\t0\t132", 1);
    let pictures = drawn(&[&earlier, SOUND]);
    assert_eq!(row(named(&pictures, "years-0"), "本年新收"), ["132", "164", "+32　+24.2%"]);
    assert_eq!(row(named(&pictures, "years-0"), "行政复议"), ["13", "13", "持平"]);
}

#[test]
fn a_district_is_units_by_kinds() {
    let slip = SOUND.replacen("\t38\t", "\t83\t", 1);
    let names = ["青禾街道办事处", "云溪街道办事处", "石桥街道办事处"];
    let texts: Vec<String> = names
        .iter()
        .zip([SOUND, slip.as_str(), SOUND])
        .map(|(name, text)| text.replace("松岭县人民政府", name))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let pictures = drawn(&texts);
    let grid = named(&pictures, "findings");
    assert_eq!(grid.table.len(), 4);
    assert_eq!(grid.table[0][2], "表三");
    assert!(grid.table[1][0].starts_with("云溪街道办事处"), "the most first: {:?}", grid.table);
    assert_eq!(grid.table[1][2], "1");
    assert_eq!(row(named(&pictures, "received"), "青禾街道办事处 2023年度"), ["164", "33.3%"]);
}

#[test]
fn sheets_and_pages_hold_all_of_them_and_no_markup_of_reports() {
    let hostile = SOUND.replace("松岭县人民政府", "<img src=x onerror=alert(1)>县人民政府");
    for (texts, count) in [(vec![SOUND], 4), (vec![hostile.as_str()], 4)] {
        for lang in [Lang::Zh, Lang::En] {
            let pictures = pictures::of_set(&set(&texts), Place::File, lang);
            let sheet = pictures::sheet(&pictures, lang);
            let read = roxmltree::Document::parse(&sheet).unwrap();
            assert_eq!(read.descendants().filter(|node| node.has_tag_name("svg")).count(), count + 1);
            let page = pictures::page(&pictures, lang);
            assert_eq!(page.matches("<img ").count(), count);
            assert!(!page.contains("onerror=alert") || !page.contains("<img src=x"));
            // In our page no style and no script stands in a picture.
            let figures = pictures::figures(&pictures::of_set(&set(&texts), Place::Page, lang));
            assert!(!figures.contains("<style") && !figures.contains("style=") && !figures.contains("<img"));
        }
    }
}
