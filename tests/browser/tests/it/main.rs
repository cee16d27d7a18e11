//! The page in real browsers. One binary, so that it links once.

mod offline;
mod one_file;
mod start;
