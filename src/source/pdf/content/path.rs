//! Paths: what of them is seen as a ruling line.

use super::geometry::length;
use crate::source::pdf::page::{Sheet, Stroke};

/// A filled shape thinner than this is a line, in points.
const THIN: f64 = 2.0;

/// The path under construction, on the page.
#[derive(Default)]
pub(super) struct Path {
    parts: Vec<Vec<(f64, f64)>>,
    curved: bool,
}

impl Path {
    pub(super) fn begin(&mut self, at: (f64, f64)) {
        self.parts.push(vec![at]);
    }

    pub(super) fn line(&mut self, to: (f64, f64)) {
        match self.parts.last_mut() {
            Some(part) => part.push(to),
            None => self.begin(to),
        }
    }

    /// The end of a curve: no line leads there.
    pub(super) fn jump(&mut self, to: (f64, f64)) {
        self.curved = true;
        self.begin(to);
    }

    pub(super) fn close(&mut self) {
        if let Some(part) = self.parts.last_mut()
            && let Some(first) = part.first().copied()
        {
            part.push(first);
            self.parts.push(vec![first]);
        }
    }

    pub(super) fn stroke(self, sheet: &mut Sheet) {
        for part in &self.parts {
            for ends in part.windows(2) {
                if let [from, to] = ends {
                    sheet.rule(stroke(*from, *to));
                }
            }
        }
    }

    /// A thin filled shape is a line; a big one is the colour of a cell.
    pub(super) fn fill(self, sheet: &mut Sheet) {
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

pub(super) fn stroke(from: (f64, f64), to: (f64, f64)) -> Stroke {
    Stroke { x0: length(from.0), y0: length(from.1), x1: length(to.0), y1: length(to.1) }
}
