//! The tree put together from tokens, with what is left open closed where a browser would.

use super::elements::{Kind, MAX_COLSPAN, holds, is_void, is_wide, kind, leading_number};
use super::{Cell, Mark, Node, Page, Row, Table};
use crate::source::html::entities::reference;
use crate::source::html::tokens::{Token, Tokens, attribute, has_style};
use crate::text::Span;

/// A table that is being read.
#[derive(Debug, Default)]
struct Open {
    table: Table,
    group: usize,
    in_row: bool,
    in_cell: bool,
}

/// An element that is skipped with all that is inside.
struct Skip<'a> {
    name: &'a str,
    /// How many of that name are open.
    depth: usize,
    /// How many tables inside it are open.
    tables: usize,
}

/// Takes a page apart.
pub fn build(html: &str) -> Page {
    let mut builder = Builder { html, ..Builder::default() };
    for token in Tokens::new(html) {
        builder.token(token);
    }
    builder.flush(html.len());
    while !builder.open.is_empty() {
        builder.close_table(html.len());
    }
    builder.page
}

#[derive(Default)]
struct Builder<'a> {
    html: &'a str,
    page: Page,
    /// Where the line that is being read begins in the page's text.
    line: usize,
    /// White space that has been read but not written, in the source.
    space: Option<Span>,
    pre: usize,
    open: Vec<Open>,
    skip: Option<Skip<'a>>,
}

impl<'a> Builder<'a> {
    fn token(&mut self, token: Token<'a>) {
        if self.skips(token) {
            return;
        }
        match token {
            Token::Text(span) => self.text(span),
            Token::Start { name, attributes, span } => self.start(name, attributes, span),
            Token::End { name, span } => self.end(name, span.start),
        }
    }

    /// Whether the token is inside something that is skipped; ends the skipping where that ends.
    fn skips(&mut self, token: Token<'a>) -> bool {
        let Some(skip) = &mut self.skip else { return false };
        let same = |name: &str| name.eq_ignore_ascii_case(skip.name);
        match token {
            Token::Text(_) => return true,
            Token::Start { name, .. } => {
                // A new row, cell or paragraph ends one whose end tag was left out.
                let ends = match kind(skip.name) {
                    Kind::RowGroup => skip.tables == 0 && kind(name) == Kind::RowGroup,
                    Kind::Row => skip.tables == 0 && matches!(kind(name), Kind::Row | Kind::RowGroup),
                    Kind::Cell => {
                        skip.tables == 0 && matches!(kind(name), Kind::Cell | Kind::Row | Kind::RowGroup)
                    }
                    Kind::Block => {
                        (skip.name.eq_ignore_ascii_case("p") || skip.name.eq_ignore_ascii_case("li"))
                            && (same(name) || kind(name) == Kind::Table)
                    }
                    _ => false,
                };
                if ends {
                    self.skip = None;
                    return false;
                }
                skip.depth += usize::from(same(name));
                skip.tables += usize::from(kind(name) == Kind::Table);
            }
            Token::End { name, .. } => {
                if same(name) {
                    skip.depth -= 1;
                    if skip.depth == 0 {
                        self.skip = None;
                    }
                    return true;
                }
                let (ended, skipped) = (kind(name), kind(skip.name));
                match ended {
                    Kind::Table if skip.tables > 0 => skip.tables -= 1,
                    // What it stands in ends, and so does it.
                    Kind::Table | Kind::RowGroup | Kind::Row | Kind::Cell
                        if skip.tables == 0 && holds(ended, skipped) =>
                    {
                        self.skip = None;
                        return false;
                    }
                    _ => {}
                }
            }
        }
        true
    }

