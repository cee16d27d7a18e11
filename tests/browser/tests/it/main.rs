//! The page in real browsers. One binary, so that it links once.

mod dots;
mod embedding;
mod extension;
mod house;
mod keyboard;
mod looks;
mod many;
mod mending;
mod npm;
mod offline;
mod old;
mod one_file;
mod parts;
mod policy;
mod reading;
mod report;
mod samples;
mod servers;
mod start;
mod work;
mod workplace;
mod wps;
