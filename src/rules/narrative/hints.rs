//! Where a wrong number in the prose may have come from (domain §4.3): the words that make a message useful.

use crate::finding::Words;
use crate::form::{CellId, TableId, bare};
use crate::locate::targets::{self, Target};
use crate::num::Num;
use crate::num::slip::Slip;
use crate::report::prose::Fact;
use crate::report::slot::{Detail, Slot};
use crate::rules::Context;

/// A guess at the cause.
pub struct Hint {
    /// In words, to follow the numbers: begins with a comma or a bracket.
    pub words: Words,
    /// Whether the number may be meant so, and the wording is what is off: then only a warning.
    pub doubtful: bool,
}

/// The first guess that fits.
pub fn find(cx: &Context<'_>, fact: &Fact, stated: Num, expected: &Target, actual: Num) -> Option<Hint> {
    doubtful(cx, fact, stated)
        .or_else(|| with_suits(cx, fact, stated))
        .or_else(|| part_of_sum(cx, stated, expected))
        .or_else(|| neighbour(cx, stated, expected))
        .or_else(|| digits(stated, actual))
        .or_else(|| last_year(cx, stated, expected))
}

fn sure(zh: impl Into<String>, en: impl Into<String>) -> Option<Hint> {
    Some(Hint { words: Words::new(zh, en), doubtful: false })
}

/// Another reading of the words under which the number is right, or what it was added up from.
fn doubtful(cx: &Context<'_>, fact: &Fact, stated: Num) -> Option<Hint> {
    let value = |row: &'static str| targets::value(cx.report, CellId::t3(row, "total"));
    let (new, carried, total) = (value("new_received")?, value("carried_in")?, value("total_handled")?);
    let pool = new.checked_add(carried)?;
    let doubt = |zh: &str, en: &str| Some(Hint { words: Words::new(zh, en), doubtful: true });
    match fact.slot {
        Slot::New if stated == pool => doubt(
            "（正文的数等于新收加上年结转，可能把结转也计入了“收到”）",
            " (the stated number is new plus carried in)",
        ),
        Slot::New if stated == total => {
            doubt("（正文的数等于（七）总计，可能写的是办理数）", " (the stated number is what was handled)")
        }
        Slot::Done if Some(stated) == value("carried_out").and_then(|out| total.checked_add(out)) => sure(
            "（正文的数等于（七）总计加结转下年，可能把未办结的也计入了）",
            " (the stated number is what was handled plus carried out)",
        ),
        Slot::Done => {
            let other =
                targets::of(cx.report, Slot::OtherHandling, Detail::None).first()?.value(cx.report)?;
            let answered = total.checked_sub(other)?;
            (stated == answered).then_some(())?;
            doubt(
                "（正文的数等于总计减去“其他处理”，可能未计撤回等情形）",
                " (the stated number is the total without other handling)",
            )
        }
        _ => None,
    }
}

/// Reviews with the suits counted in, or suits with the reviews.
fn with_suits(cx: &Context<'_>, fact: &Fact, stated: Num) -> Option<Hint> {
    let total = |row: &'static str| targets::value(cx.report, CellId::t4(row, "total"));
    let (review, suits) = (total("review")?, total("suit_direct")?.checked_add(total("suit_after")?)?);
    let is_both = review.checked_add(suits) == Some(stated) && !review.is_zero() && !suits.is_zero();
    let what = match fact.slot {
        Slot::Review => ("诉讼计入复议", "the suits were counted among the reviews"),
        Slot::Suit => ("复议计入诉讼", "the reviews were counted among the suits"),
        _ => return None,
    };
    is_both.then_some(())?;
    sure(
        format!("；{stated} = 复议{review} + 诉讼{suits}，疑把{}", what.0),
        format!("; {stated} = {review} reviews + {suits} suits: perhaps {}", what.1),
    )
}

/// One term of a sum: one of the two litigation blocks, one row of a group.
fn part_of_sum(cx: &Context<'_>, stated: Num, expected: &Target) -> Option<Hint> {
    if expected.cells.len() < 2 || stated.is_zero() {
        return None;
    }
    let same = expected.cells.iter().find(|id| targets::value(cx.report, **id) == Some(stated))?;
    let (row, column) = same.spec()?;
    let (zh, en) =
        if column.id == "total" { (bare(row.label), row.label_en) } else { (column.label, column.label_en) };
    sure(format!("（正文可能只算了“{zh}”）"), format!(" (the prose may have counted {en} alone)"))
}

/// A cell next to the right one: another column of the row, another row of the column.
fn neighbour(cx: &Context<'_>, stated: Num, expected: &Target) -> Option<Hint> {
    let [cell] = expected.cells.as_slice() else { return None };
    if stated.is_zero() {
        return None;
    }
    let table = cx.report.table(cell.table);
    let beside = |id: &CellId| {
        *id != *cell && (id.row == cell.row || id.column == cell.column) && cell.table != TableId::T2
    };
    let mut equal = table
        .cells()
        .map(|(r, c, printed)| (CellId { table: cell.table, row: r.id, column: c.id }, printed))
        .filter(|(id, printed)| beside(id) && printed.value == Some(stated));
    let found = equal.next()?;
    // Many cells hold a small number.
    if stated < Num::int(LEAST_FOR_A_WRONG_CELL) && equal.next().is_some() {
        return None;
    }
    sure(
        format!("（与〔{}〕相同，疑似取错了格）", found.0.label_zh()),
        format!(" (the same as [{}]: perhaps the wrong cell was copied)", found.0.label_en()),
    )
}

/// Smaller numbers stand in many cells.
const LEAST_FOR_A_WRONG_CELL: i64 = 10;

/// Of shorter numbers any other is one wrong digit away.
const LEAST_DIGITS_FOR_A_WRONG_ONE: usize = 3;
/// Of shorter numbers any other is one digit away.
const LEAST_DIGITS_BESIDE_ONE: usize = 2;

/// Two digits swapped, or one digit more, less or other.
fn digits(stated: Num, actual: Num) -> Option<Hint> {
    let (stated, actual) = (stated.to_string(), actual.to_string());
    let shorter = stated.len().min(actual.len());
    match Slip::between_digits(&stated, &actual)? {
        Slip::Swapped => sure("（疑似数字换位）", " (two digits look swapped)"),
        Slip::Wrong if shorter >= LEAST_DIGITS_FOR_A_WRONG_ONE => {
            sure("（只差一个数字，疑似笔误）", " (one digit differs: perhaps a slip)")
        }
        Slip::Dropped | Slip::Doubled | Slip::Added if shorter >= LEAST_DIGITS_BESIDE_ONE => {
            sure("（多一位或少一位数字，疑似笔误）", " (a digit too many or too few: perhaps a slip)")
        }
        _ => None,
    }
}

/// Last year's value of the same cell.
fn last_year(cx: &Context<'_>, stated: Num, expected: &Target) -> Option<Hint> {
    let value = expected.value(cx.previous?)?;
    (value == stated && !stated.is_zero()).then_some(())?;
    sure("（与上年的数相同，疑似沿用旧稿）", " (the same as last year's: perhaps left from the old draft)")
}
