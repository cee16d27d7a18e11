//! Sample reports of our own invention: complete, sound, and as many as there are seeds.
//!
//! A [`Sample`] is what an office would have before printing: its name, a year, the figures of the three tables
//! and the prose that goes with them. How it looks on paper is the business of [`crate::layouts`].

use std::collections::BTreeMap;

use gouji::form::{CellId, FORM_2019, FORM_2021, Form, Group, Row, TableId};
use gouji::report::BodyKind;

/// A report before it is printed. Sound by construction: every relation of domain §3 holds.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Who reports.
    pub body: &'static str,
    /// The year reported on.
    pub year: u16,
    /// The form of tables 2 and 4; reports that mix generations exist.
    pub t2_form: &'static Form,
    /// The form of table 3.
    pub t3_form: &'static Form,
    /// What is printed in each cell.
    cells: BTreeMap<CellId, String>,
}

/// The kinds of body, each with a name.
pub const BODIES: [(BodyKind, &str); 5] = [
    (BodyKind::Region, "云溪市青禾区人民政府"),
    (BodyKind::Office, "云溪市人民政府办公室"),
    (BodyKind::Dept, "松岭县水务局"),
    (BodyKind::Town, "松岭县柳湾镇人民政府"),
    (BodyKind::Street, "青禾区人民政府临湖街道办事处"),
];

impl Sample {
    /// A random report; the same seed gives the same report.
    pub fn random(form: &'static Form, kind: BodyKind, seed: u64) -> Sample {
        let mut dice = Dice::new(seed);
        let size = [0, 2, 6, 40, 900][dice.below(5) as usize];
        Sample::of_size(form, kind, size, &mut dice)
    }

    /// A report with figures up to `size` in a cell of an outcome row; 0 is the small unit that got nothing.
    fn of_size(form: &'static Form, kind: BodyKind, size: i64, dice: &mut Dice) -> Sample {
        let body = BODIES.iter().find(|(k, _)| *k == kind).map_or("云溪市水务局", |(_, name)| name);
        let year = if form == &FORM_2019 { 2019 + dice.below(2) as u16 } else { 2021 + dice.below(5) as u16 };
        let mut sample = Sample { body, year, t2_form: form, t3_form: form, cells: BTreeMap::new() };
        sample.fill_t2(size, dice);
        sample.fill_t3(size, dice);
        sample.fill_t4(size, dice);
        sample
    }

    /// The named reports: one of each kind and form, a big one and an empty one among them.
    pub fn named() -> Vec<(String, Sample)> {
        let mut all = Vec::new();
        for form in [&FORM_2019, &FORM_2021] {
            for (nth, (kind, _)) in BODIES.into_iter().enumerate() {
                let size = [900, 30, 8, 0, 3][nth];
                let sample = Sample::of_size(form, kind, size, &mut Dice::new(7 + nth as u64));
                all.push((format!("{}-{}", kind.name(), form.id), sample));
            }
        }
        all.push(("mixed".into(), Sample::mixed(3)));
        all
    }

    /// Table 2 in the form of 2021, table 3 in that of 2019, as some offices do.
    pub fn mixed(seed: u64) -> Sample {
        let new = Sample::random(&FORM_2021, BodyKind::Region, seed);
        let old = Sample::random(&FORM_2019, BodyKind::Region, seed);
        let mut cells = new.cells.clone();
        cells.retain(|id, _| id.table != TableId::T3);
        cells.extend(old.cells.into_iter().filter(|(id, _)| id.table == TableId::T3));
        Sample { t3_form: &FORM_2019, cells, ..new }
    }

