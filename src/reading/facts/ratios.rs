//! Shares, growth and rates: a percentage and the counts that it is made of (domain §5).

use super::Passage;
use super::lexicon::Meaning;
use super::mentions::{self, Mention};
use super::tokens::Kind;
use super::units::Measure;

/// A percentage, or a change without one, with the counts that belong to it. Numbers are those of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ratio {
    /// 自然人12件,占80%.
    Share {
        /// The percentage.
        percent: usize,
        /// What has the share.
        part: usize,
        /// 占总数, 占申请总量.
        of_all: bool,
        /// Only a bare percentage in brackets: 12件(80%).
        bare: bool,
    },
    /// 较上年的18件增长200%.
    Growth {
        /// The percentage (or 倍, 番); none for 由18件增至55件.
        percent: Option<usize>,
        /// This year's count.
        current: usize,
        /// The count that it is compared with, where it is printed.
        base: Option<usize>,
        /// How much more or less, where it is printed: 增加5件.
        difference: Option<usize>,
        /// Up or down.
        direction: Direction,
    },
    /// 办结率90%.
    DoneRate {
        /// The percentage.
        percent: usize,
    },
}

/// Up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// 增长.
    Up,
    /// 下降.
    Down,
}

/// Finds the ratios of a passage.
pub fn find(passage: &Passage<'_>) -> Vec<Ratio> {
    let mut ratios = Vec::new();
    for (i, mention) in passage.mentions.iter().enumerate() {
        let percent = passage.first + i;
        match passage.facts.get(i).map(|f| f.slot) {
            Some("share") => ratios.extend(share(passage, i, mention, false)),
            Some("growth") => ratios.extend(growth(passage, i, mention)),
            Some("rate_done") => ratios.push(Ratio::DoneRate { percent }),
            Some("other") if mention.numeral.unit.measure == Measure::Percent => {
                ratios.extend(share(passage, i, mention, true));
            }
            _ => {}
        }
        ratios.extend(change(passage, i, mention));
    }
    ratios
}

fn words(passage: &Passage<'_>, mention: &Mention) -> Vec<Option<Meaning>> {
    mentions::meanings(passage.tokens, passage.brackets, mention.label.clone()).map(|(_, m)| m).collect()
}

fn is_count(mention: &Mention) -> bool {
    matches!(mention.numeral.unit.measure, Measure::Count | Measure::Other)
}

/// A share of the quantity directly before it. 分别占, 共占 and a share with a subject of its own are not read.
fn share(passage: &Passage<'_>, i: usize, mention: &Mention, bare: bool) -> Option<Ratio> {
    let label = words(passage, mention);
    let plain = label.iter().all(|m| {
        matches!(
            m,
            Some(
                Meaning::Share
                    | Meaning::Whole
                    | Meaning::Filler
                    | Meaning::About
                    | Meaning::AtLeast
                    | Meaning::AtMost
                    | Meaning::Reaching
                    | Meaning::Apply
                    | Meaning::Application
            )
        )
    });
    let before = i.checked_sub(1)?;
    let part = passage.mentions.get(before)?;
    if !plain || !is_count(part) || part.sentence != mention.sentence {
        return None;
    }
    let between = passage.tokens.get(part.at + 1..mention.label.start)?;
    let bracketed = mention.bracket == Some(part.at + 1);
    let adjacent = match between {
        [] => !bare,
        [one] => {
            (one.is_mark(',') && part.bracket == mention.bracket && !bare) || (one.is_mark('(') && bracketed)
        }
        _ => false,
    };
    let of_all = label.contains(&Some(Meaning::Whole))
        || passage
            .text
            .get(passage.tokens.get(mention.label.start)?.start..passage.tokens.get(mention.at)?.start)?
            .contains("总");
    adjacent.then_some(Ratio::Share {
        percent: passage.first + i,
        part: passage.first + before,
        of_all,
        bare,
    })
}

