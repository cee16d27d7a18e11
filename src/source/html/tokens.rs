//! Cuts HTML into text, start tags and end tags. Comments, declarations and the content of scripts and styles
//! go here already.
//!
//! Every search looks forward from where the reader stands, and one that would fail is known to fail
//! beforehand (the last place of each closing mark is looked up once), so that the time is linear in the size
//! whatever is left open.

use crate::text::Span;

/// A piece of HTML.
#[derive(Clone, Copy, Debug)]
pub(super) enum Token<'a> {
    /// Characters, entities still in them.
    Text(Span),
    /// `<name attributes>`; the name as written.
    Start { name: &'a str, attributes: &'a str, span: Span },
    /// `</name>`.
    End { name: &'a str, span: Span },
}

/// Elements whose content is no text of the page and holds no tags either.
const RAW: [&str; 9] =
    ["script", "style", "title", "textarea", "noscript", "iframe", "noembed", "noframes", "xmp"];

/// An iterator over [`Token`]s.
pub(super) struct Tokens<'a> {
    html: &'a str,
    at: usize,
    /// Where the last `"`, `'` and `-->` stand: behind them an open quote or comment has no end.
    last_quotes: [Option<usize>; 2],
    last_comment_end: Option<usize>,
    /// Raw elements of which no further end tag exists, as bits over [`RAW`].
    unclosed_raw: u16,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(html: &'a str) -> Tokens<'a> {
        Tokens {
            html,
            at: clipboard_header(html),
            last_quotes: [html.rfind('"'), html.rfind('\'')],
            last_comment_end: html.rfind("-->"),
            unclosed_raw: 0,
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.html.as_bytes().get(at).copied()
    }

    fn place_of(&self, needle: char, from: usize) -> Option<usize> {
        self.html.get(from..)?.find(needle).map(|found| from + found)
    }

    /// The end of `<!…>`, `<?…>` or `<!--…-->` that begins at `start`.
    fn skip_declaration(&self, start: usize) -> usize {
        let rest = self.html.get(start..).unwrap_or("");
        if rest.starts_with("<!--") && self.last_comment_end.is_some_and(|last| last > start) {
            // `<!-->` and `<!--->` are whole comments.
            let from = start + 2;
            return self
                .html
                .get(from..)
                .and_then(|r| r.find("-->"))
                .map_or(self.html.len(), |e| from + e + 3);
        }
        self.place_of('>', start).map_or(self.html.len(), |end| end + 1)
    }

    /// The end of the tag whose name ends at `from` (one past `>`), quotes minded, and the end of its
    /// attributes. A tag that the text ends in is closed by the end.
    fn tag_end(&self, from: usize) -> (usize, usize) {
        let mut at = from;
        while let Some(byte) = self.byte(at) {
            match byte {
                b'>' => return (at, at + 1),
                // The next tag begins: this one's `>` was lost.
                b'<' => return (at, at),
                b'"' | b'\'' => {
                    let closes = self
                        .last_quotes
                        .get(usize::from(byte == b'\''))
                        .is_some_and(|last| last.is_some_and(|last| last > at));
                    at = if closes { self.place_of(char::from(byte), at + 1).unwrap_or(at) } else { at };
                }
                _ => {}
            }
            at += 1;
        }
        (self.html.len(), self.html.len())
    }

    /// Past the content of a raw element whose start tag ends at `from`.
    fn skip_raw(&mut self, name: &str, from: usize) -> usize {
        let Some(bit) = RAW.iter().position(|raw| name.eq_ignore_ascii_case(raw)) else { return from };
        if self.unclosed_raw & (1 << bit) != 0 {
            return from;
        }
        let mut at = from;
        while let Some(open) = self.place_of('<', at) {
            at = open + 1;
            let is_end = self.byte(at) == Some(b'/')
                && self.html.get(at + 1..at + 1 + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name));
            if is_end {
                return open;
            }
        }
        self.unclosed_raw |= 1 << bit;
        from
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let start = self.at;
            let first = self.byte(start)?;
            if first != b'<' {
                self.at = self.place_of('<', start).unwrap_or(self.html.len());
                return Some(Token::Text(Span::new(start, self.at)));
            }
            let second = self.byte(start + 1);
            let is_end = second == Some(b'/');
            let name_start = start + 1 + usize::from(is_end);
            match self.byte(name_start) {
                Some(b) if b.is_ascii_alphabetic() => {
                    let rest = self.html.get(name_start..).unwrap_or("");
                    let is_name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b':' | b'-' | b'_' | b'.');
                    let length = rest.bytes().position(|b| !is_name(b)).unwrap_or(rest.len());
                    let name = rest.get(..length).unwrap_or("");
                    let (attributes_end, end) = self.tag_end(name_start + length);
                    let span = Span::new(start, end);
                    if is_end {
                        self.at = end;
                        return Some(Token::End { name, span });
                    }
                    self.at = self.skip_raw(name, end);
                    let attributes = self.html.get(name_start + length..attributes_end).unwrap_or("");
                    return Some(Token::Start { name, attributes, span });
                }
                _ if self.html.get(start..).is_some_and(|rest| rest.starts_with("<![CDATA[")) => {
                    let content = start + "<![CDATA[".len();
                    let close = self.html.get(content..).and_then(|rest| rest.find("]]>"));
                    let end = close.map_or(self.html.len(), |found| content + found);
                    self.at = (end + "]]>".len()).min(self.html.len());
                    return Some(Token::Text(Span::new(content, end)));
                }
                _ if matches!(second, Some(b'!' | b'?')) || is_end => self.at = self.skip_declaration(start),
                // A lone `<` is a character.
                _ => {
                    self.at = self.place_of('<', start + 1).unwrap_or(self.html.len());
                    return Some(Token::Text(Span::new(start, self.at)));
                }
            }
        }
    }
}

