//! Other readings of a list in which its parts come to something that the paragraph says: nothing is reported then.

use super::certainty::is_published_elsewhere;
use super::{around, parts, sum};
use crate::num::Num;
use crate::report::Report;
use crate::report::prose::{Fact, Family, Lead, List, Measure};
use crate::report::slot::Slot;
use crate::rules::arithmetic::remarks;

/// Whether the parts come to a whole with what is counted otherwise between them and behind: 公开信息80条,其中公告50条,
/// 意见征集6期,其他24条.
pub(super) fn comes_to_with(report: &Report, list: &List, total: Num, between: &[&Fact]) -> bool {
    let wholes: Vec<Num> = list.wholes.iter().filter_map(|i| report.facts.get(*i)).map(|f| f.value).collect();
    let Some(mut sum) = between.iter().try_fold(total, |sum, f| sum.checked_add(f.value)) else {
        return true;
    };
    if !between.is_empty() && wholes.contains(&sum) {
        return true;
    }
    let Some((at, last)) = list.parts.last().and_then(|at| Some((*at, report.facts.get(*at)?))) else {
        return false;
    };
    // 其中网站5条,公众号3条。公示栏2条: the list goes on in the next sentence.
    let next = |f: &Fact| f.sentence == last.sentence + 1 && !f.part && f.unit == last.unit;
    let goes_on = |f: &&Fact| {
        f.passage == last.passage
            && f.measure == Measure::Count
            && ((f.sentence == last.sentence && f.part == last.part) || next(f))
    };
    report.facts.iter().skip(at + 1).take(8).take_while(goes_on).any(|f| {
        sum = sum.checked_add(f.value).unwrap_or(sum);
        // 公告43条,…,回复申请公开事项5条: one that reads otherwise may still be a part of the whole at hand.
        match f.unit == last.unit {
            true => list.lead != Lead::Brackets && wholes.first() == Some(&sum),
            false => wholes.contains(&sum),
        }
    })
}

/// Whether a quantity goes on with the list of the one before it: the same sentence, counted alike.
fn continues(last: &Fact, next: &Fact) -> bool {
    (next.passage, next.sentence, &next.unit) == (last.passage, last.sentence, &last.unit)
}

/// The parts as they are reported where no reading comes out, and their sum: what is carried over behind the outcomes,
/// in their sentence, is told with them where the whole holds it. What came in does, where nothing was carried in; else
/// where it brings the sum nearer.
pub(super) fn as_reported(report: &Report, list: &List, whole: &Fact, total: Num) -> (Vec<usize>, Num) {
    let mut told = list.parts.clone();
    let carried = list.parts.last().and_then(|at| {
        let (last, next) = (report.facts.get(*at)?, report.facts.get(at + 1)?);
        let goes_on = list.family == Family::Outcomes && continues(last, next);
        let sum = Some(next).filter(|next| goes_on && next.slot == Slot::CarriedOut)?;
        Some((at + 1, total.checked_add(sum.value)?))
    });
    let gap = |sum: Num| whole.value.max(sum).checked_sub(whole.value.min(sum));
    let in_passage = |at: usize| around(report, at).any(|f| f.slot == Slot::CarriedIn && !f.value.is_zero());
    match carried {
        Some((at, sum)) if gap(sum) < gap(total) || (whole.slot != Slot::Done && !in_passage(at)) => {
            told.push(at);
            (told, sum)
        }
        _ => (told, total),
    }
}

/// Whether a part is led in by a word that sets it beside what was said before.
fn begins_beside(report: &Report, part: &Fact) -> bool {
    ["以及", "另有", "另外", "同时", "此外"].iter().any(|word| part.quote.of(report.text()).starts_with(word))
}

/// Whether a part is said to be among the others too.
fn is_counted_twice(report: &Report, part: &Fact) -> bool {
    let said = part.quote.of(report.text());
    ["同时", "交叉", "重叠"].iter().any(|word| said.contains(word) && !said.starts_with(word))
}