    fn start(&mut self, name: &'a str, attributes: &'a str, span: Span) {
        let kind = kind(name);
        let office_comment = attribute(attributes, "class").is_some_and(|class| {
            class.eq_ignore_ascii_case("MsoCommentReference") || class.eq_ignore_ascii_case("msocomanchor")
        }) || has_style(attributes, "mso-element", "comment-list");
        let struck_out = kind == Kind::Deleted;
        let crossed_out = self.is_crossed_out(name, span);
        let unseen = has_style(attributes, "display", "none")
            || has_style(attributes, "mso-hide", "all")
            || attribute(attributes, "hidden").is_some_and(|v| !v.eq_ignore_ascii_case("until-found"));
        if (office_comment || struck_out || crossed_out || unseen || kind == Kind::Opaque) && !is_void(name) {
            // Counted where the writer's program meant it; a page's folded menus are nobody's business.
            self.page.comments += usize::from(has_style(attributes, "mso-element", "comment"));
            self.page.comments += usize::from(
                attribute(attributes, "class").is_some_and(|c| c.eq_ignore_ascii_case("MsoCommentReference")),
            );
            self.page.revisions += usize::from(struck_out);
            self.page.hidden += usize::from(has_style(attributes, "mso-hide", "all"));
            if !matches!(kind, Kind::Inline | Kind::Deleted | Kind::Opaque) {
                self.flush(span.start);
            }
            self.skip = Some(Skip { name, depth: 1, tables: usize::from(kind == Kind::Table) });
            return;
        }
        match kind {
            Kind::Inline if name.eq_ignore_ascii_case("sup") => self.set_off_note(span),
            Kind::Inline if name.eq_ignore_ascii_case("input") && !unseen => self.field(attributes),
            Kind::Inline | Kind::Deleted | Kind::Opaque => {}
            Kind::Inserted => self.page.revisions += 1,
            Kind::Image if !unseen => self.container().push(Node::Image),
            Kind::Image => {}
            Kind::Break | Kind::Block => self.flush(span.start),
            Kind::Pre => {
                self.flush(span.start);
                self.pre += 1;
            }
            Kind::Table => self.open_table(span.start),
            Kind::RowGroup => self.end_group(span.start),
            Kind::Row => self.open_row(span.start),
            Kind::Cell => self.open_cell(attributes, span),
        }
    }

