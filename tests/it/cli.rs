//! The command line, run as a program.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A folder of its own for one test, removed afterwards.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(test: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("gouji-{test}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn gouji(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gouji")).args(words).stdin(Stdio::null()).output().unwrap()
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub(crate) fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", stdout(output)))
}

pub(crate) fn name(path: &Path) -> &str {
    path.to_str().unwrap()
}

const TEXT: &str = "云溪市人民政府2023年政府信息公开工作年度报告\n一、总体情况\n无。\n";

#[test]
fn every_cell_of_the_form_is_in_the_json_even_where_no_table_was_found() {
    let folder = Folder::new("cells");
    let file = folder.file("a.txt", TEXT);
    let whole = json(&gouji(&["check", "--format", "json", name(&file)]));
    assert_eq!(whole["schema"], 1);
    let report = &whole["reports"][0];
    let cells = report["cells"].as_object().unwrap();
    assert_eq!(cells.len(), 10 + 175 + 15);
    let cell = &cells["t3.refuse_admin_query.total"];
    assert_eq!((&cell["value"], &cell["raw"], &cell["state"]), (&Value::Null, &"".into(), &"missing".into()));
    assert!(cell.get("start").is_none() && cell.get("end").is_none());
    assert_eq!(report["source"]["format"], "text");
    assert!(whole["cross"].as_array().unwrap().is_empty());
}

#[test]
fn every_encoding_gives_the_same_report() {
    let folder = Folder::new("encodings");
    let gb18030 = encoding_rs::GB18030.encode(TEXT).0.into_owned();
    let utf16 = |write: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(write).collect::<Vec<_>>();
    let files = [
        folder.file("1.txt", TEXT),
        folder.file("2.txt", [b"\xEF\xBB\xBF", TEXT.as_bytes()].concat()),
        folder.file("3.txt", gb18030),
        folder.file("4.txt", utf16(u16::to_le_bytes)),
        folder.file("5.txt", [b"\xFE\xFF".to_vec(), utf16(u16::to_be_bytes)].concat()),
    ];
    let words: Vec<&str> =
        ["check", "--format", "json"].into_iter().chain(files.iter().map(|f| name(f))).collect();
    let whole = json(&gouji(&words));
    let reports = whole["reports"].as_array().unwrap();
    assert_eq!(reports.len(), files.len());
    for report in reports {
        assert_eq!(report["report"], reports[0]["report"]);
        assert_eq!(report["sections"], reports[0]["sections"]);
    }
}

#[test]
fn an_unreadable_file_is_one_line_and_the_others_are_still_checked() {
    let folder = Folder::new("unreadable");
    let (good, empty) = (folder.file("good.txt", TEXT), folder.file("empty.txt", ""));
    let missing = folder.0.join("missing.txt");
    let output = gouji(&["check", "--format", "ndjson", name(&empty), name(&missing), name(&good)]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stdout(&output).lines().count(), 1);
    let complaints = stderr(&output);
    assert_eq!(complaints.lines().count(), 2, "{complaints}");
    assert!(complaints.contains("empty.txt") && complaints.contains("missing.txt"));
}

#[test]
fn a_folder_is_searched_in_the_order_of_names() {
    let folder = Folder::new("folder");
    folder.file("b/2.txt", TEXT);
    folder.file("a.txt", TEXT);
    folder.file("b/1.txt", TEXT);
    folder.file("b/~$1.docx", "lock");
    folder.file("b/notes.rs", "no report");
    let output = gouji(&["check", "--format", "ndjson", "--jobs", "3", name(&folder.0)]);
    let names: Vec<String> = stdout(&output)
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).unwrap()["source"]["name"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(names, ["a.txt", "b/1.txt", "b/2.txt"]);
    let one = json(&gouji(&["check", "--format", "json", name(&folder.0.join("b/1.txt"))]));
    assert_eq!(one["reports"][0]["source"]["name"], "1.txt");
}

