//! Persons and organisations in one breath: whoever may apply (article 27 of the Regulation), none of the form's columns.

use crate::text::WordList;

static PERSONS: WordList = WordList::new(&["自然人", "公民", "个人", "群众", "公众", "市民"]);

static JOINS: WordList = WordList::new(&["、", "和", "或者", "或", "以及", "及", "与", ",", ""]);

static ORGANISATIONS: WordList =
    WordList::new(&["法人", "企业", "其他社会组织", "其他组织", "社会组织", "社会团体", "组织", "单位"]);

/// The bytes of such words that a text begins with: 公民、法人和其他组织. Where each is told its own number behind them
/// (分别, 各) they are columns after all.
pub(super) fn at(rest: &str) -> Option<usize> {
    let mut end = PERSONS.at(rest)?.len();
    let mut organisations = 0;
    loop {
        let tail = rest.get(end..)?;
        let join = JOINS.at(tail)?.len();
        let Some(word) = ORGANISATIONS.at(tail.get(join..)?) else { break };
        end += join + word.len();
        organisations += 1;
    }
    let apart = rest.get(end..)?.starts_with(['分', '各']);
    (organisations > 0 && !apart).then_some(end)
}
