//! How the sums of table 3 and the slips that explain them are put into words.

use crate::finding::Words;
use crate::form::{CellId, Form, Group, T3_COLUMNS};
use crate::locate::evidence::Source;
use crate::locate::sums::{COLUMNS, CheckedSum, Grid, Sum};
use crate::locate::{Cause, Change, Explanation, Reason};
use crate::report::Report;

/// A row's name in a sentence.
fn row_zh(form: &Form, r: usize) -> &'static str {
    form.t3.get(r).map_or("", |row| row.short())
}

fn row_en(form: &Form, r: usize) -> &'static str {
    form.t3.get(r).map_or("", |row| row.label_en)
}

/// A column's name in both languages.
pub fn column(c: usize) -> (&'static str, &'static str) {
    T3_COLUMNS.get(c).map_or(("", ""), |col| (col.label, col.label_en))
}

/// What a sum is called: “重复申请”行.
pub fn sum_name(form: &Form, sum: Sum) -> Words {
    match sum {
        Sum::Row(r) => Words::new(format!("“{}”行", row_zh(form, r)), format!("row “{}”", row_en(form, r))),
        Sum::Outcomes(c) => {
            let (zh, en) = column(c);
            Words::new(format!("{zh}列的（七）总计"), format!("outcomes of column “{en}”"))
        }
        Sum::Balance(c) => {
            let (zh, en) = column(c);
            Words::new(format!("{zh}列的收支平衡"), format!("balance of column “{en}”"))
        }
    }
}

/// Several sums, the first few by name; empty for none.
pub fn sum_names(form: &Form, sums: &[Sum]) -> Words {
    const NAMED: usize = 3;
    let names: Vec<Words> = sums.iter().take(NAMED).map(|sum| sum_name(form, *sum)).collect();
    let join = |of: &dyn Fn(&Words) -> &str, by: &str| names.iter().map(of).collect::<Vec<_>>().join(by);
    let (etc_zh, etc_en) = if sums.len() > NAMED {
        (format!("等 {} 处", sums.len()), format!(", … ({})", sums.len()))
    } else {
        Default::default()
    };
    Words::new(join(&|w| &w.zh, "、") + &etc_zh, join(&|w| &w.en, ", ") + &etc_en)
}

/// Numbers joined by plus signs, zeros left out where there are many.
pub fn added_up(values: &[i64]) -> String {
    let many = values.len() > COLUMNS;
    let shown: Vec<String> = values.iter().filter(|v| !many || **v != 0).map(i64::to_string).collect();
    if shown.is_empty() { "0".to_owned() } else { shown.join(" + ") }
}

/// A sum in numbers: `22 + 25 + 0 + 0 + 0 + 0 = 47 ≠ 50`, or with `=` where it holds.
pub fn formula(grid: &Grid, check: &CheckedSum) -> String {
    let (left, right) = grid.sides_of(check.sum);
    let values = |cells: &[(usize, usize)]| -> Vec<i64> {
        cells.iter().map(|(r, c)| grid.value(*r, *c).unwrap_or(0)).collect()
    };
    let (left, right) = (values(&left), values(&right));
    let side = |values: &[i64]| match values {
        [one] => one.to_string(),
        _ => format!("{} = {}", added_up(values), values.iter().sum::<i64>()),
    };
    match (check.fails(), right.len()) {
        (true, _) => format!("{} ≠ {}", side(&left), side(&right)),
        (false, 1) => format!("{} = {}", added_up(&left), added_up(&right)),
        (false, _) => format!("{} = {} = {}", added_up(&left), left.iter().sum::<i64>(), added_up(&right)),
    }
}

/// A number with a real minus sign.
pub fn signed(value: i64) -> String {
    if value < 0 { format!("−{}", value.unsigned_abs()) } else { value.to_string() }
}

/// 〔重复申请 × 自然人〕现填 25，应为 22.
pub fn change(change: &Change) -> Words {
    let (zh, en) = (change.cell.label_zh(), change.cell.label_en());
    match change.printed {
        Some(printed) => Words::new(
            format!("〔{zh}〕现填 {printed}，应为 {}", change.value),
            format!("[{en}] has {printed} and should have {}", change.value),
        ),
        None => Words::new(
            format!("〔{zh}〕空白，应为 {}", change.value),
            format!("[{en}] is blank and should have {}", change.value),
        ),
    }
}

