//! A line of the report's prose with its marks.

use yew::prelude::*;

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The heading of the section of that number.
    Heading(usize),
    /// The report's title.
    Title,
    /// A line of a table that is none of the form's.
    Columns,
    /// Any other.
    Prose,
}

/// A stretch of a line with one look.
#[derive(Clone, PartialEq)]
pub struct Piece {
    /// What it says.
    pub words: AttrValue,
    /// Where in the line it begins.
    pub at: usize,
    /// How it is marked.
    pub class: Option<&'static str>,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its number among those that are drawn. Places in the text would be others in every line behind a changed one.
    pub nth: usize,
    pub kind: Kind,
    pub pieces: Vec<Piece>,
}

/// A component, so that a key draws the line anew that it changes, and no other.
#[component]
pub fn Line(props: &Props) -> Html {
    let piece = |piece: &Piece| {
        let words = piece.words.clone();
        match piece.class {
            Some(class) => html! { <mark {class} data-at={piece.at.to_string()}>{ words }</mark> },
            None => html! { { words } },
        }
    };
    let body: Html = props.pieces.iter().map(piece).collect();
    let nth = props.nth.to_string();
    match props.kind {
        Kind::Heading(section) => {
            html! { <h3 id={["at-s", &section.to_string()].concat()} data-line={nth}>{ body }</h3> }
        }
        Kind::Title => html! { <h2 class="sheet-title" data-line={nth}>{ body }</h2> },
        Kind::Columns => html! { <p class="columns" data-line={nth}>{ body }</p> },
        Kind::Prose => html! { <p class="prose" data-line={nth}>{ body }</p> },
    }
}
