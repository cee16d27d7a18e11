//! Counts that name again what was counted before: 这7件, 上述9件, 9件申请全部按时答复.

use crate::reading::prose::Passage;
use crate::reading::prose::words::token::Kind;
use crate::report::prose::{Measure, Reference, counted_alike};

/// How many counts before are looked at: time is in proportion to the text.
const FAR: usize = 40;

/// Finds the references of a passage.
pub fn find(passage: &Passage<'_>) -> Vec<Reference> {
    let refers = (0..passage.mentions.len()).filter(|i| names_again(passage, *i));
    refers.filter_map(|i| reference(passage, i)).collect()
}

fn reference(passage: &Passage<'_>, i: usize) -> Option<Reference> {
    let own = passage.mentions.get(i)?;
    let alike = |j: &usize| {
        passage.mentions.get(*j).is_some_and(|m| counted_alike(m.numeral.unit.name, own.numeral.unit.name))
            && passage.facts.get(*j).is_some_and(|f| f.is_exact() && f.this_year)
    };
    let earlier: Vec<usize> = (i.saturating_sub(FAR)..i).filter(alike).map(|j| passage.first + j).collect();
    (!earlier.is_empty()).then_some(Reference { at: passage.first + i, earlier })
}

/// Whether a count begins a clause with 这 or 上述, or a sentence and goes on with 申请全部, 申请均.
fn names_again(passage: &Passage<'_>, i: usize) -> bool {
    let (Some(mention), Some(fact)) = (passage.mentions.get(i), passage.facts.get(i)) else { return false };
    if mention.numeral.unit.measure != Measure::Count || !fact.is_exact() {
        return false;
    }
    let label = passage.label_words(i).unwrap_or("");
    if ["这", "上述", "以上", "这些"].contains(&label) {
        return true;
    }
    let begins =
        mention.at.checked_sub(1).and_then(|b| passage.tokens.get(b)).is_none_or(|t| t.is_mark('。'));
    let behind = passage.tokens.get(mention.at + 1..).unwrap_or(&[]).iter();
    let end = behind.take_while(|t| !matches!(t.kind, Kind::Mark(_) | Kind::Number(_))).last().map(|t| t.end);
    let from = passage.tokens.get(mention.at).map_or(0, |t| t.end);
    let tail = end.and_then(|end| passage.text.get(from..end)).unwrap_or("");
    let tail = tail.trim_start_matches("依").trim_start_matches("政府信息公开").trim_start_matches("公开");
    label.is_empty() && begins && ["申请全部", "申请均", "申请都"].iter().any(|word| tail.starts_with(word))
}
