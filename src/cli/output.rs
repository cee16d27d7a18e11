//! What a run found, written in the form that the call asks for.

use std::ffi::OsString;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;

use super::args::{Check, Colours, Format};
use super::names::shown;
use super::{Complaint, Status, link};
use crate::Checked;
use crate::checked::SetOutcomes;
use crate::finding::{Lang, Severity};
use crate::render::json::{self, BetweenJson, ReportJson};
use crate::render::pictures::Picture;
use crate::render::positions::Positions;
use crate::render::problems::{Between, Unread};
use crate::render::text::{self, Style};
use crate::render::{csv, html, markdown, own, pictures, sarif, shown_name};
use crate::set::Links;

/// What a run found.
pub struct Results<'a> {
    /// All reports, those to check first.
    pub reports: &'a [Checked],
    /// The file that each of them came from, as it is shown.
    pub paths: &'a [String],
    /// The first of these files itself.
    pub first: Option<&'a Path>,
    /// How many of them are to check; the others were only compared with.
    pub checked: usize,
    /// The files that gave none.
    pub unread: &'a [Unread],
    /// What was found between them.
    pub across: &'a SetOutcomes,
    /// Which of them belong together.
    pub links: &'a Links,
    /// The language of all words.
    pub lang: Lang,
}

impl Results<'_> {
    fn checked(&self) -> &[Checked] {
        self.reports.get(..self.checked).unwrap_or(self.reports)
    }

    /// Of the reports to check, or of one with that of the year before.
    fn pictures(&self) -> Vec<Picture> {
        let has_year_before = self.checked == 1 && !self.links.years.is_empty();
        let shown = if has_year_before { self.reports } else { self.checked() };
        pictures::draw(shown, self.links, self.unread, pictures::Place::File, self.lang)
    }

    fn between(&self) -> Between<'_> {
        Between { unread: self.unread, ..Between::new(self.across, self.reports, self.lang) }
    }

    fn positions(&self) -> Vec<Positions<'_>> {
        self.reports.iter().map(|c| Positions::utf8(&c.report.document)).collect()
    }

    fn between_json<'a>(&'a self, positions: &'a [Positions<'a>]) -> BetweenJson<'a> {
        BetweenJson::new(self.across, self.reports, self.checked, positions, self.lang)
    }

    /// How the run ended.
    pub fn status(&self) -> Status {
        let own = self.checked().iter().flat_map(|c| &c.outcomes.findings);
        if own.chain(&self.across.findings).any(|f| f.severity == Severity::Error) {
            Status::Errors
        } else if !self.unread.is_empty() || self.checked().iter().any(Checked::has_unread) {
            Status::Unread
        } else {
            Status::Clean
        }
    }
}

/// Writes what was found in the form that the call asks for.
pub fn write(args: &Check, results: &Results<'_>) -> Result<(), Complaint> {
    let (checked, lang) = (results.checked(), results.lang);
    let to_terminal = args.output.is_none() && std::io::stdout().is_terminal();
    let out = match args.format() {
        Format::Text => {
            let colours = match args.color {
                Colours::Always => true,
                Colours::Never => false,
                Colours::Auto => to_terminal && may_draw(),
            };
            let mut text = text::render(
                results.reports,
                results.checked,
                results.across,
                results.unread,
                &Style { lang, colours },
            );
            // A file of text is known by its end.
            if args.output.is_some() || link::of_output().is_some() {
                text.push_str(own::last_line(lang));
                text.push('\n');
            }
            text.into_bytes()
        }
        Format::Json => json_bytes(results),
        Format::Ndjson => ndjson_bytes(results),
        Format::Markdown => markdown::render(checked, &results.between(), lang).into_bytes(),
        Format::Html => html::render(checked, &results.between(), lang).into_bytes(),
        Format::Csv => csv::problem_list(checked, results.paths, &results.between(), lang).into_bytes(),
        Format::Cells => csv::cells(checked, results.paths, lang).into_bytes(),
        Format::Svg => pictures::sheet(&results.pictures(), lang).into_bytes(),
        Format::Pictures => pictures::page(&results.pictures(), lang).into_bytes(),
        Format::Sarif => to_json(&sarif::log(
            results.reports,
            results.paths,
            results.checked,
            &results.across.findings,
            results.unread,
            lang,
        )),
        #[cfg(feature = "files")]
        Format::Xlsx | Format::Docx | Format::Marked | Format::Tracked => {
            if to_terminal {
                return Err(super::words(
                    lang,
                    "这种格式不能显示在终端上，请用 -o 写到文件。",
                    "this format cannot be shown on a terminal: write it to a file with -o.",
                ));
            }
            office_bytes(args, results)?
        }
    };
    let outcome = match &args.output {
        Some(path) => std::fs::write(path, out),
        None => std::io::stdout().lock().write_all(&out),
    };
    match outcome {
        // The reader of a pipe has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => {
            let target = args.output.as_ref().map_or_else(|| "stdout".to_owned(), |path| shown(path));
            Err(cannot_be_written(&target, &error, lang))
        }
        Ok(()) => Ok(()),
    }
}

/// What is said of a file that could not be written.
pub fn cannot_be_written(target: &str, error: &std::io::Error, lang: Lang) -> Complaint {
    let why = super::words_of(error);
    super::words(
        lang,
        format!("{target}：写不进去（{}）。请换一个位置。", why.zh),
        format!("{target}: cannot be written ({}). Choose another place.", why.en),
    )
}

