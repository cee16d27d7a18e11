//! Keys that are no characters, as WebDriver names them.

/// Left Control.
pub const CONTROL: char = '\u{e009}';
/// Left Shift.
pub const SHIFT: char = '\u{e008}';
/// Left Alt.
pub const ALT: char = '\u{e00a}';
/// Backspace.
pub const BACKSPACE: char = '\u{e003}';
/// Tab.
pub const TAB: char = '\u{e004}';
/// Enter.
pub const ENTER: char = '\u{e007}';
/// The space bar.
pub const SPACE: char = ' ';
/// Escape.
pub const ESCAPE: char = '\u{e00c}';
/// Arrow keys.
pub const LEFT: char = '\u{e012}';
/// Arrow keys.
pub const UP: char = '\u{e013}';
/// Arrow keys.
pub const RIGHT: char = '\u{e014}';
/// Arrow keys.
pub const DOWN: char = '\u{e015}';
/// F8.
pub const F8: char = '\u{e038}';
/// Home.
pub const HOME: char = '\u{e011}';
/// End.
pub const END: char = '\u{e010}';
