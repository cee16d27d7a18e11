//! What kind of thing a slot counts, and what else is known of a quantity besides its slot.

use super::Slot;
use crate::form::Group;

/// What kind of thing a slot counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// Applications as they come in and go out.
    Flow,
    /// Applications by outcome.
    Outcome,
    /// Applications by applicant.
    Applicant,
    /// Applications by the way in which they came.
    Channel,
    /// Reviews and suits.
    Cases(Block),
    /// Reviews and suits by result.
    Results(Block, CaseResult),
    /// Normative documents.
    NormDocs,
    /// Regulations.
    Regulations,
    /// Licences, penalties, coercion.
    Decisions,
    /// Money.
    Money,
    /// A percentage.
    Ratio,
    /// Anything else.
    Other,
}

/// Which of the proceedings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// 行政复议.
    Review,
    /// 行政诉讼, both kinds.
    Suit,
    /// 未经复议直接起诉.
    Direct,
    /// 复议后起诉.
    After,
    /// Review and suit together.
    Both,
}

impl Block {
    /// The rows of table 4 that it takes together.
    pub const fn rows(self) -> &'static [&'static str] {
        match self {
            Block::Review => &["review"],
            Block::Suit => &["suit_direct", "suit_after"],
            Block::Direct => &["suit_direct"],
            Block::After => &["suit_after"],
            Block::Both => &["review", "suit_direct", "suit_after"],
        }
    }

    /// Reviews by themselves, suits of either kind, or both: what a list of results is of.
    pub fn proceedings(self) -> Block {
        match self {
            Block::Direct | Block::After => Block::Suit,
            block => block,
        }
    }
}

/// How a case ended: a column of table 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseResult {
    /// 结果维持.
    Upheld,
    /// 结果纠正.
    Corrected,
    /// 其他结果.
    Other,
    /// 尚未审结.
    Pending,
}

/// What else is known of a quantity besides its slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Nothing.
    #[default]
    None,
    /// The row of table 3, for [`Slot::OutcomeRow`].
    Row(&'static str),
    /// The classes that share one number, for [`Slot::Mixed`].
    Classes(Classes),
    /// What applications were split into: 一件拆分为几件.
    Split,
    /// The word for a case's result is no term of the form: 撤回, 驳回.
    LooseTerm,
}

/// Several of the classes of outcome that are often told under one number: （三）不予公开 to （六）其他处理.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u8);

impl Classes {
    /// The classes of these slots; `None` where one of them may not be told so, or is named twice.
    pub fn of(slots: impl IntoIterator<Item = Slot>) -> Option<Classes> {
        slots.into_iter().try_fold(Classes(0), |named, slot| {
            let class = match slot {
                Slot::Refused => Group::Refuse,
                Slot::Unable => Group::Unable,
                Slot::NotProcessed => Group::NoProc,
                Slot::OtherHandling => Group::Other,
                _ => return None,
            };
            (!named.contains(class)).then_some(Classes(named.0 | Classes::bit(class)))
        })
    }

    /// Whether a class is among them.
    pub fn contains(self, class: Group) -> bool {
        self.0 & Classes::bit(class) != 0
    }

    /// How many there are.
    pub fn count(self) -> usize {
        self.0.count_ones() as usize
    }

    fn bit(class: Group) -> u8 {
        match class {
            Group::Refuse => 1,
            Group::Unable => 2,
            Group::NoProc => 4,
            Group::Other => 8,
            _ => 0,
        }
    }
}
