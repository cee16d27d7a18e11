//! A sound report to change: what an example in a rule's documentation starts from.
//!
//! The bodies and sentences are invented. The prose binds no number of the tables, so that an example says
//! all that matters to it.

use std::collections::{BTreeMap, BTreeSet};

use gouji::document::Document;
use gouji::form::{CellId, Form, Row, TableId};
use gouji::source;

/// A report in pieces, written out by [`Draft::text`].
#[derive(Clone, Debug)]
pub struct Draft {
    pub form: &'static Form,
    pub title: String,
    pub preamble: Vec<String>,
    /// The six sections: heading (empty: none) and paragraphs; the table comes after them.
    pub sections: Vec<(String, Vec<String>)>,
    pub cells: BTreeMap<CellId, String>,
    pub lost_tables: BTreeSet<TableId>,
    pub lost_rows: BTreeSet<(TableId, &'static str)>,
    pub signature: Vec<String>,
    /// Set: the whole text, instead of everything above.
    pub literal: Option<String>,
    /// Whether `literal` is HTML.
    pub is_html: bool,
}

/// Table 3 of every base: six columns of the rows that are not zero. Totals follow from them.
const APPLICATIONS: &[(&str, [i64; 6])] = &[
    ("new_received", [118, 21, 0, 1, 2, 4]),
    ("carried_in", [6, 1, 0, 0, 0, 0]),
    ("granted", [47, 9, 0, 1, 0, 2]),
    ("partial", [12, 2, 0, 0, 1, 0]),
    ("refuse_third_party", [3, 1, 0, 0, 0, 0]),
    ("refuse_internal_affairs", [2, 0, 0, 0, 0, 0]),
    ("refuse_process_info", [4, 0, 0, 0, 0, 0]),
    ("refuse_admin_query", [1, 0, 0, 0, 0, 0]),
    ("unable_not_held", [31, 6, 0, 0, 1, 1]),
    ("unable_need_making", [2, 0, 0, 0, 0, 0]),
    ("unable_unclear", [1, 0, 0, 0, 0, 0]),
    ("noproc_petition", [3, 0, 0, 0, 0, 0]),
    ("noproc_repeat", [5, 1, 0, 0, 0, 0]),
    ("other_no_correction", [2, 0, 0, 0, 0, 0]),
    ("other_misc", [2, 1, 0, 0, 0, 1]),
    ("other_all", [4, 1, 0, 0, 0, 1]),
    ("total_handled", [115, 20, 0, 1, 2, 4]),
    ("carried_out", [9, 2, 0, 0, 0, 0]),
];

const CASES: &[(&str, [i64; 5])] =
    &[("review", [5, 1, 2, 1, 9]), ("suit_direct", [2, 0, 0, 1, 3]), ("suit_after", [1, 0, 1, 0, 2])];

const DISCLOSURE: &[(&str, &str, &str)] = &[
    ("normdoc", "made", "6"),
    ("normdoc", "repealed", "2"),
    ("normdoc", "valid", "41"),
    ("normdoc", "new_made", "6"),
    ("normdoc", "new_open", "6"),
    ("normdoc", "open_total", "41"),
    ("license", "prev_items", "210"),
    ("license", "delta", "+3"),
    ("license", "decisions", "1830"),
    ("other_service", "prev_items", "95"),
    ("other_service", "decisions", "512"),
    ("penalty", "prev_items", "330"),
    ("penalty", "delta", "-4"),
    ("penalty", "decisions", "264"),
    ("coercion", "prev_items", "21"),
    ("coercion", "decisions", "17"),
    ("fee", "prev_items", "12"),
    ("fee", "amount", "305.42"),
    ("procurement", "projects", "88"),
    ("procurement", "amount", "3120.6"),
];

impl Draft {
    /// A sound report of a kind of body (区 市 县 省 办公室 局 镇 街道) on a year.
    pub fn new(kind: &str, year: u16) -> Draft {
        let body = match kind {
            "省" => "南岭省人民政府",
            "市" => "云溪市人民政府",
            "县" => "松岭县人民政府",
            "区" => "青禾区人民政府",
            "办公室" => "青禾区人民政府办公室",
            "局" => "青禾区农业农村局",
            "镇" => "白石镇人民政府",
            "街道" => "临湖街道办事处",
            other => panic!("no such base: {other}"),
        };
        let form = Form::for_year(year).unwrap_or_else(|| panic!("no form for {year}"));
        let mut cells = BTreeMap::new();
        for table in TableId::ALL {
            for row in form.rows(table) {
                for column in row.columns {
                    let id = CellId { table, row: row.id, column: column.id };
                    cells.insert(id, base_value(id));
                }
            }
        }
        let section = |heading: &str, prose: &[&str]| {
            (heading.to_owned(), prose.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>())
        };
        Draft {
            form,
            title: format!("{body}{year}年政府信息公开工作年度报告"),
            preamble: vec![format!(
                "本报告依据《中华人民共和国政府信息公开条例》和《{}》（{}）编制，统计期限为{year}年1月1日至\
                 {year}年12月31日。联系电话：0000-2200110。",
                if form.id == "2019" {
                    "政府信息公开工作年度报告格式（试行）"
                } else {
                    "政府信息公开工作年度报告格式"
                },
                form.notice
            )],
            sections: vec![
                section(
                    "一、总体情况",
                    &[
                        "（一）主动公开。围绕中心工作，依托门户网站及时公开重点领域信息。",
                        "（二）依申请公开。规范登记、审核、办理、答复各环节，保障申请人的合法权益。",
                        "（三）政府信息管理。健全信息发布审查制度，定期清理规范性文件。",
                        "（四）政府信息公开平台建设。做好门户网站专栏和政务新媒体的日常维护。",
                        "（五）监督保障。组织业务培训，将政务公开纳入工作考核，开展社会评议，未发生责任追究情形。",
                    ],
                ),
                section("二、主动公开政府信息情况", &[]),
                section("三、收到和处理政府信息公开申请情况", &[]),
                section("四、政府信息公开行政复议、行政诉讼情况", &[]),
                section(
                    "五、存在的主要问题及改进情况",
                    &["存在的问题：解读形式较为单一。改进情况：增加图解和视频，邀请业务科室参与答疑。"],
                ),
                section("六、其他需要报告的事项", &["本年度未收取政府信息公开信息处理费。"]),
            ],
            cells,
            lost_tables: BTreeSet::new(),
            lost_rows: BTreeSet::new(),
            signature: vec![body.to_owned(), format!("{}年1月18日", year + 1)],
            literal: None,
            is_html: false,
        }
    }

