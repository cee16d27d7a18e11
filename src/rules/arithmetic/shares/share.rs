//! A share with the count that has it, and the counts that it may be of.

use super::{likely, sum_and_slack};
use crate::finding::Severity;
use crate::num::Num;
use crate::report::Report;
use crate::report::prose::{Enumeration, Fact, Lead, List, Measure, Qualifier, Ratio, counted_alike};
use crate::report::slot::Slot;
use crate::rules::arithmetic::complete;
use crate::rules::arithmetic::exact::{Fit, Printed, percent, whole};
use crate::rules::arithmetic::sums::{Sum, weigh};

/// Whether the shares of a list are all of one total (占总数) that is not the list's own whole: 网站800条,其中动态500条,
/// 占公开总数的25%;公告300条,占公开总数的15%.
fn one_other_whole(report: &Report, list: &List) -> bool {
    let Some(first) = list.parts.first() else { return false };
    let own: Vec<Share<'_>> =
        near(report, *first).filter(|s| list.parts.binary_search(&s.part_index).is_ok()).collect();
    let common = own.iter().try_fold((1, i128::MAX), |(low, high), share| {
        let (least, most) = share.printed.implied_whole(whole(share.part)?)?;
        Some((least.max(low), most.min(high)))
    });
    let Some((low, high)) = common.filter(|(low, high)| own.len() > 1 && low <= high) else { return false };
    let own_whole = |of: i128| (low..=high).contains(&of);
    own.iter().all(|s| s.of_all)
        && !list.wholes.first().and_then(|i| report.facts.get(*i)).and_then(whole).is_some_and(own_whole)
}

/// A share with the count that has it.
#[derive(Clone, Copy)]
pub(super) struct Share<'a> {
    pub(super) percent: &'a Fact,
    pub(super) part: &'a Fact,
    pub(super) part_index: usize,
    pub(super) printed: Printed,
    pub(super) of_all: bool,
    /// What it is of, where that is printed with it.
    of: Option<&'a Fact>,
    /// Named as a rate of what its count says.
    rate: bool,
}

pub(super) fn shares(report: &Report) -> impl Iterator<Item = Share<'_>> {
    report.ratios.iter().filter_map(|ratio| read(report, ratio))
}

fn read<'a>(report: &'a Report, ratio: &Ratio) -> Option<Share<'a>> {
    let Ratio::Share { percent, part, of_all, base, rate, .. } = *ratio else { return None };
    let (p, n) = (report.facts.get(percent)?, report.facts.get(part)?);
    let exact = p.qualifier == Qualifier::Exact && n.is_exact() && p.this_year;
    let printed = Printed::of(p).filter(|_| exact)?;
    let of = base.and_then(|i| report.facts.get(i));
    Some(Share { percent: p, part: n, part_index: part, printed, of_all, of, rate })
}

/// The shares around a fact: those of its list are among them.
pub(super) fn near(report: &Report, at: usize) -> impl Iterator<Item = Share<'_>> {
    let from = report.ratios.partition_point(|r| match r {
        Ratio::Share { part, .. } => *part + 100 < at,
        Ratio::Growth { current, .. } => *current + 100 < at,
        Ratio::DoneRate { percent } | Ratio::OpenRate { percent, .. } | Ratio::AnswerRate { percent, .. } => {
            *percent + 100 < at
        }
        Ratio::Mean { mean, .. } => *mean + 100 < at,
    });
    report.ratios.iter().skip(from).take(200).filter_map(|ratio| read(report, ratio))
}

/// The most parts of a list whose shares are reckoned: no report has more, and time is in proportion to the text.
const LONGEST: usize = 100;

/// How many counts back one is looked for that a share may be of: time is in proportion to the text.
const FAR: usize = 200;

