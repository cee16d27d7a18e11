//! The six statutory sections, and the paragraphs outside the tables.

use crate::text::{Span, View};

/// The six statutory sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// 一、总体情况.
    S1,
    /// 二、主动公开政府信息情况.
    S2,
    /// 三、收到和处理政府信息公开申请情况.
    S3,
    /// 四、政府信息公开行政复议、行政诉讼情况.
    S4,
    /// 五、存在的主要问题及改进情况.
    S5,
    /// 六、其他需要报告的事项.
    S6,
}

impl SectionKind {
    /// All six, in order.
    pub const ALL: [SectionKind; 6] = [
        SectionKind::S1,
        SectionKind::S2,
        SectionKind::S3,
        SectionKind::S4,
        SectionKind::S5,
        SectionKind::S6,
    ];

    /// `s1` to `s6`.
    pub fn id(self) -> &'static str {
        match self {
            SectionKind::S1 => "s1",
            SectionKind::S2 => "s2",
            SectionKind::S3 => "s3",
            SectionKind::S4 => "s4",
            SectionKind::S5 => "s5",
            SectionKind::S6 => "s6",
        }
    }

    /// 一 to 六.
    pub fn numeral(self) -> &'static str {
        match self {
            SectionKind::S1 => "一",
            SectionKind::S2 => "二",
            SectionKind::S3 => "三",
            SectionKind::S4 => "四",
            SectionKind::S5 => "五",
            SectionKind::S6 => "六",
        }
    }

    /// The title without numeral, as the form prints it.
    pub fn title(self) -> &'static str {
        match self {
            SectionKind::S1 => "总体情况",
            SectionKind::S2 => "主动公开政府信息情况",
            SectionKind::S3 => "收到和处理政府信息公开申请情况",
            SectionKind::S4 => "政府信息公开行政复议、行政诉讼情况",
            SectionKind::S5 => "存在的主要问题及改进情况",
            SectionKind::S6 => "其他需要报告的事项",
        }
    }
}

/// A level-one section.
#[derive(Clone, Debug)]
pub struct Section {
    /// Which of the six; `None` for one that the form does not have.
    pub kind: Option<SectionKind>,
    /// The numeral printed before it (一), empty when there is none.
    pub numeral: String,
    /// The heading without the numeral.
    pub title: String,
    /// The heading.
    pub heading: Span,
    /// From the heading to before the next level-one heading.
    pub span: Span,
}

/// A paragraph outside the three tables. Lines that a converter broke are joined: one paragraph may take many.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph {
    /// Where.
    pub span: Span,
    /// What stands inside it and is none of its text: the footer and header of a page that it runs over. A
    /// paragraph that runs over two pages is cut at the second.
    pub gap: Option<Span>,
    /// What it is.
    pub kind: ParagraphKind,
    /// The section that it stands in; `None` before the first.
    pub section: Option<SectionKind>,
}

impl Paragraph {
    /// Its text, folded and without white space, with the way back to its places. Read prose by this, and a
    /// page's number never stands in the middle of a sentence.
    pub fn squeezed(&self, text: &str) -> View {
        View::squeezed_around(text, self.span, self.gap)
    }
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Running text.
    Prose,
    /// A heading of level one.
    Heading,
    /// Title, caption, page number, menu, screenshot, converter's mark: never read for facts.
    Noise,
}