fn changes(list: &[Change]) -> Words {
    let words: Vec<Words> = list.iter().map(change).collect();
    let join = |of: &dyn Fn(&Words) -> &str, by: &str| words.iter().map(of).collect::<Vec<_>>().join(by);
    Words::new(join(&|w| &w.zh, "；"), join(&|w| &w.en, "; "))
}

/// What to change in one cell, for the suggestion.
pub fn suggestion(of: &Change) -> Words {
    let words = change(of);
    Words::new(
        format!("{}，请以台账为准", words.zh),
        format!("{}; check against your case register", words.en),
    )
}

/// What happened, in words, with what would have to change.
pub fn explanation(form: &'static Form, explanation: &Explanation) -> Words {
    let list = changes(&explanation.changes);
    if let [cause] = explanation.causes[..] {
        let slip = slip(form, cause, explanation);
        return match slip {
            Some(slip) => {
                Words::new(format!("{}：{}", slip.zh, list.zh), format!("{}: {}", slip.en, list.en))
            }
            None => list,
        };
    }
    list
}

/// How one slip is called; `None` for a single cell, which needs no name.
fn slip(form: &'static Form, cause: Cause, explanation: &Explanation) -> Option<Words> {
    let rows = |first: usize, last: usize| {
        if first == last {
            return (format!("“{}”行", row_zh(form, first)), format!("row “{}”", row_en(form, first)));
        }
        (
            format!("“{}”至“{}”各行", row_zh(form, first), row_zh(form, last)),
            format!("rows “{}” to “{}”", row_en(form, first), row_en(form, last)),
        )
    };
    Some(match cause {
        Cause::Cell(_) | Cause::Fill(_) => return None,
        Cause::Swap(..) => {
            Words::new("相邻两格的数字填反", "two neighbouring cells have each other's numbers")
        }
        Cause::WithRowTotal(_) => {
            Words::new("一格填错，本行总计也随之算错", "one cell is wrong and its row's total with it")
        }
        Cause::WithColumnTotal(_) => {
            Words::new("一格填错，（七）总计也随之算错", "one cell is wrong and the column's total with it")
        }
        Cause::WithAllTotals(_) => {
            Words::new("一格填错，行、列总计也都随之算错", "one cell is wrong and all totals over it as well")
        }
        Cause::Class { class, row, twice } => {
            let what = row.and_then(|id| CellId::t3(id, "total").spec());
            let name = what.map_or(class.label(), |(row, _)| row.short());
            let en = what.map_or(class_en(class), |(row, _)| row.label_en);
            if twice {
                Words::new(
                    format!("（七）总计把“{name}”重复加了一次"),
                    format!("the total counts “{en}” twice"),
                )
            } else {
                Words::new(format!("（七）总计各列都少加了“{name}”"), format!("the total leaves out “{en}”"))
            }
        }
        Cause::SpareClass(class) => Words::new(
            format!("“{}”没有计入（七）总计，而不计这一类时收支恰好平衡，这一类疑为多填", class.label()),
            format!(
                "“{}” is not part of the total, and the balance holds without it: it seems to be one too many",
                class_en(class)
            ),
        ),
        Cause::TotalRepeatsNew => Words::new(
            "（七）总计与本年新收逐列相同，没有计入结转",
            "the total repeats the new applications column by column and leaves out those carried over",
        ),
        Cause::CarriedOutForgotten => Words::new(
            "结转下年度全部为 0，而收到的比办结的多，疑似漏填",
            "nothing is carried over to next year although more came in than was handled",
        ),
        Cause::CarriedOutCounted => Words::new(
            "结转下年度全部为 0，（七）总计比各项结果之和多，疑似把未办结的也计入了",
            "nothing is carried over to next year, and the total exceeds the outcomes: it seems to count what is not finished",
        ),
        Cause::RowForgotten(id) => {
            let named =
                CellId::t3(id, "total").spec().map_or(("", ""), |(row, _)| (row.short(), row.label_en));
            Words::new(
                format!("“{}”整行为 0，（七）总计比各项结果之和多，疑似漏填这一行", named.0),
                format!(
                    "row “{}” is all 0, and the total exceeds the outcomes: it seems to be forgotten",
                    named.1
                ),
            )
        }
        Cause::CarriedInForgotten => Words::new(
            "上年结转全部为 0，而办结的比收到的多，疑似漏填",
            "nothing was carried over from last year although more was handled than came in",
        ),
        Cause::RowsShifted { first, last, down } => {
            let (zh, en) = rows(first, last);
            let (to, way) = if down { ("下", "down") } else { ("上", "up") };
            Words::new(
                format!("{zh}疑似整体{to}移了一行"),
                format!("{en} seem to stand one row too far {way}"),
            )
        }
        Cause::ColumnShifted { column: c, first, last, down } => {
            let ((zh, en), (column_zh, column_en)) = (rows(first, last), column(c));
            let (to, way) = if down { ("下", "down") } else { ("上", "up") };
            Words::new(
                format!("{column_zh}列{zh}的数字疑似整体{to}移了一行"),
                format!("in column “{column_en}” the numbers of {en} seem to stand one row too far {way}"),
            )
        }
        Cause::CellsShifted { first, last, right, .. } => {
            let (zh, en) = rows(first, last);
            let (to, way) = if right { ("右", "right") } else { ("左", "left") };
            let columns = explanation.changes.iter().map(|c| c.cell.column);
            let mut places: Vec<usize> =
                columns.filter_map(|id| T3_COLUMNS.iter().position(|c| c.id == id)).collect();
            crate::order::ascending(&mut places);
            let (from, until) = (places.first().copied().unwrap_or(0), places.last().copied().unwrap_or(0));
            Words::new(
                format!("{zh}“{}”至“{}”的数字疑似整体{to}移了一列", column(from).0, column(until).0),
                format!(
                    "in {en} the numbers from “{}” to “{}” seem to stand one column too far {way}",
                    column(from).1,
                    column(until).1
                ),
            )
        }
    })
}

