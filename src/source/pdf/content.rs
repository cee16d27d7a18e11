//! What a page draws: characters with their places, ruling lines, pictures. The operators of text and paths are
//! carried out, all others passed over.

use std::collections::HashMap;
use std::io::Read;
use std::rc::Rc;

use hayro_syntax::Filter;
use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

use super::font::Font;
use super::page::{Glyph, Image, Length, Sheet, Stroke};
use crate::source::Unreadable;
use crate::source::budget::{Budget, Cost};
use crate::source::sniff::Legacy;

/// The most bytes that one stream may inflate to.
pub const STREAM_LIMIT: usize = 64 << 20;

/// How deep forms may stand in forms.
const FORM_DEPTH: usize = 8;

/// A filled shape thinner than this is a line, in points.
const THIN: f64 = 2.0;

/// A grey above this is light.
const LIGHT: f64 = 0.5;

/// What covers less than this lets through what is under it.
const SHEER: f64 = 0.7;

/// [a b c d e f]: x′ = a·x + c·y + e, y′ = b·x + d·y + f.
type Matrix = [f64; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `inner`, then `outer`.
fn after(outer: Matrix, inner: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = outer;
    let [p, q, r, s, t, u] = inner;
    [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

fn apply(m: Matrix, x: f64, y: f64) -> (f64, f64) {
    (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
}

/// The content of a stream that is no picture, inflated on the budget; nothing where it cannot be.
pub fn inflate(stream: &Stream<'_>, budget: &Budget) -> Result<Vec<u8>, Unreadable> {
    let data = inflated(stream).ok_or(Unreadable::TooBig)?;
    budget.spend(Cost::Inflated, data.len())?;
    Ok(data)
}

fn inflated(stream: &Stream<'_>) -> Option<Vec<u8>> {
    let raw = stream.raw_data();
    let plain_flate = stream.filters().as_slice() == [Filter::FlateDecode]
        && !stream.dict().contains_key(keys::DECODE_PARMS);
    if plain_flate {
        let mut data = Vec::new();
        let decoder = flate2::read::ZlibDecoder::new(raw.as_ref());
        let read = decoder.take(STREAM_LIMIT as u64 + 1).read_to_end(&mut data);
        if data.len() > STREAM_LIMIT {
            return None;
        }
        if read.is_ok() {
            return Some(data);
        }
    }
    // The library's own decoder is lenient, and has no limit: 1 byte gives at most about 1000, and twice in a row
    // a million.
    let inflating =
        stream.filters().into_iter().filter(|f| matches!(f, Filter::FlateDecode | Filter::LzwDecode));
    if inflating.count() > 1 || raw.len() > STREAM_LIMIT / 256 && !stream.filters().is_empty() {
        return None;
    }
    Some(stream.decoded_data().map(|data| data.into_owned()).unwrap_or_default())
}

/// Carries out the pages of one file.
pub struct Interpreter<'l> {
    legacy: Legacy<'l>,
    budget: &'l Budget,
    fonts: HashMap<ObjectIdentifier, Rc<Font>>,
}

/// What `q` saves and `Q` brings back.
#[derive(Clone)]
struct State {
    ctm: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    char_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
    mode: i64,
    /// Whether lines are drawn in white, and cannot be seen.
    white_stroke: bool,
    /// Whether shapes are filled with white.
    white_fill: bool,
    /// Whether characters are drawn in a light colour.
    light: bool,
    /// Whether characters let through what is under them.
    sheer: bool,
}

impl<'l> Interpreter<'l> {
    /// An interpreter that knows no font yet.
    pub fn new(legacy: Legacy<'l>, budget: &'l Budget) -> Interpreter<'l> {
        Interpreter { legacy, budget, fonts: HashMap::new() }
    }

    /// Carries out one page.
    pub fn page(&mut self, page: &Page<'_>) -> Result<Sheet, Unreadable> {
        let (width, height) = page.render_dimensions();
        let mut sheet = Sheet::new(length(f64::from(width)), length(f64::from(height)));
        let mut content = Vec::new();
        match page.raw().get::<Object<'_>>(keys::CONTENTS) {
            Some(Object::Stream(stream)) => content = inflate(&stream, self.budget)?,
            Some(Object::Array(streams)) => {
                for stream in streams.iter::<Stream<'_>>() {
                    content.extend(inflate(&stream, self.budget)?);
                    // The parts are cut between tokens.
                    content.push(b'\n');
                    if content.len() > STREAM_LIMIT {
                        return Err(Unreadable::TooBig);
                    }
                }
            }
            _ => {}
        }
        let state = State {
            ctm: page.initial_transform(true).as_coeffs(),
            font: None,
            size: 1.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            white_stroke: false,
            white_fill: false,
            light: false,
            sheer: false,
        };
        self.run(&content, page.resources(), state, &mut sheet, 0)?;
        Ok(sheet)
    }

    fn run(
        &mut self,
        content: &[u8],
        resources: &Resources<'_>,
        mut state: State,
        sheet: &mut Sheet,
        depth: usize,
    ) -> Result<(), Unreadable> {
        let mut operators = UntypedIter::new(content);
        let mut saved: Vec<State> = Vec::new();
        let (mut text, mut line) = (IDENTITY, IDENTITY);
        let mut path = Path::default();
        while let Some(instruction) = operators.next() {
            self.budget.spend(Cost::Steps, 1)?;
            let operands: Vec<&Object<'_>> = instruction.operands().collect();
            let n = |nth: usize| match operands.get(nth) {
                Some(Object::Number(n)) => n.as_f64(),
                _ => 0.0,
            };
            let name = || match operands.first() {
                Some(Object::Name(name)) => Some(name),
                _ => None,
            };
            let operator: &[u8] = instruction.operator;
            match operator {
                b"q" if saved.len() < 512 => saved.push(state.clone()),
                b"Q" => state = saved.pop().unwrap_or(state),
                b"cm" => state.ctm = after(state.ctm, [n(0), n(1), n(2), n(3), n(4), n(5)]),
                b"BT" => (text, line) = (IDENTITY, IDENTITY),
                b"Tc" => state.char_space = n(0),
                b"Tw" => state.word_space = n(0),
                b"Tz" => state.scale = n(0) / 100.0,
                b"TL" => state.leading = n(0),
                b"Ts" => state.rise = n(0),
                b"Tr" => state.mode = n(0) as i64,
                b"Tf" => {
                    state.font = name().and_then(|name| self.font(resources.get_font(name)?));
                    state.size = n(1);
                }
                b"Td" | b"TD" => {
                    if operator == b"TD" {
                        state.leading = -n(1);
                    }
                    line = after(line, [1.0, 0.0, 0.0, 1.0, n(0), n(1)]);
                    text = line;
                }
                b"Tm" => {
                    line = [n(0), n(1), n(2), n(3), n(4), n(5)];
                    text = line;
                }
                b"T*" | b"'" | b"\"" => {
                    if operator == b"\"" {
                        (state.word_space, state.char_space) = (n(0), n(1));
                    }
                    line = after(line, [1.0, 0.0, 0.0, 1.0, 0.0, -state.leading]);
                    text = line;
                    if let Some(Object::String(string)) = operands.last() {
                        self.show(string.as_bytes(), &state, &mut text, sheet)?;
                    }
                }
                b"Tj" => {
                    if let Some(Object::String(string)) = operands.first() {
                        self.show(string.as_bytes(), &state, &mut text, sheet)?;
                    }
                }
                b"TJ" => {
                    let Some(Object::Array(parts)) = operands.first() else { continue };
                    for part in parts.iter::<Object<'_>>() {
                        match part {
                            Object::String(string) => {
                                self.show(string.as_bytes(), &state, &mut text, sheet)?;
                            }
                            Object::Number(n) => {
                                move_on(&mut text, &state, -n.as_f64() / 1000.0 * state.size)
                            }
                            _ => {}
                        }
                    }
                }
                b"m" => path.begin(apply(state.ctm, n(0), n(1))),
                b"l" => path.line(apply(state.ctm, n(0), n(1))),
                b"c" => path.jump(apply(state.ctm, n(4), n(5))),
                b"v" | b"y" => path.jump(apply(state.ctm, n(2), n(3))),
                b"h" => path.close(),
                b"re" => {
                    let (x, y, w, h) = (n(0), n(1), n(2), n(3));
                    path.begin(apply(state.ctm, x, y));
                    path.line(apply(state.ctm, x + w, y));
                    path.line(apply(state.ctm, x + w, y + h));
                    path.line(apply(state.ctm, x, y + h));
                    path.close();
                }
                b"G" | b"RG" | b"K" | b"SC" | b"SCN" => state.white_stroke = is_white(&operands),
                b"g" | b"rg" | b"k" | b"sc" | b"scn" => {
                    (state.white_fill, state.light) = (is_white(&operands), is_light(&operands));
                }
                b"CS" => state.white_stroke = false,
                b"cs" => (state.white_fill, state.light) = (false, false),
                b"gs" => {
                    let own = name().and_then(|name| resources.get_ext_g_state(name));
                    if let Some(alpha) = own.and_then(|dict| dict.get::<Number>(keys::CA_NS)) {
                        state.sheer = alpha.as_f64() < SHEER;
                    }
                }
                b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*" => {
                    if matches!(operator, b"s" | b"b" | b"b*") {
                        path.close();
                    }
                    let path = std::mem::take(&mut path);
                    if !state.white_stroke {
                        path.stroke(sheet);
                    }
                }
                b"f" | b"F" | b"f*" => {
                    let path = std::mem::take(&mut path);
                    if !state.white_fill {
                        path.fill(sheet);
                    }
                }
                b"n" => path = Path::default(),
                b"Do" => {
                    let Some(object) = name().and_then(|name| resources.get_x_object(name)) else { continue };
                    let kind = object.dict().get::<Name<'_>>(keys::SUBTYPE);
                    match kind.as_deref() {
                        Some(b"Image") => sheet.images.push(picture(state.ctm)),
                        Some(b"Form") if depth < FORM_DEPTH => {
                            self.form(&object, resources, &state, sheet, depth + 1)?;
                        }
                        _ => {}
                    }
                }
                b"BI" | b"EI" => sheet.images.push(picture(state.ctm)),
                _ => {}
            }
        }
        Ok(())
    }

    fn form(
        &mut self,
        form: &Stream<'_>,
        outer: &Resources<'_>,
        state: &State,
        sheet: &mut Sheet,
        depth: usize,
    ) -> Result<(), Unreadable> {
        let content = inflate(form, self.budget)?;
        // What a form costs even when it draws nothing.
        self.budget.spend(Cost::Steps, 1 + content.len() / 64)?;
        let mut state = state.clone();
        if let Some(matrix) = form.dict().get::<Array<'_>>(keys::MATRIX) {
            let mut numbers = matrix.iter::<Number>().map(|n| n.as_f64());
            let mut inner = IDENTITY;
            inner.iter_mut().for_each(|slot| *slot = numbers.next().unwrap_or(*slot));
            state.ctm = after(state.ctm, inner);
        }
        match form.dict().get::<Dict<'_>>(keys::RESOURCES) {
            Some(own) => self.run(&content, &Resources::new(own), state, sheet, depth),
            None => self.run(&content, outer, state, sheet, depth),
        }
    }

    fn font(&mut self, dict: Dict<'_>) -> Option<Rc<Font>> {
        let Some(id) = dict.obj_id() else { return Some(Rc::new(Font::read(&dict, self.budget))) };
        Some(self.fonts.entry(id).or_insert_with(|| Rc::new(Font::read(&dict, self.budget))).clone())
    }

    fn show(
        &mut self,
        bytes: &[u8],
        state: &State,
        text: &mut Matrix,
        sheet: &mut Sheet,
    ) -> Result<(), Unreadable> {
        let Some(font) = &state.font else { return Ok(()) };
        self.budget.spend(Cost::Steps, bytes.len())?;
        for shown in font.show(bytes, self.legacy) {
            let size_and_rise = [state.size * state.scale, 0.0, 0.0, state.size, 0.0, state.rise];
            let device = after(state.ctm, after(*text, size_and_rise));
            let spacing = state.char_space + if shown.is_space { state.word_space } else { 0.0 };
            let forward = shown.advance * state.size;
            // Invisible text (mode 3) is what a machine recognised behind a scan: not to be relied on.
            if state.mode != 3 && state.mode != 7 {
                let faint = state.light || state.sheer;
                sheet.push(Glyph { faint, ..glyph(shown.text, device, shown.advance, font.vertical) });
            }
            if font.vertical {
                *text = after(*text, [1.0, 0.0, 0.0, 1.0, 0.0, -(forward + spacing)]);
            } else {
                move_on(text, state, forward + spacing);
            }
        }
        Ok(())
    }
}

