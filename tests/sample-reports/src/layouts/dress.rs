//! What may befall the characters of a table, whatever its layout.

use super::grid::{Cell, Drawn};

/// Odd characters and damage that no reader may stumble over.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dress {
    /// 表一 before each table.
    pub captions: bool,
    /// `１２` for `12`.
    pub wide_digits: bool,
    /// No-break spaces around figures.
    pub nbsp: bool,
    /// Full-width spaces around figures.
    pub wide_spaces: bool,
    /// Spaces inside labels.
    pub split_labels: bool,
    /// Headers cut short: 结果 for 结果维持.
    pub cut_headers: bool,
    /// Half-width punctuation in labels.
    pub plain_brackets: bool,
    /// CRLF.
    pub crlf: bool,
}

/// Each kind of dress by itself, and several together.
pub const DRESSES: [Dress; 10] = {
    const NONE: Dress = Dress {
        captions: false,
        wide_digits: false,
        nbsp: false,
        wide_spaces: false,
        split_labels: false,
        cut_headers: false,
        plain_brackets: false,
        crlf: false,
    };
    [
        NONE,
        Dress { captions: true, ..NONE },
        Dress { wide_digits: true, ..NONE },
        Dress { nbsp: true, ..NONE },
        Dress { wide_spaces: true, ..NONE },
        Dress { split_labels: true, ..NONE },
        Dress { cut_headers: true, ..NONE },
        Dress { plain_brackets: true, ..NONE },
        Dress { crlf: true, ..NONE },
        Dress {
            captions: true,
            wide_digits: true,
            split_labels: true,
            plain_brackets: true,
            crlf: true,
            ..NONE
        },
    ]
};

impl Dress {
    /// Dresses the cells of a table.
    pub fn table(self, mut table: Drawn) -> Drawn {
        for cell in table.rows.iter_mut().flatten() {
            cell.text = if cell.is_value { self.figure(&cell.text) } else { self.label(cell) };
        }
        table
    }

    /// Dresses the whole text.
    pub fn text(self, text: String) -> String {
        if self.crlf { text.replace('\n', "\r\n") } else { text }
    }

    fn figure(self, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        let wide = |c: char| char::from_u32(c as u32 + 0xFEE0).filter(|_| c.is_ascii_digit()).unwrap_or(c);
        let digits = if self.wide_digits { text.chars().map(wide).collect() } else { text.to_string() };
        match (self.nbsp, self.wide_spaces) {
            (true, _) => format!("\u{A0}{digits}\u{A0}"),
            (_, true) => format!("{digits}\u{3000}"),
            _ => digits,
        }
    }

    fn label(self, cell: &Cell) -> String {
        let mut text = cell.text.clone();
        let is_result = ["结果维持", "结果纠正", "其他结果", "尚未审结"].contains(&text.as_str());
        if self.cut_headers && is_result {
            text = text.chars().take(2).collect();
        }
        if self.plain_brackets {
            text = text.replace('（', "(").replace('）', ")").replace('，', ",").replace('：', ":");
        }
        let long = text.chars().count() > 3;
        if self.split_labels && long {
            let half = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
            text.insert(half, ' ');
        }
        text
    }
}
