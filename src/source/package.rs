//! Office files are zip archives of parts. Reads parts under a limit, and writes a copy of a file in which only
//! some parts differ.

use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::budget::{Budget, Cost};
use super::{Unreadable, xml};

/// The most bytes that one part may have once inflated. The body of the longest report is under 2 MB; what is
/// larger is a bomb or no report.
pub const PART_LIMIT: u64 = 24 << 20;

/// An office file's archive.
pub struct Package<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Package<'a> {
    /// Reads the archive's directory, with a budget of its own.
    pub fn open(bytes: &'a [u8]) -> Result<Package<'a>, Unreadable> {
        Package::open_within(bytes, &Budget::default())
    }

    /// Reads the archive's directory.
    pub fn open_within(bytes: &'a [u8], budget: &Budget) -> Result<Package<'a>, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
        budget.spend(Cost::Parts, archive.len())?;
        Ok(Package(archive))
    }

    /// The names of its members, with forward slashes.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.0.file_names().map(|name| name.map_or(String::new(), |name| name.replace('\\', "/")))
    }

    /// Whether it has a member of that name.
    pub fn has(&self, name: &str) -> bool {
        self.place(name).is_some()
    }

    /// Office files do not tell upper from lower case, nor a leading slash from none.
    fn place(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/');
        self.names().position(|own| own.eq_ignore_ascii_case(name))
    }

    /// The content of a part, inflated; `None` where there is none of that name.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        self.read_within(name, &Budget::default())
    }

    /// As [`Package::read`], on this budget.
    pub fn read_within(&mut self, name: &str, budget: &Budget) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(nth) = self.place(name) else { return Ok(None) };
        let mut content = Vec::new();
        let member = self.0.by_index(nth).map_err(refused)?;
        let allowed = PART_LIMIT.min(budget.left(Cost::Inflated));
        // One byte more than may be, so that a part of just that size is not refused.
        member.take(allowed + 1).read_to_end(&mut content).map_err(|_| Unreadable::Broken)?;
        budget.spend(Cost::Inflated, content.len())?;
        if content.len() as u64 > allowed { Err(Unreadable::TooBig) } else { Ok(Some(content)) }
    }

    /// Inflates every part once, whatever it is called, and keeps none: whether another reader may be let loose on the file,
    /// which would inflate and keep without a limit.
    pub fn is_sane(&mut self, budget: &Budget) -> Result<(), Unreadable> {
        let mut content = Vec::new();
        for nth in 0..self.0.len() {
            let member = self.0.by_index(nth).map_err(refused)?;
            // A picture hardly inflates, however large it is; what does is held to what a part may have.
            let allowed = PART_LIMIT.max(member.compressed_size().saturating_mul(2));
            let allowed = allowed.min(budget.left(Cost::Inflated));
            content.clear();
            member.take(allowed + 1).read_to_end(&mut content).map_err(|_| Unreadable::Broken)?;
            if content.len() as u64 > allowed {
                return Err(Unreadable::TooBig);
            }
            budget.spend(Cost::Inflated, content.len())?;
            if xml::is_markup(&content) {
                xml::is_sane(&content, budget)?;
            }
        }
        Ok(())
    }

    /// A copy of the file with these parts replaced or added; all others byte for byte as they are.
    pub fn patched(mut self, parts: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Unreadable> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let is_new = |own: &str| parts.iter().any(|(name, _)| name.eq_ignore_ascii_case(own));
        for nth in 0..self.0.len() {
            let member = self.0.by_index_raw(nth).map_err(refused)?;
            let name = member.name().map_err(refused)?.replace('\\', "/");
            if !is_new(&name) {
                out.raw_copy_file(member).map_err(|_| Unreadable::Broken)?;
            }
        }
        add(&mut out, parts)?;
        Ok(out.finish().map_err(|_| Unreadable::Broken)?.into_inner())
    }
}

/// A new archive of these parts. The clock is not read: every part is dated 1980-01-01, so the same content
/// gives the same bytes.
pub fn write(parts: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Unreadable> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    add(&mut out, parts)?;
    Ok(out.finish().map_err(|_| Unreadable::Broken)?.into_inner())
}

/// What stands at the end of an archive that this program wrote. It is the archive's own comment: a person does not see it, and
/// every program that saves the file anew drops it.
const SEAL: &[u8] = b"as gouji wrote it";

/// The end of an archive without a comment, and how long its comment is.
const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;

/// The archive with the seal at its end.
pub fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let end = bytes.len().checked_sub(END_LENGTH);
    let has_end = end.and_then(|end| bytes.get(end..)).is_some_and(|end| end.starts_with(END));
    let length = u16::try_from(SEAL.len()).unwrap_or(0).to_le_bytes();
    if let Some(place) = bytes.last_chunk_mut().filter(|place| has_end && **place == [0, 0]) {
        *place = length;
        bytes.extend_from_slice(SEAL);
    }
    bytes
}

/// Whether an archive is as this program wrote it.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") && bytes.ends_with(SEAL)
}

fn add(out: &mut ZipWriter<Cursor<Vec<u8>>>, parts: &[(String, Vec<u8>)]) -> Result<(), Unreadable> {
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, content) in parts {
        out.start_file(name.as_str(), options).map_err(|_| Unreadable::Broken)?;
        out.write_all(content).map_err(|_| Unreadable::Broken)?;
    }
    Ok(())
}

fn refused(error: ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unreadable::Password,
        _ => Unreadable::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(parts: &[(&str, &[u8])]) -> Vec<(String, Vec<u8>)> {
        parts.iter().map(|(name, content)| ((*name).to_owned(), content.to_vec())).collect()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let bytes = write(&parts(&[("word/document.xml", "年报".as_bytes()), ("空.txt", b"")])).unwrap();
        let mut package = Package::open(&bytes).unwrap();
        assert_eq!(package.read("/Word/document.xml").unwrap().unwrap(), "年报".as_bytes());
        assert_eq!(package.read("空.txt").unwrap().unwrap(), b"");
        assert_eq!(package.read("word").unwrap(), None);
    }

    #[test]
    fn a_patched_copy_differs_in_the_new_part_alone() {
        let bytes = write(&parts(&[("a", b"one"), ("b", b"two"), ("c", b"three")])).unwrap();
        let patched = Package::open(&bytes).unwrap().patched(&parts(&[("b", b"2"), ("d", b"4")])).unwrap();
        let mut package = Package::open(&patched).unwrap();
        let read: Vec<_> = ["a", "b", "c", "d"].iter().map(|n| package.read(n).unwrap().unwrap()).collect();
        assert_eq!(read, [&b"one"[..], b"2", b"three", b"4"]);
    }

    #[test]
    fn a_bomb_is_too_big() {
        let bytes = write(&parts(&[("bomb.xml", &vec![0; PART_LIMIT as usize + 1])])).unwrap();
        assert!(bytes.len() < 100_000);
        let mut package = Package::open(&bytes).unwrap();
        assert_eq!(package.read("bomb.xml").unwrap_err(), Unreadable::TooBig);
        assert_eq!(package.is_sane(&Budget::default()).unwrap_err(), Unreadable::TooBig);
    }

    #[test]
    fn an_archive_cut_anywhere_is_broken() {
        let bytes = write(&parts(&[("a", b"one"), ("b", b"two")])).unwrap();
        for end in 0..bytes.len() {
            assert!(Package::open(&bytes[..end]).is_err());
        }
    }
}
