//! What the words of the lexicon say.

use crate::report::slot::{CaseResult, Slot};

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    // Time.
    /// 20YY年, 20YY年度.
    Year(u16),
    /// 今年, 本年度, 全年.
    ThisYear,
    /// 上年, 去年同期, 往年.
    OtherYear,
    /// 下年度, 次年.
    NextYear,
    /// 以来, 历年, 十三五: more than the year.
    LongTime,
    /// 上半年, 5月, 一季度: less than the year.
    PartYear,
    /// 月均, 每周: a mean, and no time that what follows is said for.
    PerTime,
    /// 截至年底, 12月31日: the end of the year reported on, which limits nothing.
    YearEnd,

    // The frame of a list.
    /// 共, 合计, 总计.
    Sum,
    /// 其中, 其中包括, 具体为.
    Among,
    /// 包括, 主要有: lists that need not be whole.
    Including,
    /// 含, 另有: parts named in passing.
    Containing,
    /// 分别为, 分别是: whole by its words.
    Respectively,
    /// 分别: several numbers follow, one for each of those before.
    Each,
    /// 全部, 均, 所有.
    Every,
    /// 未, 无, 没有.
    Not,
    /// 除 … 外.
    Except,

    // Applications.
    /// 政府信息公开申请, 依申请公开.
    Application,
    /// 申请 alone: of what, the sentence must say.
    Apply,
    /// 收到, 新收.
    Receive,
    /// 受理, 登记.
    Accept,
    /// 办理, 处理.
    Handle,
    /// 办结, 答复.
    Finish,
    /// 拆分为: one application counted as several.
    Split,
    /// 结转, 顺延: between two years.
    Carry,
    /// 上年结转.
    CarriedIn,
    /// 结转下年度.
    CarriedOut,
    /// 尚未办结, 正在办理.
    Pending,
    /// 按时, 在法定期限内.
    InTime,
    /// A class of outcome, by the slot that it has.
    Outcome(Slot),
    /// A row of table 3 inside a class.
    SubRow(&'static str),
    /// A column of table 3.
    Applicant(Slot),
    /// 网络, 信函, 当面.
    Channel,

    // Cases.
    /// 行政复议.
    Review,
    /// 行政诉讼.
    Suit,
    /// 未经复议直接起诉.
    SuitDirect,
    /// 复议后起诉.
    SuitAfter,
    /// 行政争议, 复议诉讼.
    Dispute,
    /// A column of table 4.
    Result(CaseResult),
    /// 撤回, 驳回: how a case ended in words that are no term of the form, and the column that they may mean.
    LooseResult(CaseResult),
    /// 败诉.
    Lost,
    /// 败诉 or 纠错 in one word of praise: 零败诉.
    NoLoss,
    /// 引发, 被提起, 案件: goes with cases and says nothing more.
    OfCases,
    /// 备案, 出庭, 指导: cases in another sense than the table's.
    OtherCases,
    /// 政府信息公开.
    InfoPub,

    // Documents and decisions.
    /// 规范性文件.
    NormDoc,
    /// 规章.
    Regulation,
    /// 制发, 出台, 印发.
    Make,
    /// 废止.
    Repeal,
    /// 现行有效.
    Valid,
    /// 公开, 发布, 公示.
    Publish,
    /// 行政许可, 行政处罚, 行政强制, by row.
    Enforce(Slot),
    /// 作出, 实施.
    Decide,
    /// 决定.
    Decision,
    /// 事项, 目录.
    Items,
    /// 行政事业性收费.
    Charge,
    /// 信息处理费.
    HandlingFee,
    /// 收费通知.
    FeeNotice,
    /// 收取.
    Collect,

    // Ratios.
    /// 占, 占比.
    Share,
    /// 各占, 占比分别为: several shares follow.
    EachShare,
    /// 总数, 总量: the base of a share.
    Whole,
    /// 增长, 上升.
    Up,
    /// 下降, 减少.
    Down,
    /// 增加到, 增至.
    UpTo,
    /// 下降到, 减至.
    DownTo,
    /// 较, 比, 同比.
    Compare,
    /// 由, 从: where a change starts.
    From,
    /// 到.
    To,
    /// 办结率.
    FinishRate,
    /// 公开率, 主动公开率.
    OpenRate,
    /// 答复率, 解读率, 到期办结率.
    OtherRate,

    // Scope.
    /// 全区, 各部门.
    Wide,
    /// 本机关, 我局, 本级.
    Own,
    /// 我市, 全县 said by a government of itself: wide.
    SubBody,

    // The rest.
    /// 约, 近, 超: how exactly the number is meant.
    About,
    /// 近, 不足.
    AtMost,
    /// 超, 逾.
    AtLeast,
    /// 达, 高达.
    Reaching,
    /// 咨询, 信访, 热线: other things that are received and handled.
    Foreign,
    /// 涉及, 关于, 类: narrows what is counted.
    Narrow,
    /// 其他, 其余.
    Rest,
    /// 为主, 居多: of what kind most are.
    Mainly,
    /// Says nothing about what is counted.
    Filler,
}
