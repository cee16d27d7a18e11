//! Lists to send back: the person's reports and settings go to the second module, which writes the file.

use js_sys::{Array, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::AttrValue;

use crate::app::model::SetAside;
use crate::app::model::difference;
use crate::app::platform::files;
use crate::app::platform::files_module;
use crate::app::state::{Action, Dispatch, Notice};
use crate::app::words::{self, Pair};
use crate::finding::Lang;
use crate::form::TableId;
use crate::options::{Options, kept};

/// A kind of file that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// Its name for the second module.
    pub id: &'static str,
    /// Its name for people.
    pub title: Pair,
    /// The ending of the file's name.
    pub extension: &'static str,
    /// Its media type.
    pub media: &'static str,
}

/// All of them, most used first.
pub const FORMATS: [Format; 8] = [
    Format {
        id: "docx",
        title: Pair("问题清单（Word / WPS 文字）", "List of problems (Word)"),
        extension: "docx",
        media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    },
    Format {
        id: "xlsx",
        title: Pair("问题清单（Excel / WPS 表格）", "List of problems (workbook)"),
        extension: "xlsx",
        media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    },
    Format {
        id: "html",
        title: Pair("问题清单和标注稿（网页，可打印）", "List and marked copy (web page)"),
        extension: "html",
        media: "text/html",
    },
    Format {
        id: "pictures",
        title: Pair("图解和数据表（网页）", "Pictures and their numbers (web page)"),
        extension: "html",
        media: "text/html",
    },
    PNG,
    Format {
        id: "markdown",
        title: Pair("问题清单（Markdown）", "List of problems (Markdown)"),
        extension: "md",
        media: "text/markdown",
    },
    Format {
        id: "json",
        title: Pair("全部结果（JSON）", "Everything (JSON)"),
        extension: "json",
        media: "application/json",
    },
    Format {
        id: "sarif",
        title: Pair("全部问题（SARIF）", "All findings (SARIF)"),
        extension: "sarif",
        media: "application/sarif+json",
    },
];

/// The pictures as dots, for what takes no others.
const PNG: Format = Format {
    id: "png",
    title: Pair("图解（PNG 图片，打包）", "Pictures (PNG, packed)"),
    extension: "zip",
    media: "application/zip",
};

/// The report's text as it is now.
pub const TEXT: Format = Format {
    id: "text",
    title: Pair("改后的全文（文本）", "The mended text (plain text)"),
    extension: "txt",
    media: "text/plain;charset=utf-8",
};

/// The person's own docx with the findings as comments.
pub const MARKED: Format = Format {
    id: "marked",
    title: Pair("原稿加批注（Word / WPS 文字）", "Your document with comments (Word)"),
    extension: "docx",
    media: FORMATS[0].media,
};

/// The person's own docx with what was mended as tracked changes.
pub const TRACKED: Format = Format {
    id: "tracked",
    title: Pair("原稿，改动作为修订（Word / WPS 文字）", "Your document, mended by tracked changes (Word)"),
    extension: "docx",
    media: FORMATS[0].media,
};

/// Each table by itself, for a spreadsheet.
pub const TABLES: [(TableId, Format); 3] = [
    (TableId::T2, table("t2", Pair("表二（CSV，用表格软件打开）", "Table 2 (CSV, for a spreadsheet)"))),
    (TableId::T3, table("t3", Pair("表三（CSV，用表格软件打开）", "Table 3 (CSV, for a spreadsheet)"))),
    (TableId::T4, table("t4", Pair("表四（CSV，用表格软件打开）", "Table 4 (CSV, for a spreadsheet)"))),
];

const fn table(id: &'static str, title: Pair) -> Format {
    Format { id, title, extension: "csv", media: "text/csv;charset=utf-8" }
}

