//! The staging and the packing, with a file for the program that is none.

use std::collections::BTreeMap;

use super::*;
use crate::program::which;
use crate::words;

/// An empty folder of this test alone.
pub(super) fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("xtask-package-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

pub(super) fn papers() -> Papers {
    Papers {
        copyright: copyright::write().unwrap(),
        notices: "Nothing else.\n".into(),
        list: "{}\n".into(),
    }
}

fn control() -> Control {
    Control {
        version: "1.2.3".into(),
        architecture: "all".into(),
        depends: "libc6".into(),
        installed_kib: 0,
    }
}

/// A program of its own beginning and a few more pages.
pub(super) fn program(folder: &Path) -> PathBuf {
    let file = folder.join("evenkeel");
    fs::write(&file, "no program\n".repeat(1000)).unwrap();
    file
}

fn made(folder: &Path) -> Option<Made> {
    // Where dpkg is not there is no such package, and nothing to prove of one.
    if machine::ready().is_err() {
        return None;
    }
    let program = program(folder);
    Some(
        pack(
            &program,
            &papers(),
            control(),
            1_700_000_000,
            &folder.join("made"),
        )
        .unwrap(),
    )
}

#[test]
fn each_file_has_its_place_and_no_others_are_there() {
    let papers = papers();
    let files = laid::files(Path::new("evenkeel"), &papers);
    let places: Vec<_> = files.iter().map(|one| one.to.as_str()).collect();
    assert_eq!(
        places,
        [
            "usr/bin/evenkeel",
            "usr/share/applications/evenkeel.desktop",
            "usr/share/doc/evenkeel/copyright",
            "usr/share/doc/evenkeel/evenkeel.cdx.json",
            "usr/share/doc/evenkeel/third-party.txt",
            "usr/share/icons/hicolor/128x128/apps/evenkeel.png",
            "usr/share/icons/hicolor/256x256/apps/evenkeel.png",
            "usr/share/icons/hicolor/32x32/apps/evenkeel.png",
            "usr/share/icons/hicolor/512x512/apps/evenkeel.png",
            "usr/share/icons/hicolor/scalable/apps/evenkeel.svg",
            "usr/share/metainfo/org.evenkeel.journal.metainfo.xml",
        ]
    );
    let programs: Vec<_> = files.iter().filter(|one| one.is_program).collect();
    assert_eq!(
        (programs.len(), programs[0].to.as_str()),
        (1, "usr/bin/evenkeel")
    );
}

#[test]
fn no_name_and_no_menu_entry_tells_what_it_is_about() {
    let here = folder("telling");
    let (papers, program) = (papers(), program(&here));
    let files = laid::files(&program, &papers);
    laid::lay(&files, &here.join("tree")).unwrap();
    for one in &files {
        assert_eq!(words::telling(&one.to), Vec::<&str>::new(), "{}", one.to);
        if one.to.ends_with(".desktop") || one.to.ends_with(".xml") || one.to.ends_with(".svg") {
            let text = fs::read_to_string(here.join("tree").join(&one.to)).unwrap();
            assert_eq!(words::telling(&text), Vec::<&str>::new(), "{}", one.to);
            assert!(text.contains("Evenkeel"), "{}", one.to);
        }
    }
}

#[test]
fn each_icon_is_of_the_size_it_is_laid_under() {
    let here = folder("icons");
    let (papers, program) = (papers(), program(&here));
    let files = laid::files(&program, &papers);
    laid::lay(&files, &here).unwrap();
    let pictures = files.iter().filter(|one| one.to.ends_with(".png"));
    let mut seen = 0;
    for one in pictures {
        let bytes = fs::read(here.join(&one.to)).unwrap();
        // A PNG's width and height stand in its first chunk.
        let side = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        let (wide, high) = (side(16), side(20));
        assert!(one.to.contains(&format!("/{wide}x{high}/")), "{}", one.to);
        seen += 1;
    }
    assert_eq!(seen, 4);
}

#[test]
fn two_runs_give_the_same_bytes() {
    let (one, other) = (folder("one"), folder("other"));
    let (Some(one), Some(other)) = (made(&one), made(&other)) else {
        return;
    };
    let bytes = |file: &Path| fs::read(file).unwrap();
    assert_eq!(bytes(&one.package), bytes(&other.package));
    assert_eq!(bytes(&one.sums), bytes(&other.sums));
    // The control: another program is another package.
    let third = folder("third");
    fs::write(program(&third), "another").unwrap();
    let changed = pack(
        &third.join("evenkeel"),
        &papers(),
        control(),
        1_700_000_000,
        &third.join("made"),
    );
    assert_ne!(
        fs::read(changed.unwrap().package).unwrap(),
        fs::read(one.package).unwrap()
    );
}

#[test]
fn in_the_package_everything_is_roots_and_readable_and_of_the_commits_time() {
    let here = folder("listed");
    let Some(made) = made(&here) else { return };
    let listed = Program::new("dpkg-deb")
        .args(["--contents"])
        .args([&made.package])
        .env("TZ", "UTC")
        .answer()
        .unwrap();
    let modes: BTreeMap<&str, &str> = listed
        .lines()
        .map(|line| {
            let words: Vec<_> = line.split_whitespace().collect();
            assert_eq!(words[1], "root/root", "{line}");
            assert_eq!((words[3], words[4]), ("2023-11-14", "22:13"), "{line}");
            (words[5], words[0])
        })
        .collect();
    assert_eq!(modes["./usr/bin/evenkeel"], "-rwxr-xr-x");
    assert_eq!(modes["./usr/share/doc/evenkeel/copyright"], "-rw-r--r--");
    assert_eq!(modes["./usr/share/doc/"], "drwxr-xr-x");
    // Nothing runs when it comes or goes.
    let field = |name: &str| {
        let field = Program::new("dpkg-deb")
            .args(["--field"])
            .args([&made.package]);
        field.args([name]).answer().unwrap()
    };
    assert_eq!(field("Package"), "evenkeel");
    let kib: u64 = field("Installed-Size").parse().unwrap();
    assert!((11 + 11..200).contains(&kib), "{kib}");
    let scripts = Program::new("dpkg-deb")
        .args(["--ctrl-tarfile"])
        .args([&made.package])
        .answer()
        .unwrap();
    assert!(scripts.contains("md5sums"));
    for script in ["preinst", "postinst", "prerm", "postrm"] {
        assert!(!scripts.contains(script), "{script}");
    }
}

#[test]
fn the_sums_are_those_of_what_lies_beside_them() {
    let here = folder("sums");
    let Some(made) = made(&here) else { return };
    let check = || {
        let sums = Program::new("sha256sum").args(["--check", "--strict"]);
        sums.args([&made.sums]).within(made.sums.parent().unwrap())
    };
    let listed = 2 + usize::from(made.rpm.is_some());
    assert_eq!(check().answer().unwrap().lines().count(), listed);
    fs::write(&made.list, "{ }").unwrap();
    assert!(!check().succeeds());
}

#[test]
fn what_an_entry_says_is_taken_by_the_desktops_own_tools() {
    for (tool, args, file) in [
        ("desktop-file-validate", &[][..], "evenkeel.desktop"),
        (
            "appstreamcli",
            &["validate", "--pedantic", "--no-net"][..],
            "org.evenkeel.journal.metainfo.xml",
        ),
    ] {
        // They are asked where they are; nothing else needs them.
        if which(tool).is_none() {
            continue;
        }
        let entry = place::desktop().join(file);
        let told = Program::new(tool).args(args).args([entry]).answer();
        assert!(told.is_ok(), "{told:?}");
    }
}