#[test]
fn standard_input_is_read_and_a_file_is_written() {
    let folder = Folder::new("stdin");
    let target = folder.0.join("out.json");
    let mut child = Command::new(env!("CARGO_BIN_EXE_gouji"))
        .args(["check", "--format", "json", "-o", name(&target), "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(TEXT.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.stdout.is_empty());
    let whole: Value = serde_json::from_slice(&std::fs::read(target).unwrap()).unwrap();
    assert_eq!(whole["reports"][0]["source"]["name"], "-");
}

#[test]
fn what_was_not_read_is_in_the_results_too() {
    let folder = Folder::new("not-read");
    let (good, empty) = (folder.file("good.txt", TEXT), folder.file("empty.docx", ""));
    let text = gouji(&["check", name(&good), name(&empty)]);
    assert!(stdout(&text).contains("另有 1 个文件未能读取，未作核对："), "{}", stdout(&text));
    let whole = json(&gouji(&["check", "--format", "json", "--lang", "en", name(&good), name(&empty)]));
    assert!(whole["unread"][0]["name"].as_str().unwrap().ends_with("empty.docx"));
    assert!(whole["unread"][0]["reason"].as_str().unwrap().starts_with("The file is empty."));
    let clean = json(&gouji(&["check", "--format", "json", name(&good)]));
    assert!(clean.get("unread").is_none());
}

#[test]
fn codes_select_and_ignore_in_either_case() {
    let folder = Folder::new("select");
    // Two families speak: numbers that do not add up, and a text that stops early.
    let text = format!(
        "{TEXT}二、主动公开政府信息情况\n2023年发布信息20条，其中网站30条。\n三、收到和处理政府信息公开申请情况\n无。\n"
    );
    let file = folder.file("a.txt", text);
    let codes = |words: &[&str]| -> Vec<String> {
        let words: Vec<&str> =
            ["check", "--format", "json", name(&file)].iter().chain(words).copied().collect();
        let whole = json(&gouji(&words));
        let findings = whole["reports"][0]["findings"].as_array().unwrap().clone();
        findings.iter().map(|f| f["code"].as_str().unwrap().to_owned()).collect()
    };
    let all = codes(&[]);
    let family = all[0].split('-').next().unwrap().to_owned();
    assert!(all.iter().any(|code| !code.starts_with(&family)), "{all:?}");
    let selected = codes(&["--select", &family]);
    // What could not be read is said whatever was selected.
    let (parse, others): (Vec<_>, Vec<_>) = selected.iter().partition(|code| code.starts_with("PARSE-"));
    assert!(!parse.is_empty() && !others.is_empty(), "{selected:?}");
    assert!(others.iter().all(|code| code.starts_with(&family)), "{selected:?}");
    assert_eq!(codes(&["--select", &family.to_lowercase()]), selected);
    assert!(codes(&["--ignore", &family.to_lowercase()]).iter().all(|code| !code.starts_with(&family)));
}

#[test]
fn a_file_that_looks_like_a_code_is_a_file() {
    let folder = Folder::new("code-name");
    folder.file("t3", TEXT);
    let output = Command::new(env!("CARGO_BIN_EXE_gouji"))
        .args(["check", "--format", "json", "--select", "T3", "t3"])
        .current_dir(&folder.0)
        .output()
        .unwrap();
    assert_eq!(json(&output)["reports"][0]["source"]["name"], "t3");
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let folder = Folder::new("pipe");
    // A report that is read whole and holds no error, so that nothing but the pipe could be a failure.
    let file = folder.file("a.txt", include_str!("../../src/app/model/samples/sound.txt"));
    let mut child = Command::new(env!("CARGO_BIN_EXE_gouji"))
        .args(["check", "--format", "json", name(&file)])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn a_call_that_is_off_says_what_was_expected() {
    for words in [
        &["check"][..],
        &["check", "--format", "tables", "a.txt"],
        &["check", "--select", "T3-NO-SUCH-RULE"],
        &["check", "--severity", "T3-ROOT=bad", "a.txt"],
        &["rules", "NO-SUCH-RULE"],
        &["chekc", "a.txt"],
    ] {
        let output = gouji(words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(!stderr(&output).is_empty() && output.stdout.is_empty(), "{words:?}");
    }
}

#[test]
fn the_catalogue_is_listed_as_a_table_and_as_json() {
    let listed = gouji(&["rules", "--format", "json", "--lang", "en"]);
    assert_eq!(listed.status.code(), Some(0));
    let table = stdout(&gouji(&["rules", "--lang", "en"]));
    for rule in json(&listed).as_array().unwrap() {
        let code = rule["code"].as_str().unwrap();
        assert!(table.contains(code), "{code}");
        let page = stdout(&gouji(&["rules", code]));
        assert!(page.starts_with(&format!("# {code}")), "{page}");
    }
}

#[test]
fn text_carries_no_colours_away_from_a_terminal() {
    let folder = Folder::new("text");
    let file = folder.file("a.txt", TEXT);
    let plain = gouji(&["check", name(&file)]);
    assert!(!stdout(&plain).contains('\u{1b}'));
    assert!(stdout(&gouji(&["check", "--color", "always", name(&file)])).contains('\u{1b}'));
}

#[test]
fn what_was_not_read_is_no_success_and_an_error_outweighs_it() {
    let folder = Folder::new("status");
    let note = folder.file("note.txt", "关于做好年度报告编制工作的通知，请认真贯彻执行。");
    assert_eq!(gouji(&["check", name(&note)]).status.code(), Some(2), "no report");
    let all_off = gouji(&["check", "--ignore", "PARSE", name(&note)]);
    assert_eq!(all_off.status.code(), Some(2), "what says that nothing was read cannot be switched off");
    assert!(String::from_utf8_lossy(&all_off.stdout).contains("PARSE-NOT-REPORT"));
}

#[test]
fn the_form_of_output_follows_the_name_and_no_input_is_replaced() {
    let folder = Folder::new("output");
    let file = folder.file("a.txt", TEXT);
    let kept = std::fs::read(&file).unwrap();
    let refused = gouji(&["check", name(&file), "-o", name(&file)]);
    assert_eq!((refused.status.code(), std::fs::read(&file).unwrap()), (Some(2), kept));
    let out = file.with_file_name("a.json");
    gouji(&["check", name(&file), "-o", name(&out)]);
    let json: serde_json::Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert!(
        ["clean", "findings", "partial", "unread"]
            .map(Some)
            .contains(&json["reports"][0]["verdict"].as_str())
    );
    let other = file.with_file_name("a.pdf");
    assert_eq!(gouji(&["check", name(&file), "-o", name(&other)]).status.code(), Some(2));
    assert!(!other.exists(), "no text under the name of another kind of file");
    assert_eq!(gouji(&["help"]).status.code(), Some(0));
}

/// The office's own rules: checked, listed and refused by the command line.
#[test]
fn house_rules_are_checked_and_listed() {
    let folder = Folder::new("house-rules");
    let report = folder.file("a.txt", include_str!("../../src/app/model/samples/sound.txt"));
    let rules = "[[rule]]\ncode = \"LOCAL-PLAIN\"\ntitle = \"少用形容词\"\nseverity = \"error\"\nsection = 5\n\
                 forbid = \"单一\"\nmessage = \"不用“单一”。\"\nreported = \"单一\"\npassed = \"少\"\n";
    let file = folder.file("rules.toml", rules);
    let output = gouji(&["check", name(&report), "--rules", name(&file)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("LOCAL-PLAIN 少用形容词"), "{}", stdout(&output));
    let off = gouji(&["check", name(&report), "--rules", name(&file), "--ignore", "local-plain"]);
    assert_eq!(off.status.code(), Some(0), "{}", stderr(&off));
    let lighter = gouji(&["check", name(&report), "--rules", name(&file), "--severity", "LOCAL-PLAIN=info"]);
    assert_eq!(lighter.status.code(), Some(0), "{}", stderr(&lighter));
    let all = json(&gouji(&["rules", "--rules", name(&file), "--format", "json"]));
    let last = all.as_array().unwrap().last().unwrap();
    assert_eq!((&last["code"], &last["family"]), (&"LOCAL-PLAIN".into(), &"LOCAL".into()));
    assert!(stdout(&gouji(&["rules", "LOCAL-PLAIN", "--rules", name(&file)])).contains("## 会报告\n> 单一"));
    let wrong = folder.file("wrong.toml", rules.replace("reported = \"单一\"", "reported = \"单\""));
    let output = gouji(&["check", name(&report), "--rules", name(&wrong)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("wrong.toml：规则文件有误") && stderr(&output).contains("第 8 行第 12 列"),
        "{}",
        stderr(&output)
    );
    assert!(stdout(&output).is_empty());
}

#[test]
fn what_lies_in_a_folder_that_is_checked_is_not_replaced() {
    let folder = Folder::new("output-in-folder");
    let file = folder.file("b/a.csv", TEXT);
    let kept = std::fs::read(&file).unwrap();
    for call in
        [&["check", name(&folder.0), "-o", name(&file)][..], &["sum", name(&folder.0), "-o", name(&file)]]
    {
        let refused = gouji(call);
        assert_eq!(
            (refused.status.code(), std::fs::read(&file).unwrap()),
            (Some(2), kept.clone()),
            "{call:?}"
        );
        assert!(stderr(&refused).contains("a.csv"), "{}", stderr(&refused));
    }
    let beside = folder.0.join("new.json");
    gouji(&["check", name(&folder.0), "-o", name(&beside)]);
    assert!(beside.is_file(), "another name in the same folder is free");
}

#[test]
fn reports_that_cannot_be_added_up_are_named() {
    let folder = Folder::new("sum-doubts");
    let sound = include_str!("../../src/app/model/samples/sound.txt");
    let out = folder.0.join("sum.xlsx");
    let sum = |files: &[(&str, String)]| {
        let files: Vec<PathBuf> = files.iter().map(|(name, text)| folder.file(name, text)).collect();
        let mut call = vec!["sum", "-o", name(&out)];
        call.extend(files.iter().map(|file| name(file)));
        let output = gouji(&call);
        (output.status.code(), stderr(&output))
    };
    let other = sound.replace("松岭县", "松石县");
    assert_eq!(sum(&[("a.txt", sound.to_owned()), ("b.txt", other.clone())]), (Some(0), String::new()));
    let (status, said) = sum(&[("a.txt", sound.to_owned()), ("b.txt", sound.to_owned())]);
    assert!(status == Some(2) && said.contains("b.txt）”的报告不止一份"), "{said}");
    let (status, said) = sum(&[("a.txt", sound.to_owned()), ("b.txt", other.replace("2023年", "2022年"))]);
    assert!(status == Some(2) && said.contains("2022 年度") && said.contains("不能相加"), "{said}");
    let (status, said) = sum(&[("a.txt", sound.to_owned()), ("b.txt", "没有表格。".to_owned())]);
    assert!(status == Some(2) && said.contains("没有计入"), "{said}");
}

#[test]
fn settings_and_rules_that_lie_beside_the_files_are_not_replaced() {
    let folder = Folder::new("output-over-settings");
    let file = folder.file("a.txt", TEXT);
    let rule = "[[rule]]\ncode = \"LOCAL-PLAIN\"\ntitle = \"少用形容词\"\nseverity = \"info\"\nsection = 5\n\
                forbid = \"单一\"\nmessage = \"不用“单一”。\"\nreported = \"单一\"\npassed = \"少\"\n";
    let rules = folder.file("office.toml", rule);
    let settings = folder.file("gouji.toml", "rules = \"office.toml\"\nignore = [\"PRIV\"]\n");
    for read in [&settings, &rules] {
        let kept = std::fs::read(read).unwrap();
        let refused = gouji(&["check", name(&file), "-o", name(read)]);
        assert_eq!((refused.status.code(), std::fs::read(read).unwrap()), (Some(2), kept), "{read:?}");
        assert!(stderr(&refused).contains("会把它覆盖"), "{}", stderr(&refused));
    }
}

#[cfg(unix)]
#[test]
fn an_input_is_not_replaced_by_another_link_to_it_or_through_standard_input() {
    let folder = Folder::new("output-over-links");
    let file = folder.file("a.txt", TEXT);
    let kept = std::fs::read(&file).unwrap();
    let link = folder.0.join("link.txt");
    std::fs::hard_link(&file, &link).unwrap();
    assert_eq!(gouji(&["check", name(&file), "-o", name(&link)]).status.code(), Some(2));
    let mut call = Command::new(env!("CARGO_BIN_EXE_gouji"));
    let input = std::fs::File::open(&file).unwrap();
    let refused = call.args(["check", "-", "-o", name(&file)]).stdin(input).output().unwrap();
    assert_eq!((refused.status.code(), std::fs::read(&file).unwrap()), (Some(2), kept));
}

#[test]
fn findings_and_cells_come_as_tables_of_values() {
    let folder = Folder::new("csv");
    let file = folder
        .file("青禾.txt", include_str!("../../src/app/model/samples/sound.txt").replace("单一", "=单一"));
    let broken = folder.file("坏.docx", "PK");
    let out = folder.0.join("问题.CSV");
    gouji(&["check", name(&file), name(&broken), "-o", name(&out)]);
    let findings = String::from_utf8(std::fs::read(&out).unwrap()).unwrap();
    let mut lines = findings.strip_prefix('\u{FEFF}').unwrap().lines();
    assert_eq!(
        lines.next(),
        Some("序号,文件,规则,单位,位置,问题类型,问题描述,核对算式,修改建议,等级,单位反馈")
    );
    assert!(findings.contains("坏.docx"), "{findings}");
    let widths = findings.lines().map(|line| line.split(',').count());
    assert_eq!(widths.collect::<std::collections::BTreeSet<_>>().len(), 1, "{findings}");
    let cells = stdout(&gouji(&["check", "--format", "cells", name(&file)]));
    let row = cells.lines().find(|line| line.contains(",t3.new_received.total,")).unwrap();
    let fields: Vec<&str> = row.split(',').collect();
    assert_eq!((fields[0], fields[7]), (name(&file), "number"), "{row}");
    assert!(!fields[5].is_empty() && fields[5] == fields[6], "{row}");
    assert_eq!(cells.lines().count(), 1 + 10 + 175 + 15);
}

#[test]
fn places_in_a_file_of_values_point_into_the_text_that_goes_along() {
    let folder = Folder::new("values");
    let values = "松岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n\"规章\",\"0\",\"0\",\"0\"\n";
    let file = folder.file("a.csv", values);
    let whole = json(&gouji(&["check", "--format", "json", name(&file)]));
    let report = &whole["reports"][0];
    let text = report["text"].as_str().expect("a text");
    let start = report["sections"][0]["start"].as_u64().expect("a place") as usize;
    assert!(text[start..].starts_with("一、总体情况"), "{text}");
    assert!(text.contains("规章\t0"), "{text}");
}

#[test]
fn json_names_the_file_that_a_report_came_from() {
    let folder = Folder::new("paths");
    let file = folder.file("b/a.txt", TEXT);
    let whole = json(&gouji(&["check", "--format", "json", name(&folder.0)]));
    let source = &whole["reports"][0]["source"];
    assert_eq!((&source["name"], &source["path"]), (&"b/a.txt".into(), &name(&file).into()));
}

#[test]
fn settings_that_lie_beside_the_files_hold_unless_the_call_says_otherwise() {
    let folder = Folder::new("settings");
    let file = folder.file("a.txt", include_str!("../../src/app/model/samples/sound.txt"));
    folder.file(
        "规则.toml",
        "[[rule]]\ncode = \"LOCAL-PLAIN\"\ntitle = \"少用形容词\"\nseverity = \"error\"\nsection = 5\nforbid = \"单一\"\n\
         message = \"不用“单一”。\"\nreported = \"单一\"\npassed = \"少\"\n",
    );
    assert_eq!(gouji(&["check", name(&file)]).status.code(), Some(0));
    folder.file("gouji.toml", "rules = \"规则.toml\"\n");
    for path in [&file, &folder.0] {
        let output = gouji(&["check", name(path)]);
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        assert!(stderr(&output).contains("gouji.toml") && stdout(&output).contains("LOCAL-PLAIN"));
    }
    assert_eq!(gouji(&["check", "--no-settings", name(&file)]).status.code(), Some(0));
    assert_eq!(gouji(&["check", "--ignore", "LOCAL-PLAIN", name(&file)]).status.code(), Some(0));
    let lighter = folder.file("other.toml", "rules = \"规则.toml\"\nseverity = [\"LOCAL-PLAIN=info\"]\n");
    assert_eq!(gouji(&["check", "--settings", name(&lighter), name(&file)]).status.code(), Some(0));
    for wrong in
        ["rule = 1\n", "select = [\"T9\"]\n", "severity = \"T3-ROOT\"\n", "rules = \"nowhere.toml\"\n"]
    {
        folder.file("gouji.toml", wrong);
        let output = gouji(&["check", name(&file)]);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
        assert!(!stderr(&output).is_empty() && output.stdout.is_empty(), "{wrong}");
    }
}

#[test]
fn help_says_what_the_exit_statuses_are() {
    for call in [&["help"][..], &["--help"], &["help", "check"], &["check", "--help"]] {
        let output = gouji(call);
        assert_eq!(output.status.code(), Some(0), "{call:?}");
        assert!(stdout(&output).contains("exit status"), "{call:?}");
    }
}
