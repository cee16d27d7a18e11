//! `cargo xtask size`: what the page loads.

use crate::encode::{self, Effort};
use crate::shell::Result;
use crate::{page, shell};

/// Bytes raw, by gzip, by brotli.
type Sizes = [usize; 3];

/// Prints the bytes of each file of `dist/`, of what is loaded at first, and of that with what follows at once.
pub fn run(_: &[String]) -> Result {
    page::make(page::How::Released)?;
    let dist = page::dist();
    let index = shell::read(&dist.join("index.html"))?;
    println!("{:<44} {:>10} {:>10} {:>10}", "", "raw", "gzip", "brotli");
    let (mut first, mut following) = (Sizes::default(), Sizes::default());
    for file in shell::files(&dist)? {
        let name = file.to_string_lossy().into_owned();
        let bytes = shell::read_bytes(&dist.join(&file))?;
        let sizes = [bytes.len(), encode::gzip(&bytes).len(), encode::brotli(&bytes, Effort::Most).len()];
        if page::is_first_load(&name, &index) {
            first = added(first, sizes);
            print(&name, sizes, "");
        } else if name.starts_with("later-") {
            following = added(following, sizes);
            print(&name, sizes, "  right after");
        } else {
            print(&name, sizes, "  on demand");
        }
    }
    print("first load: the page, taking text", first, "");
    print("with what follows at once: checking", added(first, following), "");
    Ok(())
}

fn added(sum: Sizes, more: Sizes) -> Sizes {
    std::array::from_fn(|at| sum[at] + more[at])
}

fn print(name: &str, sizes: Sizes, when: &str) {
    println!("{name:<44} {:>10} {:>10} {:>10}{when}", sizes[0], sizes[1], sizes[2]);
}
