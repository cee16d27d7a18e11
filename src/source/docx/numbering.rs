//! The numbers that Word generates: `（一）` stands in no text of the file, only in a reference to a list whose
//! levels say how to count. Counted here as Word counts (ECMA-376 part 1, §17.9).

use std::collections::HashMap;

use roxmltree::Node;

use super::{attribute, child, children, value};

/// Levels of a list, from 0.
pub const LEVELS: usize = 9;

/// The most characters of a level's pattern. Word itself takes 31.
pub const LABEL_LIMIT: usize = 64;

/// The formats that reports use, by the number that Word had for each before Office Open XML gave them names.
const FORMATS: [(u8, &str); 28] = [
    (0, "decimal"),
    (1, "upperRoman"),
    (2, "lowerRoman"),
    (3, "upperLetter"),
    (4, "lowerLetter"),
    (10, "ideographDigital"),
    (11, "japaneseCounting"),
    (14, "decimalFullWidth"),
    (16, "ideographLegalTraditional"),
    (17, "japaneseDigitalTenThousand"),
    (18, "decimalEnclosedCircle"),
    (19, "decimalFullWidth2"),
    (22, "decimalZero"),
    (23, "bullet"),
    (26, "decimalEnclosedFullstop"),
    (27, "decimalEnclosedParen"),
    (28, "decimalEnclosedCircleChinese"),
    (29, "ideographEnclosedCircle"),
    (30, "ideographTraditional"),
    (31, "ideographZodiac"),
    (33, "taiwaneseCounting"),
    (34, "ideographLegalTraditional"),
    (35, "taiwaneseCountingThousand"),
    (37, "chineseCounting"),
    (38, "chineseLegalSimplified"),
    (39, "chineseCountingThousand"),
    (57, "numberInDash"),
    (0xFF, "none"),
];

