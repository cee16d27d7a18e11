//! Lists to send back: the person's reports and settings go to the second module, which writes the file.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::state::{Action, Dispatch, Notice};
use super::words::{self, Pair};
use super::{files, second};
use crate::document::Document;
use crate::finding::Lang;
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
pub const FORMATS: [Format; 6] = [
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

/// The sum of all units' tables.
pub const SUM: Format = Format {
    id: "sum",
    title: Pair("各单位合计（Excel / WPS 表格）", "Sum of the units (workbook)"),
    extension: "xlsx",
    media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/// What is written: the documents, the settings, and what was set aside.
pub struct Order {
    /// The reports.
    pub documents: Vec<Document>,
    /// How they are checked.
    pub options: Options,
    /// Fingerprints to leave out.
    pub left_out: Vec<String>,
    /// The name of the file, without its ending.
    pub name: String,
}

/// Writes a file and gives it to the person.
pub fn write(order: Order, format: Format, lang: Lang, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let documents: Array = order.documents.into_iter().map(second::pack).collect();
        let left_out: Array = order.left_out.iter().map(|f| JsValue::from_str(f)).collect();
        let settings = kept::write(&order.options);
        let arguments =
            [documents.into(), settings.into(), left_out.into(), format.id.into(), lang.code().into()];
        match second::call("pageExport", &arguments).await {
            Ok(content) => {
                files::save(&[&order.name, ".", format.extension].concat(), format.media, &content)
            }
            Err(_) => dispatch.dispatch(Action::Say(Notice {
                text: words::SECOND_FAILED.get(lang).into(),
                is_problem: true,
                can_undo: false,
            })),
        }
    });
}
