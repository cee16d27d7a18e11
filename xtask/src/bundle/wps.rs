//! `wps/`: the program as an add-in of WPS Writer (加载项), a folder that any web server of the house serves.

use super::{npm, zip};
use crate::shell::{self, Result};
use std::path::Path;

/// Writes the folder and its zip into the folder of the release.
pub fn make(bundle: &Path) -> Result {
    let module = npm::classic()?;
    let (web, folder) = (shell::root().join("web"), bundle.join("wps"));
    for file in shell::files(&web.join("wps"))? {
        shell::write(&folder.join(&file), shell::read_bytes(&web.join("wps").join(&file))?)?;
    }
    // The pane looks as the browser extension's does, and says the same words.
    for file in ["panel.css", "common.js"] {
        shell::write(&folder.join(file), shell::read_bytes(&web.join("extension").join(file))?)?;
    }
    shell::write(&folder.join("gouji.classic.js"), &module.script)?;
    shell::write(&folder.join("gouji_bg.wasm"), &module.module)?;
    shell::write(&bundle.join("gouji-wps.zip"), zip::pack_folder(&folder, "gouji/")?)
}
