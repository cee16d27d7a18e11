//! A file of house rules, read: TOML, its keys and values, and the examples of each rule.

use std::sync::Arc;

use toml::de::DeTable;

use super::condition::Bounds;
use super::toml_errors;
use super::values::{Fields, Value};
use super::{Condition, Example, HouseRule, LARGEST_FILE, Look, Refusal, Term, intern};
use crate::finding::{Severity, Words};
use crate::report::{BodyKind, SectionKind};
use crate::text::{Span, View};

/// The most rules of a file.
const MOST_RULES: usize = 200;

/// The most words or patterns of a rule.
const MOST_TERMS: usize = 50;

/// The most characters that a length may be bounded by.
const LONGEST: usize = 1_000_000;

/// How often the text of an example may be repeated.
const MOST_TIMES: usize = 2000;

/// The most places that can be bounded.
const MOST_PLACES: usize = super::pattern::MOST_MATCHES - 1;

/// How many refusals are worth saying at once.
const MOST_REFUSALS: usize = 20;

/// What a rule may demand.
pub const DEMANDS: [&str; 5] = ["require", "forbid", "count", "length", "number"];

const KEYS: &[&str] = &[
    "code",
    "title",
    "title_en",
    "severity",
    "section",
    "kinds",
    "years",
    "require",
    "forbid",
    "count",
    "length",
    "number",
    "message",
    "message_en",
    "reported",
    "passed",
];

/// Kinds of bodies, as the file may name them.
const KINDS: [(&str, BodyKind); 10] = [
    ("政府", BodyKind::Region),
    ("region", BodyKind::Region),
    ("办公室", BodyKind::Office),
    ("office", BodyKind::Office),
    ("部门", BodyKind::Dept),
    ("dept", BodyKind::Dept),
    ("乡镇", BodyKind::Town),
    ("town", BodyKind::Town),
    ("街道", BodyKind::Street),
    ("street", BodyKind::Street),
];

/// The kind of body of that name.
pub fn body_kind(name: &str) -> Option<BodyKind> {
    KINDS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
}

/// The name of a kind of body in the file.
pub fn name_of(kind: BodyKind) -> &'static str {
    KINDS.iter().find(|(_, known)| *known == kind).map_or("", |(name, _)| name)
}

/// Where the rules of a file begin, each at the beginning of a line; `None` where they stand otherwise.
pub fn starts(source: &str) -> Option<Vec<usize>> {
    let table = DeTable::parse(source).ok()?;
    let whole = Fields::new(source, table.get_ref(), 0, &["name", "rule"]).ok()?;
    let list = whole.get("rule")?.list(MOST_RULES).ok()?;
    let start = |value: &Value<'_, '_>| {
        let before = source.get(..value.start())?;
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        source.get(line..)?.trim_start().starts_with("[[rule]]").then_some(line)
    };
    list.iter().map(start).collect()
}

/// Looks at a text as at a report's paragraphs.
pub fn look(condition: &Condition, text: &str) -> Look {
    let views: Vec<View> = text.lines().map(|line| View::squeezed(line, Span::new(0, line.len()))).collect();
    let paragraphs: Vec<&str> = views.iter().map(|view| view.text.as_str()).collect();
    condition.look(&paragraphs)
}

/// The rules of a file; what is wrong with it otherwise.
pub fn read(source: &str) -> Result<Vec<HouseRule>, Vec<Refusal>> {
    let refused = |byte, words| vec![Refusal::at(source, byte, words)];
    if source.len() > LARGEST_FILE {
        let most = LARGEST_FILE / 1024;
        return Err(refused(
            0,
            Words::new(format!("文件超过 {most} KB"), format!("the file has more than {most} KB")),
        ));
    }
    let table = DeTable::parse(source).map_err(|error| {
        let byte = error.span().map_or(0, |span| span.start);
        refused(byte, toml_errors::words(error.message()))
    })?;
    let whole = Fields::new(source, table.get_ref(), 0, &["name", "rule"]).map_err(|one| vec![one])?;
    whole.text_if_any("name").map_err(|one| vec![one])?;
    let Some(list) = whole.get("rule") else {
        return Err(refused(
            0,
            Words::new("没有规则：每条规则以 [[rule]] 开头", "no rules: each begins with [[rule]]"),
        ));
    };
    let (mut rules, mut refusals) = (Vec::<HouseRule>::new(), Vec::new());
    for value in list.list(MOST_RULES).map_err(|one| vec![one])? {
        match rule(&value) {
            Ok(rule) if rules.iter().any(|other| other.code == rule.code) => {
                refusals.push(value.refused(Words::new(
                    format!("{} 用了两次，每条规则的代码应不同", rule.code),
                    format!("{} stands twice; each rule has a code of its own", rule.code),
                )))
            }
            Ok(rule) => rules.push(rule),
            Err(wrong) => refusals.extend(wrong),
        }
    }
    refusals.truncate(MOST_REFUSALS);
    if refusals.is_empty() { Ok(rules) } else { Err(refusals) }
}

