//! Words and regular expressions, looked for in folded text (full-width made half-width, traditional made simplified, no
//! white space).
//!
//! A search takes time in proportion to the text, whatever the pattern: the engine never goes back, its program is
//! limited, it sees at most [`PIECE`] bytes at a time, and no more than [`MOST_MATCHES`] matches are taken.

use std::ops::Range;

use regex_lite::{Regex, RegexBuilder};

use super::literals;
use crate::finding::Words;
use crate::text::fold;

/// The most matches that are counted.
pub const MOST_MATCHES: usize = 1000;

/// The most characters of a pattern.
const LONGEST: usize = 500;

/// The most bytes of a pattern's program.
const LARGEST: usize = 24 * 1024;

/// How deep groups may stand in groups.
const DEEPEST: u32 = 20;

/// The most bytes that a pattern sees at a time: some two thousand characters, more than a paragraph has.
const PIECE: usize = 6000;

/// A compiled regular expression.
#[derive(Clone, Debug)]
pub struct Pattern {
    regex: Regex,
    /// Choices of words of each of which every match holds one: a piece that lacks one is passed over.
    needed: Vec<literals::Choice>,
    /// Words of which one begins every match, and the pattern at the beginning of a text: tried only where such a word stands.
    begins: Option<(literals::Choice, Regex)>,
}

/// The most places of a piece at which a match is tried on its own; beyond, the piece is gone through once.
const MOST_STARTS: usize = 4;

impl Pattern {
    /// Compiles a pattern, folded as the text is.
    pub fn new(pattern: &str) -> Result<Pattern, Words> {
        if pattern.chars().count() > LONGEST {
            return Err(Words::new(
                format!("正则表达式超过 {LONGEST} 个字符"),
                format!("the regular expression has more than {LONGEST} characters"),
            ));
        }
        let pattern = folded(pattern);
        let built = RegexBuilder::new(&pattern).size_limit(LARGEST).nest_limit(DEEPEST).build();
        let regex = built.map_err(|error| why(&error.to_string()))?;
        if regex.is_match("") {
            return Err(Words::new(
                "正则表达式能匹配空文字，处处都会报",
                "the regular expression matches nothing at all, and so everywhere",
            ));
        }
        let openings = literals::openings(&pattern);
        let at_start =
            || RegexBuilder::new(&format!("\\A(?:{pattern})")).size_limit(2 * LARGEST).build().ok();
        let begins = (!openings.is_empty()).then(at_start).flatten().map(|regex| (openings, regex));
        Ok(Pattern { regex, needed: literals::needed(&pattern), begins })
    }

    /// Where it matches, at most `most` times.
    pub fn find(&self, text: &str, most: usize) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for (start, piece) in pieces(text).filter(|(_, piece)| self.may_match(piece)) {
            if let Some(matches) = self.at_the_starts(piece) {
                found.extend(
                    matches.into_iter().take(most - found.len()).map(|m| start + m.start..start + m.end),
                );
                if found.len() >= most {
                    break;
                }
                continue;
            }
            let matches = self.regex.find_iter(piece).filter(|m| !m.is_empty());
            found.extend(matches.take(most - found.len()).map(|m| start + m.start()..start + m.end()));
            if found.len() >= most {
                break;
            }
        }
        found
    }
}

impl Pattern {
    /// The matches in a piece that has few places where one can begin; none where it has many, or where that is not known.
    fn at_the_starts(&self, piece: &str) -> Option<Vec<Range<usize>>> {
        let (words, regex) = self.begins.as_ref()?;
        let mut starts: Vec<usize> = Vec::new();
        for word in words {
            // By its first character: a word may begin inside another of its kind.
            let first = word.chars().next()?;
            let places = piece.match_indices(first).map(|(at, _)| at);
            let own =
                places.filter(|at| piece.get(*at..).is_some_and(|rest| rest.starts_with(word.as_str())));
            starts.extend(own.take(MOST_STARTS + 1));
        }
        crate::order::ascending(&mut starts);
        starts.dedup();
        if starts.len() > MOST_STARTS {
            return None;
        }
        let (mut found, mut end) = (Vec::new(), 0);
        for start in starts {
            let hit = (start >= end).then(|| regex.find(piece.get(start..)?)).flatten();
            if let Some(hit) = hit.filter(|hit| !hit.is_empty()) {
                end = start + hit.end();
                found.push(start..end);
            }
        }
        Some(found)
    }

