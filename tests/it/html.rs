//! HTML as pages, Word, WPS and browsers write it, read into lines and tables.

use std::fmt::Write;

use gouji::document::{Block, Document};
use gouji::source::from_html;
use proptest::prelude::*;

use crate::support::real_reports;

/// A document on paper: a line per line, a table as `[row | row]` with `column:text` or `column+colspan^rowspan:`.
fn shown(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        match block {
            Block::Line(span) => writeln!(out, "{}", span.of(&document.text)).unwrap(),
            Block::Table(grid) => {
                for row in &grid.rows {
                    for cell in row {
                        write!(out, "|{}", cell.column).unwrap();
                        if cell.colspan > 1 {
                            write!(out, "+{}", cell.colspan).unwrap();
                        }
                        if cell.rowspan > 1 {
                            write!(out, "^{}", cell.rowspan).unwrap();
                        }
                        write!(out, " {}", cell.span.of(&document.text)).unwrap();
                    }
                    out.push_str("|\n");
                }
            }
        }
    }
    out
}

#[track_caller]
fn reads(html: &str, expected: &str) {
    assert_eq!(shown(&from_html(html)), expected);
}

#[test]
fn paragraphs_become_lines() {
    reads(
        "<html><head><title>页</title><style>p{}</style></head><body><h2>一、总体<b>情况</b></h2>\n\
         <p>　　2023年，<span>共收到</span>&nbsp;<span>12</span>件。<br/>另有 3\n件。<p>末<div>尾</div></body>",
        "一、总体情况\n2023年，共收到\u{A0}12件。\n另有 3 件。\n末\n尾\n",
    );
}

#[test]
fn a_source_line_broken_between_chinese_characters_is_whole() {
    reads("<p>政府信\n   息公开\r\nabc def\nghi</p>", "政府信息公开 abc def ghi\n");
}

#[test]
fn merged_cells_keep_their_columns() {
    reads(
        "<table><tr><td rowspan=2 colspan=2>甲<td colspan='2'>乙<tr><td>丙<td>丁<tr><td>1<td>2<td>3<td>4</table>",
        "|0+2^2 甲|2+2 乙|\n|2 丙|3 丁|\n|0 1|1 2|2 3|3 4|\n",
    );
}

#[test]
fn a_table_is_written_with_tabs_so_that_it_reads_as_text_too() {
    let html = "<table><tr><td rowspan=2 colspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁</table><p>完";
    assert_eq!(from_html(html).text, "甲\t\t乙\n\t\t丙\t丁\n完\n");
}

#[test]
fn a_cell_of_several_lines_is_one() {
    reads(
        "<table><tr><td><p>商业</p><p>企业</p></td><td>本年新<br>制作数量</td><td><p>&nbsp;</p></td></tr></table>",
        "|0 商业 企业|1 本年新 制作数量|2 |\n",
    );
}

#[test]
fn a_merged_cell_ends_with_its_group() {
    reads(
        "<table><thead><tr><th rowspan=9>甲<th>乙</thead><tbody><tr><td>1<td>2</tbody></table>",
        "|0 甲|1 乙|\n|0 1|1 2|\n",
    );
}

#[test]
fn a_table_around_the_article_hides_nothing() {
    reads(
        "<table><tr><td>菜单<br>首页<br>公开</td><td><p>一、总体情况</p>\
         <table><tr><td>规章</td><td>0</td></tr></table><p>三、收到和处理</p></td></tr></table>",
        "菜单\n首页\n公开\n一、总体情况\n|0 规章|1 0|\n三、收到和处理\n",
    );
}

#[test]
fn a_report_that_is_one_table_comes_apart() {
    reads(
        "<table><tr><td colspan=3>云溪市某局2023年政府信息公开工作年度报告</td></tr>\
         <tr><td colspan=3>一、总体情况</td></tr>\
         <tr><td>规章</td><td>0</td><td>1</td></tr><tr><td>行政许可</td><td colspan=2>5</td></tr>\
         <tr><td colspan=3>三、收到和处理政府信息公开申请情况</td></tr>\
         <tr><td>一、本年新收政府信息公开申请数量</td><td>1</td><td>1</td></tr></table>",
        "云溪市某局2023年政府信息公开工作年度报告\n一、总体情况\n|0 规章|1 0|2 1|\n|0 行政许可|1+2 5|\n\
         三、收到和处理政府信息公开申请情况\n|0 一、本年新收政府信息公开申请数量|1 1|2 1|\n",
    );
}

#[test]
fn a_table_left_open_ends_with_the_text_behind_it() {
    reads(
        "<table><tr><td>规章</td><td>0</td></tr><p>五、存在的主要问题</p><tr><td>a<td>b",
        "|0 规章|1 0|\n五、存在的主要问题\n|0 a|1 b|\n",
    );
}

