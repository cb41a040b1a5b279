//! Folders that another program keeps in step with other computers. A live journal does not belong
//! there: such a program may swap a file that is being written. A copy does.

use std::path::Path;

/// Folders by whose name a service is known, and the service.
const NAMES: [(&str, &str); 12] = [
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("icloud drive", "iCloud Drive"),
    ("com~apple~clouddocs", "iCloud Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("pcloud drive", "pCloud"),
    ("seafile", "Seafile"),
    ("megasync", "MEGA"),
];

/// What such a service leaves at the top of a folder it keeps.
const MARKS: [(&str, &str); 4] = [
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
];

/// The service that keeps `folder` in step, as far as its path or a mark above it tells.
pub(crate) fn service(folder: &Path) -> Option<&'static str> {
    let real = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let ancestors = || real.ancestors().filter(|above| above.parent().is_some());
    ancestors()
        .find_map(|above| named(&above.file_name()?.to_string_lossy().to_lowercase()))
        .or_else(|| {
            let marked = |above: &Path| {
                let is_there = |(mark, _): &&(&str, &str)| above.join(mark).exists();
                MARKS.iter().find(is_there).map(|(_, service)| *service)
            };
            ancestors().find_map(marked)
        })
}

/// `OneDrive - Work` and `Dropbox (Home)` are such names as well.
fn named(name: &str) -> Option<&'static str> {
    NAMES.iter().find_map(|(begins, service)| {
        let rest = name.strip_prefix(begins)?;
        (rest.is_empty() || rest.starts_with([' ', '-', '('])).then_some(*service)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_known_by_the_name_of_a_folder_above() {
        for (path, service_) in [
            ("/home/a/Dropbox/journal", Some("Dropbox")),
            ("/home/a/Dropbox (Home)/journal", Some("Dropbox")),
            ("/home/a/OneDrive - Work/x/y", Some("OneDrive")),
            ("/home/a/My Drive/x", Some("Google Drive")),
            ("/home/a/dropboxes/x", None),
            ("/home/a/.local/share/org.evenkeel.journal/vault", None),
        ] {
            assert_eq!(service(Path::new(path)), service_, "{path}");
        }
    }

    #[test]
    fn a_service_is_known_by_what_it_leaves_at_the_top() {
        let top = tempfile::tempdir().unwrap();
        let inside = top.path().join("a/b");
        std::fs::create_dir_all(&inside).unwrap();
        assert_eq!(service(&inside), None);
        std::fs::create_dir(top.path().join(".stfolder")).unwrap();
        assert_eq!(service(&inside), Some("Syncthing"));
    }
}
