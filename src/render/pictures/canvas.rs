//! Lines, boxes and words of a picture as SVG, in whole pixels.

use crate::num::Num;
use crate::render::html::escaped;

/// Width of every picture.
pub const WIDTH: i64 = 760;

/// What a colour means; the same as on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Text.
    Ink,
    /// Second text.
    Soft,
    /// Lines between things.
    Line,
    /// Behind everything.
    Paper,
    /// Tint of boxes that hold nothing.
    Sunk,
    /// What is shown.
    Accent,
    /// What it is compared with.
    Other,
    /// What fails.
    Error,
}

impl Colour {
    /// All of them.
    const ALL: [Colour; 8] = [
        Colour::Ink,
        Colour::Soft,
        Colour::Line,
        Colour::Paper,
        Colour::Sunk,
        Colour::Accent,
        Colour::Other,
        Colour::Error,
    ];

    /// The class, the colour on white, the colour on dark, and the page's own name for it.
    fn names(self) -> [&'static str; 4] {
        match self {
            Colour::Ink => ["ink", "#17202e", "#e6eaf0", "var(--ink)"],
            Colour::Soft => ["soft", "#465164", "#b3bccb", "var(--ink-soft)"],
            Colour::Line => ["line", "#bcc5d1", "#46505f", "var(--line-form)"],
            Colour::Paper => ["paper", "#ffffff", "#161b24", "var(--paper)"],
            Colour::Sunk => ["sunk", "#eef1f5", "#232b37", "var(--sunk)"],
            Colour::Accent => ["accent", "#1b4d92", "#7fadec", "var(--accent)"],
            Colour::Other => ["other", "#7f8a9c", "#7f8a9c", "var(--line-strong)"],
            Colour::Error => ["error", "#b3261a", "#ff9d91", "var(--error)"],
        }
    }
}

/// Where a picture is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a file of its own: with colours for light, dark and paper.
    File,
    /// In a picture of dots, which has the colours of paper for ever.
    Dots,
    /// In our page, whose policy allows no style of its own, and whose colours it takes.
    Page,
}

/// Where words stand to their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// They begin there.
    Start,
    /// It is their middle.
    Middle,
    /// They end there.
    End,
}

/// What is drawn, from top to bottom.
pub struct Canvas {
    place: Place,
    body: String,
}

impl Canvas {
    /// An empty one.
    pub fn new(place: Place) -> Canvas {
        Canvas { place, body: String::new() }
    }

    /// A colour as an attribute.
    fn colour(&self, attribute: &str, colour: Colour) -> String {
        let [class, light, _, page] = colour.names();
        match self.place {
            Place::File => {
                format!(" class=\"{}-{class}\" {attribute}=\"{light}\"", attribute.get(..1).unwrap_or("f"))
            }
            Place::Dots => format!(" {attribute}=\"{light}\""),
            Place::Page => format!(" {attribute}=\"{page}\""),
        }
    }

    /// A filled box; nothing where it has no size.
    pub fn rect(&mut self, [x, y, width, height]: [i64; 4], colour: Colour, percent: i64) {
        if width > 0 && height > 0 {
            let (fill, opacity) = (self.colour("fill", colour), opacity("fill", percent));
            self.body.push_str(&format!(
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{fill}{opacity}/>"
            ));
        }
    }

    /// The edge of a box.
    pub fn edge(&mut self, [x, y, width, height]: [i64; 4], colour: Colour, is_broken: bool) {
        let stroke = self.colour("stroke", colour);
        let broken = if is_broken { " stroke-dasharray=\"4 3\"" } else { "" };
        self.body.push_str(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"none\"{stroke}{broken}/>"
        ));
    }

    /// A band that leads from one height to another: x and top on both sides, and how high it is.
    pub fn band(
        &mut self,
        [x, y]: [i64; 2],
        [to_x, to_y]: [i64; 2],
        height: i64,
        colour: Colour,
        percent: i64,
    ) {
        if height <= 0 {
            return;
        }
        let middle = (x + to_x) / 2;
        let (fill, opacity) = (self.colour("fill", colour), opacity("fill", percent));
        self.body.push_str(&format!(
            "<path d=\"M{x} {y}C{middle} {y} {middle} {to_y} {to_x} {to_y}v{height}C{middle} {} {middle} {} {x} {}z\"{fill}{opacity}/>",
            to_y + height,
            y + height,
            y + height,
        ));
    }

    /// Words on one line; `y` is their middle.
    pub fn text(&mut self, at: [i64; 2], size: i64, side: Side, colour: Colour, words: &str) {
        self.runs(at, side, &[(size, colour, words)]);
    }

    /// Words of several kinds on one line, each with its size and colour.
    pub fn runs(&mut self, [x, y]: [i64; 2], side: Side, runs: &[(i64, Colour, &str)]) {
        let anchor = match side {
            Side::Start => "",
            Side::Middle => " text-anchor=\"middle\"",
            Side::End => " text-anchor=\"end\"",
        };
        let largest = runs.iter().map(|(size, ..)| *size).max().unwrap_or(0);
        // A third of the letter below the line: no two renderers agree on middle lines.
        let y = y + largest * 36 / 100;
        self.body.push_str(&format!("<text x=\"{x}\" y=\"{y}\"{anchor}"));
        let [mut open, close] = ["", ">"];
        for (nth, (size, colour, words)) in runs.iter().enumerate() {
            if nth > 0 {
                // Space within a line is kept where it is no space of XML.
                self.body.push_str("\u{2002}<tspan");
                open = "</tspan>";
            }
            let fill = self.colour("fill", *colour);
            self.body.push_str(&format!(" font-size=\"{size}\"{fill}{close}{}{open}", escaped(words)));
        }
        self.body.push_str("</text>");
    }

    /// Words over as many lines as they need, the first at `y`; how many these are.
    pub fn lines(
        &mut self,
        [x, y]: [i64; 2],
        size: i64,
        (width, side): (i64, Side),
        colour: Colour,
        words: &str,
    ) -> i64 {
        let lines = wrapped(words, size, width);
        let step = size * 135 / 100;
        let mut at = y;
        for line in &lines {
            self.text([x, at], size, side, colour, line);
            at += step;
        }
        (at - y) / step
    }

    /// The picture, so high.
    pub fn finish(self, name: &str, title: &str, words: &str, height: i64) -> String {
        let (title, words) = (escaped(title), escaped(words));
        let style = if self.place == Place::File { style() } else { String::new() };
        let mut ground = Canvas::new(self.place);
        if self.place != Place::Page {
            ground.rect([0, 0, WIDTH, height], Colour::Paper, 100);
        }
        let ground = ground.body;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
             role=\"img\" aria-labelledby=\"{name}-title {name}-words\" font-family=\"{FONTS}\">\
             <title id=\"{name}-title\">{title}</title><desc id=\"{name}-words\">{words}</desc>{style}{ground}{}</svg>\n",
            self.body
        )
    }
}