    /// Whether the element crosses out what stands in a cell: not the figure that holds. Pages use `<s>` for their
    /// looks as well, and leave it open; so it must be in a cell, and end soon.
    fn is_crossed_out(&self, name: &str, span: Span) -> bool {
        const SOON: usize = 200;
        let crosses = name.eq_ignore_ascii_case("s") || name.eq_ignore_ascii_case("strike");
        if !crosses || !self.open.last().is_some_and(|open| open.in_cell) {
            return false;
        }
        let rest = self.html.as_bytes().get(span.end..).unwrap_or(&[]);
        let near = rest.get(..rest.len().min(SOON)).unwrap_or(&[]);
        near.windows(name.len() + 2)
            .any(|w| w.strip_prefix(b"</").is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes())))
    }

    /// A raised figure right behind a figure is a note to it, or an exponent, and none of its digits.
    fn set_off_note(&mut self, span: Span) {
        let line = self.page.text.get(self.line..).unwrap_or("");
        if line.ends_with(|c: char| c.is_ascii_digit()) && self.space.is_none() {
            self.space = Some(span);
        }
    }

    /// The value of a field in a cell is what stands in that cell. Elsewhere fields are the page's own.
    fn field(&mut self, attributes: &'a str) {
        let is_text = attribute(attributes, "type")
            .is_none_or(|t| ["", "text", "number", "tel"].iter().any(|known| t.eq_ignore_ascii_case(known)));
        let Some(value) = attribute(attributes, "value").filter(|_| is_text) else { return };
        if self.open.last().is_some_and(|open| open.in_cell) {
            let start = (value.as_ptr() as usize).saturating_sub(self.html.as_ptr() as usize);
            let span = Span::new(start, start + value.len());
            if span.of(self.html) == value {
                self.text(span);
            }
        }
    }

    fn end(&mut self, name: &str, at: usize) {
        match kind(name) {
            Kind::Inline | Kind::Inserted | Kind::Deleted | Kind::Opaque | Kind::Image => {}
            Kind::Break | Kind::Block => self.flush(at),
            Kind::Pre => {
                self.flush(at);
                self.pre = self.pre.saturating_sub(1);
            }
            Kind::Table => {
                self.flush(at);
                self.close_table(at);
            }
            Kind::RowGroup => self.end_group(at),
            Kind::Cell => self.close_cell(at),
            Kind::Row => {
                self.close_cell(at);
                if let Some(open) = self.open.last_mut() {
                    open.in_row = false;
                }
            }
        }
    }

    fn end_group(&mut self, at: usize) {
        self.close_cell(at);
        if let Some(open) = self.open.last_mut() {
            open.group += 1;
            open.in_row = false;
        }
    }

    fn open_table(&mut self, at: usize) {
        self.flush(at);
        // A table cannot begin between two cells of another: that one's end tag was left out.
        if self.open.last().is_some_and(|open| !open.in_cell) {
            self.close_table(at);
        }
        self.open.push(Open::default());
    }

    fn open_row(&mut self, at: usize) {
        self.close_cell(at);
        if self.open.is_empty() {
            // A row outside a table: the piece of a page that was copied began inside one.
            self.open.push(Open::default());
        }
        if let Some(open) = self.open.last_mut() {
            open.table.rows.push(Row { group: open.group, cells: Vec::new() });
            open.in_row = true;
        }
    }

    fn open_cell(&mut self, attributes: &str, span: Span) {
        self.close_cell(span.start);
        if self.open.last().is_none_or(|open| !open.in_row) {
            self.open_row(span.start);
        }
        let number = |name: &str| attribute(attributes, name).and_then(leading_number);
        let cell = Cell {
            colspan: number("colspan").unwrap_or(1).clamp(1, MAX_COLSPAN),
            rowspan: match number("rowspan") {
                Some(0) => u16::MAX,
                said => said.unwrap_or(1),
            },
            nodes: Vec::new(),
            end: span.end,
        };
        if let Some(open) = self.open.last_mut() {
            if let Some(row) = open.table.rows.last_mut() {
                row.cells.push(cell);
            }
            open.in_cell = true;
        }
    }

    fn close_cell(&mut self, at: usize) {
        self.flush(at);
        if let Some(open) = self.open.last_mut().filter(|open| open.in_cell) {
            open.in_cell = false;
            if let Some(cell) = open.table.rows.last_mut().and_then(|row| row.cells.last_mut()) {
                cell.end = at;
            }
        }
    }

    fn close_table(&mut self, at: usize) {
        self.close_cell(at);
        let Some(open) = self.open.pop() else { return };
        if open.table.rows.iter().all(|row| row.cells.is_empty()) {
            return;
        }
        let id = self.page.tables.len();
        self.page.tables.push(open.table);
        self.container().push(Node::Table(id));
    }

    /// Where the next node goes: the open cell, or the page. What stands in a table but in no cell goes before
    /// the table, as in a browser.
    fn container(&mut self) -> &mut Vec<Node> {
        let cell = self.open.iter_mut().rev().find(|open| open.in_cell);
        match cell.and_then(|open| open.table.rows.last_mut()).and_then(|row| row.cells.last_mut()) {
            Some(cell) => &mut cell.nodes,
            None => &mut self.page.nodes,
        }
    }

    /// Ends the line that is being read.
    fn flush(&mut self, at: usize) {
        self.space = None;
        let line = Span::new(self.line, self.page.text.len());
        let inner = line.trimmed(&self.page.text);
        if inner.start == inner.end {
            self.page.text.truncate(line.start);
            while self.page.marks.last().is_some_and(|mark| mark.at >= line.start) {
                self.page.marks.pop();
            }
            return;
        }
        self.line = line.end;
        // Text behind a whole row: the end tag of the table was left out.
        let ended = |open: &Open| !open.in_row && !open.in_cell && !open.table.rows.is_empty();
        if self.open.last().is_some_and(ended) {
            self.close_table(at);
        }
        self.container().push(Node::Line(inner));
    }

    fn text(&mut self, span: Span) {
        let piece = span.of(self.html);
        let mut at = 0;
        while let Some(rest) = piece.get(at..).filter(|rest| !rest.is_empty()) {
            let Some(first) = rest.chars().next() else { break };
            let source = span.start + at;
            let decoded = (first == '&').then(|| reference(rest)).flatten();
            let (c, length) = decoded.unwrap_or((first, first.len_utf8()));
            at += length;
            if self.pre > 0 && c == '\n' {
                self.flush(source);
            } else if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}') && (self.pre == 0 || c == '\r') {
                let run = self.space.get_or_insert(Span::new(source, source));
                run.end = source + length;
            } else if c != '\0' {
                self.write_space(c);
                self.write(c, source, length, decoded.is_some());
            }
        }
    }

    /// Writes the white space before `next` as one space; none at the start of a line, and none where the
    /// source was merely broken between two Chinese characters.
    fn write_space(&mut self, next: char) {
        let Some(run) = self.space.take() else { return };
        let Some(before) = self.page.text.get(self.line..).and_then(|line| line.chars().next_back()) else {
            return;
        };
        let broken = run.of(self.html).contains(['\n', '\r']);
        if !(broken && is_wide(before) && is_wide(next)) {
            // A raised figure is told from one that a space sets apart.
            let is_raised = run.of(self.html).starts_with('<') && next.is_ascii_digit();
            self.write(if is_raised { '^' } else { ' ' }, run.start, run.end - run.start, true);
        }
    }

    /// Writes a character that came from `length` bytes at `source`.
    fn write(&mut self, c: char, source: usize, length: usize, alone: bool) {
        let at = self.page.text.len();
        let continues = !alone
            && self.page.marks.last().is_some_and(|m| m.width == 0 && m.source + (at - m.at) == source);
        if !continues {
            self.page.marks.push(Mark { at, source, width: if alone { length } else { 0 } });
        }
        self.page.text.push(c);
    }
}