/// A rule, or all that is wrong with it.
fn rule(value: &Value<'_, '_>) -> Result<HouseRule, Vec<Refusal>> {
    let fields = value.fields(KEYS).map_err(|one| vec![one])?;
    let mut wrong = Vec::new();
    let code = kept(code(value, &fields), &mut wrong);
    let title = kept(title(&fields), &mut wrong);
    let severity = kept(severity(&fields), &mut wrong);
    let sections = kept(sections(&fields), &mut wrong);
    let kinds = kept(kinds(&fields), &mut wrong);
    let years = kept(years(&fields), &mut wrong);
    let condition = kept(condition(value, &fields), &mut wrong);
    let message = kept(message(&fields), &mut wrong);
    let reported = kept(example(&fields, "reported"), &mut wrong);
    let passed = kept(example(&fields, "passed"), &mut wrong);
    if let Some(condition) = &condition {
        let examples = [("reported", &reported, true), ("passed", &passed, false)];
        wrong.extend(run_examples(code.unwrap_or_default(), condition, examples, &fields));
    }
    let parts = (code, title, severity, sections, kinds, years, condition, message, reported, passed);
    let (
        Some(code),
        Some(title),
        Some(severity),
        Some(sections),
        Some(kinds),
        Some(years),
        Some(condition),
        Some(message),
        Some(reported),
        Some(passed),
    ) = parts
    else {
        return Err(wrong);
    };
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let title = Arc::new(title);
    Ok(HouseRule {
        code,
        title,
        severity,
        sections,
        kinds,
        years,
        condition,
        message,
        examples: [reported, passed],
    })
}

/// What was read; what is wrong goes to the rest that is.
fn kept<T>(read: Result<T, Refusal>, wrong: &mut Vec<Refusal>) -> Option<T> {
    read.map_err(|one| wrong.push(one)).ok()
}

fn code(rule: &Value<'_, '_>, fields: &Fields<'_, '_>) -> Result<&'static str, Refusal> {
    intern(fields.text("code")?).ok_or_else(|| match fields.get("code") {
        Some(value) => value.should_be(
            "“LOCAL-”加大写字母、数字和连字符，如 LOCAL-S1-LENGTH",
            "LOCAL- and capital letters, digits and hyphens, like LOCAL-S1-LENGTH",
        ),
        None => rule.refused(Words::default()),
    })
}

fn title(fields: &Fields<'_, '_>) -> Result<Words, Refusal> {
    let title = fields.text("title")?;
    Ok(Words::new(title, fields.text_if_any("title_en")?.unwrap_or(title)))
}

fn severity(fields: &Fields<'_, '_>) -> Result<Severity, Refusal> {
    let Some(value) = fields.get("severity") else { return Ok(Severity::Warning) };
    match value.text()? {
        "error" | "错误" => Ok(Severity::Error),
        "warning" | "警告" => Ok(Severity::Warning),
        "info" | "提示" => Ok(Severity::Info),
        _ => Err(value.should_be("“错误”“警告”或“提示”（error、warning、info）", "error, warning or info")),
    }
}

