//! The page in real browsers. One binary, so that it links once.

mod start;
