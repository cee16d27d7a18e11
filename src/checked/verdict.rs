//! What is said of a report first, in one word that is the same on the page, in a folder's row, in every export and on
//! the command line.

use super::{Checked, Tally};
use crate::finding::{Lang, Words};
use crate::form::TableId;
use crate::report::{CellState, TableState};

/// What is said of a report first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Everything was read and checked, and nothing of weight was found.
    Clean,
    /// Errors or warnings stand.
    Findings,
    /// Nothing of weight stands, but something was set aside, switched off or not checked.
    Partial,
    /// Nothing of weight stands in what was read, and a table was not, or nothing could be checked.
    Unread,
    /// There is no text.
    Empty,
}

impl Verdict {
    /// All of them; their places are their numbers.
    pub(super) const ALL: [Verdict; 5] =
        [Verdict::Clean, Verdict::Findings, Verdict::Partial, Verdict::Unread, Verdict::Empty];

    /// The verdict on these numbers.
    pub fn of(tally: Tally, unread: &[TableId]) -> Verdict {
        // An error is an error, whatever else could not be read; a warning is no reason to keep quiet about a table
        // that nobody checked.
        if tally.errors > 0 {
            Verdict::Findings
        } else if tally.is_blank {
            Verdict::Empty
        } else if !unread.is_empty() || tally.passed == 0 && tally.rules_off == 0 {
            Verdict::Unread
        } else if tally.warnings > 0 {
            Verdict::Findings
        } else if tally.not_evaluated > 0 || tally.set_aside > 0 || tally.rules_off > 0 {
            Verdict::Partial
        } else {
            Verdict::Clean
        }
    }

    /// The word that stands in the JSON and in `data-verdict`.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Clean => "clean",
            Verdict::Findings => "findings",
            Verdict::Partial => "partial",
            Verdict::Unread => "unread",
            Verdict::Empty => "empty",
        }
    }

    /// The same for people.
    pub fn title(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Verdict::Clean, Lang::Zh) => "未发现不一致",
            (Verdict::Findings, Lang::Zh) => "发现问题",
            (Verdict::Partial, Lang::Zh) => "已核对的部分未发现不一致",
            (Verdict::Unread, Lang::Zh) => "没有读全",
            (Verdict::Empty, Lang::Zh) => "没有可核对的内容",
            (Verdict::Clean, Lang::En) => "no inconsistency found",
            (Verdict::Findings, Lang::En) => "findings",
            (Verdict::Partial, Lang::En) => "no inconsistency in what was checked",
            (Verdict::Unread, Lang::En) => "not all of it was read",
            (Verdict::Empty, Lang::En) => "nothing to check was found",
        }
    }
}

/// Tables of which nothing was read.
pub fn unread_tables(checked: &Checked) -> Vec<TableId> {
    let unread = |id: &TableId| {
        let table = checked.report.table(*id);
        // Of two tables that stand in one no cell is certain.
        table.state != TableState::Read || table.cells().all(|(.., cell)| cell.state == CellState::Missing)
    };
    TableId::ALL.into_iter().filter(unread).collect()
}

/// The verdict with its numbers, in a sentence for people; the word of [`Verdict::title`] stands in it.
pub fn sentence(verdict: Verdict, tally: &Tally, unread: &[TableId], lang: Lang) -> String {
    let words = numbers(verdict, tally, unread);
    match lang {
        Lang::Zh => format!("{}。", words.zh),
        Lang::En => format!("{}.", words.en),
    }
}

