//! Zip archives, as far as office files need them: an index, members inflated under a limit, and a writer that
//! carries members over byte for byte.
//!
//! Written by hand because the `zip` crate costs 66 KB of the second module (brotli) and this is all that a
//! docx or an xlsx asks for. Every offset is checked; a member never grows beyond [`MEMBER_LIMIT`].

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

/// The most bytes that one member may have once inflated. The body of the longest report is under 2 MB; what is
/// larger is a bomb or no report.
pub const MEMBER_LIMIT: usize = 48 << 20;

/// The most members that an archive may have.
const COUNT_LIMIT: usize = 20_000;

/// Why an archive or a member could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZipError {
    /// Cut short, or offsets that lead nowhere.
    Broken,
    /// Inflates beyond [`MEMBER_LIMIT`], or holds too many members.
    TooBig,
    /// Locked with a password.
    Password,
    /// There is no member of that name.
    Absent,
}

/// A member as the archive's directory describes it.
#[derive(Clone, Debug)]
pub struct Member<'a> {
    /// Its name, with forward slashes.
    pub name: String,
    method: u16,
    flags: u16,
    crc: u32,
    size: usize,
    packed: &'a [u8],
}

/// An archive's index.
#[derive(Clone, Debug)]
pub struct Zip<'a> {
    members: Vec<Member<'a>>,
}

impl<'a> Zip<'a> {
    /// Reads the directory at the archive's end.
    pub fn open(bytes: &'a [u8]) -> Result<Zip<'a>, ZipError> {
        let end = find_end(bytes).ok_or(ZipError::Broken)?;
        let count = usize::from(u16_at(bytes, end + 10).ok_or(ZipError::Broken)?);
        let size = size_at(bytes, end + 12)?;
        let offset = size_at(bytes, end + 16)?;
        if count > COUNT_LIMIT {
            return Err(ZipError::TooBig);
        }
        // Offsets count from the archive's first byte, which need not be the file's.
        let base = end.checked_sub(size).and_then(|at| at.checked_sub(offset)).unwrap_or(0);
        let (mut members, mut at) = (Vec::new(), base + offset);
        for _ in 0..count {
            let (member, next) = directory_entry(bytes, base, at)?;
            members.push(member);
            at = next;
        }
        Ok(Zip { members })
    }

    /// All members, in the directory's order.
    pub fn members(&self) -> &[Member<'a>] {
        &self.members
    }

    /// The member of that name; office files do not tell upper from lower case, nor a leading slash from none.
    pub fn find(&self, name: &str) -> Option<&Member<'a>> {
        let name = name.trim_start_matches('/');
        self.members.iter().find(|m| m.name.eq_ignore_ascii_case(name))
    }

    /// The content of the member of that name.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, ZipError> {
        self.find(name).ok_or(ZipError::Absent)?.read()
    }
}

impl Member<'_> {
    /// The content, inflated.
    pub fn read(&self) -> Result<Vec<u8>, ZipError> {
        if self.flags & 1 != 0 {
            return Err(ZipError::Password);
        }
        match self.method {
            0 if self.packed.len() > MEMBER_LIMIT => Err(ZipError::TooBig),
            0 => Ok(self.packed.to_vec()),
            8 => decompress_to_vec_with_limit(self.packed, MEMBER_LIMIT).map_err(|e| match e.status {
                TINFLStatus::HasMoreOutput => ZipError::TooBig,
                _ => ZipError::Broken,
            }),
            _ => Err(ZipError::Broken),
        }
    }
}

/// The record at the end of the archive: searched from behind, since a comment may follow it.
fn find_end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(22)?;
    let first = last.saturating_sub(0xFFFF);
    (first..=last).rev().find(|at| bytes.get(*at..*at + 4) == Some(b"PK\x05\x06"))
}

