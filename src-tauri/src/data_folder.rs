use std::path::{Path, PathBuf};

use crate::traces::no_journal_in;

/// Names another data folder; read at start.
pub(crate) const VARIABLE: &str = "EVENKEEL_DATA_DIR";

/// The program's folder in the places the system has for each.
const OURS: &str = "org.evenkeel.journal";
/// The journal's folder on Windows. Not [`OURS`]: an uninstaller that is told to remove the program's data removes
/// what has that name, whole. Not the program's own name either, for it is installed under that.
const OF_THE_JOURNAL: &str = "Evenkeel Journal";
/// The folder in it that is the vault's.
const VAULT: &str = "vault";

/// Where the journal is kept: a folder of its own inside the system's place for a program's data,
/// beside the web view's and never in it.
///
/// # Errors
/// A sentence, when the system names no such place.
pub(crate) fn find() -> Result<PathBuf, String> {
    if let Some(named) = std::env::var_os(VARIABLE).filter(|named| !named.is_empty()) {
        return Ok(PathBuf::from(named));
    }
    let places = if cfg!(windows) {
        places_on_windows(dirs::data_local_dir(), dirs::data_dir())
    } else {
        places(dirs::data_dir())
    };
    choose(places, no_journal_in).ok_or_else(|| {
        format!("evenkeel: no folder for data is known here; set HOME, or {VARIABLE} to a folder")
    })
}

fn places(data: Option<PathBuf>) -> Vec<PathBuf> {
    data.map(|data| data.join(OURS).join(VAULT))
        .into_iter()
        .collect()
}

/// What roams is copied to a server at each log-off, where an office has it so: the journal stays on this computer.
/// Programs before this one kept it there all the same.
fn places_on_windows(local: Option<PathBuf>, roaming: Option<PathBuf>) -> Vec<PathBuf> {
    let local = local.map(|local| local.join(OF_THE_JOURNAL).join(VAULT));
    local.into_iter().chain(places(roaming)).collect()
}

/// The first place in which a journal is; where there is none in any, the first.
fn choose(places: Vec<PathBuf>, is_empty: impl Fn(&Path) -> bool) -> Option<PathBuf> {
    let holds = places.iter().position(|place| !is_empty(place));
    places.into_iter().nth(holds.unwrap_or(0))
}

/// Where the window's place and size are kept: the folder that Tauri's plugin uses.
pub(crate) fn settings_of_the_window() -> Option<PathBuf> {
    dirs::config_dir().map(|base| base.join(OURS))
}

/// A folder for what the web view insists on keeping (salts and empty stores; it is ephemeral), well
/// away from the journal.
pub(crate) fn web_view() -> PathBuf {
    dirs::cache_dir()
        .unwrap_or_else(std::env::temp_dir)
        .join(OURS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on_windows() -> (PathBuf, PathBuf, Vec<PathBuf>) {
        let (local, roaming) = (PathBuf::from("Local"), PathBuf::from("Roaming"));
        let places = places_on_windows(Some(local.clone()), Some(roaming.clone()));
        let now = local.join("Evenkeel Journal").join("vault");
        let before = roaming.join("org.evenkeel.journal").join("vault");
        (now, before, places)
    }

    #[test]
    fn on_windows_a_new_journal_does_not_roam_and_one_that_does_is_found() {
        let (now, before, places) = on_windows();
        let chosen = |holds: &[&PathBuf]| {
            choose(places.clone(), |place| {
                !holds.iter().any(|one| one.as_path() == place)
            })
        };
        assert_eq!(chosen(&[]), Some(now.clone()));
        assert_eq!(chosen(&[&now]), Some(now.clone()));
        assert_eq!(chosen(&[&before]), Some(before.clone()));
        // The one that is used today is not left for an older one.
        assert_eq!(chosen(&[&before, &now]), Some(now));
    }

    #[test]
    fn no_folder_that_an_uninstaller_removes_has_the_journal_in_it() {
        let (now, ..) = on_windows();
        let names: Vec<_> = now.iter().collect();
        for removed in ["Evenkeel", OURS] {
            assert!(!names.contains(&removed.as_ref()), "{removed}");
        }
        assert!(
            !now.starts_with(Path::new("Local").join(OURS)),
            "the web view's"
        );
    }

    #[test]
    fn elsewhere_there_is_one_place_and_where_the_system_names_none_there_is_none() {
        let one = choose(places(Some("share".into())), |_| true);
        let expected = Path::new("share")
            .join("org.evenkeel.journal")
            .join("vault");
        assert_eq!(one, Some(expected));
        assert_eq!(choose(places(None), |_| true), None);
        assert_eq!(choose(places_on_windows(None, None), |_| true), None);
    }

    #[test]
    fn a_journal_in_a_folder_that_cannot_be_looked_into_is_not_left_for_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = (folder.path().join("a"), folder.path().join("b"));
        std::fs::create_dir(&second).unwrap();
        std::fs::write(second.join("CURRENT"), "gen-1\n").unwrap();
        let places = vec![first.clone(), second.clone()];
        assert_eq!(choose(places.clone(), no_journal_in), Some(second));
        // No folder is where one should be: that is told when it is opened, and not passed over. (Of what is beneath
        // a file Windows says that it is not there.)
        if cfg!(unix) {
            std::fs::write(&first, "").unwrap();
            assert_eq!(choose(places, no_journal_in), Some(first));
        }
    }
}
