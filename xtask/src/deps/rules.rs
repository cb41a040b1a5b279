//! The rules themselves.

use std::collections::BTreeSet;

use super::tree::Members;

/// Packages (and those whose names begin with them and a dash) that only some members may name.
const KNOWN_ONLY_BY: [(&str, &[&str]); 16] = [
    // faults: its controls write as the vault does not.
    ("rusqlite", &["vault", "faults"]),
    ("libsqlite3-sys", &["vault"]),
    ("age", &["vault"]),
    ("tauri", &["evenkeel", "journeys"]),
    ("wry", &["evenkeel", "journeys"]),
    ("specta", &["evenkeel", "journeys"]),
    ("vault", &["evenkeel", "journeys", "faults", "fuzz"]),
    // What is read of other programs' files is read in one place.
    ("bring-in", &["evenkeel", "journeys", "fuzz"]),
    ("export", &["evenkeel", "journeys", "fuzz"]),
    ("zip", &["bring-in", "export"]),
    ("typst", &["report"]),
    ("report", &["evenkeel", "journeys"]),
    // Nothing depends on the shell, but what gives it odd bytes.
    ("evenkeel", &["fuzz"]),
    ("fuzz", &[]),
    ("libfuzzer", &["fuzz"]),
    ("xtask", &[]),
];

/// The domain is pure: these are all it may name.
const JOURNAL_KNOWS: [&str; 7] = [
    "chrono",
    "divan",
    "proptest",
    "serde",
    "serde_json",
    "thiserror",
    "uuid",
];

/// So is what reads other programs' journals: formats and ciphers, no files and no database.
const BRING_IN_KNOWS: [&str; 20] = [
    "aes",
    "base64",
    "cbc",
    "chardetng",
    "chrono",
    "chrono-tz",
    "csv",
    "encoding_rs",
    "hmac",
    "journal",
    "pbkdf2",
    "proptest",
    "saphyr-parser",
    "secrecy",
    "serde",
    "serde_json",
    "sha2",
    "thiserror",
    "zeroize",
    "zip",
];

/// Programs' ways onto a network. Three that sound like it are in the app and are not on the
/// list: `http` is header types only, `mio` and `socket2` come with tokio, which Tauri runs its
/// tasks on. On Linux the web view is WebKit, which could speak HTTP by itself: there the
/// seccomp filter of the shell forbids the sockets.
const NETWORK: [&str; 33] = [
    "async-h1",
    "async-native-tls",
    "async-std",
    "async-tungstenite",
    "attohttpc",
    "awc",
    "curl",
    "curl-sys",
    "git2",
    "h2",
    "h3",
    "hickory-resolver",
    "hyper",
    "hyper-tls",
    "hyper-util",
    "isahc",
    "lettre",
    "minreq",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "sentry",
    "ssh2",
    "surf",
    "tauri-plugin-http",
    "tauri-plugin-updater",
    "tauri-plugin-websocket",
    "tokio-tungstenite",
    "tonic",
    "tungstenite",
    "ureq",
];

/// Every place where a member names what it must not know.
pub(super) fn strangers(members: &Members) -> Vec<String> {
    let mut broken = Vec::new();
    for (member, named) in members {
        for name in named {
            if name != member && !may_know(member, name) {
                broken.push(format!("{member} knows {name}"));
            }
        }
    }
    broken
}

fn may_know(member: &str, name: &str) -> bool {
    if member == "journal" {
        return JOURNAL_KNOWS.contains(&name);
    }
    if member == "bring-in" {
        return BRING_IN_KNOWS.contains(&name);
    }
    KNOWN_ONLY_BY
        .iter()
        .filter(|(known, _)| is_of(name, known))
        .all(|(_, by)| by.contains(&member))
}

