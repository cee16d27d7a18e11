//! The file of the office's own rules, as the call names it.

use std::path::Path;

use super::Complaint;
use crate::finding::Lang;
use crate::house_rules::{HouseRules, Refusal};

/// The rules of a file; none without one.
pub fn read(path: Option<&Path>, lang: Lang) -> Result<HouseRules, Complaint> {
    let Some(path) = path else { return Ok(HouseRules::default()) };
    let name = path.display();
    HouseRules::read(&text(path, lang)?).map_err(|refusals| {
        let lines = Refusal::lines(&refusals, lang, "\n  ");
        super::words(
            lang,
            format!("{name}：规则文件有误，未作核对。\n  {lines}"),
            format!("{name}: the file of rules is wrong, and nothing was checked.\n  {lines}"),
        )
    })
}

/// The text of a file of rules or settings, or no more of it than shows that it is too large.
pub fn text(path: &Path, lang: Lang) -> Result<String, Complaint> {
    use std::io::Read;

    let name = path.display();
    let unread = |why: &dyn std::fmt::Display| {
        super::words(lang, format!("{name}：读不了（{why}）。"), format!("{name}: cannot be read ({why})."))
    };
    let most = crate::house_rules::LARGEST_FILE + 1;
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|e| unread(&e))?;
    file.take(most as u64).read_to_end(&mut bytes).map_err(|e| unread(&e))?;
    let text = if bytes.len() == most {
        String::from_utf8_lossy(&bytes).into_owned()
    } else {
        String::from_utf8(bytes).map_err(|_| {
            super::words(
                lang,
                format!("{name}：不是 UTF-8 文字。请另存为 UTF-8 编码。"),
                format!("{name}: this is no text in UTF-8. Save it in that encoding."),
            )
        })?
    };
    Ok(text.trim_start_matches('\u{FEFF}').to_owned())
}
