//! What stands around the article of a page.

use crate::sample::Sample;

/// A way to wrap a page, by name.
pub type Frame = (&'static str, fn(&str) -> String);

/// All ways to wrap a page.
pub const FRAMES: [Frame; 6] = [
    ("menu, article and margin in a table", |body| {
        format!(
            "<table width=100%><tr><td colspan=3><img src=top.jpg></td></tr><tr><td>{MENU}</td><td>{body}</td>\
             <td><p>相关链接</p><ul><li>云溪市政府网</li><li>青禾区政府网</li></ul></td></tr></table>"
        )
    }),
    ("a table in a table in a table", |body| {
        let row = |inner: &str| format!("<table><tbody><tr><td>{inner}</td></tr></tbody></table>");
        row(&row(&row(body)))
    }),
    ("the article a cell below its data", |body| {
        format!(
            "<table class=xxgk><tr><td>索引号</td><td>014300/2024-00002</td><td>分类</td><td>年报</td></tr>\
             <tr><td>发布机构</td><td>云溪市</td><td>发文日期</td><td>2024-01-17</td></tr></table>\
             <table><tr><td>字号：[大 中 小]</td></tr><tr><td>{body}</td></tr><tr><td>打印本页 关闭窗口</td></tr></table>"
        )
    }),
    ("each part of the article a row", |body| {
        let parts: Vec<&str> = body.split_inclusive("</table>").collect();
        let rows: String = parts.iter().map(|part| format!("<tr><td>{part}</td></tr>\n")).collect();
        format!("<table>{rows}</table>")
    }),
    ("list items and boxes around all", |body| {
        format!(
            "<ul class=nav><li>首页<li>公开<li>年报</ul><div><div><section>{body}</section></div></div>{MENU}"
        )
    }),
    ("a table begun and never ended", |body| format!("<table><tr><td>{MENU}<td>{body}")),
];

const MENU: &str = "<ul><li><a href=#>法定主动公开内容</a></li><li><a href=#>政府信息公开年报</a></li>\
    <li><a href=#>依申请公开</a></li></ul>";

/// The whole report in a frame.
pub fn framed(sample: &Sample, frame: &Frame) -> String {
    (frame.1)(&super::super::render(sample, super::super::Layout::Html))
}
