//! What happens beside the drawing: the check after typing, keys, the page's language and colours.

mod anywhere;
mod check;
mod field;
mod history;
mod keys;
mod page;

pub use anywhere::use_anywhere;
pub use check::use_check;
pub use field::{use_field, use_sheet};
pub use history::{use_history, use_unload};
pub use keys::use_keys;
pub use page::{use_dialog, use_folder, use_gallery, use_house_pages, use_kept, use_page, use_rule_page};
