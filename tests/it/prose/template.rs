//! Sentences with places for figures: what a page of this folder is, an example ([`crate::example::page`]) whose report is
//! sound and whose figures are drawn.
//!
//! `基础：` says whose report it is; with `设置：申请 = 零` the body got nothing. Every further line is a paragraph, its
//! section in front. In `{}` stands a figure:
//!
//! | figure | means |
//! | --- | --- |
//! | `N` `I` `T` `F`, `granted` …, `a_natural` …, `rv` `su` …, `d_made` … | cells of the tables |
//! | `x1` | any number |
//! | `x1+x2`, `N+I` | the sum; `x1+x2=N` chooses the parts so that they come to `N`; `x1*10` ten times |
//! | `%x1/N.1` | the share of `x1` in `N`, with one decimal |
//! | `^N/x1.1` | the growth from `x1` to `N`; `updown:N/x1` its word |
//! | `cn:N` | in Chinese digits |
//! | `Y`, `Y1` | the year of the report, the year after |

use std::collections::BTreeMap;

use gouji::form::{FORM_2019, FORM_2021, Group};
use gouji::report::{BodyKind, SectionKind};

use sample_reports::{Dice, Sample};

/// A fixture.
pub struct Template {
    pub name: String,
    pub kind: BodyKind,
    pub sample: Sample,
    lines: Vec<(SectionKind, String)>,
    free: BTreeMap<String, i64>,
}

/// A figure as printed.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What stands in the braces.
    pub expression: String,
    /// Where it is in the text.
    pub start: usize,
    pub end: usize,
    /// What is printed.
    pub printed: String,
    /// Whether anything in the report says what it must be.
    pub bound: bool,
}

/// A report's prose: paragraphs with their sections, and the figures in them.
pub struct Written {
    pub text: String,
    pub paragraphs: Vec<(SectionKind, usize, usize)>,
    pub figures: Vec<Figure>,
}

impl Template {
    pub fn read(name: &str, block: &str, seed: u64) -> Template {
        let base = block.lines().find_map(|line| line.strip_prefix("基础：")).expect("whose report");
        let (kind, form) = base.split_once(' ').expect("a kind of body and a year");
        let (kind, form) = (kind_of(kind), if form == "2019" { &FORM_2019 } else { &FORM_2021 });
        let idle = block.lines().any(|line| line == "设置：申请 = 零");
        let lines = block.lines().filter(|line| !line.starts_with("基础：") && !line.starts_with("设置："));
        let fits = |s: &Sample| match idle {
            true => s.t3("new_received", "total") + s.t4("review", "total") == 0,
            false => {
                (12..3000).contains(&s.t3("new_received", "total"))
                    && s.t3("carried_out", "total") > 0
                    && s.t3("carried_in", "total") > 0
                    && s.t4("review", "total") > 1
                    && s.t4("suit_direct", "total") + s.t4("suit_after", "total") > 1
            }
        };
        let sample =
            (0u64..).map(|n| Sample::random(form, kind, seed * 1000 + n)).find(fits).expect("a sample");
        let section =
            |numeral: &str| SectionKind::ALL.into_iter().find(|s| s.numeral() == numeral).expect("a section");
        let lines: Vec<_> = lines
            .map(|l| l.split_once('：').expect("section：text"))
            .map(|(s, t)| (section(s), t.to_owned()))
            .collect();
        let mut template = Template { name: name.to_owned(), kind, sample, lines, free: BTreeMap::new() };
        template.choose(seed);
        template
    }

    /// Chooses the free numbers.
    fn choose(&mut self, seed: u64) {
        let mut dice = Dice::new(seed ^ self.name.len() as u64);
        let all: Vec<String> = self.lines.iter().flat_map(|(_, l)| expressions(l)).collect();
        for expression in &all {
            for name in names(expression).filter(|n| n.starts_with('x')) {
                self.free.entry(name.to_owned()).or_insert_with(|| 20 + dice.up_to(400));
            }
        }
        for expression in &all {
            if let Some((sum, whole)) = expression.split_once('=') {
                let parts: Vec<&str> = sum.split('+').collect();
                let mut left = self.value(whole);
                for (nth, part) in parts.iter().enumerate() {
                    let value = if nth + 1 == parts.len() { left } else { left / 2 };
                    left -= value;
                    self.free.insert((*part).to_owned(), value);
                }
            }
            // A growth that is said to be one needs a smaller base.
            let growth = expression.strip_prefix('^').and_then(|g| g.split_once('/'));
            if let Some((now, base)) = growth.filter(|_| !all.iter().any(|e| e.starts_with("updown"))) {
                let base = base.split('.').next().unwrap_or(base).to_owned();
                if !now.contains(&base) {
                    let value = (self.value(now) * 2 / 3).max(1);
                    self.free.insert(base, value);
                }
            }
        }
    }

