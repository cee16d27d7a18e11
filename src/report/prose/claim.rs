//! What the prose claims in words.

use super::super::SectionKind;
use super::super::slot::{Block, Slot};
use super::fact::Scope;
use crate::num::Num;
use crate::text::Span;

/// A claim in words.
#[derive(Clone, Debug)]
pub struct Claim {
    /// What is claimed.
    pub kind: ClaimKind,
    /// Whether every word of it was understood.
    pub certain: bool,
    /// Of whom.
    pub scope: Scope,
    /// Whether it is about the year of the report.
    pub this_year: bool,
    /// The paragraph, as in [`super::Fact::passage`].
    pub passage: usize,
    /// The section.
    pub section: Option<SectionKind>,
    /// The words.
    pub span: Span,
}

/// What is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimKind {
    /// A count is nothing: the slot whose value is 0 (未收到…申请, 未发生…行政复议).
    None(Slot),
    /// 全部办结 (`plain`), or in weaker words 均已办结.
    AllDone {
        /// 全部, 所有, 100%.
        plain: bool,
    },
    /// 零败诉, 未发生败诉, 无纠错.
    NoLoss(Block),
    /// 均获维持.
    AllUpheld(Block),
    /// 未收取信息处理费.
    NoFee,
    /// 未发出收费通知.
    NoFeeNotice,
}

impl ClaimKind {
    /// The value that the claim gives a slot.
    pub fn value(self) -> Option<(Slot, Num)> {
        match self {
            ClaimKind::None(slot) => Some((slot, Num::ZERO)),
            _ => None,
        }
    }
}
