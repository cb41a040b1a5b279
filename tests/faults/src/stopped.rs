//! A program that is stopped exactly at one of its file calls, and lies there until it is killed.

use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::call::named;
use rustix::process::{Pid, Signal, kill_process};

/// So long a program that is neither stopped nor at its end is waited for, on a machine under load.
const LONGEST: Duration = Duration::from_secs(120);

/// On which side of the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The call has done nothing.
    Before,
    /// The call has done its work.
    After,
}

/// A program under strace.
#[derive(Debug)]
pub struct Stopped {
    strace: Child,
    saying: JoinHandle<String>,
    /// `None` when it ended before it came to the call.
    at: Option<Pid>,
}

impl Stopped {
    /// Runs the program until it comes to its `n`th `call`, or ends. All its threads stand still then.
    ///
    /// # Panics
    /// When strace is not there, or the program does neither for two minutes.
    #[must_use]
    pub fn at(
        program: &str,
        words: &[&str],
        log: &Path,
        (call, n): (&str, usize),
        side: Side,
    ) -> Self {
        // A stop is taken when the call returns. Where it must do nothing, it is taken away: what it
        // returns in its place is never seen.
        let how = match side {
            Side::Before => "error=EIO:signal=SIGSTOP",
            Side::After => "signal=SIGSTOP",
        };
        let call = named(call);
        // Of an earlier run nothing must be read.
        let _ = std::fs::remove_file(log);
        let mut strace = Command::new("strace")
            .args(["-f", "-qq", "-o"])
            .arg(log)
            .args(["-e", &format!("trace={call}")])
            .args(["-e", &format!("inject={call}:{how}:when={n}")])
            .arg(program)
            .args(words)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("strace is needed: cargo xtask setup --tests");
        let mut out = strace.stdout.take().unwrap();
        let saying = std::thread::spawn(move || {
            let mut said = String::new();
            let _ = out.read_to_string(&mut said);
            said
        });
        let at = wait(&mut strace, log);
        Stopped { strace, saying, at }
    }

    /// Whether it was stopped, and did not just end.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.at.is_some()
    }

    /// Kills it where it stands, and returns what it said by then.
    ///
    /// # Panics
    /// When the system does not let it end.
    #[must_use]
    pub fn kill(mut self) -> String {
        if let Some(pid) = self.at {
            kill_process(pid, Signal::KILL).expect("it is killed");
        }
        self.strace.wait().expect("it ends");
        self.saying.join().expect("it is read to the end")
    }
}

fn wait(strace: &mut Child, log: &Path) -> Option<Pid> {
    let begun = Instant::now();
    loop {
        // Asked first: what has ended has written all it will.
        let has_ended = matches!(strace.try_wait(), Ok(Some(_)));
        if let Some(pid) = stopped_in(log) {
            return Some(pid);
        }
        if has_ended {
            return None;
        }
        assert!(
            begun.elapsed() < LONGEST,
            "it neither ends nor stops: {}",
            std::fs::read_to_string(log).unwrap_or_default()
        );
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// The process that the log says is stopped. Once the signal is there, nothing of it runs on.
fn stopped_in(log: &Path) -> Option<Pid> {
    let lines = std::fs::read_to_string(log).ok()?;
    let line = lines.lines().find(|line| line.contains("SIGSTOP {"))?;
    Pid::from_raw(line.split_whitespace().next()?.parse().ok()?)
}
