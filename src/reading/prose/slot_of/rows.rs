//! What a label says: a table for each kind of thing that is counted.

use super::row::{About, Row, Say, Side, Sure, Word};
use crate::reading::prose::words::lexicon::Meaning::{
    self, Accept, Application, CarriedIn, CarriedOut, Carry, Channel, Charge, Decide, Decision, Down, DownTo,
    EachShare, Except, Finish, FinishRate, Foreign, Handle, HandlingFee, Items, Make, NextYear, NormDoc, Not,
    OpenRate, OtherRate, OtherYear, Pending, Publish, Receive, Regulation, Repeal, Share, ThisYear, Up, UpTo,
    Valid,
};
use crate::report::slot::Slot;
use Word::Is;

/// A row that holds always and says nothing.
const ROW: Row = Row {
    near: &[],
    all: &[],
    any: &[],
    none: &[],
    around: &[],
    not_around: &[],
    behind: &[],
    about: About::Any,
    side: Side::Either,
    say: Say::Nothing,
    sure: Sure::Understood,
    doubt: &[],
    #[cfg(test)]
    sentences: ("", ""),
};

/// A row: what it asks for and says, and behind `;` a sentence in which it speaks of the marked number and one in which
/// it does not, or not surely.
macro_rules! row {
    ($($field:ident: $value:expr),* ; $real:literal, $counter:literal) => {
        Row { $($field: $value,)* #[cfg(test)] sentences: ($real, $counter), ..ROW }
    };
}

/// A percentage; the deciding word is the nearest before it.
pub(super) static RATIOS: &[Row] = &[
    row! { near: &[Is(Share), Is(EachShare)], say: Say::Slot(Slot::Share), sure: Sure::Never;
    "答复申请20件,予以公开15件,占«75»%", "答复申请20件,办结率«75»%" },
    row! { near: &[Is(Up), Is(Down), Is(UpTo), Is(DownTo)], say: Say::Slot(Slot::Growth), sure: Sure::Never;
    "收到申请20件,同比增长«25»%", "收到申请20件,办结率«75»%" },
    row! { near: &[Is(FinishRate)], say: Say::Slot(Slot::DoneRate), sure: Sure::Never;
    "收到申请20件,办结率«75»%", "收到申请20件,同比增长«25»%" },
    row! { near: &[Is(OpenRate), Is(OtherRate)], say: Say::Slot(Slot::Rate), sure: Sure::Never;
    "制发公文20件,主动公开15件,主动公开率«75»%", "收到申请20件,办结率«75»%" },
];

/// An amount of money.
pub(super) static AMOUNTS: &[Row] = &[
    row! { around: &[Is(HandlingFee)], say: Say::Slot(Slot::HandlingFee), sure: Sure::Always;
    "收取信息处理费«400»元", "行政事业性收费«400»元" },
    row! { any: &[Is(Charge)], say: Say::Slot(Slot::Fees);
    "行政事业性收费«2.02»万元", "收取信息处理费«400»元" },
];

/// Reviews and suits; the deciding word is the result.
pub(super) static CASES: &[Row] = &[
    // 收到申请5件,…: an application verb with its own noun is no case, whatever follows.
    row! { all: &[Application], none: &[Word::Cases];
    "政府信息公开申请引起«5»件行政复议", "因政府信息公开引起的行政复议«2»件" },
    row! { around: &[Word::Cases], say: Say::Named, doubt: &[Not];
    "因政府信息公开引起的行政复议«2»件", "办理行政复议案件«20»件" },
    row! { near: &[Word::Result], about: About::Cases, say: Say::Named, doubt: &[Not];
    "政府信息公开行政复议3件(维持«2»件、纠正1件)", "政府信息公开行政复议3件,撤回«2»个申请" },
];

/// Normative documents and regulations; the deciding word is the nearest verb before the number, or 有效 directly behind.
pub(super) static DOCUMENTS: &[Row] = &[
    row! { all: &[Regulation, NormDoc], say: Say::Slot(Slot::Other), sure: Sure::Never;
    "制定规章、规范性文件«5»件", "制定规章«5»件" },
    row! { near: &[Is(Make)], around: &[Is(Regulation)], say: Say::Slot(Slot::RegulationsMade);
    "全市制定规章«5»件", "全市公开规章«5»件" },
    row! { near: &[Is(Repeal)], around: &[Is(Regulation)], say: Say::Slot(Slot::RegulationsRepealed);
    "全市废止规章«5»件", "全市制定规章«5»件" },
    row! { near: &[Is(Valid)], around: &[Is(Regulation)], say: Say::Slot(Slot::RegulationsValid);
    "现行有效规章«5»件", "全市制定规章«5»件" },
    row! { around: &[Is(Regulation)], say: Say::Slot(Slot::Other);
    "主动公开规章«5»件", "全市制定规章«5»件" },
    // 规章7件(含新制定2件,修改3件,废止2件): of what is made anew and what is changed the table makes one number.
    row! { near: &[Is(Repeal)], not_around: &[Is(NormDoc)], about: About::Regulations,
    say: Say::Slot(Slot::RegulationsRepealed);
    "制定规章7件,废止«2»件", "制定规范性文件7件,废止«2»件" },
    row! { near: &[Is(Make)], around: &[Is(NormDoc)], say: Say::Slot(Slot::NormDocsMade),
    sure: Sure::UnderstoodAround;
    "制发行政规范性文件«2»件", "制发公文«2»件" },
    row! { near: &[Is(Repeal)], around: &[Is(NormDoc)], say: Say::Slot(Slot::NormDocsRepealed),
    sure: Sure::UnderstoodAround;
    "废止行政规范性文件«2»件", "制发行政规范性文件«2»件" },
    row! { near: &[Is(Valid)], around: &[Is(NormDoc)], say: Say::Slot(Slot::NormDocsValid),
    sure: Sure::UnderstoodAround;
    "现行有效规范性文件«14»件", "制发行政规范性文件«2»件" },
    // 对18件规范性文件进行清理: what was done to them, words behind say that are not known.
    row! { around: &[Is(NormDoc)], say: Say::Slot(Slot::NormDocs), sure: Sure::UnderstoodAround;
    "主动公开规范性文件«9»件", "对«18»件规范性文件进行清理" },
    row! { near: &[Is(Repeal)], about: About::NormDocs, say: Say::Slot(Slot::NormDocsRepealed),
    sure: Sure::UnderstoodAround;
    "制发行政规范性文件2件,废止«10»件", "制定规章7件,废止«2»件" },
    row! { near: &[Is(Valid)], about: About::NormDocs, say: Say::Slot(Slot::NormDocsValid),
    sure: Sure::UnderstoodAround;
    "制发行政规范性文件2件,现行有效件数«14»件", "制发行政规范性文件2件,废止«10»件" },
];

/// Licences, penalties, coercion: decisions, not items and not what was put on show.
pub(super) static DECISIONS: &[Row] = &[
    row! { near: &[Word::Decisions], around: &[Is(Publish), Is(Receive), Is(Accept)],
    say: Say::Slot(Slot::Other), sure: Sure::Never;
    "公示行政处罚信息«98»条", "作出行政处罚决定«98»件" },
    row! { near: &[Word::Decisions], around: &[Is(Items)], say: Say::Named, sure: Sure::Never;
    "行政处罚目录«98»项", "作出行政处罚决定«98»件" },
    row! { near: &[Word::Decisions], around: &[Is(Decide), Is(Decision)], say: Say::Named;
    "作出行政处罚决定«98»件", "行政处罚事项«98»项" },
    // 作出行政许可5件、行政处罚3件: one verb for all of them.
    row! { near: &[Word::Decisions], about: About::BehindDecisions, say: Say::Named;
    "作出行政许可决定12件,行政处罚«98»件", "行政处罚«98»件" },
    // Without a verb of deciding it may count items of the form of 2019 or what was asked for: never held against it.
    row! { near: &[Word::Decisions], say: Say::Named, sure: Sure::Never;
    "行政处罚«98»件", "作出行政处罚决定«98»件" },
];

/// What goes over from one year to the next; the deciding word is 结转. Years that are named are read as the last, this
/// or the next.
pub(super) static CARRIED: &[Row] = &[
    row! { any: &[Is(CarriedOut)], say: Say::Slot(Slot::CarriedOut);
    "收到政府信息公开申请12件,结转下年度继续办理«2»件", "收到政府信息公开申请12件,上年结转«2»件" },
    row! { any: &[Is(CarriedIn)], say: Say::Slot(Slot::CarriedIn);
    "收到政府信息公开申请12件,上年结转«2»件", "收到政府信息公开申请12件,结转下年度继续办理«2»件" },
    row! { near: &[Is(Carry)], behind: &[NextYear], say: Say::Slot(Slot::CarriedOut);
    "收到政府信息公开申请12件,结转到2024年办理«2»件", "收到政府信息公开申请12件,2022年结转至2023年办理«2»件" },
    row! { near: &[Is(Carry)], any: &[Is(OtherYear)], say: Say::Slot(Slot::CarriedIn);
    "收到政府信息公开申请12件,2022年结转至2023年办理«2»件", "收到政府信息公开申请12件,结转至2024年办理«2»件" },
    row! { near: &[Is(Carry)], behind: &[ThisYear], say: Say::Slot(Slot::CarriedIn);
    "收到政府信息公开申请12件,结转至2023年办理«2»件", "收到政府信息公开申请12件,结转至2024年办理«2»件" },
    // 转 and 转到 are everyday words; 结转5件 behind what was finished goes out, but does not say so.
    row! { near: &[Is(Carry)], about: About::ApplicationsBefore, say: Say::Slot(Slot::CarriedOut), sure: Sure::Never;
    "收到政府信息公开申请12件,办结10件,结转«2»件", "收到政府信息公开申请12件,上年结转«2»件" },
];

/// Whether applications are spoken of at all.
pub(super) static NOT_APPLICATIONS: &[Row] =
    &[row! { any: &[Is(Foreign), Word::Decisions], not_around: &[Is(Application)];
    "受理投诉«12»件", "收到政府信息公开申请«12»件" }];

/// Applications: what came in, what went out, with which result, from whom. The deciding word is the nearest one of
/// [`super::decides`].
pub(super) static APPLICATIONS: &[Row] = &[
    row! { any: &[Is(Pending)], about: About::Applications, say: Say::Slot(Slot::CarriedOut);
    "收到政府信息公开申请12件,«7»件正在办理中", "收到来信12件,«7»件正在办理中" },
    row! { any: &[Is(Pending)];
    "开展培训12场,未办结«7»件", "收到政府信息公开申请12件,«7»件正在办理中" },
    row! { any: &[Is(Except)];
    "收到政府信息公开申请12件,除«7»件外全部办结", "收到政府信息公开申请«12»件" },
    row! { near: &[Word::GrantedAndPartial], say: Say::Slot(Slot::Open), sure: Sure::FromNear, doubt: &[Not];
    "答复政府信息公开申请20件,予以公开、予以部分公开共«15»件", "答复政府信息公开申请20件,予以公开«15»件" },
    row! { near: &[Word::Outcome], say: Say::Named, sure: Sure::FromNear, doubt: &[Not];
    "答复政府信息公开申请20件,予以公开«15»件", "制作信息30条,其中予以公开«15»条" },
    row! { near: &[Word::Outcomes], say: Say::Mixed, sure: Sure::FromNear, doubt: &[Not];
    "答复政府信息公开申请20件,不予公开、无法提供共«5»件", "答复政府信息公开申请20件,不予公开、无法提供«5»件" },
    row! { near: &[Word::SubRow], say: Say::Named, sure: Sure::FromNear;
    "答复政府信息公开申请20件,重复申请«5»件", "公开行政执法案卷«5»件" },
    row! { near: &[Word::Applicant], say: Say::Named, sure: Sure::FromNear, doubt: &[Channel];
    "收到政府信息公开申请20件,其中自然人«15»件", "自然人«15»件" },
    row! { near: &[Is(Channel)], about: About::Applications, say: Say::Slot(Slot::Channel), sure: Sure::Never;
    "收到政府信息公开申请20件,其中信函申请«3»件", "收到政府信息公开申请«20»件" },
    row! { near: &[Is(Receive), Is(Accept), Is(Handle), Is(Finish)],
    any: &[Is(Channel), Is(Meaning::Applicant(Slot::Business))], about: About::Applications,
    say: Say::Slot(Slot::Channel), sure: Sure::Never;
    "政府信息公开申请网上收到«12»件", "收到政府信息公开申请«20»件" },
    row! { near: &[Is(Receive), Is(Accept), Is(Handle), Is(Finish)],
    any: &[Is(Channel), Is(Meaning::Applicant(Slot::Business))];
    "网上办结«12»件", "收到政府信息公开申请«20»件" },
    row! { near: &[Is(Receive)], about: About::Applied, say: Say::Slot(Slot::New), doubt: &[Not];
    "共收到政府信息公开申请«12»件", "收到征地拆迁类政府信息公开申请«12»件" },
    row! { near: &[Is(Accept)], about: About::Applied, say: Say::Slot(Slot::Accepted), doubt: &[Not];
    "共受理政府信息公开申请«12»件", "受理群众投诉«12»件" },
    row! { near: &[Is(Handle)], about: About::Applied, say: Say::Slot(Slot::Processed), doubt: &[Not];
    "共办理政府信息公开申请«12»件", "办理群众投诉«12»件" },
    row! { near: &[Is(Finish)], about: About::Applied, say: Say::Slot(Slot::Done), doubt: &[Not];
    "收到政府信息公开申请12件,办结«11»件", "办结12345热线工单«50»件" },
    // 依申请公开5件: which of the counts, it does not say.
    row! { near: &[Word::None], any: &[Is(Application)], side: Side::Label, say: Say::Slot(Slot::Applications),
    doubt: &[Not, Channel];
    "政府信息公开申请«5»件", "征地类政府信息公开申请«5»件" },
    row! { near: &[Word::None], any: &[Is(Application)], side: Side::TailOfKnownLabel,
    say: Say::Slot(Slot::Applications), doubt: &[Not];
    "共«5»件政府信息公开申请", "共收到«5»件政府信息公开申请" },
];

/// 共计5件 behind what was told one by one.
pub(super) static POOLED: &[Row] = &[
    row! { near: &[Word::OnlySum], about: About::Behind(Slot::CarriedIn), say: Say::Slot(Slot::Pool), sure: Sure::Always;
    "收到政府信息公开申请132件,上年结转2件,共计«134»件", "收到咨询132件,共计«134»件" },
    // 收到网上申请5件,信函3件,合计8件: what was received is told by its ways.
    row! { near: &[Word::OnlySum], about: About::BehindChannelsOf(Receive), say: Say::Slot(Slot::New),
    sure: Sure::Always;
    "依申请公开方面,收到网上申请5件,信函申请3件,合计«8»件", "收到咨询132件,共计«134»件" },
    row! { near: &[Word::OnlySum], about: About::BehindChannelsOf(Accept), say: Say::Slot(Slot::Accepted),
    sure: Sure::Always;
    "依申请公开方面,受理网上申请5件,信函申请3件,合计«8»件", "依申请公开方面,收到网上申请5件,信函申请3件,合计«8»件" },
    row! { near: &[Word::OnlySum], about: About::BehindChannels, say: Say::Slot(Slot::Applications),
    sure: Sure::Never;
    "依申请公开方面,网上申请5件,信函申请3件,合计«8»件", "依申请公开方面,收到网上申请5件,信函申请3件,合计«8»件" },
];

#[cfg(test)]
mod tests {
    use super::super::row::DECIDED;
    use super::*;
    use crate::reading::prose::examples::read;

    const TABLES: [&[Row]; 9] =
        [RATIOS, AMOUNTS, CASES, DOCUMENTS, DECISIONS, CARRIED, NOT_APPLICATIONS, APPLICATIONS, POOLED];

    #[test]
    fn every_row_speaks_in_its_sentence_and_not_in_the_other() {
        let mut problems = Vec::new();
        for row in TABLES.iter().flat_map(|rows| rows.iter()) {
            let (real, counter) = row.sentences;
            DECIDED.with(|decided| decided.borrow_mut().clear());
            let (slot, certain) = read(real);
            let spoke = DECIDED.with(|decided| decided.borrow().contains(&real));
            let as_said = match row.say {
                Say::Slot(said) => slot == Some(said),
                Say::Named | Say::Mixed => slot != Some(Slot::Other),
                Say::Nothing => true,
            };
            if !spoke || !as_said || (row.sure != Sure::Never && row.say != Say::Nothing && !certain) {
                problems.push(format!("{real}: {slot:?}, certain {certain}, spoke {spoke}"));
            }
            if let Say::Slot(said) = row.say
                && read(counter) == (Some(said), true)
            {
                problems.push(format!("{counter}: should not be {said:?}"));
            }
        }
        assert!(problems.is_empty(), "\n{}", problems.join("\n"));
    }
}