fn sections(fields: &Fields<'_, '_>) -> Result<Vec<SectionKind>, Refusal> {
    let Some(value) = fields.get("section") else { return Ok(Vec::new()) };
    let one = |value: &Value<'_, '_>| {
        let number = value.number(SectionKind::ALL.len()).ok().and_then(|n| n.checked_sub(1));
        number.and_then(|nth| SectionKind::ALL.get(nth).copied()).ok_or_else(|| {
            value.should_be("1 到 6，不写则查全文", "a number from 1 to 6; the whole report without")
        })
    };
    value.list(SectionKind::ALL.len())?.iter().map(one).collect()
}

fn kinds(fields: &Fields<'_, '_>) -> Result<Vec<BodyKind>, Refusal> {
    let Some(value) = fields.get("kinds") else { return Ok(Vec::new()) };
    let one = |value: &Value<'_, '_>| {
        body_kind(value.text()?).ok_or_else(|| {
            value.should_be(
                "“政府”“办公室”“部门”“乡镇”“街道”中的几种",
                "some of region, office, dept, town, street",
            )
        })
    };
    value.list(KINDS.len())?.iter().map(one).collect()
}

fn years(fields: &Fields<'_, '_>) -> Result<Vec<(u16, u16)>, Refusal> {
    let Some(value) = fields.get("years") else { return Ok(Vec::new()) };
    let one = |value: &Value<'_, '_>| {
        let wrong = || {
            value.should_be(
                "年度，如 2025、\"2024-\"、\"2024-2026\"",
                "years, like 2025, \"2024-\" or \"2024-2026\"",
            )
        };
        if !value.is_text() {
            let year = u16::try_from(value.number(2099)?).map_err(|_| wrong())?;
            return Ok((year, year));
        }
        let text = value.text()?;
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        let year =
            |text: &str, open| if text.is_empty() { Some(open) } else { text.trim().parse::<u16>().ok() };
        let (first, last) = (year(first, 0).ok_or_else(wrong)?, year(last, u16::MAX).ok_or_else(wrong)?);
        if first <= last { Ok((first, last)) } else { Err(wrong()) }
    };
    value.list(MOST_TERMS)?.iter().map(one).collect()
}

/// The message, with nothing in braces but what can be filled in.
fn message(fields: &Fields<'_, '_>) -> Result<Words, Refusal> {
    let (zh, en) = (fields.text("message")?, fields.text_if_any("message_en")?);
    for (name, text) in [("message", Some(zh)), ("message_en", en)] {
        let plain = text.unwrap_or_default().replace("{missing}", "").replace("{count}", "");
        if let Some(value) = fields.get(name).filter(|_| plain.contains(['{', '}'])) {
            return Err(value.refused(Words::new(
                "花括号里只能写 {missing}（缺什么）或 {count}（多少）",
                "braces may hold {missing} (what is) or {count} (how many) only",
            )));
        }
    }
    Ok(Words::new(zh, en.unwrap_or(zh)))
}

fn condition(rule: &Value<'_, '_>, fields: &Fields<'_, '_>) -> Result<Condition, Refusal> {
    let mut given = DEMANDS.iter().filter_map(|name| Some((*name, fields.get(name)?)));
    let (first, second) = (given.next(), given.next());
    let (Some((name, value)), None) = (first, &second) else {
        let at = second.map_or(*rule, |(_, value)| value);
        return Err(at.refused(Words::new(
            format!("每条规则应有且只有一项要求：{}", DEMANDS.join("、")),
            format!("a rule has one demand, and one only: {}", DEMANDS.join(", ")),
        )));
    };
    Ok(match name {
        "require" => Condition::Require(terms(&value)?),
        "forbid" => Condition::Forbid(terms(&value)?),
        "length" => Condition::Length(bounds(&value, &value.fields(&["min", "max"])?, LONGEST)?),
        "count" => {
            let inner = value.fields(&["of", "min", "max"])?;
            Condition::Count { of: of(&value, &inner)?, bounds: bounds(&value, &inner, MOST_PLACES)? }
        }
        _ => {
            let inner = value.fields(&["of", "unit"])?;
            Condition::Number { of: of(&value, &inner)?, units: units(&inner)? }
        }
    })
}

fn of(value: &Value<'_, '_>, fields: &Fields<'_, '_>) -> Result<Vec<Term>, Refusal> {
    match fields.get("of") {
        Some(of) => terms(&of),
        None => Err(value.refused(Words::new("缺少“of”：查哪些词", "of is missing: which words"))),
    }
}