    /// The form of one table.
    pub fn form(&self, table: TableId) -> &'static Form {
        match table {
            TableId::T3 => self.t3_form,
            TableId::T2 | TableId::T4 => self.t2_form,
        }
    }

    /// The rows of one table.
    pub fn rows(&self, table: TableId) -> &'static [Row] {
        self.form(table).rows(table)
    }

    /// Every cell, with what is printed in it.
    pub fn cells(&self) -> impl Iterator<Item = (CellId, &str)> {
        self.cells.iter().map(|(id, text)| (*id, text.as_str()))
    }

    /// What is printed in a cell; empty for a blank one.
    pub fn text(&self, table: TableId, row: &'static str, column: &'static str) -> &str {
        self.cells.get(&CellId { table, row, column }).map_or("", String::as_str)
    }

    /// The number in a cell of table 3; 0 where there is none.
    pub fn t3(&self, row: &'static str, column: &'static str) -> i64 {
        self.text(TableId::T3, row, column).parse().unwrap_or(0)
    }

    /// The number in a cell of table 4; 0 where there is none.
    pub fn t4(&self, block: &'static str, column: &'static str) -> i64 {
        self.text(TableId::T4, block, column).parse().unwrap_or(0)
    }

    /// Prints something else in a cell: a wrong number, a blank, a placeholder, a unit.
    pub fn print(&mut self, id: CellId, text: impl Into<String>) {
        assert!(self.cells.contains_key(&id), "no such cell: {id}");
        self.cells.insert(id, text.into());
    }

    /// The sum of one group's rows in the 总计 column of table 3.
    pub fn group_total(&self, group: Group) -> i64 {
        let rows = self.t3_form.t3.iter().filter(|r| r.group == group);
        rows.map(|r| self.t3(r.id, "total")).sum()
    }

    fn put(&mut self, table: TableId, row: &'static str, column: &'static str, value: i64) {
        self.cells.insert(CellId { table, row, column }, value.to_string());
    }

    fn fill_t2(&mut self, size: i64, dice: &mut Dice) {
        for row in self.t2_form.t2 {
            // No body here may make 规章: towns, districts and departments cannot (domain §3.3).
            let size = if row.id == "regulation" { 0 } else { size };
            let (made, more) = (dice.up_to(size), dice.up_to(size * 20));
            for column in row.columns {
                let value = match column.id {
                    "valid" | "open_total" => made + more,
                    "made" | "new_made" | "new_open" => made,
                    "repealed" => dice.up_to(made),
                    "delta" => dice.up_to(size * 2) - size.min(more),
                    "prev_items" => more + size,
                    _ => more,
                };
                self.put(TableId::T2, row.id, column.id, value);
            }
        }
        let money = format!("{}.{:02}", dice.up_to(size * 90), dice.below(100));
        match self.t2_form == &FORM_2019 {
            true => self.print(CellId::t2("procurement", "amount"), format!("{money}万元")),
            false => self.print(CellId::t2("fee", "amount"), money),
        }
    }

    fn fill_t3(&mut self, size: i64, dice: &mut Dice) {
        const APPLICANTS: [&str; 6] = ["natural", "biz", "research", "charity", "legal_svc", "other_org"];
        let mut totals: BTreeMap<&str, i64> = BTreeMap::new();
        for (nth, column) in APPLICANTS.into_iter().enumerate() {
            // Most applicants are natural persons, as everywhere.
            let size = if nth == 0 { size } else { size / (4 * nth as i64) };
            let mut handled = 0;
            let mut cells: Vec<(&str, i64)> = Vec::new();
            for row in self.t3_form.t3.iter().filter(|r| r.group.is_outcome()) {
                let value = if dice.below(3) == 0 { dice.up_to(size) } else { 0 };
                handled += value;
                cells.push((row.id, value));
            }
            let carried_out = dice.up_to(size / 3);
            let carried_in = dice.up_to((size / 3).min(handled + carried_out));
            cells.extend([
                ("total_handled", handled),
                ("carried_in", carried_in),
                ("carried_out", carried_out),
                ("new_received", handled + carried_out - carried_in),
            ]);
            for (row, value) in cells {
                *totals.entry(row).or_default() += value;
                self.put(TableId::T3, row, column, value);
            }
        }
        for (row, total) in totals {
            self.put(TableId::T3, row, "total", total);
        }
    }

    fn fill_t4(&mut self, size: i64, dice: &mut Dice) {
        for block in self.t2_form.t4 {
            let mut total = 0;
            for column in &block.columns[..4] {
                let value = if dice.below(2) == 0 { dice.up_to(size / 4) } else { 0 };
                total += value;
                self.put(TableId::T4, block.id, column.id, value);
            }
            self.put(TableId::T4, block.id, "total", total);
        }
    }
}

/// The parts of the report that are prose, each as a list of paragraphs.
impl Sample {
    /// The title.
    pub fn title(&self) -> String {
        format!("{}{}年政府信息公开工作年度报告", self.body, self.year)
    }

