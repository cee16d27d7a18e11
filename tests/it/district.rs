//! A made-up district: sixty units, the government's report that adds them up, and one planted fault at a time.
//! Each fault is named, and nothing else is.

use std::collections::BTreeMap;

use gouji::checked::{self, SetOutcomes};
use gouji::finding::Severity;
use gouji::form::{CellId, FORM_2021};
use gouji::options::Options;
use gouji::report::Report;
use gouji::set::{self, Consolidation, Roles};
use gouji::{reading, source};

use crate::example::Draft;
use sample_reports::Dice;

type Figures = BTreeMap<CellId, i64>;

/// A unit before it is printed.
#[derive(Clone)]
struct Unit {
    name: String,
    year: u16,
    figures: Figures,
    prose: String,
}

const FIELDS: [&str; 30] = [
    "教育",
    "民政",
    "财政",
    "水务",
    "农业农村",
    "商务",
    "审计",
    "统计",
    "司法",
    "信访",
    "林业",
    "体育",
    "医疗保障",
    "应急管理",
    "市场监督管理",
    "交通运输",
    "文化和旅游",
    "卫生健康",
    "生态环境",
    "自然资源",
    "住房和城乡建设",
    "科学技术",
    "民族宗教事务",
    "退役军人事务",
    "人力资源和社会保障",
    "发展和改革",
    "城市管理",
    "行政审批",
    "大数据管理",
    "机关事务管理",
];

const TOWNS: [&str; 15] = [
    "白石", "柳湾", "松涧", "青岩", "石桥", "双溪", "梅岭", "枫林", "沙洲", "云台", "荷塘", "竹园", "金坪",
    "龙泉", "河口",
];

/// Clauses of which each unit's prose takes its own choice.
const CLAUSES: [&str; 24] = [
    "把服务事项逐项列成清单并标明承办人",
    "每逢月末由科室互查栏目更新",
    "在办事大厅设立自助查阅席",
    "请老教师和老工人试读政策摘要",
    "对久未更新的页面予以归并",
    "将来信来电中常问的事情编成问答",
    "组织年轻干部轮流担任讲解员",
    "和图书馆合办公开日",
    "给每份文件配上一页图说",
    "先核对再上网成为不变的次序",
    "发现错链当天修复",
    "补齐前些年缺失的附件",
    "把数字集放到开放目录供人下载",
    "听取驻村干部的建议后调整版式",
    "试行语音播报供视障者使用",
    "对外来施工队公布工地信息",
    "以地图标出便民网点",
    "凡涉及补贴的一律写明发放时间",
    "邀请记者旁听专题会",
    "用方言录制短音频",
    "在集市摆放可带走的折页",
    "逐户上门说明拆迁补偿算法",
    "给企业寄送年度政策汇编",
    "让窗口人员当面演示查询步骤",
];

fn district() -> Vec<Unit> {
    let departments = FIELDS.iter().map(|field| format!("青禾区{field}局"));
    let towns = TOWNS.iter().map(|town| format!("青禾区{town}镇人民政府"));
    let streets = TOWNS.iter().map(|town| format!("青禾区{town}街道办事处"));
    let mut dice = Dice::new(20);
    let names = departments.chain(towns).chain(streets);
    names
        .map(|name| Unit { name, year: 2023, figures: figures(&mut dice), prose: prose(&mut dice) })
        .collect()
}

fn prose(dice: &mut Dice) -> String {
    let mut clauses: Vec<&str> = CLAUSES.to_vec();
    let mut chosen = Vec::new();
    for _ in 0..10 {
        chosen.push(clauses.remove(dice.below(clauses.len() as u64) as usize));
    }
    chosen.join("，") + "。"
}