/// One level of a list.
#[derive(Clone, Debug, Default)]
pub struct Level {
    /// The first number.
    pub start: i64,
    /// How numbers are written, under the name of Office Open XML.
    pub format: String,
    /// The pattern: `（%1）`.
    pub text: String,
    /// Whether anything stands between the label and the text.
    pub space_after: bool,
    /// Whether all numbers are written in digits.
    pub legal: bool,
    /// Counts on although an upper level moved (`w:lvlRestart w:val="0"`).
    pub keeps_on: bool,
    /// The paragraph style that belongs to it.
    pub style: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct List {
    levels: Vec<Option<Level>>,
    /// The style in which the levels are really defined.
    style_link: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct Instance {
    list: String,
    starts: [Option<i64>; LEVELS],
    levels: Vec<Option<Level>>,
}

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub struct Numbering {
    lists: HashMap<String, List>,
    instances: HashMap<String, Instance>,
    /// By list and level: the last number given.
    counts: HashMap<String, [Option<i64>; LEVELS]>,
    /// Instances whose own starts have been applied, by level.
    started: HashMap<String, [bool; LEVELS]>,
}

impl Numbering {
    /// Reads `numbering.xml`. `list_of_style` says which instance a list style refers to.
    pub fn read(root: Node<'_, '_>, list_of_style: impl Fn(&str) -> Option<String>) -> Numbering {
        let mut numbering = Numbering::default();
        for node in children(root, "abstractNum") {
            let levels = read_levels(node);
            let style_link = child(node, "numStyleLink").and_then(value).map(str::to_owned);
            if let Some(id) = attribute(node, "abstractNumId") {
                numbering.lists.insert(id.to_owned(), List { levels, style_link });
            }
        }
        for node in children(root, "num") {
            let Some(id) = attribute(node, "numId") else { continue };
            let mut instance = Instance {
                list: child(node, "abstractNumId").and_then(value).unwrap_or_default().to_owned(),
                levels: vec![None; LEVELS],
                ..Instance::default()
            };
            for change in children(node, "lvlOverride") {
                let level = number(attribute(change, "ilvl")).unwrap_or(0) as usize;
                let start = child(change, "startOverride").and_then(|s| number(value(s)));
                if let Some(slot) = instance.starts.get_mut(level) {
                    *slot = start;
                }
                if let (Some(own), Some(slot)) = (child(change, "lvl"), instance.levels.get_mut(level)) {
                    *slot = Some(read_level(own));
                }
            }
            numbering.instances.insert(id.to_owned(), instance);
        }
        // A list that only points at a style takes over the list which that style uses.
        let links: Vec<(String, String)> = numbering
            .lists
            .iter()
            .filter_map(|(id, list)| Some((id.clone(), list_of_style(list.style_link.as_deref()?)?)))
            .collect();
        for (id, instance) in links {
            let target = numbering.instances.get(&instance).map(|i| i.list.clone());
            let levels = target.and_then(|t| numbering.lists.get(&t)).map(|l| l.levels.clone());
            if let (Some(levels), Some(list)) = (levels, numbering.lists.get_mut(&id)) {
                list.levels = levels;
            }
        }
        numbering
    }

    /// Adds a list.
    pub fn add_list(&mut self, id: String, levels: Vec<Option<Level>>) {
        self.lists.insert(id, List { levels, style_link: None });
    }

    /// Adds a list as paragraphs refer to it, with what that changes.
    pub fn add_instance(
        &mut self,
        id: String,
        list: String,
        starts: [Option<i64>; LEVELS],
        levels: Vec<Option<Level>>,
    ) {
        self.instances.insert(id, Instance { list, starts, levels });
    }

    /// The level of an instance that belongs to a paragraph style.
    pub fn level_of_style(&self, instance: &str, style: &str) -> Option<usize> {
        let list = self.lists.get(&self.instances.get(instance)?.list)?;
        list.levels.iter().position(|l| l.as_ref().is_some_and(|l| l.style.as_deref() == Some(style)))
    }

    /// Counts one paragraph on and gives its label; `None` where the list has no text there (bullets).
    pub fn next(&mut self, instance_id: &str, level: usize) -> Option<String> {
        let instance = self.instances.get(instance_id)?;
        let list = self.lists.get(&instance.list)?;
        let find = |n: usize| -> Option<&Level> {
            let own = instance.levels.get(n).and_then(Option::as_ref);
            own.or_else(|| list.levels.get(n).and_then(Option::as_ref))
        };
        let this = find(level)?;
        let counts = self.counts.entry(instance.list.clone()).or_default();
        let started = self.started.entry(instance_id.to_owned()).or_default();
        let own_start = instance.starts.get(level).copied().flatten();
        let slot = counts.get_mut(level)?;
        *slot = Some(match (own_start, started.get_mut(level)) {
            (Some(start), Some(first @ false)) => {
                *first = true;
                start
            }
            _ => slot.map_or(own_start.unwrap_or(this.start), |n| n.saturating_add(1)),
        });
        for (deeper, slot) in counts.iter_mut().enumerate().skip(level + 1) {
            if find(deeper).is_none_or(|l| !l.keeps_on) {
                *slot = None;
            }
        }
        if this.format == "bullet" || this.format == "none" && !this.text.contains('%') {
            return None;
        }
        let mut label = String::new();
        let mut chars = this.text.chars().peekable();
        while let Some(c) = chars.next() {
            let digit = chars.peek().and_then(|d| d.to_digit(10)).filter(|d| c == '%' && *d > 0);
            let Some(digit) = digit else {
                label.push(c);
                continue;
            };
            chars.next();
            let nth = digit as usize - 1;
            let Some(upper) = find(nth) else { continue };
            // An upper level that has not begun is shown as it would begin.
            let count = counts.get(nth).copied().flatten().unwrap_or(upper.start);
            label.push_str(&format_number(if this.legal { "decimal" } else { &upper.format }, count));
        }
        let open = label.chars().last().is_some_and(|c| c.is_ascii());
        if this.space_after && open && !label.is_empty() {
            label.push(' ');
        }
        Some(label).filter(|l| !l.trim().is_empty())
    }
}

fn read_levels(node: Node<'_, '_>) -> Vec<Option<Level>> {
    let mut levels = vec![None; LEVELS];
    for level in children(node, "lvl") {
        let nth = number(attribute(level, "ilvl")).unwrap_or(0) as usize;
        if let Some(slot) = levels.get_mut(nth) {
            *slot = Some(read_level(level));
        }
    }
    levels
}

fn read_level(node: Node<'_, '_>) -> Level {
    let word = |name| child(node, name).and_then(value).unwrap_or_default().to_owned();
    // Word wraps formats that older releases do not know: the last one inside is the one they do.
    let format = node.descendants().rfind(|n| n.tag_name().name() == "numFmt").and_then(value);
    Level {
        start: child(node, "start").and_then(|n| number(value(n))).unwrap_or(0),
        format: format.unwrap_or("decimal").to_owned(),
        text: word("lvlText").chars().take(LABEL_LIMIT).collect(),
        space_after: word("suff") != "nothing",
        legal: child(node, "isLgl").is_some_and(super::is_on),
        keeps_on: child(node, "lvlRestart").and_then(value) == Some("0"),
        style: child(node, "pStyle").and_then(value).map(str::to_owned),
    }
}

/// The name of a format that is given by its number; what is not known is written in digits.
pub fn format_name(number: u8) -> &'static str {
    FORMATS.iter().find(|(known, _)| *known == number).map_or("decimal", |(_, name)| name)
}

fn number(text: Option<&str>) -> Option<i64> {
    text?.trim().parse().ok()
}

/// A number as one of Word's formats writes it; what is not known is written in digits.
fn format_number(format: &str, n: i64) -> String {
    let nth_of = |first: char, count: i64| -> Option<String> {
        let offset = u32::try_from(n - 1).ok().filter(|_| n <= count)?;
        char::from_u32(first as u32 + offset).map(String::from)
    };
    let pick = |words: &str| words.chars().nth(usize::try_from(n - 1).ok()?).map(String::from);
    let special = match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting"
        | "ideographDigital"
        | "japaneseDigitalTenThousand"
        | "chineseLegalSimplified"
        | "ideographLegalTraditional"
            if n < 0 =>
        {
            None
        }
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => Some(chinese(n, "零一二三四五六七八九", "十百千", true)),
        "chineseLegalSimplified" => Some(chinese(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", false)),
        "ideographLegalTraditional" => Some(chinese(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟", false)),
        "ideographDigital" | "japaneseDigitalTenThousand" => Some(digits(n, "〇一二三四五六七八九")),
        "decimalFullWidth" | "decimalFullWidth2" => Some(digits(n, "０１２３４５６７８９")),
        "decimalZero" if (0..10).contains(&n) => Some(format!("0{n}")),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" | "ideographEnclosedCircle"
            if format != "ideographEnclosedCircle" =>
        {
            nth_of('①', 20)
        }
        "ideographEnclosedCircle" => nth_of('㊀', 10),
        "decimalEnclosedFullstop" => nth_of('⒈', 20),
        "decimalEnclosedParen" => nth_of('⑴', 20),
        "ideographTraditional" => pick("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => pick("子丑寅卯辰巳午未申酉戌亥"),
        "upperLetter" => letters(n, 'A'),
        "lowerLetter" => letters(n, 'a'),
        "upperRoman" => roman(n),
        "lowerRoman" => roman(n).map(|r| r.to_lowercase()),
        "numberInDash" => Some(format!("- {n} -")),
        "none" => Some(String::new()),
        _ => None,
    };
    special.unwrap_or_else(|| n.to_string())
}

fn digits(n: i64, signs: &str) -> String {
    let sign = |c: char| c.to_digit(10).and_then(|d| signs.chars().nth(d as usize)).unwrap_or(c);
    n.to_string().chars().map(sign).collect()
}

/// 23 → 二十三; with `short_ten` 13 → 十三, not 一十三.
fn chinese(n: i64, signs: &str, units: &str, short_ten: bool) -> String {
    if !(0..10_000).contains(&n) {
        return n.to_string();
    }
    let sign = |d: i64| signs.chars().nth(d as usize).unwrap_or('零');
    if n == 0 {
        return sign(0).to_string();
    }
    let (mut out, mut gap) = (String::new(), false);
    for (power, unit) in [(1000, 2), (100, 1), (10, 0), (1, 9)] {
        let digit = n / power % 10;
        if digit == 0 {
            gap |= !out.is_empty();
            continue;
        }
        if gap {
            out.push(sign(0));
            gap = false;
        }
        if !(short_ten && power == 10 && digit == 1 && out.is_empty()) {
            out.push(sign(digit));
        }
        out.extend(units.chars().nth(unit));
    }
    out
}

/// A to Z, then AA, BB, CC as Word has it.
fn letters(n: i64, first: char) -> Option<String> {
    let n = u32::try_from(n - 1).ok().filter(|n| *n < 780)?;
    let letter = char::from_u32(first as u32 + n % 26)?;
    Some(std::iter::repeat_n(letter, (n / 26 + 1) as usize).collect())
}

fn roman(n: i64) -> Option<String> {
    let mut rest = Some(n).filter(|n| (1..4000).contains(n))?;
    let mut out = String::new();
    let signs = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    for (value, sign) in signs {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        let all = |format: &str| [1, 10, 13, 20, 101, 110].map(|n| format_number(format, n)).join(" ");
        assert_eq!(all("chineseCountingThousand"), "一 十 十三 二十 一百零一 一百一十");
        assert_eq!(all("upperLetter"), "A J M T WWWW FFFFF");
        assert_eq!(all("lowerRoman"), "i x xiii xx ci cx");
        assert_eq!(format_number("decimalEnclosedCircle", 3), "③");
        assert_eq!(format_number("ideographTraditional", 2), "乙");
        assert_eq!(format_number("decimal", -1), "-1");
        assert_eq!(format_number("decimalZero", 7), "07");
        assert_eq!(format_number("decimalEnclosedCircle", 44), "44");
    }
}