    /// Whether a text holds the words that every match holds.
    fn may_match(&self, text: &str) -> bool {
        self.needed.iter().all(|choice| choice.iter().any(|word| text.contains(word.as_str())))
    }
}

/// A text in pieces of at most [`PIECE`] bytes, cut behind a sentence where there is one.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let mut end = rest.len().min(PIECE);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        if end < rest.len() {
            end = rest
                .get(..end)
                .and_then(|piece| piece.rfind('。'))
                .map_or(end, |stop| stop + '。'.len_utf8());
        }
        let piece = rest.get(..end)?;
        at += end;
        Some((at - end, piece))
    })
}

/// The pattern as it meets folded text: its characters folded too, white space left out, `\p{Han}` written out. A folded
/// character that would have a meaning of its own is escaped: （ is not the beginning of a group.
fn folded(pattern: &str) -> String {
    const HAN: &str = "㐀-䶿一-鿿";
    let mut out = String::with_capacity(pattern.len());
    let mut in_class = false;
    let mut characters = pattern.char_indices();
    while let Some((at, c)) = characters.next() {
        let rest = pattern.get(at..).unwrap_or("");
        if let Some(name) =
            ["\\p{Han}", "\\p{Script=Han}", "\\p{script=Han}"].iter().find(|n| rest.starts_with(**n))
        {
            out.push_str(&if in_class { HAN.to_owned() } else { format!("[{HAN}]") });
            // The rest of the name: one character of it is taken already.
            characters.by_ref().take(name.chars().count() - 1).for_each(drop);
            continue;
        }
        match c {
            '\\' => {
                out.push(c);
                out.extend(characters.next().map(|(_, c)| c));
            }
            _ if c.is_ascii() => {
                in_class = if in_class { c != ']' } else { c == '[' };
                if !c.is_ascii_whitespace() {
                    out.push(c);
                }
            }
            // The ends of a range stand in the order of the characters as they are; that of ０ to ９ is that of 0 to 9.
            _ if in_class
                && (out.ends_with('-') || rest.chars().nth(1) == Some('-'))
                && !fold(c).is_some_and(|c| c.is_ascii_alphanumeric()) =>
            {
                out.push(c)
            }
            _ => match fold(c).filter(|c| !c.is_whitespace()) {
                Some(plain) if plain.is_ascii_punctuation() => out.extend(['\\', plain]),
                plain => out.extend(plain),
            },
        }
    }
    out
}

/// Why the engine refuses a pattern.
fn why(error: &str) -> Words {
    const KNOWN: &[(&str, &str)] = &[
        ("Unicode", "不支持 \\p{…}，汉字可写 \\p{Han}"),
        ("open group", "左括号没有配对的右括号"),
        ("closing ')'", "右括号没有配对的左括号"),
        ("character class", "方括号没有写完"),
        ("range", "字符范围写反了"),
        ("look-around", "不支持前后查看（?=、?!、?<）"),
        ("backreferences", "不支持反向引用"),
        ("nothing to repeat", "重复符号前面没有内容"),
        ("repetition", "重复次数写错了"),
        ("escape", "不认识的转义"),
        ("nesting", "括号套得太深"),
        ("size", "展开后太大，请减少重复次数"),
        ("limit", "展开后太大，请减少重复次数"),
    ];
    let zh = KNOWN.iter().find(|(part, _)| error.contains(part)).map_or("写法有误", |(_, zh)| *zh);
    Words::new(format!("正则表达式：{zh}"), format!("the regular expression: {error}"))
}

/// What is looked for: words, any of which will do, or a pattern.
#[derive(Clone, Debug)]
pub struct Term {
    /// As the file writes it; the first of several words.
    pub name: String,
    /// As it is written, whole.
    pub written: String,
    search: Search,
}

#[derive(Clone, Debug)]
enum Search {
    Words(Vec<String>),
    Pattern(Pattern),
}

impl Term {
    /// Words, several of which are parted by `|`. `None` where a word is empty.
    pub fn words(written: &str) -> Option<Term> {
        let plain = |word: &str| word.chars().filter_map(fold).filter(|c| !c.is_whitespace()).collect();
        let words: Vec<String> = written.split(['|', '｜']).map(plain).collect();
        let name = written.split(['|', '｜']).next()?.trim().to_owned();
        let search = Search::Words(words.iter().all(|word| !word.is_empty()).then_some(words)?);
        Some(Term { name, written: written.to_owned(), search })
    }

