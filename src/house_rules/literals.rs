//! Which words every match of a pattern holds. Looking for words is many times quicker than a pattern is, so that a
//! text with none of them is passed over. What is not understood here gives no words, and the pattern is tried everywhere.

use std::iter::Peekable;
use std::str::Chars;

/// The most words of which one will do.
const MOST: usize = 16;

/// The most of such choices that are looked for.
const CHOICES: usize = 4;

/// How deep groups are read.
const DEEPEST: u32 = 20;

/// Words of which one will do.
pub(super) type Choice = Vec<String>;

/// Choices of words, of each of which every match of the pattern holds one; none where none is known.
pub(super) fn needed(pattern: &str) -> Vec<Choice> {
    let mut reader = Reader { rest: pattern.chars().peekable(), depth: 0 };
    let mut choices = reader.branches().unwrap_or_default();
    // A bracket that closes nothing ends what was read.
    if reader.rest.next().is_some() {
        choices.clear();
    }
    // The longer the shortest of its words, the rarer is a choice.
    choices.sort_by_key(|choice| std::cmp::Reverse(shortest(choice)));
    choices.truncate(CHOICES);
    choices
}

/// Words of which one begins every match, so that only where one stands a match need be tried; none where that is not known.
/// A pattern that looks at what stands around it has none: tried from there on it would see another text.
pub(super) fn openings(pattern: &str) -> Choice {
    let looks_around = pattern.replace("[^", "[").contains(['^', '$'])
        || ["\\b", "\\B", "\\A", "\\z"].iter().any(|looks| pattern.contains(looks));
    if looks_around {
        return Choice::new();
    }
    let mut reader = Reader { rest: pattern.chars().peekable(), depth: 0 };
    let found = reader.openings().unwrap_or_default();
    if reader.rest.next().is_none() && found.len() <= MOST { found } else { Choice::new() }
}

/// The length of the shortest word.
fn shortest(choice: &Choice) -> usize {
    choice.iter().map(|word| word.chars().count()).min().unwrap_or(0)
}

/// What an element of a pattern says of the words of a match.
enum Element {
    /// It is this character.
    Literal(char),
    /// It holds one of each of these.
    Holds(Vec<Choice>),
}

struct Reader<'p> {
    rest: Peekable<Chars<'p>>,
    depth: u32,
}

