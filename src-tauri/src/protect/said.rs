//! What is protected on which system, as data. SECURITY.md shows it as a table, row by row in this order, and a test
//! compares the two; the program asks it what it may say of itself, and Settings shows it for the system one is on.

use serde::Serialize;
use specta::Type;

/// A system this program is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum System {
    /// Linux.
    Linux,
    /// Windows.
    Windows,
    /// macOS.
    #[serde(rename = "macos")]
    MacOs,
}

/// How far a protection goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Kept {
    /// As it is said.
    Yes,
    /// Less far; SECURITY.md says how far.
    Partly,
    /// Not at all.
    No,
}

/// What is protected, or kept from happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Protection {
    /// Files and folders are their owner's alone.
    OwnersFiles,
    /// What was saved is on the disk, and not in its memory only.
    OnTheDisk,
    /// No network is reached.
    Offline,
    /// Other programs of the same person do not read the memory.
    Memory,
    /// A crash leaves no picture of the memory.
    NoDump,
    /// What the environment names is not loaded.
    Loaders,
    /// The window is not in pictures of the screen.
    Screenshots,
    /// It locks after sleep.
    Sleep,
    /// It locks with the screen, and when another person's session comes to the front.
    ScreenLock,
    /// A lock stays where the window was, and takes nobody's keys.
    QuietLock,
    /// The list of recent files does not learn what was chosen.
    RecentFiles,
    /// No word is learned by the spelling.
    Spelling,
    /// A report on its way to the printer is in memory only.
    Print,
}

impl System {
    /// The one this program was made for.
    pub const HERE: Self = if cfg!(windows) {
        System::Windows
    } else if cfg!(target_os = "macos") {
        System::MacOs
    } else {
        System::Linux
    };

    /// All of them, in the order of the table's columns.
    pub const ALL: [Self; 3] = [Self::Linux, Self::Windows, Self::MacOs];
}

impl Protection {
    /// All of them, in the order of the table's rows.
    pub const ALL: [Self; 13] = [
        Self::OwnersFiles,
        Self::OnTheDisk,
        Self::Offline,
        Self::Memory,
        Self::NoDump,
        Self::Loaders,
        Self::Screenshots,
        Self::Sleep,
        Self::ScreenLock,
        Self::QuietLock,
        Self::RecentFiles,
        Self::Spelling,
        Self::Print,
    ];

    /// How far it goes on a system.
    #[must_use]
    pub const fn on(self, system: System) -> Kept {
        use Kept::{No, Partly, Yes};
        let [linux, windows, macos] = match self {
            Self::OwnersFiles => [Yes, Partly, Yes],
            Self::OnTheDisk => [Yes, Partly, Partly],
            Self::Offline => [Yes, Partly, No],
            Self::Memory | Self::Loaders => [Partly, No, No],
            Self::NoDump => [Yes, No, Partly],
            Self::Screenshots => [No, Yes, Yes],
            Self::Sleep => [Yes, Yes, Yes],
            Self::ScreenLock => [Yes, No, No],
            Self::QuietLock => [Partly, No, No],
            Self::RecentFiles => [Partly, No, No],
            Self::Spelling => [Yes, Partly, Partly],
            Self::Print => [Yes, No, No],
        };
        match system {
            System::Linux => linux,
            System::Windows => windows,
            System::MacOs => macos,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADING: &str = "## On which system";

    fn word(kept: Kept) -> &'static str {
        match kept {
            Kept::Yes => "yes",
            Kept::Partly => "partly",
            Kept::No => "no",
        }
    }

    #[test]
    fn the_table_in_security_md_says_of_each_system_what_is_so() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../SECURITY.md");
        let text = std::fs::read_to_string(file).unwrap();
        let (_, after) = text.split_once(HEADING).expect("the table is there");
        let section = after.split("\n## ").next().unwrap();
        let rows = section.lines().filter(|line| line.starts_with("| "));
        let rows: Vec<Vec<&str>> = rows
            .map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect())
            .collect();
        assert_eq!(rows[0][1..], ["Linux", "Windows", "macOS"]);
        let told = &rows[1..];
        assert_eq!(told.len(), Protection::ALL.len(), "a row for each");
        for (protection, row) in Protection::ALL.into_iter().zip(told) {
            for (system, cell) in System::ALL.into_iter().zip(&row[1..]) {
                let first = cell.split([':', ' ']).next();
                let expected = word(protection.on(system));
                assert_eq!(
                    first,
                    Some(expected),
                    "{protection:?} on {system:?}: {cell}"
                );
            }
        }
    }

    /// What a signed bundle may do on macOS. There the sandbox refuses what is not on the list.
    #[test]
    fn the_bundle_for_macos_asks_for_no_network_and_for_no_hole_in_its_hardened_runtime() {
        let read = |file: &str| {
            let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../");
            std::fs::read_to_string(format!("{root}{file}")).unwrap()
        };
        let entitlements = read("assets/macos/evenkeel.entitlements");
        let keys = entitlements.lines().filter_map(|line| {
            let key = line.trim().strip_prefix("<key>")?;
            key.strip_suffix("</key>")
        });
        let keys: Vec<_> = keys.collect();
        assert_eq!(
            keys,
            [
                "com.apple.security.app-sandbox",
                "com.apple.security.files.user-selected.read-write",
                "com.apple.security.print",
            ]
        );
        assert_eq!(entitlements.matches("<true/>").count(), keys.len());
        let bundle: serde_json::Value =
            serde_json::from_str(&read("src-tauri/tauri.conf.json")).unwrap();
        let macos = &bundle["bundle"]["macOS"];
        assert_eq!(macos["hardenedRuntime"], serde_json::json!(true));
        assert_eq!(
            macos["entitlements"],
            serde_json::json!("../assets/macos/evenkeel.entitlements")
        );
        let made = read("assets/macos/bundle.sh");
        assert!(made.contains("--options runtime --entitlements \"$here/evenkeel.entitlements\""));
    }
}
