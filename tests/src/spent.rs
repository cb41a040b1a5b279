//! Where a journey's time goes: what it waits for, how often and how long, in a file beside the pictures of journeys
//! that failed, `target/journeys/times/NAME.txt`. Told, never judged.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::time::{Duration, Instant};

use crate::programs;

thread_local! {
    // A journey is one thread from its beginning to its end.
    static SPENT: RefCell<Spent> = RefCell::new(Spent { begun: Instant::now(), on: BTreeMap::new() });
}

struct Spent {
    begun: Instant,
    on: BTreeMap<&'static str, (u32, Duration)>,
}

/// Does something, and notes under that name how long it took. What is done inside is noted under its own name as
/// well.
pub(crate) fn on<T>(what: &'static str, act: impl FnOnce() -> T) -> T {
    // The first one begins the journey's own time.
    SPENT.with(|_| ());
    let begun = Instant::now();
    let done = act();
    SPENT.with_borrow_mut(|spent| {
        let (count, time) = spent.on.entry(what).or_default();
        *count += 1;
        *time += begun.elapsed();
    });
    done
}

/// Writes what was noted so far in this journey.
pub(crate) fn write() {
    let text = SPENT.with_borrow(|spent| {
        let mut text = format!("all\t1\t{:.2}\n", spent.begun.elapsed().as_secs_f64());
        for (what, (count, time)) in &spent.on {
            let _never_fails = writeln!(text, "{what}\t{count}\t{:.2}", time.as_secs_f64());
        }
        text
    });
    let folder = programs::left_behind().join("times");
    let written = fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join(programs::journey() + ".txt"), text));
    if let Err(error) = written {
        eprintln!("the times are not in {}: {error}", folder.display());
    }
}