fn is_of(name: &str, family: &str) -> bool {
    name.strip_prefix(family)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// What of the network is among these packages.
pub(super) fn network(carried: &BTreeSet<String>) -> impl Iterator<Item = &str> {
    carried
        .iter()
        .map(String::as_str)
        .filter(|name| NETWORK.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(member: &str, name: &str) -> Vec<String> {
        let named = BTreeSet::from([name.to_owned()]);
        strangers(&Members::from([(member.to_owned(), named)]))
    }

    #[test]
    fn only_the_vault_knows_sqlite_and_age() {
        assert!(broken("vault", "rusqlite").is_empty());
        assert!(broken("vault", "age").is_empty());
        assert_eq!(broken("evenkeel", "rusqlite"), ["evenkeel knows rusqlite"]);
        assert_eq!(broken("journeys", "age-core"), ["journeys knows age-core"]);
    }

    #[test]
    fn only_the_shell_and_the_journeys_know_tauri() {
        assert!(broken("evenkeel", "tauri-plugin-dialog").is_empty());
        assert!(broken("journeys", "tauri").is_empty());
        assert_eq!(broken("vault", "tauri-build"), ["vault knows tauri-build"]);
    }

    #[test]
    fn what_is_written_out_and_what_is_stored_do_not_know_each_other() {
        assert_eq!(broken("export", "vault"), ["export knows vault"]);
        assert_eq!(broken("vault", "export"), ["vault knows export"]);
        assert!(broken("evenkeel", "export").is_empty());
    }

    #[test]
    fn nothing_depends_on_the_shell() {
        assert_eq!(broken("vault", "evenkeel"), ["vault knows evenkeel"]);
        assert_eq!(broken("journeys", "evenkeel"), ["journeys knows evenkeel"]);
    }

    #[test]
    fn the_fuzz_targets_know_what_they_try_and_nothing_knows_them() {
        for tried in ["evenkeel", "vault", "bring-in", "export", "libfuzzer-sys"] {
            assert!(broken("fuzz", tried).is_empty(), "{tried}");
        }
        assert_eq!(broken("fuzz", "rusqlite"), ["fuzz knows rusqlite"]);
        assert_eq!(broken("fuzz", "tauri"), ["fuzz knows tauri"]);
        assert_eq!(broken("evenkeel", "fuzz"), ["evenkeel knows fuzz"]);
        assert_eq!(
            broken("vault", "libfuzzer-sys"),
            ["vault knows libfuzzer-sys"]
        );
    }

    #[test]
    fn the_domain_knows_no_files_and_no_clock() {
        assert!(broken("journal", "chrono").is_empty());
        assert_eq!(broken("journal", "rustix"), ["journal knows rustix"]);
    }

    #[test]
    fn what_reads_other_journals_knows_neither_files_nor_the_vault() {
        assert!(broken("bring-in", "csv").is_empty());
        assert_eq!(broken("bring-in", "vault"), ["bring-in knows vault"]);
        assert_eq!(broken("bring-in", "tempfile"), ["bring-in knows tempfile"]);
        assert_eq!(broken("vault", "zip"), ["vault knows zip"]);
        assert_eq!(broken("vault", "bring-in"), ["vault knows bring-in"]);
    }

    #[test]
    fn the_report_sets_pages_and_knows_no_store() {
        assert!(broken("report", "typst-pdf").is_empty());
        assert!(broken("report", "journal").is_empty());
        assert_eq!(broken("report", "vault"), ["report knows vault"]);
        assert_eq!(broken("evenkeel", "typst"), ["evenkeel knows typst"]);
    }

    #[test]
    fn a_name_that_only_begins_alike_is_no_relation() {
        assert!(broken("evenkeel", "agenda").is_empty());
    }

    #[test]
    fn network_clients_are_found_and_header_types_are_not() {
        let carried = ["http", "mio", "reqwest", "tokio", "ureq"]
            .map(str::to_owned)
            .into();
        assert_eq!(network(&carried).collect::<Vec<_>>(), ["reqwest", "ureq"]);
    }

    #[test]
    fn the_list_is_in_order() {
        assert!(NETWORK.is_sorted());
    }
}