/// Growth of the quantity before it, with its base where it is printed.
fn growth(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    let label = words(passage, mention);
    let direction = label.iter().rev().flatten().find_map(|m| match m {
        Meaning::Up | Meaning::UpTo => Some(Direction::Up),
        Meaning::Down | Meaning::DownTo => Some(Direction::Down),
        _ => None,
    })?;
    // 办结率增长…, 群众满意度提升…: a subject of its own.
    let plain = label.iter().all(|m| {
        matches!(
            m,
            Some(
                Meaning::Up
                    | Meaning::Down
                    | Meaning::Compare
                    | Meaning::OtherYear
                    | Meaning::Year(_)
                    | Meaning::Filler
                    | Meaning::Reaching
                    | Meaning::About
                    | Meaning::AtLeast
                    | Meaning::AtMost
            )
        )
    });
    if !plain || label.contains(&Some(Meaning::UpTo)) || label.contains(&Some(Meaning::DownTo)) {
        return None;
    }
    let percent = Some(passage.first + i);
    let before = i.checked_sub(1)?;
    let last = passage.mentions.get(before).filter(|m| m.sentence == mention.sentence)?;
    let last_label = words(passage, last);
    let gap = passage.tokens.get(last.at + 1..mention.label.start)?;
    let at_once = gap.iter().all(|t| matches!(t.kind, Kind::Mark(',' | ')')));
    let unit = last.numeral.unit.name;
    if at_once && is_count(last) {
        // 较去年同期的18件,增幅达200%; 比2022年(31起)下降29%.
        let dated = |m: &Option<Meaning>| matches!(m, Some(Meaning::OtherYear | Meaning::Year(_)));
        let in_label = last_label.iter().any(|m| matches!(m, Some(Meaning::Compare | Meaning::From)))
            && last_label.iter().any(dated)
            && !last_label.iter().any(|m| matches!(m, Some(Meaning::Up | Meaning::Down)));
        let in_bracket = last
            .bracket
            .and_then(|b| b.checked_sub(1))
            .and_then(|b| passage.tokens.get(b))
            .is_some_and(|t| dated(&t.meaning()))
            && last_label.is_empty();
        let other_year = passage.facts.get(before).is_some_and(|f| !f.this_year);
        if (in_label && other_year) || in_bracket {
            let current = (0..before).rev().take(6).find(|j| {
                passage.mentions.get(*j).is_some_and(|m| {
                    m.sentence == mention.sentence
                        && m.numeral.unit.name == unit
                        && m.bracket == mention.bracket
                }) && passage.facts.get(*j).is_some_and(|f| f.this_year)
            })?;
            // Only the count directly before the comparison is surely the one compared.
            if current + 1 != before {
                return None;
            }
            return Some(Ratio::Growth {
                percent,
                current: passage.first + current,
                base: Some(passage.first + before),
                difference: None,
                direction,
            });
        }
        // 由72个增加到112个,增幅达55%.
        let reaches = last_label.iter().any(|m| matches!(m, Some(Meaning::UpTo | Meaning::DownTo)));
        if reaches {
            let base = before.checked_sub(1)?;
            let from = passage
                .mentions
                .get(base)
                .filter(|m| m.sentence == mention.sentence && m.numeral.unit.name == unit)?;
            let starts = words(passage, from).iter().any(|m| matches!(m, Some(Meaning::From)));
            return starts.then_some(Ratio::Growth {
                percent,
                current: passage.first + before,
                base: Some(passage.first + base),
                difference: None,
                direction,
            });
        }
        // 比上年增加5件,增长20%.
        let differs = last_label.iter().any(|m| matches!(m, Some(Meaning::Up | Meaning::Down)));
        if differs {
            let current = before.checked_sub(1)?;
            let count = passage
                .mentions
                .get(current)
                .filter(|m| m.sentence == mention.sentence && m.numeral.unit.name == unit)?;
            let gap = passage.tokens.get(count.at + 1..last.label.start)?;
            let joined = gap.iter().all(|t| t.is_mark(','))
                && last_label.iter().all(|m| {
                    matches!(
                        m,
                        Some(
                            Meaning::Up
                                | Meaning::Down
                                | Meaning::Compare
                                | Meaning::OtherYear
                                | Meaning::Year(_)
                                | Meaning::Filler
                        )
                    )
                });
            return joined.then_some(Ratio::Growth {
                percent,
                current: passage.first + current,
                base: None,
                difference: Some(passage.first + before),
                direction,
            });
        }
    }
    // 1482件,同比增长260.6%; brackets between are stepped over.
    let current = (0..i)
        .rev()
        .take(40)
        .find(|j| passage.mentions.get(*j).is_some_and(|m| m.bracket == mention.bracket))?;
    let count = passage.mentions.get(current).filter(|m| m.sentence == mention.sentence && is_count(m))?;
    let mut at = count.at + 1;
    while at < mention.label.start {
        let token = passage.tokens.get(at)?;
        at = match token.kind {
            Kind::Mark(',') => at + 1,
            Kind::Mark('(') => passage.brackets.partner(at)? + 1,
            _ => return None,
        };
    }
    let own = words(passage, count);
    let is_change = own.iter().any(|m| matches!(m, Some(Meaning::Up | Meaning::Down | Meaning::Compare)));
    let this_year = passage.facts.get(current).is_some_and(|f| f.this_year);
    (this_year && !is_change).then_some(Ratio::Growth {
        percent,
        current: passage.first + current,
        base: None,
        difference: None,
        direction,
    })
}

/// 由18件增至55件: a change without a percentage, for its direction.
fn change(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    let label = words(passage, mention);
    let direction = label.iter().rev().flatten().find_map(|m| match m {
        Meaning::UpTo => Some(Direction::Up),
        Meaning::DownTo => Some(Direction::Down),
        _ => None,
    })?;
    let base = i.checked_sub(1)?;
    let from = passage.mentions.get(base)?;
    let starts = words(passage, from).iter().any(|m| matches!(m, Some(Meaning::From)));
    let same = from.sentence == mention.sentence
        && from.numeral.unit.name == mention.numeral.unit.name
        && from.bracket == mention.bracket;
    (starts && same && passage.brackets.holds_numbers(from.at, mention.at)).then_some(Ratio::Growth {
        percent: None,
        current: passage.first + i,
        base: Some(passage.first + base),
        difference: None,
        direction,
    })
}