impl Reader<'_> {
    /// Alternatives, up to the bracket that closes them or the end. Of several, one word of each will do.
    fn branches(&mut self) -> Option<Vec<Choice>> {
        let first = self.branch()?;
        if self.rest.peek() != Some(&'|') {
            return Some(first);
        }
        let mut branches = vec![first];
        while self.rest.next_if_eq(&'|').is_some() {
            branches.push(self.branch()?);
        }
        let best = |choices: Vec<Choice>| choices.into_iter().max_by_key(shortest);
        let Some(words) = branches.into_iter().map(best).collect::<Option<Vec<Choice>>>() else {
            return Some(Vec::new());
        };
        let all: Choice = words.concat();
        Some(if all.len() <= MOST { vec![all] } else { Vec::new() })
    }

    /// Elements one behind the other: all that they hold.
    fn branch(&mut self) -> Option<Vec<Choice>> {
        let (mut choices, mut run) = (Vec::new(), String::new());
        let end = |run: &mut String, choices: &mut Vec<Choice>| {
            if !run.is_empty() {
                choices.push(vec![std::mem::take(run)]);
            }
        };
        while let Some(c) = self.rest.next_if(|c| !matches!(c, '|' | ')')) {
            let element = self.element(c)?;
            let (optional, repeated) = self.quantifier()?;
            match element {
                Element::Literal(c) if !optional => {
                    run.push(c);
                    if repeated {
                        end(&mut run, &mut choices);
                    }
                }
                Element::Holds(of) => {
                    end(&mut run, &mut choices);
                    choices.extend(of.into_iter().filter(|_| !optional));
                }
                Element::Literal(_) => end(&mut run, &mut choices),
            }
        }
        end(&mut run, &mut choices);
        Some(choices)
    }

    /// How alternatives begin, up to the bracket that closes them or the end.
    fn openings(&mut self) -> Option<Choice> {
        let mut words = self.opening()?;
        while self.rest.next_if_eq(&'|').is_some() {
            words.extend(self.opening()?);
        }
        Some(words)
    }

    /// How elements one behind the other begin: with plain characters, or with a group that does.
    fn opening(&mut self) -> Option<Choice> {
        let mut run = String::new();
        while let Some(c) = self.rest.next_if(|c| !matches!(c, '|' | ')')) {
            if c == '(' && run.is_empty() {
                let words = self.grouped(Reader::openings)?;
                let (optional, _) = self.quantifier()?;
                self.branch()?;
                return (!optional).then_some(words);
            }
            let element = self.element(c)?;
            let (optional, repeated) = self.quantifier()?;
            match element {
                Element::Literal(c) if !optional => run.push(c),
                _ => {
                    self.branch()?;
                    break;
                }
            }
            if repeated {
                self.branch()?;
                break;
            }
        }
        (!run.is_empty()).then(|| vec![run])
    }

    /// The element that begins with a character.
    fn element(&mut self, c: char) -> Option<Element> {
        match c {
            '(' => self.grouped(Reader::branches).map(Element::Holds),
            '[' => self.class(),
            '.' | '^' | '$' => Some(Element::Holds(Vec::new())),
            '*' | '+' | '?' | '{' => None,
            '\\' => {
                let c = self.rest.next()?;
                Some(if c.is_ascii_punctuation() { Element::Literal(c) } else { self.escape(c)? })
            }
            c => Some(Element::Literal(c)),
        }
    }

    /// A class or an assertion behind a backslash; other escapes are not read.
    fn escape(&mut self, c: char) -> Option<Element> {
        matches!(c, 'd' | 'D' | 's' | 'S' | 'w' | 'W' | 'b' | 'B' | 'A' | 'z' | 'n' | 't' | 'r')
            .then(|| Element::Holds(Vec::new()))
    }

    /// What stands in round brackets, read in one way or another.
    fn grouped<T>(&mut self, read: fn(&mut Self) -> Option<T>) -> Option<T> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        if self.rest.next_if_eq(&'?').is_some() {
            // Names are passed over; a group with flags may mean other characters than it says.
            match self.rest.next()? {
                ':' => (),
                c @ ('P' | '<') => {
                    if c == 'P' && self.rest.next()? != '<' {
                        return None;
                    }
                    while self.rest.next()? != '>' {}
                }
                _ => return None,
            }
        }
        let inner = read(self)?;
        self.depth -= 1;
        (self.rest.next()? == ')').then_some(inner)
    }

    /// What stands in square brackets: any of some characters.
    fn class(&mut self) -> Option<Element> {
        self.rest.next_if_eq(&'^');
        self.rest.next_if_eq(&']');
        loop {
            match self.rest.next()? {
                '\\' => drop(self.rest.next()?),
                '[' => return None,
                ']' => return Some(Element::Holds(Vec::new())),
                _ => (),
            }
        }
    }

    /// Whether what stands before may be left out, and whether it may stand several times.
    fn quantifier(&mut self) -> Option<(bool, bool)> {
        let mut found = (false, false);
        while let Some(c) = self.rest.next_if(|c| matches!(c, '*' | '+' | '?' | '{')) {
            found.1 = true;
            match c {
                '+' => (),
                '{' => {
                    let mut bounds = String::new();
                    loop {
                        match self.rest.next()? {
                            '}' => break,
                            c => bounds.push(c),
                        }
                    }
                    let least: u32 = bounds.split(',').next()?.parse().ok()?;
                    found.0 |= least == 0;
                }
                // Behind another quantifier it is one for lazy matches, and +? still demands one.
                '?' if found.0 => (),
                _ => found.0 = true,
            }
        }
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_match_holds_one_word_of_each_choice() {
        let words = |pattern: &str| {
            needed(pattern).iter().map(|choice| choice.join("|")).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(words("新闻发布会\\d+场"), "新闻发布会 场");
        assert_eq!(words("(未|没有)收取.{0,10}处理费"), "处理费 收取 未|没有");
        assert_eq!(words("公开|发布"), "公开|发布");
        assert_eq!(words("(?:公开|发布)+\\d"), "公开|发布");
        assert_eq!(words("(?<n>年报)?第[一二]条"), "第 条");
        assert_eq!(words("公开(信息)*目录?"), "公开 目");
        assert_eq!(words("公开{2}目"), "公开 目");
        assert_eq!(words("a\\(b"), "a(b");
        for nothing in
            ["\\d+", "公开|\\d+", "(?i)abc", "(公开)?", "公*", "公{0,3}", "[公开]", "公开)", "(公开", "\\x41"]
        {
            assert_eq!(words(nothing), "", "{nothing}");
        }
    }
    #[test]
    fn every_match_begins_with_one_of_the_openings() {
        let words = |pattern: &str| openings(pattern).join("|");
        assert_eq!(words("新闻发布会\\d+场"), "新闻发布会");
        assert_eq!(words("(未|没有)收取.{0,10}处理费"), "未|没有");
        assert_eq!(words("公开|发布信息"), "公开|发布信息");
        assert_eq!(words("公开+信息"), "公开");
        assert_eq!(words("公开?信息"), "公");
        assert_eq!(words("(?:第(一|二)条){2}"), "第");
        assert_eq!(words("信息[^。]*公开"), "信息");
        for nothing in [
            "\\d+条",
            "公?开",
            "(公)?开",
            "^公开",
            "公开$",
            "\\b公开",
            "(?i)abc",
            "公开|\\d",
            "[公开]",
            ".*公开",
            "(公开",
        ] {
            assert_eq!(words(nothing), "", "{nothing}");
        }
    }
}
