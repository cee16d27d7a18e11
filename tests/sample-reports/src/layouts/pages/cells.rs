//! What stands in a cell: tables, paragraphs, hidden text, the marks of programs.

use super::super::grid::Drawn;
use super::td::{Td, cells, each, each_row, header, row, written};
use crate::sample::Dice;

fn boxed(text: &str) -> String {
    format!("<table width=100%><tbody><tr><td><p>{text}</p></td></tr></tbody></table>")
}

pub(super) fn nested(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| cell.text = boxed(&cell.text))
}

pub(super) fn nested_figures(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| {
        if cell.is_value {
            cell.text = boxed(&cell.text);
        }
    })
}

pub(super) fn broken_labels(table: &Drawn, dice: &mut Dice) -> String {
    each(table, |cell| {
        if !cell.is_value {
            let chars: Vec<char> = cell.text.chars().collect();
            let length = 2 + dice.below(5) as usize;
            let lines: Vec<String> = chars.chunks(length).map(|line| line.iter().collect()).collect();
            cell.text = match dice.below(2) {
                0 => lines.join("<br>"),
                _ => lines.iter().map(|line| format!("<p align=center>{line}</p>")).collect(),
            };
        }
    })
}

pub(super) fn broken_at_marks(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| {
        if !cell.is_value {
            cell.text =
                cell.text.replace('（', "<br/>（").replace('）', "）<br/>").replace('.', ".<br/>&nbsp;");
        }
    })
}

pub(super) fn figures_in_paragraphs(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| {
        if cell.is_value {
            cell.text = format!("<p>&nbsp;</p>\n<p><span> {} </span></p>\n<p><br></p>", cell.text);
        }
    })
}

pub(super) fn all_headers(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| cell.tag = "th")
}

pub(super) fn nbsp_blanks(table: &Drawn, dice: &mut Dice) -> String {
    each(table, |cell| {
        if cell.text.is_empty() {
            let blanks =
                ["<p>&nbsp;</p>", "&#12288;", "<p><span>&#160;</span></p>", "<br>", "&#8203;", "<p></p>"];
            cell.text = (*dice.pick(&blanks)).into();
        }
    })
}

pub(super) fn span_each(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| {
        let spans = cell.text.chars().enumerate().map(|(nth, c)| match nth % 3 {
            0 => format!("<span style=\"font-family:仿宋\">{c}</span>"),
            1 => format!("<font face='Times New Roman'><b>{c}</b></font>"),
            _ => format!("<span lang=EN-US><!-- {nth} -->{c}<o:p></o:p></span>"),
        });
        cell.text = spans.collect();
    })
}

pub(super) fn word(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| {
        cell.attributes =
            " width=64 valign=center\nstyle='width:48pt;mso-border-alt:solid windowtext .5pt'".into();
        let text = if cell.text.is_empty() { "&nbsp;" } else { &cell.text };
        cell.text = format!(
            "\n  <p class=MsoNormal align=center style='mso-pagination:widow-orphan'><![if !supportEmptyParas]>\
             <![endif]><span\n  lang=EN-US style='mso-font-kerning:0pt'>{text}<span style='mso-spacerun:yes'>&nbsp; \
             </span><o:p></o:p></span></p>\n  "
        );
    })
}

pub(super) fn excel(table: &Drawn, _: &mut Dice) -> String {
    let rows: String =
        cells(table).iter().map(|cells| row(cells).replace("<td", "<td class=xl66 x:num")).collect();
    let widths: String =
        (0..table.columns).map(|_| "<col width=72 style='mso-width-source:userset'>").collect();
    let sizes: String = (0..table.columns).map(|_| "<td width=72 style='width:54pt'></td>").collect();
    format!(
        "<table border=0 x:str><!--StartFragment-->{widths}{rows}<!--EndFragment--><![if supportMisalignedColumns]>\
         <tr height=0 style='display:none'>{sizes}</tr><![endif]></table>\n"
    )
}

pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

pub(super) fn units(table: &Drawn, dice: &mut Dice) -> String {
    each(table, |cell| {
        if cell.is_value && is_number(&cell.text) {
            cell.text += *dice.pick(&["件", " 件", "&nbsp;件", "（件）"]);
        }
    })
}

pub(super) fn wide_digits(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| {
        if cell.is_value {
            let wide =
                |c: char| char::from_u32(c as u32 + 0xFEE0).filter(|_| c.is_ascii_digit()).unwrap_or(c);
            cell.text = cell.text.chars().map(wide).collect();
        }
    })
}

pub(super) fn noted_labels(table: &Drawn, dice: &mut Dice) -> String {
    const NOTES: [&str; 4] = [
        "（含以办公室名义制发的，不含转发上级的）",
        "（以本机关名义作出的决定，委托下级机关作出的不计在内）",
        "（件）",
        "<br>（注：本项由法制机构提供，统计到12月31日）",
    ];
    let noted =
        |text: &str| text.chars().nth(1).is_some() && !text.contains('（') && !text.contains("信息内容");
    each_row(table, |_, row| {
        let has_figures = row.iter().any(|c| c.is_value);
        if let Some(label) = row.iter_mut().rfind(|c| !c.is_value).filter(|c| has_figures && noted(&c.text)) {
            label.text += *dice.pick(&NOTES);
        }
    })
}

pub(super) fn units_in_header(table: &Drawn, _: &mut Dice) -> String {
    let first = header(table);
    each_row(table, |nth, row| {
        if nth < first {
            row.iter_mut().filter(|c| !c.text.contains("勾稽")).for_each(|cell| cell.text += "（件）");
        }
    })
}

pub(super) fn no_end_tags(table: &Drawn, _: &mut Dice) -> String {
    written(&cells(table)).replace("</td>", "").replace("</tr>", "")
}

/// `（三）不予公开 1.属于国家秘密` in one cell.
pub(super) fn joined_labels(table: &Drawn, _: &mut Dice) -> String {
    let first = header(table);
    each_row(table, |nth, row| {
        let labels = row.iter().filter(|c| !c.is_value).count();
        if nth >= first && row.len() > labels && labels > 1 {
            let texts: Vec<String> = row.drain(..labels).map(|c| c.text).collect();
            row.insert(0, Td::new(&texts.join("<br>")));
        }
        row.iter_mut().for_each(|c| (c.colspan, c.rowspan) = (1, 1));
    })
}
