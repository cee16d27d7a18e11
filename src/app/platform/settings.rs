//! The person's settings of the check, as they are kept between visits.

use crate::app::platform::storage;
use crate::options::{Options, kept};

/// The settings of the last visit.
pub fn load() -> Options {
    kept::read(&storage::get("settings").unwrap_or_default())
}

/// Keeps the settings.
pub fn keep(options: &Options) {
    storage::set("settings", &kept::write(options));
}
