//! What protects the journal on the system one is on, as Settings shows it.

use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::error::CommandError;
use crate::protect::{Kept, Protection, System};
use crate::session::Desk;

/// What is protected here, row by row in the order of SECURITY.md's table.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ProtectionsView {
    system: System,
    rows: Vec<ProtectionRow>,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ProtectionRow {
    what: Protection,
    kept: Kept,
}

impl ProtectionsView {
    fn on(system: System) -> Self {
        let row = |what: Protection| ProtectionRow {
            what,
            kept: what.on(system),
        };
        Self {
            system,
            rows: Protection::ALL.into_iter().map(row).collect(),
        }
    }
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn protections(desk: State<'_, Desk>) -> Result<ProtectionsView, CommandError> {
    desk.session().unlocked()?;
    Ok(ProtectionsView::on(System::HERE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_system_shows_a_row_for_each_protection_and_what_it_keeps_of_it() {
        for system in System::ALL {
            let view = ProtectionsView::on(system);
            assert_eq!(view.rows.len(), Protection::ALL.len());
            for row in view.rows {
                assert_eq!(row.kept, row.what.on(system));
            }
        }
    }

    /// The catalogue tells how, by these names.
    #[test]
    fn systems_and_protections_are_told_by_the_names_the_catalogue_knows() {
        let told = |system| serde_json::to_value(ProtectionsView::on(system)).unwrap();
        let systems = System::ALL.map(|system| told(system)["system"].clone());
        assert_eq!(systems, ["linux", "windows", "macos"]);
        let file = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../assets/locales/en/settings-protect.ftl"
        );
        let catalogue = std::fs::read_to_string(file).unwrap();
        for row in told(System::Linux)["rows"].as_array().unwrap() {
            let name = row["what"].as_str().unwrap();
            for message in [format!("protect-{name} ="), format!("protect-{name}-how =")] {
                let is_there = catalogue.lines().any(|line| line.starts_with(&message));
                assert!(is_there, "{message}");
            }
        }
    }
}
