//! What the fuzz targets have in common: how a file is read, and what must hold of it then.

pub mod archive;
#[path = "../../tests/it/properties.rs"]
pub mod properties;

use gouji::source::from_bytes;

/// Reads a file of that name; of each report in it, places lie in its text and cells stand apart.
pub fn read(name: &str, bytes: &[u8]) {
    if let Ok(documents) = from_bytes(name, bytes, &legacy) {
        for document in documents {
            properties::places(document);
        }
    }
}

/// The legacy encodings, as the command line has them.
fn legacy(label: &'static str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
}
