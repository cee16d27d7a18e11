//! The elements of HTML by what they mean for the text: which hold cells, which end a line, which hold nothing.

/// The most columns that one cell is taken to cover. The official tables have fifteen.
pub(super) const MAX_COLSPAN: u16 = 64;

/// What a tag means to the builder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Table,
    RowGroup,
    Row,
    Cell,
    Break,
    Image,
    Pre,
    Block,
    /// Shown by the browser in its own way, or not at all: skipped with all that is inside.
    Opaque,
    Inserted,
    Deleted,
    Inline,
}

pub(super) fn kind(name: &str) -> Kind {
    let mut lower = [0u8; 12];
    let Some(room) = lower.get_mut(..name.len()) else { return Kind::Inline };
    room.copy_from_slice(name.as_bytes());
    room.make_ascii_lowercase();
    match &*room {
        b"table" => Kind::Table,
        b"thead" | b"tbody" | b"tfoot" => Kind::RowGroup,
        b"tr" => Kind::Row,
        b"td" | b"th" => Kind::Cell,
        b"br" => Kind::Break,
        b"img" | b"v:imagedata" => Kind::Image,
        b"pre" => Kind::Pre,
        b"select" | b"datalist" | b"template" | b"svg" | b"math" | b"object" | b"audio" | b"video"
        | b"canvas" | b"xml" | b"script" | b"style" | b"title" | b"textarea" | b"noscript" | b"iframe"
        | b"noembed" | b"noframes" => Kind::Opaque,
        b"ins" => Kind::Inserted,
        b"del" => Kind::Deleted,
        b"address" | b"article" | b"aside" | b"blockquote" | b"body" | b"caption" | b"center" | b"dd"
        | b"details" | b"dialog" | b"dir" | b"div" | b"dl" | b"dt" | b"fieldset" | b"figcaption"
        | b"figure" | b"footer" | b"form" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"head"
        | b"header" | b"hgroup" | b"hr" | b"html" | b"legend" | b"li" | b"main" | b"menu" | b"nav"
        | b"ol" | b"p" | b"section" | b"summary" | b"ul" => Kind::Block,
        _ => Kind::Inline,
    }
}

pub(super) fn is_void(name: &str) -> bool {
    const VOID: [&str; 13] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ];
    VOID.iter().any(|void| name.eq_ignore_ascii_case(void))
}

/// Whether an element of one kind stands in one of the other, of the parts of a table: a row holds cells, no rows.
pub(super) fn holds(outer: Kind, inner: Kind) -> bool {
    let depth = |kind: Kind| match kind {
        Kind::Table => 0,
        Kind::RowGroup => 1,
        Kind::Row => 2,
        Kind::Cell => 3,
        _ => 4,
    };
    depth(outer) < depth(inner)
}

/// The number that a value begins with, as browsers read it: `3`, ` +3`, `3px`.
pub(super) fn leading_number(value: &str) -> Option<u16> {
    let value = value.trim_start();
    let value = value.strip_prefix('+').unwrap_or(value);
    let end = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
    value.get(..end)?.parse().ok()
}

/// Whether a line may be broken beside the character without a space being meant: ideographs, full-width forms
/// and Chinese punctuation.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '…' | '—')
}
