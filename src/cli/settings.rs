//! `gouji.toml`: settings that lie beside the reports, so that everyone who checks them asks the same.

use std::path::{Path, PathBuf};

use toml::de::DeTable;

use super::args::Check;
use super::{Complaint, house_rules};
use crate::finding::{Lang, Words};
use crate::house_rules::toml_errors;
use crate::house_rules::{Fields, LARGEST_FILE, Refusal};
use crate::options::kept::KINDS;
use crate::report::BodyKind;

/// The name of the file.
const NAME: &str = "gouji.toml";

/// What may stand in it.
const KEYS: &[&str] = &["rules", "select", "ignore", "severity", "section_one_limit", "deadlines"];

/// The most codes of a list.
const MOST: usize = 200;

/// What a file of settings says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The office's own rules.
    pub rules: Option<PathBuf>,
    /// Only these rules or families.
    pub select: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
    /// `CODE=severity`.
    pub severity: Vec<String>,
    /// The most characters of section one.
    pub section_one_limit: usize,
    /// Month and day by kind of body.
    pub deadlines: Vec<(BodyKind, u8, u8)>,
}

/// The file that holds for a call: the one that it names, or the one that lies beside what is checked.
pub fn find(args: &Check) -> Option<PathBuf> {
    if args.no_settings {
        return None;
    }
    args.settings.clone().or_else(|| {
        let first = args.first_path()?;
        let folder = if first.is_dir() { first.as_path() } else { first.parent()? };
        Some(folder.join(NAME)).filter(|path| path.is_file())
    })
}

/// Reads a file of settings.
pub fn read(path: &Path, lang: Lang) -> Result<Settings, Complaint> {
    let text = house_rules::text(path, lang)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    parse(&text, folder).map_err(|refusal| {
        let (name, line) = (path.display(), refusal.line_in(lang));
        super::words(
            lang,
            format!("{name}：设置文件有误，未作核对。\n  {line}"),
            format!("{name}: the file of settings is wrong, and nothing was checked.\n  {line}"),
        )
    })
}

fn parse(source: &str, folder: &Path) -> Result<Settings, Refusal> {
    let at = |byte, zh: String, en: String| Refusal::at(source, byte, Words::new(zh, en));
    if source.len() > LARGEST_FILE {
        return Err(at(
            0,
            "文件太大，不是设置文件".to_owned(),
            "the file is too large for settings".to_owned(),
        ));
    }
    let table = DeTable::parse(source).map_err(|error| {
        let byte = error.span().map_or(0, |span| span.start);
        let words = toml_errors::words(error.message());
        at(byte, words.zh, words.en)
    })?;
    let fields = Fields::new(source, table.get_ref(), 0, KEYS)?;
    let texts = |name| -> Result<Vec<String>, Refusal> {
        let Some(value) = fields.get(name) else { return Ok(Vec::new()) };
        value.list(MOST)?.iter().map(|one| one.text().map(str::to_owned)).collect()
    };
    let codes = |name| Ok(texts(name)?.iter().map(|code| code.to_ascii_uppercase()).collect());
    let mut deadlines = Vec::new();
    if let Some(value) = fields.get("deadlines") {
        for one in value.list(KINDS.len())? {
            deadlines.push(deadline(one.text()?).ok_or_else(|| {
                one.should_be(
                    "“机关类别=月-日”，如 \"部门=1-20\"（政府、办公室、部门、乡镇、街道）",
                    "KIND=MONTH-DAY, like \"dept=1-20\" (region, office, dept, town, street)",
                )
            })?);
        }
    }
    Ok(Settings {
        rules: fields.text_if_any("rules")?.map(|name| folder.join(name)),
        select: codes("select")?,
        ignore: codes("ignore")?,
        severity: texts("severity")?,
        section_one_limit: fields.get("section_one_limit").map_or(Ok(0), |value| value.number(1_000_000))?,
        deadlines,
    })
}

fn deadline(words: &str) -> Option<(BodyKind, u8, u8)> {
    let (kind, day) = words.split_once('=')?;
    let (month, day) = day.trim().split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    let kind = crate::house_rules::body_kind(kind.trim())?;
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((kind, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_file_is_read_or_refused_at_its_place() {
        let file = "rules = \"规则.toml\"\nselect = [\"t3\", \"NARR\"]\nseverity = \"T3-ROOT=info\"\nsection_one_limit = 900\n\
                    deadlines = [\"部门=1-20\", \"region = 3-15\"]\n";
        let expected = Settings {
            rules: Some(PathBuf::from("甲/规则.toml")),
            select: vec!["T3".to_owned(), "NARR".to_owned()],
            severity: vec!["T3-ROOT=info".to_owned()],
            section_one_limit: 900,
            deadlines: vec![(BodyKind::Dept, 1, 20), (BodyKind::Region, 3, 15)],
            ..Settings::default()
        };
        assert_eq!(parse(file, Path::new("甲")), Ok(expected));
        for (file, line, column) in [
            ("selec = []", 1, 1),
            ("\nselect = 3", 2, 10),
            ("select = [", 1, 11),
            ("deadlines = [\"部门=13-1\"]", 1, 14),
            ("section_one_limit = -1", 1, 21),
        ] {
            let refusal = parse(file, Path::new("")).unwrap_err();
            assert_eq!((refusal.line, refusal.column), (line, column), "{file}: {refusal:?}");
        }
    }
}
