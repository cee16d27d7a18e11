//! Reports of our own invention: complete, sound, as many as there are seeds, and in every layout in which real ones come.
//! The tests of the core, its benchmarks and those of the page are written with them.

pub mod layouts;
pub mod measured;
mod sample;
pub mod typical;

pub use sample::{BODIES, Dice, Sample};