/// Whether a colour is light: nearer to white than to black.
fn is_light(operands: &[&Object<'_>]) -> bool {
    let inks: Option<Vec<f64>> =
        operands.iter().map(|o| if let Object::Number(n) = o { Some(n.as_f64()) } else { None }).collect();
    match inks.as_deref() {
        Some([grey]) => *grey > LIGHT,
        Some(lights @ [_, _, _]) => lights.iter().sum::<f64>() > 3.0 * LIGHT,
        Some([cyan, magenta, yellow, black]) => (cyan + magenta + yellow) / 3.0 + black < 1.0 - LIGHT,
        _ => false,
    }
}

/// Whether a colour is white: full grey, full red, green and blue, or no ink at all.
fn is_white(operands: &[&Object<'_>]) -> bool {
    let numbers: Option<Vec<f64>> =
        operands.iter().map(|o| if let Object::Number(n) = o { Some(n.as_f64()) } else { None }).collect();
    match numbers.as_deref() {
        Some(inks @ [_, _, _, _]) => inks.iter().all(|n| *n < 0.01),
        Some(lights @ ([_] | [_, _, _])) => lights.iter().all(|n| *n > 0.99),
        _ => false,
    }
}

/// Moves on along the line by a length in text space. For vertical text the numbers of `TJ` act on y.
fn move_on(text: &mut Matrix, state: &State, by: f64) {
    let vertical = state.font.as_ref().is_some_and(|f| f.vertical);
    let (x, y) = if vertical { (0.0, by) } else { (by * state.scale, 0.0) };
    *text = after(*text, [1.0, 0.0, 0.0, 1.0, x, y]);
}

/// A character where it is drawn; `device` takes the square of its font to the page, y downwards.
fn glyph(text: String, device: Matrix, advance: f64, vertical: bool) -> Glyph {
    let (x_scale, y_scale) = (device[0].hypot(device[1]), device[2].hypot(device[3]));
    // Where vertical text stands is the middle of the upper edge: to the usual place, left on the base line.
    let (x, y) = if vertical { apply(device, -0.5, -0.88) } else { apply(device, 0.0, 0.0) };
    let (along, across) = (device[0], device[1]);
    let turn = if along.abs() > across.abs() * 8.0 {
        if along >= 0.0 { Some(0) } else { Some(2) }
    } else if across.abs() > along.abs() * 8.0 {
        if across >= 0.0 { Some(1) } else { Some(3) }
    } else {
        None
    };
    Glyph {
        text,
        x: length(x),
        y: length(y),
        size: length(y_scale),
        advance: length(advance * x_scale),
        vertical,
        turn,
        faint: false,
    }
}

/// The place of a picture: the unit square as it is drawn.
fn picture(ctm: Matrix) -> Image {
    let corners = [apply(ctm, 0.0, 0.0), apply(ctm, 1.0, 0.0), apply(ctm, 0.0, 1.0), apply(ctm, 1.0, 1.0)];
    let x = |pick: fn(f64, f64) -> f64| corners.iter().map(|c| c.0).reduce(pick).unwrap_or(0.0);
    let y = |pick: fn(f64, f64) -> f64| corners.iter().map(|c| c.1).reduce(pick).unwrap_or(0.0);
    let (x0, x1, y0, y1) = (x(f64::min), x(f64::max), y(f64::min), y(f64::max));
    Image { x: length(x0), y: length(y0), width: length(x1 - x0), height: length(y1 - y0) }
}

/// Points to hundredths of a point. What lies outside any page is cut off: the largest has 14 400 points, and places can
/// be added and multiplied by small numbers without a thought.
fn length(points: f64) -> Length {
    const FURTHEST: f64 = 5e6;
    (points * 100.0).clamp(-FURTHEST, FURTHEST) as Length
}

/// The path under construction, on the page.
#[derive(Default)]
struct Path {
    parts: Vec<Vec<(f64, f64)>>,
    curved: bool,
}

impl Path {
    fn begin(&mut self, at: (f64, f64)) {
        self.parts.push(vec![at]);
    }

    fn line(&mut self, to: (f64, f64)) {
        match self.parts.last_mut() {
            Some(part) => part.push(to),
            None => self.begin(to),
        }
    }

    /// The end of a curve: no line leads there.
    fn jump(&mut self, to: (f64, f64)) {
        self.curved = true;
        self.begin(to);
    }

    fn close(&mut self) {
        if let Some(part) = self.parts.last_mut()
            && let Some(first) = part.first().copied()
        {
            part.push(first);
            self.parts.push(vec![first]);
        }
    }

    fn stroke(self, sheet: &mut Sheet) {
        for part in &self.parts {
            for ends in part.windows(2) {
                if let [from, to] = ends {
                    sheet.rule(stroke(*from, *to));
                }
            }
        }
    }

    /// A thin filled shape is a line; a big one is the colour of a cell.
    fn fill(self, sheet: &mut Sheet) {
        for part in self.parts.iter().filter(|part| part.len() > 2 && !self.curved) {
            let x = |pick: fn(f64, f64) -> f64| part.iter().map(|p| p.0).reduce(pick).unwrap_or(0.0);
            let y = |pick: fn(f64, f64) -> f64| part.iter().map(|p| p.1).reduce(pick).unwrap_or(0.0);
            let (x0, x1, y0, y1) = (x(f64::min), x(f64::max), y(f64::min), y(f64::max));
            let (middle_x, middle_y) = ((x0 + x1) / 2.0, (y0 + y1) / 2.0);
            if y1 - y0 <= THIN && x1 - x0 > y1 - y0 {
                sheet.rule(stroke((x0, middle_y), (x1, middle_y)));
            } else if x1 - x0 <= THIN {
                sheet.rule(stroke((middle_x, y0), (middle_x, y1)));
            }
        }
    }
}

fn stroke(from: (f64, f64), to: (f64, f64)) -> Stroke {
    Stroke { x0: length(from.0), y0: length(from.1), x1: length(to.0), y1: length(to.1) }
}
