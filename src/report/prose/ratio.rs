//! Numbers that are reckoned from others: balances, shares, growth and rates.

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