fn bounds(value: &Value<'_, '_>, fields: &Fields<'_, '_>, most: usize) -> Result<Bounds, Refusal> {
    let bound = |name| fields.get(name).map(|value: Value<'_, '_>| value.number(most)).transpose();
    let bounds = Bounds { min: bound("min")?, max: bound("max")? };
    match bounds {
        Bounds { min: None, max: None } => {
            Err(value.refused(Words::new("应写 min 或 max", "min or max must be given")))
        }
        Bounds { min: Some(min), max: Some(max) } if min > max => {
            Err(value.refused(Words::new("min 大于 max", "min is greater than max")))
        }
        bounds => Ok(bounds),
    }
}

fn units(fields: &Fields<'_, '_>) -> Result<Vec<String>, Refusal> {
    let Some(value) = fields.get("unit") else { return Ok(Vec::new()) };
    let units: Vec<String> = value.text()?.split(['|', '｜']).map(|unit| unit.trim().to_owned()).collect();
    if units.len() > MOST_TERMS || units.iter().any(String::is_empty) {
        return Err(value.should_be("单位，几种之间用 | 隔开", "units, parted by |"));
    }
    Ok(units)
}

/// Words as texts, patterns as `{ pattern = '…', name = "…" }`.
fn terms(value: &Value<'_, '_>) -> Result<Vec<Term>, Refusal> {
    let one = |value: &Value<'_, '_>| {
        if value.is_text() {
            return Term::words(value.text()?)
                .ok_or_else(|| value.should_be("词语，几种说法之间用 | 隔开", "words, parted by |"));
        }
        let fields = value.fields(&["pattern", "name"])?;
        let written = fields.text("pattern")?;
        let refused = |words| fields.get("pattern").unwrap_or(*value).refused(words);
        Term::pattern(written, fields.text_if_any("name")?).map_err(refused)
    };
    value.list(MOST_TERMS)?.iter().map(one).collect()
}

/// An example: a text, or for a length `{ text = "…", times = 1001 }`.
fn example<'a>(fields: &Fields<'a, '_>, name: &'a str) -> Result<Example, Refusal> {
    match fields.get(name).filter(|value| !value.is_text()) {
        None => Ok(Example { text: fields.text(name)?.to_owned(), times: 1 }),
        Some(value) => {
            let inner = value.fields(&["text", "times"])?;
            let text = inner.text("text")?.to_owned();
            let times = inner.get("times").map_or(Ok(1), |times| times.number(MOST_TIMES))?;
            Ok(Example { text, times })
        }
    }
}

/// A rule whose examples do not come out is not what its writer means.
fn run_examples(
    code: &str,
    condition: &Condition,
    examples: [(&str, &Option<Example>, bool); 2],
    fields: &Fields<'_, '_>,
) -> Vec<Refusal> {
    let mut wrong = Vec::new();
    for (name, example, is_reported) in examples {
        // The one can be tried before the other is written.
        let Some(example) = example else { continue };
        let look = look(condition, &example.written_out());
        if look.holds != is_reported {
            continue;
        }
        let (shown, shown_en) = match (&look.formula, look.missing.is_empty()) {
            (Some(formula), _) => (format!("（{formula}）"), format!(" ({formula})")),
            (None, false) => (
                format!("（缺：{}）", look.missing.join("、")),
                format!(" (missing: {})", look.missing.join(", ")),
            ),
            (None, true) if look.count > 0 => {
                (format!("（{} 处）", look.count), format!(" ({} places)", look.count))
            }
            _ => Default::default(),
        };
        let words = if is_reported {
            Words::new(
                format!("{code} 的例子应报而未报{shown}"),
                format!("{code}: this example should be reported and is not{shown_en}"),
            )
        } else {
            Words::new(
                format!("{code} 的例子不应报而报了{shown}"),
                format!("{code}: this example should not be reported and is{shown_en}"),
            )
        };
        wrong.push(match fields.get(name) {
            Some(value) => value.refused(words),
            None => Refusal { line: 1, column: 1, words },
        });
    }
    wrong
}
