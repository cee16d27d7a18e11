//! Quantities in the prose.

use crate::num::Num;
use crate::report::Report;
use crate::text::Span;

/// A quantity in the prose.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What it is a quantity of: a slot of domain §4.2 (`n_new`, `o_granted`, …), or `other`.
    pub slot: &'static str,
    /// The value; for 万 and 亿 written out (1.54万 is 15400).
    pub value: Num,
    /// 件, 条, %, …; empty when there is none.
    pub unit: String,
    /// Which bodies it is about.
    pub scope: Scope,
    /// The number with its unit.
    pub span: Span,
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

/// Reads every quantity in the report's prose.
pub fn read(_report: &Report) -> Vec<Fact> {
    Vec::new()
}
