//! Codes that are taken but whose rules are not written yet, so that the catalogue shows what is not checked.
//!
//! A code stands here with the reason until its rule stands in the catalogue; the pages of the catalogue leave
//! out those that do.

/// A rule that is still to be written.
#[derive(Debug)]
pub struct Planned {
    /// Its family, as in [`super::FAMILIES`].
    pub family: &'static str,
    /// Its code.
    pub code: &'static str,
    /// Its title in Chinese.
    pub title: &'static str,
    /// Why it is not there yet, Chinese and English.
    pub reason: (&'static str, &'static str),
}

/// The codes: none at present.
pub static PLANNED: &[Planned] = &[];

/// The codes of a family that have no rule yet.
pub fn missing(family: &str) -> impl Iterator<Item = &'static Planned> {
    PLANNED.iter().filter(move |p| p.family == family && super::find(p.code).is_none())
}
