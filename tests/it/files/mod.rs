//! Files of every kind: read, told apart, refused with a reason, written.

mod doc;
mod docx;
mod hostile;
mod paper;
mod pdf;
mod round_trips;
mod rtf;
mod sheets;
mod sniff;
mod word_xml;
mod written;

use sample_reports::Sample;

/// Files of every kind, by name: what the fuzzer begins with.
pub fn of_every_kind() -> Vec<(String, Vec<u8>)> {
    let whole = Sample::named().into_iter().flat_map(|(name, sample)| {
        let made = [
            ("docx", paper::docx(&sample)),
            ("xlsx", paper::xlsx(&sample)),
            ("csv", paper::csv(&sample).into_bytes()),
            ("mht", paper::mht(&sample)),
            ("doc", doc::of_a_report(&sample)),
            ("rtf", rtf::of_a_report(&sample)),
            ("xml", word_xml::of_a_report(&sample)),
        ];
        made.map(|(ending, bytes)| (format!("{name}.{ending}"), bytes))
    });
    let parts = [("everything.docx", docx::of_everything()), ("table.pdf", pdf::of_a_table())];
    whole.chain(parts.map(|(name, bytes)| (name.to_owned(), bytes))).collect()
}

/// Encodings other than Unicode, as the command line has them.
fn legacy(label: &'static str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
}
