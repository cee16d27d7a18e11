//! What a quantity of the prose counts: one name for each thing that the official form, or a sentence about it, counts.
//!
//! Everything that follows from the name stands in one row of [`SLOTS`]: the cells that it may equal, the units that
//! it is counted in, the rule that compares it, and sentences that have it and that only look like it.

mod kinds;
mod spec;
mod table;

use crate::form::TableId;
pub use kinds::{Block, CaseResult, Classes, Detail, SlotKind};
pub use spec::{About, Cells, SlotSpec, Sum};
pub use table::SLOTS;

/// What a quantity counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    // Applications: what comes in and goes out.
    /// 收到, 新收.
    New,
    /// 受理, 登记: with or without what was carried in.
    Accepted,
    /// 办理, 处理: what came in, what was in hand, or what was finished.
    Processed,
    /// 依申请公开5件: which of the counts, it does not say.
    Applications,
    /// 上年结转.
    CarriedIn,
    /// 共计, behind what came in and what was carried in.
    Pool,
    /// 办结, 答复.
    Done,
    /// 结转下年度继续办理.
    CarriedOut,

    // Applications: how they were decided.
    /// 予以公开.
    Granted,
    /// 部分公开.
    Partial,
    /// 予以公开及部分公开 under one number.
    Open,
    /// 不予公开.
    Refused,
    /// 无法提供.
    Unable,
    /// 不予处理.
    NotProcessed,
    /// 其他处理.
    OtherHandling,
    /// A row of table 3 inside a class: [`Detail::Row`] says which.
    OutcomeRow,
    /// Several classes under one number: [`Detail::Classes`] says which.
    Mixed,

    // Applications: who made them.
    /// 自然人.
    Natural,
    /// 法人或其他组织.
    Organisations,
    /// 商业企业.
    Business,
    /// 科研机构.
    Research,
    /// 社会公益组织.
    Charity,
    /// 法律服务机构.
    LegalService,
    /// 其他申请人.
    OtherApplicants,
    /// Applications by the way in which they came: 网络, 信函, 当面.
    Channel,

    // Reviews and suits, all and by result.
    /// 行政复议.
    Review,
    /// 行政复议: 结果维持.
    ReviewUpheld,
    /// 行政复议: 结果纠正.
    ReviewCorrected,
    /// 行政复议: 其他结果.
    ReviewOther,
    /// 行政复议: 尚未审结.
    ReviewPending,
    /// 行政诉讼, both kinds.
    Suit,
    /// 行政诉讼: 结果维持.
    SuitUpheld,
    /// 行政诉讼: 结果纠正.
    SuitCorrected,
    /// 行政诉讼: 其他结果.
    SuitOther,
    /// 行政诉讼: 尚未审结.
    SuitPending,
    /// 未经复议直接起诉.
    DirectSuit,
    /// 未经复议直接起诉: 结果维持.
    DirectSuitUpheld,
    /// 未经复议直接起诉: 结果纠正.
    DirectSuitCorrected,
    /// 未经复议直接起诉: 其他结果.
    DirectSuitOther,
    /// 未经复议直接起诉: 尚未审结.
    DirectSuitPending,
    /// 复议后起诉.
    LaterSuit,
    /// 复议后起诉: 结果维持.
    LaterSuitUpheld,
    /// 复议后起诉: 结果纠正.
    LaterSuitCorrected,
    /// 复议后起诉: 其他结果.
    LaterSuitOther,
    /// 复议后起诉: 尚未审结.
    LaterSuitPending,
    /// 复议 and 诉讼 under one number.
    Cases,
    /// 复议和诉讼: 结果维持.
    CasesUpheld,
    /// 复议和诉讼: 结果纠正.
    CasesCorrected,
    /// 复议和诉讼: 其他结果.
    CasesOther,
    /// 复议和诉讼: 尚未审结.
    CasesPending,

    // Table 2.
    /// 规范性文件: 制发.
    NormDocsMade,
    /// 规范性文件: 废止.
    NormDocsRepealed,
    /// 规范性文件: 现行有效.
    NormDocsValid,
    /// 规范性文件: published, or without a verb.
    NormDocs,
    /// 规章: 制发.
    RegulationsMade,
    /// 规章: 废止.
    RegulationsRepealed,
    /// 规章: 现行有效.
    RegulationsValid,
    /// 行政许可.
    Licences,
    /// 行政处罚.
    Penalties,
    /// 行政强制.
    Coercion,
    /// 行政事业性收费.
    Fees,
    /// 信息处理费: in no table.
    HandlingFee,

    // Percentages.
    /// 占….
    Share,
    /// 增长, 下降.
    Growth,
    /// 办结率.
    DoneRate,
    /// Any other rate.
    Rate,

    /// None of these.
    #[default]
    Other,
}

