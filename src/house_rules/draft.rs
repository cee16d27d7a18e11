//! A rule as a form has it: every field a text, as a person left it, and the lines of the file that it becomes. What is
//! wrong with those lines is said beside the field that they came from.

use super::condition::Bounds;
use super::file::DEMANDS;
use super::{Condition, Example, HouseRule, HouseRules, Refusal, Term, file};
use crate::finding::{Severity, Words};
use crate::report::BodyKind;

/// The fields of a form, in its order. `words` and `patterns` have an item a line; a pattern may have its name before it,
/// with ` = ` between.
pub const FIELDS: [&str; 19] = [
    "code",
    "title",
    "title_en",
    "severity",
    "section",
    "kinds",
    "years",
    "demand",
    "words",
    "patterns",
    "min",
    "max",
    "unit",
    "message",
    "message_en",
    "reported",
    "reported_times",
    "passed",
    "passed_times",
];

/// What stands between the name of a pattern and the pattern.
const NAMED: &str = " = ";

/// A field, and what is wrong with it.
pub type Wrong = (&'static str, Words);

/// The fields as they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft(Vec<(&'static str, String)>);

impl Draft {
    /// From names and values; names of no field are left out.
    pub fn new(fields: impl IntoIterator<Item = (String, String)>) -> Draft {
        let known = |(name, value): (String, String)| {
            FIELDS.into_iter().find(|field| *field == name).map(|field| (field, value))
        };
        Draft(fields.into_iter().filter_map(known).collect())
    }

    /// The form of a rule that was read.
    pub fn of(rule: &HouseRule) -> Draft {
        let mut draft = Draft::default();
        let both = |words: &Words| {
            [words.zh.clone(), if words.en == words.zh { String::new() } else { words.en.clone() }]
        };
        let [title, title_en] = both(&rule.title);
        let [message, message_en] = both(&rule.message);
        let sections = rule.sections.iter().map(|kind| (*kind as usize + 1).to_string());
        let kinds = rule.kinds.iter().map(|kind| file::name_of(*kind).to_owned());
        let years = rule.years.iter().map(|(first, last)| match (first, last) {
            (first, last) if first == last => first.to_string(),
            (first, &u16::MAX) => format!("{first}-"),
            (0, last) => format!("-{last}"),
            (first, last) => format!("{first}-{last}"),
        });
        draft.set("code", rule.code.to_owned());
        draft.set("title", title);
        draft.set("title_en", title_en);
        draft.set("severity", rule.severity.name().to_owned());
        draft.set("section", sections.collect::<Vec<_>>().join(" "));
        draft.set("kinds", kinds.collect::<Vec<_>>().join(" "));
        draft.set("years", years.collect::<Vec<_>>().join(" "));
        draft.set("message", message);
        draft.set("message_en", message_en);
        let (demand, terms, bounds) = match &rule.condition {
            Condition::Require(terms) => ("require", terms.as_slice(), Bounds::default()),
            Condition::Forbid(terms) => ("forbid", terms.as_slice(), Bounds::default()),
            Condition::Count { of, bounds } => ("count", of.as_slice(), *bounds),
            Condition::Length(bounds) => ("length", Default::default(), *bounds),
            Condition::Number { of, units } => {
                draft.set("unit", units.join("|"));
                ("number", of.as_slice(), Bounds::default())
            }
        };
        draft.set("demand", demand.to_owned());
        let lines = |are_patterns: bool, line: fn(&Term) -> String| {
            let own = terms.iter().filter(|term| term.is_pattern() == are_patterns);
            own.map(line).collect::<Vec<_>>().join("\n")
        };
        draft.set("words", lines(false, |term| term.written.clone()));
        draft.set("patterns", lines(true, named));
        let number = |bound: Option<usize>| bound.map(|bound| bound.to_string()).unwrap_or_default();
        draft.set("min", number(bounds.min));
        draft.set("max", number(bounds.max));
        for ((text, times), example) in
            [("reported", "reported_times"), ("passed", "passed_times")].into_iter().zip(&rule.examples)
        {
            let Example { text: written, times: count } = example;
            draft.set(text, written.clone());
            draft.set(times, if *count == 1 { String::new() } else { count.to_string() });
        }
        draft
    }

    fn set(&mut self, field: &'static str, value: String) {
        self.0.push((field, value));
    }

    /// What stands in a field, without white space around it.
    pub fn get(&self, field: &str) -> &str {
        self.0.iter().find(|(name, _)| *name == field).map_or("", |(_, value)| value.trim())
    }

    /// The words of a field that holds several, however they are parted.
    pub fn list(&self, field: &str) -> Vec<&str> {
        let parts = self.get(field).split([' ', '\u{3000}', ',', '，', '、', '\n', '\t', ';', '；']);
        parts.filter(|part| !part.is_empty()).collect()
    }

    /// The rule as it stands in a file.
    pub fn written(&self) -> String {
        self.lines().into_iter().map(|(_, line)| line + "\n").collect()
    }

    /// The lines of the file, each with the field that it came from.
    fn lines(&self) -> Vec<(&'static str, String)> {
        let mut lines = vec![("file", "[[rule]]".to_owned())];
        let mut line = |field: &'static str, words: String| lines.push((field, words));
        let text = |field: &'static str| format!("{field} = {}", quoted(self.get(field)));
        line("code", text("code"));
        line("title", text("title"));
        if !self.get("title_en").is_empty() {
            line("title_en", text("title_en"));
        }
        line("severity", text("severity"));
        for (field, is_number) in [("section", true), ("kinds", false), ("years", false)] {
            let parts = self.list(field);
            let one = |part: &&str| match part.bytes().all(|b| b.is_ascii_digit()) {
                true if is_number || part.len() == 4 => (*part).to_owned(),
                _ => quoted(part),
            };
            match parts.as_slice() {
                [] => {}
                [part] => line(field, format!("{field} = {}", one(part))),
                parts => line(
                    field,
                    format!("{field} = [{}]", parts.iter().map(one).collect::<Vec<_>>().join(", ")),
                ),
            }
        }
        let demand = DEMANDS.into_iter().find(|demand| *demand == self.get("demand")).unwrap_or("require");
        let key = match demand {
            "count" => Some("count.of"),
            "number" => Some("number.of"),
            "length" => None,
            other => Some(other),
        };
        if let Some(key) = key {
            line("words", format!("{key} = ["));
            for words in self.get("words").lines().map(str::trim).filter(|words| !words.is_empty()) {
                line("words", format!("    {},", quoted(words)));
            }
            for words in self.get("patterns").lines().map(str::trim).filter(|words| !words.is_empty()) {
                let (name, pattern) = match words.split_once(NAMED) {
                    Some((name, pattern)) => (format!(", name = {}", quoted(name.trim())), pattern),
                    None => (String::new(), words),
                };
                line("patterns", format!("    {{ pattern = {}{name} }},", literal(pattern.trim())));
            }
            line("words", "]".to_owned());
        }
        if matches!(demand, "count" | "length") {
            for bound in ["min", "max"].into_iter().filter(|bound| !self.get(bound).is_empty()) {
                line(bound, format!("{demand}.{bound} = {}", number(self.get(bound))));
            }
        }
        if demand == "number" && !self.get("unit").is_empty() {
            line("unit", format!("number.unit = {}", quoted(self.get("unit"))));
        }
        line("message", text("message"));
        if !self.get("message_en").is_empty() {
            line("message_en", text("message_en"));
        }
        for (field, times) in [("reported", "reported_times"), ("passed", "passed_times")] {
            match self.get(times) {
                count if !count.is_empty() && count != "1" && matches!(demand, "length" | "count") => {
                    line(field, format!("{field}.text = {}", quoted(self.get(field))));
                    line(times, format!("{field}.times = {}", number(count)));
                }
                _ => line(field, text(field)),
            }
        }
        lines
    }

    /// The rule, or what is wrong with the fields.
    pub fn read(&self) -> Result<HouseRule, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut ask = |field, zh: &str, en: &str| wrong.push((field, Words::new(zh, en)));
        for field in ["code", "title", "message", "reported", "passed"] {
            if self.get(field).is_empty() {
                ask(field, "请填写", "please fill it in");
            }
        }
        let demand = self.get("demand");
        if demand != "length" && self.get("words").is_empty() && self.get("patterns").is_empty() {
            ask(
                "words",
                "请写词语或正则表达式，每行一项",
                "please write words or a regular expression, an item a line",
            );
        }
        if matches!(demand, "count" | "length") && self.get("min").is_empty() && self.get("max").is_empty() {
            ask("max", "最少、最多至少填一个", "at least one of the two bounds is needed");
        }
        if !wrong.is_empty() {
            // What is there is tried all the same: a wrong pattern is told before the rest is written.
            let more = self.refusals().err().unwrap_or_default();
            wrong.extend(more.into_iter().filter(|(field, _)| !self.get(field).is_empty()));
            return Err(wrong);
        }
        self.refusals()
    }

    fn refusals(&self) -> Result<HouseRule, Vec<Wrong>> {
        let lines = self.lines();
        let mut rules = match HouseRules::read(&self.written()) {
            Ok(rules) => rules.rules().to_vec(),
            Err(refusals) => {
                let field =
                    |refusal: &Refusal| lines.get(refusal.line - 1).map_or("code", |(field, _)| *field);
                return Err(refusals.into_iter().map(|one| (field(&one), one.words)).collect());
            }
        };
        rules.pop().ok_or_else(Vec::new)
    }
}