/// The sum of all units' tables.
pub const SUM: Format = Format {
    id: "sum",
    title: Pair("各单位合计（Excel / WPS 表格）", "Sum of the units (workbook)"),
    extension: "xlsx",
    media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/// The lists to send back, one for each unit.
pub const SLIPS: Format =
    Format { id: "slips", title: words::SLIPS, extension: "zip", media: "application/zip" };

/// The list to send back to one unit.
pub const SLIP: Format =
    Format { id: "slip", title: words::SLIP, extension: "docx", media: FORMATS[0].media };

/// In place of a reason: the finding stands, and is not written into the list to send back (`src/api/page.rs`).
pub const LEFT_OUT: &str = "left-out";

/// What was set aside in one document, as an order says it.
pub fn aside_words(document: usize, set_aside: &[SetAside]) -> Vec<String> {
    let one = |one: &SetAside| [&document.to_string(), " ", one.reason.id(), " ", &one.fingerprint].concat();
    set_aside.iter().map(one).collect()
}

/// What is written: the documents, the settings, and what was set aside.
pub struct Order {
    /// The reports, packed.
    pub documents: Array,
    /// The file that the one report was read from; for a marked copy.
    pub file: Option<File>,
    /// How they are checked.
    pub options: Options,
    /// What the person found to be no problem: the document's number, the reason's word, the fingerprint.
    pub set_aside: Vec<String>,
    /// The numbers of the documents that the file is about; empty for all of them.
    pub only: Vec<usize>,
    /// The name of the file, without its ending.
    pub name: String,
}

/// Writes a file and gives it to the person.
pub fn write(order: Order, format: Format, lang: Lang, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let set_aside: JsValue =
            order.set_aside.iter().map(|f| JsValue::from_str(f)).collect::<Array>().into();
        let settings = JsValue::from(kept::write(&order.options));
        let made = async {
            let (name, arguments) = match order.file.as_ref().filter(|_| format == MARKED) {
                Some(file) => {
                    let bytes = files::bytes(file, lang).await?;
                    let bytes = Uint8Array::from(bytes.as_slice());
                    ("pageMarked", vec![bytes.into(), settings, set_aside, lang.code().into()])
                }
                None => {
                    let documents = order.documents.into();
                    let only = order.only.iter().map(usize::to_string);
                    let id = std::iter::once(format.id.to_owned()).chain(only).collect::<Vec<_>>().join(" ");
                    ("pageExport", vec![documents, settings, set_aside, id.into(), lang.code().into()])
                }
            };
            let made = files_module::call(name, &arguments).await?;
            // Letters are drawn where there is a screen.
            if format == PNG { files_module::call_here("pageDraw", &made).await } else { Ok(made) }
        };
        match made.await {
            Ok(content) => {
                let mark = if format == MARKED { words::MARKED_NAME.get(lang) } else { "" };
                files::save(&[&order.name, mark, ".", format.extension].concat(), format.media, &content)
            }
            Err(error) => refuse(&error, lang, &dispatch),
        }
    });
}

/// Writes the docx that a report came in, with what was mended in its text as tracked changes. What could not be made one is
/// said.
pub fn write_tracked(
    file: File,
    before: AttrValue,
    after: AttrValue,
    name: String,
    lang: Lang,
    dispatch: Dispatch,
) {
    spawn_local(async move {
        let (edits, lines) = difference::edits(&before, &after);
        let made = async {
            let bytes = files::bytes(&file, lang).await?;
            let place = |at: usize| JsValue::from(u32::try_from(at).unwrap_or(u32::MAX));
            let places = edits.iter().flat_map(|edit| [place(edit.span.start), place(edit.span.end)]);
            let places = Uint32Array::new(&places.collect::<Array>());
            let words: Array = edits.iter().map(|edit| JsValue::from_str(&edit.words)).collect();
            let arguments = [
                Uint8Array::from(bytes.as_slice()).into(),
                place(before.len()),
                places.into(),
                words.into(),
                lang.code().into(),
            ];
            files_module::call("pageTracked", &arguments).await?.dyn_into::<Array>()
        };
        match made.await {
            Ok(answer) => {
                let name = [&name, words::TRACKED_NAME.get(lang), ".", TRACKED.extension].concat();
                files::save(&name, TRACKED.media, &answer.get(0));
                let count = Uint32Array::new(&answer.get(1)).get_index(0) as usize;
                let left = edits.len().saturating_sub(count) + lines;
                let text = words::tracked(count, left, lang).into();
                let notice = Notice { text, is_problem: left > 0, can_undo: false };
                dispatch.dispatch(Action::Say(notice));
            }
            Err(error) => refuse(&error, lang, &dispatch),
        }
    });
}

/// Says why a file was not written, unless the person stopped it.
fn refuse(error: &JsValue, lang: Lang, dispatch: &Dispatch) {
    if !files_module::is_stopped(error) {
        let said = error.as_string();
        let text = said.unwrap_or_else(|| files_module::why(error).get(lang).to_owned());
        dispatch.dispatch(Action::Say(Notice::problem(text)));
    }
}
