//! Pages of examples: text files of reports in the language of [`super::Example`], each with what must be said about it.
//! `CONTRIBUTING.md` describes them for authors.

use std::path::Path;

use gouji::finding::Severity;
use gouji::form::CellId;

use super::Example;

/// A report of a page, and what must be said about it.
#[derive(Clone, Debug)]
pub struct Case {
    /// Page and line.
    pub place: String,
    /// The remark that stands above it.
    pub about: String,
    /// The code in the heading that it stands under.
    pub rule: String,
    /// The report, in the language of examples.
    pub block: String,
    /// What must be said, a verdict a piece.
    pub verdicts: Vec<String>,
}

impl Case {
    /// The page that it stands on.
    pub fn page(&self) -> &str {
        self.place.split(':').next().unwrap_or_default()
    }

    /// The report.
    pub fn example(&self) -> Example {
        Example::parse(&self.block).unwrap_or_else(|error| panic!("{}: {error}", self.place))
    }

    /// What must be said about it.
    pub fn verdicts(&self) -> impl Iterator<Item = Verdict<'_>> {
        self.verdicts
            .iter()
            .map(|line| Verdict::read(line).unwrap_or_else(|error| panic!("{}: {error}", self.place)))
    }
}

/// One thing that must be said about a report, or must not.
#[derive(Debug)]
pub struct Verdict<'a> {
    /// As written.
    pub line: &'a str,
    /// 对 错 疑 示 未 核 略 静 余.
    pub word: &'a str,
    /// Of which rule.
    pub code: Option<&'a str>,
    /// The words that it marks.
    pub words: Vec<&'a str>,
    /// The cells that it names.
    pub cells: Vec<CellId>,
    /// What stands in its message, formula or reason.
    pub says: Vec<&'a str>,
}

