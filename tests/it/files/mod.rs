//! Files of every kind: read, told apart, refused with a reason, written.

mod doc;
mod docx;
mod hostile;
mod paper;
mod pdf;
mod round_trips;
mod sheets;
mod sniff;
mod word_xml;
mod written;

/// Encodings other than Unicode, as the command line has them.
fn legacy(label: &'static str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
}
