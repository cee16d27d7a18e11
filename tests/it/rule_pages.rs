//! The pages in `docs/rules/` are made from the rules, and are fresh.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use gouji::render::rule_pages;
use gouji::rules;

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
        "docs/rules is not what the rules say ({names:?}); write it anew with\n    \
         GOUJI_WRITE=1 cargo test -q --test it rule_pages"
    );
}

#[test]
fn codes_are_one_of_a_kind_and_belong_to_their_family() {
    let mut codes: Vec<_> = rules::catalogue().map(|r| r.meta().code).collect();
    codes.sort_unstable();
    assert!(codes.windows(2).all(|w| w[0] != w[1]), "{codes:?}");
    for planned in rules::planned::PLANNED {
        assert!(rules::FAMILIES.iter().any(|(family, _)| *family == planned.family), "{}", planned.code);
    }
}
