//! The documents over which `cargo xtask compare` sets the program beside what people would use instead. Where `GOUJI_COMPARED`
//! names a folder they are written there, with `truth.jsonl`, a line for each:
//!
//! ```text
//! {"file": …, "kind": "sound" | "planted" | "carried", "wrong": null | "prose" | a cell's id, "cells": {id: what is printed}}
//! ```

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gouji::form::{CellId, FORM_2021, T3_COLUMNS, T4_COLUMNS};
use gouji::options::Options;
use gouji::{check, source};
use serde_json::json;

use crate::planted::wrong;
use sample_reports::layouts::carried::CARRIED;
use sample_reports::layouts::extracted::EXTRACTED;
use sample_reports::layouts::worn::{self, WEARS, Wear};
use sample_reports::layouts::{Layout, render};
use sample_reports::{BODIES, Dice, Sample};

/// How many wrong figures are planted in each layout.
const PLANTED: u64 = 12;

struct Document {
    kind: &'static str,
    ending: &'static str,
    text: String,
    wrong: Option<String>,
    cells: BTreeMap<String, String>,
}

impl Document {
    fn new(kind: &'static str, sample: &Sample, ending: &'static str, text: String) -> Document {
        let cells = sample.cells().map(|(id, text)| (id.to_string(), text.to_owned())).collect();
        Document { kind, ending, text, wrong: None, cells }
    }

    fn in_layout(kind: &'static str, sample: &Sample, layout: Layout) -> Document {
        let ending = if layout == Layout::Html { "html" } else { "txt" };
        Document::new(kind, sample, ending, render(sample, layout))
    }
}

/// A report in the form of today, with applications in it.
fn sample(seed: u64) -> Sample {
    let (kind, _) = BODIES[seed as usize % BODIES.len()];
    (0..)
        .map(|more| Sample::random(&FORM_2021, kind, seed + 1000 * more))
        .find(|sample| sample.t3("new_received", "total") > 9)
        .expect("one of them has some")
}

/// Layouts in which a row's figures follow its label: none of what is compared reads the other one.
fn layouts() -> impl Iterator<Item = Layout> {
    Layout::TEXT.into_iter().chain([Layout::Html]).filter(|layout| *layout != Layout::PdfBlocks)
}

fn ways() -> impl Iterator<Item = Wear> {
    WEARS.into_iter().chain(CARRIED).chain(EXTRACTED)
}

fn cells() -> Vec<CellId> {
    let t3 = FORM_2021.t3.iter().flat_map(|row| T3_COLUMNS.iter().map(|c| CellId::t3(row.id, c.id)));
    let t4 = FORM_2021.t4.iter().flat_map(|row| T4_COLUMNS.iter().map(|c| CellId::t4(row.id, c.id)));
    t3.chain(t4).collect()
}

/// A report with one wrong figure: a cell of tables 3 or 4, or once in six the number of applications in the prose.
fn planted(layout: Layout, seed: u64) -> Document {
    let (mut sample, mut dice) = (sample(seed), Dice::new(seed));
    if seed.is_multiple_of(6) {
        let mut document = Document::in_layout("planted", &sample, layout);
        let right = sample.t3("new_received", "total");
        let lead = "全年新收政府信息公开申请";
        let slip = format!("{lead}{}件", wrong(right, &mut dice));
        document.text = document.text.replace(&format!("{lead}{right}件"), &slip);
        document.wrong = Some("prose".into());
        return document;
    }
    let cell = *dice.pick(&cells());
    let right: i64 = sample.text(cell.table, cell.row, cell.column).parse().expect("a count");
    let sound = sample.overview();
    sample.print(cell, wrong(right, &mut dice).to_string());
    let mut document = Document::in_layout("planted", &sample, layout);
    // The prose says what is right.
    for (slip, right) in sample.overview().iter().zip(&sound) {
        document.text = document.text.replace(slip, right);
    }
    document.wrong = Some(cell.to_string());
    document
}

fn documents() -> Vec<Document> {
    let sound = layouts().flat_map(|layout| (0..6).map(move |seed| (layout, seed)));
    let sound = sound.map(|(layout, seed)| Document::in_layout("sound", &sample(seed), layout));
    let slips = layouts()
        .zip(0_u64..)
        .flat_map(|(layout, nth)| (0..PLANTED).map(move |seed| planted(layout, 100 + nth * PLANTED + seed)));
    let carried = ways().flat_map(|way| (0..4).map(move |seed| (way, 500 + seed))).map(|(way, seed)| {
        let sample = sample(seed);
        let text = worn::render(&sample, &way, seed);
        Document::new("carried", &sample, "txt", text)
    });
    sound.chain(slips).chain(carried).collect()
}

fn write(folder: &Path, documents: &[Document]) -> std::io::Result<()> {
    let mut truth = String::new();
    for (nth, document) in documents.iter().enumerate() {
        let file = format!("{}/{nth:04}.{}", document.kind, document.ending);
        let path = folder.join(&file);
        std::fs::create_dir_all(path.parent().expect("a folder"))?;
        std::fs::write(path, &document.text)?;
        let line =
            json!({"file": file, "kind": document.kind, "wrong": document.wrong, "cells": document.cells});
        truth += &format!("{line}\n");
    }
    std::fs::write(folder.join("truth.jsonl"), truth)
}

#[test]
fn what_is_compared_holds_one_wrong_figure_or_none() {
    let documents = documents();
    for document in documents.iter().filter(|document| document.kind == "sound") {
        let text = document.text.as_str();
        let read = if document.ending == "html" { source::from_html(text) } else { source::from_text(text) };
        let errors = check(read, &Options::default(), None).outcomes.tally().errors;
        assert_eq!(errors, 0, "{text}");
    }
    let planted = documents.iter().filter(|document| document.kind == "planted");
    assert!(planted.clone().all(|document| document.wrong.is_some()));
    assert_eq!(planted.count() as u64, PLANTED * layouts().count() as u64);
    if let Some(folder) = std::env::var_os("GOUJI_COMPARED").map(PathBuf::from) {
        write(&folder, &documents).expect("written");
    }
}
