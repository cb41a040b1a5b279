use tauri_specta::{Builder, collect_commands, collect_events};

use crate::commands::{
    backups, bring_in, check_in, entries, erase, first_run, kept_copies, lock, looking_back, marks,
    picture, protections, settings, share, share_preview, share_wire, share_write, signs, standing,
    start, support, timeline, today, trends, unlock, ways, week, wire, writing,
};

/// Every command and event, with the types that cross to the page.
pub(crate) fn builder() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        .disable_serde_phases()
        .commands(collect_commands![
            start::start,
            first_run::weigh_passphrase,
            first_run::draw_passphrase,
            first_run::make_journal,
            first_run::prove_recovery_key,
            first_run::abandon_setup,
            first_run::save_recovery_key,
            first_run::print_recovery_key,
            unlock::unlock,
            unlock::unlock_with_recovery_key,
            unlock::choose_passphrase,
            lock::lock,
            lock::hold_unsaved,
            lock::activity,
            lock::go_back_to_text,
            today::day_view,
            today::rate,
            today::set_acted,
            today::rest_are_zero,
            today::clear_ratings,
            today::write_note,
            trends::trends,
            trends::set_focus_signs,
            standing::follow_sign_from,
            looking_back::looking_back,
            looking_back::year_of,
            settings::settings,
            settings::set_look,
            settings::set_day_end,
            settings::set_auto_lock,
            settings::set_digits_advance,
            settings::start_pause,
            settings::end_pause,
            settings::change_passphrase,
            settings::make_recovery_key,
            settings::prove_new_recovery_key,
            entries::blank_entry,
            entries::entry,
            entries::save_entry,
            entries::discard_empty,
            entries::delete_entry,
            entries::restore_entry,
            timeline::trash,
            timeline::erase_entry,
            timeline::empty_trash,
            entries::put_boundary_event,
            entries::remove_boundary_event,
            entries::record_outcome,
            entries::add_thought,
            entries::new_id,
            timeline::timeline,
            timeline::search,
            timeline::tags,
            timeline::due,
            check_in::check_in,
            writing::talk_hints,
            writing::read_boundary,
            writing::trust_summary,
            settings::set_spell_check,
            settings::set_review_day,
            settings::set_capture_protection,
            protections::protections,
            support::support,
            support::keep_support,
            erase::erase_journal,
            ways::exercise_entries,
            ways::origin_map,
            ways::trust_ladder,
            ways::favourite_exercises,
            ways::set_favourite_exercises,
            signs::signs,
            signs::reword_sign,
            signs::add_sign,
            signs::put_sign_away,
            signs::take_sign_back,
            signs::remove_sign,
            week::week_look,
            week::set_week_review_aside,
            marks::marks,
            marks::put_mark,
            marks::remove_mark,
            marks::before_after,
            picture::save_chart,
            share::share_desk,
            share_preview::share_preview,
            share_preview::share_page,
            share_write::share_write,
            share_write::share_print,
            share_write::share_whole,
            share_preview::cancel_share,
            share::remember_recipient,
            share::forget_recipient,
            share::clear_share_log,
            share::read_keys,
            bring_in::bring_in_file,
            bring_in::bring_in_folder,
            bring_in::bring_in_password,
            bring_in::bring_in_again,
            bring_in::bring_in_now,
            bring_in::batches,
            bring_in::undo_bring_in,
            backups::backups,
            backups::back_up_now,
            backups::choose_backup_folder,
            backups::forget_backup_folder,
            backups::test_backup,
            backups::rewrap_backups,
            backups::remove_set_aside,
            backups::rekey,
            kept_copies::kept_copies,
            kept_copies::pick_copy,
            kept_copies::test_copy,
            kept_copies::restore_copy,
            kept_copies::restore_rows,
            kept_copies::salvage,
        ])
        .events(collect_events![
            wire::LockAsked,
            wire::SystemLook,
            wire::DamageFound,
            wire::JournalTaken,
            share_wire::ShareProgress
        ])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    fn here(path: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
    }

    /// The page's types, as they would be generated now.
    fn generated() -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bindings.ts");
        super::builder()
            .export(specta_typescript::Typescript::default(), &path)
            .unwrap();
        fs::read_to_string(&path).unwrap()
    }

    /// The page's types are generated; the file is committed so that it can be built without
    /// Rust. `UPDATE_BINDINGS=1 cargo test -p evenkeel bindings` writes it anew.
    #[test]
    fn the_committed_bindings_are_what_the_commands_are() {
        let committed = here("../ui/src/backend/bindings.ts");
        let fresh = generated();
        if std::env::var_os("UPDATE_BINDINGS").is_some() {
            fs::write(&committed, &fresh).unwrap();
        }
        assert!(
            fs::read_to_string(committed).unwrap_or_default() == fresh,
            "ui/src/backend/bindings.ts is out of date: UPDATE_BINDINGS=1 cargo test -p evenkeel bindings"
        );
    }

    /// Each command the program answers: its name in the page, and as it is asked.
    fn answered() -> Vec<(String, String)> {
        let generated = generated();
        let commands = generated.lines().filter_map(|line| {
            let (before, asked) = line.split_once("__TAURI_INVOKE")?;
            let (name, _) = before.split_once(": (")?;
            let asked = asked.split('"').nth(1)?;
            Some((name.trim().to_owned(), asked.to_owned()))
        });
        commands.collect()
    }

    fn read_json(path: &str) -> serde_json::Value {
        serde_json::from_str(&fs::read_to_string(here(path)).unwrap()).unwrap()
    }

    fn names(list: &serde_json::Value) -> Vec<String> {
        serde_json::from_value(list.clone()).unwrap()
    }

    fn files_in(folder: &str) -> Vec<String> {
        let entries = fs::read_dir(here(folder)).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.collect()
    }

    #[test]
    fn the_page_may_ask_what_is_answered_and_nothing_else() {
        let answered: BTreeSet<_> = answered().into_iter().map(|(_, asked)| asked).collect();
        let permissions = read_json("permissions/page.json");
        let granted = names(&permissions["permission"][0]["commands"]["allow"]);
        let once: BTreeSet<_> = granted.iter().cloned().collect();
        assert_eq!(granted.len(), once.len(), "each stands there once");
        assert_eq!(once, answered);
        // Nothing beside it grants anything.
        assert_eq!(permissions.as_object().unwrap().len(), 1);
        assert_eq!(permissions["permission"].as_array().unwrap().len(), 1);
        assert_eq!(files_in("permissions"), ["page.json"]);
        assert_eq!(files_in("capabilities"), ["main.json"]);
        let capability = read_json("capabilities/main.json");
        assert_eq!(capability["windows"], serde_json::json!(["main"]));
        assert_eq!(
            names(&capability["permissions"]),
            [
                "page",
                "core:event:allow-listen",
                "core:event:allow-unlisten"
            ]
        );
        let keys: Vec<_> = capability.as_object().unwrap().keys().collect();
        assert_eq!(
            keys,
            ["description", "identifier", "permissions", "windows"]
        );
        let configuration = read_json("tauri.conf.json");
        assert_eq!(
            configuration["app"]["security"]["capabilities"],
            serde_json::json!(["main"])
        );
    }

    /// All that the page is made of, but its door and its tests.
    fn page_sources(folder: &Path, found: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() {
                if !["backend", "test"].contains(&name) {
                    page_sources(&path, found);
                }
            } else if name.ends_with(".svelte")
                || name.ends_with(".ts") && !name.ends_with(".test.ts")
            {
                found.push_str(&fs::read_to_string(&path).unwrap());
            }
        }
    }

    #[test]
    fn what_is_answered_is_asked_somewhere_in_the_page() {
        let mut sources = String::new();
        page_sources(&here("../ui/src"), &mut sources);
        let asks = |name: &str| {
            sources.match_indices("backend.").any(|(at, door)| {
                let rest = &sources[at + door.len()..];
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric());
                &rest[..end.unwrap_or(rest.len())] == name
            })
        };
        assert!(!asks("paintTheTown"), "the control: nobody asks that");
        let commands = answered();
        assert!(commands.len() > 100, "{commands:?}");
        let unasked: Vec<_> = commands.iter().filter(|(name, _)| !asks(name)).collect();
        assert!(unasked.is_empty(), "answered, but never asked: {unasked:?}");
    }
}
