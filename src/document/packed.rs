//! A document as one text and a row of numbers: the way from the module that reads files to the page. The two have
//! no memory in common, and both sides are this file.

use super::{Block, Document, Extras, Format, Grid, GridCell};
use crate::text::Span;

/// Marks a line, with its start and end.
const LINE: u32 = 0;
/// Marks a table: start, end, number of rows; each row its number of cells; each cell five numbers.
const TABLE: u32 = 1;

/// A document in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// Its name.
    pub name: String,
    /// The name of its format.
    pub format: String,
    /// Its text.
    pub text: String,
    /// Extras, then blocks.
    pub layout: Vec<u32>,
}

impl Packed {
    /// Takes a document apart. The way back to an HTML source does not come along: only the page uses these, and
    /// it shows the text.
    pub fn new(document: Document) -> Packed {
        let mut layout = Vec::new();
        let mut put = |number: usize| layout.push(u32::try_from(number).unwrap_or(u32::MAX));
        let extras = &document.extras;
        [extras.revisions, extras.comments, extras.hidden, extras.images.len()]
            .into_iter()
            .for_each(&mut put);
        extras.images.iter().copied().for_each(&mut put);
        put(extras.doubtful.len());
        extras.doubtful.iter().flat_map(|span| [span.start, span.end]).for_each(&mut put);
        for block in &document.blocks {
            match block {
                Block::Line(span) => [LINE as usize, span.start, span.end].into_iter().for_each(&mut put),
                Block::Table(grid) => {
                    [TABLE as usize, grid.span.start, grid.span.end, grid.rows.len()]
                        .into_iter()
                        .for_each(&mut put);
                    for row in &grid.rows {
                        put(row.len());
                        for cell in row {
                            let GridCell { span, column, colspan, rowspan } = *cell;
                            [span.start, span.end, column.into(), colspan.into(), rowspan.into()]
                                .into_iter()
                                .for_each(&mut put);
                        }
                    }
                }
            }
        }
        Packed { name: document.name, format: document.format.name().to_owned(), text: document.text, layout }
    }

    /// Puts the document together again; `None` where the numbers do not describe one.
    pub fn unpack(self) -> Option<Document> {
        let format = Format::ALL.into_iter().find(|format| format.name() == self.format)?;
        let mut numbers = Numbers { rest: &self.layout, end: self.text.len() };
        let (revisions, comments, hidden) = (numbers.next()?, numbers.next()?, numbers.next()?);
        let images = (0..numbers.next()?).map(|_| numbers.next()).collect::<Option<Vec<usize>>>()?;
        let doubtful = (0..numbers.next()?).map(|_| numbers.span()).collect::<Option<Vec<Span>>>()?;
        let extras = Extras { images, revisions, comments, hidden, doubtful };
        let mut blocks = Vec::new();
        while let Some(kind) = numbers.next() {
            blocks.push(match u32::try_from(kind).ok()? {
                LINE => Block::Line(numbers.span()?),
                TABLE => Block::Table(numbers.grid()?),
                _ => return None,
            });
        }
        Some(Document { name: self.name, format, text: self.text, blocks, extras, ..Document::default() })
    }
}

/// The numbers that are still to be read, and the length of the text that they point into.
struct Numbers<'a> {
    rest: &'a [u32],
    end: usize,
}

impl Numbers<'_> {
    fn next(&mut self) -> Option<usize> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        usize::try_from(*first).ok()
    }

    fn small(&mut self) -> Option<u16> {
        self.next().and_then(|number| u16::try_from(number).ok())
    }

    fn span(&mut self) -> Option<Span> {
        let (start, end) = (self.next()?, self.next()?);
        (start <= end && end <= self.end).then(|| Span::new(start, end))
    }

    fn grid(&mut self) -> Option<Grid> {
        let span = self.span()?;
        let rows = (0..self.next()?).map(|_| {
            (0..self.next()?)
                .map(|_| {
                    let span = self.span()?;
                    let (column, colspan, rowspan) = (self.small()?, self.small()?, self.small()?);
                    Some(GridCell { span, column, colspan, rowspan })
                })
                .collect::<Option<Vec<GridCell>>>()
        });
        let rows = rows.collect::<Option<Vec<_>>>()?;
        Some(Grid { span, rows })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_survives_the_way() {
        let html = "<p>第一段</p><table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>1</td><td>2</td></tr></table>";
        let mut document = crate::source::from_html(html);
        document.name = "报告.docx".to_owned();
        document.extras.images = vec![0, 3];
        document.extras.revisions = 2;
        document.extras.doubtful = vec![Span::new(3, 6)];
        let packed = Packed::new(document.clone());
        let back = packed.clone().unpack().unwrap();
        assert_eq!(Packed::new(back.clone()), packed);
        assert_eq!((back.text, back.name, back.extras), (document.text, document.name, document.extras));
    }

    #[test]
    fn numbers_that_describe_nothing_are_refused() {
        let with = |layout: &[u32]| {
            let text = "文本".to_owned();
            Packed { format: "docx".to_owned(), text, layout: layout.to_vec(), ..Packed::default() }.unpack()
        };
        assert!(with(&[0, 0, 0, 0, 0, 0, 0, 6]).is_some());
        for layout in [
            &[][..],
            &[0, 0, 0, 0, 0, 0, 0, 7],
            &[0, 0, 0, 0, 0, 9],
            &[0, 0, 0, 0, 0, 1, 0, 6, 1, u32::MAX],
            &[0, 0, 0, 0, 1, 6, 9],
        ] {
            assert!(with(layout).is_none(), "{layout:?}");
        }
    }
}
