//! Texts of any length, each the worst of its kind: what one rule, one reader or one list has to go through most often.

/// A kind of text.
pub struct Shape {
    /// As it is told.
    pub name: &'static str,
    /// How the file ends.
    pub ending: &'static str,
    /// What stands before the repeated part.
    head: &'static str,
    /// What is repeated; `{n}` is a number that changes.
    part: &'static str,
    /// What stands behind it.
    tail: &'static str,
}

const TITLE: &str = "青禾县水利局2023年政府信息公开工作年度报告\n";

/// Title and first heading: what follows is the prose of section one.
const PROSE: &str = "青禾县水利局2023年政府信息公开工作年度报告\n本报告所列数据的统计期限为2023年1月1日至2023年12月31日。\n一、总体情况\n";

const fn text(name: &'static str, head: &'static str, part: &'static str) -> Shape {
    Shape { name, ending: "txt", head, part, tail: "\n" }
}

const fn html(name: &'static str, head: &'static str, part: &'static str, tail: &'static str) -> Shape {
    Shape { name, ending: "html", head, part, tail }
}

const fn rtf(name: &'static str, head: &'static str, part: &'static str, tail: &'static str) -> Shape {
    Shape { name, ending: "rtf", head, part, tail }
}

/// All of them.
pub const SHAPES: &[Shape] = &[
    // The text as such.
    text("Chinese without a mark", PROSE, "公开信息工作持续推进"),
    text("blank lines", PROSE, "\n \n\u{3000}\n"),
    text("lines of one character", PROSE, "公\n"),
    text("full-width figures", PROSE, "１２３，４５６ "),
    text("brackets that never close", PROSE, "（公开（"),
    text("invisible characters", PROSE, "公\u{200B}\u{FEFF}开"),
    // Which report it is, and its parts.
    text("a title again and again", "", TITLE),
    text("headings", TITLE, "一、总体情况\n"),
    text("headings with text", TITLE, "一、总体情况\n主动公开信息{n}条。\n二、主动公开政府信息情况\n"),
    text("ordinals", PROSE, "（一）公开。（二）解读。一是公开；二是解读；"),
    text("names of bodies", PROSE, "2023年，青禾县教育局公开信息{n}条。"),
    text("years left over", PROSE, "2021年公开信息{n}条。"),
    text("dates", PROSE, "2023年1月{n}日公开信息。\n"),
    // Tables.
    text("figures between tabs, one line", TITLE, "{n}\t"),
    text("figures between tabs, in lines", TITLE, "1\t2\t3\t4\t5\t6\t{n}\n"),
    text("figures between bars, one line", TITLE, "| {n} "),
    text("bars", TITLE, "|"),
    text("rows of table three", TITLE, "一、本年新收政府信息公开申请数量\t{n}\t0\t0\t0\t0\t0\t{n}\n"),
    text("a cell a line", TITLE, "一、本年新收政府信息公开申请数量\n{n}\n0\n0\n0\n0\n0\n{n}\n"),
    // Quantities and what relates them.
    text("a list without an end", PROSE, "公开信息9条，其中网站公开{n}条，公众号公开{n}条，"),
    text("a list of semicolons", PROSE, "主动公开{n}条；网站{n}条；微博{n}条；"),
    text("wholes and parts", PROSE, "公开信息{n}条，其中网站5条，公众号7条。"),
    text("wholes and parts, a paragraph each", PROSE, "公开信息{n}条，其中网站5条，公众号7条。\n"),
    text("shares", PROSE, "网站公开{n}条，占比12.5%；"),
    text("growths", PROSE, "由10件增至20件，增长100%；"),
    text("growths without numbers", PROSE, "同比增长50%，"),
    text("balances", PROSE, "收到申请{n}件，上年结转2件，办结{n}件，结转下年2件。"),
    text("denials", PROSE, "未收到政府信息公开申请，未发生行政复议。"),
    text("the same number again", PROSE, "受理申请37件。37件申请均已答复。"),
    text("one sentence again and again", PROSE, "全县政府网站公开各类政府信息三百余条并及时更新。\n"),
    // Other rules.
    text("documents", PROSE, "依据《政府信息公开条例》（国务院令第711号）、国办公开办函〔2021〕30号，"),
    text("telephone numbers", PROSE, "电话13800138000，"),
    text("identity numbers in pieces", PROSE, "110105 1949 1231 002 1 "),
    text("case numbers", PROSE, "（2023）青0304行初{n}号，"),
    // Files.
    rtf(
        "RTF, rows of cells",
        "{\\rtf1\\ansi\\ansicpg936 ",
        "\\trowd\\cellx900\\cellx1800\\intbl \\'b9\\'ab\\cell {n}\\cell\\row\n",
        "}",
    ),
    rtf("RTF, groups beside groups", "{\\rtf1 ", "{\\b \\u20844\\'3f}{\\*\\x {n}}", "}"),
    rtf("RTF, raised figures", "{\\rtf1 ", "{n}{\\super 2}", "}"),
    rtf("RTF, a row again and again", "{\\rtf1\\trowd\\cellx900", "\\intbl {n}\\cell\\row\n", "}"),
    // Web pages.
    html("elements in elements", "<p>", "<div>公开", "</p>"),
    html("a row of cells", "<table><tr>", "<td>{n}</td>", "</tr></table>"),
    html("rows of cells", "<table>", "<tr><td>本年新收<td>{n}<td>0<td>0</tr>", "</table>"),
    html("attributes", "<p ", "a{n}=\"1\" ", ">公开</p>"),
];

impl Shape {
    /// A text of this kind, of about so many bytes.
    pub fn of(&self, bytes: usize) -> String {
        let mut out = String::from(self.head);
        for nth in 0.. {
            if out.len() + self.tail.len() >= bytes {
                break;
            }
            // Numbers of two or three digits, none like the one before.
            out.push_str(&self.part.replace("{n}", &(10 + nth * 37 % 890).to_string()));
        }
        out + self.tail
    }

    /// What all texts of this kind begin and end with.
    pub fn frame(&self) -> String {
        format!("{}{}", self.head, self.tail)
    }
}

#[test]
fn texts_are_as_long_as_asked() {
    for shape in SHAPES {
        let length = shape.of(4096).len();
        assert!((4096..4096 + 256).contains(&length), "{}: {length}", shape.name);
    }
}