impl<'a> Share<'a> {
    /// The list that it is a part of. Lists stand in the order of their paragraphs, led ones first.
    pub(super) fn list(&self, report: &'a Report) -> Option<&'a List> {
        let passage = |l: &List| l.parts.first().and_then(|p| report.facts.get(*p)).map_or(0, |f| f.passage);
        let from = report.lists.partition_point(|l| passage(l) < self.part.passage);
        let same = report.lists.iter().skip(from).take_while(|l| passage(l) == self.part.passage);
        let own = |l: &&List| l.parts.len() <= LONGEST && l.parts.binary_search(&self.part_index).is_ok();
        same.take(400).find(own)
    }

    /// The count that the share is most likely of, and how much a wrong share weighs.
    pub(super) fn base(&self, report: &'a Report) -> Option<(&'a Fact, Severity)> {
        if let Some(of) = self.of {
            return of.is_exact().then_some((of, Severity::Warning));
        }
        if self.rate {
            return match self.list(report) {
                Some(_) => self.whole_of_rate(report).map(|base| (base, Severity::Warning)),
                None => likely::base(report, self),
            };
        }
        self.base_by_words(report).or_else(|| likely::base(report, self))
    }

    /// The count that its words, its list or the shares beside it show.
    fn base_by_words(&self, report: &'a Report) -> Option<(&'a Fact, Severity)> {
        if let Some(list) = self.list(report) {
            match weigh(report, list) {
                Sum::Holds(_) if self.of_all && one_other_whole(report, list) => return None,
                Sum::Holds(base) => {
                    let sure = complete(report, list);
                    return Some((base, if sure { Severity::Error } else { Severity::Warning }));
                }
                // The whole is printed and the list names every class: no other base is meant.
                Sum::Fails { whole, severity, .. } => return Some((whole, severity)),
                _ => {}
            }
        }
        if let Some(base) = self.whole_of_row(report) {
            return Some((base, Severity::Warning));
        }
        if let Some(base) = self.count_before(report) {
            return Some((base, Severity::Warning));
        }
        // 占总数: of what came in, or was finished.
        if !self.of_all {
            return None;
        }
        if let Some(base) = self.whole_of_others(report) {
            return Some((base, Severity::Warning));
        }
        let flows = [Slot::New, Slot::Accepted, Slot::Processed, Slot::Done, Slot::Applications];
        let near = self.part_index.saturating_sub(FAR)..self.part_index;
        let before = report.facts.get(near).unwrap_or(&[]).iter().rev();
        let mut near = before.take_while(|f| f.passage == self.part.passage);
        let whole = |f: &&Fact| flows.contains(&f.slot) && f.certain && f.is_exact() && f.this_year;
        near.find(|f| whole(f) && f.value >= self.part.value).map(|f| (f, Severity::Warning))
    }

    /// The count before it, in the same unit: 推送836条。其中原创351条,占42%; 收到123件,自然人117件,占95.1%.
    fn count_before(&self, report: &'a Report) -> Option<&'a Fact> {
        // Of several parts the others say of what they are.
        let another = |list: &List| {
            let own = |s: &Share<'_>| s.part_index != self.part_index && list.parts.contains(&s.part_index);
            near(report, self.part_index).any(|s| own(&s))
        };
        let list = self.list(report).filter(|list| list.parts.len() > 1);
        if list.is_some_and(another) {
            return None;
        }
        let of_list = list.filter(|l| l.adjacent && matches!(l.lead, Lead::Among | Lead::Brackets));
        let of_list = of_list.and_then(|l| l.wholes.first()).and_then(|w| report.facts.get(*w));
        let near = self.part_index.saturating_sub(FAR)..self.part_index;
        let of_share = |f: &Fact| f.measure == Measure::Percent;
        let own = report.facts.get(near).unwrap_or(&[]).iter().rev();
        let mut own = own.take_while(|f| f.passage == self.part.passage && !of_share(f));
        let far = usize::from(self.part.part || self.of_all);
        // 答复346件,均按期办结。予以公开105件,占30.3%: an outcome is of what was answered.
        let answered = |f: &Fact| f.slot == Slot::Done && self.part.slot.is_outcome();
        let reach = |f: &Fact| far.max(usize::from(answered(f)));
        let before = || own.next().filter(|f| f.sentence + reach(f) >= self.part.sentence);
        let base = of_list.or_else(before)?;
        let alike = counted_alike(&base.unit, &self.part.unit) && base.is_exact() && base.this_year;
        // Rounded up, it is off by one unit of its last digit at most.
        let right = percent(whole(self.part)?, whole(base)?, self.printed.decimals)?;
        let unit = Num::new(1, self.percent.value.scale())?;
        let off = self.percent.value.checked_sub(right)?;
        let rounded = off <= unit && off >= unit.negated() && !off.is_zero();
        (alike && !base.part && !rounded).then_some(base)
    }

    /// The whole of the row that it stands in, where the share of another part of that row is right of it, or the parts
    /// come to it.
    fn whole_of_row(&self, report: &'a Report) -> Option<&'a Fact> {
        let of_passage = |e: &Enumeration| report.facts.get(e.whole).map_or(0, |f| f.passage);
        let from = report.enumerations.partition_point(|e| of_passage(e) < self.part.passage);
        let own = report.enumerations.get(from..).unwrap_or(&[]).iter().take(FAR);
        let own = own.take_while(|e| of_passage(e) == self.part.passage);
        let mut wholes =
            own.filter(|e| e.parts.len() > 1 && e.parts.contains(&self.part_index)).filter_map(|e| {
                let base = report.facts.get(e.whole).filter(|f| f.is_exact())?;
                let of = whole(base)?;
                let right = |s: &Share<'_>| {
                    s.part_index != self.part_index
                        && e.parts.contains(&s.part_index)
                        && !s.part.value.is_zero()
                        && whole(s.part).is_some_and(|part| s.printed.fits(part, of) != Fit::No)
                };
                near(report, self.part_index).any(|s| right(&s)).then_some(base)
            });
        wholes.next()
    }

    /// The whole that its count is a part of; it may be of what the others leave over (of cases that are closed).
    fn whole_of_rate(&self, report: &'a Report) -> Option<&'a Fact> {
        let list = self.list(report)?;
        let Sum::Holds(base) = weigh(report, list) else { return None };
        let (of, part) = (whole(base)?, whole(self.part)?);
        let others = list.parts.iter().filter_map(|i| report.facts.get(*i)).filter_map(whole);
        let mut left = others.map(|other| of - other);
        (!left.any(|of| self.printed.fits(part, of) != Fit::No)).then_some(base)
    }

    /// The whole of its list, where another share of that total (占总数) in the list is right of it.
    fn whole_of_others(&self, report: &'a Report) -> Option<&'a Fact> {
        let list = self.list(report)?;
        let base = list.wholes.iter().take(list.near).filter_map(|i| report.facts.get(*i)).next()?;
        let of = whole(base).filter(|_| base.is_exact())?;
        let other = |s: &Share<'_>| {
            s.of_all
                && s.part_index != self.part_index
                && list.parts.binary_search(&s.part_index).is_ok()
                && !s.part.value.is_zero()
                && whole(s.part).is_some_and(|part| s.printed.fits(part, of) != Fit::No)
        };
        near(report, self.part_index).any(|s| other(&s)).then_some(base)
    }

    /// Every count of the paragraph that the share may be of: one that fits is enough.
    pub(super) fn candidates(&self, report: &'a Report) -> impl Iterator<Item = &'a Fact> {
        let (passage, unit, least) = (self.part.passage, self.part.unit.clone(), self.part.value);
        let near = report.facts.iter().skip(self.part_index.saturating_sub(200)).take(400);
        near.filter(move |f| {
            f.passage == passage && (counted_alike(&f.unit, &unit) || f.unit.is_empty()) && f.value >= least
        })
    }

    /// What it is a right share of: its base, or else another count of the paragraph. Where the other shares of its
    /// list are of the list's whole, it is too.
    pub(super) fn right_of(&self, report: &'a Report, base: &Fact) -> Option<i128> {
        let fits = |share: &Share<'_>, of: i128| {
            whole(share.part).is_some_and(|part| share.printed.fits(part, of) != Fit::No)
        };
        if let Some(of) = whole(base).filter(|of| fits(self, *of)) {
            return Some(of);
        }
        // The whole is misprinted, and its parts are shared out by what they come to: one cause, one headline.
        if let Some(of) = self.of_its_parts(report) {
            return Some(of);
        }
        let of_list = |s: &Share<'_>| {
            let list = self.list(report);
            s.part_index != self.part_index && list.is_some_and(|list| list.parts.contains(&s.part_index))
        };
        let of_base = |s: &Share<'_>| !s.part.value.is_zero() && whole(base).is_some_and(|of| fits(s, of));
        let siblings = near(report, self.part_index).filter(of_list).filter(of_base).count();
        self.candidates(report).filter_map(whole).find(|of| siblings < 2 && fits(self, *of))
    }

    /// Whether it is a little off, and the shares of its list come to 100 % to the last digit: offices even out the
    /// error of rounding in one of them.
    pub(super) fn is_evened_out(&self, report: &'a Report, right: Num) -> bool {
        let Some(list) = self.list(report) else { return false };
        let own: Vec<Share<'_>> = near(report, self.part_index)
            .filter(|s| list.parts.binary_search(&s.part_index).is_ok())
            .collect();
        let unit = i64::try_from(own.len()).ok().and_then(|n| Num::new(n, self.percent.value.scale()));
        let off = self.percent.value.checked_sub(right);
        let little = off.zip(unit).is_some_and(|(off, unit)| off <= unit && off >= unit.negated());
        own.len() == list.parts.len()
            && little
            && sum_and_slack(&own).is_some_and(|(sum, _)| sum == Num::int(100))
    }

    /// Whether it is right but for one of its last printed digit.
    pub(super) fn is_off_by_last_digit(&self, right: Num) -> bool {
        let last = Num::new(1, self.percent.value.scale());
        let off = self.percent.value.checked_sub(right);
        off.zip(last).is_some_and(|(off, last)| off == last || off == last.negated())
    }

    /// What the parts of its list come to, where that is not the whole that is printed and it is a right share of it.
    fn of_its_parts(&self, report: &'a Report) -> Option<i128> {
        let (Sum::Fails { sum, .. }, part) = (weigh(report, self.list(report)?), whole(self.part)?) else {
            return None;
        };
        sum.to_int().map(i128::from).filter(|sum| self.printed.fits(part, *sum) != Fit::No)
    }

    /// What it should be, where it is wrong.
    pub(super) fn corrected(&self, report: &'a Report) -> Option<Num> {
        let (base, _) = self.base(report)?;
        if self.right_of(report, base).is_some() {
            return None;
        }
        percent(whole(self.part)?, whole(base)?, self.printed.decimals)
    }

    pub(super) fn quotient(&self, of: i128) -> String {
        let Some(part) = whole(self.part) else { return String::new() };
        let finer = percent(part, of, self.printed.decimals + 1).map_or_else(String::new, |p| p.to_string());
        format!("{part} ÷ {of} = {finer}%")
    }
}