#[test]
fn what_is_hidden_is_not_read() {
    reads(
        "<div style='display:none'><p>旧<div>稿</div></div><p style='display:none'>甲<p>乙<p hidden>丙</p>\
         <table><tr><td>1</td><td style='display:none'>9</td><td>2</td></tr><tr style='display:none'><td>0</table>丁",
        "乙\n|0 1|1 2|\n丁\n",
    );
}

#[test]
fn a_hidden_row_hides_all_of_its_cells() {
    reads(
        "<table><tr style='display:none'><td>规章</td><td>7</td></tr><tr><td>规章</td><td>0</td></tr>\
         <tbody hidden><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></tbody><tr><td>许可</td><td>3</td></table>",
        "|0 规章|1 0|\n|0 许可|1 3|\n",
    );
}

#[test]
fn crossed_out_and_raised_figures_are_no_digits_of_their_neighbours() {
    reads(
        "<table><tr><td>重复申请</td><td><s>5</s>6</td><td><STRIKE style='a'><b>12</b></STRIKE>13</td><td>7<sup>1</sup></td>\
         <td>8<sup> </sup></td></tr></table><p>占地10<sup>4</sup>平方米，折100m<sup>2</sup>。<s>首页<p>正文</p>",
        "|0 重复申请|1 6|2 13|3 7^1|4 8|\n占地10^4平方米，折100m2。首页\n正文\n",
    );
}

#[test]
fn what_word_puts_on_the_clipboard() {
    let html = "Version:1.0\r\nStartHTML:0000000105\r\n<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">\
        <head><meta name=Generator content=\"Microsoft Word 15\"><!--[if gte mso 9]><xml><w:View>Normal</w:View>\
        </xml><![endif]--><style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=ZH-CN>\
        <!--StartFragment--><p class=MsoNormal><b><span style='font-family:宋体'>一、总体情况<span lang=EN-US>\
        <o:p></o:p></span></span></b></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>\
        <![if !supportLists]><span style='mso-list:Ignore'>（一）<span style='font:7.0pt'>&nbsp; </span></span>\
        <![endif]>本年收到<span lang=EN-US>12</span>件<a style='mso-comment-reference:z_1'>。</a>\
        <span class=MsoCommentReference><span lang=EN-US><![if !supportAnnotations]><a class=msocomanchor>[z1]</a>\
        <![endif]></span></span><ins cite=\"mailto:z\">新</ins><del>旧</del></p><table class=MsoTableGrid><tr>\
        <td width=100 style='border:solid windowtext 1.0pt;\nmso-border-alt:solid'><p class=MsoNormal>规章<o:p></o:p>\
        </p></td><td><p class=MsoNormal><span lang=EN-US>0<o:p></o:p></span></p></td></tr>\
        <![if !supportMisalignedColumns]><tr height=0><td width=9></td><td></td></tr><![endif]></table>\
        <div style='mso-element:comment-list'><div style='mso-element:comment'><p>请核对</p></div></div>\
        <!--EndFragment--></body></html>";
    let document = from_html(html);
    assert_eq!(shown(&document), "一、总体情况\n（一）\u{A0} 本年收到12件。新\n|0 规章|1 0|\n|0 |1 |\n");
    assert_eq!((document.extras.revisions, document.extras.comments), (2, 1));
}

#[test]
fn what_a_browser_puts_on_the_clipboard() {
    reads(
        "<html>\r\n<body>\r\n<!--StartFragment--><meta charset='utf-8'><p style=\"box-sizing: border-box; \
         color: rgb(51, 51, 51);\">二、主动公开<span>&#8203;</span>政府信息情况</p><img src=\"a.png\"><tr><td>规章</td>\
         <td>0</td></tr><!--EndFragment-->\r\n</body>\r\n</html>",
        "二、主动公开\u{200B}政府信息情况\n|0 规章|1 0|\n",
    );
}

#[test]
fn pictures_are_noted_where_they_stand() {
    let document = from_html("<p>四</p><p><img src=x></p><p>五</p>");
    assert_eq!(document.extras.images, ["四\n".len()]);
}

#[test]
fn places_lead_back_to_the_source() {
    let html = "<p>甲&nbsp;乙\n1&lt;2</p><table><tr><td>规章</td><td>&nbsp;</td><td>1&#50;</td></tr></table>";
    let document = from_html(html);
    let origin = document.origin.as_ref().unwrap();
    let source_of = |needle: &str| {
        let at = document.text.find(needle).unwrap();
        origin.to_source(gouji::text::Span::new(at, at + needle.len())).of(html)
    };
    assert_eq!(source_of("\u{A0}"), "&nbsp;");
    assert_eq!(source_of("1<2"), "1&lt;2");
    assert_eq!(source_of("12"), "1&#50;");
    let Some(Block::Table(grid)) = document.blocks.get(1) else { panic!("no table") };
    let blank = origin.to_source(grid.rows[0][1].span);
    assert_eq!(html.get(..blank.start).map(|h| h.ends_with("&nbsp;")), Some(true));
}