/// Sound figures; one unit in six has none at all.
fn figures(dice: &mut Dice) -> Figures {
    let mut figures = Figures::new();
    let quiet = dice.below(6) == 0;
    let mut draw = |most: u64| if quiet { 0 } else { dice.below(most) as i64 };
    for row in FORM_2021.t2 {
        for column in row.columns.iter().filter(|_| row.id != "regulation" && row.id != "fee") {
            figures.insert(CellId::t2(row.id, column.id), draw(40));
        }
    }
    let columns = ["natural", "biz", "research", "charity", "legal_svc", "other_org"];
    for column in columns {
        let most = if column == "natural" { 30 } else { 4 };
        let mut handled = 0;
        for row in FORM_2021.t3.iter().filter(|r| r.group.is_outcome()) {
            let n = if draw(3) == 1 { draw(most) } else { 0 };
            handled += n;
            figures.insert(CellId::t3(row.id, column), n);
        }
        let (old, left) = (draw(3).min(handled), draw(3));
        for (row, n) in [
            ("total_handled", handled),
            ("carried_in", old),
            ("carried_out", left),
            ("new_received", handled + left - old),
        ] {
            figures.insert(CellId::t3(row, column), n);
        }
    }
    for row in FORM_2021.t3 {
        let sum = columns.iter().map(|column| figures[&CellId::t3(row.id, column)]).sum();
        figures.insert(CellId::t3(row.id, "total"), sum);
    }
    for block in FORM_2021.t4 {
        let parts = ["upheld", "corrected", "other", "pending"];
        let counts: Vec<i64> = parts.iter().map(|_| draw(3)).collect();
        figures.extend(parts.iter().zip(&counts).map(|(part, n)| (CellId::t4(block.id, part), *n)));
        figures.insert(CellId::t4(block.id, "total"), counts.iter().sum());
    }
    figures
}

fn add(sum: &mut Figures, figures: &Figures, times: i64) {
    for (id, n) in figures {
        *sum.entry(*id).or_default() += n * times;
    }
}

fn sum(units: &[Unit]) -> Figures {
    let mut all = Figures::new();
    units.iter().for_each(|unit| add(&mut all, &unit.figures, 1));
    all
}

fn print(name: &str, base: &str, year: u16, figures: &Figures, prose: &str) -> Report {
    let mut draft = Draft::new(base, year);
    let own = draft.signature[0].clone();
    draft.title = draft.title.replace(&own, name);
    draft.signature[0] = name.to_owned();
    draft.sections[0].1 = vec![prose.to_owned()];
    draft.cells.values_mut().for_each(|cell| *cell = "0".to_owned());
    for (id, n) in figures {
        draft.cells.insert(*id, n.to_string());
    }
    reading::read(source::from_text(draft.text()))
}

/// What is found between the whole of these figures and the units.
fn compare(whole: &Figures, units: &[Unit], expected: &[&str]) -> SetOutcomes {
    let mut reports = vec![print("青禾区人民政府", "区", 2023, whole, "全区各单位的报告汇总如下。")];
    reports.extend(units.iter().map(|u| print(&u.name, "局", u.year, &u.figures, &u.prose)));
    let roles = Roles {
        consolidation: Some(Consolidation {
            whole: 0,
            units: (1..reports.len()).collect(),
            complete: true,
            expected: expected.iter().map(|name| (*name).to_owned()).collect(),
        }),
        ..Roles::default()
    };
    checked::check_set(reports, &roles, &Options::default()).across
}