fn numbers(verdict: Verdict, tally: &Tally, unread: &[TableId]) -> Words {
    let s = |count: usize| if count == 1 { "" } else { "s" };
    let mut words = Words::default();
    let mut say = |zh: String, en: String| {
        let (comma, comma_en) = if words.zh.is_empty() { ("", "") } else { ("，", ", ") };
        words.zh.extend([comma, &zh]);
        words.en.extend([comma_en, &en]);
    };
    if verdict == Verdict::Unread && !unread.is_empty() {
        let names: Vec<_> = unread.iter().map(|t| t.name_zh()).collect();
        let names_en: Vec<_> = unread.iter().map(|t| t.name_en()).collect();
        say(
            format!("{}：{}没有读到", verdict.title(Lang::Zh), names.join("、")),
            format!("{} ({})", verdict.title(Lang::En), names_en.join(", ")),
        );
    } else if verdict != Verdict::Findings {
        say(verdict.title(Lang::Zh).to_owned(), verdict.title(Lang::En).to_owned());
    }
    let Tally { errors, warnings, infos, between, .. } = *tally;
    if errors + warnings > 0 {
        say(
            format!("{errors} 处错误，{warnings} 处警告"),
            format!("{errors} error{}, {warnings} warning{}", s(errors), s(warnings)),
        );
    }
    if between > 0 {
        say(format!("其中 {between} 处在报告之间"), format!("{between} of them between reports"));
    }
    if infos > 0 {
        say(format!("{infos} 处提示"), format!("{infos} note{}", s(infos)));
    }
    let Tally { passed, not_evaluated, set_aside, rules_off, .. } = *tally;
    words.zh.push_str(&format!("；核对通过 {passed} 项"));
    words.en.push_str(&format!("; {passed} check{} held", s(passed)));
    let mut add = |count: usize, zh: &str, en: &str| {
        if count > 0 {
            words.zh.push_str(&format!("，{count} {zh}"));
            words.en.push_str(&format!(", {count} {en}"));
        }
    };
    add(not_evaluated, "项未能核对", "could not be checked");
    add(set_aside, "处已搁置", "set aside");
    add(rules_off, "条规则已关闭", if rules_off == 1 { "rule is off" } else { "rules are off" });
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: Tally = Tally { passed: 118, ..Tally::NONE };

    #[test]
    fn green_is_said_only_where_all_was_read_checked_and_left_standing() {
        assert_eq!(Verdict::of(SOUND, &[]), Verdict::Clean);
        for less in [
            Tally { not_evaluated: 1, ..SOUND },
            Tally { set_aside: 1, ..SOUND },
            Tally { rules_off: 1, ..SOUND },
        ] {
            assert_eq!(Verdict::of(less, &[]), Verdict::Partial, "{less:?}");
        }
        assert_eq!(Verdict::of(Tally { warnings: 1, set_aside: 2, ..SOUND }, &[]), Verdict::Findings);
        assert_eq!(Verdict::of(Tally { warnings: 1, ..SOUND }, &[TableId::T2]), Verdict::Unread);
        assert_eq!(Verdict::of(Tally { errors: 1, ..SOUND }, &[TableId::T2]), Verdict::Findings);
        assert_eq!(Verdict::of(Tally::NONE, &[]), Verdict::Unread);
        assert_eq!(Verdict::of(Tally { is_blank: true, ..Tally::NONE }, &TableId::ALL), Verdict::Empty);
    }

    #[test]
    fn the_sentence_tells_what_stands_and_what_was_not_looked_at() {
        let say =
            |tally: Tally, unread: &[TableId]| sentence(Verdict::of(tally, unread), &tally, unread, Lang::Zh);
        assert_eq!(say(SOUND, &[]), "未发现不一致；核对通过 118 项。");
        let tally = Tally { not_evaluated: 3, set_aside: 1, rules_off: 2, ..SOUND };
        assert_eq!(
            say(tally, &[]),
            "已核对的部分未发现不一致；核对通过 118 项，3 项未能核对，1 处已搁置，2 条规则已关闭。"
        );
        let tally = Tally { errors: 2, between: 1, infos: 1, ..SOUND };
        assert_eq!(say(tally, &[]), "2 处错误，0 处警告，其中 1 处在报告之间，1 处提示；核对通过 118 项。");
        assert_eq!(say(SOUND, &[TableId::T2]), "没有读全：表二没有读到；核对通过 118 项。");
    }
}
