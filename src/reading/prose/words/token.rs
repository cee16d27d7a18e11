//! Prose as tokens: numbers, known words, names that hold digits, marks, and unknown text between them.

use super::lexicon::{self, Meaning};
use super::not_quantities;
use super::numerals::{self, Numeral};

/// A piece of prose.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// First byte in the squeezed text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A quantity.
    Number(Numeral),
    /// A word of the lexicon.
    Word(Meaning),
    /// A title, a document number, an address: digits in it are no quantities.
    Name,
    /// `,` `;` `:` `、` `(` `)` or the end of a sentence (`。`).
    Mark(char),
    /// Anything else.
    Text,
}

impl Token {
    /// The word's meaning, if it is one of the lexicon.
    pub fn meaning(&self) -> Option<Meaning> {
        match self.kind {
            Kind::Word(meaning) => Some(meaning),
            _ => None,
        }
    }

    /// Whether it is that mark.
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// Whether it is a quantity.
    pub fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number(_))
    }
}

/// Cuts a squeezed text into tokens. Linear: every character is looked at a bounded number of times.
pub fn cut(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 6);
    let (mut at, mut quoted) = (0, false);
    while let Some((rest, c)) = text.get(at..).and_then(|rest| Some((rest, rest.chars().next()?))) {
        // Folding makes opening and closing quotes alike, so they are counted; a word may begin with one ("零败诉").
        if c == '"' && (quoted || not_quantities::at(rest, None).is_none()) && lexicon::at(rest).is_none() {
            quoted = !quoted;
            at += 1;
            continue;
        }
        quoted &= c != '。';
        let (kind, len) = next(rest, c, tokens.last());
        let end = at + len;
        match tokens.last_mut() {
            Some(last) if matches!((kind, last.kind), (Kind::Text, Kind::Text)) => last.end = end,
            _ => tokens.push(Token { kind, start: at, end }),
        }
        at = end;
    }
    tokens
}

/// What the rest of a text begins with, and its bytes; `c` is its first character.
fn next(rest: &str, c: char, before: Option<&Token>) -> (Kind, usize) {
    let is_digit = c.is_ascii_digit() || numerals::is_digit(c);
    // Most characters begin a word of the lexicon or nothing.
    let may_be_special =
        is_digit || matches!(c, '第' | '前' | '翻') || !('\u{4E00}'..='\u{9FFF}').contains(&c);
    if may_be_special && let Some(found) = special(rest, c, before) {
        return found;
    }
    // A word that begins with a digit's character goes before the number: 一并, 三类内部事务信息.
    if let Some((meaning, len)) = lexicon::at(rest) {
        return (Kind::Word(meaning), len);
    }
    if is_digit {
        if let Some(numeral) = numerals::scan(rest) {
            return (Kind::Number(numeral), numeral.len);
        }
        if c.is_ascii_digit() {
            // More digits than any count has.
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            return (Kind::Name, digits.max(1));
        }
    }
    (Kind::Text, c.len_utf8())
}

/// What goes before any word: names that hold digits, marks, doublings, times.
fn special(rest: &str, c: char, before: Option<&Token>) -> Option<(Kind, usize)> {
    if let Some(len) = not_quantities::at(rest, before) {
        return Some((Kind::Name, len));
    }
    let mark = match c {
        '。' | '!' | '?' | '…' | '\n' => '。',
        // 13条.另外: a full stop of the other script; in numbers and names it is never met here.
        '.' if before.is_some_and(Token::is_number) => '。',
        ',' | ';' | ':' | '、' | '(' | ')' => c,
        '﹔' => ';',
        '[' | '【' => '(',
        ']' | '】' => ')',
        _ => {
            let doubled = numerals::doubled(rest).map(|numeral| (Kind::Number(numeral), numeral.len));
            let time = || not_quantities::time_at(rest).map(|(meaning, len)| (Kind::Word(meaning), len));
            return doubled.or_else(time);
        }
    };
    Some((Kind::Mark(mark), c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens as one line: numbers as they are, words in brackets, names as `#`.
    fn line(text: &str) -> String {
        let piece = |t: &Token| match t.kind {
            Kind::Number(n) => format!("{}{}", n.value, n.unit.name),
            Kind::Word(_) => format!("[{}]", &text[t.start..t.end]),
            Kind::Name => "#".into(),
            Kind::Mark(c) => c.to_string(),
            Kind::Text => "~".into(),
        };
        cut(text).iter().map(piece).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_plain_sentence() {
        assert_eq!(
            line("2023年,全区共收到政府信息公开申请1482件,同比增长260.6%。"),
            "[2023年] , [全区] [共收到] [政府信息公开申请] 1482件 , [同比] [增长] 260.6% 。"
        );
    }

    #[test]
    fn numbers_that_are_no_quantities() {
        for text in [
            "《云溪市2023年第12号公告》",
            "云政办〔2023〕15号",
            "第十八届",
            "第3期",
            "12345热线",
            "0577-88001234",
            "13800001234",
            "\"1+5+16\"",
            "1+X",
            "3+14+N",
            "www.yunxi.gov.cn",
            "xx12@yunxi.gov.cn",
            "10:30",
            "青山路321号",
            "5G",
            "2.0版",
            "325009198",
            "7×24小时",
        ] {
            assert!(cut(text).iter().all(|t| !t.is_number()), "{text}: {}", line(text));
        }
    }

    #[test]
    fn list_numbers_are_no_quantities() {
        assert_eq!(line("其中:1.公告5条;2.文件6条。"), "[其中:] # ~ 5条 ; # [文件] 6条 。");
        assert_eq!(line("(一)收到5件"), "# [收到] 5件");
        assert_eq!(line("一是收到5件"), "# [收到] 5件");
    }

    #[test]
    fn dates_are_times() {
        assert_eq!(line("2023年5月1日"), "[2023年5月1日]");
        assert_eq!(line("2023年1月1日至12月31日"), "[2023年1月1日至12月31日]");
        assert_eq!(line("截至2023年12月31日"), "[截至] [2023年12月31日]");
        assert_eq!(line("2023年度"), "[2023年度]");
    }

    #[test]
    fn times_are_of_the_whole_year_or_of_less() {
        let meanings = |text: &str| cut(text).iter().map(Token::meaning).collect::<Vec<_>>();
        for whole in ["2023年12月底", "1月至12月", "1-12月", "2023年1月1日至12月31日", "12月31日"]
        {
            assert_eq!(meanings(whole), [Some(Meaning::YearEnd)], "{whole}");
        }
        let less = [
            "第一季度",
            "3季度",
            "前10个月",
            "11至12月",
            "7月1日至12月31日",
            "2023年12月",
            "6月底",
            "1至9月",
        ];
        for part in less {
            assert_eq!(meanings(part), [Some(Meaning::PartYear)], "{part}");
        }
        assert_eq!(line("第3季"), "#");
        assert_eq!(line("(第三),第(一)项"), "( # ) , #");
    }
}