    /// The same report by another body, for a draft of 局.
    pub fn of(mut self, body: &str) -> Draft {
        let own = "青禾区农业农村局";
        self.title = self.title.replace(own, body);
        self.signature.iter_mut().for_each(|line| *line = line.replace(own, body));
        self
    }

    /// The report as a person would paste it: tables as tab-separated rows.
    pub fn text(&self) -> String {
        if let Some(text) = &self.literal {
            return text.clone();
        }
        let mut lines = vec![self.title.clone()];
        lines.extend(self.preamble.iter().cloned());
        let tables = [None, Some(TableId::T2), Some(TableId::T3), Some(TableId::T4), None, None];
        for ((heading, prose), table) in self.sections.iter().zip(tables) {
            lines.push(heading.clone());
            lines.extend(prose.iter().cloned());
            if let Some(table) = table.filter(|t| !self.lost_tables.contains(t)) {
                match table {
                    TableId::T2 => self.write_disclosure(&mut lines),
                    TableId::T3 => self.write_applications(&mut lines),
                    TableId::T4 => self.write_cases(&mut lines),
                }
            }
        }
        lines.extend(self.signature.iter().cloned());
        lines.retain(|l| !l.is_empty());
        lines.join("\n") + "\n"
    }

    /// The report as it would be pasted or opened.
    pub fn document(&self) -> Document {
        if self.is_html { source::from_html(&self.html()) } else { source::from_text(self.text()) }
    }

