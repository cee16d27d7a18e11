//! `gouji.html`: the whole page in one file that opens from a disk, without a network.
//!
//! From a disk neither fetch nor module scripts work, so scripts and styles stand in the page, and WebAssembly as base64
//! of gzip in blocks of data, which `web/inflate.js` unpacks. Its policy names every script and style by digest and allows no connection at all. It must allow
//! `unsafe-eval`: that is how browsers before 2022 spell WebAssembly.

use crate::encode;
use crate::shell::{self, Result};
use std::path::Path;

/// Builds the file from the folder of the hosted page.
pub fn made_from(dist: &Path) -> Result<String> {
    let html = shell::read(&dist.join("index.html"))?;
    let (mut scripts, mut styles) = (Vec::new(), Vec::new());
    let html = rewrite(&html, "<link", ">", |tag| {
        let (kind, Some(href)) = (attribute(tag, "rel"), attribute(tag, "href")) else { return Ok(None) };
        Ok(match kind {
            Some("stylesheet") => {
                let style = inlinable(text(dist, href)?, href)?;
                if style.contains("url(./") || style.contains("@import") {
                    return Err(format!("{href} refers to a further file"));
                }
                styles.push(source(&style));
                Some(format!("<style>{style}</style>"))
            }
            Some("icon") if href.starts_with("./") => {
                let icon = encode::base64(&bytes(dist, href)?);
                Some(format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\" />"))
            }
            // A file cannot be installed.
            Some("manifest") => Some(String::new()),
            _ => None,
        })
    })?;
    let html = rewrite(&html, "<script", "</script>", |tag| {
        let src = attribute(tag, "src").ok_or("the hosted page should have no inline script")?;
        let mut made = String::new();
        // The starter names the modules; it takes them from blocks of data that stand before it.
        for (id, name) in
            [("page-wasm", "data-wasm"), ("later-wasm", "data-later"), ("files-wasm", "data-files-wasm")]
        {
            if let Some(module) = attribute(tag, name) {
                let module = encode::base64(&encode::gzip(&bytes(dist, module)?));
                made.push_str(&format!("<script type=\"text/plain\" id=\"{id}\">{module}</script>\n"));
            }
        }
        if let Some(sheet) = attribute(tag, "data-later-css") {
            let style = inlinable(text(dist, sheet)?, sheet)?;
            styles.push(source(&style));
            made.push_str(&format!("<style>{style}</style>\n"));
        }
        let files = attribute(tag, "data-files-js").map(|js| text(dist, js)).transpose()?;
        let unpacks =
            files.is_some().then(|| shell::read(&shell::root().join("web/inflate.js"))).transpose()?;
        let first = unpacks.map(|text| ("", text)).into_iter();
        let first = first.chain(files.map(|text| (" id=\"files-js\"", text)));
        for (id, script) in first.chain([("", text(dist, src)?)]) {
            let script = inlinable(script, src)?;
            scripts.push(source(&script));
            // The second module's script has a name, so that a worker can be made of it.
            made.push_str(&format!("<script{id}>{script}</script>\n"));
        }
        Ok(Some(made))
    })?;
    let policy = format!(
        "default-src 'none'; script-src {} 'unsafe-eval' 'wasm-unsafe-eval'; style-src {}; img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'",
        scripts.join(" "),
        styles.join(" "),
    );
    let mut policies = 0;
    let html = rewrite(&html, "<meta", ">", |tag| {
        Ok(tag.contains("Content-Security-Policy").then(|| {
            policies += 1;
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />")
        }))
    })?;
    for left in ["src=\"./", "href=\"./"] {
        if html.contains(left) {
            return Err(format!("the one file still refers to another file: {left}"));
        }
    }
    if policies == 1 { Ok(html) } else { Err("index.html should hold one Content-Security-Policy".into()) }
}

/// Replaces every piece from `start` to the next `end` by what `change` gives; `None` leaves it.
fn rewrite(
    html: &str,
    start: &str,
    end: &str,
    mut change: impl FnMut(&str) -> Result<Option<String>>,
) -> Result<String> {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(start) {
        let (before, from) = rest.split_at(at);
        let length =
            from.find(end).map(|at| at + end.len()).ok_or_else(|| format!("{start} without {end}"))?;
        let (tag, after) = from.split_at(length);
        out.push_str(before);
        match change(tag)? {
            Some(replacement) => out.push_str(&replacement),
            None => out.push_str(tag),
        }
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// An attribute's value; the name must stand after a space, so that `src` is not found in `data-src`.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

/// A file of the page, by its reference.
fn bytes(dist: &Path, reference: &str) -> Result<Vec<u8>> {
    shell::read_bytes(&dist.join(reference.trim_start_matches("./")))
}

fn text(dist: &Path, reference: &str) -> Result<String> {
    shell::read(&dist.join(reference.trim_start_matches("./")))
}

/// What may stand inside a script or style without ending it early.
fn inlinable(text: String, name: &str) -> Result<String> {
    let folded = text.to_ascii_lowercase();
    let bad = ["</script", "</style", "<!--"].into_iter().find(|bad| folded.contains(bad));
    bad.map_or(Ok(text), |bad| Err(format!("{name} holds `{bad}` and cannot stand inside a page")))
}

/// How a policy names an inline script or style.
fn source(text: &str) -> String {
    format!("'{}'", encode::integrity(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_replaced_and_the_rest_stays() {
        let change = |tag: &str| Ok(attribute(tag, "rel").map(|rel| format!("[{rel}]")));
        let made = rewrite("a<link rel=\"x\" />b<link data-rel=\"y\">c", "<link", ">", change);
        assert_eq!(made.as_deref(), Ok("a[x]b<link data-rel=\"y\">c"));
    }

    #[test]
    fn a_script_that_would_end_early_is_refused() {
        assert!(inlinable("'</Script>'".into(), "x.js").is_err());
    }
}