impl<'a> Verdict<'a> {
    const WORDS: [&'static str; 9] = ["对", "错", "疑", "示", "未", "核", "略", "静", "余"];

    fn read(line: &'a str) -> Result<Verdict<'a>, String> {
        let (said, _remark) = line.split_once(" // ").unwrap_or((line, ""));
        let (mut words, mut front, mut rest) = (Vec::new(), Vec::new(), said);
        while let Some((before, tail)) = rest.split_once('«') {
            let (marked, after) = tail.split_once('»').ok_or("« without »")?;
            front.push(before);
            words.push(marked);
            rest = after;
        }
        let (last, says) = rest.split_once('：').unwrap_or((rest, ""));
        front.push(last);
        let mut front = front.into_iter().flat_map(str::split_whitespace).peekable();
        let word = front.next().unwrap_or_default();
        if !Self::WORDS.contains(&word) {
            return Err(format!("“{line}” begins with none of {}", Self::WORDS.join(" ")));
        }
        let code = front.next_if(|word| word.starts_with(|c: char| c.is_ascii_uppercase()));
        let cell = |id: &str| CellId::parse(id).ok_or_else(|| format!("no cell {id} in “{line}”"));
        let cells = front.map(cell).collect::<Result<_, _>>()?;
        let says = says.split('；').map(str::trim).filter(|words| !words.is_empty()).collect();
        Ok(Verdict { line, word, code, words, cells, says })
    }

    /// The severity that the word stands for.
    pub fn severity(&self) -> Option<Severity> {
        severity(self.word)
    }
}

/// The severity that a character stands for.
pub fn severity(word: &str) -> Option<Severity> {
    match word {
        "错" => Some(Severity::Error),
        "疑" => Some(Severity::Warning),
        "示" => Some(Severity::Info),
        "未" => Some(Severity::NotEvaluated),
        _ => None,
    }
}

/// The cases on the pages of a folder beside the tests, in order.
pub fn cases(folder: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of the pages")
        .map(|f| f.expect("a file").path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    let page = |path: &Path| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).expect("a page");
        of_page(&name, &text).unwrap_or_else(|error| panic!("{error}"))
    };
    files.iter().flat_map(|path| page(path)).collect()
}

/// The cases of a page; the error says where it is off.
pub fn of_page(name: &str, text: &str) -> Result<Vec<Case>, String> {
    let (mut cases, mut rule) = (Vec::new(), "");
    let mut lines = text.lines().zip(1..).peekable();
    while lines.peek().is_some() {
        // What stands between two lines of `====`.
        let (mut about, mut common, mut verdicts) = ("", Vec::new(), Vec::new());
        let (mut alone, mut literal, mut first) = (0, false, None);
        for (line, nth) in lines.by_ref().take_while(|(line, _)| *line != "====") {
            let place = format!("{name}:{nth}");
            if literal {
                common.push(line);
            } else if let Some(heading) = line.strip_prefix("## ") {
                rule = heading.split(' ').next().unwrap_or_default().trim_end_matches('°');
            } else if let Some(remark) = line.strip_prefix('#') {
                about = remark.trim();
            } else if line.trim().is_empty() || line.starts_with("//") {
            } else if let Some(verdict) = line.strip_prefix("→ ") {
                verdicts.push(verdict.to_owned());
            } else if let Some((changes, answers)) = line.split_once(" → ") {
                let own: Vec<&str> = changes.split(" ｜ ").collect();
                let block: Vec<&str> = common.iter().chain(&own).copied().collect();
                if block.iter().filter(|line| line.starts_with("基础：")).count() > 1 {
                    return Err(format!("{place}: two lines 基础"));
                }
                alone += 1;
                cases.push(Case {
                    place,
                    about: about.to_owned(),
                    rule: rule.to_owned(),
                    block: block.join("\n"),
                    verdicts: answers.split(" → ").map(str::to_owned).collect(),
                });
            } else {
                if alone > 0 && line.starts_with("基础：") {
                    common.clear();
                }
                literal = ["全文：", "网页："].contains(&line.trim());
                first.get_or_insert(nth);
                common.push(line);
            }
        }
        let at = format!("{name}:{}", first.unwrap_or_default());
        match (verdicts.is_empty(), alone) {
            (true, 0) if common.is_empty() => {}
            (true, 0) => return Err(format!("{at}: nothing is said about this report")),
            (true, _) => {}
            (false, 0) => cases.push(Case {
                place: at,
                about: about.to_owned(),
                rule: rule.to_owned(),
                block: common.join("\n"),
                verdicts,
            }),
            (false, _) => return Err(format!("{at}: verdicts of a block among examples of one line")),
        }
    }
    Ok(cases)
}

#[test]
fn a_page_is_read_as_it_is_described() {
    let page = "# about\n基础：局 2023\n→ 错 INT-SUM «18条» t3.granted.total：1 + 2；转置 // why\n→ 余 NARR-NEW\n一：甲\n全文：\n# a\n→ b\n\
                ====\n## T3-ROW-SUM° 错\n基础：镇 2022\n一：乙 ｜ 二：丙 → 错 → 核 INT-SUM\n基础：区 2021\n表三 = 缺\n一：丁 → 对\n";
    let cases = of_page("p", page).unwrap();
    let blocks: Vec<&str> = cases.iter().map(|c| c.block.as_str()).collect();
    assert_eq!(
        blocks,
        [
            "基础：局 2023\n一：甲\n全文：\n# a\n→ b",
            "基础：镇 2022\n一：乙\n二：丙",
            "基础：区 2021\n表三 = 缺\n一：丁"
        ]
    );
    assert_eq!((cases[0].about.as_str(), cases[0].rule.as_str()), ("about", ""));
    assert_eq!((cases[1].place.as_str(), cases[1].rule.as_str()), ("p:12", "T3-ROW-SUM"));
    let read: Vec<Verdict<'_>> = cases[0].verdicts().collect();
    assert_eq!((read[0].word, read[0].code, &read[0].words[..]), ("错", Some("INT-SUM"), &["18条"][..]));
    assert_eq!((read[0].cells.len(), &read[0].says[..]), (1, &["1 + 2", "转置"][..]));
    assert_eq!(cases[1].verdicts().map(|v| v.word).collect::<String>(), "错核");
}

#[test]
fn what_is_no_page_is_refused() {
    let none = "基础：局 2023\n一：甲\n";
    let both = "基础：局 2023\n→ 对\n一：甲 → 对\n";
    let bases = "基础：局 2023\n基础：区 2023 ｜ 一：甲 → 对\n";
    for (page, why) in [(none, "nothing is said"), (both, "among examples"), (bases, "two lines")] {
        assert!(of_page("p", page).is_err_and(|error| error.contains(why)), "{page}");
    }
    assert!(Verdict::read("懂 INT-SUM").is_err());
    assert!(Verdict::read("错 INT-SUM t3.nowhere.total").is_err());
}
