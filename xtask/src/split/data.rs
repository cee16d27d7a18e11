//! The program's constants, parted as its functions are.
//!
//! wasm-split moves code alone: the texts of the rules and the words that reports are read by would all be loaded at first,
//! two thirds of the data for code that comes later. The linker, asked by `--emit-relocs`, writes down in the module which
//! function and which constant refers to which constant
//! (<https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md>). What no function that stays can come to, at once
//! or by way of other constants, is blanked in the first part; the second brings it along and puts it at the same address.

use crate::shell::Result;
use std::collections::BTreeSet;
use std::ops::Range;
use wasmparser::{BinaryReaderError, Parser, Payload, TypeRef};

use super::linked::{Linked, address};

pub(super) type Parsed<T> = std::result::Result<T, BinaryReaderError>;

/// Addresses in the program's memory.
pub type Addresses = Range<u32>;

/// Bytes and the address that they belong at.
pub type Piece = (u32, Vec<u8>);

/// The least bytes that are worth a piece of their own.
const LEAST: usize = 32;

/// The addresses of constants that only `moved` functions (by their names, digests included) can come to, in order. None
/// where the module does not say what refers to what.
pub fn of_later(linked: &[u8], moved: &BTreeSet<&str>) -> Parsed<Vec<Addresses>> {
    let linked = Linked::read(linked)?;
    let stays = linked.constants_that_stay(moved);
    let mut ranges: Vec<Addresses> = Vec::new();
    for (_, addresses, _) in linked.segments.iter().filter(|(_, _, is_read_only)| *is_read_only) {
        // Constants may share bytes, so it is the bytes that stay or move. Padding goes with what is around it.
        let mut bytes = vec![Byte::Padding; (addresses.end - addresses.start) as usize];
        let mut mark = |constant: &Addresses, byte: Byte| {
            let from = constant.start.saturating_sub(addresses.start) as usize;
            let to = constant.end.saturating_sub(addresses.start) as usize;
            bytes.get_mut(from..to).into_iter().for_each(|bytes| bytes.fill(byte));
        };
        let (fixed, free): (Vec<_>, Vec<_>) =
            linked.constants.iter().partition(|(constant, _)| stays.contains(constant));
        free.iter().for_each(|(_, constant)| mark(constant, Byte::Moves));
        fixed.iter().for_each(|(_, constant)| mark(constant, Byte::Stays));
        let mut is_open = false;
        for (at, byte) in (addresses.start..).zip(bytes) {
            match (byte, ranges.last_mut()) {
                (Byte::Moves, Some(last)) if is_open => last.end = at + 1,
                (Byte::Moves, _) => {
                    ranges.push(at..at + 1);
                    is_open = true;
                }
                (Byte::Stays, _) => is_open = false,
                (Byte::Padding, _) => {}
            }
        }
    }
    ranges.retain(|range| range.len() >= LEAST);
    Ok(ranges)
}

/// What becomes of a byte.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    Padding,
    Moves,
    Stays,
}

/// The module with zeros at those addresses, which wasm-opt then leaves out, and what stood there.
pub fn taken_out(module: &[u8], addresses: &[Addresses]) -> Parsed<(Vec<u8>, Vec<Piece>)> {
    let (mut rest, mut pieces) = (module.to_vec(), Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        let Payload::DataSection(section) = payload? else { continue };
        for data in section {
            let data = data?;
            let Some(start) = address(&data.kind)? else { continue };
            let place = place(data.range.end).saturating_sub(data.data.len());
            for range in addresses {
                let from = range.start.max(start).saturating_sub(start) as usize;
                let to = (range.end.saturating_sub(start) as usize).min(data.data.len());
                let Some(bytes) = data.data.get(from..to).filter(|bytes| !bytes.is_empty()) else { continue };
                pieces.push((start + from as u32, bytes.to_vec()));
                rest.get_mut(place + from..place + to).into_iter().for_each(|bytes| bytes.fill(0));
            }
        }
    }
    Ok((rest, pieces))
}

/// The module, which has no data yet and imports its memory, with these.
pub fn given_to(module: &[u8], pieces: &[Piece]) -> Result<Vec<u8>> {
    let mut imports_memory = false;
    for payload in Parser::new(0).parse_all(module) {
        match payload.map_err(|e| e.to_string())? {
            Payload::DataSection(_) => return Err("the later part should hold no data of its own".into()),
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imports_memory |= matches!(import.map_err(|e| e.to_string())?.ty, TypeRef::Memory(_));
                }
            }
            _ => {}
        }
    }
    if !imports_memory {
        return Err("the later part should share the first one's memory".into());
    }
    let mut section = unsigned(pieces.len());
    for (address, bytes) in pieces {
        // Active, in memory 0, at a constant address.
        section.extend([0x00, 0x41]);
        section.extend(signed(*address as i32));
        section.push(0x0B);
        section.extend(unsigned(bytes.len()));
        section.extend(bytes);
    }
    let mut out = module.to_vec();
    out.push(11);
    out.extend(unsigned(section.len()));
    out.extend(section);
    Ok(out)
}

/// The module without what the linker wrote down, which no browser needs.
pub fn without_notes(module: &[u8]) -> Parsed<Vec<u8>> {
    let mut out = Vec::new();
    let mut copied = 0;
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let is_note = matches!(&payload, Payload::CustomSection(section)
            if section.name() == "linking" || section.name().starts_with("reloc."));
        let end = payload.as_section().map_or(copied, |(_, range)| place(range.end));
        if end > copied {
            // The header of a section lies between the section before and its content.
            out.extend(module.get(copied..end).filter(|_| !is_note).unwrap_or_default());
            copied = end;
        } else if let Payload::Version { range, .. } = &payload {
            out.extend(module.get(..place(range.end)).unwrap_or_default());
            copied = place(range.end);
        }
    }
    Ok(out)
}

