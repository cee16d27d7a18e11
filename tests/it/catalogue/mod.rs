//! The catalogue row by row (domain §11): how much a finding of each rule weighs in which year and for which kind of
//! body. That each rule also says nothing where it should is for the examples on its page. The page beside this file
//! ([`crate::example::page`]) has a heading for each rule with every severity that it may have, `°` behind the code
//! where it is off by default; under it only that rule is heard.

use std::collections::{BTreeMap, BTreeSet};

use gouji::finding::Severity;
use gouji::rules;

use crate::example::judge::{self, Heard};
use crate::example::page::{cases, severity};

/// A heading: the rule, whether it is on by default, and every severity that it may have.
struct Row<'a> {
    code: &'a str,
    on: bool,
    severities: BTreeSet<Severity>,
}

fn rows(page: &str) -> Vec<Row<'_>> {
    fn row(head: &str) -> Row<'_> {
        let (code, severities) = head.split_once(' ').expect("a code, a space, severities");
        let severities = severities.chars().map(|c| severity(&c.to_string()).expect("a severity"));
        Row { code: code.trim_end_matches('°'), on: !code.ends_with('°'), severities: severities.collect() }
    }
    page.lines().filter_map(|line| line.strip_prefix("## ")).map(row).collect()
}

#[test]
fn every_rule_weighs_as_the_catalogue_says() {
    let (_, problems) = judge::problems("catalogue", Heard::Rule);
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn every_severity_of_a_rule_is_shown_and_no_other() {
    let (cases, mut shown) = (cases("catalogue"), BTreeMap::<&str, BTreeSet<Severity>>::new());
    for case in &cases {
        shown.entry(&case.rule).or_default().extend(case.verdicts().filter_map(|v| v.severity()));
    }
    for row in rows(include_str!("catalogue.txt")) {
        let meta = rules::find(row.code).unwrap_or_else(|| panic!("no such rule: {}", row.code)).meta();
        assert_eq!((meta.on, shown.get(row.code)), (row.on, Some(&row.severities)), "{}", row.code);
        assert!(row.severities.contains(&meta.severity), "{} is usually {:?}", row.code, meta.severity);
    }
}

#[test]
fn every_rule_has_its_row() {
    let rows = rows(include_str!("catalogue.txt"));
    let named: BTreeSet<&str> = rows.iter().map(|row| row.code).collect();
    assert_eq!(named.len(), rows.len(), "a code stands twice");
    let missing: Vec<&str> =
        rules::catalogue().map(|r| r.meta().code).filter(|code| !named.contains(code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(rules::FAMILIES.iter().all(|(_, rules)| !rules.is_empty()));
}
