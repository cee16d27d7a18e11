//! Colours, as far as they decide what can be seen.

use hayro_syntax::object::Object;

/// A grey above this is light.
const LIGHT: f64 = 0.5;

/// Whether a colour is light: nearer to white than to black.
pub(super) fn is_light(operands: &[&Object<'_>]) -> bool {
    match inks(operands).as_deref() {
        Some([grey]) => *grey > LIGHT,
        Some(lights @ [_, _, _]) => lights.iter().sum::<f64>() > 3.0 * LIGHT,
        Some([cyan, magenta, yellow, black]) => (cyan + magenta + yellow) / 3.0 + black < 1.0 - LIGHT,
        _ => false,
    }
}

/// Whether a colour is white: full grey, full red, green and blue, or no ink at all.
pub(super) fn is_white(operands: &[&Object<'_>]) -> bool {
    match inks(operands).as_deref() {
        Some(inks @ [_, _, _, _]) => inks.iter().all(|n| *n < 0.01),
        Some(lights @ ([_] | [_, _, _])) => lights.iter().all(|n| *n > 0.99),
        _ => false,
    }
}

/// The operands of a colour, where all are numbers: one of grey, three of light, four of ink.
fn inks(operands: &[&Object<'_>]) -> Option<Vec<f64>> {
    operands.iter().map(|o| if let Object::Number(n) = o { Some(n.as_f64()) } else { None }).collect()
}
