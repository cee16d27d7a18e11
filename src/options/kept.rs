//! Settings as a few lines of text: kept between visits, and handed from the page to its second module.

use super::Options;
use crate::finding::Severity;
use crate::house_rules::HouseRules;
use crate::report::BodyKind;

/// Kinds of body that can have a deadline of their own.
pub const KINDS: [BodyKind; 5] =
    [BodyKind::Region, BodyKind::Office, BodyKind::Dept, BodyKind::Town, BodyKind::Street];

/// The settings, one a line; empty for the catalogue as it is.
pub fn write(options: &Options) -> String {
    let mut lines: Vec<String> = Vec::new();
    lines.extend(options.select.iter().map(|code| ["only ", code].concat()));
    lines.extend(options.ignore.iter().map(|code| ["off ", code].concat()));
    lines.extend(options.severities.iter().map(|(code, s)| ["severity ", code, " ", s.name()].concat()));
    lines.extend(options.deadlines.iter().map(|(kind, month, day)| {
        ["deadline ", kind.name(), " ", &month.to_string(), " ", &day.to_string()].concat()
    }));
    if options.section_one_limit > 0 {
        lines.push(["section-one ", &options.section_one_limit.to_string()].concat());
    }
    if !options.house_rules.is_empty() {
        lines.push(["house-rules ", &on_one_line(options.house_rules.source())].concat());
    }
    lines.join("\n")
}

/// A text as one line.
fn on_one_line(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r")
}

/// The way back.
fn in_lines(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        match if c == '\\' { characters.next().unwrap_or(c) } else { '\0' } {
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            '\\' => text.push('\\'),
            _ => text.push(c),
        }
    }
    text
}

/// The settings in such a text. What is not understood is left out: it may come from another release.
pub fn read(text: &str) -> Options {
    let mut options = Options::default();
    for line in text.lines() {
        read_line(&mut options, line);
    }
    options
}

fn read_line(options: &mut Options, line: &str) -> Option<()> {
    if let Some(file) = line.strip_prefix("house-rules ") {
        options.house_rules = HouseRules::kept(&in_lines(file));
        return Some(());
    }
    let mut words = line.split_whitespace();
    match (words.next()?, words.next()?) {
        ("only", code) => {
            options.select.insert(code.to_owned());
        }
        ("off", code) => {
            options.ignore.insert(code.to_owned());
        }
        ("severity", code) => {
            options.severities.insert(code.to_owned(), Severity::parse(words.next()?)?);
        }
        ("deadline", kind) => {
            let kind = KINDS.into_iter().find(|k| k.name() == kind)?;
            let (month, day) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
            if super::is_day(month, day) {
                options.deadlines.push((kind, month, day));
            }
        }
        ("section-one", limit) => options.section_one_limit = limit.parse().ok()?,
        _ => {}
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_the_way() {
        let mut options = Options { section_one_limit: 1000, ..Options::default() };
        options.ignore.insert("T3-RARE".to_owned());
        options.select.insert("T3".to_owned());
        options.severities.insert("NARR-NEW".to_owned(), Severity::Info);
        options.deadlines.push((BodyKind::Dept, 1, 26));
        let text = write(&options);
        assert_eq!(write(&read(&text)), text);
        assert_eq!(read(&text).deadlines, [(BodyKind::Dept, 1, 26)]);
        assert_eq!(write(&Options::default()), "");
    }

    #[test]
    fn a_file_of_rules_survives_the_way() {
        for text in ["a\nb\\n\r\n\\\\ \t末", "", "\\"] {
            assert_eq!(in_lines(&on_one_line(text)), text);
            assert!(!on_one_line(text).contains(['\n', '\r']));
        }
    }

    #[test]
    fn what_is_not_understood_is_left_out() {
        assert_eq!(
            write(&read("deadline dept 13 1\ndeadline dept 2 30\nseverity A loud\nnonsense\n\noff")),
            ""
        );
    }
}
