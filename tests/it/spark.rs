//! The recipe for Apache Spark, where pyspark and Java are installed; elsewhere it says that it was skipped.

use std::process::Command;

#[test]
fn the_recipe_gives_what_the_command_line_gives() {
    let there = |program: &str, words: &[&str]| {
        Command::new(program).args(words).output().is_ok_and(|out| out.status.success())
    };
    if !there("python3", &["-c", "import pyspark"]) || !there("java", &["-version"]) {
        eprintln!("skipped: the recipe for Spark needs pyspark and Java");
        return;
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/spark/test_recipe.py");
    let out = Command::new("python3")
        .args(["-B", script, "--gouji", env!("CARGO_BIN_EXE_gouji"), "--reports", "50"])
        .output()
        .unwrap();
    let (said, complaints) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success(), "{said}\n{complaints}");
    assert!(said.contains("all as the plain command line has them"), "{said}");
}