    /// A pattern, which a person knows by a name.
    pub fn pattern(written: &str, name: Option<&str>) -> Result<Term, Words> {
        let search = Search::Pattern(Pattern::new(written)?);
        Ok(Term { name: name.unwrap_or(written).to_owned(), written: written.to_owned(), search })
    }

    /// Whether it is a regular expression.
    pub fn is_pattern(&self) -> bool {
        matches!(self.search, Search::Pattern(_))
    }

    /// Where it stands in a text, in order, each place once, at most `most` times.
    pub fn find(&self, text: &str, most: usize) -> Vec<Range<usize>> {
        match &self.search {
            Search::Pattern(pattern) => pattern.find(text, most),
            Search::Words(words) => {
                let places = |word: &String| {
                    let length = word.len();
                    text.match_indices(word.as_str()).take(most).map(move |(at, _)| at..at + length).collect()
                };
                let mut found: Vec<Range<usize>> = words
                    .iter()
                    .filter(|w| text.contains(w.as_str()))
                    .flat_map(|w| -> Vec<_> { places(w) })
                    .collect();
                // The longer word first where two begin at one place.
                found.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
                let mut end = 0;
                found.retain(|place| {
                    let is_free = place.start >= end;
                    end = if is_free { place.end } else { end };
                    is_free
                });
                found.truncate(most);
                found
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_folded_as_the_text_is() {
        assert_eq!(folded("（附件）"), r"\(附件\)");
        assert_eq!(folded(r"[（(]\d+ 件[)）]"), r"[\((]\d+件[)\)]");
        assert_eq!(folded("[０-９一-龥]"), "[0-9一-龥]");
        assert_eq!(folded(r"\p{Han}{2}[\p{Han}A]"), "[㐀-䶿一-鿿]{2}[㐀-䶿一-鿿A]");
        assert_eq!(folded("政務"), "政务");
    }

    #[test]
    fn what_cannot_be_compiled_is_said_in_words() {
        for (pattern, zh) in [
            ("(a", "左括号"),
            ("a)", "右括号"),
            ("[a", "方括号"),
            ("(?=a)", "前后查看"),
            (r"(a)\1", "反向引用"),
            ("*", "重复"),
            ("a*", "空文字"),
            ("(a{1000}){1000}", "太大"),
            (r"\p{Greek}", "汉字可写"),
            ("((((((((((((((((((((((a))))))))))))))))))))))", "太深"),
        ] {
            let words = Pattern::new(pattern).err().unwrap_or_default();
            assert!(words.zh.contains(zh), "{pattern}: {words:?}");
        }
        assert!(Pattern::new(&"件".repeat(LONGEST + 1)).is_err());
    }

    #[test]
    fn words_are_found_in_order_the_longer_first() {
        let term = Term::words("政务新媒体|新媒体|政务").unwrap();
        assert_eq!(term.find("新媒体、政务新媒体", 9), [0..9, 12..27]);
        assert!(Term::words("a||b").is_none());
    }

    #[test]
    fn a_long_text_is_seen_in_pieces_cut_behind_sentences() {
        let text = "公开信息。".repeat(900);
        let found: Vec<_> = pieces(&text).collect();
        assert!(
            found.len() > 1 && found.iter().all(|(_, piece)| piece.len() <= PIECE && piece.ends_with('。'))
        );
        assert_eq!(found.iter().map(|(_, piece)| piece.len()).sum::<usize>(), text.len());
        assert_eq!(pieces(&"信".repeat(5000)).map(|(_, piece)| piece.len()).sum::<usize>(), 15_000);
    }
    #[test]
    fn trying_only_where_a_match_can_begin_finds_the_same() {
        let text = "未公开信息3条,公开信息12条;没有公开公开目录。公公开信息。信息公开信息公开信息公开信息公开信息1条";
        for pattern in [
            "公开信息\\d+条",
            "(未|没有)公开.{0,4}",
            "公公开?",
            "信息[^。]*公开",
            "公开|公开信息",
            "(公开)+",
            "开信?息?",
        ] {
            let pattern = Pattern::new(pattern).unwrap();
            let plain = Pattern { begins: None, ..pattern.clone() };
            assert!(pattern.begins.is_some());
            for piece in text.split_inclusive(['。', ';']).chain([text]) {
                assert_eq!(pattern.find(piece, 99), plain.find(piece, 99), "{piece}");
            }
        }
    }
}
