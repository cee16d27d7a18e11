//! What was read in the prose: quantities, claims in words, enumerations, and percentages with what they are made of.

use super::SectionKind;
use super::slot::{Block, Detail, Slot};
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
    /// The paragraph, as in [`Fact::passage`].
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

/// An enumeration. Numbers are those of facts among all facts of the prose.
#[derive(Clone, Debug)]
pub struct List {
    /// What leads it in.
    pub lead: Lead,
    /// What its parts are.
    pub family: Family,
    /// Quantities in the same unit that may be the whole, nearest first: of the same sentence, then of those
    /// before in the paragraph.
    pub wholes: Vec<usize>,
    /// How many of `wholes` stand in the list's own sentence, or in the one directly before where the list opens
    /// its sentence.
    pub near: usize,
    /// Its parts.
    pub parts: Vec<usize>,
    /// Whether its last part is 其他.
    pub ends_with_rest: bool,
    /// Whether another 其中 follows inside, so that it is not clear where it ends.
    pub open: bool,
    /// Whether it ends with 等: there are more parts than it names.
    pub more: bool,
    /// Whether the nearest whole stands in the list's own sentence.
    pub same_sentence: bool,
    /// Whether nothing but marks stands between the nearest whole and the list.
    pub adjacent: bool,
    /// Whether no label begins with a verb of its own behind one that does not.
    pub uniform: bool,
    /// Whether its parts are counted in several units.
    pub mixed: bool,
    /// Whether its labels are the parts that such a whole is always cut into: 线上 and 线下.
    pub partition: bool,
    /// Whether the whole's own label names the parts (网站和公众号共公开96条,其中网站51条,公众号45条), or what was published
    /// is told platform by platform.
    pub named: bool,
}

/// What leads a list in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// 其中.
    Among,
    /// 分别为.
    Respectively,
    /// Brackets behind the whole.
    Brackets,
    /// 包括, 主要有: need not be whole.
    Including,
    /// 含: parts named in passing.
    Containing,
    /// Nothing; the parts are known to belong together.
    Nothing,
    /// Nothing, where the whole stands behind its parts: 网站514条,公众号1887条,共计2401条.
    Closing,
    /// Nothing, where what was published is told way by way behind the whole: 公开8条。网站公开5条,公众号公开3条.
    Unsaid,
}

/// What the parts of a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// 予以公开, 部分公开, …
    Outcomes,
    /// 自然人, 法人或其他组织, …
    Applicants,
    /// 网络, 信函, …
    Channels,
    /// 维持, 纠正, …
    Results,
    /// 复议, 诉讼.
    Proceedings,
    /// Anything.
    Other,
}

/// A whole and its parts with every way to read them. Numbers are those of facts among all facts of the prose.
#[derive(Clone, Debug)]
pub struct Enumeration {
    /// The name of the row that it was read by.
    pub row: &'static str,
    /// How surely its opening says that parts follow.
    pub opening: Opening,
    /// The count that is taken for its whole.
    pub whole: usize,
    /// Other counts that may be its whole.
    pub farther: Vec<usize>,
    /// Its parts: of all ways to read them the one that comes nearest to the whole.
    pub parts: Vec<usize>,
    /// All ways to say which quantities are its parts.
    pub readings: Vec<Vec<usize>>,
    /// What was carried in or over, as the passage says it.
    pub carried: Vec<usize>,
    /// How it ends.
    pub ending: Ending,
    /// How many sentences lie between the whole and the parts.
    pub distance: usize,
    /// Whether nothing but marks and a few words stand between the whole and what opens the parts.
    pub adjacent: bool,
    /// Whether the whole, its parts and all that stands among them are counted in one unit.
    pub one_unit: bool,
    /// What its parts are.
    pub family: Family,
    /// Whether its last part names all that is left.
    pub ends_with_rest: bool,
    /// Whether its labels are the words of which every such whole consists: 线上 and 线下, 原创 and 转载.
    pub partition: bool,
    /// Whether it has two parts, and the one is named as what the other is not: 合格, 不合格.
    pub negation: bool,
    /// Whether a part has parts of its own, which were left out.
    pub nested: bool,
    /// How many of the parts stand before the first semicolon, where commas part these.
    pub clause: usize,
}

/// How the parts of an enumeration are opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// 其中, a bracket behind the whole, a colon, …信息中: it says that these are parts.
    Led,
    /// 包括, 分别为.
    Including,
    /// Nothing, but no part has a verb of its own, or they are the classes of what was applied for.
    Apposed,
    /// Nothing.
    Bare,
    /// Nothing, and the whole stands behind.
    Closing,
}

/// How an enumeration ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// With its last part.
    Whole,
    /// With 等, a second 其中, 另有: it goes on.
    Open,
    /// With 同时: some are counted twice.
    Twice,
}

/// The quantities of a balance, as numbers of facts among all facts of the prose.
#[derive(Clone, Debug)]
pub struct BalanceOf {
    /// What came in.
    pub received: usize,
    /// What was carried in.
    pub carried_in: Option<usize>,
    /// What was finished, as one count or several.
    pub done: Vec<usize>,
    /// The outcomes, one by one.
    pub outcomes: Vec<usize>,
    /// What was withdrawn or handed on, one by one.
    pub left: Vec<usize>,
    /// What goes on into the next year; `None` where all is said to be finished.
    pub carried_out: Option<usize>,
    /// Whether it is the paragraph's balance of applications.
    pub of_applications: bool,
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

/// A percentage, or a change without one, with the counts that belong to it. Numbers are those of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ratio {
    /// 自然人12件,占80%.
    Share {
        /// The percentage.
        percent: usize,
        /// What has the share.
        part: usize,
        /// 占总数, 占申请总量.
        of_all: bool,
        /// Only a bare percentage in brackets: 12件(80%).
        bare: bool,
        /// What it is of, where that is printed with it: 占全部案件183件的12%.
        base: Option<usize>,
        /// Named as a rate of what its count says: 维持率 of 维持23件.
        rate: bool,
    },
    /// 较上年的18件增长200%.
    Growth {
        /// The percentage (or 倍, 番); none for 由18件增至55件.
        percent: Option<usize>,
        /// This year's count.
        current: usize,
        /// The count that it is compared with, where it is printed.
        base: Option<usize>,
        /// How much more or less, where it is printed: 增加5件.
        difference: Option<usize>,
        /// Up or down.
        direction: Direction,
        /// 是上年12场的3倍: not how much more, but how many times as much.
        multiple: bool,
        /// Whether its counts were found around it, apart from each other.
        apart: bool,
    },
    /// 办结率90%.
    DoneRate {
        /// The percentage.
        percent: usize,
    },
    /// 收到留言76条,答复76条,答复率100%: of what is no application.
    AnswerRate {
        /// The percentage.
        percent: usize,
        /// What was answered.
        done: usize,
        /// What there was to answer.
        all: usize,
        /// 按时办结率: what is not yet due is left out of it.
        in_time: bool,
    },
    /// 全年1350条,月均112.5条.
    Mean {
        /// The mean of a month.
        mean: usize,
        /// What the whole year came to.
        total: usize,
    },
    /// 同意公开或部分公开81件,公开率30.8%.
    OpenRate {
        /// The percentage.
        percent: usize,
        /// The count before it.
        part: usize,
    },
}

/// Up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// 增长.
    Up,
    /// 下降.
    Down,
}
