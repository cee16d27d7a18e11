//! Where things come to stand on the page: matrices, lengths, and the places of characters and pictures.

use crate::source::pdf::page::{Glyph, Image, Length};

/// [a b c d e f]: x′ = a·x + c·y + e, y′ = b·x + d·y + f.
pub(super) type Matrix = [f64; 6];

pub(super) const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `inner`, then `outer`.
pub(super) fn after(outer: Matrix, inner: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = outer;
    let [p, q, r, s, t, u] = inner;
    [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

pub(super) fn apply(m: Matrix, x: f64, y: f64) -> (f64, f64) {
    (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
}

/// A character where it is drawn; `device` takes the square of its font to the page, y downwards.
pub(super) fn glyph(text: String, device: Matrix, advance: f64, vertical: bool) -> Glyph {
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
pub(super) fn picture(ctm: Matrix) -> Image {
    let corners = [apply(ctm, 0.0, 0.0), apply(ctm, 1.0, 0.0), apply(ctm, 0.0, 1.0), apply(ctm, 1.0, 1.0)];
    let x = |pick: fn(f64, f64) -> f64| corners.iter().map(|c| c.0).reduce(pick).unwrap_or(0.0);
    let y = |pick: fn(f64, f64) -> f64| corners.iter().map(|c| c.1).reduce(pick).unwrap_or(0.0);
    let (x0, x1, y0, y1) = (x(f64::min), x(f64::max), y(f64::min), y(f64::max));
    Image { x: length(x0), y: length(y0), width: length(x1 - x0), height: length(y1 - y0) }
}

/// Points to hundredths of a point. What lies outside any page is cut off: the largest has 14 400 points, and places can
/// be added and multiplied by small numbers without a thought.
pub(super) fn length(points: f64) -> Length {
    const FURTHEST: f64 = 5e6;
    (points * 100.0).clamp(-FURTHEST, FURTHEST) as Length
}