/// The Chinese face of each system.
const FONTS: &str =
    "system-ui, 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

/// Colours for the dark; on paper the light ones hold.
fn style() -> String {
    let mut dark = String::new();
    for colour in Colour::ALL {
        let [class, _, dark_one, _] = colour.names();
        dark.push_str(&format!(".f-{class}{{fill:{dark_one}}}.s-{class}{{stroke:{dark_one}}}"));
    }
    format!("<style>@media screen and (prefers-color-scheme:dark){{{dark}}}</style>")
}

fn opacity(attribute: &str, percent: i64) -> String {
    if percent >= 100 { String::new() } else { format!(" {attribute}-opacity=\".{percent:02}\"") }
}

/// About how wide words are, at most: a Chinese character is as wide as it is high, a letter of the widest face that systems
/// have nearly two thirds.
pub fn width(words: &str, size: i64) -> i64 {
    let hundredths: i64 = words.chars().map(|c| if c.is_ascii() { 62 } else { 100 }).sum();
    (hundredths * size + 99) / 100
}

/// Words in lines no wider than that, all about as long.
pub fn wrapped(words: &str, size: i64, most: i64) -> Vec<String> {
    let all = width(words, size);
    let count = (all + most - 1) / most.max(1);
    let most = if count > 1 { most.min(all / count + size * 2) } else { most };
    let mut lines = vec![String::new()];
    for c in words.chars() {
        let Some(line) = lines.last_mut() else { break };
        // No line begins with a mark that closes.
        let closes = "，。；：、）」”".contains(c);
        if !line.is_empty() && !closes && width(line, size) + width(c.encode_utf8(&mut [0; 4]), size) > most {
            // Words of letters stay whole.
            let kept = line.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len();
            let tail =
                if kept > 0 && c.is_ascii_alphanumeric() { line.split_off(kept) } else { String::new() };
            line.truncate(line.trim_end().len());
            lines.push(tail + c.to_string().trim_start());
        } else {
            line.push(c);
        }
    }
    lines
}

/// How long a line is for a number, where `most` is so long; what is there is seen.
pub fn scaled(value: i64, most: i64, length: i64) -> i64 {
    if value <= 0 || most <= 0 {
        return 0;
    }
    let exact = i128::from(value) * i128::from(length);
    i64::try_from((exact + i128::from(most) / 2) / i128::from(most)).unwrap_or(length).max(2)
}

/// A share in per cent with one decimal; nothing of nothing.
pub fn share(part: i64, whole: i64) -> Option<String> {
    if whole <= 0 || part < 0 {
        return None;
    }
    let whole = i128::from(whole);
    let thousandths = (i128::from(part) * 1000 + whole / 2) / whole;
    Some(format!("{}.{}%", thousandths / 10, thousandths % 10))
}

/// A count as a picture shows it.
pub fn count(value: Num) -> Option<i64> {
    value.to_int().filter(|count| (0..=1 << 40).contains(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_and_lengths_seen() {
        assert_eq!(share(1, 3).as_deref(), Some("33.3%"));
        assert_eq!(share(2, 3).as_deref(), Some("66.7%"));
        assert_eq!(share(1, 0), None);
        assert_eq!([scaled(0, 9, 100), scaled(1, 1000, 100), scaled(9, 9, 100)], [0, 2, 100]);
    }

    #[test]
    fn lines_keep_their_width_and_begin_with_no_closing_mark() {
        let lines = wrapped("申请人逾期未按收费通知要求缴纳费用、行政机关不再处理", 10, 170);
        assert_eq!(lines, ["申请人逾期未按收费通知要求缴纳", "费用、行政机关不再处理"]);
        let lines = wrapped("refused: disclosure forbidden by law", 10, 120);
        assert_eq!(lines, ["refused: disclosure", "forbidden by law"]);
    }
}
