//! What the linker wrote down about functions and constants (`--emit-relocs`).

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::{
    DataKind, DefinedDataSymbol, KnownCustom, Linking, Name, Operator, Parser, Payload, RelocationType,
    SymbolInfo, TypeRef,
};

use super::data::{Addresses, Parsed};

/// What the linker wrote down.
#[derive(Default)]
pub(super) struct Linked {
    /// Functions by index: their names.
    names: BTreeMap<u32, String>,
    /// Where each function of the module's own begins in the section of code, with its index.
    bodies: BTreeMap<u32, u32>,
    /// Segments of data: where they begin in their section, their addresses, whether nothing writes there.
    pub(super) segments: Vec<(u32, Addresses, bool)>,
    /// Constants by their number in the table of symbols.
    pub(super) constants: BTreeMap<u32, Addresses>,
    /// Which place in the section of code refers to which constant.
    in_code: Vec<(u32, u32)>,
    /// Which place in the section of data does.
    in_data: Vec<(u32, u32)>,
}

impl Linked {
    pub(super) fn read(module: &[u8]) -> Parsed<Linked> {
        let mut linked = Linked::default();
        let (mut imported, mut section_number) = (0, 0);
        let (mut code, mut data) = ((u32::MAX, 0), (u32::MAX, 0));
        let mut symbols: Vec<Option<DefinedDataSymbol>> = Vec::new();
        let mut notes = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            let payload = payload?;
            let number = section_number;
            let starts = payload.as_section().map(|(_, range)| range.start as u32);
            section_number += u32::from(starts.is_some() && !is_body(&payload));
            match payload {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionStart { .. } => code = (number, starts.unwrap_or(0)),
                Payload::CodeSectionEntry(body) => {
                    let index = imported + linked.bodies.len() as u32;
                    linked.bodies.insert(body.range().start as u32 - code.1, index);
                }
                Payload::DataSection(section) => {
                    data = (number, section.range().start as u32);
                    for segment in section {
                        let segment = segment?;
                        let start = address(&segment.kind)?.unwrap_or(0);
                        let length = segment.data.len() as u32;
                        let place = segment.range.end as u32 - length - data.1;
                        linked.segments.push((place, start..start + length, false));
                    }
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Name(names) => {
                        for part in names {
                            if let Name::Function(map) = part? {
                                for naming in map {
                                    let naming = naming?;
                                    let name = rustc_demangle::demangle(naming.name).to_string();
                                    linked.names.insert(naming.index, name);
                                }
                            }
                        }
                    }
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            match part? {
                                Linking::SegmentInfo(infos) => {
                                    for (nth, info) in infos.into_iter().enumerate() {
                                        let is_read_only = info?.name.starts_with(".rodata");
                                        linked
                                            .segments
                                            .get_mut(nth)
                                            .into_iter()
                                            .for_each(|s| s.2 = is_read_only);
                                    }
                                }
                                Linking::SymbolTable(table) => {
                                    for symbol in table {
                                        symbols.push(match symbol? {
                                            SymbolInfo::Data { symbol, .. } => symbol,
                                            _ => None,
                                        });
                                    }
                                }
                                _ => {}
                            }
                        }
                    }
                    KnownCustom::Reloc(relocations) => {
                        for entry in relocations.entries() {
                            notes.push((relocations.section_index(), entry?));
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        for (number, symbol) in symbols.iter().enumerate() {
            let Some(symbol) = symbol else { continue };
            let Some((_, addresses, _)) = linked.segments.get(symbol.index as usize) else { continue };
            let start = addresses.start + symbol.offset;
            linked.constants.insert(number as u32, start..start + symbol.size);
        }
        for (section, note) in notes {
            // Of a type the index is no symbol's.
            if note.ty == RelocationType::TypeIndexLeb || !linked.constants.contains_key(&note.index) {
                continue;
            }
            match section {
                _ if section == code.0 => linked.in_code.push((note.offset, note.index)),
                _ if section == data.0 => linked.in_data.push((note.offset, note.index)),
                _ => {}
            }
        }
        Ok(linked)
    }

    /// What a function that stays can come to.
    pub(super) fn constants_that_stay(&self, moved: &BTreeSet<&str>) -> BTreeSet<u32> {
        // A name that two functions have says nothing: both stay.
        let mut bearers: BTreeMap<&str, u32> = BTreeMap::new();
        self.names.values().for_each(|name| *bearers.entry(name).or_default() += 1);
        let is_moved = |function: &u32| {
            self.names
                .get(function)
                .is_some_and(|name| moved.contains(name.as_str()) && bearers.get(name.as_str()) == Some(&1))
        };
        let refers = self.in_code.iter().filter(|(place, _)| {
            let function = self.bodies.range(..=place).next_back();
            !function.is_some_and(|(_, index)| is_moved(index))
        });
        let mut open: Vec<u32> = refers.map(|(_, constant)| *constant).collect();
        let mut within: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (place, constant) in &self.in_data {
            let holders = self.constants_at(*place);
            // What stands in no constant may be anybody's.
            if holders.is_empty() {
                open.push(*constant);
            }
            holders.into_iter().for_each(|holder| within.entry(holder).or_default().push(*constant));
        }
        // Where the module does not say what refers to what, nothing may move.
        if self.in_code.is_empty() {
            open.extend(self.constants.keys());
        }
        let mut reached = BTreeSet::new();
        while let Some(constant) = open.pop() {
            if reached.insert(constant) {
                open.extend(within.get(&constant).into_iter().flatten());
            }
        }
        reached
    }

    /// The constants that a place in the section of data is part of.
    fn constants_at(&self, place: u32) -> Vec<u32> {
        let segment = self.segments.iter().rev().find(|(start, _, _)| *start <= place);
        let Some((start, addresses, _)) = segment else { return Vec::new() };
        let at = addresses.start + (place - start);
        let holders = self.constants.iter().filter(|(_, constant)| constant.contains(&at));
        holders.map(|(number, _)| *number).collect()
    }
}

/// Whether a payload is a function's body, which is part of a section and none itself.
fn is_body(payload: &Payload<'_>) -> bool {
    matches!(payload, Payload::CodeSectionEntry(_))
}

/// The address of an active segment.
pub(super) fn address(kind: &DataKind<'_>) -> Parsed<Option<u32>> {
    let DataKind::Active { offset_expr, .. } = kind else { return Ok(None) };
    match offset_expr.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(Some(value as u32)),
        _ => Ok(None),
    }
}
