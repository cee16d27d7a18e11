//! The header of table 4: which of the fifteen columns stands where.

use crate::form::FORM_2021;
use crate::report::{HeaderFault, HeaderFaultKind};
use crate::text::Span;

use super::super::figure_groups::{Event, Events, words};
use super::super::stream::Stream;
use super::{BLOCK, RESULTS, WIDTH};

/// What the header says.
#[derive(Clone, Debug, Default)]
pub struct Header {
    /// For each figure of the row, left to right, its place among the form's fifteen; `None` where nobody can tell.
    /// Empty where the header does not name all its columns, or names them as the form does.
    pub order: Vec<Option<usize>>,
    /// What it says otherwise than the form.
    pub faults: Vec<HeaderFault>,
}

/// A name in the header.
struct Name {
    /// The result; `None`: a column that the form does not have.
    result: Option<usize>,
    text: String,
    span: Span,
}

/// Reads the header: what stands before the first figures.
pub fn read(stream: &Stream<'_>, events: &Events) -> Header {
    let mut names: Vec<Name> = Vec::new();
    let mut blocks: Vec<Block> = Vec::new();
    let head = events.list.iter().take_while(|event| !matches!(event, Event::Group(_)));
    for (segment, text) in words(stream, head) {
        let result = RESULTS.iter().position(|word| text.contains(word) && text.chars().count() <= 5);
        if let Some(block) = block(&text) {
            blocks.push(block);
        } else if result.is_some() || is_foreign(&text) {
            names.push(Name { result, text, span: segment.span });
        }
    }
    let place = |block: Block| blocks.iter().position(|b| *b == block);
    let turned = |first: Block, second: Block| place(second).is_some() && place(second) < place(first);
    let suits = if turned(Block::Direct, Block::After) { [2, 1] } else { [1, 2] };
    // The results of 行政复议 stand in a row above those of 行政诉讼, wherever its figures stand.
    let named = [0, suits[0], suits[1]];
    let suits_first = turned(Block::Review, Block::Suit);
    let printed = if suits_first { [suits[0], suits[1], 0] } else { named };
    let Some(mut header) = results(&names, named, printed) else { return Header::default() };
    if named != [0, 1, 2] || suits_first {
        let moved = blocks.iter().filter(|block| match block {
            Block::Review | Block::Suit => suits_first,
            Block::Direct | Block::After => suits != [1, 2],
        });
        header.faults.extend(moved.map(|block| HeaderFault {
            kind: HeaderFaultKind::Moved,
            name: block.name().to_owned(),
            span: None,
        }));
    }
    let usual = header.order.iter().enumerate().all(|(at, place)| *place == Some(at));
    if usual && header.order.len() == WIDTH {
        header.order.clear();
    }
    header
}

/// A name over several results.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    Review,
    Suit,
    Direct,
    After,
}

impl Block {
    const ALL: [Block; 4] = [Block::Review, Block::Suit, Block::Direct, Block::After];

    fn name(self) -> &'static str {
        match self {
            Block::Review => "行政复议",
            Block::Suit => "行政诉讼",
            Block::Direct => "未经复议直接起诉",
            Block::After => "复议后起诉",
        }
    }
}

fn block(text: &str) -> Option<Block> {
    Block::ALL.into_iter().find(|block| block.name() == text)
}

/// Whether words may be the name of a column that the form does not have.
fn is_foreign(text: &str) -> bool {
    let length = text.chars().count();
    (2..=6).contains(&length)
        && text.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
        && !["结果", "维持", "纠正", "其他", "尚未", "审结", "计", "复议", "诉", "表", "单位", "情况", "续"]
            .iter()
            .any(|word| text.contains(word))
}

