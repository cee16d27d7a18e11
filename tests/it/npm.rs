//! The npm package gives what its types promise, and nothing else.

use std::collections::BTreeSet;

/// The functions that the types declare, `init` among them.
fn promised() -> BTreeSet<&'static str> {
    let types = [include_str!("../../src/api/types.rs"), include_str!("../../web/npm/init.d.ts")];
    let lines = types.iter().flat_map(|text| text.lines());
    lines.filter_map(|line| line.strip_prefix("export function ")?.split('(').next()).collect()
}

fn names(list: &'static str) -> BTreeSet<&'static str> {
    list.split(',').map(str::trim).chain(["init"]).collect()
}

#[test]
fn every_way_in_gives_what_the_types_declare() {
    let promised = promised();
    assert!(promised.contains("check") && promised.contains("exportReports"), "{promised:?}");
    for module in [include_str!("../../web/npm/index.js"), include_str!("../../web/npm/node.js")] {
        let list = module.split_once("export {").and_then(|(_, rest)| rest.split_once('}')).unwrap().0;
        assert_eq!(names(list), promised);
        assert!(module.contains("export function init("), "{module}");
    }
    let classic = include_str!("../../web/npm/classic.js");
    let list = classic.split_once("names = '").and_then(|(_, rest)| rest.split_once('\'')).unwrap().0;
    assert_eq!(names(list), promised);
}
