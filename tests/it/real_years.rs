//! Real reports of one body on two years: what carries over does, and what the prose says of growth is checked.

use gouji::checked::{self, CheckedSet};
use gouji::options::Options;
use gouji::set::Roles;
use gouji::{reading, source};

use crate::support::real_reports;

fn pair(test: &str, earlier: &str, later: &str) -> Option<CheckedSet> {
    let folder = real_reports(test)?;
    let read = |name: &str| {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        reading::read(source::from_text(text))
    };
    Some(checked::check_set(vec![read(later), read(earlier)], &Roles::default(), &Options::default()))
}

fn held(set: &CheckedSet, code: &str) -> Vec<String> {
    set.across.held.iter().filter(|h| h.code == code).map(|h| h.formula.clone()).collect()
}

#[test]
fn a_growth_that_the_two_tables_do_not_bear_out_is_the_one_error() {
    let Some(set) = pair("real_years", "suqian-2023-layout.txt", "suqian-2024-layout.txt") else { return };
    let found: Vec<_> = set.across.findings.iter().map(|f| (f.code, f.formula.as_deref())).collect();
    assert_eq!(found, [("CY-YOY", Some("(3646 − 3607) / 3607 = 1.08% ≠ 1.05%"))]);
    assert_eq!(held(&set, "CY-CARRY"), ["2024 上年结转 121 = 2023 结转下年度 121"]);
    assert_eq!(held(&set, "CY-VALID"), ["11 + 2 − 1 = 12", "597 + 50 − 227 = 420"]);
}

#[test]
fn figures_that_carry_over_hold_in_every_shape() {
    for shape in ["layout", "raw"] {
        let [earlier, later] = [2023, 2024].map(|year| format!("hongze-{year}-{shape}.txt"));
        let Some(set) = pair("real_years", &earlier, &later) else { return };
        assert!(set.across.findings.iter().all(|f| f.code == "CY-OUTLIER"), "{shape}");
        assert_eq!(held(&set, "CY-CARRY"), ["2024 上年结转 0 = 2023 结转下年度 0"], "{shape}");
        assert_eq!(held(&set, "CY-VALID"), ["0 + 0 − 0 = 0", "5 + 3 − 0 = 8"], "{shape}");
    }
}
