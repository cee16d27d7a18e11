//! What one file may cost. Every reader is handed the budget of its file, and asks it before it inflates, keeps or repeats
//! anything. Counted is what is done and not the time: the same file gets the same answer on every machine.

use std::cell::Cell;

use super::Unreadable;

/// What a reader spends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// A byte that an archive or a stream inflates to.
    Inflated,
    /// A byte of text that goes into the document.
    Text,
    /// A member of an archive.
    Parts,
    /// An element or an attribute of XML.
    Nodes,
    /// A cell of a table.
    Cells,
    /// A page.
    Pages,
    /// An operator of a page, or a character that it shows.
    Steps,
}

/// By cost, in the order of [`Cost`]: the most that one file may spend. The largest report of a province has a body of 2 MB,
/// 60 pages and 20 000 elements; what goes beyond these is made to do harm, or no report.
const MOST: [(Cost, u64); 7] = [
    (Cost::Inflated, 128 << 20),
    (Cost::Text, 8 << 20),
    (Cost::Parts, 20_000),
    (Cost::Nodes, 1_500_000),
    (Cost::Cells, 200_000),
    (Cost::Pages, 300),
    (Cost::Steps, 4_000_000),
];

/// What is left for one file. Shared by all that work on it.
#[derive(Debug)]
pub struct Budget {
    left: [Cell<u64>; MOST.len()],
}

impl Default for Budget {
    fn default() -> Budget {
        Budget { left: MOST.map(|(_, most)| Cell::new(most)) }
    }
}

impl Budget {
    /// Spends so much; refused where it is more than is left, which is nothing from then on.
    pub fn spend(&self, cost: Cost, amount: usize) -> Result<(), Unreadable> {
        let Some(left) = self.left.get(cost as usize) else { return Err(Unreadable::TooBig) };
        let rest = left.get().checked_sub(amount as u64);
        left.set(rest.unwrap_or(0));
        rest.map(|_| ()).ok_or(Unreadable::TooBig)
    }

    /// How much is left.
    pub fn left(&self, cost: Cost) -> u64 {
        self.left.get(cost as usize).map_or(0, Cell::get)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spent_is_gone() {
        let budget = Budget::default();
        assert!(MOST.iter().enumerate().all(|(nth, (cost, _))| *cost as usize == nth));
        assert_eq!(budget.spend(Cost::Pages, 299), Ok(()));
        assert_eq!(budget.spend(Cost::Pages, 2), Err(Unreadable::TooBig));
        assert_eq!(budget.spend(Cost::Pages, 1), Err(Unreadable::TooBig));
        assert_eq!(budget.left(Cost::Parts), 20_000);
    }
}