fn class_en(class: Group) -> &'static str {
    match class {
        Group::Granted => "disclosed",
        Group::Partial => "disclosed in part",
        Group::Refuse => "refused",
        Group::Unable => "cannot be provided",
        Group::NoProc => "not processed",
        Group::Other => "handled otherwise",
        _ => "",
    }
}

/// 依据：正文写“予以公开47件”. Empty where nothing speaks for it.
pub fn reasons(list: &[Reason], report: &Report) -> Words {
    let one = |reason: &Reason| match reason {
        Reason::Evidence(Source::Prose(span), _) => {
            let quote: String = span.of(report.text()).split_whitespace().collect();
            Words::new(format!("正文写的是“{quote}”"), format!("the prose says “{quote}”"))
        }
        Reason::Evidence(Source::LastYear, value) => Words::new(
            format!("上年报告的结转下年度是 {value}"),
            format!("last year's report carried over {value}"),
        ),
        Reason::Transposed(c) => Words::new(
            format!("{} 与 {} 只是两个数字换了位置", c.printed.unwrap_or(0), c.value),
            format!("{} is {} with two digits changed round", c.printed.unwrap_or(0), c.value),
        ),
        Reason::OneDigit(c) => Words::new(
            format!("{} 与 {} 只差一个数字", c.printed.unwrap_or(0), c.value),
            format!("{} is one digit from {}", c.printed.unwrap_or(0), c.value),
        ),
        Reason::Copied(c) => Words::new(
            format!("{} 与相邻格相同，疑似误抄", c.printed.unwrap_or(0)),
            format!("{} repeats a neighbouring cell", c.printed.unwrap_or(0)),
        ),
    };
    let words: Vec<Words> = list.iter().map(one).collect();
    if words.is_empty() {
        return Words::default();
    }
    let join = |of: &dyn Fn(&Words) -> &str, by: &str| words.iter().map(of).collect::<Vec<_>>().join(by);
    Words::new(
        format!("依据：{}。", join(&|w| &w.zh, "；")),
        format!("What speaks for it: {}. ", join(&|w| &w.en, "; ")),
    )
}

/// That a table was not read.
pub fn unread(zh: &str, en: &str) -> Words {
    Words::new(format!("{zh}没有读到"), format!("{en} was not read"))
}

/// Why a sum was not worked out.
pub fn unevaluated(why: crate::locate::Unevaluated) -> Words {
    use crate::locate::Unevaluated as U;
    match why {
        U::Unread => {
            Words::new("有单元格没有读到，或不是整数", "a cell was not read or holds no whole number")
        }
        U::TotalBlank => Words::new("总计没有填写", "its total is blank"),
        U::AllBlank => Words::new("各格都是空白", "all its cells are blank"),
        U::PartsBlank => Words::new("只填了总计，各分项空白", "only the total is filled in"),
    }
}

/// A cell of table 3.
pub fn id(row: &'static str, column: &'static str) -> CellId {
    CellId::t3(row, column)
}
