//! Files of every kind: read, told apart, refused with a reason, written.

mod docx;
mod pdf;
mod sheets;
mod sniff;