fn place(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// LEB128.
fn unsigned(mut value: usize) -> Vec<u8> {
    let mut out = Vec::new();
    loop {
        let byte = (value & 0x7F) as u8;
        value >>= 7;
        if value == 0 {
            out.push(byte);
            return out;
        }
        out.push(byte | 0x80);
    }
}

/// LEB128 with a sign.
fn signed(mut value: i32) -> Vec<u8> {
    let mut out = Vec::new();
    loop {
        let byte = (value & 0x7F) as u8;
        value >>= 7;
        let is_last = (value == 0 && byte & 0x40 == 0) || (value == -1 && byte & 0x40 != 0);
        out.push(if is_last { byte } else { byte | 0x80 });
        if is_last {
            return out;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lengths before contents, as everything in the format has them.
    fn counted(bytes: &[u8]) -> Vec<u8> {
        [unsigned(bytes.len()), bytes.to_vec()].concat()
    }

    fn section(id: u8, content: &[u8]) -> Vec<u8> {
        [vec![id], counted(content)].concat()
    }

    fn custom(name: &str, content: &[u8]) -> Vec<u8> {
        section(0, &[&counted(name.as_bytes()), content].concat())
    }

    const HEAD: [u8; 8] = *b"\0asm\x01\0\0\0";

    /// Where the constants begin.
    const BASE: u32 = 64;

    /// Four constants of forty bytes each: `own` is of the function that stays and refers to `shared`, to which the moved
    /// function refers too, as it does to `far`, which refers to `farther`.
    fn linked() -> Vec<u8> {
        let body = |constant: u32| {
            // i32.const in five bytes, as the linker leaves room; drop; end.
            let address = BASE + 40 * constant;
            let wide = [address & 0x7F | 0x80, address >> 7 & 0x7F | 0x80, 0x80, 0x80, 0].map(|b| b as u8);
            counted(&[&[0, 0x41][..], &wide, &[0x1A, 0x0B]].concat())
        };
        let twice = |first: u32, second: u32| {
            let [one, other] = [first, second].map(|constant| body(constant)[3..9].to_vec());
            counted(&[&[0, 0x41][..], &one[..5], &[0x1A, 0x41], &other[..5], &[0x1A, 0x0B]].concat())
        };
        let code = [vec![2], body(0), twice(1, 2)].concat();
        let data = [&[1, 0, 0x41][..], &signed(BASE as i32), &[0x0B], &counted(&[7; 160])].concat();
        let start = (data.len() - 160) as u8;
        let symbol = |name: &str, nth: usize| {
            [vec![1, 0], counted(name.as_bytes()), unsigned(0), unsigned(40 * nth), unsigned(40)].concat()
        };
        let symbols = ["own", "shared", "far", "farther"].iter().enumerate();
        let symbols: Vec<u8> =
            [4].into_iter().chain(symbols.flat_map(|(nth, name)| symbol(name, nth))).collect();
        let info = [vec![1], counted(b".rodata"), vec![0, 0]].concat();
        let linking = [vec![2], section(5, &info), section(8, &symbols)].concat();
        let names = section(1, &[vec![2, 0], counted(b"stays"), vec![1], counted(b"goes")].concat());
        // A type of 4 stands in code, one of 5 in data; place, symbol, addend.
        let in_code = [vec![2, 3], vec![4, 4, 0, 0], vec![4, 14, 1, 0], vec![4, 21, 2, 0]].concat();
        let in_data = [vec![3, 2], vec![5, start, 1, 0], vec![5, start + 80, 3, 0]].concat();
        [
            HEAD.to_vec(),
            section(1, &[1, 0x60, 0, 0]),
            section(3, &[2, 0, 0]),
            section(10, &code),
            section(11, &data),
            custom("linking", &linking),
            custom("reloc.CODE", &in_code),
            custom("reloc.DATA", &in_data),
            custom("name", &names),
        ]
        .concat()
    }

    #[test]
    fn what_a_function_that_stays_comes_to_stays() {
        let far_and_farther = BASE + 80..BASE + 160;
        assert_eq!(of_later(&linked(), &BTreeSet::from(["goes"])).unwrap(), [far_and_farther]);
        assert_eq!(of_later(&linked(), &BTreeSet::new()).unwrap(), [] as [Addresses; 0]);
    }

    #[test]
    fn a_module_that_does_not_say_what_refers_to_what_keeps_all() {
        let bare = without_notes(&linked()).unwrap();
        assert!(bare.len() < linked().len());
        assert_eq!(of_later(&bare, &BTreeSet::from(["goes", "stays"])).unwrap(), [] as [Addresses; 0]);
    }

    #[test]
    fn what_is_taken_out_of_one_part_is_given_to_the_other() {
        let range = BASE + 80..BASE + 160;
        let (first, pieces) = taken_out(&linked(), std::slice::from_ref(&range)).unwrap();
        assert_eq!(pieces, [(range.start, vec![7; 80])]);
        let (_, left) = taken_out(&first, std::slice::from_ref(&(BASE..BASE + 160))).unwrap();
        assert_eq!(left, [(BASE, [[7; 80], [0; 80]].concat())]);
        let memory = [&[1][..], &counted(b"first"), &counted(b"memory"), &[2, 0, 1]].concat();
        let later = [HEAD.to_vec(), section(2, &memory)].concat();
        let later = given_to(&later, &pieces).unwrap();
        assert_eq!(taken_out(&later, std::slice::from_ref(&range)).unwrap().1, pieces);
        assert!(given_to(&later, &pieces).is_err() && given_to(&HEAD, &pieces).is_err());
    }
}
