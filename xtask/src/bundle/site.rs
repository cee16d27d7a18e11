//! `site/` and `gouji-site.zip`: the hosted page, compressed beforehand, with what a server needs to know.

use super::zip;
use crate::encode::{self, Effort};
use crate::page;
use crate::shell::{self, Result};
use std::path::Path;

/// Kinds of files that shrink.
const COMPRESSIBLE: [&str; 6] = ["html", "js", "css", "wasm", "svg", "webmanifest"];

/// Writes both into the folder of the release.
pub fn make(bundle: &Path, effort: Effort) -> Result {
    let site = bundle.join("site");
    let dist = page::dist();
    for file in shell::files(&dist)? {
        let bytes = shell::read_bytes(&dist.join(&file))?;
        let kind = file.extension().and_then(|e| e.to_str()).unwrap_or("");
        if COMPRESSIBLE.contains(&kind) {
            // Servers choose by the ending; one that knows neither serves the plain file.
            for (ending, small) in [("br", encode::brotli(&bytes, effort)), ("gz", encode::gzip(&bytes))] {
                shell::write(&site.join(format!("{}.{ending}", file.display())), small)?;
            }
        }
        shell::write(&site.join(&file), bytes)?;
    }
    shell::write(&bundle.join("gouji-site.zip"), zip::pack_folder(&site, "gouji/")?)
}
