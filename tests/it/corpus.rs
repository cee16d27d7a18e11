//! The documents over which `cargo xtask outputs` compares two builds of the command line. Where `GOUJI_CORPUS` names a
//! folder they are written there:
//!
//! ```text
//! alone/<kind>-<number>/<document>      checked by themselves, some fifty in a folder
//! beside/<example>/this.txt             checked with previous.txt, or with all of units/
//! files/<name>.<ending>                 of every kind: what `cargo xtask fuzz` begins with
//! ```

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gouji::form::FORMS;
use gouji::rules;

use crate::example::page::{Case, cases};
use crate::example::{Draft, Example};
use crate::prose;
use crate::rule_examples::blocks;
use crate::support::real_reports;
use sample_reports::layouts::{DRESSES, Layout, render, render_dressed};
use sample_reports::{BODIES, Dice, Sample};

/// How many documents stand in a folder.
const TOGETHER: usize = 50;
/// How many damaged documents there are.
const DAMAGED: u64 = 1000;

/// Paths and contents.
type Files = BTreeMap<PathBuf, Vec<u8>>;

#[derive(Default)]
struct Corpus {
    files: Files,
    /// How many documents there are of each kind.
    counts: BTreeMap<String, usize>,
    /// What damaged documents are made from: whether it is HTML, and the text.
    sources: Vec<(bool, String)>,
}

impl Corpus {
    /// A document to be checked by itself.
    fn add(&mut self, kind: &str, name: &str, extension: &str, content: impl Into<Vec<u8>>) {
        let count = self.counts.entry(kind.to_owned()).or_default();
        let folder = format!("alone/{kind}-{:03}", *count / TOGETHER);
        let file = format!("{:04}-{name}.{extension}", *count);
        *count += 1;
        self.files.insert(Path::new(&folder).join(file), content.into());
    }

    fn draft(&mut self, kind: &str, name: &str, draft: &Draft) {
        let (extension, text) = if draft.is_html { ("html", draft.html()) } else { ("txt", draft.text()) };
        self.add(kind, name, extension, text);
    }

    fn example(&mut self, kind: &str, name: &str, example: &Example) {
        self.draft(kind, name, &example.draft);
        let folder = Path::new("beside").join(format!("{kind}-{name}"));
        let mut beside = Vec::new();
        beside.extend(example.previous.as_ref().map(|draft| ("previous.txt".to_owned(), draft.text())));
        for (nth, (unit, draft)) in example.units.iter().enumerate() {
            beside.push((format!("units/{nth}.txt"), draft.clone().of(unit).text()));
        }
        if !beside.is_empty() {
            beside.push(("this.txt".to_owned(), example.draft.text()));
        }
        self.files.extend(beside.into_iter().map(|(name, text)| (folder.join(name), text.into_bytes())));
    }

    fn cases(&mut self, kind: &str, cases: &[Case]) {
        cases.iter().for_each(|case| self.example(kind, &case.place.replace(':', "-"), &case.example()));
    }

    fn rules(&mut self) {
        for meta in rules::catalogue().map(|r| r.meta()) {
            for (heading, is) in [("会报告", "reported"), ("不报告", "not-reported")] {
                for (nth, block) in blocks(meta.docs.0, heading).into_iter().enumerate() {
                    let example = Example::parse(block).expect("an example");
                    self.example("rules", &format!("{}-{is}-{nth}", meta.code), &example);
                }
            }
        }
    }

    fn layouts(&mut self) {
        for (name, sample) in Sample::named() {
            for layout in Layout::TEXT.into_iter().chain([Layout::Html]) {
                let is_html = layout == Layout::Html;
                let text = render(&sample, layout);
                self.add(
                    "layouts",
                    &format!("{name}-{layout:?}"),
                    if is_html { "html" } else { "txt" },
                    text.clone(),
                );
                self.sources.push((is_html, text));
            }
        }
    }

    /// Documents of the project's own layouts and samples, in a random dress, with one to twenty things wrong.
    fn damaged(&mut self) {
        let sound = include_str!("../../src/app/model/samples/sound.txt");
        for seed in 0..DAMAGED {
            let mut dice = Dice::new(seed * 131 + 7);
            let (is_html, mut text) = match seed % 10 {
                0 => (false, sound.to_owned()),
                1 | 2 => dice.pick(&self.sources).clone(),
                _ => {
                    let (form, (kind, _)) = (*dice.pick(FORMS), *dice.pick(&BODIES));
                    let layout = *dice.pick(&Layout::TEXT);
                    (false, render_dressed(&Sample::random(form, kind, seed), layout, *dice.pick(&DRESSES)))
                }
            };
            for _ in 0..*dice.pick(&[1, 1, 2, 5, 20]) {
                text = damage(&text, &mut dice);
            }
            self.add("damaged", &format!("seed-{seed}"), if is_html { "html" } else { "txt" }, text);
        }
    }

