//! Starting: hosted anywhere, badly served, or not at all.

use browser_tests::{Visit, in_each_engine};

#[test]
fn the_program_starts() {
    in_each_engine(|page| assert!(page.exists("main")));
}

#[test]
fn it_runs_under_any_path() {
    Visit { prefix: "/a/b/app/".into(), ..Visit::default() }
        .run(|page| assert!(page.url.ends_with("/a/b/app/")));
}

#[test]
fn a_wrong_type_for_wasm_does_no_harm() {
    let types = vec![("wasm".into(), "application/octet-stream".into())];
    Visit { types, ..Visit::default() }.run(|page| assert!(page.exists("main")));
}
