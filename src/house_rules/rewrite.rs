//! A file of house rules with one rule changed, added or taken out; all else that stands in it, comments too, stays.

use super::draft::{Draft, Wrong};
use super::{HouseRule, HouseRules, Refusal, file};
use crate::finding::Words;

impl HouseRules {
    /// The file with a rule put in place of the one of that number, or behind all of them. What else stands in it, comments
    /// too, stays as it is where that can be.
    pub fn with(&self, at: Option<usize>, draft: &Draft) -> Result<HouseRules, Vec<Wrong>> {
        let rule = draft.read()?;
        let is_other = |(nth, other): (usize, &HouseRule)| Some(nth) != at && other.code == rule.code;
        if self.rules().iter().enumerate().any(is_other) {
            let words = Words::new("这个代码已用于另一条规则", "another rule has this code");
            return Err(vec![("code", words)]);
        }
        let written = draft.written();
        let mut codes: Vec<&str> = self.rules().iter().map(|rule| rule.code).collect();
        let source = match at.and_then(|at| codes.get_mut(at)) {
            Some(code) => {
                *code = rule.code;
                self.replaced(at.unwrap_or_default(), &written)
            }
            None => {
                codes.push(rule.code);
                let between = if self.source().is_empty() { "" } else { "\n" };
                Some(
                    [self.source().trim_end(), if between.is_empty() { "" } else { "\n" }, between, &written]
                        .concat(),
                )
            }
        };
        self.as_meant(source, &codes, || {
            let mut drafts: Vec<Draft> = self.rules().iter().map(Draft::of).collect();
            match at.and_then(|at| drafts.get_mut(at)) {
                Some(place) => *place = draft.clone(),
                None => drafts.push(draft.clone()),
            }
            drafts
        })
        .map_err(|refusals| refusals.into_iter().map(|one| ("code", one.words)).collect())
    }

    /// The file without the rule of that number; none at all where it was the only one.
    pub fn without(&self, at: usize) -> HouseRules {
        let mut codes: Vec<&str> = self.rules().iter().map(|rule| rule.code).collect();
        if at < codes.len() {
            codes.remove(at);
        }
        if codes.is_empty() {
            return HouseRules::default();
        }
        let rest = || {
            let own = self.rules().iter().enumerate().filter(|(nth, _)| *nth != at);
            own.map(|(_, rule)| Draft::of(rule)).collect()
        };
        self.as_meant(self.replaced(at, ""), &codes, rest).unwrap_or_else(|_| self.clone())
    }

    /// The file of these words if it holds the rules that are meant, else one written anew.
    fn as_meant(
        &self,
        source: Option<String>,
        codes: &[&str],
        drafts: impl FnOnce() -> Vec<Draft>,
    ) -> Result<HouseRules, Vec<Refusal>> {
        let read = source.map(|source| HouseRules::read(&source));
        match read {
            Some(Ok(rules)) if rules.rules().iter().map(|rule| rule.code).eq(codes.iter().copied()) => {
                Ok(rules)
            }
            _ => {
                let anew: Vec<String> = drafts().iter().map(Draft::written).collect();
                HouseRules::read(&anew.join("\n"))
            }
        }
    }

    /// The file with other words in place of a rule. Comments right above it go with it where it is taken out.
    fn replaced(&self, at: usize, words: &str) -> Option<String> {
        let source = self.source();
        let starts = file::starts(source)?;
        let start = *starts.get(at)?;
        let end = starts.get(at + 1).map_or(source.len(), |next| comments_above(source, *next));
        let start = if words.is_empty() { comments_above(source, start) } else { start };
        let (before, behind) = (source.get(..start)?, source.get(end..)?);
        let between = if words.is_empty() || behind.is_empty() { "" } else { "\n" };
        Some([before, words, between, behind].concat())
    }
}

/// Where the comments begin that stand right above a place at the beginning of a line.
fn comments_above(source: &str, at: usize) -> usize {
    let mut start = at;
    while let Some(line) = source.get(..start).and_then(|before| before.strip_suffix('\n')) {
        let from = line.rfind('\n').map_or(0, |end| end + 1);
        if !line.get(from..).is_some_and(|line| line.trim_start().starts_with('#')) {
            break;
        }
        start = from;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::super::FIELDS;
    use super::super::draft::tests::{FILE, file};
    use super::*;

    #[test]
    fn a_rule_is_changed_at_its_place_and_the_rest_stays() {
        let with = |draft: &Draft, changed: &str, to: &str| {
            let field = |field: &&str| (*field).to_owned();
            let value = |field: &str| if field == changed { to } else { draft.get(field) }.to_owned();
            Draft::new(FIELDS.iter().map(|name| (field(name), value(name))))
        };
        let draft = with(&Draft::of(&file().rules()[0]), "title", "丙");
        let changed = file().with(Some(0), &draft).unwrap();
        assert_eq!(&*changed.rules()[0].title.zh, "丙");
        assert!(
            changed.source().starts_with("# 文件头\nname = \"通知\"\n\n# 一\n[[rule]]\n"),
            "{}",
            changed.source()
        );
        assert!(changed.source().ends_with(&FILE[FILE.find("# 二").unwrap()..]), "{}", changed.source());
        let more = changed.with(None, &with(&draft, "code", "LOCAL-C")).unwrap();
        assert_eq!(
            more.rules().iter().map(|rule| rule.code).collect::<Vec<_>>(),
            ["LOCAL-A", "LOCAL-B", "LOCAL-C"]
        );
        assert_eq!(file().with(None, &draft).unwrap_err()[0].0, "code");
    }

    #[test]
    fn a_rule_is_taken_out_with_its_comment() {
        let rest = file().without(0);
        assert_eq!(rest.rules().len(), 1);
        assert!(!rest.source().contains("# 一") && rest.source().contains("# 二"), "{}", rest.source());
        assert!(rest.without(0).is_empty());
        let inline = "rule = [{ code = \"LOCAL-A\", title = \"甲\", forbid = [\"乙\"], message = \"丙\", reported = \"乙\", passed = \"丁\" }, { code = \"LOCAL-B\", title = \"甲\", forbid = [\"乙\"], message = \"丙\", reported = \"乙\", passed = \"丁\" }]";
        let rest = HouseRules::read(inline).unwrap().without(0);
        assert_eq!(rest.rules().iter().map(|rule| rule.code).collect::<Vec<_>>(), ["LOCAL-B"]);
    }
}
