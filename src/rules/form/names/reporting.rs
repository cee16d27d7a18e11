//! The body whose report it is.

use crate::finding::Words;
use crate::report::{Located, may_be_one};
use crate::rules::Context;

/// What names of places end in.
pub(super) const PLACE_ENDS: [char; 6] = ['县', '区', '市', '镇', '乡', '旗'];

/// The body that the title names, in full.
fn of_title<'a>(cx: &Context<'a>) -> Option<&'a Located<String>> {
    let identity = &cx.report.identity;
    let title = identity.title.as_ref()?;
    identity.title_body.as_ref().filter(|body| title.span.contains(body.span))
}

/// The body that the report is on, where the title names one: mostly the title's, and where signature and opening agree
/// on another, that one.
pub(in crate::rules::form) fn reporting<'a>(cx: &Context<'a>) -> Option<Reporting<'a>> {
    let title = of_title(cx)?;
    let body = cx.report.identity.body.as_ref()?;
    let title_is_odd = !may_be_one(&title.value, &body.value);
    Some(Reporting { body: if title_is_odd { body } else { title }, title, title_is_odd })
}

/// Whose report it is, and by what.
pub(in crate::rules::form) struct Reporting<'a> {
    /// The body.
    pub(in crate::rules::form) body: &'a Located<String>,
    /// The one that the title names.
    pub(super) title: &'a Located<String>,
    /// Whether these are two.
    pub(super) title_is_odd: bool,
}

impl Reporting<'_> {
    /// What names it, in front of 机关是.
    pub(in crate::rules::form) fn by(&self) -> Words {
        if self.title_is_odd {
            Words::new("落款、正文的机关", "Signature and text name")
        } else {
            Words::new("标题的机关", "The title names")
        }
    }
}

/// Whether a name differs from a piece of the body's in one character: 青木县 beside 青禾县人民政府.
pub(super) fn one_character_off(name: &str, body: &str) -> bool {
    let (name, body): (Vec<char>, Vec<char>) = (name.chars().collect(), body.chars().collect());
    let off = |piece: &[char]| piece.iter().zip(&name).filter(|(a, b)| a != b).count() == 1;
    name.len() >= 3 && body.windows(name.len()).any(|piece| piece.last() == name.last() && off(piece))
}