/// A pattern with its name before it, where it has one.
fn named(term: &Term) -> String {
    let plain = |words: &str| words.replace(NAMED, "=");
    if term.name == term.written { plain(&term.written) } else { plain(&term.name) + NAMED + &term.written }
}

/// A text in quotes, on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A pattern in quotes, as it is where that can be.
fn literal(pattern: &str) -> String {
    if pattern.contains('\'') || pattern.chars().any(char::is_control) {
        quoted(pattern)
    } else {
        format!("'{pattern}'")
    }
}

/// A number as it is; other words in quotes, so that it is said that they are none.
fn number(words: &str) -> String {
    let plain: String = words.chars().filter_map(crate::text::fold).collect();
    if plain.bytes().all(|b| b.is_ascii_digit()) { plain } else { quoted(words) }
}

/// The kinds of bodies that a form offers, by the names that the file knows.
pub fn kinds() -> impl Iterator<Item = (BodyKind, &'static str)> {
    [BodyKind::Region, BodyKind::Office, BodyKind::Dept, BodyKind::Town, BodyKind::Street]
        .into_iter()
        .map(|kind| (kind, file::name_of(kind)))
}

/// The severities that a form offers.
pub const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Two rules, with comments above them.
    pub const FILE: &str = "# 文件头\nname = \"通知\"\n\n# 一\n[[rule]]\ncode = \"LOCAL-A\"\ntitle = \"甲\"\nrequire = [\"公报\", { pattern = '[0-9]+期', name = \"期数\" }]\nmessage = \"缺\"\nreported = \"无\"\npassed = \"公报6期\"\n\n# 二\n[[rule]]\ncode = \"LOCAL-B\"\ntitle = \"乙\"\nlength = { max = 5 }\nyears = \"2024-\"\nmessage = \"长\"\nreported = { text = \"字\", times = 6 }\npassed = \"字\"\n";

    pub fn file() -> HouseRules {
        HouseRules::read(FILE).unwrap()
    }

    #[test]
    fn a_rule_becomes_a_form_and_the_form_the_rule() {
        let rules = HouseRules::read(include_str!("../../examples/house-rules.toml")).unwrap();
        assert!(rules.rules().len() > 9);
        for rule in rules.rules() {
            let draft = Draft::of(rule);
            let again = draft.read().unwrap();
            assert_eq!(Draft::of(&again), draft);
            assert_eq!((again.code, again.condition.terms()), (rule.code, rule.condition.terms()));
        }
    }

    #[test]
    fn what_is_wrong_is_said_of_its_field() {
        let field = |name: &str, value: &str| {
            let fields = Draft::of(&file().rules()[0]).0.into_iter();
            let changed = fields
                .map(|(field, old)| (field.to_owned(), if field == name { value.to_owned() } else { old }));
            Draft::new(changed)
                .read()
                .err()
                .unwrap_or_default()
                .into_iter()
                .map(|(field, _)| field)
                .collect::<Vec<_>>()
        };
        assert_eq!(field("code", "local"), ["code"]);
        assert_eq!(field("title", " "), ["title"]);
        assert_eq!(field("patterns", "(a"), ["patterns"]);
        assert_eq!(field("words", "公报||"), ["words"]);
        assert_eq!(field("years", "去年"), ["years"]);
        assert_eq!(field("message", "{x}"), ["message"]);
        assert_eq!(field("reported", "公报6期"), ["reported"]);
        assert_eq!(field("passed", "无"), ["passed"]);
        let times = |count: &str| {
            let mut draft = Draft::of(&file().rules()[1]);
            let count_field = draft.0.iter_mut().filter(|(field, _)| *field == "reported_times");
            count_field.for_each(|(_, value)| *value = count.to_owned());
            draft.read().err().unwrap_or_default().into_iter().map(|(field, _)| field).collect::<Vec<_>>()
        };
        assert_eq!((times("两"), times("6")), (vec!["reported_times"], vec![]));
        assert_eq!(field("demand", "length"), ["max"]);
    }
}
