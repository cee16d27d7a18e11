//! What several tests need.

use std::path::PathBuf;

/// The folder of real published reports, named by `GOUJI_REPORTS`. `None`, said aloud, where it is unset: then
/// the calling test is skipped.
pub fn real_reports(test: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("GOUJI_REPORTS").map(PathBuf::from).filter(|p| p.is_dir());
    if folder.is_none() {
        eprintln!("skipped: {test} needs the real reports; set GOUJI_REPORTS to their folder");
    }
    folder
}
