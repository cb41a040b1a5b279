//! The desktop's list of recent files. GTK's dialogs note there whatever was chosen in them, the recovery sheet
//! too, and any file dialog of any program shows it.
//!
//! GTK's own setting against that is no way: turning it off empties the whole list, other programs' files too
//! (tried with GTK 3.24). So ours are taken out again. GTK notes them a moment after the dialog and writes its list
//! a quarter of a second later; what is taken out between is never written. A disk that is slow makes it note them
//! later than anybody looks for them: so the list is watched as long as the program runs.

/// From now on takes out whatever this program notes, however late, once it is written; and what one before it left.
#[cfg(target_os = "linux")]
pub(crate) fn watch(app: &tauri::AppHandle) {
    use gtk::prelude::RecentManagerExt as _;
    let _ = app.run_on_main_thread(|| {
        // Once the window is there: the list is read from the disk.
        gtk::glib::timeout_add_local_once(list::AFTER_THE_WINDOW, || {
            let Some(manager) = gtk::RecentManager::default() else {
                return;
            };
            manager.connect_changed(|_| {
                list::take_ours_out();
            });
            list::take_ours_out();
        });
    });
}

/// Takes what was just chosen out again, once GTK has noted it.
#[cfg(target_os = "linux")]
pub(crate) fn forget_chosen(app: &tauri::AppHandle, chosen: &std::path::Path) {
    use gtk::gio::prelude::FileExt as _;
    let uri = gtk::gio::File::for_path(chosen).uri();
    let _ = app.run_on_main_thread(move || {
        let mut looks = 0;
        gtk::glib::timeout_add_local(list::BETWEEN_LOOKS, move || {
            if list::is_noted(&uri) {
                list::take_ours_out();
            }
            looks += 1;
            if looks < list::LOOKS {
                gtk::glib::ControlFlow::Continue
            } else {
                gtk::glib::ControlFlow::Break
            }
        });
    });
}

/// Takes out what is there of ours, and waits until the list is written.
#[cfg(target_os = "linux")]
pub(crate) fn forget_all(app: &tauri::AppHandle) {
    use gtk::prelude::RecentManagerExt as _;
    let (told, heard) = std::sync::mpsc::channel();
    let _ = app.run_on_main_thread(move || {
        let Some(manager) = gtk::RecentManager::default() else {
            return;
        };
        let written = told.clone();
        manager.connect_changed(move |_| {
            let _ = written.send(());
        });
        if !list::take_ours_out() {
            let _ = told.send(());
        }
    });
    let _ = heard.recv_timeout(list::WRITING);
}

/// There is nothing to be watched.
#[cfg(not(target_os = "linux"))]
pub(crate) fn watch(_app: &tauri::AppHandle) {}

/// Elsewhere no dialog of ours is GTK's.
#[cfg(not(target_os = "linux"))]
pub(crate) fn forget_chosen(_app: &tauri::AppHandle, _chosen: &std::path::Path) {}

/// Nothing of ours is there.
#[cfg(not(target_os = "linux"))]
pub(crate) fn forget_all(_app: &tauri::AppHandle) {}

#[cfg(target_os = "linux")]
mod list {
    use std::time::Duration;

    use gtk::prelude::*;
    use gtk::{RecentData, RecentInfo, RecentManager, glib};

    /// Nobody has chosen a file by then.
    pub(super) const AFTER_THE_WINDOW: Duration = Duration::from_secs(1);
    /// GTK asks the disk what kind of file it is before it notes it.
    pub(super) const BETWEEN_LOOKS: Duration = Duration::from_millis(20);
    /// A second of them: a dialog that is not GTK's own notes nothing, and what comes later is watched for.
    pub(super) const LOOKS: u32 = 50;
    /// GTK writes after a quarter of a second.
    pub(super) const WRITING: Duration = Duration::from_secs(1);

    /// Whether this program noted that file.
    pub(super) fn is_noted(uri: &str) -> bool {
        let (Some(manager), Some(ours)) = (RecentManager::default(), glib::application_name())
        else {
            return false;
        };
        let found = manager.lookup_item(uri).ok().flatten();
        found.is_some_and(|item| item.has_application(&ours))
    }

    /// Takes out all that this program noted; whether there was any.
    pub(super) fn take_ours_out() -> bool {
        let (Some(manager), Some(ours)) = (RecentManager::default(), glib::application_name())
        else {
            return false;
        };
        let noted: Vec<RecentInfo> = manager
            .items()
            .into_iter()
            .filter(|item| item.has_application(&ours))
            .collect();
        for item in &noted {
            take_out(&manager, item, &ours);
        }
        !noted.is_empty()
    }

    /// What another program noted as well stays, as that program's.
    fn take_out(manager: &RecentManager, item: &RecentInfo, ours: &str) {
        let Some(uri) = item.uri() else { return };
        let _ = manager.remove_item(&uri);
        for other in item.applications() {
            let Some((exec, _, _)) = item.application_info(&other).filter(|_| other != ours) else {
                continue;
            };
            let theirs = RecentData {
                display_name: item.display_name().map(Into::into),
                description: item.description().map(Into::into),
                mime_type: item.mime_type().map(Into::into).unwrap_or_default(),
                app_name: other.into(),
                app_exec: exec.into(),
                groups: item.groups().into_iter().map(Into::into).collect(),
                is_private: item.is_private_hint(),
            };
            manager.add_full(&uri, &theirs);
        }
    }
}
