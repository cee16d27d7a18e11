//! Work on many files: several at a time, in order, with a bar that shows how far it is.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use crate::finding::Lang;

/// From how many items on a bar is worth its line.
const MANY: usize = 20;

/// As many as there are processors.
pub fn default_jobs() -> usize {
    std::thread::available_parallelism().map_or(1, |n| n.get())
}

/// Does `work` on each item, `jobs` at a time, and gives the results in the order of the items.
pub fn in_order<T: Sync, R: Send>(
    items: &[T],
    jobs: usize,
    lang: Lang,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let mut bar = Bar::new(items.len(), lang);
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::channel();
    let mut results: Vec<Option<R>> = items.iter().map(|_| None).collect();
    std::thread::scope(|scope| {
        for _ in 0..jobs.min(items.len()) {
            let (send, next, work) = (send.clone(), &next, &work);
            scope.spawn(move || {
                while let Some((at, item)) = {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    items.get(at).map(|item| (at, item))
                } {
                    if send.send((at, work(item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        for (at, result) in receive {
            if let Some(place) = results.get_mut(at) {
                *place = Some(result);
            }
            bar.step();
        }
    });
    results.into_iter().flatten().collect()
}

/// A bar on standard error, where that is a terminal and there are many items.
struct Bar {
    all: usize,
    done: usize,
    shown: bool,
    lang: Lang,
}

impl Bar {
    fn new(all: usize, lang: Lang) -> Bar {
        Bar {
            all,
            done: 0,
            shown: all >= MANY && std::io::stderr().is_terminal() && super::output::may_draw(),
            lang,
        }
    }

    fn step(&mut self) {
        self.done += 1;
        // A hundred steps are as smooth as the eye asks for.
        if self.shown && (self.done == self.all || self.done.is_multiple_of((self.all / 100).max(1))) {
            let filled = self.done * 30 / self.all.max(1);
            let bar: String = (0..30).map(|at| if at < filled { '█' } else { '░' }).collect();
            let word = if self.lang == Lang::Zh { "核对" } else { "checking" };
            let mut out = std::io::stderr().lock();
            // Nobody is harmed by a bar that cannot be drawn.
            let _ = write!(out, "\r{word} {bar} {}/{}", self.done, self.all);
            let _ = out.flush();
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(std::io::stderr().lock(), "\r\u{1b}[2K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..100).collect();
        let slow_first = |n: &u64| {
            if *n < 4 {
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
            n * 2
        };
        let doubled: Vec<u64> = items.iter().map(|n| n * 2).collect();
        assert_eq!(in_order(&items, 4, Lang::Zh, slow_first), doubled);
    }
}
