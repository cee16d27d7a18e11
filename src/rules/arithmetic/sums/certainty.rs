//! How surely the parts of a list must come to its whole (domain §4.7).

use super::nearness::{far_below, just_misses, part_slipped, slipped};
use super::{around, parts};
use crate::finding::Severity;
use crate::num::Num;
use crate::reading::prose::words::begins_with_means;
use crate::report::Report;
use crate::report::prose::{Fact, Family, Lead, List};
use crate::report::slot::Slot;
use crate::rules::arithmetic::{complete, evidence, shares};

/// Outcomes set against what came in, not against what was finished: what was carried in or over, and is not
/// said, may make the difference.
pub(super) fn open_ended(report: &Report, list: &List, whole: &Fact, total: Num) -> bool {
    if matches!(whole.slot, Slot::Done | Slot::Processed) {
        return false;
    }
    let slot = if total > whole.value { Slot::CarriedIn } else { Slot::CarriedOut };
    let Some(first) = list.parts.first() else { return true };
    !around(report, *first).any(|f| f.slot == slot)
}

/// How surely the parts must come to the whole; `None` where they need not.
pub(super) fn severity(report: &Report, list: &List, whole: Num, total: Num) -> Option<Severity> {
    let known = list.family != Family::Other;
    let complete = complete(report, list) || shares::name_all(report, list);
    if matches!(list.lead, Lead::Closing | Lead::Unsaid) {
        return untold(report, list, whole, total).then_some(Severity::Warning);
    }
    let many = list.parts.len() >= 5;
    let led = matches!(list.lead, Lead::Among | Lead::Brackets | Lead::Respectively)
        || (matches!(list.lead, Lead::Including | Lead::Containing) && many);
    // 其中 in a sentence of its own leads in parts of the one count before it.
    let close = list.same_sentence || list.near == 1;
    // A quantity of something else in the list has a verb that the others lack.
    let plain = led && close && list.uniform;
    if list.mixed {
        return plain.then_some(Severity::Warning);
    }
    if list.partition && led && close {
        return Some(Severity::Error);
    }
    // Channels are known too, but the small ones are often left out.
    let of_channels = list.family == Family::Channels && list.parts.len() > 1;
    // Few of the channels are named.
    if of_channels && !complete && far_below(whole, total, CHANNELS) {
        return None;
    }
    if of_channels && ((led && close) || (list.lead == Lead::Nothing && list.adjacent)) {
        let sure = total > whole || complete;
        return Some(if sure && led { Severity::Error } else { Severity::Warning });
    }
    if total > whole {
        return match list.lead {
            // Parts named in passing cannot exceed the whole either.
            Lead::Including | Lead::Containing => {
                (list.uniform && (list.adjacent || (many && close))).then_some(Severity::Warning)
            }
            // 行政复议1件,维持2件: the one count of cases before them holds them all.
            Lead::Nothing if list.family == Family::Results && list.adjacent => {
                let cases = list.wholes.iter().take(list.near).filter_map(|i| report.facts.get(*i));
                let cases = cases.filter(|f| f.slot.is_case());
                (cases.count() == 1).then_some(Severity::Warning)
            }
            Lead::Nothing => (known && complete).then_some(Severity::Error),
            _ if known => Some(Severity::Error),
            _ if parts(report, list).any(|p| p.value > whole) => {
                let last = parts(report, list).last();
                let elsewhere = last.is_some_and(|p| p.value > whole && is_published_elsewhere(report, p));
                (plain && !elsewhere).then_some(Severity::Warning)
            }
            _ if complete => Some(if list.uniform { Severity::Error } else { Severity::Warning }),
            _ => plain.then_some(Severity::Warning),
        };
    }
    if complete {
        let loose = list.lead == Lead::Respectively && !list.adjacent;
        return (!loose).then_some(Severity::Error);
    }
    // 407条(动态287条,专题106条,公告14条): in brackets the parts are mostly all there are.
    // Beyond channels of publication named far short of their whole there are others.
    let own =
        list.wholes.first().and_then(|w| report.facts.get(*w)).map_or("", |f| f.quote.of(report.text()));
    // A whole that names its ways itself has no others.
    let few = list.named
        && !evidence::names_channels(own)
        && far_below(whole, total, CHANNELS)
        && !part_slipped(report, list, whole, total);
    let told = (list.named && !few) || (list.lead == Lead::Brackets && list.parts.len() > 2);
    let close = || just_misses(list, whole, total) || part_slipped(report, list, whole, total);
    (!known && plain && (told || close())).then_some(Severity::Warning)
}

/// Whether parts that no word leads in were meant to come to the whole: its words say so, or it is missed by a slip of
/// the pen.
fn untold(report: &Report, list: &List, whole: Num, total: Num) -> bool {
    let (Some(w), Some(t)) = (whole.to_int(), total.to_int()) else { return false };
    let near = || slipped(w.min(t), w.max(t)) && w.max(t) > 99;
    let beside = (w - t).abs() == 1 && w > 19;
    // 累计公开7800条 behind two counts of some dozens: of more than these.
    if far_below(whole, total, MORE)
        && !slipped(w.min(t), w.max(t))
        && !part_slipped(report, list, whole, total)
    {
        return false;
    }
    list.uniform && (list.named || beside || near() || part_slipped(report, list, whole, total))
}

/// Whether parts are the statistics of a government's site, which counts more than it shows: 概况类, 信息公开目录.
pub fn names_site(labels: &[&str]) -> bool {
    labels.iter().any(|l| l.contains("概况")) && labels.iter().any(|l| l.contains("目录"))
}

pub(super) fn of_site(report: &Report, list: &List) -> bool {
    let labels: Vec<&str> = parts(report, list).take(8).map(|p| p.quote.of(report.text())).collect();
    list.parts.len() < 8 && names_site(&labels)
}

/// How much of a whole, in per cent, the named statistics of a site may leave out before nothing is said of it.
pub(super) const SITE: i64 = 12;

/// How much of a sum, in per cent, what stands before it may leave out before the sum is of something else.
const MORE: i64 = 60;

/// The same of channels of publication.
const CHANNELS: i64 = 40;

/// Whether a part tells of another way of publishing: 通过公众号发布85条.
pub(super) fn is_published_elsewhere(report: &Report, part: &Fact) -> bool {
    begins_with_means(evidence::behind_among(part.quote.of(report.text())))
}