#[test]
fn the_published_page_reads_in_order() {
    let Some(folder) = real_reports("the_published_page_reads_in_order") else { return };
    let html = std::fs::read_to_string(folder.join("shanghai-office-2019.html")).unwrap();
    let document = from_html(&html);
    let tables: Vec<_> = document.blocks.iter().filter(|b| matches!(b, Block::Table(_))).collect();
    assert_eq!(tables.len(), 3);
    let sizes: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|b| match b {
            Block::Table(grid) => {
                let width = grid.rows.iter().flatten().map(|c| c.column + c.colspan).max().unwrap();
                Some((grid.rows.len(), width))
            }
            Block::Line(_) => None,
        })
        .collect();
    assert_eq!(sizes, [(18, 5), (26, 10), (4, 15)]);
    holds_together(&html, &document);
}

/// What is true of every document out of HTML, whatever the HTML.
fn holds_together(html: &str, document: &Document) {
    let text = &document.text;
    let origin = document.origin.as_ref().unwrap();
    assert_eq!(origin.starts.len(), text.len() + 1);
    assert_eq!(origin.ends.len(), text.len());
    for (at, c) in text.char_indices() {
        let span = origin.to_source(gouji::text::Span::new(at, at + c.len_utf8()));
        assert!(html.get(span.start..span.end).is_some(), "{span:?} is no piece of the source");
    }
    let mut last = 0;
    for block in &document.blocks {
        let span = match block {
            Block::Line(span) => *span,
            Block::Table(grid) => grid.span,
        };
        assert!(span.start >= last && span.end >= span.start, "blocks overlap");
        assert!(text.get(span.start..span.end).is_some());
        last = span.end;
        let Block::Table(grid) = block else { continue };
        let mut taken = std::collections::HashSet::new();
        let mut cell_end = span.start;
        for (nth, row) in grid.rows.iter().enumerate() {
            for cell in row {
                assert!(cell.span.start >= cell_end && grid.span.contains(cell.span));
                cell_end = cell.span.end;
                assert!(cell.colspan >= 1 && cell.rowspan >= 1);
                assert!(
                    nth + usize::from(cell.rowspan) <= grid.rows.len(),
                    "a cell reaches out of its table"
                );
                for r in nth..nth + usize::from(cell.rowspan) {
                    for c in cell.column..cell.column + cell.colspan {
                        assert!(taken.insert((r, c)), "two cells at row {r}, column {c}");
                    }
                }
            }
        }
    }
}

const PIECES: &[&str] = &[
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<td rowspan=2>",
    "<td colspan=3 rowspan=0>",
    "<tbody>",
    "</tbody>",
    "<p>",
    "</p>",
    "<br>",
    "<div style='display:none'>",
    "</div>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&nbsp;",
    "&#x4e00;",
    "&#",
    "一、总体情况",
    "12",
    "表",
    "<pre>",
    "</pre>",
    "\n",
    " ",
    "<",
    ">",
    "\"",
    "'",
    "<img src='",
    "<del>",
    "</del>",
    "<caption>",
    "<select>",
];

proptest! {
    #[test]
    fn any_text_is_read(html in ".{0,300}") {
        holds_together(&html, &from_html(&html));
    }

    #[test]
    fn any_heap_of_tags_is_read(picks in proptest::collection::vec(0..PIECES.len(), 0..120)) {
        let html: String = picks.iter().map(|p| PIECES[*p]).collect();
        holds_together(&html, &from_html(&html));
    }
}

/// Sizes at which anything worse than linear would take minutes.
#[test]
fn what_is_left_open_a_hundred_thousand_times_is_read() {
    for piece in [
        "<div>",
        "<table><tr><td>1",
        "<td>1",
        "<table>",
        "</table>",
        "<!--",
        "<script>",
        "<p style='",
        "<b",
        "&nbsp",
        "<tr>",
        "<td rowspan=9 colspan=9>1",
        "<div style='display:none'>",
        "<del>",
        "<",
        "</td>",
        "<pre>",
    ] {
        let html = piece.repeat(100_000);
        let document = from_html(&html);
        assert!(document.text.len() <= html.len() * 8, "{piece}: {}", document.text.len());
    }
}

#[test]
fn a_page_cut_short_anywhere_is_read() {
    let html =
        "<div><table border=\"1\"><tr><td rowspan='2'>规&nbsp;章</td><td>1</td></tr><!-- x --></table></div>";
    for (end, _) in html.char_indices() {
        let cut = &html[..end];
        holds_together(cut, &from_html(cut));
    }
}