    /// The report, with one figure (by its number) printed otherwise.
    pub fn write(&self, change: Option<(usize, &str)>) -> Written {
        let (mut text, mut paragraphs, mut figures) = (String::new(), Vec::new(), Vec::new());
        let all: Vec<String> = self.lines.iter().flat_map(|(_, l)| expressions(l)).collect();
        for (section, line) in &self.lines {
            let from = text.len();
            let mut rest = line.as_str();
            while let Some((before, tail)) = rest.split_once('{') {
                let (expression, after) = tail.split_once('}').expect("a closing brace");
                text.push_str(before);
                let mut printed = self.print(expression);
                if let Some((_, other)) = change.filter(|(nth, _)| *nth == figures.len()) {
                    printed = other.to_owned();
                }
                let (start, end) = (text.len(), text.len() + printed.len());
                text.push_str(&printed);
                let bound = is_bound(expression, &all);
                figures.push(Figure { expression: expression.to_owned(), start, end, printed, bound });
                rest = after;
            }
            text.push_str(rest);
            paragraphs.push((*section, from, text.len()));
            text.push('\n');
        }
        Written { text, paragraphs, figures }
    }

    fn print(&self, expression: &str) -> String {
        if let Some(word) = expression.strip_prefix("updown:") {
            let (now, base) = word.split_once('/').expect("a/b");
            return if self.value(now) >= self.value(base) { "上升" } else { "下降" }.into();
        }
        if let Some(number) = expression.strip_prefix("cn:") {
            return chinese(self.value(number));
        }
        if let Some((part, base, decimals)) = ratio(expression, '%') {
            return percent(self.value(part), self.value(base), decimals);
        }
        if let Some((now, base, decimals)) = ratio(expression, '^') {
            let base = self.value(base);
            return percent((self.value(now) - base).abs(), base, decimals);
        }
        self.value(expression).to_string()
    }

    fn value(&self, expression: &str) -> i64 {
        let expression = expression.split('=').next().unwrap_or(expression);
        if let Some((name, ten)) = expression.split_once('*') {
            return self.value(name) * ten.parse::<i64>().expect("a factor");
        }
        expression.split('+').map(|name| self.named(name)).sum()
    }

    fn named(&self, name: &str) -> i64 {
        let sample = &self.sample;
        let total = |row| sample.t3(row, "total");
        let group = |group| sample.group_total(group);
        let organisations = |row| {
            ["biz", "research", "charity", "legal_svc", "other_org"]
                .iter()
                .map(|c| sample.t3(row, c))
                .sum::<i64>()
        };
        let t2 = |row, column| sample.text(gouji::form::TableId::T2, row, column).parse().unwrap_or(0);
        let suits = |column| sample.t4("suit_direct", column) + sample.t4("suit_after", column);
        let old = sample.t2_form == &FORM_2019;
        match name {
            "Y" => i64::from(sample.year),
            "Y1" => i64::from(sample.year) + 1,
            "N" => total("new_received"),
            "I" => total("carried_in"),
            "T" => total("total_handled"),
            "F" => total("carried_out"),
            "granted" => group(Group::Granted),
            "partial" => group(Group::Partial),
            "open" => group(Group::Granted) + group(Group::Partial),
            "refuse" => group(Group::Refuse),
            "unable" => group(Group::Unable),
            "noproc" => group(Group::NoProc),
            "other" => group(Group::Other),
            "a_natural" => sample.t3("new_received", "natural"),
            "a_org" => organisations("new_received"),
            "a_natural_pool" => sample.t3("new_received", "natural") + sample.t3("carried_in", "natural"),
            "a_org_pool" => organisations("new_received") + organisations("carried_in"),
            "a_biz" => sample.t3("new_received", "biz"),
            "a_research" => sample.t3("new_received", "research"),
            "a_charity" => sample.t3("new_received", "charity"),
            "a_legal_svc" => sample.t3("new_received", "legal_svc"),
            "a_other_org" => sample.t3("new_received", "other_org"),
            "rv" => sample.t4("review", "total"),
            "su" => suits("total"),
            "su_direct" => sample.t4("suit_direct", "total"),
            "su_after" => sample.t4("suit_after", "total"),
            "rvsu" => sample.t4("review", "total") + suits("total"),
            "rv_upheld" => sample.t4("review", "upheld"),
            "rv_corrected" => sample.t4("review", "corrected"),
            "rv_other" => sample.t4("review", "other"),
            "rv_pending" => sample.t4("review", "pending"),
            "su_upheld" => suits("upheld"),
            "d_made" => t2("normdoc", if old { "new_made" } else { "made" }),
            "d_repealed" => t2("normdoc", "repealed"),
            "d_valid" => t2("normdoc", "valid"),
            "lic" => t2("license", "decisions"),
            "pen" => t2("penalty", "decisions"),
            "coe" => t2("coercion", "decisions"),
            _ => match name.strip_prefix("o_sub:") {
                Some(row) => {
                    let row = sample.t3_form.t3.iter().find(|r| r.id == row).expect("a row").id;
                    total(row)
                }
                None => *self.free.get(name).unwrap_or_else(|| panic!("{}: no figure {name}", self.name)),
            },
        }
    }
}

