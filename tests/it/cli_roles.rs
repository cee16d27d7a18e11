//! The command line: what a report is compared with, and what settings and names of files are taken for.

use crate::cli::{Folder, gouji, json, name, stderr, stdout};
use crate::example::Example;

fn report(changes: &str) -> String {
    Example::parse(changes).unwrap().draft.text()
}

#[test]
fn what_is_compared_with_must_be_a_report() {
    let folder = Folder::new("compared-with");
    let own = folder.file("own.txt", report("基础：区 2023"));
    let other = folder.file("other.txt", "你好\n");
    for option in ["--previous", "--units"] {
        let output = gouji(&["check", name(&own), option, name(&other)]);
        assert_eq!(output.status.code(), Some(2), "{option}");
        assert!(stderr(&output).contains("other.txt：没有读到表三"), "{}", stderr(&output));
    }
}

#[test]
fn a_family_that_finds_nothing_leaves_the_others_off_and_nothing_unread() {
    let folder = Folder::new("one-family");
    let own = folder.file("own.txt", report("基础：局 2023"));
    let output = gouji(&["check", "--format", "json", "--select", "PRIV", name(&own)]);
    assert_eq!(json(&output)["reports"][0]["verdict"], "partial");
}

#[test]
fn a_limit_turns_its_rule_on() {
    let folder = Folder::new("limit");
    let own = folder.file("own.txt", report("基础：局 2023"));
    folder.file("gouji.toml", "section_one_limit = 10\n");
    assert!(stdout(&gouji(&["check", name(&own)])).contains("STRUCT-LENGTH"));
}

#[test]
fn a_file_is_named_as_what_it_is() {
    let folder = Folder::new("named-as");
    let own = folder.file("own.txt", report("基础：局 2023"));
    for (format, ending) in [("text", "pdf"), ("csv", "xlsx"), ("xlsx", "csv"), ("marked", "html")] {
        let output = folder.0.join(format!("o.{ending}"));
        let done = gouji(&["check", name(&own), "--format", format, "-o", name(&output)]);
        assert_eq!((done.status.code(), output.exists()), (Some(2), false), "{format} as .{ending}");
    }
}

#[test]
fn a_sum_names_the_files_of_a_body_that_reports_twice() {
    let folder = Folder::new("twice-in-sum");
    for nth in 1..=3 {
        folder
            .file(&format!("{nth}.txt"), report(&format!("基础：局 2023\n表三 · 重复申请 · 自然人 = {nth}")));
    }
    let said = stderr(&gouji(&["sum", name(&folder.0), "-o", "-"]));
    for file in ["2.txt", "3.txt"] {
        assert_eq!(said.lines().filter(|line| line.contains(file)).count(), 1, "{said}");
    }
}

#[test]
fn packed_files_in_a_folder_are_said_to_be_unread() {
    let folder = Folder::new("packed");
    folder.file("own.txt", report("基础：局 2023"));
    folder.file("all.tar.gz", b"\x1F\x8B\x08\0");
    let output = gouji(&["check", name(&folder.0)]);
    assert!(stderr(&output).contains("all.tar.gz"), "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_sum_says_which_cells_it_leaves_empty() {
    let folder = Folder::new("empty-in-sum");
    let own = folder.file("own.txt", report("基础：局 2023\n表三 · 结转下年度 = 缺"));
    let output = gouji(&["sum", name(&own), "-o", "-"]);
    assert!(stderr(&output).contains("7格没有读到"), "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_list_is_known_however_a_spreadsheet_saves_it() {
    let folder = Folder::new("saved-lists");
    let own = folder.file("own.txt", report("基础：局 2023"));
    let list = stdout(&gouji(&["check", name(&own), "--format", "csv"]));
    let quoted = |line: &str| line.split(',').map(|value| format!("\"{value}\"")).collect::<Vec<_>>();
    let saved = |mark: &str| {
        let lines = list.trim_start_matches('\u{FEFF}').lines();
        lines.map(|line| quoted(line).join(mark) + "\r\n").collect::<String>()
    };
    let wide: Vec<u8> =
        ["\u{FEFF}", &saved("\t")].concat().encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (nth, bytes) in [saved(",").into_bytes(), saved(";").into_bytes(), wide].into_iter().enumerate() {
        folder.file(&format!("list{nth}.csv"), bytes);
    }
    let output = gouji(&["check", "--format", "json", name(&folder.0)]);
    assert_eq!(json(&output)["reports"].as_array().unwrap().len(), 1, "{}", stderr(&output));
}
