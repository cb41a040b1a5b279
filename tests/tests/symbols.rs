//! What of the program other libraries in its process could take for theirs. WebKitGTK brings a plain
//! libsqlite3 with it: were our `sqlite3_…` exported, each might answer the other's calls, and
//! encryption could silently be off. (Users of well-known programs lost their history to this.)

use std::process::Command;

use journeys::programs;

#[test]
fn the_program_exports_nothing_of_its_database() {
    for program in [programs::plain(), programs::automated()] {
        let listed = Command::new("nm")
            .args(["--dynamic", "--defined-only"])
            .arg(&program)
            .output()
            .unwrap_or_else(|error| panic!("nm is part of binutils, which cc needs: {error}"));
        assert!(
            listed.status.success(),
            "{}",
            String::from_utf8_lossy(&listed.stderr)
        );
        let symbols = String::from_utf8_lossy(&listed.stdout);
        assert!(
            symbols.lines().count() > 0,
            "the control: a program exports something"
        );
        let ours: Vec<&str> = symbols
            .lines()
            .filter(|line| line.contains("sqlite3"))
            .collect();
        assert!(ours.is_empty(), "{}: {ours:?}", program.display());
    }
}