/// The results under each block. `named`: the blocks in the order of their names; `printed`: in that of the figures.
fn results(names: &[Name], named: [usize; 3], printed: [usize; 3]) -> Option<Header> {
    let known: Vec<usize> = names.iter().filter_map(|n| n.result).collect();
    let foreign = names.len() - known.len();
    // How many names each block has: five, but for one that lacks one or has one too many.
    let sizes: Vec<[usize; 3]> = match (known.len(), foreign) {
        (WIDTH, 0) => vec![[BLOCK; 3]],
        (LACKING, 0) => (0..3).map(|at| sized(at, BLOCK - 1)).collect(),
        (WIDTH, 1) | (SPARE, 0) => (0..3).map(|at| sized(at, BLOCK + 1)).collect(),
        _ => return None,
    };
    let mut fitting = sizes.into_iter().filter_map(|sizes| blocks(names, sizes, named));
    let blocks = fitting.next().filter(|_| fitting.next().is_none())?;
    let mut header = Header::default();
    for block in printed {
        let at = named.iter().position(|b| *b == block)?;
        header.order.extend(blocks.get(at)?.0.iter().copied());
    }
    header.faults = blocks.into_iter().flat_map(|(_, faults)| faults).collect();
    Some(header)
}

/// One name too few, and one too many.
const LACKING: usize = WIDTH - 1;
const SPARE: usize = WIDTH + 1;

fn sized(at: usize, size: usize) -> [usize; 3] {
    std::array::from_fn(|block| if block == at { size } else { BLOCK })
}

/// The places of a block's figures, and what its names say otherwise than the form.
type BlockNames = (Vec<Option<usize>>, Vec<HeaderFault>);

fn blocks(names: &[Name], sizes: [usize; 3], named: [usize; 3]) -> Option<Vec<BlockNames>> {
    let mut rest = names;
    let mut out = Vec::new();
    for (size, block) in sizes.into_iter().zip(named) {
        let (own, behind) = rest.split_at_checked(size)?;
        rest = behind;
        out.push(of_block(own, block, sizes == [BLOCK; 3])?);
    }
    Some(out)
}

fn of_block(names: &[Name], block: usize, whole: bool) -> Option<BlockNames> {
    let row = FORM_2021.t4.get(block)?;
    let label = |column: usize| row.columns.get(column).map_or("", |c| c.label);
    let full = |column: usize| format!("{}·{}", row.short(), label(column));
    let count = |column: usize| names.iter().filter(|n| n.result == Some(column)).count();
    let missing: Vec<usize> = (0..BLOCK).filter(|c| count(*c) == 0).collect();
    let twice: Vec<usize> = (0..BLOCK).filter(|c| count(*c) > 1).collect();
    let foreign = names.iter().filter(|n| n.result.is_none()).count();
    // Where a name is lacking or one too many somewhere, order tells the blocks apart.
    if !whole && names.len() == BLOCK && !is_rising(names) {
        return None;
    }
    let sound = match (names.len(), foreign) {
        // In order, but for what is not there or not the form's.
        (4, 0) => missing.len() == 1 && is_rising(names),
        (5, 0) => missing.len() == twice.len() && missing.len() <= 1,
        (6, 1) => missing.is_empty() && is_rising(names),
        (6, 0) => missing.is_empty() && twice.len() == 1,
        _ => false,
    };
    if !sound {
        return None;
    }
    let unsure = |column: &usize| twice.contains(column) || names.len() == BLOCK && missing.contains(column);
    let place = |name: &Name| name.result.filter(|c| !unsure(c)).map(|column| block * BLOCK + column);
    let mut faults = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let again = names.iter().take(at).any(|n| n.result == name.result);
        let moved = twice.is_empty() && foreign == 0 && names.len() == BLOCK && name.result != Some(at);
        let kind = match name.result {
            None => HeaderFaultKind::Extra,
            Some(_) if again => HeaderFaultKind::Extra,
            Some(_) if moved => HeaderFaultKind::Moved,
            Some(_) => continue,
        };
        let text = name.result.map_or_else(|| name.text.clone(), full);
        faults.push(HeaderFault { kind, name: text, span: Some(name.span) });
    }
    faults.extend(missing.iter().map(|column| HeaderFault {
        kind: HeaderFaultKind::Missing,
        name: full(*column),
        span: None,
    }));
    Some((names.iter().map(place).collect(), faults))
}

fn is_rising(names: &[Name]) -> bool {
    let known: Vec<usize> = names.iter().filter_map(|n| n.result).collect();
    known.is_sorted_by(|one, next| one < next)
}
