//! What holds in a group and ends with it: where text goes, how it looks, which tables it stands in; and how rows are laid out.

use crate::source::stream::rows::Layout;

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum To {
    /// Into the document.
    #[default]
    Body,
    /// Nowhere, with all that it holds.
    Nowhere,
    /// The table of fonts.
    Fonts,
    /// The label of the paragraph.
    Label,
    /// A drawing: nothing of it is text but its boxes.
    Shape,
    /// Two forms of the same, of which the second is read.
    Twice,
    /// The second of them.
    Again,
    /// A text box.
    Box,
    /// How the rows of inner tables are laid out.
    Inner,
}

/// Groups that hold no text of the document, though nothing says that they may be passed over.
const ELSEWHERE: &[&str] = &[
    "aftncn",
    "aftnsep",
    "aftnsepc",
    "annotation",
    "atnid",
    "bkmkend",
    "bkmkstart",
    "colortbl",
    "comment",
    "fldinst",
    "footer",
    "footerf",
    "footerl",
    "footerr",
    "footnote",
    "ftncn",
    "ftnsep",
    "ftnsepc",
    "header",
    "headerf",
    "headerl",
    "headerr",
    "info",
    "listoverridetable",
    "listtable",
    "nonesttables",
    "nonshppict",
    "objdata",
    "pict",
    "revtbl",
    "rxe",
    "shprslt",
    "stylesheet",
    "tc",
    "tcn",
    "template",
    "txe",
    "xe",
];

/// Groups that may be passed over and hold text nonetheless.
const SHOWN: &[&str] = &["shppict", "fldrslt", "result", "cs"];

/// Where the text of a group goes that begins with this word; `None` where it says nothing of that.
pub fn destination(word: &str, starred: bool) -> Option<To> {
    Some(match word {
        "fonttbl" => To::Fonts,
        "listtext" | "pntext" => To::Label,
        "shp" | "shpinst" | "shpgrp" | "do" => To::Shape,
        "shptxt" | "dptxbxtext" => To::Box,
        "upr" => To::Twice,
        "ud" => To::Again,
        "nesttableprops" => To::Inner,
        word if ELSEWHERE.binary_search(&word).is_ok() => To::Nowhere,
        word if starred && !SHOWN.contains(&word) => To::Nowhere,
        _ => return None,
    })
}

/// A character that has a word of its own.
pub fn character(word: &str) -> Option<char> {
    Some(match word {
        "tab" => '\t',
        "line" | "lbr" => '\u{B}',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "bullet" => '•',
        "endash" => '–',
        "emdash" => '—',
        "enspace" => '\u{2002}',
        "emspace" => '\u{2003}',
        "qmspace" => '\u{2005}',
        _ => return None,
    })
}

/// How text looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub deleted: bool,
    pub inserted: bool,
    pub hidden: bool,
    pub struck: bool,
    pub raised: bool,
}

/// What holds in a group.
#[derive(Clone, Copy, Debug)]
pub struct State {
    pub to: To,
    /// How many characters stand behind each that older programs do not know, in its place.
    pub fallback: usize,
    pub font: i32,
    /// Whether the font of the other script is the one that is meant.
    is_associated: bool,
    pub look: Look,
    in_table: bool,
    /// In how many tables a paragraph stands, where it stands in any.
    pub depth: usize,
    /// Whether what is said of rows is said of inner tables.
    pub inner: bool,
}

impl Default for State {
    fn default() -> State {
        State {
            to: To::Body,
            fallback: 1,
            font: 0,
            is_associated: false,
            look: Look::default(),
            in_table: false,
            depth: 1,
            inner: false,
        }
    }
}

impl State {
    /// In how many tables the paragraph stands.
    pub fn depth(&self) -> usize {
        if self.in_table { self.depth } else { 0 }
    }

    /// Text looks as usual from here on.
    pub fn plain(&mut self, font: i32) {
        (self.look, self.font, self.is_associated) = (Look::default(), font, false);
    }

    /// A text of its own begins.
    pub fn begin_text(&mut self) {
        *self = State { fallback: self.fallback, font: self.font, ..State::default() };
    }

    /// Takes in a control word that changes what holds; false where it is none.
    pub fn take(&mut self, word: &str, number: Option<i32>) -> bool {
        let is_on = number != Some(0);
        match word {
            "f" => self.font = number.unwrap_or(0),
            "af" if self.is_associated => self.font = number.unwrap_or(0),
            "dbch" | "loch" | "hich" => self.is_associated = true,
            "rtlch" | "ltrch" => self.is_associated = false,
            "deleted" => self.look.deleted = is_on,
            "revised" => self.look.inserted = is_on,
            "v" => self.look.hidden = is_on,
            "strike" | "striked" => self.look.struck = is_on,
            "super" => self.look.raised = is_on,
            "sub" | "nosupersub" => self.look.raised = false,
            "pard" => (self.in_table, self.depth) = (false, 1),
            "intbl" => self.in_table = is_on,
            "itap" => {
                let depth = usize::try_from(number.unwrap_or(1)).unwrap_or(0);
                (self.in_table, self.depth) = (depth > 0, depth.max(1));
            }
            _ => return false,
        }
        true
    }
}

/// How a row is laid out, as far as it has been said.
#[derive(Default)]
pub struct Row {
    left: i32,
    /// The right edge of each cell, whether it goes on from the left, and whether it begins (false) or goes on (true) from above.
    cells: Vec<(i32, bool, Option<bool>)>,
    from_left: bool,
    down: Option<bool>,
}

impl Row {
    /// Takes in a control word.
    pub fn take(&mut self, word: &str, number: Option<i32>) {
        match word {
            "trowd" => *self = Row::default(),
            "trleft" => self.left = number.unwrap_or(0),
            "clmrg" => self.from_left = true,
            "clvmgf" => self.down = Some(false),
            "clvmrg" => self.down = Some(true),
            "cellx" => {
                let (from_left, down) = (std::mem::take(&mut self.from_left), self.down.take());
                self.cells.push((number.unwrap_or(0), from_left, down));
            }
            _ => {}
        }
    }

    /// The layout.
    pub fn layout(&self) -> Layout {
        let edges = std::iter::once(self.left).chain(self.cells.iter().map(|(edge, ..)| *edge));
        Layout::new(edges.collect(), self.cells.iter().map(|(_, from_left, down)| (*from_left, *down)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_groups_is_in_order() {
        assert!(ELSEWHERE.is_sorted());
        assert_eq!(destination("xe", false), Some(To::Nowhere));
        assert_eq!((destination("b", false), destination("b", true)), (None, Some(To::Nowhere)));
    }
}
