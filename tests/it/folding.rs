//! One cause, one headline: failing sums stand folded under the slip that explains them.

use gouji::checked::{self, Outcomes};
use gouji::finding::Severity;
use gouji::form::{CellId, FORM_2021};
use gouji::options::Options;
use gouji::report::{BodyKind, Report};

use crate::in_memory;
use sample_reports::Sample;

/// A report with 47 in place of the right number in one cell.
fn with_a_wrong_cell() -> Report {
    let mut sample = Sample::random(&FORM_2021, BodyKind::Region, 3);
    sample.print(CellId::t3("noproc_repeat", "natural"), "47");
    in_memory::report(&sample)
}

fn run(options: &Options) -> Outcomes {
    checked::run(&with_a_wrong_cell(), options, None)
}

fn of<'a>(outcomes: &'a Outcomes, code: &str) -> &'a gouji::finding::Finding {
    let mut found = outcomes.findings.iter().filter(|f| f.code == code);
    let one = found.next().unwrap_or_else(|| panic!("no {code}"));
    assert!(found.next().is_none(), "more than one {code}");
    one
}

#[test]
fn the_failing_sums_are_folded_under_the_cell_that_explains_them() {
    let outcomes = run(&Options::default());
    let (root, row, column) =
        (of(&outcomes, "T3-ROOT"), of(&outcomes, "T3-ROW-SUM"), of(&outcomes, "T3-COL-SUM"));
    assert_eq!(root.explains, [row.fingerprint.clone(), column.fingerprint.clone()]);
    for sum in [row, column] {
        assert_eq!(sum.severity, Severity::Error);
        assert_eq!(sum.explained_by.as_ref(), Some(&root.fingerprint));
    }
    assert_eq!(root.cells, [CellId::t3("noproc_repeat", "natural")]);
    assert!(root.message.zh.starts_with("表三〔重复申请 × 自然人〕现填 "));
    assert!(root.message.zh.ends_with("改后 39 条勾稽全部成立。请以台账为准。"), "{}", root.message.zh);
    // The cause counts once; both checks failed.
    let tally = outcomes.tally();
    assert_eq!((tally.errors, tally.failed), (1, 2));
}

#[test]
fn a_headline_names_only_what_stands_under_it() {
    let off = Options { ignore: ["T3-ROW-SUM".to_owned()].into(), ..Options::default() };
    let outcomes = run(&off);
    assert_eq!(of(&outcomes, "T3-ROOT").explains, [of(&outcomes, "T3-COL-SUM").fingerprint.clone()]);
    // Turned up, a sum weighs more than its headline, and stands for itself.
    let up = Options {
        severities: [("T3-ROOT".to_owned(), Severity::Warning), ("T3-COL-SUM".to_owned(), Severity::Error)]
            .into(),
        ..Options::default()
    };
    assert_eq!(of(&run(&up), "T3-ROOT").explains, Vec::<String>::new());
}

#[test]
fn without_their_headline_failing_sums_stand_for_themselves() {
    let off = Options { ignore: ["T3-ROOT".to_owned()].into(), ..Options::default() };
    let down = Options { severities: [("T3-ROOT".to_owned(), Severity::Info)].into(), ..Options::default() };
    for options in [off, down] {
        let outcomes = run(&options);
        assert!(of(&outcomes, "T3-ROW-SUM").explained_by.is_none());
        assert_eq!(outcomes.tally().errors, 2);
    }
}

#[test]
fn a_row_sum_is_shown_with_all_its_numbers() {
    let mut sample = Sample::random(&FORM_2021, BodyKind::Region, 3);
    for (column, printed) in [
        ("natural", "22"),
        ("biz", "25"),
        ("research", "0"),
        ("charity", "0"),
        ("legal_svc", "0"),
        ("other_org", "0"),
        ("total", "50"),
    ] {
        sample.print(CellId::t3("noproc_repeat", column), printed);
    }
    let outcomes = checked::run(&in_memory::report(&sample), &Options::default(), None);
    assert_eq!(of(&outcomes, "T3-ROW-SUM").formula.as_deref(), Some("22 + 25 + 0 + 0 + 0 + 0 = 47 ≠ 50"));
}

