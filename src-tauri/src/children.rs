//! The web view's processes outlive a lock by a moment, as children of the process that was
//! replaced and so of the one that took its place. Somebody has to take note of their end, or
//! they stay in the table of processes.

/// The children of this process, separated by commas; empty where the system does not tell.
#[cfg(target_os = "linux")]
#[allow(
    clippy::disallowed_methods,
    reason = "the kernel's own files about this process"
)]
pub(crate) fn listed() -> String {
    let threads = std::fs::read_dir("/proc/self/task")
        .into_iter()
        .flatten()
        .flatten();
    let lists =
        threads.filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok());
    let pids: Vec<String> = lists
        .flat_map(|list| {
            list.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    pids.join(",")
}

/// Not needed where a process is not replaced.
#[cfg(not(target_os = "linux"))]
pub(crate) fn listed() -> String {
    String::new()
}

/// The work that the children of this process have done, in hundredths of a second of a processor.
#[cfg(target_os = "linux")]
#[allow(clippy::disallowed_methods, reason = "the kernel's own files")]
pub(crate) fn work() -> u64 {
    // The kernel counts in hundredths for whoever reads it here, whatever it counts in itself.
    listed()
        .split(',')
        .filter_map(|pid| std::fs::read_to_string(format!("/proc/{pid}/stat")).ok())
        .map(|stat| ticks(&stat))
        .sum()
}

/// What a process has worked, of its line in `/proc`: its name, in brackets, may hold anything.
#[cfg(target_os = "linux")]
fn ticks(stat: &str) -> u64 {
    let after_name = stat.rsplit_once(')').map_or("", |(_, after)| after);
    // Of the fields after the name, the twelfth and the thirteenth: in user mode, and for it in the kernel.
    after_name
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse::<u64>().ok())
        .sum()
}

/// How the web engine's processes begin their names.
#[cfg(target_os = "linux")]
const WEB_ENGINE: &str = "WebKit";

/// Ends the web view's processes now. They would end with this one, but for one that is stopped or hangs: that keeps
/// what it shows in its memory. Other children, such as a viewer, are left alone.
#[cfg(target_os = "linux")]
pub(crate) fn end_the_page() {
    let _ending = kill_the_page();
}

/// The same, and waits until they write no more: one may be in the midst of it. Not for long, for a disk that does
/// not answer keeps a process from ending.
#[cfg(target_os = "linux")]
pub(crate) fn end_the_page_and_its_writing() {
    use std::time::{Duration, Instant};
    let ending = kill_the_page();
    let begun = Instant::now();
    while ending.iter().any(|pid| runs(pid)) && begun.elapsed() < Duration::from_secs(1) {
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[cfg(target_os = "linux")]
#[allow(clippy::disallowed_methods, reason = "the kernel's own files")]
fn kill_the_page() -> Vec<String> {
    use rustix::process::{Pid, Signal, kill_process};
    let listed = listed();
    let page = listed.split(',').filter(|pid| {
        let name = std::fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
        is_of_the_web_engine(&name)
    });
    let page: Vec<String> = page.map(str::to_owned).collect();
    for pid in page
        .iter()
        .filter_map(|pid| Pid::from_raw(pid.parse().ok()?))
    {
        let _ = kill_process(pid, Signal::KILL);
    }
    page
}

/// Whether a process has not ended yet; one that nobody has taken note of has.
#[cfg(target_os = "linux")]
#[allow(clippy::disallowed_methods, reason = "the kernel's own files")]
fn runs(pid: &str) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let state = stat.rsplit_once(')').map_or("", |(_, after)| after);
    !state.is_empty() && !state.trim_start().starts_with(['Z', 'X'])
}

/// By the name that the kernel keeps, which is cut off after fifteen letters.
#[cfg(target_os = "linux")]
fn is_of_the_web_engine(name: &str) -> bool {
    name.starts_with(WEB_ENGINE)
}

/// They end with this one.
#[cfg(not(target_os = "linux"))]
pub(crate) fn end_the_page() {}

/// The same.
#[cfg(not(target_os = "linux"))]
pub(crate) fn end_the_page_and_its_writing() {}

/// Takes note of their end, one by one and for half a minute at most: never of any other child,
/// which are the web view's to wait for.
#[cfg(target_os = "linux")]
pub(crate) fn see_off(children: Vec<i32>) {
    use std::time::Duration;

    use rustix::process::{Pid, WaitOptions, waitpid};

    let mut left: Vec<Pid> = children.into_iter().filter_map(Pid::from_raw).collect();
    std::thread::spawn(move || {
        for _ in 0..300 {
            left.retain(|&pid| matches!(waitpid(Some(pid), WaitOptions::NOHANG), Ok(None)));
            if left.is_empty() {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    });
}

/// Nothing to do.
#[cfg(not(target_os = "linux"))]
pub(crate) fn see_off(_children: Vec<i32>) {}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::process::Command;
    use std::time::Duration;

    #[test]
    fn a_process_runs_until_it_has_ended_whether_or_not_anybody_took_note() {
        let mut child = Command::new("sleep").arg("60").spawn().unwrap();
        let pid = child.id().to_string();
        assert!(super::runs(&pid));
        child.kill().unwrap();
        let has_ended = (0..100).any(|_| {
            std::thread::sleep(Duration::from_millis(50));
            !super::runs(&pid)
        });
        assert!(
            has_ended,
            "nobody has taken note, and it has ended all the same"
        );
        child.wait().unwrap();
        assert!(!super::runs(&pid));
    }

    #[test]
    fn work_is_read_past_any_name() {
        let stat = "7 (a) b (c) S 1 7 7 0 -1 4194560 1 0 0 0 40 2 9 9 20 0 1 0 5 0 0";
        assert_eq!(super::ticks(stat), 42);
        assert_eq!(super::ticks(""), 0);
    }

    #[test]
    fn only_the_web_engines_own_processes_are_known_as_such() {
        assert!(super::is_of_the_web_engine("WebKitWebProces\n"));
        assert!(super::is_of_the_web_engine("WebKitNetworkPr\n"));
        for other in ["evince", "xdg-open", ""] {
            assert!(!super::is_of_the_web_engine(other), "{other}");
        }
    }

    #[test]
    #[allow(clippy::zombie_processes, reason = "seen off is what is tried")]
    fn a_child_is_listed_while_it_runs_and_gone_once_it_is_seen_off() {
        let child = Command::new("sleep").arg("0.2").spawn().unwrap();
        let pid = child.id();
        let listed = super::listed();
        assert!(
            listed.split(',').any(|one| one == pid.to_string()),
            "{listed}"
        );
        super::see_off(vec![i32::try_from(pid).unwrap()]);
        let place = std::path::PathBuf::from(format!("/proc/{pid}"));
        for _ in 0..100 {
            if !place.exists() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("it stayed");
    }
}
