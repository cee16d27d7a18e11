//! A relation between the numbers of a passage, and whether it still holds with one of them made wrong.

use serde_json::Value;

/// A relation as the file writes it: `60=36+24`, `36/60=60%`, `F:50+3=51+2`, `r:9`, `gd:55-37=48.65%`, `61<80=-23.8%`.
pub struct Relation {
    kind: String,
    /// Numbers and the signs between them.
    items: Vec<Item>,
    /// Where its numbers stand, in order.
    at: Vec<(usize, usize)>,
    /// What stands there.
    printed: Vec<String>,
    /// `F`, `r`, `m`, `gd`, `rate`, or nothing.
    prefix: String,
}

enum Item {
    /// A number with the power of ten that its unit carries.
    Number(u32),
    Sign(char),
}

/// Numbers are reckoned in millionths.
const UNIT: i128 = 1_000_000;

impl Relation {
    /// Reads one; `None` for weak relations and those that fail as printed.
    pub fn read(value: &Value, quote: &[char]) -> Option<Relation> {
        if value["weak"].as_bool() == Some(true) || value["result"] == "fails" {
            return None;
        }
        let expr = value["expr"].as_str()?;
        let (prefix, formula) = expr.rsplit_once(':').unwrap_or(("", expr));
        let at: Vec<(usize, usize)> = value["at"].as_array()?.iter().filter_map(place).collect();
        let printed: Vec<String> =
            at.iter().map(|(a, b)| quote.get(*a..*b).map(|c| c.iter().collect())).collect::<Option<_>>()?;
        let mut items = Vec::new();
        let mut chars = formula.chars().peekable();
        while let Some(c) = chars.next() {
            if !c.is_ascii_digit() {
                items.push(Item::Sign(c));
                continue;
            }
            while chars.next_if(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).is_some() {}
            let power = match chars.next_if(|c| matches!(c, '万' | '亿')) {
                Some('万') => 4,
                Some(_) => 8,
                None => 0,
            };
            items.push(Item::Number(power));
        }
        let kind = value["type"].as_str()?.to_owned();
        Some(Relation { kind, items, at, printed, prefix: prefix.to_owned() })
    }

    /// Whether it fails with another number at a place.
    pub fn breaks(&self, place: (usize, usize), now: &str) -> bool {
        self.at.contains(&place) && self.fails(&self.with(place, now)).unwrap_or(false)
    }

    /// What it is called in the table: of a sum also on which side it then fails.
    pub fn name(&self, place: (usize, usize), now: &str) -> String {
        let sides = || self.sides(&self.with(place, now));
        match sides().filter(|_| self.kind == "sum") {
            Some((left, right)) if right > left => "sum over".into(),
            Some(_) => "sum short".into(),
            None => self.kind.clone(),
        }
    }

    fn with(&self, place: (usize, usize), now: &str) -> Vec<String> {
        let at = self.at.iter().zip(&self.printed);
        at.map(|(p, printed)| if *p == place { now.to_owned() } else { printed.clone() }).collect()
    }

    /// Its numbers in order, in millionths; and the signs between.
    fn tokens(&self, printed: &[String]) -> Option<Vec<std::result::Result<i128, char>>> {
        let mut printed = printed.iter();
        self.items
            .iter()
            .map(|item| match item {
                Item::Sign(c) => Some(Err(*c)),
                Item::Number(power) => Some(Ok(number(printed.next()?)? * 10i128.pow(*power))),
            })
            .collect()
    }

    /// What the two sides of `=` come to.
    fn sides(&self, printed: &[String]) -> Option<(i128, i128)> {
        let tokens = self.tokens(printed)?;
        let cut = tokens.iter().position(|t| *t == Err('='))?;
        Some((sum(&tokens[..cut]), sum(&tokens[cut + 1..])))
    }