    /// Real reports: files as they are, statements of lists each set into a report.
    fn real(&mut self, folder: &Path) {
        let mut paths: Vec<PathBuf> = Vec::new();
        let mut folders = vec![folder.to_path_buf()];
        while let Some(folder) = folders.pop() {
            for path in
                std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path())
            {
                if path.is_dir() { folders.push(path) } else { paths.push(path) }
            }
        }
        paths.sort();
        for path in paths {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let content = std::fs::read(&path).expect("a report");
            match path.extension().and_then(|e| e.to_str()) {
                Some("jsonl") => {
                    for line in String::from_utf8(content).expect("text").lines() {
                        let statement: serde_json::Value = serde_json::from_str(line).expect("a statement");
                        let quote = ["quote", "text"].iter().find_map(|key| statement[key].as_str());
                        let mut draft = Draft::new("区", 2023);
                        draft.sections[0].1.push(quote.unwrap_or_default().replace('\n', ""));
                        self.draft("real-statements", &name, &draft);
                    }
                }
                Some(extension @ ("txt" | "html" | "pdf" | "docx" | "xlsx" | "csv" | "mht")) => {
                    self.add("real", &name, extension, content);
                }
                _ => {}
            }
        }
    }
}

/// A text with one thing wrong in it.
fn damage(text: &str, dice: &mut Dice) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let length = characters.len() as u64;
    let at = dice.below(length) as usize;
    let to = (at + 1 + dice.below(300) as usize).min(characters.len());
    let mut lines: Vec<&str> = text.split('\n').collect();
    let line = dice.below(lines.len() as u64) as usize;
    match dice.below(8) {
        0 => {
            lines.remove(line);
            return lines.join("\n");
        }
        1 => {
            lines.insert(line, lines[line]);
            return lines.join("\n");
        }
        2 => {
            return text.replacen(
                lines[line..].iter().take(2).copied().collect::<Vec<_>>().join("\n").as_str(),
                &lines[line..].iter().take(2).copied().collect::<String>(),
                1,
            );
        }
        3 => {
            let digits: Vec<usize> =
                (0..characters.len()).filter(|i| characters[*i].is_ascii_digit()).collect();
            if !digits.is_empty() {
                characters[*dice.pick(&digits)] = *dice.pick(&['0', '1', '3', '6', '7', '9']);
            }
        }
        4 if length > 0 => {
            characters.remove(at);
        }
        5 => characters.insert(
            at,
            *dice.pick(&['\t', ' ', '|', '，', '。', '（', '0', '其', '中', '\u{c}', '\u{3000}']),
        ),
        6 if length > 0 => {
            characters.drain(at..to);
        }
        _ => {
            let again = characters[at..to].to_vec();
            characters.splice(to..to, again);
        }
    }
    characters.into_iter().collect()
}

fn corpus(real: Option<&Path>) -> Corpus {
    let mut corpus = Corpus::default();
    corpus.add("samples", "sound", "txt", include_str!("../../src/app/model/samples/sound.txt"));
    corpus.rules();
    for pages in ["statements", "catalogue", "said", "vectors"] {
        corpus.cases(pages, &cases(pages));
    }
    for (name, text) in prose::texts() {
        corpus.add("prose", &name, "txt", text);
    }
    corpus.layouts();
    corpus.damaged();
    if let Some(folder) = real {
        corpus.real(folder);
    }
    corpus
}

#[test]
fn the_corpus_is_the_same_each_time_and_has_some_of_each_kind() {
    let made = corpus(None);
    assert!(made.files == corpus(None).files, "what is drawn by chance depends on more than its seed");
    let least = [
        ("rules", 250),
        ("statements", 800),
        ("catalogue", 350),
        ("said", 50),
        ("vectors", 30),
        ("prose", 100),
        ("layouts", 190),
        ("damaged", 1000),
    ];
    for (kind, least) in least {
        assert!(made.counts.get(kind).is_some_and(|count| *count >= least), "{kind}: {:?}", made.counts);
    }
    let beside = made.files.keys().filter(|path| path.ends_with("this.txt")).count();
    assert!(beside > 100, "{beside} reports with others beside them");
    let Some(folder) = std::env::var_os("GOUJI_CORPUS").map(PathBuf::from) else { return };
    let real = real_reports("what compares builds over real reports, too,");
    let of_every_kind = crate::files::of_every_kind().into_iter();
    let of_every_kind = of_every_kind.map(|(name, content)| (Path::new("files").join(name), content));
    for (path, content) in corpus(real.as_deref()).files.into_iter().chain(of_every_kind) {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, content).expect("written");
    }
}
