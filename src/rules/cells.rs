//! Rules about what is printed in single cells: blanks, marks in place of numbers, words, units, odd digits.

use super::Rule;

/// The rules of this family.
pub static RULES: &[&dyn Rule] = &[];