    fn fails(&self, printed: &[String]) -> Option<bool> {
        if self.prefix == "r" {
            return Some(printed.windows(2).any(|w| w[0] != w[1]));
        }
        let tokens = self.tokens(printed)?;
        let numbers: Vec<i128> = tokens.iter().filter_map(|t| t.ok()).collect();
        let unit = 10i128.pow(6 - places(printed.last()?).min(6));
        let off = |part: i128, base: i128, percent: i128| {
            base == 0 || (part * 100 * UNIT - percent * base).abs() >= unit * base.abs()
        };
        let percent = tokens.last() == Some(&Err('%'));
        if self.prefix == "m" {
            let [a, c] = numbers.as_slice() else { return None };
            return Some((a - 12 * c).abs() >= 12 * unit);
        }
        if self.prefix == "gd" {
            let [new, difference, p] = numbers.as_slice() else { return None };
            return Some(off(*difference, new - difference, *p));
        }
        if percent && tokens.contains(&Err('<')) {
            let [a, b, p] = numbers.as_slice() else { return None };
            let down = tokens.contains(&Err('-'));
            return Some(off(if down { b - a } else { a - b }, *b, *p));
        }
        if let Some(cut) = tokens.iter().position(|t| *t == Err('/')).filter(|_| percent) {
            let end = tokens.iter().position(|t| *t == Err('='))?;
            return Some(off(sum(&tokens[..cut]), sum(&tokens[cut + 1..end]), *numbers.last()?));
        }
        let (left, right) = self.sides(printed)?;
        Some(left != right)
    }
}

/// A place in the file: a pair of positions.
pub fn place(value: &Value) -> Option<(usize, usize)> {
    Some((value[0].as_u64()? as usize, value[1].as_u64()? as usize))
}

fn sum(tokens: &[std::result::Result<i128, char>]) -> i128 {
    let mut sign = 1;
    let mut total = 0;
    for token in tokens {
        match token {
            Ok(n) => {
                total += sign * n;
                sign = 1;
            }
            Err('-') => sign = -1,
            Err(_) => {}
        }
    }
    total
}

fn places(printed: &str) -> u32 {
    printed.trim_end_matches(['万', '亿']).split_once('.').map_or(0, |(_, d)| d.len() as u32)
}

/// A printed number in millionths.
fn number(printed: &str) -> Option<i128> {
    let power = if printed.ends_with('万') {
        4
    } else if printed.ends_with('亿') {
        8
    } else {
        0
    };
    let plain = printed.trim_end_matches(['万', '亿']).replace(',', "");
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let whole: i128 = whole.parse().ok()?;
    let part: i128 = format!("{decimals:0<6}").get(..6)?.parse().ok()?;
    Some((whole * UNIT + part) * 10i128.pow(power))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a relation with these numbers at places 0, 1, … breaks when the first is another.
    fn breaks(kind: &str, expr: &str, printed: &[&str], now: &str) -> bool {
        let quote: Vec<char> = printed.concat().chars().collect();
        let mut at = Vec::new();
        let mut from = 0;
        for text in printed {
            at.push(vec![from, from + text.chars().count()]);
            from += text.chars().count();
        }
        let value = serde_json::json!({ "type": kind, "expr": expr, "at": at });
        let relation = Relation::read(&value, &quote).expect("a relation");
        relation.breaks((0, printed[0].len()), now)
    }

    #[test]
    fn relations_break_beyond_rounding() {
        assert!(breaks("sum", "60=36+24", &["60", "36", "24"], "61"));
        assert!(breaks("share", "36/60=60%", &["36", "60", "60"], "37"));
        assert!(!breaks("share", "3600/6000=60%", &["3600", "6000", "60"], "3601"));
        assert!(breaks("flow", "F:50+3=51+2", &["50", "3", "51", "2"], "5"));
        assert!(breaks("repeat", "r:9", &["9", "9"], "8"));
        assert!(breaks("growth", "gd:55-18=48.65%", &["55", "18", "48.65"], "65"));
        assert!(!breaks("growth", "61<80=-23.75%", &["61", "80", "23.75"], "61"));
    }
}
