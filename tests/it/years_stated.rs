//! One wrong year: whatever states the year of the report may be wrong once; that is told, and nothing else that is
//! found changes.

use gouji::finding::{Finding, Severity};
use gouji::form::CellId;
use gouji::options::Options;
use gouji::{check, source};
use sample_reports::layouts::{Layout, render};
use sample_reports::{BODIES, Sample};

/// The places of a sample that state its year: words around a year, and what the rules call that place. In the day under the
/// report it is the year after.
const PLACES: [(&str, &str, i64, &str); 5] = [
    ("", "年政府信息公开工作年度报告", 0, "FORM-YEAR-MISMATCH"),
    ("统计期限为", "年1月1日至", 0, "FORM-YEAR-MISMATCH"),
    ("日至", "年12月31日", 0, "FORM-YEAR-MISMATCH"),
    ("（一）主动公开。", "年，我们", 0, "FORM-YEAR-BODY"),
    ("", "年1月20日", 1, "FORM-DATE-EARLY"),
];

fn found(text: &str) -> Vec<Finding> {
    check(source::from_text(text.to_owned()), &Options::default(), None).outcomes.findings
}

/// What is told, without what the wrong year itself brings.
fn others(findings: &[Finding]) -> Vec<(String, String)> {
    let of_year =
        ["FORM-YEAR-MISMATCH", "FORM-YEAR-BODY", "FORM-DATE-EARLY", "FORM-DATE-LATE", "FORM-PERIOD"];
    let mut told: Vec<(String, String)> = findings
        .iter()
        .filter(|f| !of_year.contains(&f.code) && f.severity <= Severity::Warning)
        .map(|f| (f.code.to_owned(), f.formula.clone().unwrap_or_default()))
        .collect();
    told.sort();
    told
}

#[test]
fn one_wrong_year_is_told_and_skips_nothing() {
    let mut tried = 0;
    for seed in 0..6u64 {
        let (kind, _) = BODIES[seed as usize % BODIES.len()];
        for form in gouji::form::FORMS {
            let mut sample = Sample::random(form, kind, seed);
            // Something to be told besides: a cell of table 3, which the prose contradicts as well.
            let cell = CellId::t3("new_received", "total");
            let right: i64 = sample.text(cell.table, cell.row, cell.column).parse().unwrap_or(0);
            sample.print(cell, (right + 40).to_string());
            let year = i64::from(sample.year);
            let text = render(&sample, Layout::TabRows);
            let sound = others(&found(&text));
            assert!(!sound.is_empty(), "the wrong cell is told");
            for (before, behind, later, code) in PLACES {
                let old = format!("{before}{}{behind}", year + later);
                let wrong = format!("{before}{}{behind}", year + later - 1);
                if text.matches(&old).count() != 1 {
                    continue;
                }
                tried += 1;
                let findings = found(&text.replacen(&old, &wrong, 1));
                let told = findings.iter().any(|f| f.code == code && f.severity <= Severity::Warning);
                assert!(
                    told,
                    "seed {seed}: {code} for {wrong}: {:?}",
                    findings.iter().map(|f| f.code).collect::<Vec<_>>()
                );
                assert_eq!(others(&findings), sound, "seed {seed}: {wrong}");
            }
        }
    }
    assert!(tried > 40, "only {tried} places tried");
}