fn kind_of(name: &str) -> BodyKind {
    match name {
        "区" | "县" | "市" => BodyKind::Region,
        "办公室" => BodyKind::Office,
        "局" => BodyKind::Dept,
        "镇" => BodyKind::Town,
        "街道" => BodyKind::Street,
        _ => panic!("no such kind: {name}"),
    }
}

fn expressions(line: &str) -> Vec<String> {
    line.split('{').skip(1).filter_map(|p| p.split_once('}')).map(|(e, _)| e.to_owned()).collect()
}

fn names(expression: &str) -> impl Iterator<Item = &str> {
    let bare =
        expression.trim_start_matches(['%', '^']).trim_start_matches("updown:").trim_start_matches("cn:");
    bare.split(['+', '/', '=', '*', '.'])
        .filter(|n| !n.is_empty() && !n.starts_with(|c: char| c.is_ascii_digit()))
}

/// `%a/b.1`: part, base, decimals.
fn ratio(expression: &str, sign: char) -> Option<(&str, &str, u32)> {
    let (part, base) = expression.strip_prefix(sign)?.split_once('/')?;
    let (base, decimals) = base.split_once('.')?;
    Some((part, base, decimals.parse().ok()?))
}

/// Rounded half up, in integers.
fn percent(part: i64, base: i64, decimals: u32) -> String {
    let scale = 100 * 10i64.pow(decimals);
    let value = (2 * part * scale + base) / (2 * base);
    let unit = 10i64.pow(decimals);
    format!("{}.{:0width$}", value / unit, value % unit, width = decimals as usize)
}

/// Whether another figure or a table says what this one must be.
fn is_bound(expression: &str, all: &[String]) -> bool {
    if matches!(expression, "Y" | "Y1") || expression.contains('*') || expression.starts_with("updown") {
        return false;
    }
    // A growth whose base is not printed is bound by nothing but arithmetic's possibilities.
    if let Some((_, base, _)) = ratio(expression, '^') {
        return all.iter().any(|e| e == base);
    }
    if !expression.starts_with('x') {
        return true;
    }
    let shares_sum = |name: &str| {
        all.iter().any(|e| e.contains('+') && !e.starts_with(['^', '%']) && names(e).any(|n| n == name))
    };
    let grows = |name: &str| all.iter().any(|e| e.starts_with('^') && names(e).any(|n| n == name));
    expression.contains('+') || shares_sum(expression) || grows(expression)
}

/// Chinese digits up to 9999.
fn chinese(value: i64) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if value == 0 {
        return "零".into();
    }
    let (mut text, mut gap) = (String::new(), false);
    for (power, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / power % 10;
        if digit == 0 {
            gap |= !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        if !(digit == 1 && power == 10 && text.is_empty()) {
            text.push_str(DIGITS[digit as usize]);
        }
        text.push_str(name);
    }
    text
}
