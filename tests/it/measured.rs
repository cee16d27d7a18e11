//! The documents whose instructions `cargo xtask instructions` counts. Where `GOUJI_MEASURED` names a folder they are written there.

use std::path::{Path, PathBuf};

use gouji::form::TableId;
use gouji::{reading, source};
use sample_reports::measured::measured;

#[test]
fn what_is_measured_is_read_as_a_whole() {
    for (name, text) in measured() {
        let document =
            if name.ends_with(".html") { source::from_html(&text) } else { source::from_text(text.as_str()) };
        let report = reading::read(document);
        for id in TableId::ALL {
            assert!(report.table(id).is_read(), "{name}: {id:?}");
        }
        assert!(report.identity.year.is_some() && report.identity.body.is_some(), "{name}");
        let is_long = text.len() > 12_000;
        assert!(!is_long || report.facts.len() > 20, "{name}: {} facts", report.facts.len());
        if let Some(folder) = std::env::var_os("GOUJI_MEASURED").map(PathBuf::from) {
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(Path::new(&folder).join(name), text).expect("written");
        }
    }
}
