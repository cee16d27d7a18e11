//! The little of Markdown that the rules' pages use: headings, paragraphs, lists, examples in fences.

use yew::prelude::*;

/// A page.
pub fn draw(text: &str) -> Html {
    let mut parts: Vec<Html> = Vec::new();
    let mut fence: Option<String> = None;
    for line in text.lines() {
        if line.starts_with("```") || line.starts_with("~~~") {
            match fence.take() {
                Some(example) => parts.push(html! { <pre>{ example }</pre> }),
                None => fence = Some(String::new()),
            }
        } else if let Some(example) = &mut fence {
            example.push_str(line);
            example.push('\n');
        } else if let Some(heading) = line.strip_prefix("### ") {
            parts.push(html! { <h5>{ heading.to_owned() }</h5> });
        } else if let Some(heading) = line.strip_prefix("## ") {
            parts.push(html! { <h4>{ inline(heading) }</h4> });
        } else if let Some(item) = line.strip_prefix("- ") {
            parts.push(html! { <p class="item">{ inline(item) }</p> });
        } else if !line.trim().is_empty() {
            parts.push(html! { <p>{ inline(line) }</p> });
        }
    }
    parts.into_iter().collect()
}

/// A line with code in backticks.
fn inline(line: &str) -> Html {
    let piece = |(at, piece): (usize, &str)| {
        let piece = piece.to_owned();
        if at % 2 == 1 {
            html! { <code>{ piece }</code> }
        } else {
            html! { { piece } }
        }
    };
    line.split('`').enumerate().map(piece).collect()
}
