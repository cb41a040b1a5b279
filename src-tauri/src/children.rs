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