/// Whether the parts come to something else that the paragraph says: the whole with what was carried in or
/// without what was carried out, the first of several splits, a whole and its own parts in one row.
pub(super) fn explained(report: &Report, list: &List, total: Num) -> bool {
    let wholes: Vec<Num> = list.wholes.iter().filter_map(|i| report.facts.get(*i)).map(|f| f.value).collect();
    let Some(first) = list.parts.first().copied() else { return false };
    let of_passage = |slot: Slot| {
        let same = around(report, first).filter(|f| f.slot == slot);
        same.map(|f| f.value).take(4).collect::<Vec<_>>()
    };
    if list.family != Family::Other {
        let (carried_in, carried_out) = (of_passage(Slot::CarriedIn), of_passage(Slot::CarriedOut));
        let without: Option<Num> = sum(parts(report, list).filter(|f| f.slot != Slot::CarriedOut));
        let mut sums = vec![Some(total), without];
        // A part whose label is unknown is still a part, where the whole is reached with it.
        let last = list.parts.last().and_then(|p| report.facts.get(*p));
        let behind = report.facts.iter().skip(list.parts.last().map_or(0, |p| p + 1)).take(3);
        let mut running = total;
        for next in behind.take_while(|n| last.is_some_and(|l| continues(l, n))) {
            running = running.checked_add(next.value).unwrap_or(running);
            sums.push(Some(running));
        }
        let shifted = |whole: &Fact| {
            let w = whole.value;
            let mut all = vec![w];
            // What was finished is what its outcomes come to.
            if whole.slot == Slot::Done {
                return all;
            }
            all.extend(carried_in.iter().filter_map(|i| w.checked_add(*i)));
            // What was accepted may hold what was carried in; what came in does not.
            let holds_old = whole.slot != Slot::New;
            all.extend(carried_in.iter().filter(|_| holds_old).filter_map(|i| w.checked_sub(*i)));
            for base in all.clone() {
                all.extend(carried_out.iter().filter_map(|o| base.checked_sub(*o)));
            }
            all
        };
        let facts = list.wholes.iter().filter_map(|i| report.facts.get(*i));
        if facts.into_iter().any(|w| shifted(w).iter().any(|v| sums.contains(&Some(*v)))) {
            return true;
        }
        // 复议6件和诉讼3件,其中维持5件,…: parts of both together.
        let pairs = wholes.windows(2).filter_map(|w| w.first()?.checked_add(*w.get(1)?));
        return pairs.into_iter().any(|v| v == total);
    }
    // 网站50条,微信40条,两个平台同时公开30条: counted in two parts at once.
    let last = parts(report, list).last();
    let over = wholes.first().is_some_and(|w| total > *w);
    if parts(report, list).any(|part| is_counted_twice(report, part))
        || last.is_some_and(|l| match over {
            true => remarks::counted_twice(report, l),
            false => remarks::left_out(report, l),
        })
    {
        return true;
    }
    // Several splits, one after the other: the parts up to some place come to the whole. One part left over is no
    // split.
    let mut running = Num::ZERO;
    let count = list.parts.len();
    let mut published = false;
    for (nth, part) in parts(report, list).enumerate() {
        let Some(next) = running.checked_add(part.value) else { return true };
        // 公开内容1条,包括机构概况1条,以及财政信息2条: named beside the whole.
        let elsewhere = is_published_elsewhere(report, part);
        if nth > 0 && wholes.contains(&running) && (begins_beside(report, part) || (elsewhere && !published))
        {
            return true;
        }
        published |= elsewhere;
        running = next;
        let left = count - nth - 1;
        if nth > 0 && wholes.contains(&running) && (left > 1 || (left == 1 && !list.uniform)) {
            return !list.ends_with_rest;
        }
    }
    let values: Vec<Num> = parts(report, list).map(|f| f.value).collect();
    // 公开信息96条,其中网站41条,其中公告6条,部门信息55条: the last are parts of the whole farther off.
    if let Some((nearest, farther)) = wholes.split_first() {
        let mut with = *nearest;
        let outer = values.iter().skip(1).rev().any(|v| {
            with = with.checked_add(*v).unwrap_or(with);
            farther.contains(&with)
        });
        if outer {
            return true;
        }
    }
    if ends_complete(&values, &wholes) {
        return true;
    }
    // A part that is itself the sum of those behind it: the list is nested without saying so.
    let nested = values.iter().enumerate().find(|(i, v)| {
        let mut inner = Num::ZERO;
        !v.is_zero()
            && values.iter().skip(i + 1).take(30).enumerate().any(|(n, w)| {
                inner = inner.checked_add(*w).unwrap_or(inner);
                n > 0 && inner == **v
            })
    });
    let nested = nested.map(|(_, v)| *v);
    nested.is_some_and(|v| total.checked_sub(v).is_some_and(|without| wholes.contains(&without)))
}

/// Whether the last parts, two or more and not all, come to a whole: 受理42件,其中简易38件,本级9件,下属单位33件. Of many parts,
/// or where what is left over is small, some would by chance.
fn ends_complete(values: &[Num], wholes: &[Num]) -> bool {
    let first_fits = |v: &Num| *v >= Num::int(10) && wholes.first().is_some_and(|w| v <= w);
    if values.len() > 4 || !values.first().is_some_and(first_fits) {
        return false;
    }
    let mut sum = Num::ZERO;
    values.iter().skip(1).rev().enumerate().any(|(nth, value)| {
        sum = sum.checked_add(*value).unwrap_or(sum);
        nth > 0 && wholes.first() == Some(&sum)
    })
}
