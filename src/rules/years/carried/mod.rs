//! Figures that one report hands on to the next.

mod applications;
mod in_force;
mod items;
mod open_total;
mod pending;

use crate::finding::Words;
pub use applications::CARRY;
pub use in_force::VALID;
pub use items::ITEMS;
pub use open_total::OPEN_TOTAL;
pub use pending::PENDING;

fn unread() -> Words {
    Words::new("有一份报告的相应格没有读到。", "A cell was not read in one of the reports.")
}
