//! A page as it was drawn, in hundredths of a point from the upper left corner: all that the rest of the reader
//! knows of a PDF. Another reader of content streams could be put in its place.

/// A length or a place, in hundredths of a point.
pub type Length = i32;

/// One point.
pub const POINT: Length = 100;

/// A character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// What it stands for; more than one character for ligatures, U+FFFD where the font does not say.
    pub text: String,
    /// Its left edge.
    pub x: Length,
    /// Its base line.
    pub y: Length,
    /// The height of its font.
    pub size: Length,
    /// Its width.
    pub advance: Length,
    /// Whether the text runs downwards.
    pub vertical: bool,
    /// By how many right angles the text is turned clockwise; `None` where it lies slantwise.
    pub turn: Option<u8>,
    /// Whether it is drawn in a light colour, or lets through what is under it.
    pub faint: bool,
}

impl Glyph {
    /// Its middle, a little above the base line.
    pub fn middle(&self) -> (Length, Length) {
        (self.x + self.advance / 2, self.y - self.size * 35 / 100)
    }

    /// Its right edge.
    pub fn right(&self) -> Length {
        self.x + self.advance
    }
}

/// A straight line, as drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// One end.
    pub x0: Length,
    /// One end.
    pub y0: Length,
    /// The other end.
    pub x1: Length,
    /// The other end.
    pub y1: Length,
}

/// A line that rules a table: `at` across, from `from` to `to` along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rule {
    /// y of a horizontal line, x of a vertical one.
    pub at: Length,
    /// Its beginning.
    pub from: Length,
    /// Its end.
    pub to: Length,
}

/// A picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Image {
    /// Its left edge.
    pub x: Length,
    /// Its upper edge.
    pub y: Length,
    /// Its width.
    pub width: Length,
    /// Its height.
    pub height: Length,
}

/// The most lines of a page that are looked at; a page with more is a drawing.
const RULE_LIMIT: usize = 20_000;

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its width.
    pub width: Length,
    /// Its height.
    pub height: Length,
    /// Its characters, in the order in which they were drawn.
    pub glyphs: Vec<Glyph>,
    /// Its horizontal lines.
    pub horizontal: Vec<Rule>,
    /// Its vertical lines.
    pub vertical: Vec<Rule>,
    /// Its pictures.
    pub images: Vec<Image>,
}

impl Sheet {
    /// An empty page.
    pub fn new(width: Length, height: Length) -> Sheet {
        Sheet { width, height, ..Sheet::default() }
    }

    /// Adds a character, unless it lies off the page.
    pub fn push(&mut self, glyph: Glyph) {
        let on_page = (-glyph.size..=self.width).contains(&glyph.x)
            && (0..=self.height + glyph.size).contains(&glyph.y);
        if on_page && glyph.size > 0 {
            self.glyphs.push(glyph);
        }
    }

    /// Adds a line, if it is level or upright.
    pub fn rule(&mut self, stroke: Stroke) {
        let Stroke { x0, y0, x1, y1 } = stroke;
        let (dx, dy) = ((x1 - x0).abs(), (y1 - y0).abs());
        let full = self.horizontal.len() + self.vertical.len() >= RULE_LIMIT;
        if dx.max(dy) < POINT || dx.min(dy) > POINT || full {
            return;
        }
        if dx > dy {
            self.horizontal.push(Rule { at: (y0 + y1) / 2, from: x0.min(x1), to: x0.max(x1) });
        } else {
            self.vertical.push(Rule { at: (x0 + x1) / 2, from: y0.min(y1), to: y0.max(y1) });
        }
    }

    /// Turns the page so that most of its text stands upright, leaves out what lies slantwise (stamps across the
    /// page), and what was drawn twice to look bold.
    pub fn straighten(&mut self) {
        let count = |turn: u8| self.glyphs.iter().filter(|g| g.turn == Some(turn)).count();
        let most = (0..4).rev().max_by_key(|turn| count(*turn)).unwrap_or(0);
        self.glyphs.retain(|g| g.turn.is_some());
        for _ in 0..most {
            self.turn_left();
        }
        let mut seen: std::collections::HashMap<(String, Length, Length), Vec<(Length, Length)>> =
            std::collections::HashMap::new();
        const NEAR: Length = 75;
        self.glyphs.retain(|glyph| {
            let (column, row) = (glyph.x.div_euclid(NEAR), glyph.y.div_euclid(NEAR));
            let near = |(x, y): &(Length, Length)| (x - glyph.x).abs() < NEAR && (y - glyph.y).abs() < NEAR;
            let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (column + dx, row + dy)));
            let drawn = around
                .into_iter()
                .any(|(x, y)| seen.get(&(glyph.text.clone(), x, y)).is_some_and(|v| v.iter().any(near)));
            if !drawn {
                seen.entry((glyph.text.clone(), column, row)).or_default().push((glyph.x, glyph.y));
            }
            !drawn
        });
    }

    /// By one right angle, anticlockwise: (x, y) → (y, width − x).
    fn turn_left(&mut self) {
        let width = self.width;
        for glyph in &mut self.glyphs {
            (glyph.x, glyph.y) = (glyph.y, width - glyph.x);
            glyph.turn = glyph.turn.map(|t| (t + 3) % 4);
        }
        let turned = |r: &Rule| Rule { at: width - r.at, ..*r };
        let (horizontal, vertical) = (self.vertical.iter().map(turned).collect(), self.horizontal.clone());
        let flipped = vertical.into_iter().map(|r| Rule { at: r.at, from: width - r.to, to: width - r.from });
        (self.horizontal, self.vertical) = (horizontal, flipped.collect());
        (self.width, self.height) = (self.height, self.width);
    }
}
