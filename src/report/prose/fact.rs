//! Quantities in the prose.

use super::super::SectionKind;
use super::super::slot::{Detail, Slot};
use crate::num::Num;
use crate::text::Span;

/// A quantity in the prose.
#[derive(Clone, Debug, Default)]
pub struct Fact {
    /// What it is a quantity of.
    pub slot: Slot,
    /// What else is known of it.
    pub detail: Detail,
    /// Printed as a number, or said in words (未收到…申请 is 0).
    pub kind: FactKind,
    /// The value; for 万 and 亿 written out (1.54万 is 15400), money in 元.
    pub value: Num,
    /// The power of ten of the last printed digit: 0 for `12`, −1 for `7.5`, 2 for `1.54万`.
    pub place: i8,
    /// 件, 条, %, …; empty when there is none.
    pub unit: String,
    /// What kind of thing the unit counts.
    pub measure: Measure,
    /// How exactly it is meant.
    pub qualifier: Qualifier,
    /// 3至5件.
    pub range: bool,
    /// Which bodies it is about.
    pub scope: Scope,
    /// The words that say so.
    pub scope_words: Option<Span>,
    /// Whether it is about the year of the report.
    pub this_year: bool,
    /// Whether it is about less than a year: 上半年, 一季度.
    pub part_year: bool,
    /// Whether every word between the meaning and the number was understood.
    pub certain: bool,
    /// Whether it stands behind 其中 or in brackets: a part of something.
    pub part: bool,
    /// Whether the prose speaks of 信息公开 here, so that a case is one about disclosure.
    pub disclosure: bool,
    /// Whether its label begins with 其他 or 其余.
    pub rest: bool,
    /// The section.
    pub section: Option<SectionKind>,
    /// The number of the paragraph among the prose.
    pub passage: usize,
    /// The number of the sentence in the paragraph.
    pub sentence: usize,
    /// The number with its unit, or the words.
    pub span: Span,
    /// The words that lead to it, with it.
    pub quote: Span,
}

/// How a quantity is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FactKind {
    /// As a number.
    #[default]
    Printed,
    /// In words: 未收到, 无, 没有发生.
    Denied,
}

impl Fact {
    /// Whether it is a whole number that is meant exactly (达12件 is).
    pub fn is_exact(&self) -> bool {
        matches!(self.qualifier, Qualifier::Exact | Qualifier::Reaching)
            && !self.range
            && self.place <= 0
            && self.value.is_int()
    }
}

/// What kind of thing a unit counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// No unit is printed.
    #[default]
    None,
    /// Applications, cases, documents, pieces of information.
    Count,
    /// People, meetings, websites, days: never the count of a cell.
    Other,
    /// 元.
    Money,
    /// Per cent (成 is ten of them).
    Percent,
    /// 个百分点: a difference of percentages.
    Points,
    /// 倍, 番.
    Times,
}

/// Whether two units count the same things: applications and cases go by 件, 宗, 起, 例 or 份 as one likes.
pub fn counted_alike(a: &str, b: &str) -> bool {
    let of_cases = |unit| matches!(unit, "件" | "宗" | "起" | "例" | "份" | "桩");
    a == b || (of_cases(a) && of_cases(b))
}

/// How exactly a number is meant, by the words around it (domain §5.4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Qualifier {
    /// Nothing, or 共 达 仅 为.
    #[default]
    Exact,
    /// 达 高达: exact for a count, loose for a percentage.
    Reaching,
    /// 超 逾 突破 …余 …多 …以上.
    AtLeast,
    /// 近 将近 不足 不到.
    AtMost,
    /// 约 大约 左右.
    About,
}

/// Which bodies a number is about (domain §4.4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Nothing says.
    #[default]
    Unmarked,
    /// 全区, 我市, 各级.
    Wide,
    /// 本级, 本机关, 我局.
    Own,
    /// A named unit.
    Sub,
}

impl Scope {
    /// The name that stands in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Scope::Unmarked => "unmarked",
            Scope::Wide => "wide",
            Scope::Own => "own",
            Scope::Sub => "sub",
        }
    }
}

/// A count that names an earlier one again. Numbers are those of facts.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The count.
    pub at: usize,
    /// The counts before it in the passage that are counted alike.
    pub earlier: Vec<usize>,
    /// Those of them that its noun names.
    pub meant: Vec<usize>,
    /// Whether a word points back: 这, 上述.
    pub pointed: bool,
    /// Whether something was done with all of them, so that no part of the earlier ones is meant.
    pub finished: bool,
}