    /// What stands between the title and section one.
    pub fn preamble(&self) -> Vec<String> {
        let year = self.year;
        vec![format!(
            "本报告依照《中华人民共和国政府信息公开条例》编写，所列数据的统计期限为{year}年1月1日至{year}年12月31日。\
             对内容有疑问的，可拨打电话0999-6543210询问。"
        )]
    }

    /// 一、总体情况: the five aspects, with figures that agree with the tables.
    pub fn overview(&self) -> Vec<String> {
        let made = if self.t2_form == &FORM_2019 { "new_made" } else { "made" };
        let documents = self.text(TableId::T2, "normdoc", made);
        vec![
            format!("（一）主动公开。{}年，我们制发行政规范性文件{documents}件，全部按时上网。", self.year),
            format!("（二）依申请公开。{}{}", self.applications(), self.cases()),
            "（三）政府信息管理。逐件核定文件的公开属性，过期内容及时移除。".into(),
            "（四）政府信息公开平台建设。门户网站的专栏重新排过，查找更省力。".into(),
            "（五）监督保障。公开情况列入工作考核，请群众参加社会评议，没有发生责任追究的情形。".into(),
        ]
    }

    fn applications(&self) -> String {
        let total = |row| self.t3(row, "total");
        let (new, old, handled, left) =
            (total("new_received"), total("carried_in"), total("total_handled"), total("carried_out"));
        if new + old == 0 {
            return "全年没有收到政府信息公开申请。".into();
        }
        let outcomes: Vec<String> = Group::OUTCOMES
            .iter()
            .zip(["予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"])
            .map(|(group, name)| format!("{name}{}件", self.group_total(*group)))
            .collect();
        format!(
            "全年新收政府信息公开申请{new}件，上年结转{old}件；办结{handled}件，其中{}；结转下年度继续办理{left}件。",
            outcomes.join("、")
        )
    }

    fn cases(&self) -> String {
        let (review, suits) =
            (self.t4("review", "total"), self.t4("suit_direct", "total") + self.t4("suit_after", "total"));
        match (review, suits) {
            (0, 0) => "没有因此发生行政复议和行政诉讼。".into(),
            _ => format!("由此引起的行政复议{review}件，行政诉讼{suits}件。"),
        }
    }

    /// 五、存在的主要问题及改进情况.
    pub fn problems(&self) -> Vec<String> {
        vec![
            "主要问题：有的科室对公开的边界拿不准，答复文书的格式还不统一。".into(),
            format!("改进情况：印发了一页纸的办理提示，{}年起每季度集中培训一次。", self.year + 1),
        ]
    }

    /// 六、其他需要报告的事项.
    pub fn other_matters(&self) -> Vec<String> {
        vec!["本年度没有收取信息处理费，也没有其他需要报告的事项。".into()]
    }

    /// Who signs, and when.
    pub fn signature(&self) -> Vec<String> {
        vec![self.body.into(), format!("{}年1月20日", self.year + 1)]
    }
}

/// Random numbers that are the same on every machine (splitmix64).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// The same seed gives the same numbers.
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// 0 to `bound - 1`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.roll() % bound.max(1)
    }

    /// 0 to `most`.
    pub fn up_to(&mut self, most: i64) -> i64 {
        self.below(most.max(0) as u64 + 1) as i64
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len() as u64) as usize]
    }
}

#[test]
fn samples_are_complete_and_sound() {
    for seed in 0..200 {
        for form in [&FORM_2019, &FORM_2021] {
            let sample = Sample::random(form, BodyKind::Region, seed);
            let expected = [form.t2, form.t3, form.t4].into_iter().flatten().map(|r| r.columns.len());
            assert_eq!(sample.cells().count(), expected.sum::<usize>());
            for column in form.t3[0].columns.iter().map(|c| c.id) {
                let x = |row| sample.t3(row, column);
                let outcomes: i64 = form.t3.iter().filter(|r| r.group.is_outcome()).map(|r| x(r.id)).sum();
                assert_eq!(outcomes, x("total_handled"));
                assert_eq!(x("new_received") + x("carried_in"), x("total_handled") + x("carried_out"));
            }
            for row in form.t3 {
                let parts: i64 = row.columns[..6].iter().map(|c| sample.t3(row.id, c.id)).sum();
                assert_eq!(parts, sample.t3(row.id, "total"));
            }
        }
    }
}
