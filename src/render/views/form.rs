//! A table of the official form with figures of the caller's.

use crate::finding::Lang;
use crate::form::{CellId, Content, Form, Group, TableId};

use super::{escaped, pick};

/// What stands in a cell: its class and its content, as HTML.
pub type Figure = (&'static str, String);

/// The table with its heading.
pub fn table(form: &'static Form, id: TableId, figure: impl Fn(CellId) -> Figure, lang: Lang) -> String {
    let name = pick(lang, id.name_zh(), id.name_en());
    let mut out = format!("<section class=\"table-section\"><h3>{name}</h3><div class=\"scroll\">");
    out.push_str(&format!("<table class=\"form {}\" aria-label=\"{name}\"><tbody>", id.id()));
    for row in form.printed(id) {
        out.push_str("<tr>");
        for cell in row {
            let span = |name: &str, count: u16| match count {
                0 | 1 => String::new(),
                _ => format!(" {name}=\"{count}\""),
            };
            let spans = span("colspan", cell.columns) + &span("rowspan", cell.rows);
            match cell.content {
                Content::Header(text) => {
                    let tag = if is_remark(text) { "td" } else { "th" };
                    let class = if tag == "td" { " class=\"corner\"" } else { "" };
                    out.push_str(&format!("<{tag}{spans}{class}>{}</{tag}>", label(form, id, text, lang)));
                }
                Content::Label(text) => {
                    let words = label(form, id, text, lang);
                    let class = if cell.rows > 1 { "group" } else { "label" };
                    out.push_str(&format!("<th{spans} scope=\"row\" class=\"{class}\">{words}</th>"));
                }
                Content::Figure(cell) => {
                    let (class, content) = figure(cell);
                    out.push_str(&format!("<td{spans} class=\"figure {class}\">{content}</td>"));
                }
            }
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></div></section>");
    out
}

/// Whether it heads nothing: what stands in the corner of table 3.
fn is_remark(text: &str) -> bool {
    text.starts_with("（本列数据")
}

/// A printed label in the page's language; what the form has no English for stays as printed.
fn label(form: &'static Form, id: TableId, text: &'static str, lang: Lang) -> String {
    let rows = form.rows(id).iter();
    let english = rows.clone().find(|row| row.label == text).map(|row| row.label_en).or_else(|| {
        rows.flat_map(|row| row.columns).find(|column| column.label == text).map(|column| column.label_en)
    });
    match (lang, english.or_else(|| heading(form, id, text))) {
        (Lang::En, Some(english)) => escaped(english),
        (Lang::En, None) => format!("<span lang=\"zh-CN\">{}</span>", escaped(text)),
        (Lang::Zh, _) => escaped(text),
    }
}

/// English for headings over several rows or columns.
fn heading(form: &'static Form, id: TableId, text: &str) -> Option<&'static str> {
    let mut groups = form.rows(id).iter().map(|row| row.group);
    groups.find(|group| group.label() == text && !text.is_empty()).map(Group::label_en).or(match text {
        "三、本年度办理结果" => Some("3. Results this year"),
        "申请人情况" => Some("Applicants"),
        "法人或其他组织" => Some("Legal persons and other organisations"),
        "行政诉讼" => Some("Court cases"),
        "信息内容" => Some("Content"),
        _ if is_remark(text) => Some("(in every column: items 1 + 2 = items 3 + 4)"),
        _ => None,
    })
}
