//! The pages in `docs/rules/` are made from the rules, and are fresh.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use gouji::finding::Lang;
use gouji::render::rule_pages;
use gouji::rules;

/// What writes all that this file compares.
const WRITE: &str = "GOUJI_WRITE=1 cargo rules rule_pages";

/// Writes the pages where `GOUJI_WRITE` is set; else compares.
#[test]
fn the_committed_pages_are_those_that_the_rules_make() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let made: BTreeMap<String, String> = rule_pages::files().into_iter().collect();
    let present = || fs::read_dir(&folder).into_iter().flatten().flatten().map(|e| e.path());
    if env::var_os("GOUJI_WRITE").is_some() {
        fs::create_dir_all(&folder).unwrap();
        present().for_each(|stale| fs::remove_file(stale).unwrap());
        for (name, content) in &made {
            fs::write(folder.join(name), content).unwrap();
        }
    }
    let committed: BTreeMap<String, String> = present()
        .map(|path| {
            (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap())
        })
        .collect();
    let stale: Vec<_> = made.iter().filter(|(name, text)| committed.get(*name) != Some(text)).collect();
    let names: Vec<_> = stale.iter().map(|(name, _)| name).collect();
    assert!(
        names.is_empty() && committed.len() == made.len(),
        "docs/rules is not what the rules say ({names:?}); write it anew with\n    {WRITE}"
    );
}

#[test]
fn a_rule_is_called_by_its_title_and_what_holds_by_a_name_of_its_own() {
    assert_eq!(rules::title("T3-BALANCE", Lang::Zh), "新收加结转不等于办结加结转下年");
    assert_eq!(rules::title("T3-NONE", Lang::Zh), "");
    assert_eq!(rules::holds("T3-BALANCE", Lang::En), "Table 3 columns: received = handled");
    assert_eq!(rules::holds("PARSE-PARTIAL", Lang::Zh), rules::title("PARSE-PARTIAL", Lang::Zh));
}

#[test]
fn codes_are_one_of_a_kind() {
    let mut codes: Vec<_> = rules::catalogue().map(|r| r.meta().code).collect();
    codes.sort_unstable();
    assert!(codes.windows(2).all(|w| w[0] != w[1]), "{codes:?}");
}

/// Every code that was ever given, in `codes.txt` beside this file. Codes are what scripts and lists of problems go by: one may be
/// added, none taken away. Where `GOUJI_WRITE` is set, new ones are.
#[test]
fn no_code_is_ever_lost() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/codes.txt");
    let mut codes = fs::read_to_string(&path).unwrap();
    let lost: Vec<&str> = codes.lines().filter(|code| rules::find(code).is_none()).collect();
    assert!(lost.is_empty(), "{lost:?}");
    let is_new = |code: &&str| !codes.lines().any(|known| known == *code);
    let new: Vec<&str> = rules::catalogue().map(|r| r.meta().code).filter(is_new).collect();
    if env::var_os("GOUJI_WRITE").is_some() {
        new.iter().for_each(|code| codes += &format!("{code}\n"));
        fs::write(path, codes).unwrap();
    } else {
        assert!(new.is_empty(), "{new:?} stand in no list; write it anew with\n    {WRITE}");
    }
}
