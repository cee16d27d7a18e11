//! Which findings the worklist shows, in which order, and how far the work is.

use std::collections::BTreeSet;

use yew::AttrValue;

use super::{Head, ResultsModel, quote};
use crate::finding::{Finding, Lang, Severity};
use crate::rules;

/// What is shown of the findings, and how they are put together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Only those of this severity.
    pub severity: Option<Severity>,
    /// Only those at this place, by its Chinese name.
    pub place: Option<AttrValue>,
    /// Only those of this rule.
    pub rule: Option<&'static str>,
    /// How they are put together.
    pub by: Grouping,
}

/// How findings are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// The gravest first.
    #[default]
    Weight,
    /// By section and table.
    Place,
    /// Those of the same kind together.
    Rule,
}

impl Grouping {
    /// All of them.
    pub const ALL: [Grouping; 3] = [Grouping::Weight, Grouping::Place, Grouping::Rule];

    /// Its word in the page's fields.
    pub const fn name(self) -> &'static str {
        match self {
            Grouping::Weight => "weight",
            Grouping::Place => "place",
            Grouping::Rule => "rule",
        }
    }
}

/// Findings under one heading; without one where they are not put together.
#[derive(Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// The heading.
    pub title: String,
    /// The causes.
    pub heads: Vec<&'a Head>,
}

impl Listing {
    /// Whether a cause is shown. Informations stand folded below whatever the severity that is asked for.
    pub fn shows(&self, model: &ResultsModel, head: &Head) -> bool {
        let Some(finding) = model.finding(head.finding) else { return false };
        let severity = is_minor(finding) || self.severity.is_none_or(|one| one == finding.severity);
        let place = || self.place.as_ref().is_none_or(|one| **one == *place_of(model, finding, Lang::Zh));
        severity && self.rule.is_none_or(|one| one == finding.code) && place()
    }

    /// The causes that are shown, as they stand in the list; informations are not among them.
    pub fn groups<'a>(&self, model: &'a ResultsModel, lang: Lang) -> Vec<Group<'a>> {
        let mut groups: Vec<Group<'a>> = Vec::new();
        for head in model.heads.iter().filter(|head| self.shows(model, head)) {
            let Some(finding) = model.finding(head.finding).filter(|finding| !is_minor(finding)) else {
                continue;
            };
            let title = match self.by {
                Grouping::Weight => String::new(),
                Grouping::Place => place_of(model, finding, lang),
                Grouping::Rule => rules::title_of(finding, lang).to_owned(),
            };
            match groups.iter_mut().find(|group| group.title == title) {
                Some(group) => group.heads.push(head),
                None => groups.push(Group { title, heads: vec![head] }),
            }
        }
        groups
    }

    /// The informations that are shown.
    pub fn minor<'a>(&self, model: &'a ResultsModel) -> Vec<&'a Head> {
        let is_minor = |head: &&Head| model.finding(head.finding).is_some_and(is_minor);
        model.heads.iter().filter(is_minor).filter(|head| self.shows(model, head)).collect()
    }

    /// Every finding that is shown, in the order in which it is seen.
    pub fn findings<'a>(&self, model: &'a ResultsModel, lang: Lang) -> Vec<&'a Finding> {
        let groups = self.groups(model, lang);
        let main = groups.iter().flat_map(|group| group.heads.iter().copied());
        main.chain(self.minor(model)).filter_map(|head| model.finding(head.finding)).collect()
    }
}

fn is_minor(finding: &Finding) -> bool {
    finding.severity >= Severity::Info
}

/// Where a finding is, as its row says it.
pub fn place_of(model: &ResultsModel, finding: &Finding, lang: Lang) -> String {
    quote::heading(model, finding, lang).0
}

/// How many errors and warnings are left, and how many of those that the report came with are done: mended, or found
/// to be no problem.
pub fn progress(model: &ResultsModel, original: Option<&ResultsModel>) -> (usize, usize) {
    let left: BTreeSet<&str> = model.heads().map(|finding| finding.fingerprint.as_str()).collect();
    let count = model.heads().filter(|finding| !is_minor(finding)).count();
    // As it came nothing is done, however much there is.
    let original = original.filter(|original| !std::ptr::eq(*original, model));
    let came = original.into_iter().flat_map(ResultsModel::heads).filter(|finding| !is_minor(finding));
    (count, came.filter(|finding| !left.contains(finding.fingerprint.as_str())).count())
}

/// What was found in a report as it came, by fingerprint: other findings are new. `None` where it is as it came.
pub fn fingerprints_before<'a>(
    model: &ResultsModel,
    original: &'a ResultsModel,
) -> Option<BTreeSet<&'a str>> {
    let findings = &original.checked.outcomes.findings;
    (!std::ptr::eq(original, model)).then(|| findings.iter().map(|one| one.fingerprint.as_str()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::{Reason, SetAside, Shared, samples};
    use crate::options::Options;

    fn model(text: &str, set_aside: &[SetAside]) -> ResultsModel {
        let checked = crate::check(crate::source::from_text(text.to_owned()), &Options::default(), None);
        ResultsModel::new(Shared::new(checked), set_aside)
    }

    #[test]
    fn filters_and_groups_lose_and_double_nothing() {
        let model = model(&samples::wrong(), &[]);
        let all = Listing::default().findings(&model, Lang::Zh);
        assert!(all.len() > 2 && all.len() == model.heads.len());
        for by in Grouping::ALL {
            let listing = Listing { by, ..Listing::default() };
            let mut seen: Vec<&str> =
                listing.findings(&model, Lang::En).iter().map(|f| f.fingerprint.as_str()).collect();
            let mut wanted: Vec<&str> = all.iter().map(|f| f.fingerprint.as_str()).collect();
            seen.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(seen, wanted, "{by:?}");
        }
        let first = all.first().unwrap();
        let place = Some(AttrValue::from(place_of(&model, first, Lang::Zh)));
        let listing = Listing { place, rule: Some(first.code), ..Listing::default() };
        let found = listing.findings(&model, Lang::En);
        assert!(found.len() < all.len() && found.iter().all(|f| f.code == first.code));
    }

    #[test]
    fn what_was_set_aside_is_done() {
        let before = model(&samples::wrong(), &[]);
        let first = before.heads().next().unwrap();
        let after = model(&samples::wrong(), &[SetAside::new(first, Reason::Records)]);
        let (left, done) = progress(&before, Some(&before));
        assert_eq!((done, progress(&after, Some(&before))), (0, (left - 1, 1)));
        assert!(fingerprints_before(&before, &before).is_none());
        let sound = model(samples::sound().as_str(), &[]);
        assert!(!fingerprints_before(&before, &sound).unwrap().contains(first.fingerprint.as_str()));
    }
}
