//! The command line as it is used at work: results beside the reports, names of every kind, calls that are off.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::cli::{Folder, gouji, json, name, stderr, stdout};

const SOUND: &str = include_str!("../../src/app/model/samples/sound.txt");

/// A report as docx: what the program's own writer of lists gives, without the list's marks.
fn docx(text: &str) -> Vec<u8> {
    use gouji::source::package;

    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    let rows = |cells: Vec<&str>| -> String {
        let one = |cell: &&str| format!("<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>");
        format!("<w:tr>{}</w:tr>", cells.iter().map(one).collect::<String>())
    };
    let mut body = String::new();
    let mut table = String::new();
    for line in text.lines() {
        if line.contains('\t') {
            table.push_str(&rows(line.split('\t').collect()));
            continue;
        }
        if !table.is_empty() {
            body.push_str(&format!("<w:tbl>{table}</w:tbl>"));
            table.clear();
        }
        body.push_str(&format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"));
    }
    let types = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
    );
    let relations = format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
         Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
         Target=\"word/document.xml\"/></Relationships>"
    );
    let document = format!("{HEAD}<w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>");
    let parts = [("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", document)];
    package::write(&parts.map(|(name, content)| (name.to_owned(), content.into_bytes()))).unwrap()
}

/// The names of the reports in the results.
fn names(folder: &Path, more: &[&str]) -> Vec<String> {
    let words = [&["check", "--format", "json", name(folder)][..], more].concat();
    let whole = json(&gouji(&words));
    let reports = whole["reports"].as_array().unwrap().clone();
    reports.iter().map(|report| report["source"]["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn results_beside_the_reports_are_passed_over_and_written_again() {
    for lang in ["zh", "en"] {
        let folder = Folder::new(&format!("own-{lang}"));
        let report = folder.file("年报.docx", docx(SOUND));
        let path = |file: &str| folder.0.join(file);
        let ours = [
            "清单.html",
            "清单.csv",
            "清单.json",
            "清单.ndjson",
            "清单.sarif.json",
            "清单.md",
            "清单.docx",
            "清单.xlsx",
            "清单.txt",
            "图.svg",
        ];
        for file in ours {
            let out = path(file);
            let call = ["check", name(&folder.0), "--lang", lang, "-o", name(&out)];
            assert_eq!(gouji(&call).status.code(), Some(0), "{file}");
            let again = gouji(&call);
            assert_eq!(again.status.code(), Some(0), "{file}: {}", stderr(&again));
        }
        let formats =
            [("cells", "格.csv"), ("pictures", "图.html"), ("marked", "批注.docx"), ("tracked", "修订.docx")];
        for (format, file) in formats {
            let out = path(file);
            for _ in 0..2 {
                let call = ["check", name(&folder.0), "--lang", lang, "--format", format, "-o", name(&out)];
                assert_eq!(gouji(&call).status.code(), Some(0), "{file}: {}", stderr(&gouji(&call)));
            }
        }
        for file in ["合计.xlsx", "合计.csv"] {
            let out = path(file);
            for _ in 0..2 {
                let call = ["sum", name(&folder.0), "--lang", lang, "-o", name(&out)];
                assert_eq!(gouji(&call).status.code(), Some(0), "{file}: {}", stderr(&gouji(&call)));
            }
        }
        assert_eq!(names(&folder.0, &[]), ["年报.docx"]);
        let said = stderr(&gouji(&["check", name(&folder.0), "--lang", lang]));
        assert!(
            said.lines().count() == 1 && said.contains("清单.html") && said.contains("批注.docx"),
            "{said}"
        );
        // By the names that a shell makes of `*` too, where some are of no folder's kinds.
        let mut all = vec!["check"];
        let files: Vec<PathBuf> = ours.iter().map(|file| path(file)).chain([report.clone()]).collect();
        all.extend(files.iter().map(|file| name(file)));
        let output = gouji(&all);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        // Nothing but results is no report read; a report is never written over.
        let lone = gouji(&["check", name(&path("清单.html"))]);
        assert!(lone.status.code() == Some(2) && stderr(&lone).contains("不是报告"), "{}", stderr(&lone));
        assert_eq!(gouji(&["check", name(&folder.0), "-o", name(&report)]).status.code(), Some(2));
    }
}

/// What every program does that saves an office file: packed anew, its own marks kept.
fn saved_again(bytes: &[u8]) -> Vec<u8> {
    use gouji::source::package::{Package, write};

    let mut package = Package::open(bytes).unwrap();
    let names: Vec<String> = package.names().collect();
    let parts: Vec<_> =
        names.into_iter().map(|name| (name.clone(), package.read(&name).unwrap().unwrap())).collect();
    write(&parts).unwrap()
}

#[test]
fn a_list_that_was_filled_in_stays_and_a_copy_that_was_mended_is_a_report() {
    let folder = Folder::new("own-edited");
    folder.file("年报.docx", docx(SOUND));
    for file in ["清单.docx", "清单.xlsx"] {
        let list = folder.0.join(file);
        gouji(&["check", name(&folder.0), "-o", name(&list)]);
        let edited = saved_again(&std::fs::read(&list).unwrap());
        std::fs::write(&list, &edited).unwrap();
        assert_eq!(names(&folder.0, &[]), ["年报.docx"], "{file}");
        let refused = gouji(&["check", name(&folder.0), "-o", name(&list)]);
        assert!(
            refused.status.code() == Some(2) && stderr(&refused).contains("不覆盖"),
            "{}",
            stderr(&refused)
        );
        assert_eq!(std::fs::read(&list).unwrap(), edited);
    }
    let copy = folder.0.join("批注.docx");
    gouji(&["check", name(&folder.0), "--format", "marked", "-o", name(&copy)]);
    assert_eq!(names(&folder.0, &[]), ["年报.docx"]);
    std::fs::write(&copy, saved_again(&std::fs::read(&copy).unwrap())).unwrap();
    assert_eq!(names(&folder.0, &[]), ["年报.docx", "批注.docx"]);
}

#[test]
fn values_that_a_spreadsheet_saved_in_its_own_encoding_are_known() {
    let folder = Folder::new("own-gbk");
    folder.file("年报.txt", SOUND);
    let list = stdout(&gouji(&["check", "--format", "csv", name(&folder.0)]));
    folder.file("清单.csv", encoding_rs::GB18030.encode(list.trim_start_matches('\u{FEFF}')).0);
    assert_eq!(names(&folder.0, &[]), ["年报.txt"]);
}

#[cfg(unix)]
#[test]
fn what_standard_output_goes_into_is_not_read() {
    let folder = Folder::new("redirected");
    folder.file("年报.txt", SOUND);
    let out = folder.0.join("结果.txt");
    for _ in 0..2 {
        let file = std::fs::File::create(&out).unwrap();
        let status =
            Command::new(env!("CARGO_BIN_EXE_gouji")).args(["check", name(&folder.0)]).stdout(file).status();
        assert_eq!(status.unwrap().code(), Some(0));
    }
    assert_eq!(gouji(&["check", name(&folder.0)]).status.code(), Some(0));
}

#[test]
fn a_file_is_checked_once_however_it_is_named() {
    let folder = Folder::new("once");
    let file = folder.file("甲/年报.txt", SOUND);
    let roundabout = folder.0.join("甲").join("..").join("甲").join("年报.txt");
    assert_eq!(names(&file, &[name(&file), name(&roundabout), name(&folder.0)]), ["年报.txt"]);
    let with_itself = gouji(&["check", name(&file), "--previous", name(&roundabout)]);
    assert!(with_itself.status.code() == Some(2) && stderr(&with_itself).contains("就是要核对的那一份"));
    // The whole may lie among its units.
    folder.file("甲/二.txt", SOUND.replace("松岭县", "松石县"));
    let whole =
        json(&gouji(&["check", "--format", "json", name(&file), "--units", name(&folder.0.join("甲"))]));
    assert_eq!(whole["context"].as_array().unwrap().len(), 1, "{}", whole["context"]);
}

#[test]
fn names_are_listed_as_people_count() {
    let folder = Folder::new("natural");
    for file in ["10.txt", "2.txt", "1.txt", "第10组/1.txt", "第9组/1.txt"] {
        folder.file(file, SOUND);
    }
    let expected = ["1.txt", "2.txt", "10.txt", "第9组/1.txt", "第10组/1.txt"];
    assert_eq!(names(&folder.0, &[]), expected);
    assert_eq!(names(&folder.0.join("*.txt"), &[]), expected[..3]);
}

#[cfg(unix)]
#[test]
fn names_in_gbk_are_shown_as_they_are_meant_and_opened() {
    use std::os::unix::ffi::OsStrExt;

    let folder = Folder::new("gbk-names");
    let gbk = encoding_rs::GB18030.encode("年报.docx").0.into_owned();
    let path = folder.0.join(std::ffi::OsStr::from_bytes(&gbk));
    std::fs::write(&path, docx(SOUND)).unwrap();
    assert_eq!(names(&folder.0, &[]), ["年报.docx"]);
    let whole = json(&gouji(&["check", "--format", "json", name(&folder.0)]));
    assert!(whole["reports"][0]["source"]["path"].as_str().unwrap().ends_with("/年报.docx"));
    let out = folder.0.join("批注.docx");
    let marked = gouji(&["check", name(&folder.0.join("*.docx")), "--format", "marked", "-o", name(&out)]);
    assert_eq!(marked.status.code(), Some(0), "{}", stderr(&marked));
}

#[cfg(unix)]
#[test]
fn a_pipe_that_a_pattern_finds_is_passed_over() {
    let folder = Folder::new("fifo");
    folder.file("a.txt", SOUND);
    let pipe = folder.0.join("b.txt");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert_eq!(names(&folder.0.join("*.txt"), &[]), ["a.txt"]);
    // Given by itself it is read, as `<(…)` is.
    let mut child = Command::new(env!("CARGO_BIN_EXE_gouji"))
        .args(["check", "--format", "json", name(&pipe)])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    std::fs::write(&pipe, SOUND).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn rules_of_which_none_is_left_are_a_mistake_of_the_call() {
    let folder = Folder::new("none-left");
    let file = folder.file("a.txt", SOUND);
    let refused = gouji(&["check", name(&file), "--select", "T3-ROOT", "--ignore", "T3"]);
    assert!(refused.status.code() == Some(2) && refused.stdout.is_empty());
    assert!(stderr(&refused).contains("没有可核对的"), "{}", stderr(&refused));
    folder.file("gouji.toml", "select = [\"T3\"]\nignore = [\"T3\"]\n");
    assert!(stderr(&gouji(&["check", name(&file)])).contains("没有可核对的"));
    assert_eq!(
        gouji(&["check", name(&file), "--no-settings", "--select", "T3", "--ignore", "T3-ROOT"])
            .status
            .code(),
        Some(0)
    );
}

#[test]
fn mistakes_in_the_settings_are_said_with_file_and_line() {
    let folder = Folder::new("settings-mistakes");
    let file = folder.file("a.txt", SOUND);
    for (settings, place) in [
        ("\n\nselect = [\"T3\", \"T9\"]\n", "第 3 行第 17 列"),
        ("ignore = \"NOPE\"\n", "第 1 行第 10 列"),
        ("# 说明\r\nseverity = [\"T3-ROOT=info\", \"T3-ROOT=loud\"]\r\n", "第 2 行第 29 列"),
        ("severity = \"NOPE=info\"\n", "第 1 行第 12 列"),
        ("select = \"T3\"\nrules = \"没有.toml\"\n", "第 2 行第 9 列"),
        ("\u{FEFF}deadlines = [\"部门=2-30\"]\n", "第 1 行第 14 列"),
        ("deadlines = [\"部门=4-31\"]\n", "第 1 行第 14 列"),
    ] {
        folder.file("gouji.toml", settings);
        let output = gouji(&["check", name(&file)]);
        let said = stderr(&output);
        assert!(output.status.code() == Some(2) && output.stdout.is_empty(), "{settings}");
        assert!(said.contains("gouji.toml") && said.contains(place), "{settings}: {said}");
    }
}

#[test]
fn the_output_is_written_in_the_form_and_to_the_place_that_is_meant() {
    let folder = Folder::new("places");
    let file = folder.file("a.txt", SOUND);
    // The ending of a name is a name of the form, too.
    for (short, long) in [("md", "markdown"), ("txt", "text"), ("jsonl", "ndjson"), ("htm", "html")] {
        let [one, other] = [short, long].map(|form| gouji(&["check", name(&file), "--format", form]).stdout);
        assert!(!one.is_empty() && one == other, "{short}");
    }
    let log = folder.0.join("a.sarif.json");
    gouji(&["check", name(&file), "-o", name(&log)]);
    let written: serde_json::Value = serde_json::from_slice(&std::fs::read(&log).unwrap()).unwrap();
    assert_eq!(written["version"], "2.1.0");
    let to_output = gouji(&["check", name(&file), "--format", "json", "-o", "-"]);
    assert_eq!(json(&to_output)["schema"], 1);
    assert!(!Path::new("-").exists());
    let sum = folder.0.join("s.csv");
    assert_eq!(gouji(&["sum", name(&file), "-o", name(&sum)]).status.code(), Some(0));
    let values = std::fs::read_to_string(&sum).unwrap();
    assert!(values.starts_with("\u{FEFF}表,行,列,合计,"), "{values}");
    let widths: BTreeSet<usize> = values.lines().map(|line| line.split(',').count()).collect();
    assert_eq!((widths.len(), values.lines().count()), (1, 1 + 10 + 175 + 15));
    assert_eq!(stdout(&gouji(&["sum", name(&file), "-o", "-"])), values);
    assert_eq!(gouji(&["sum", name(&file), "-o", name(&folder.0.join("s.docx"))]).status.code(), Some(2));
    // Places that are none, before the work is done.
    for place in [folder.0.join("没有").join("a.json"), folder.0.clone()] {
        let refused = gouji(&["check", name(&file), "-o", name(&place)]);
        assert!(
            refused.status.code() == Some(2) && stderr(&refused).contains("写不进去"),
            "{}",
            stderr(&refused)
        );
        assert!(!stderr(&refused).contains("os error"), "{}", stderr(&refused));
    }
}

#[test]
fn settings_are_read_in_the_encodings_of_editors() {
    let folder = Folder::new("settings-encodings");
    let file = folder.file("a.txt", SOUND);
    let text = "# 设置\r\nselect = [\"T3\"]\r\n";
    let utf16: Vec<u8> =
        "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let gbk = encoding_rs::GB18030.encode(text).0.into_owned();
    for bytes in [text.as_bytes().to_vec(), ["\u{FEFF}".as_bytes(), text.as_bytes()].concat(), gbk, utf16] {
        folder.file("gouji.toml", bytes);
        let whole = json(&gouji(&["check", "--format", "json", name(&file)]));
        assert_eq!(whole["reports"][0]["verdict"], "partial", "rules are off");
    }
}

#[test]
fn rules_are_listed_by_the_beginning_of_their_codes() {
    let listed = stdout(&gouji(&["rules", "t3"]));
    assert!(listed.contains("T3-ROOT") && !listed.contains("T4-") && !listed.contains("T2-"), "{listed}");
    assert_eq!(gouji(&["rules", "T9"]).status.code(), Some(2));
}

#[test]
fn an_archive_among_reports_is_said_to_be_unread() {
    let folder = Folder::new("archive");
    folder.file("a.txt", SOUND);
    folder.file("b.zip", docx(SOUND));
    folder.file("c.rar", "Rar!\u{1a}\u{7}");
    let output = gouji(&["check", name(&folder.0)]);
    // What is a document by its content is read, whatever it is called.
    assert!(
        output.status.code() == Some(2) && stderr(&output).contains("c.rar：这是压缩包"),
        "{}",
        stderr(&output)
    );
    assert_eq!(names(&folder.0, &[]), ["a.txt", "b.zip"]);
}

#[test]
fn calls_that_are_off_are_told_in_the_language_of_the_call() {
    let folder = Folder::new("calls");
    let file = folder.file("a.txt", SOUND);
    for (call, zh, en) in [
        (
            &["chekc", "a"][..],
            "没有“chekc”这个命令。是否要写 check？",
            "there is no command chekc. Did you mean check?",
        ),
        (
            &[name(&file)],
            "缺少命令。要核对它，请写：gouji check",
            "a command is missing. To check it: gouji check",
        ),
        (
            &["check", "--fromat", "json", "a"],
            "没有“--fromat”这个选项。是否要写 --format？",
            "there is no option --fromat. Did you mean --format?",
        ),
        (
            &["check", "--format", "pdf", "a"],
            "--format 不能写“pdf”，可以写：text、json",
            "--format does not take pdf; it takes text, json",
        ),
        (&["check", "a", "--format"], "--format 后面缺少内容", "something is missing behind --format"),
        (
            &["check", "--jobs", "0", "a"],
            "--jobs 不能写“0”，应是从 1 起的整数",
            "--jobs does not take 0: a whole number",
        ),
        (&["sum", "a"], "缺少 --output", "--output is missing"),
        (&["check", "a", "-o", "b", "-o", "c"], "--output 只能写一次", "--output may stand once only"),
        (&["check", "a", "--no-settings", "--settings", "b"], "不能同时写", "do not go together"),
    ] {
        let output = gouji(call);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{call:?}");
        assert!(
            said.contains(zh) && said.contains("gouji help") && !said.contains("error:"),
            "{call:?}: {said}"
        );
        for flag in [&["--lang", "en"][..], &["--lang=en"]] {
            // Before what may swallow it.
            let (first, rest) = call.split_at(1);
            let said = stderr(&gouji(&[first, flag, rest].concat()));
            assert!(said.contains(en), "{call:?}: {said}");
        }
    }
    let early = stderr(&gouji(&["--lang", "en", "check", name(&file)]));
    assert!(early.contains("--lang stands behind the command"), "{early}");
}
