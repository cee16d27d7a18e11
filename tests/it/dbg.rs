#[test]
#[ignore]
fn dbg_tables() {
    let p = std::env::var("DBG").unwrap();
    let text = std::fs::read_to_string(&p).unwrap();
    let d = if p.ends_with("html") { gouji::source::from_html(&text) } else { gouji::source::from_text(text) };
    if std::env::var("STREAM").is_ok_and(|s| !s.is_empty()) { println!("{}", gouji::reading::tables::dump(&d)); }
    let r = gouji::reading::read(d);
    for id in gouji::form::TableId::ALL {
        let t = r.table(id);
        println!("== {} {:?} form {:?} damaged {} span {:?} amb {:?} strange {:?} copies {:?}", id.id(), t.state, t.form.map(|f| f.id), t.header_damaged, t.span, t.ambiguous.iter().map(|a| (a.row.id, a.found)).collect::<Vec<_>>(), t.strange_rows, t.copies);
        for row in &t.rows {
            println!("{:<28}{} {:?}", row.row.id, row.cells.iter().map(|c| format!("{}{}", c.raw, match c.state {gouji::report::CellState::Missing => "?", gouji::report::CellState::Blank => "_", gouji::report::CellState::Text => "!", _ => ""})).collect::<Vec<_>>().join(" | "), row.label.map(|s| s.of(r.text())));
        }
    }
}