/// The codes that were found, each once, and the words of all findings together.
fn found(outcome: &SetOutcomes) -> (Vec<&'static str>, String) {
    let mut codes: Vec<&str> = outcome.findings.iter().map(|f| f.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let words = outcome.findings.iter().map(|f| f.message.zh.as_str()).collect::<Vec<_>>();
    (codes, words.join("\n"))
}

#[test]
fn a_sound_district_has_no_finding_and_every_cell_is_counted() {
    let units = district();
    let outcome = compare(&sum(&units), &units, &[]);
    assert_eq!(found(&outcome), (vec![], String::new()));
    let held: Vec<&str> = outcome.held.iter().map(|h| h.formula.as_str()).collect();
    assert!(held.iter().any(|f| f.starts_with("表三汇总 175 格全部相符（60 家单位）")), "{held:?}");
    assert_eq!(held.len(), 3);
}

#[test]
fn a_unit_left_out_is_named() {
    let units = district();
    let mut whole = sum(&units);
    add(&mut whole, &units[7].figures, -1);
    let outcome = compare(&whole, &units, &[]);
    let (codes, words) = found(&outcome);
    assert_eq!(codes, ["CON-OMIT"], "{words}");
    assert_eq!(outcome.findings.len(), 1);
    assert!(words.contains(&units[7].name) && words.contains("表三、表二、表四"), "{words}");
    assert_eq!(outcome.findings[0].severity, Severity::Error);
}

#[test]
fn two_units_left_out_are_both_named() {
    let units = district();
    let mut whole = sum(&units);
    // A unit without any application cannot be missed by its figures.
    let mut busy = units.iter().filter(|u| u.figures.values().any(|n| *n > 0)).skip(3);
    let (one, other) = (busy.next().unwrap(), busy.nth(30).unwrap());
    add(&mut whole, &one.figures, -1);
    add(&mut whole, &other.figures, -1);
    let (codes, words) = found(&compare(&whole, &units, &[]));
    assert_eq!(codes, ["CON-OMIT"], "{words}");
    assert!(words.contains(&one.name) && words.contains(&other.name), "{words}");
}

#[test]
fn whichever_unit_is_left_out_it_is_named_unless_it_has_no_figures() {
    let units = district();
    for unit in units.iter().step_by(6) {
        let mut whole = sum(&units);
        add(&mut whole, &unit.figures, -1);
        let (codes, words) = found(&compare(&whole, &units, &[]));
        if unit.figures.values().all(|n| *n == 0) {
            assert!(codes.is_empty(), "{}: {words}", unit.name);
        } else {
            assert_eq!(codes, ["CON-OMIT"], "{}: {words}", unit.name);
            assert!(words.contains(&unit.name), "{words}");
        }
    }
}

#[test]
fn a_unit_left_out_and_another_counted_twice_are_both_named() {
    let units = district();
    let mut busy = units.iter().filter(|u| u.figures.values().any(|n| *n > 0)).skip(5);
    let (one, other) = (busy.next().unwrap(), busy.nth(20).unwrap());
    let mut whole = sum(&units);
    add(&mut whole, &one.figures, -1);
    add(&mut whole, &other.figures, 1);
    let outcome = compare(&whole, &units, &[]);
    let (codes, words) = found(&outcome);
    assert_eq!(codes, ["CON-DOUBLE", "CON-OMIT"], "{words}");
    let named = |code: &str| {
        let finding = outcome.findings.iter().find(|f| f.code == code);
        finding.map_or("", |f| f.message.zh.as_str())
    };
    assert!(named("CON-OMIT").contains(&one.name), "{words}");
    assert!(named("CON-DOUBLE").contains(&other.name), "{words}");
}

#[test]
fn a_unit_counted_twice_is_named() {
    let units = district();
    let mut whole = sum(&units);
    add(&mut whole, &units[12].figures, 1);
    let (codes, words) = found(&compare(&whole, &units, &[]));
    assert_eq!(codes, ["CON-DOUBLE"], "{words}");
    assert!(words.contains(&units[12].name), "{words}");
}

#[test]
fn a_unit_that_changed_its_figures_after_adding_up_is_named() {
    let mut units = district();
    let whole = sum(&units);
    let mut mended = units[5].clone();
    for row in ["granted", "total_handled", "new_received"] {
        for column in ["natural", "total"] {
            *mended.figures.get_mut(&CellId::t3(row, column)).unwrap() += 2;
        }
    }
    let name = mended.name.clone();
    units.push(mended);
    let (codes, words) = found(&compare(&whole, &units, &[]));
    assert_eq!(codes, ["CON-STALE", "CON-UNIT-DUP"], "{words}");
    assert_eq!(words.matches(name.as_str()).count(), 2, "{words}");
}

#[test]
fn a_figure_taken_over_wrongly_is_found_with_the_unit_that_it_may_be() {
    let mut units = district();
    let (cell, total) = (CellId::t3("granted", "natural"), CellId::t3("granted", "total"));
    // One unit with a figure that no other has, and every total above it.
    let raise = |unit: &mut Unit, by: i64| {
        for row in ["granted", "total_handled", "new_received"] {
            for column in ["natural", "total"] {
                *unit.figures.get_mut(&CellId::t3(row, column)).unwrap() += by;
            }
        }
    };
    let by = 142 - units[9].figures[&cell];
    raise(&mut units[9], by);
    let mut whole = sum(&units);
    for id in [cell, total, CellId::t3("total_handled", "natural"), CellId::t3("total_handled", "total")] {
        *whole.get_mut(&id).unwrap() -= 18;
    }
    let outcome = compare(&whole, &units, &[]);
    let (codes, words) = found(&outcome);
    assert_eq!((codes, outcome.findings.len()), (vec!["CON-CELL"], 4), "{words}");
    assert!(words.contains(&format!("“{}”的 142 误录为 124", units[9].name)), "{words}");
}

#[test]
fn a_cell_that_nothing_explains_is_listed_with_what_each_unit_adds() {
    let units = district();
    let mut whole = sum(&units);
    let cell = CellId::t2("penalty", "decisions");
    *whole.get_mut(&cell).unwrap() += 1000;
    let outcome = compare(&whole, &units, &[]);
    let (codes, words) = found(&outcome);
    assert_eq!((codes, outcome.findings.len()), (vec!["CON-CELL"], 1), "{words}");
    let finding = &outcome.findings[0];
    assert_eq!((finding.cells.as_slice(), finding.severity), (&[cell][..], Severity::Warning));
    assert!(finding.formula.as_deref().unwrap().contains("其余"), "{:?}", finding.formula);
}

#[test]
fn missing_units_and_mixed_years_come_before_the_sums() {
    let mut units = district();
    let whole = sum(&units);
    let gone = units.remove(20);
    units[2].year = 2022;
    let names: Vec<&str> = units.iter().map(|u| u.name.as_str()).chain([gone.name.as_str()]).collect();
    let outcome = compare(&whole, &units, &names);
    let (codes, words) = found(&outcome);
    assert_eq!(codes, ["CON-MIX", "CON-UNIT-MISSING"], "{words}");
    assert!(words.contains(&gone.name) && words.contains(&units[2].name), "{words}");
    assert!(!outcome.skipped.is_empty(), "that sums were not compared is said");
}

#[test]
fn units_whose_own_table_fails_go_back_first() {
    let mut units = district();
    *units[30].figures.get_mut(&CellId::t3("granted", "total")).unwrap() += 5;
    let whole = sum(&units);
    let outcome = compare(&whole, &units, &[]);
    let (codes, words) = found(&outcome);
    assert_eq!(codes, ["CON-UNIT-ERR"], "{words}");
    assert!(words.contains(&units[30].name) && !outcome.skipped.is_empty(), "{words}");
}

#[test]
fn units_that_share_their_text_are_one_finding() {
    let mut units = district();
    let text = units[1].prose.clone();
    units[2].prose.clone_from(&text);
    units[3].prose = text;
    let outcome = compare(&sum(&units), &units, &[]);
    let (codes, words) = found(&outcome);
    assert_eq!((codes, outcome.findings.len()), (vec!["CON-COPY"], 1), "{words}");
    assert!(units[1..4].iter().all(|u| words.contains(&u.name)), "{words}");
}

#[test]
fn a_case_with_two_defendants_is_for_information() {
    let units = district();
    let mut whole = sum(&units);
    for column in ["upheld", "total"] {
        *whole.get_mut(&CellId::t4("suit_after", column)).unwrap() -= 1;
    }
    let outcome = compare(&whole, &units, &[]);
    let (codes, words) = found(&outcome);
    assert_eq!(codes, ["CON-NEG"], "{words}");
    assert!(outcome.findings.iter().all(|f| f.severity == Severity::Info));
}

#[test]
fn the_report_that_adds_up_the_others_is_found_by_its_sums() {
    let units = district();
    let whole = sum(&units);
    let mut reports: Vec<Report> =
        units.iter().map(|u| print(&u.name, "局", u.year, &u.figures, &u.prose)).collect();
    let all: Vec<&Report> = reports.iter().collect();
    let [_, table, _] = set::sum::tables(&all);
    let cell = |row, column| table.cell(row, column).and_then(|c| c.value).and_then(|n| n.to_int());
    assert_eq!(cell("new_received", "total"), whole.get(&CellId::t3("new_received", "total")).copied());
    reports.push(print("青禾区人民政府", "区", 2023, &whole, "全区各单位的报告汇总如下。"));
    let links = set::Links::find(&reports.iter().collect::<Vec<_>>(), &Roles::default());
    let found = links.consolidation.expect("a consolidation");
    assert_eq!((found.whole, found.units.len(), found.complete), (60, 60, false));
    // Another district's government adds up nothing of this.
    let other = print("临江区人民政府", "区", 2023, &units[0].figures, "另一个区。");
    *reports.last_mut().unwrap() = other;
    let links = set::Links::find(&reports.iter().collect::<Vec<_>>(), &Roles::default());
    assert!(links.consolidation.is_none());
}
