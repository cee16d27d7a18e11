//! Each slot with the sentences that stand beside it ([`crate::report::slot::About`]).

use super::facts_of;
use crate::report::slot::{SLOTS, Slot};
use crate::report::{BodyKind, Identity, Located};
use crate::text::Span;

fn slot_of(sentence: &str) -> (Option<Slot>, bool, bool) {
    let identity = Identity {
        kind: Some(BodyKind::Dept),
        body: Some(Located { value: "青禾区教育局".into(), span: Span::default() }),
        year: Some(Located { value: 2023, span: Span::default() }),
        ..Identity::default()
    };
    let start = sentence.find('«').expect("a marked number");
    let text = sentence.replace(['«', '»'], "");
    let facts = facts_of(&text, &identity).facts;
    let fact = facts.iter().find(|f| f.span.start == start);
    fact.map_or((None, false, false), |f| (Some(f.slot), f.certain, f.this_year))
}

/// What the marked number of a sentence counts, and whether surely.
pub(super) fn read(sentence: &str) -> (Option<Slot>, bool) {
    let (slot, certain, _) = slot_of(sentence);
    (slot, certain)
}

#[test]
fn sentences_have_the_slots_they_should_have() {
    let mut problems = Vec::new();
    for spec in &SLOTS {
        let Some(about) = spec.about else { continue };
        for sentence in about.real {
            let found = slot_of(sentence);
            if found != (Some(spec.slot), true, true) {
                problems.push(format!("{sentence}: {found:?} (slot, certain, this year)"));
            }
        }
        for sentence in about.counter {
            if slot_of(sentence) == (Some(spec.slot), true, true) {
                problems.push(format!("{sentence}: should not be {:?}", spec.slot));
            }
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}
