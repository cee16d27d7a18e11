//! The tokens of RTF: groups, control words with their numbers, signs, and what stands between them.

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word`, `\word-12`
    Word(&'a str, Option<i32>),
    /// `\~`: a backslash and a sign that is no letter.
    Sign(u8),
    /// `\'b1`: a byte of text.
    Byte(u8),
    /// Bytes of text as they stand.
    Text(&'a [u8]),
}

/// The longest control word that there is, with room.
const LONGEST: usize = 40;

/// Goes through a file.
pub struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    /// From the beginning.
    pub fn new(bytes: &'a [u8]) -> Tokens<'a> {
        Tokens { rest: bytes }
    }

    /// Takes bytes off as long as they are such.
    fn take_while(&mut self, is_such: impl Fn(u8) -> bool) -> &'a [u8] {
        let length = self.rest.iter().position(|byte| !is_such(*byte)).unwrap_or(self.rest.len());
        self.take(length)
    }

    /// Takes so many bytes off, or what there is.
    fn take(&mut self, length: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, &[]));
        self.rest = rest;
        taken
    }

    /// What stands behind a backslash.
    fn control(&mut self) -> Token<'a> {
        let word = self.take_while(|byte| byte.is_ascii_alphabetic());
        if word.is_empty() {
            let sign = self.take(1).first().copied().unwrap_or(b'\n');
            return if sign == b'\'' { self.hexadecimal() } else { Token::Sign(sign) };
        }
        let negative = self.rest.starts_with(b"-") && self.rest.get(1).is_some_and(u8::is_ascii_digit);
        self.take(usize::from(negative));
        let digits = self.take_while(|byte| byte.is_ascii_digit());
        let number = digits.iter().fold(0_i32, |number, digit| {
            number.saturating_mul(10).saturating_add(i32::from(digit.saturating_sub(b'0')))
        });
        let number = (!digits.is_empty()).then_some(if negative { -number } else { number });
        self.take(usize::from(self.rest.starts_with(b" ")));
        let word = Some(word).filter(|word| word.len() <= LONGEST);
        let word = word.and_then(|word| std::str::from_utf8(word).ok()).unwrap_or_default();
        if word == "bin" {
            self.take(number.and_then(|length| usize::try_from(length).ok()).unwrap_or(0));
        }
        Token::Word(word, number)
    }

    fn hexadecimal(&mut self) -> Token<'a> {
        let digits = self.rest.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                self.take(2);
                Token::Byte(byte)
            }
            None => Token::Sign(b'\''),
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        // The ends of lines are none of the text's.
        self.take_while(|byte| matches!(byte, b'\r' | b'\n' | 0));
        match *self.rest.first()? {
            b'{' => {
                self.take(1);
                Some(Token::Open)
            }
            b'}' => {
                self.take(1);
                Some(Token::Close)
            }
            b'\\' => {
                self.take(1);
                Some(self.control())
            }
            _ => Some(Token::Text(
                self.take_while(|byte| !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0)),
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_falls_into_tokens() {
        let all: Vec<Token<'_>> =
            Tokens::new(b"{\\rtf1\\u-12 a\\b \\'b1\\'4\r\nx\\~\\bin3 {}}y\\i1 2}").collect();
        let expected = [
            Token::Open,
            Token::Word("rtf", Some(1)),
            Token::Word("u", Some(-12)),
            Token::Text(b"a"),
            Token::Word("b", None),
            Token::Byte(0xB1),
            Token::Sign(b'\''),
            Token::Text(b"4"),
            Token::Text(b"x"),
            Token::Sign(b'~'),
            Token::Word("bin", Some(3)),
            Token::Text(b"y"),
            Token::Word("i", Some(1)),
            Token::Text(b"2"),
            Token::Close,
        ];
        assert_eq!(all, expected);
    }
}
