//! `cargo xtask size`: what the page loads.

use crate::shell::Result;
use crate::{encode, page, shell};

/// Prints the bytes of each file of `dist/`: raw, gzip, brotli; and of what is loaded at first.
pub fn run(_: &[String]) -> Result {
    page::build()?;
    let dist = page::dist();
    let index = shell::read(&dist.join("index.html"))?;
    println!("{:<44} {:>10} {:>10} {:>10}", "", "raw", "gzip", "brotli");
    let mut first = [0usize; 3];
    for file in shell::files(&dist)? {
        let name = file.to_string_lossy().into_owned();
        let bytes = shell::read_bytes(&dist.join(&file))?;
        let sizes = [bytes.len(), encode::gzip(&bytes).len(), encode::brotli(&bytes).len()];
        let at_first = page::is_first_load(&name, &index);
        if at_first {
            first.iter_mut().zip(sizes).for_each(|(sum, size)| *sum += size);
        }
        println!(
            "{:<44} {:>10} {:>10} {:>10}{}",
            name,
            sizes[0],
            sizes[1],
            sizes[2],
            if at_first { "" } else { "  later" }
        );
    }
    println!("{:<44} {:>10} {:>10} {:>10}", "first load", first[0], first[1], first[2]);
    Ok(())
}
