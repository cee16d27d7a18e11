//! Every quantity of the prose with what it was taken for, the relations that it stands in, and what became of it: so
//! that a person who reports a miss can see where the reading went another way.

use std::fmt::Write;

use crate::checked::Checked;
use crate::finding::Lang;
use crate::report::prose::Fact;
use crate::rules::arithmetic::{self, Relation};

/// The quantities of one report as text, one block each.
pub fn text(checked: &Checked, lang: Lang) -> String {
    let report = &checked.report;
    let relations = arithmetic::relations(report);
    let mut of_fact: Vec<Vec<&Relation>> = vec![Vec::new(); report.facts.len()];
    for relation in &relations {
        for fact in &relation.facts {
            if let Some(all) = of_fact.get_mut(*fact) {
                all.push(relation);
            }
        }
    }
    let mut out = String::new();
    let t = |zh: &'static str, en: &'static str| if lang == Lang::Zh { zh } else { en };
    for ((fact, judged), relations) in report.facts.iter().zip(&checked.outcomes.judgements).zip(of_fact) {
        // Writing into a string cannot fail.
        let _ = writeln!(
            out,
            "{} {}  “{}”",
            fact.value,
            fact.unit,
            fact.quote.of(report.text()).split_whitespace().collect::<String>()
        );
        let _ = writeln!(
            out,
            "    {} {}{}; {} {}; {}{}{}",
            t("计", "counts"),
            fact.slot.id(),
            if fact.certain { "" } else { t("（不确定）", " (not certain)") },
            t("范围", "scope"),
            fact.scope.name(),
            if fact.this_year { t("本年", "this year") } else { t("别的时间", "another time") },
            if fact.is_exact() { "" } else { t("；约数", "; rough") },
            if fact.part { t("；分项", "; a part") } else { "" },
        );
        for relation in relations {
            let values: Vec<String> =
                relation.facts.iter().filter_map(|i| report.facts.get(*i)).map(value).collect();
            let _ = writeln!(
                out,
                "    {} {} | {} | {} {}",
                t("关系", "relation"),
                relation.row,
                values.join(" "),
                relation.decision,
                relation.evidence
            );
        }
        let cells: Vec<String> = judged.cells.iter().map(ToString::to_string).collect();
        let reason = judged.reason.as_ref().map_or("", |reason| reason.get(lang));
        let _ = writeln!(
            out,
            "    {} {} {} {reason}",
            t("与表格", "tables"),
            judged.verdict.name(),
            cells.join(" ")
        );
    }
    out
}

fn value(fact: &Fact) -> String {
    format!("{}{}", fact.value, fact.unit)
}
