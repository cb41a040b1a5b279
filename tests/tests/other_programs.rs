//! What other programs can learn of the program's memory: no core dump is left by a crash, and another program
//! of the same person may not look into it.
//!
//! Each is first tried on a process that allows it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use journeys::desk::Desk;
use journeys::disk;
use journeys::person::Person;
use journeys::plain::Plain;
use journeys::processes::{self, ProcessId};
use journeys::programs;
use journeys::screen::Guarded;
use journeys::wait;

const PASSPHRASE: &str = "a lantern left at the ferry";
/// What another program tries.
const PRY: &str = include_str!("../src/pry.py");

#[test]
fn a_crash_of_any_of_its_processes_leaves_no_core_dump() {
    let desk = Desk::new();
    let folder = desk.home().root().join("crashes");
    fs::create_dir(&folder).unwrap();
    let allowed = |program: &Path| {
        let mut command = desk.command(Path::new("prlimit"));
        command
            .args(["--core=unlimited:unlimited", "--"])
            .arg(program)
            .current_dir(&folder);
        command
    };
    desk.start().make_journal(PASSPHRASE);

    let mut sleeping = allowed(Path::new("sleep"));
    let mut control = Guarded(sleeping.arg("600").spawn().unwrap());
    wait::until("sleep did not start", || {
        (processes::name(control.0.id()) == "sleep").then_some(())
    });
    assert_ne!(processes::core_limits(control.0.id())[0], "0");
    processes::crash(control.0.id());
    control.0.wait().unwrap();
    let here = disk::files(&folder);
    let pattern = fs::read_to_string("/proc/sys/kernel/core_pattern").unwrap();
    if here.is_empty() {
        println!(
            "NOT CHECKED: this system lays cores elsewhere ({}), so only the limits are looked at",
            pattern.trim()
        );
    }
    here.iter().for_each(|core| fs::remove_file(core).unwrap());

    let plain = Plain::start(&desk, allowed(&programs::plain()));
    plain.unlock(PASSPHRASE);
    let all = plain.processes();
    assert!(
        all.len() >= 3,
        "the program, its page and its network: {all:?}"
    );
    for &process in &all {
        let limits = processes::core_limits(process);
        assert_eq!(limits, ["0", "0"], "of {}", processes::name(process));
    }
    // The program last: the others end with it.
    let helpers = all.iter().copied().filter(|&other| other != plain.id());
    for process in helpers.chain([plain.id()]) {
        processes::crash(process);
    }
    wait::until("a process did not crash", || {
        let gone = |process: &ProcessId| !processes::is_alive(*process);
        all.iter().all(gone).then_some(())
    });
    let left = disk::files(&folder);
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn another_program_of_the_same_person_may_not_look_into_it() {
    let desk = Desk::of(Person::NOBODY);
    let mut control = Guarded(
        pry(&desk, &["hold"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap(),
    );
    let said = control.0.stdout.take().unwrap();
    let mut held = String::new();
    BufReader::new(said).read_line(&mut held).unwrap();
    assert_eq!(held, "held\n", "the control did not start");
    let looked = look_into(&desk, control.0.id());
    let seen = looked.iter().filter(|(_, said)| said == "read");
    assert_eq!(
        seen.count(),
        3,
        "the control can be looked into: {looked:?}"
    );

    desk.start().make_journal(PASSPHRASE);
    let plain = Plain::start(&desk, desk.plain());
    refused(&desk, plain.id(), "locked");
    plain.unlock(PASSPHRASE);
    refused(&desk, plain.id(), "open");
    // Told, not held: these programs are the web engine's. SECURITY.md says so.
    for process in plain.processes() {
        if ![plain.id(), control.0.id()].contains(&process) {
            println!(
                "{}: {:?}",
                processes::name(process),
                look_into(&desk, process)
            );
        }
    }
    // A lock replaces the program: what it gave up must be given up anew.
    plain.lock();
    wait::until("it did not come back", || {
        desk.screen().windows().of(plain.id())
    });
    refused(&desk, plain.id(), "after a lock");
}

fn refused(desk: &Desk, process: ProcessId, when: &str) {
    let looked = look_into(desk, process);
    assert_eq!(looked.len(), 3, "{when}: {looked:?}");
    for (way, said) in &looked {
        assert!(
            ["EACCES", "EPERM"].contains(&said.as_str()),
            "{when}, by {way}: {said}"
        );
    }
}

/// What a program of whoever sits at the desk tries.
fn pry(desk: &Desk, arguments: &[&str]) -> Command {
    let mut pry = desk.command(Path::new("python3"));
    // Not the one in root's home, if there is one.
    pry.env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .args(["-c", PRY])
        .args(arguments);
    pry
}

/// How each way to look into a process ended, by its name.
fn look_into(desk: &Desk, process: ProcessId) -> Vec<(String, String)> {
    let address = processes::an_address_in(process).to_string();
    let ended = pry(desk, &[&process.to_string(), &address])
        .output()
        .unwrap();
    assert!(ended.status.success(), "{ended:?}");
    let said = String::from_utf8(ended.stdout).unwrap();
    let parts = said.lines().filter_map(|line| line.split_once(' '));
    parts
        .map(|(way, said)| (way.to_owned(), said.to_owned()))
        .collect()
}
