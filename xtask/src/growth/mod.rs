//! `cargo xtask growth`: whether what a text costs grows in proportion to its length.
//!
//! Of every shape a short and a long text are checked under valgrind, which counts instructions: the same on a busy machine.
//! What they cost beyond an empty one may grow as n·log n does, and a tenth more; what is quadratic grows by the square.

mod shapes;

use std::path::Path;

use self::shapes::{SHAPES, Shape};
use crate::instructions::callgrind;
use crate::needs::Needs;
use crate::shell::{self, Result, step};

/// The lengths that CI compares, in bytes.
const SHORT: u64 = 4 << 10;
const LONG: u64 = 32 << 10;

/// What one shape costs.
#[derive(Clone)]
struct Cost {
    name: &'static str,
    /// Instructions of the short and of the long text beyond those of an empty one.
    short: u64,
    long: u64,
}

/// Measures all shapes, or with `--to KB` longer texts; with names, those shapes alone.
pub fn run(words: &[String]) -> Result {
    let (long, names) = match words {
        [option, kilobytes, names @ ..] if option == "--to" => {
            let kilobytes: u64 = kilobytes.parse().map_err(|_| "--to wants a number of kilobytes")?;
            (kilobytes << 10, names)
        }
        names => (LONG, names),
    };
    if long <= SHORT {
        return Err(format!("--to wants more than {} kilobytes", SHORT >> 10));
    }
    Needs::growth().make_sure()?.run()?;
    measure(long, names)
}

/// Measures with what is here; without valgrind it says that it skips.
pub fn check() -> Result {
    if shell::find("valgrind").is_none() {
        eprintln!("skipped: how costs grow: valgrind is missing");
        return Ok(());
    }
    measure(LONG, &[])
}

fn measure(long: u64, names: &[String]) -> Result {
    let mut build = shell::cargo();
    shell::call(build.args(crate::test::PROGRAM))?;
    let folder = shell::target().join("growth");
    let wanted: Vec<&Shape> = SHAPES
        .iter()
        .filter(|s| names.is_empty() || names.iter().any(|n| s.name.contains(n.as_str())))
        .collect();
    let costs = step(&format!("how the costs of {} shapes grow", wanted.len()), || {
        shell::in_shares(&wanted, |shape| cost(shape, long, &folder))?.into_iter().collect::<Result<Vec<_>>>()
    })?;
    let (most, mut over) = (allowed(SHORT, long), Vec::new());
    println!(
        "instructions a byte: {} KB, {} KB; growth, of {most}.{:02} at the most",
        SHORT >> 10,
        long >> 10,
        0
    );
    for cost in &costs {
        let hundredths = cost.long * 100 / cost.short.max(1);
        let line = format!(
            "{:>7} {:>7} {:>4}.{:02}  {}",
            cost.short / SHORT,
            cost.long / long,
            hundredths / 100,
            hundredths % 100,
            cost.name
        );
        println!("{line}");
        if hundredths > most * 100 {
            over.push(cost.name);
        }
    }
    if over.is_empty() { Ok(()) } else { Err(format!("worse than n·log n: {}", over.join(", "))) }
}

/// By how much n·log n grows, and a tenth more; rounded up.
fn allowed(short: u64, long: u64) -> u64 {
    let product = |n: u64| n * u64::from(n.ilog2());
    (product(long) * 11).div_ceil(product(short) * 10)
}

fn cost(shape: &Shape, long: u64, folder: &Path) -> Result<Cost> {
    let count = |length: &str, text: String| -> Result<u64> {
        let file =
            folder.join(shape.name.replace([' ', ','], "-")).join(format!("{length}.{}", shape.ending));
        shell::write(&file, text)?;
        callgrind::total(&file)
    };
    let bytes = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    let empty = count("empty", shape.frame())?;
    let short = count("short", shape.of(bytes(SHORT)))?.saturating_sub(empty);
    let long = count("long", shape.of(bytes(long)))?.saturating_sub(empty);
    Ok(Cost { name: shape.name, short, long })
}

#[test]
fn what_is_quadratic_is_too_much() {
    let most = allowed(SHORT, LONG);
    assert_eq!(most, 11);
    assert!(most < (LONG / SHORT).pow(2));
}
