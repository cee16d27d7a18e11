//! `extension/`: the program as a button of the browser that checks the page one is looking at, one folder and one zip for
//! Chromium and one for Firefox. The same module as the package's; nothing is fetched and nothing else is built.

use super::{npm, zip};
use crate::needs::Needs;
use crate::page::How;
use crate::shell::{self, Result, step};
use crate::wasm;
use serde_json::{Value, json};
use std::path::Path;

/// Where its own files stand in the project.
const SOURCES: &str = "web/extension";

/// The kinds of browsers that there are, by what their manifests must say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
        }
    }
}

/// `cargo xtask extension`: both, into the folder of the release, with nothing else of it.
pub fn run(_: &[String]) -> Result {
    Needs::page(How::Released).make_sure()?.beside(|| wasm::compile_module(How::Released))?;
    let bundle = super::folder();
    step("extension/, for browsers", || make(&bundle))?;
    eprintln!("\nload the folder {} in chrome://extensions", bundle.join("extension/chromium").display());
    Ok(())
}

/// Writes both folders and zips into the folder of the release.
pub fn make(bundle: &Path) -> Result {
    let module = npm::classic()?;
    let sources = shell::root().join(SOURCES);
    let manifest: Value =
        serde_json::from_str(&shell::read(&sources.join("manifest.json"))?).map_err(|e| e.to_string())?;
    for browser in [Browser::Chromium, Browser::Firefox] {
        let folder = bundle.join("extension").join(browser.name());
        for file in shell::files(&sources)? {
            shell::write(&folder.join(&file), shell::read_bytes(&sources.join(&file))?)?;
        }
        let manifest = manifest_for(browser, manifest.clone(), &super::version()?);
        let manifest = serde_json::to_string_pretty(&manifest).map_err(|e| e.to_string())?;
        shell::write(&folder.join("manifest.json"), manifest + "\n")?;
        shell::write(&folder.join("gouji.classic.js"), &module.script)?;
        shell::write(&folder.join("gouji_bg.wasm"), &module.module)?;
        let packed = zip::pack_folder(&folder, "")?;
        shell::write(&bundle.join(format!("gouji-extension-{}.zip", browser.name())), packed)?;
    }
    Ok(())
}

/// The common manifest with what a browser wants otherwise than the others.
fn manifest_for(browser: Browser, mut manifest: Value, version: &str) -> Value {
    // Its own files and no connection: the panel reads the WebAssembly out of the package.
    let pages = |script: &str| {
        format!(
            "default-src 'none'; script-src {script}; object-src 'none'; style-src 'self'; img-src 'self'; \
             connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"
        )
    };
    manifest["version"] = json!(version);
    match browser {
        Browser::Chromium => {
            manifest["minimum_chrome_version"] = json!("88");
            manifest["background"] = json!({ "service_worker": "background.js" });
            // WebAssembly in a frame of its own without any right: before version 103 pages of extensions run none.
            manifest["sandbox"] = json!({ "pages": ["engine.html"] });
            manifest["content_security_policy"] = json!({
                "extension_pages": pages("'self'"),
                "sandbox": "sandbox allow-scripts; default-src 'none'; \
                    script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'",
            });
        }
        Browser::Firefox => {
            // Where 'wasm-unsafe-eval' is known, and the third version of manifests.
            manifest["browser_specific_settings"] = json!({ "gecko": {
                "id": "gouji@gouji.invalid",
                "strict_min_version": "112.0",
                "data_collection_permissions": { "required": ["none"] },
            } });
            manifest["background"] = json!({ "scripts": ["background.js"] });
            manifest["content_security_policy"] =
                json!({ "extension_pages": pages("'self' 'wasm-unsafe-eval'") });
        }
    }
    manifest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_press_on_the_button_is_all_that_it_may() {
        let file = shell::read(&shell::root().join(SOURCES).join("manifest.json")).unwrap_or_default();
        let manifest: Value = serde_json::from_str(&file).unwrap_or_default();
        for browser in [Browser::Chromium, Browser::Firefox] {
            let manifest = manifest_for(browser, manifest.clone(), "1.2.3");
            assert_eq!(manifest["permissions"], json!(["activeTab", "scripting"]));
            for more in ["host_permissions", "optional_permissions", "content_scripts"] {
                assert_eq!(manifest[more], Value::Null);
            }
            let policy = manifest["content_security_policy"]["extension_pages"].as_str().unwrap_or_default();
            assert!(policy.starts_with("default-src 'none';") && policy.contains("connect-src 'self';"));
            assert_eq!(manifest["version"], "1.2.3");
        }
    }
}
