//! Which sections there are, in which order, under which titles.

mod extra;
mod missing;
mod order;
mod title;

pub use extra::Extra;
pub(super) use extra::shifting;
pub use missing::Missing;
pub(super) use missing::numeral_value;
pub use order::Order;
pub use title::Title;
