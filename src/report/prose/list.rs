//! Enumerations: a whole and the parts that are told of it.

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
