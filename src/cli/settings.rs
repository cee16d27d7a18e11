//! `gouji.toml`: settings that lie beside the reports, so that everyone who checks them asks the same.

use std::path::{Path, PathBuf};

use toml::de::DeTable;

use super::args::{Check, severity_of};
use super::names::shown;
use super::{Complaint, house_rules};
use crate::finding::{Lang, Words};
use crate::house_rules::toml_errors;
use crate::house_rules::{Fields, HouseRules, LARGEST_FILE, Refusal, Value};
use crate::options::is_day;
use crate::options::kept::KINDS;
use crate::report::BodyKind;
use crate::rules;

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
    pub select: Vec<Said>,
    /// Not these.
    pub ignore: Vec<Said>,
    /// `CODE=severity`.
    pub severity: Vec<Said>,
    /// The most characters of section one.
    pub section_one_limit: usize,
    /// Month and day by kind of body.
    pub deadlines: Vec<(BodyKind, u8, u8)>,
}

/// A text of the file, and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    /// What is said.
    pub text: String,
    line: usize,
    column: usize,
}

impl Said {
    fn refused(&self, zh: String, en: String) -> Refusal {
        Refusal { line: self.line, column: self.column, words: Words::new(zh, en) }
    }
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
    parse(&text, folder).map_err(|refusal| complaint(path, &[refusal], lang))
}

fn complaint(path: &Path, refusals: &[Refusal], lang: Lang) -> Complaint {
    let (name, lines) = (shown(path), Refusal::lines(refusals, lang, "\n  "));
    super::words(
        lang,
        format!("{name}：设置文件有误，未作核对。\n  {lines}"),
        format!("{name}: the file of settings is wrong, and nothing was checked.\n  {lines}"),
    )
}

/// Whether a file of settings names rules that there are, ours or the office's.
pub fn knows(settings: &Settings, path: &Path, house: &HouseRules, lang: Lang) -> Result<(), Complaint> {
    let mut refusals = Vec::new();
    for said in settings.select.iter().chain(&settings.ignore) {
        let code = &said.text;
        if !rules::is_code(code) && !house.is_code(code) {
            refusals.push(said.refused(
                format!("没有“{code}”这条规则。用 gouji rules 查看全部规则"),
                format!("there is no rule {code}. See gouji rules for all rules"),
            ));
        }
    }
    for said in &settings.severity {
        let pair = &said.text;
        if severity_of(pair, house).is_none() {
            refusals.push(said.refused(
                format!("应写作“规则代码=error|warning|info”，而不是“{pair}”"),
                format!("CODE=error|warning|info is wanted, not {pair}"),
            ));
        }
    }
    if refusals.is_empty() { Ok(()) } else { Err(complaint(path, &refusals, lang)) }
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
    let texts = |name| -> Result<Vec<Said>, Refusal> {
        let Some(value) = fields.get(name) else { return Ok(Vec::new()) };
        let said = |one: &Value<'_, '_>| {
            let Refusal { line, column, .. } = one.refused(Words::default());
            Ok(Said { text: one.text()?.trim().to_owned(), line, column })
        };
        value.list(MOST)?.iter().map(said).collect()
    };
    let codes = |name| -> Result<Vec<Said>, Refusal> {
        let upper = |said: Said| Said { text: said.text.to_ascii_uppercase(), ..said };
        Ok(texts(name)?.into_iter().map(upper).collect())
    };
    let rules = match fields.get("rules") {
        None => None,
        Some(value) => {
            let path = folder.join(value.text()?);
            if !path.is_file() {
                return Err(value.refused(Words::new(
                    format!("没有“{}”这个规则文件", shown(&path)),
                    format!("there is no file of rules {}", shown(&path)),
                )));
            }
            Some(path)
        }
    };
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
        rules,
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
    is_day(month, day).then_some((kind, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_file_is_read_or_refused_at_its_place() {
        let file = "select = [\"t3\",\n \"NARR\"]\nseverity = \"T3-ROOT=info\"\nsection_one_limit = 900\n\
                    deadlines = [\"部门=1-20\", \"region = 3-15\"]\n";
        let said = |text: &str, line, column| Said { text: text.to_owned(), line, column };
        let expected = Settings {
            select: vec![said("T3", 1, 11), said("NARR", 2, 2)],
            severity: vec![said("T3-ROOT=info", 3, 12)],
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
            ("deadlines = [\"部门=2-30\"]", 1, 14),
            ("\nrules = \"无此文件.toml\"", 2, 9),
            ("section_one_limit = -1", 1, 21),
        ] {
            let refusal = parse(file, Path::new("")).unwrap_err();
            assert_eq!((refusal.line, refusal.column), (line, column), "{file}: {refusal:?}");
        }
    }
}
