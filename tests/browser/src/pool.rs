//! Browsers that tests have done with, for the next test: starting one takes longer than most tests.
//!
//! A browser is handed on clean: one window at `about:blank`, nothing stored for files, nothing emulated, its records read.
//! What it stored for addresses of servers stays, and nobody meets it: no server of ours gets a port twice. One whose test
//! failed, or that cannot be cleaned, ends. When no test has a browser, all of them end: nothing outlives the tests.

use crate::engine::Engine;
use crate::session::Live;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A browser that waits.
struct Idle {
    engine: Engine,
    dark: bool,
    live: Live,
}

/// Those that wait, and how many are with tests.
struct Pool {
    idle: Vec<Idle>,
    taken: usize,
}

static POOL: Mutex<Pool> = Mutex::new(Pool { idle: Vec::new(), taken: 0 });

fn pool() -> MutexGuard<'static, Pool> {
    POOL.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A clean browser, where one waits.
pub(crate) fn take(engine: Engine, dark: bool) -> Option<Live> {
    let mut pool = pool();
    pool.taken += 1;
    let nth = pool.idle.iter().position(|idle| idle.engine == engine && idle.dark == dark)?;
    Some(pool.idle.swap_remove(nth).live)
}

/// Takes a browser back from a test: a clean one waits for the next, `None` says that it must end.
pub(crate) fn give_back(engine: Engine, dark: bool, live: Option<Live>) {
    let ended = {
        let mut pool = pool();
        pool.taken = pool.taken.saturating_sub(1);
        pool.idle.extend(live.map(|live| Idle { engine, dark, live }));
        if pool.taken == 0 { std::mem::take(&mut pool.idle) } else { Vec::new() }
    };
    drop(ended);
}