/// All that is said about an example.
fn about(block: &str) -> crate::example::judge::Answer {
    crate::example::judge::ask_all(&crate::example::Example::parse(block).expect("an example"))
}

#[test]
fn one_wrong_number_of_the_prose_is_one_headline_with_a_proposal() {
    let answer =
        about("一：2023年，全区共收到政府信息公开申请«164件»，其中自然人118件，法人或其他组织28件。");
    let of = |code: &str| answer.findings.iter().find(|f| f.code == code).expect("the finding");
    let (leads, sum) = (of("NARR-NEW"), of("INT-SUM"));
    assert_eq!(leads.explains, std::slice::from_ref(&sum.fingerprint));
    assert_eq!(sum.explained_by.as_ref(), Some(&leads.fingerprint));
    let proposal = leads.replacement.as_ref().expect("a proposal");
    assert_eq!((proposal.span.of(answer.text()), proposal.value.to_string().as_str()), ("164", "146"));
    assert_eq!(sum.replacement, None);
}

#[test]
fn where_two_numbers_could_be_it_none_is_proposed() {
    // The whole, or what the table has: 146 in the prose would settle only one of the two.
    let answer =
        about("一：2023年，全区共收到政府信息公开申请«164件»，其中自然人120件，法人或其他组织28件。");
    assert!(answer.findings.iter().any(|f| f.code == "NARR-NEW"));
    assert!(answer.findings.iter().all(|f| f.replacement.is_none() && f.explained_by.is_none()));
}

#[test]
fn where_either_of_two_numbers_would_settle_the_same_both_are_named() {
    let answer = about(
        "表三 = 缺\n一：新收政府信息公开申请36件，上年结转6件，合计«45件»，办结40件，结转下年度继续办理5件。",
    );
    let leads = answer.findings.iter().find(|f| !f.explains.is_empty()).expect("a headline");
    assert_eq!(leads.replacement, None);
    let said = &leads.message.zh;
    assert!(said.contains("改为39") && said.contains("改为9"), "{said}");
    let under = answer.findings.iter().filter(|f| f.explained_by.as_ref() == Some(&leads.fingerprint));
    assert_eq!(under.count(), 1);
}

#[test]
fn a_balance_that_is_read_by_its_words_stands_under_its_number() {
    let answer = about(
        "表三 = 缺\n一：接到政府信息公开申请«63件»，其中网上30件、信函6件，答复33件，余下3件正在办理。",
    );
    let leads = answer.findings.iter().find(|f| !f.explains.is_empty()).expect("a headline");
    let proposal = leads.replacement.as_ref().expect("a proposal");
    assert_eq!((proposal.span.of(answer.text()), proposal.value.to_string().as_str()), ("63", "36"));
}

#[test]
fn a_number_that_only_the_table_contradicts_is_proposed_where_the_tables_sums_hold() {
    let answer = about("一：2023年，全区共收到政府信息公开申请«155件»。");
    let proposal = answer.findings.iter().find(|f| f.code == "NARR-NEW").and_then(|f| f.replacement.as_ref());
    let proposal = proposal.expect("a proposal");
    assert_eq!((proposal.span.of(answer.text()), proposal.value.to_string().as_str()), ("155", "146"));
}

#[test]
fn a_growth_that_the_right_number_would_fit_stands_under_it() {
    let answer = about("一：2023年，全区共收到政府信息公开申请«156件»，较上年的125件增长16.8%。");
    let of = |code: &str| answer.findings.iter().find(|f| f.code == code).expect("the finding");
    assert_eq!(of("INT-YOY").explained_by.as_ref(), Some(&of("NARR-NEW").fingerprint));
}

/// The one finding on numbers of the prose that stands under no other.
fn only_headline(answer: &crate::example::judge::Answer) -> &gouji::finding::Finding {
    let of_prose = |code: &str| code.starts_with("INT-") || code.starts_with("NARR-");
    let leads = answer.findings.iter().filter(|f| of_prose(f.code) && f.explained_by.is_none());
    let [one] = leads.collect::<Vec<_>>()[..] else { panic!("{:#?}", answer.findings) };
    one
}

