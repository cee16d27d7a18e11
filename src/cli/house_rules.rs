//! The file of the office's own rules, as the call names it.

use std::path::Path;

use super::names::shown;
use super::{Complaint, input};
use crate::finding::Lang;
use crate::house_rules::{HouseRules, Refusal};
use crate::source::decode::decode;

/// The rules of a file; none without one.
pub fn read(path: Option<&Path>, lang: Lang) -> Result<HouseRules, Complaint> {
    let Some(path) = path else { return Ok(HouseRules::default()) };
    let name = shown(path);
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

    let name = shown(path);
    let unread = |error: &std::io::Error| {
        let why = super::words_of(error);
        super::words(
            lang,
            format!("{name}：读不了（{}）。", why.zh),
            format!("{name}: cannot be read ({}).", why.en),
        )
    };
    let most = crate::house_rules::LARGEST_FILE + 1;
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|e| unread(&e))?;
    file.take(most as u64).read_to_end(&mut bytes).map_err(|e| unread(&e))?;
    if bytes.is_empty() || bytes.len() == most {
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    // Editors of Chinese systems save in their own encoding.
    let text = decode(&bytes, input::legacy).map_err(|_| {
        super::words(
            lang,
            format!("{name}：不是文字。请用记事本一类的程序另存为 UTF-8 编码。"),
            format!("{name}: this is no text. Save it in UTF-8 with an editor."),
        )
    })?;
    Ok(text.trim_start_matches('\u{FEFF}').to_owned())
}
