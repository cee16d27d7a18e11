//! Changes what is in an archive and not its compressed bytes, nearly all changes of which only break it: a part is taken
//! out, changed as any bytes are, and packed again. See libFuzzer's "structure-aware fuzzing".

use std::io::{Cursor, Read, Write};

use libfuzzer_sys::fuzzer_mutate;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Changes the first `size` bytes of `data`, to `most` at the most, and says how many they are now.
pub fn mutate(data: &mut [u8], size: usize, most: usize, seed: u32) -> usize {
    // Now and then the archive itself.
    if seed.is_multiple_of(16) {
        return fuzzer_mutate(data, size, most);
    }
    match with_a_part_changed(&data[..size], seed).filter(|changed| changed.len() <= most) {
        Some(changed) => {
            data[..changed.len()].copy_from_slice(&changed);
            changed.len()
        }
        None => fuzzer_mutate(data, size, most),
    }
}

fn with_a_part_changed(bytes: &[u8], seed: u32) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let chosen = (seed as usize / 16).checked_rem(archive.len())?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for nth in 0..archive.len() {
        let part = archive.by_index(nth).ok()?;
        let (name, mut content) = (part.name().ok()?.into_owned(), Vec::new());
        part.take(1 << 20).read_to_end(&mut content).ok()?;
        if nth == chosen {
            let (size, most) = (content.len(), content.len() + 64);
            content.resize(most, 0);
            let changed = fuzzer_mutate(&mut content, size, most);
            content.truncate(changed);
        }
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        out.start_file(name, stored).ok()?;
        out.write_all(&content).ok()?;
    }
    Some(out.finish().ok()?.into_inner())
}