/// The length of the header that Windows puts before HTML on its clipboard (`Version:…StartHTML:…`).
fn clipboard_header(html: &str) -> usize {
    let head = html.split('<').next().unwrap_or("");
    if head.trim_start().starts_with("Version:") && head.contains("StartHTML:") { head.len() } else { 0 }
}

/// The value of an attribute, quotes off; empty when it has none.
pub(super) fn attribute<'a>(attributes: &'a str, wanted: &str) -> Option<&'a str> {
    let bytes = attributes.as_bytes();
    let byte = |at: usize| bytes.get(at).copied();
    let mut at = 0;
    while at < bytes.len() {
        while byte(at).is_some_and(|b| b.is_ascii_whitespace() || b == b'/') {
            at += 1;
        }
        let name_start = at;
        while byte(at).is_some_and(|b| !b.is_ascii_whitespace() && b != b'=') {
            at += 1;
        }
        let name = attributes.get(name_start..at)?;
        while byte(at).is_some_and(|b| b.is_ascii_whitespace()) {
            at += 1;
        }
        let mut value = "";
        if byte(at) == Some(b'=') {
            at += 1;
            while byte(at).is_some_and(|b| b.is_ascii_whitespace()) {
                at += 1;
            }
            let quote = byte(at).filter(|b| matches!(b, b'"' | b'\''));
            let value_start = at + usize::from(quote.is_some());
            at = value_start;
            while byte(at).is_some_and(|b| quote.map_or(!b.is_ascii_whitespace(), |q| b != q)) {
                at += 1;
            }
            value = attributes.get(value_start..at)?;
            at += usize::from(quote.is_some());
        }
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        if at == name_start {
            at += 1;
        }
    }
    None
}

/// Whether the `style` among the attributes says so: `property` and `value` without spaces, any case.
pub(super) fn has_style(attributes: &str, property: &str, value: &str) -> bool {
    let Some(style) = attribute(attributes, "style") else { return false };
    style.split(';').any(|declaration| {
        declaration.split_once(':').is_some_and(|(name, said)| {
            let said = said.trim().trim_end_matches("!important").trim_end();
            name.trim().eq_ignore_ascii_case(property) && said.eq_ignore_ascii_case(value)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        let mut out = String::new();
        for token in Tokens::new(html) {
            match token {
                Token::Text(span) => out.push_str(&format!("[{}]", span.of(html))),
                Token::Start { name, .. } => out.push_str(&format!("+{name}")),
                Token::End { name, .. } => out.push_str(&format!("-{name}")),
            }
        }
        out
    }

    #[test]
    fn comments_scripts_and_conditions_are_no_text() {
        assert_eq!(
            shown(
                "a<!--[if gte mso 9]><xml><p>x</xml><![endif]-->b<![if !x]>c<![endif]><script>1<p>2</SCRIPT>d"
            ),
            "[a][b][c]+script-SCRIPT[d]"
        );
    }

    #[test]
    fn what_is_left_open_ends_with_its_tag() {
        assert_eq!(shown("<!-- x > 1<p class=\"a>2<b"), "[ 1]+p[2]+b");
        assert_eq!(shown("<td width=1<td>5"), "+td+td[5]");
        assert_eq!(shown("<style>a<p>1"), "+style[a]+p[1]");
    }

    #[test]
    fn a_lone_angle_bracket_is_a_character() {
        assert_eq!(shown("3 < 5<条例>"), "[3 ][< 5][<条例>]");
    }

    #[test]
    fn attributes_in_every_dress() {
        let attributes = r#" nowrap rowspan=2 colspan = '3' style="width:1px; DISPLAY : none" "#;
        assert_eq!(attribute(attributes, "nowrap"), Some(""));
        assert_eq!(attribute(attributes, "ROWSPAN"), Some("2"));
        assert_eq!(attribute(attributes, "colspan"), Some("3"));
        assert_eq!(attribute(attributes, "width"), None);
        assert!(has_style(attributes, "display", "none"));
    }
}
