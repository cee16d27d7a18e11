//! Plain values that the page works with: what is drawn of a checked report, what is marked in its text, the reports
//! that were opened together. Nothing here draws, and nothing here changes the [state](super::state).

mod aside;
pub mod block;
pub mod blurred;
pub mod csv;
pub mod difference;
pub mod edit;
pub mod fix;
pub mod folder;
pub mod highlights;
pub mod listing;
pub mod mistaken;
pub mod quote;
mod results_model;
pub mod samples;
mod selection;
mod shared;

pub use aside::{Reason, SetAside};
pub use folder::{Filter, Folder, Found, Item, Review, Sort};
pub use results_model::{CellView, Head, ResultsModel, RowView, Status};
pub use selection::Chosen;
pub use shared::Shared;
