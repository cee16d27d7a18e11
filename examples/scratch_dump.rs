use gouji::document::Block;
fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let legacy = |label: &'static str, b: &[u8]| {
            encoding_rs::Encoding::for_label(label.as_bytes())
                .unwrap()
                .decode_without_bom_handling_and_without_replacement(b)
                .map(|c| c.into_owned())
        };
        let t = std::time::Instant::now();
        match gouji::source::from_bytes(&path, &bytes, &legacy) {
            Ok(docs) => {
                for d in docs {
                    println!("== {} {:?} {:?}", d.name, d.extras, t.elapsed());
                    for b in &d.blocks {
                        match b {
                            Block::Line(s) => println!("L| {}", s.of(&d.text).replace('\t', "→")),
                            Block::Table(g) => {
                                println!("T[");
                                for r in &g.rows {
                                    for c in r {
                                        print!(
                                            "{}{}{} ⟦{}⟧ ",
                                            c.column,
                                            if c.colspan > 1 {
                                                format!("+{}", c.colspan)
                                            } else {
                                                String::new()
                                            },
                                            if c.rowspan > 1 {
                                                format!("v{}", c.rowspan)
                                            } else {
                                                String::new()
                                            },
                                            c.span.of(&d.text).replace('\n', "⏎")
                                        );
                                    }
                                    println!();
                                }
                                println!("]");
                            }
                        }
                    }
                }
            }
            Err(e) => println!("== {path}: {:?} {}", e, e.words().zh),
        }
    }
}
