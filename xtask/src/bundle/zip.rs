//! A zip that is the same for the same files: sorted, without times or owners.

use crate::shell::{self, Result};
use std::io::Write;
use std::path::{Path, PathBuf};

/// 1 January 1980, the beginning of time for zip.
const DATE: u16 = 0x0021;

/// A regular file that all may run, as Unix has it.
const RUNS: u32 = 0o100_755;

/// How hard it tries to be small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// For what is made to be tried.
    Little,
    /// For what is released.
    Most,
}

/// A file in an archive.
pub struct File {
    /// Its name, with folders.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    is_program: bool,
}

impl File {
    /// A file that is read.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> File {
        File { name: name.into(), bytes, is_program: false }
    }

    /// A file that is run.
    pub fn executable(self) -> File {
        File { is_program: true, ..self }
    }
}

/// Packs every file of a folder, their names with `prefix` in front.
pub fn pack_folder(folder: &Path, prefix: &str) -> Result<Vec<u8>> {
    let named = |file: PathBuf| {
        let name = format!("{prefix}{}", file.to_string_lossy().replace('\\', "/"));
        Ok(File::new(name, shell::read_bytes(&folder.join(&file))?))
    };
    pack_files(&shell::files(folder)?.into_iter().map(named).collect::<Result<Vec<_>>>()?, Effort::Most)
}

/// Packs files.
pub fn pack_files(files: &[File], effort: Effort) -> Result<Vec<u8>> {
    let level =
        if effort == Effort::Most { flate2::Compression::best() } else { flate2::Compression::fast() };
    let (mut out, mut directory, mut count) = (Vec::new(), Vec::new(), 0u16);
    for File { name, bytes, is_program } in files {
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), level);
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

        // A program says so by the rights that Unix gives it; of other files nothing is said.
        let (system, rights) = if *is_program { (3, RUNS << 16) } else { (0, 0) };
        directory.extend(b"PK\x01\x02\x14");
        directory.push(system);
        directory.extend(&common);
        directory.extend([0; 6]);
        directory.extend(u32::to_le_bytes(rights));
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
