//! That no process has the key of a journal any more, two seconds after a lock was asked for.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::App;
use crate::memory;
use crate::needle::Needle;
use crate::processes::{self, ProcessId};

/// How long after a lock was asked for there may still be a key.
const PROMISED: Duration = Duration::from_secs(2);
/// How often it is looked whether a process is gone.
const BLINK: Duration = Duration::from_millis(2);

/// A program that has the key, and its processes as they are while it is open.
#[derive(Debug)]
pub struct Open<'a> {
    key: &'a Needle,
    processes: Vec<(ProcessId, Option<u64>)>,
}

impl<'a> Open<'a> {
    /// The search finds the key of this open program: else it would find nothing later, too.
    ///
    /// # Panics
    /// When it does not.
    pub fn with(app: &App, key: &'a Needle) -> Self {
        let open = memory::search(&[app.id()], std::slice::from_ref(key));
        assert!(!open.places.is_empty(), "the search finds the key");
        let processes = app.processes().into_iter();
        Self {
            key,
            processes: processes.map(|id| (id, processes::image(id))).collect(),
        }
    }

    /// Searches all processes of the program from the moment a lock was asked for until no key is found; a search
    /// that is begun after the promised time is the last. Tells how soon there was none: when the first search
    /// that found none had ended, or all the memory there was while it was open was gone before that.
    ///
    /// # Panics
    /// When there still is one then.
    pub fn has_no_key_soon(&self, app: &App, asked: Instant) -> Duration {
        let searched = AtomicBool::new(false);
        thread::scope(|scope| {
            let all_gone = scope.spawn(|| {
                while !searched.load(Ordering::Relaxed) {
                    if self.is_gone() {
                        return Some(asked.elapsed());
                    }
                    thread::sleep(BLINK);
                }
                None
            });
            let found_none = self.search(app, asked);
            searched.store(true, Ordering::Relaxed);
            let all_gone = all_gone.join().expect("it only looks");
            all_gone.map_or(found_none, |gone| gone.min(found_none))
        })
    }

    fn search(&self, app: &App, asked: Instant) -> Duration {
        loop {
            let late = asked.elapsed() >= PROMISED;
            let processes = app.processes();
            let found = memory::search(&processes, std::slice::from_ref(self.key));
            if found.places.is_empty() {
                return asked.elapsed();
            }
            let alive: Vec<_> = processes.iter().map(|&p| processes::name(p)).collect();
            assert!(
                !late,
                "there is a key still: {:#?} of {alive:?}",
                found.places
            );
        }
    }

    /// Whether each of the processes has ended or runs another image.
    fn is_gone(&self) -> bool {
        let is_other = |id, image: &Option<u64>| {
            let now = processes::image(id);
            now.is_some() && now != *image
        };
        let mut all = self.processes.iter();
        all.all(|(id, image)| !processes::is_alive(*id) || is_other(*id, image))
    }
}
