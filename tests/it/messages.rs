//! What the rules say, read as a list: `cargo xtask messages` prints each message of the rules' own examples, Chinese beside
//! English. Here the list is held to what its readers asked for.

use gouji::finding::Finding;
use gouji::rules;

use crate::example::Example;
use crate::example::judge;
use crate::rule_examples::blocks;

/// The most characters of a headline, the first sentence of a message.
const LONGEST: usize = 60;

/// Every message of the examples of the rules' pages, once.
fn messages() -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for meta in rules::catalogue().map(|rule| rule.meta()) {
        for example in
            blocks(meta.docs.0, "会报告").into_iter().filter_map(|block| Example::parse(block).ok())
        {
            for finding in judge::ask_rule(meta, &example).findings {
                if !found.iter().any(|known| known.code == finding.code && known.message == finding.message) {
                    found.push(finding);
                }
            }
        }
    }
    found
}

fn headline(message: &str) -> &str {
    message.split(['。', '\n']).next().unwrap_or(message)
}

/// Prints them where `GOUJI_MESSAGES` is set: all, or those whose code begins with its value.
#[test]
fn every_message_says_one_thing_first_and_nothing_twice() {
    let wanted = std::env::var("GOUJI_MESSAGES").ok();
    let mut problems = Vec::new();
    for finding in messages() {
        let (code, zh, en) = (finding.code, &finding.message.zh, &finding.message.en);
        if wanted.as_ref().is_some_and(|wanted| code.starts_with(wanted.as_str())) {
            let length = headline(zh).chars().count();
            println!("{code} · {} · {length}\n  {zh}\n  {en}", finding.severity.name());
            for line in finding.formula.iter().chain(finding.suggestions.iter().map(|s| &s.text.zh)) {
                println!("    {line}");
            }
        }
        let mut problem = |why: &str| problems.push(format!("{code}: {why}: {zh}"));
        if headline(zh).chars().count() > LONGEST {
            problem("its headline is too long");
        }
        if zh.is_empty() || en.is_empty() || en.contains(['。', '，', '；']) {
            problem("English and Chinese are not each a language of its own");
        }
        if ["请核对", "请对照台账", "请以台账为准"].iter().any(|words| zh.matches(words).count() > 1)
        {
            problem("it asks twice for one thing");
        }
        if !zh.ends_with(['。', '）', '？', '！']) {
            problem("it does not end as a sentence does");
        }
    }
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn what_to_do_about_differences_is_said_once_a_report() {
    let block =
        "基础：局 2023\n一：2023年，我局制发行政规范性文件9件。\n一：2023年，我局作出行政处罚决定246件。\n";
    let example = Example::parse(block).expect("an example");
    let found =
        gouji::check(example.draft.document(), &gouji::options::Options::default(), None).outcomes.findings;
    let differ: Vec<&Finding> =
        found.iter().filter(|f| ["NARR-NORMDOC", "NARR-ENFORCE"].contains(&f.code)).collect();
    assert_eq!(differ.len(), 2, "{found:?}");
    let advised = |words: fn(&Finding) -> &str, advice: &str| {
        differ.iter().filter(|f| words(f).contains(advice)).count()
    };
    assert_eq!(advised(|f| &f.message.zh, "请对照台账改正"), 1);
    assert_eq!(advised(|f| &f.message.en, "Correct the one"), 1);
}
