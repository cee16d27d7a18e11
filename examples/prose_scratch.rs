//! scratch
use gouji::reading::facts;
use gouji::report::*;
use gouji::{check, options::Options, source};
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let all = args.iter().any(|a| a == "-a");
    for p in args.iter().filter(|a| !a.starts_with('-')) {
        let t = std::fs::read_to_string(p).unwrap();
        let d = if p.ends_with("html") { source::from_html(&t) } else { source::from_text(t) };
        let c = check(d, &Options::default(), None);
        let r = &c.report;
        println!(
            "=== {p} kind {:?} year {:?} body {:?} t2 {:?} t3 {:?} t4 {:?} paragraphs {} prose {}",
            r.identity.kind,
            r.identity.year.as_ref().map(|y| y.value),
            r.identity.body.as_ref().map(|y| &y.value),
            r.t2.state,
            r.t3.state,
            r.t4.state,
            r.paragraphs.len(),
            r.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Prose).count()
        );
        for (f, j) in r.facts.iter().zip(&c.outcomes.judgements) {
            if all || f.slot != "other" {
                println!(
                    "  {:?} {}{} {} {} {:?} cert={} part={} ty={} | {} | {}",
                    j.verdict,
                    f.slot,
                    f.detail,
                    f.value,
                    f.unit,
                    f.scope,
                    f.certain,
                    f.part,
                    f.this_year,
                    f.quote.of(r.text()).replace('\n', ""),
                    j.reason.as_ref().map_or("", |r| &r.zh)
                );
            }
        }
        for l in &r.lists {
            println!(
                "  LIST {:?} {:?} wholes {:?} near {} parts {:?} rest {} open {} uni {}",
                l.lead,
                l.family,
                l.wholes.iter().map(|i| r.facts[*i].value.to_string()).collect::<Vec<_>>(),
                l.near,
                l.parts.iter().map(|i| r.facts[*i].value.to_string()).collect::<Vec<_>>(),
                l.ends_with_rest,
                l.open,
                l.uniform
            );
        }
        for x in &r.ratios {
            println!("  {x:?}");
        }
        for x in &r.claims {
            println!("  CLAIM {:?} {} {}", x.kind, x.certain, x.span.of(r.text()));
        }
        for h in c.outcomes.held.iter().filter(|h| h.code.starts_with("NARR") || h.code.starts_with("INT")) {
            println!("  HELD {} {}", h.code, h.formula);
        }
        for f in &c.outcomes.findings {
            if f.code.starts_with("NARR") || f.code.starts_with("INT") {
                println!("  ** {} {:?} {}", f.code, f.severity, f.message.zh);
            }
        }
        let _ = facts::facts_of;
    }
}