    /// The same as a web page: a line with tabs is a row of cells.
    pub fn html(&self) -> String {
        if let Some(html) = &self.literal {
            return html.clone();
        }
        let mut html = String::new();
        let mut in_table = false;
        for line in self.text().lines() {
            let is_row = line.contains('\t');
            html.push_str(match (in_table, is_row) {
                (false, true) => "<table>",
                (true, false) => "</table>",
                _ => "",
            });
            in_table = is_row;
            if is_row {
                let cells: String = line.split('\t').map(|cell| format!("<td>{cell}</td>")).collect();
                html.push_str(&format!("<tr>{cells}</tr>"));
            } else {
                html.push_str(&format!("<p>{line}</p>"));
            }
        }
        html
    }

    fn rows(&self, table: TableId) -> impl Iterator<Item = &'static Row> {
        let lost = self.lost_rows.clone();
        self.form.rows(table).iter().filter(move |r| !lost.contains(&(table, r.id)))
    }

    fn values(&self, table: TableId, row: &Row) -> String {
        let value = |column: &'static str| self.cells.get(&CellId { table, row: row.id, column });
        row.columns.iter().map(|c| value(c.id).cloned().unwrap_or_default()).collect::<Vec<_>>().join("\t")
    }

    fn write_disclosure(&self, lines: &mut Vec<String>) {
        let mut header = String::new();
        for row in self.rows(TableId::T2) {
            let columns = row.columns.iter().map(|c| c.label).collect::<Vec<_>>().join("\t");
            let own = format!("{}\n信息内容\t{columns}", row.group.label());
            if header != own {
                lines.extend(own.lines().map(str::to_owned));
                header = own;
            }
            lines.push(format!("{}\t{}", row.label, self.values(TableId::T2, row)));
        }
    }

    fn write_applications(&self, lines: &mut Vec<String>) {
        lines.push(
            "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况".to_owned(),
        );
        lines.push("\t自然人\t法人或其他组织\t总计".to_owned());
        lines.push("\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他".to_owned());
        let mut group = None;
        for row in self.rows(TableId::T3) {
            let first = group != Some(row.group);
            group = Some(row.group);
            let mut label = String::new();
            if row.id == "granted" {
                label.push_str("三、本年度办理结果\t");
            }
            // The heading of a class of several rows stands in a cell of its own before the first of them.
            if first && row.label.starts_with(|c: char| c.is_ascii_digit()) {
                label.push_str(row.group.label());
                label.push('\t');
            }
            lines.push(format!("{label}{}\t{}", row.label, self.values(TableId::T3, row)));
        }
    }

    fn write_cases(&self, lines: &mut Vec<String>) {
        let blocks: Vec<_> = self.rows(TableId::T4).collect();
        lines.push("行政复议\t行政诉讼".to_owned());
        lines.push(blocks.iter().skip(1).map(|b| b.label).collect::<Vec<_>>().join("\t"));
        let header = |b: &&Row| b.columns.iter().map(|c| c.label).collect::<Vec<_>>().join("\t");
        lines.push(blocks.iter().map(header).collect::<Vec<_>>().join("\t"));
        lines.push(blocks.iter().map(|b| self.values(TableId::T4, b)).collect::<Vec<_>>().join("\t"));
    }
}

fn base_value(id: CellId) -> String {
    let number = match id.table {
        TableId::T2 => {
            let listed = DISCLOSURE.iter().find(|(row, column, _)| (*row, *column) == (id.row, id.column));
            return listed.map_or("0", |(.., value)| value).to_owned();
        }
        TableId::T3 => {
            let values = APPLICATIONS.iter().find(|(row, _)| *row == id.row).map_or([0; 6], |(_, v)| *v);
            let at = gouji::form::T3_COLUMNS.iter().position(|c| c.id == id.column);
            at.and_then(|at| values.get(at).copied()).unwrap_or_else(|| values.iter().sum())
        }
        TableId::T4 => {
            let values = CASES.iter().find(|(row, _)| *row == id.row).map_or([0; 5], |(_, v)| *v);
            let at = gouji::form::T4_COLUMNS.iter().position(|c| c.id == id.column).unwrap();
            values[at]
        }
    };
    number.to_string()
}
