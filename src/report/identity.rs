//! Who reports on which year.

use crate::text::Span;

/// Who reports on which year, with the places where it says so.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    /// The title, on one line.
    pub title: Option<Located<String>>,
    /// The body that reports, 青禾区人民政府: the one that most of title, signature and opening name.
    pub body: Option<Located<String>>,
    /// The body that the title names.
    pub title_body: Option<Located<String>>,
    /// The body under the report (落款), with a day or without.
    pub signature: Option<Located<String>>,
    /// What kind of body it is.
    pub kind: Option<BodyKind>,
    /// The year reported on, by the weight of all that states it.
    pub year: Option<Located<u16>>,
    /// Whether as much speaks for another year.
    pub year_is_in_doubt: bool,
    /// The year that the title says.
    pub title_year: Option<Located<u16>>,
    /// The year that the opening gives the report, before its name.
    pub opening_year: Option<Located<u16>>,
    /// First and last day of the period, as far as it is stated.
    pub period: Option<Located<Period>>,
    /// The date under the report, or else the date of publication.
    pub date: Option<Located<Date>>,
    /// Whether `date` is the one under the report (落款) and not one of publication.
    pub date_is_signature: bool,
}

/// A value and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Located<T> {
    /// What.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// A day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// 统计期限: each end as far as it is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// The kind of body, read off its name (domain §4.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// A government of a province, city, county, district: its report covers all its bodies.
    Region,
    /// A government's own office.
    Office,
    /// A department.
    Dept,
    /// A town or township.
    Town,
    /// A street office.
    Street,
}

impl BodyKind {
    /// The name that stands in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            BodyKind::Region => "region",
            BodyKind::Office => "office",
            BodyKind::Dept => "dept",
            BodyKind::Town => "town",
            BodyKind::Street => "street",
        }
    }

    /// Whether the report is about this one body alone.
    pub fn is_single(self) -> bool {
        self != BodyKind::Region
    }
}