#[test]
fn percentages_of_one_wrong_whole_stand_under_it() {
    let answer = about(
        "一：2023年，共形成信息«12条»，其中主动公开100条，占80.0%；依申请公开20条，占16.0%；不予公开5条，占4.0%。",
    );
    let proposal = only_headline(&answer).replacement.as_ref().expect("a proposal");
    assert_eq!((proposal.span.of(answer.text()), proposal.value.to_string().as_str()), ("12", "125"));
}

#[test]
fn a_sum_and_a_balance_of_the_same_numbers_are_one_headline_without_a_proposal() {
    let answer = about(
        "表三 = 缺\n一：2023年，全区共收到依申请公开办理事项«45件»，其中，41件均依法答复，11件结转下年办理。",
    );
    let one = only_headline(&answer);
    assert_eq!((one.explains.len(), &one.replacement), (1, &None), "{}", one.message.zh);
}

#[test]
fn two_things_that_cannot_be_more_than_one_number_are_one_headline_without_a_proposal() {
    let answer = about(
        "表三 = 缺\n一：2023年，全区新收政府信息公开申请«6件»（其中：网络申请61件，信函3件），上年度结转0件，本年度办结58件。",
    );
    let one = only_headline(&answer);
    assert_eq!((one.explains.len(), &one.replacement), (1, &None), "{}", one.message.zh);
}

#[test]
fn what_is_carried_over_is_told_with_the_outcomes_before_it() {
    // Without what is carried over the parts would be 2 short, and no one number would explain it.
    let answer = about(
        "表三 = 缺\n一：2023年，全区共收办政府信息公开申请173件，予以公开80件、部分公开20件、不予公开«31件»、无法提供20件、不予处理10件、作其他处理10件、转下年度办理12件。",
    );
    let sum = answer.findings.iter().find(|f| f.code == "INT-SUM").expect("the sum");
    assert_eq!(sum.formula.as_deref(), Some("173 ≠ 80 + 20 + 31 + 20 + 10 + 10 + 12 = 183"));
}

#[test]
fn of_several_sums_the_one_that_a_slip_made_of_it_is_named() {
    // 146 came in, and 153 with what was carried in.
    let answer = about("一：2023年，全区共收办政府信息公开申请«1553件»。");
    let finding = answer.findings.iter().find(|f| f.code == "NARR-DONE").expect("the finding");
    assert_eq!(finding.right.map(|n| n.to_string()).as_deref(), Some("153"), "{}", finding.message.zh);
}

#[test]
fn a_number_that_is_named_again_and_differs_is_told_once() {
    let answer = about(
        "表三 = 缺\n一：2023年，全区共收到政府信息公开申请44件，办结«27件»，结转下年3件。已办结的41件中，予以公开30件，部分公开11件。",
    );
    let repeats = answer.findings.iter().filter(|f| f.code == "INT-REPEAT");
    assert_eq!(repeats.count(), 1);
}

#[test]
fn a_part_that_is_larger_than_its_whole_is_no_whole_of_those_behind_it() {
    let answer = about(
        "表三 = 缺\n一：2023年，全区收到公开申请37宗，其中«52宗»申请人撤回，1宗还没到期，其余30宗作了登记。",
    );
    assert_eq!((only_headline(&answer).code, &only_headline(&answer).replacement), ("INT-SUB-GT", &None));
    assert!(answer.findings.iter().all(|f| f.code != "INT-SUM"));
}

#[test]
fn that_a_small_number_stands_elsewhere_too_does_not_make_it_right() {
    let answer = about(
        "表三 = 缺\n一：2023年，全区累计处理依申请公开92件，其中，本年度新接收91件，2022年结转办理«3件»。除3件转结2024年办理外，均已答复。",
    );
    assert_eq!(only_headline(&answer).replacement, None);
}

#[test]
fn who_applied_is_held_against_what_came_in_and_not_what_was_finished() {
    let answer = about(
        "一：2023年，全区共收到政府信息公开申请«164件»，上年结转7件；办结142件，结转下年度继续办理11件。从申请人看，自然人118件，法人或其他组织28件。",
    );
    let one = only_headline(&answer);
    assert_eq!(one.code, "NARR-NEW", "{}", one.message.zh);
}