fn directory_entry(bytes: &[u8], base: usize, at: usize) -> Result<(Member<'_>, usize), ZipError> {
    let half = |offset: usize| u16_at(bytes, at + offset).ok_or(ZipError::Broken);
    if at >= bytes.len() || bytes.get(at..at + 4) != Some(b"PK\x01\x02") {
        return Err(ZipError::Broken);
    }
    let (name_length, extra, comment) = (half(28)? as usize, half(30)? as usize, half(32)? as usize);
    let name = bytes.get(at + 46..at + 46 + name_length).ok_or(ZipError::Broken)?;
    let packed_size = size_at(bytes, at + 20)?;
    let local = base.checked_add(size_at(bytes, at + 42)?).ok_or(ZipError::Broken)?;
    if bytes.get(local..local.saturating_add(4)) != Some(b"PK\x03\x04") {
        return Err(ZipError::Broken);
    }
    let skip = |offset| u16_at(bytes, local + offset).map(usize::from).ok_or(ZipError::Broken);
    let start = local + 30 + skip(26)? + skip(28)?;
    let packed =
        start.checked_add(packed_size).and_then(|end| bytes.get(start..end)).ok_or(ZipError::Broken)?;
    let member = Member {
        name: String::from_utf8_lossy(name).replace('\\', "/"),
        method: half(10)?,
        flags: half(8)?,
        crc: u32_at(bytes, at + 16).ok_or(ZipError::Broken)?,
        size: size_at(bytes, at + 24)?,
        packed,
    };
    Ok((member, at + 46 + name_length + extra + comment))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

/// A size or an offset. 0xFFFF_FFFF stands for "see the 64-bit field", which no report needs.
fn size_at(bytes: &[u8], at: usize) -> Result<usize, ZipError> {
    match u32_at(bytes, at) {
        Some(u32::MAX) => Err(ZipError::TooBig),
        Some(size) => usize::try_from(size).map_err(|_| ZipError::TooBig),
        None => Err(ZipError::Broken),
    }
}

/// Writes an archive member by member. The clock is not read: every member is dated 1980-01-01, so the same
/// content gives the same bytes.
#[derive(Default)]
pub struct ZipWriter {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl ZipWriter {
    /// Adds a member, deflated.
    pub fn add(&mut self, name: &str, content: &[u8]) {
        let packed = compress_to_vec(content, 6);
        self.push(&Member {
            name: name.to_owned(),
            method: 8,
            flags: 0x0800,
            crc: crc32(content),
            size: content.len(),
            packed: &packed,
        });
    }

    /// Carries a member over as it is: its packed bytes are not touched.
    pub fn carry(&mut self, member: &Member<'_>) {
        // Bit 3 announces sizes after the data; here they stand before it.
        let flags = member.flags & !0x0008;
        self.push(&Member { flags, ..member.clone() });
    }

    fn push(&mut self, member: &Member<'_>) {
        let offset = self.bytes.len() as u32;
        let mut common = Vec::with_capacity(26);
        for half in [20, member.flags, member.method, 0, 0x21] {
            common.extend(u16::to_le_bytes(half));
        }
        for word in [member.crc, member.packed.len() as u32, member.size as u32] {
            common.extend(word.to_le_bytes());
        }
        common.extend((member.name.len() as u16).to_le_bytes());
        common.extend([0, 0]);

        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&common);
        self.bytes.extend(member.name.as_bytes());
        self.bytes.extend(member.packed);

        self.directory.extend(b"PK\x01\x02\x14\x00");
        self.directory.extend(&common);
        self.directory.extend([0; 10]);
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(member.name.as_bytes());
        self.count = self.count.saturating_add(1);
    }

    /// The archive.
    pub fn finish(mut self) -> Vec<u8> {
        let offset = self.bytes.len() as u32;
        self.bytes.extend(&self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend((self.directory.len() as u32).to_le_bytes());
        self.bytes.extend(offset.to_le_bytes());
        self.bytes.extend([0, 0]);
        self.bytes
    }
}

/// CRC-32 (ISO 3309), the table built at compile time.
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let (mut table, mut n) = ([0; 256], 0);
        while n < 256 {
            let (mut c, mut bit) = (n as u32, 0);
            while bit < 8 {
                c = if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 };
                bit += 1;
            }
            table[n] = c;
            n += 1;
        }
        table
    };
    let step = |crc: u32, byte: &u8| TABLE[((crc ^ u32::from(*byte)) & 0xFF) as usize] ^ (crc >> 8);
    !bytes.iter().fold(!0, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive() -> Vec<u8> {
        let mut zip = ZipWriter::default();
        zip.add("word/document.xml", "年报".repeat(400).as_bytes());
        zip.add("空.txt", b"");
        zip.finish()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let bytes = archive();
        let zip = Zip::open(&bytes).unwrap();
        assert_eq!(zip.read("/Word/document.xml").unwrap(), "年报".repeat(400).into_bytes());
        assert_eq!(zip.read("空.txt").unwrap(), b"");
        assert_eq!(zip.read("word").unwrap_err(), ZipError::Absent);
    }

    #[test]
    fn a_member_is_carried_over_as_it_is() {
        let bytes = archive();
        let zip = Zip::open(&bytes).unwrap();
        let mut copy = ZipWriter::default();
        zip.members().iter().for_each(|m| copy.carry(m));
        assert_eq!(copy.finish(), bytes);
    }

    #[test]
    fn bytes_before_the_archive_are_passed_over() {
        let bytes = [b"some words".to_vec(), archive()].concat();
        assert_eq!(Zip::open(&bytes).unwrap().read("空.txt").unwrap(), b"");
    }

    #[test]
    fn a_bomb_is_too_big() {
        let mut zip = ZipWriter::default();
        zip.add("bomb", &vec![0; MEMBER_LIMIT + 1]);
        let bytes = zip.finish();
        assert!(bytes.len() < 100_000);
        assert_eq!(Zip::open(&bytes).unwrap().read("bomb").unwrap_err(), ZipError::TooBig);
    }

    #[test]
    fn the_checksum_is_the_standard_one() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn an_archive_cut_anywhere_is_broken() {
        let bytes = archive();
        for end in 0..bytes.len() {
            assert!(Zip::open(&bytes[..end]).is_err());
        }
    }
}
