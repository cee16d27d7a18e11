//! The stages of a check, as the functions that a run is counted by.

use super::callgrind::Costs;

/// A stage: its name, the functions that make it, and those within them that are a stage of their own.
struct Stage {
    name: &'static str,
    functions: &'static [&'static str],
    without: &'static [&'static str],
}

const fn stage(name: &'static str, functions: &'static [&'static str]) -> Stage {
    Stage { name, functions, without: &[] }
}

const STAGES: &[Stage] = &[
    stage("decode", &["gouji::source::decode::decode"]),
    Stage {
        name: "document",
        functions: &["gouji::source::sniff::from_bytes"],
        without: &["gouji::source::decode::decode"],
    },
    stage("tables", &["gouji::reading::tables::read"]),
    stage(
        "sections",
        &[
            "gouji::reading::sections::headings",
            "gouji::reading::sections::Headings::outline",
            "<gouji::reading::sections::Headings>::outline",
        ],
    ),
    stage("identity", &["gouji::reading::identity::frame", "gouji::reading::identity::read"]),
    stage("prose", &["gouji::reading::prose::read"]),
    stage("rules", &["gouji::checked::outcomes::run"]),
    stage("render", &["gouji::cli::output::write"]),
];

/// What rules share: it counts for the first of them that asks for it.
const SHARED: &[&str] = &["passages::read", "narrative::judge::judge"];

/// What each stage took, and what all did.
pub fn stages(costs: &Costs) -> Vec<(&'static str, u64)> {
    let sum = |functions: &[&str]| functions.iter().filter_map(|f| costs.get(*f)).sum::<u64>();
    let mut counts: Vec<(&str, u64)> = STAGES
        .iter()
        .map(|stage| (stage.name, sum(stage.functions).saturating_sub(sum(stage.without))))
        .collect();
    let all = sum(&[""]);
    let rest = all.saturating_sub(counts.iter().map(|(_, count)| count).sum());
    counts.extend([("rest", rest), ("all", all)]);
    counts
}

/// What each rule took, by its type's path within `rules`.
pub fn rules(costs: &Costs) -> impl Iterator<Item = (&str, u64)> {
    costs.iter().filter_map(|(path, count)| {
        let within = path.strip_prefix("<gouji::rules::").or_else(|| path.strip_prefix("gouji::rules::"))?;
        let rule = within.strip_suffix(" as gouji::rules::rule::Rule>::check");
        Some((rule.or_else(|| SHARED.contains(&within).then_some(within))?, *count))
    })
}

/// A stage that no function of the program stands for: the functions were renamed, or put into others.
pub fn unknown(costs: &Costs) -> Option<&'static str> {
    STAGES
        .iter()
        .find(|stage| !stage.functions.iter().any(|function| costs.contains_key(*function)))
        .map(|stage| stage.name)
}

#[test]
fn what_is_a_stage_of_its_own_counts_once() {
    let costs = [
        ("", 100),
        ("gouji::source::sniff::from_bytes", 30),
        ("gouji::source::decode::decode", 10),
        ("<gouji::rules::form::terms::Term as gouji::rules::rule::Rule>::check", 4),
        ("gouji::rules::passages::read", 3),
    ];
    let costs: Costs = costs.into_iter().map(|(path, count)| (path.to_owned(), count)).collect();
    let counted: Vec<_> = stages(&costs).into_iter().filter(|(_, count)| *count > 0).collect();
    assert_eq!(counted, [("decode", 10), ("document", 20), ("rest", 70), ("all", 100)]);
    assert_eq!(rules(&costs).collect::<Vec<_>>(), [("form::terms::Term", 4), ("passages::read", 3)]);
    assert_eq!(unknown(&costs), Some("tables"));
}
