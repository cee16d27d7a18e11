//! Why a fact is not compared with the tables: no cell counts it, its time, place or form rule it out, its words are too vague.

use super::judge::Lists;
use crate::finding::Words;
use crate::report::prose::{Fact, Qualifier, Scope};
use crate::report::slot::{Detail, Slot};
use crate::report::{BodyKind, Report, SectionKind};

/// Why a fact without a cell is not compared with one.
pub(super) fn no_cell(fact: &Fact, lists: Lists) -> Words {
    match fact.slot {
        Slot::Share | Slot::Growth | Slot::DoneRate | Slot::Rate => {
            Words::new("正文没有写出可核算的总数或基数", "the prose has no whole or base to reckon it with")
        }
        Slot::Channel => Words::new("表中不分申请渠道", "the tables do not tell channels apart"),
        Slot::Mixed => Words::new("几类结果合写一个数", "several outcomes share one number"),
        Slot::HandlingFee => Words::new("信息处理费表中不列", "the handling fee stands in no table"),
        _ if lists.in_part => Words::new(
            "所列各项以“等”收尾，没有列全，合计小于总数的不作核对",
            "the list ends with 等 and names only some: less than the whole is not held against it",
        ),
        _ => Words::new("表中没有对应的项目", "no cell of the tables counts this"),
    }
}

/// Time, place and form of a fact that rule a comparison out.
pub(super) fn beside_the_point(fact: &Fact) -> Option<Words> {
    if fact.section == Some(SectionKind::S5) {
        return Some(Words::new(
            "问题与改进部分的数字不核对",
            "numbers among problems and plans are not compared",
        ));
    }
    if fact.part_year {
        return Some(Words::new("说的不是全年", "it is about less than a year"));
    }
    if !fact.this_year {
        return Some(Words::new("说的不是报告年度", "it is not about the year of the report"));
    }
    if fact.range {
        return Some(Words::new("写的是一个范围", "a range is printed"));
    }
    (!fact.disclosure && fact.slot.is_case()).then(|| {
        Words::new(
            "没有说明是因政府信息公开引起的案件",
            "it is not said that these cases are about disclosure",
        )
    })
}

/// Words around a fact that rule an accusation out.
pub(super) fn too_vague(fact: &Fact, new_beside_old: bool) -> Option<Words> {
    if !fact.certain || fact.detail == Detail::LooseTerm {
        return Some(Words::new("前后还有别的限定语，不作比较", "other words narrow what is counted"));
    }
    if fact.part
        && !new_beside_old
        && matches!(fact.slot, Slot::New | Slot::Accepted | Slot::Processed | Slot::Applications)
    {
        return Some(Words::new("只是其中一部分", "only a part is counted"));
    }
    if fact.slot == Slot::OtherApplicants {
        return Some(Words::new(
            "没有说明“其他申请人”是哪几列",
            "which columns are the others, it is not said",
        ));
    }
    if matches!(fact.slot, Slot::NormDocs | Slot::Applications) {
        return Some(Words::new("没有说明是哪一口径的件数", "it is not said which of the counts is meant"));
    }
    if fact.place > 0 && fact.slot != Slot::Fees && fact.qualifier == Qualifier::Exact {
        return Some(Words::new("以万为单位的概数", "rounded to units of ten thousand"));
    }
    None
}

/// How a fact's scope bears on the comparison.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    /// Of just what the table counts.
    Strict,
    /// Perhaps of it: a warning at the most.
    Loose,
    /// Of something else.
    Skip,
}

/// Whether a fact is of the body or region that the table is about.
pub(super) fn scope_of(report: &Report, fact: &Fact) -> Comparison {
    let region = report.identity.kind.is_none_or(|k| k == BodyKind::Region);
    match (region, fact.scope) {
        (true, Scope::Wide) | (false, Scope::Own | Scope::Unmarked) => Comparison::Strict,
        (true, Scope::Unmarked) => Comparison::Loose,
        // 全系统 may be what a single body's table counts; 全区 is more.
        (false, Scope::Wide) => {
            let words = fact.scope_words.map_or("", |span| span.of(report.text()));
            let within = ["全系统", "全局", "全镇", "全乡", "全街道"].iter().any(|w| words.starts_with(w));
            if within { Comparison::Loose } else { Comparison::Skip }
        }
        (_, Scope::Own | Scope::Sub) => Comparison::Skip,
    }
}

/// Why a scope is passed over.
pub(super) fn scope_reason(fact: &Fact) -> Words {
    match fact.scope {
        Scope::Wide => Words::new(
            "说的是全区域，表中是本机关的数",
            "it is about the whole region; the table is about this body",
        ),
        Scope::Own => Words::new(
            "说的是本级，表中是全区域的数",
            "it is about the government itself; the table is about the whole region",
        ),
        _ => Words::new("说的是其中一个单位", "it is about another body or a part of the whole"),
    }
}
