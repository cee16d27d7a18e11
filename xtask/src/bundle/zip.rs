//! A zip that is the same for the same files: sorted, without times or owners.

use crate::shell::{self, Result};
use std::io::Write;
use std::path::{Path, PathBuf};

/// 1 January 1980, the beginning of time for zip.
const DATE: u16 = 0x0021;

/// Packs every file of a folder, their names with `prefix` in front.
pub fn pack_folder(folder: &Path, prefix: &str) -> Result<Vec<u8>> {
    let named = |file: PathBuf| {
        let name = format!("{prefix}{}", file.to_string_lossy().replace('\\', "/"));
        Ok((name, shell::read_bytes(&folder.join(&file))?))
    };
    pack(&shell::files(folder)?.into_iter().map(named).collect::<Result<Vec<_>>>()?)
}

/// Packs files, by name and content.
pub fn pack(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let (mut out, mut directory, mut count) = (Vec::new(), Vec::new(), 0u16);
    for (name, bytes) in files {
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        let deflated = encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|e| e.to_string())?;
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        let offset = size(out.len())?;

        // What the entry and the directory have in common; bit 11: the name is UTF-8.
        let mut common = Vec::new();
        [20u16, 1 << 11, 8, 0, DATE].iter().for_each(|n| common.extend(n.to_le_bytes()));
        [crc.sum(), size(deflated.len())?, size(bytes.len())?]
            .iter()
            .for_each(|n| common.extend(n.to_le_bytes()));
        common.extend(u16::try_from(name.len()).map_err(|e| e.to_string())?.to_le_bytes());
        common.extend([0, 0]);

        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(name.bytes());
        out.extend(deflated);

        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.bytes());
        count += 1;
    }
    let (start, length) = (size(out.len())?, size(directory.len())?);
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    [count, count].iter().for_each(|n| out.extend(n.to_le_bytes()));
    [length, start].iter().for_each(|n| out.extend(n.to_le_bytes()));
    out.extend([0, 0]);
    Ok(out)
}

fn size(length: usize) -> Result<u32> {
    u32::try_from(length).map_err(|_| "too large for a zip".into())
}
