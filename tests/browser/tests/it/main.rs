//! The page in real browsers. One binary, so that it links once.

mod embedding;
mod keyboard;
mod looks;
mod offline;
mod one_file;
mod report;
mod samples;
mod start;
mod work;