/// Whether there is a place for a file, told before the work is done.
pub fn can_be_made(output: &Path, lang: Lang) -> Result<(), Complaint> {
    let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty());
    let kind = match folder {
        _ if output.is_dir() => ErrorKind::IsADirectory,
        Some(folder) if !folder.exists() => ErrorKind::NotFound,
        _ => return Ok(()),
    };
    Err(cannot_be_written(&shown(output), &kind.into(), lang))
}

/// Whether the person wants colours, and the terminal can show them and go back in a line.
pub fn may_draw() -> bool {
    allows_drawing(std::env::var_os("NO_COLOR"), std::env::var_os("TERM")) && can_draw()
}

/// Whether the terminal understands the signs for colours. Consoles of Windows want to be asked to.
fn can_draw() -> bool {
    #[cfg(windows)]
    return anstyle_query::windows::enable_ansi_colors() == Some(true);
    #[cfg(not(windows))]
    true
}

fn allows_drawing(no_color: Option<OsString>, terminal: Option<OsString>) -> bool {
    no_color.is_none_or(|value| value.is_empty()) && terminal.is_none_or(|kind| kind != "dumb")
}

/// A workbook or a document.
#[cfg(feature = "files")]
fn office_bytes(args: &Check, results: &Results<'_>) -> Result<Vec<u8>, Complaint> {
    let (checked, lang) = (results.checked(), results.lang);
    let between = results.between();
    let failed = |error: &dyn std::fmt::Display| {
        super::words(lang, format!("写不成文件（{error}）。"), format!("the file cannot be made ({error})."))
    };
    match args.format() {
        Format::Xlsx => crate::render::xlsx::problem_list(checked, &between, lang).map_err(|e| failed(&e)),
        Format::Docx => crate::render::docx::problem_list(checked, &between, lang)
            .map_err(|e| failed(&e.words().get(lang))),
        format => {
            let (Some(path), [one]) = (results.first, checked) else {
                return Err(super::words(
                    lang,
                    format!("批注版、修订版一次只做一份报告，现有 {} 份。", checked.len()),
                    format!(
                        "a marked or tracked copy is made of one report at a time; there are {}.",
                        checked.len()
                    ),
                ));
            };
            // Standard input was read to its end.
            let bytes = std::fs::read(path).map_err(|e| cannot_be_read(path, &e, lang))?;
            let not_docx = |_| {
                super::words(
                    lang,
                    "批注版、修订版只能从 docx 文件做。请选择报告的 docx 稿。",
                    "a marked or tracked copy can be made of a docx alone. Choose the report's docx.",
                )
            };
            if format == Format::Marked {
                return crate::render::docx::marked(&bytes, one, lang).map_err(not_docx);
            }
            let (copy, count) = crate::render::docx::tracked(&bytes, one).map_err(not_docx)?;
            if count == 0 {
                let zh = "没有可以直接改的数，修订版与原稿相同。";
                eprintln!(
                    "{}",
                    super::words(
                        lang,
                        zh,
                        "no number can be changed directly: the copy is as the report is."
                    )
                );
            }
            Ok(copy)
        }
    }
}

/// A copy is made of a file.
#[cfg(feature = "files")]
fn cannot_be_read(path: &Path, error: &std::io::Error, lang: Lang) -> Complaint {
    if path.as_os_str() == "-" {
        return super::words(
            lang,
            "批注版、修订版要从 docx 文件做，不能从标准输入做。",
            "a marked or tracked copy is made of a file, not of standard input.",
        );
    }
    let (name, why) = (shown(path), super::words_of(error));
    super::words(
        lang,
        format!("{name}：读不了（{}）。", why.zh),
        format!("{name}: cannot be read ({}).", why.en),
    )
}

fn json_bytes<'a>(results: &'a Results<'a>) -> Vec<u8> {
    #[derive(serde::Serialize)]
    struct Whole<'a> {
        schema: u32,
        reports: Vec<ReportJson<'a>>,
        #[serde(flatten)]
        between: BetweenJson<'a>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        unread: Vec<UnreadJson<'a>>,
    }
    #[derive(serde::Serialize)]
    struct UnreadJson<'a> {
        name: String,
        reason: &'a str,
    }
    let unread = |u: &'a Unread| UnreadJson { name: shown_name(&u.name), reason: u.words.get(results.lang) };
    let positions = results.positions();
    let checked = results.checked().iter().zip(&positions).zip(results.paths);
    to_json(&Whole {
        schema: json::SCHEMA,
        reports: checked.map(|((c, p), path)| ReportJson::new(c, p, results.lang).at(path)).collect(),
        between: results.between_json(&positions),
        unread: results.unread.iter().map(unread).collect(),
    })
}

fn ndjson_bytes(results: &Results<'_>) -> Vec<u8> {
    let positions = results.positions();
    let mut out = Vec::new();
    for ((one, positions), path) in results.checked().iter().zip(&positions).zip(results.paths) {
        out.extend(to_json(&ReportJson::new(one, positions, results.lang).at(path)));
    }
    if !results.across.findings.is_empty() || !results.across.skipped.is_empty() {
        out.extend(to_json(&results.between_json(&positions)));
    }
    out
}

/// One line of JSON.
fn to_json(value: &impl serde::Serialize) -> Vec<u8> {
    // Writing plain structs with string keys to memory has no way to fail.
    let mut line = serde_json::to_vec(value).unwrap_or_default();
    line.push(b'\n');
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_drawn_where_nobody_wants_it_or_nothing_can_be() {
        let ask = |no_color: Option<&str>, terminal: Option<&str>| {
            allows_drawing(no_color.map(OsString::from), terminal.map(OsString::from))
        };
        assert!(ask(None, Some("xterm")) && ask(None, None) && ask(Some(""), None));
        assert!(!ask(Some("1"), Some("xterm")) && !ask(None, Some("dumb")));
    }
}