impl Slot {
    /// All that follows from it.
    pub fn spec(self) -> &'static SlotSpec {
        SLOTS.get(self as usize).unwrap_or(&table::OTHER)
    }

    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        self.spec().id
    }

    /// What kind of thing it counts.
    pub fn kind(self) -> SlotKind {
        self.spec().kind
    }

    /// The table in which its cells stand.
    pub fn table(self) -> Option<TableId> {
        self.spec().table
    }

    /// The slot of cases of a block, all or with one result.
    pub fn of_cases(block: Block, result: Option<CaseResult>) -> Slot {
        let kind = result.map_or(SlotKind::Cases(block), |result| SlotKind::Results(block, result));
        SLOTS.iter().find(|spec| spec.kind == kind).map_or(Slot::Other, |spec| spec.slot)
    }

    /// Whether it counts applications as they come in and go out.
    pub fn is_flow(self) -> bool {
        self.kind() == SlotKind::Flow
    }

    /// Whether it counts applications by outcome.
    pub fn is_outcome(self) -> bool {
        self.kind() == SlotKind::Outcome
    }

    /// Whether it counts applications by applicant.
    pub fn is_applicant(self) -> bool {
        self.kind() == SlotKind::Applicant
    }

    /// Whether it counts reviews or suits, all or by result.
    pub fn is_case(self) -> bool {
        matches!(self.kind(), SlotKind::Cases(_) | SlotKind::Results(..))
    }

    /// Whether it counts licences, penalties or coercion.
    pub fn is_decision(self) -> bool {
        self.kind() == SlotKind::Decisions
    }

    /// Whether it counts regulations.
    pub fn is_regulation(self) -> bool {
        self.kind() == SlotKind::Regulations
    }

    /// Which of the proceedings its cases are of.
    pub fn block(self) -> Option<Block> {
        match self.kind() {
            SlotKind::Cases(block) | SlotKind::Results(block, _) => Some(block),
            _ => None,
        }
    }

    /// With which result its cases ended.
    pub fn result(self) -> Option<CaseResult> {
        match self.kind() {
            SlotKind::Results(_, result) => Some(result),
            _ => None,
        }
    }

    /// Whether its word alone does not say which of several counts is meant: 受理, 办理, 依申请公开.
    pub fn is_open_count(self) -> bool {
        self.is_flow() && self.spec().sums.len() > 1
    }

    /// Whether it may be counted in this unit; an empty one is none.
    pub fn fits_unit(self, unit: &str) -> bool {
        let spec = self.spec();
        if unit.is_empty() { spec.bare } else { spec.units.contains(&unit) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Group;

    #[test]
    fn every_slot_has_its_row_where_it_is_looked_for() {
        for (at, spec) in SLOTS.iter().enumerate() {
            assert_eq!(spec.slot as usize, at, "{}", spec.id);
            assert_eq!(SLOTS.iter().filter(|other| other.id == spec.id).count(), 1, "{}", spec.id);
        }
        assert_eq!(SLOTS.len(), Slot::Other as usize + 1);
    }

    #[test]
    fn cells_of_sums_are_cells_of_a_form() {
        use crate::form::CellId;
        for spec in &SLOTS {
            for sum in spec.sums {
                let (rows, columns): (&[&'static str], _) = match &sum.cells {
                    Cells::Of(rows, columns) => (*rows, *columns),
                    Cells::Each(row, columns) => (std::slice::from_ref(row), *columns),
                    _ => continue,
                };
                let table = spec.table.expect("sums stand in a table");
                for (row, column) in rows.iter().flat_map(|r| columns.iter().map(move |c| (*r, *c))) {
                    assert!(CellId { table, row, column }.spec().is_some(), "{}: {row}.{column}", spec.id);
                }
            }
        }
    }

    #[test]
    fn cases_are_found_by_what_they_are() {
        assert_eq!(Slot::of_cases(Block::Suit, None), Slot::Suit);
        assert_eq!(Slot::of_cases(Block::After, Some(CaseResult::Other)), Slot::LaterSuitOther);
        assert_eq!(Slot::CasesPending.block(), Some(Block::Both));
    }

    #[test]
    fn classes_are_named_once() {
        let two = Classes::of([Slot::Unable, Slot::Refused]).expect("two classes");
        assert_eq!(two.count(), 2);
        assert!(two.contains(Group::Refuse) && !two.contains(Group::Other));
        assert_eq!(Classes::of([Slot::Unable, Slot::Unable]), None);
        assert_eq!(Classes::of([Slot::Granted, Slot::Refused]), None);
    }
}
