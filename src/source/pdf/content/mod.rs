//! What a page draws: characters with their places, ruling lines, pictures. The operators of text and paths are
//! carried out, all others passed over.

mod colour;
mod geometry;
mod path;

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

use self::colour::{is_light, is_white};
use self::geometry::{IDENTITY, Matrix, after, apply, glyph, length, picture};
use self::path::Path;
use super::font::Font;
use super::inflate::{STREAM_LIMIT, inflate};
use super::page::{Glyph, Sheet};
use crate::source::Unreadable;
use crate::source::budget::{Budget, Cost};
use crate::source::sniff::Legacy;

/// How deep forms may stand in forms.
const FORM_DEPTH: usize = 8;

/// What covers less than this lets through what is under it.
const SHEER: f64 = 0.7;

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

/// Moves on along the line by a length in text space. For vertical text the numbers of `TJ` act on y.
fn move_on(text: &mut Matrix, state: &State, by: f64) {
    let vertical = state.font.as_ref().is_some_and(|f| f.vertical);
    let (x, y) = if vertical { (0.0, by) } else { (by * state.scale, 0.0) };
    *text = after(*text, [1.0, 0.0, 0.0, 1.0, x, y]);
}
