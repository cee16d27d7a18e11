//! `cargo xtask reproduce`: two builds, in two folders, give the same bytes.

use crate::shell::{self, Result, step};

/// Makes the release here, makes it again from a copy of the sources elsewhere with nothing compiled, and compares.
pub fn run(_: &[String]) -> Result {
    super::run(&[])?;
    let first = shell::read(&super::folder().join("SHA256SUMS"))?;
    let elsewhere = std::env::temp_dir().join(format!("gouji-elsewhere-{}", std::process::id()));
    let second = again(&elsewhere);
    let _ = std::fs::remove_dir_all(&elsewhere);
    let second = second?;
    let different: Vec<&str> = second.lines().filter(|line| !first.contains(line)).collect();
    if different.is_empty() && first.lines().count() == second.lines().count() {
        println!("both builds are the same, {} files", first.lines().count());
        Ok(())
    } else {
        Err(format!("the second build differs in\n{}", different.join("\n")))
    }
}

/// The checksums of a release that is made in another folder, of the files that git knows.
fn again(elsewhere: &std::path::Path) -> Result<String> {
    let mut list = std::process::Command::new("git");
    for file in
        shell::output(list.current_dir(shell::root()).args(["ls-files", "-z"]))?.split_terminator('\0')
    {
        shell::write(&elsewhere.join(file), shell::read_bytes(&shell::root().join(file))?)?;
    }
    step(&format!("the same once more in {}", elsewhere.display()), || {
        let mut bundle = shell::cargo();
        bundle.current_dir(elsewhere).env_remove("CARGO_TARGET_DIR");
        shell::call(bundle.args(["run", "--quiet", "--package", "xtask", "--", "bundle"]))
    })?;
    shell::read(&elsewhere.join("target/bundle/SHA256SUMS"))
}
