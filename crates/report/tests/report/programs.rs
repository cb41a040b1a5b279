//! Independent readers of PDF: qpdf and poppler's programs.

use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A PDF in a file of its own, under the target folder, gone when dropped.
pub(crate) struct Written(PathBuf);

impl Written {
    pub(crate) fn new(pdf: &[u8]) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("report-{}-{number}.pdf", std::process::id());
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::write(&path, pdf).unwrap();
        Self(path)
    }

    /// Its text in the order in which it is written, page by page.
    pub(crate) fn text(&self) -> String {
        self.read("pdftotext", &["-raw", "-enc", "UTF-8"], &["-"])
    }

    /// Its text with all white space as single spaces.
    pub(crate) fn words(&self) -> String {
        let text = self.text();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What a program says about it.
    pub(crate) fn read(&self, program: &str, before: &[&str], after: &[&str]) -> String {
        let run = Command::new(program)
            .args(before)
            .arg(&self.0)
            .args(after)
            .output();
        let output = run.unwrap_or_else(|error| {
            panic!("{program} is needed: cargo xtask setup --tests installs it ({error})")
        });
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success(),
            "{program}: {said}{}",
            String::from_utf8_lossy(&output.stderr)
        );
        said
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}
