//! What is checked: the text of the box, and the file that it came from.

use web_sys::File;
use yew::AttrValue;

use crate::app::model::Shared;
use crate::document::{Document, Format};

/// What is checked.
#[derive(Clone, PartialEq)]
pub struct Input {
    /// The text in the box.
    pub text: AttrValue,
    /// The document that the text is the rendition of, until the text is edited.
    pub parsed: Option<Shared<Document>>,
    /// The file's name, empty for typed and pasted text.
    pub name: AttrValue,
    /// The file itself, until the text is edited: a marked copy is made of it.
    pub file: Option<File>,
    /// Goes up whenever the page, not the person, put the text into the box.
    pub version: u32,
}

impl Input {
    /// Nothing.
    pub fn empty() -> Input {
        Input {
            text: AttrValue::Static(""),
            parsed: None,
            name: AttrValue::Static(""),
            file: None,
            version: 0,
        }
    }

    /// A text that was kept on this machine.
    pub fn kept(text: AttrValue) -> Input {
        Input { text, version: 1, ..Input::empty() }
    }

    /// The document to check.
    pub fn document(&self) -> Document {
        match &self.parsed {
            Some(parsed) => Document::clone(parsed),
            None => {
                let mut document = crate::source::from_text(self.text.to_string());
                document.name = self.name.to_string();
                document
            }
        }
    }

    /// Whether there is nothing in the box but space.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A document as it goes into the box. A box has no carriage returns, so they go before the check counts places.
pub fn load(document: Document, file: Option<File>) -> Input {
    let name = AttrValue::from(document.name.clone());
    let has_returns = document.text.contains('\r');
    let text = if has_returns {
        AttrValue::from(document.text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        AttrValue::from(document.text.clone())
    };
    let parsed = (document.format != Format::Text && !has_returns).then(|| Shared::new(document));
    Input { text, parsed, name, file, version: 0 }
}
