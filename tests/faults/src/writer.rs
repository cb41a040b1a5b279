//! The program that writes, seen from outside.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// A writer at work.
#[derive(Debug)]
pub struct Writer {
    child: Child,
    /// The number after the last write that it was told is durable.
    after: Arc<AtomicU32>,
    reading: JoinHandle<()>,
}

impl Writer {
    /// Starts `program` on the folder `root`, in a mode it knows, at the write `from`.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn start(program: &str, root: &Path, mode: &str, from: u32) -> Self {
        let mut child = Command::new(program)
            .arg(root)
            .args([mode, &from.to_string()])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the writer starts");
        let said = BufReader::new(child.stdout.take().unwrap());
        let after = Arc::new(AtomicU32::new(from));
        let told = Arc::clone(&after);
        let reading = std::thread::spawn(move || {
            for line in said.lines().map_while(Result::ok) {
                if let Ok(n) = line.parse::<u32>() {
                    told.store(n + 1, Ordering::SeqCst);
                }
            }
        });
        Writer {
            child,
            after,
            reading,
        }
    }

    /// The number after the last write that is acknowledged by now.
    #[must_use]
    pub fn after(&self) -> u32 {
        self.after.load(Ordering::SeqCst)
    }

    /// Waits until so many writes are acknowledged, or it ends, or the time is up.
    pub fn wait_for(&mut self, count: u32, at_most: Duration) {
        let (begun, from) = (Instant::now(), self.after());
        while self.after() < from + count && begun.elapsed() < at_most {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Stops it where it is (SIGSTOP): nothing that it would still sync covers for what it said before.
    /// Windows has no such signal, and a power cut is not tried there.
    ///
    /// # Panics
    /// When the system refuses.
    #[cfg(unix)]
    pub fn stop(&self) {
        let id = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(id, rustix::process::Signal::STOP).expect("it is stopped");
        // What it said by now is read by now.
        std::thread::sleep(Duration::from_millis(2));
    }

    /// Kills it (SIGKILL), and returns the number after its last acknowledged write.
    ///
    /// # Panics
    /// When the system does not let it end.
    #[must_use]
    pub fn kill(mut self) -> u32 {
        let _ = self.child.kill();
        self.child.wait().expect("it ends");
        self.reading.join().expect("it is read to the end");
        self.after.load(Ordering::SeqCst)
    }
}
