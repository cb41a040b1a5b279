//! Looking at processes through /proc: who belongs to the program, what files it has open.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::wait::GLANCE;

/// How long killed processes may take to end.
const ENDING: Duration = Duration::from_secs(5);

/// The number of a process.
pub type ProcessId = u32;

/// Every process that descends from `ancestor` (and itself), or that carries `mark` (a whole
/// `NAME=value`) in its environment: the second catches those whose parent has died.
pub fn family(ancestor: Option<ProcessId>, mark: Option<&str>) -> Vec<ProcessId> {
    let parents = parents();
    let mut members: Vec<ProcessId> = parents
        .keys()
        .copied()
        .filter(|&process| {
            ancestor.is_some_and(|ancestor| descends(&parents, process, ancestor))
                || mark.is_some_and(|mark| carries(process, mark))
        })
        .collect();
    members.sort_unstable();
    members
}

/// The files a process has open, as the kernel names them.
pub fn open_files(process: ProcessId) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(format!("/proc/{process}/fd")) else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter_map(|entry| fs::read_link(entry.path()).ok())
        .collect()
}

/// Whether the process exists and has not ended (a zombie has).
pub fn is_alive(process: ProcessId) -> bool {
    state_and_parent(process).is_some_and(|(state, _)| state != 'Z' && state != 'X')
}

/// Which image of a program a process runs: where its stack begins, which the kernel draws anew for each. `None` in
/// the moment in which one replaces another, and for whoever may not know it.
pub fn image(process: ProcessId) -> Option<u64> {
    const START_OF_STACK: usize = 28 - 3;
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, after_name) = stat.rsplit_once(')')?;
    let start = after_name.split_whitespace().nth(START_OF_STACK)?;
    start.parse().ok().filter(|&start| start > 1)
}

/// The thread of a program whose other threads were ended, and which no signal ends because it waits for a disk.
pub fn thread_left_behind(process: ProcessId) -> Option<ProcessId> {
    let state = |thread: &str| {
        let stat = fs::read_to_string(format!("/proc/{process}/task/{thread}/stat")).ok()?;
        let (_, after_name) = stat.rsplit_once(')')?;
        after_name.split_whitespace().next().map(str::to_owned)
    };
    // The first thread has ended, and still has its name.
    if state(&process.to_string())? != "Z" {
        return None;
    }
    let threads = fs::read_dir(format!("/proc/{process}/task")).ok()?;
    let names = threads.filter_map(|thread| thread.ok()?.file_name().into_string().ok());
    let mut waits = names.filter(|thread| state(thread).as_deref() == Some("D"));
    waits.next()?.parse().ok()
}

/// What a process was started with. A lock starts the program anew in the same process.
pub fn arguments(process: ProcessId) -> Vec<String> {
    let line = fs::read_to_string(format!("/proc/{process}/cmdline")).unwrap_or_default();
    line.split('\0').map(str::to_owned).collect()
}

/// The short name of a process.
pub fn name(process: ProcessId) -> String {
    fs::read_to_string(format!("/proc/{process}/comm"))
        .map(|name| name.trim_end().to_owned())
        .unwrap_or_default()
}

/// kill -9. A process that is gone already is fine.
pub fn kill_now(process: ProcessId) {
    signal(process, Signal::KILL);
}

/// Ends a process as a failed assertion of its own would: where cores are dumped, this one is.
pub fn crash(process: ProcessId) {
    signal(process, Signal::ABORT);
}

/// Stops a process in the middle of whatever it does; it hangs from then on.
pub fn stop(process: ProcessId) {
    signal(process, Signal::STOP);
}

fn signal(process: ProcessId, signal: Signal) {
    let known = i32::try_from(process).ok().and_then(Pid::from_raw);
    if let Some(process) = known {
        let _gone_already = kill_process(process, signal);
    }
}

/// What a process finds in its environment, as `NAME=value`.
pub fn environment(process: ProcessId) -> Vec<String> {
    let environment = fs::read(format!("/proc/{process}/environ")).unwrap_or_default();
    environment
        .split(|&byte| byte == 0)
        .map(|variable| String::from_utf8_lossy(variable).into_owned())
        .collect()
}

/// Whether a file of that name is mapped into a process's memory.
pub fn has_loaded(process: ProcessId, name: &str) -> bool {
    fs::read_to_string(format!("/proc/{process}/maps")).is_ok_and(|maps| maps.contains(name))
}

/// How large a core dump of a process may be, now and at most, as the kernel tells.
///
/// # Panics
/// When it tells nothing.
pub fn core_limits(process: ProcessId) -> [String; 2] {
    let limits = fs::read_to_string(format!("/proc/{process}/limits")).expect("it runs");
    let line = limits
        .lines()
        .find_map(|line| line.strip_prefix("Max core file size"));
    let mut words = line.expect("it is limited").split_whitespace();
    [words.next(), words.next()].map(|word| word.unwrap_or_default().to_owned())
}

/// Where something lies in a process's memory that it may read itself.
///
/// # Panics
/// When it has none, or is not to be looked at.
pub fn an_address_in(process: ProcessId) -> u64 {
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).expect("it runs");
    let readable = maps.lines().find(|line| line.contains(" r"));
    let start = readable.and_then(|line| line.split('-').next());
    u64::from_str_radix(start.expect("it has memory"), 16).expect("an address is in hex")
}

/// Ends whatever still carries `mark` in its environment: services a bus has started, and theirs.
pub fn end_family(mark: &str) {
    let start = Instant::now();
    let mut left = family(None, Some(mark));
    while !left.is_empty() && start.elapsed() < ENDING {
        left.into_iter().for_each(kill_now);
        sleep(GLANCE);
        left = family(None, Some(mark));
    }
}

fn parents() -> BTreeMap<ProcessId, ProcessId> {
    let Ok(entries) = fs::read_dir("/proc") else {
        return BTreeMap::new();
    };
    entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter_map(|process| Some((process, state_and_parent(process)?)))
        .filter(|(_, (state, _))| *state != 'Z' && *state != 'X')
        .map(|(process, (_, parent))| (process, parent))
        .collect()
}

fn descends(
    parents: &BTreeMap<ProcessId, ProcessId>,
    process: ProcessId,
    ancestor: ProcessId,
) -> bool {
    let mut at = process;
    loop {
        if at == ancestor {
            return true;
        }
        match parents.get(&at) {
            Some(&parent) if parent != at => at = parent,
            _ => return false,
        }
    }
}

fn carries(process: ProcessId, mark: &str) -> bool {
    fs::read(format!("/proc/{process}/environ"))
        .is_ok_and(|environment| environment.split(|&b| b == 0).any(|v| v == mark.as_bytes()))
}

/// State letter and parent, from `/proc/N/stat`: the name before them may hold anything but the last `)`.
fn state_and_parent(process: ProcessId) -> Option<(char, ProcessId)> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let mut fields = stat.get(stat.rfind(')')? + 1..)?.split_whitespace();
    let state = fields.next()?.chars().next()?;
    let parent = fields.next()?.parse().ok()?;
    Some((state, parent))
}
