use std::process::ExitCode;

use tauri::Manager;

use crate::args::Args;
use crate::idle::{Holding, LastSeen};
use crate::lock::LockReason;
use crate::sample::SampleFolder;
use crate::session::Desk;
use crate::{
    bindings, children, dark, data_folder, harden, idle, in_place, lock, sample, test_doors, window,
};

/// Why the process this one replaced was locked.
pub(crate) struct LockedBecause(pub(crate) Option<LockReason>);

/// Runs the program until its window is closed.
#[must_use]
#[allow(
    clippy::print_stderr,
    reason = "a start that cannot go on says why in the terminal"
)]
pub fn start() -> ExitCode {
    harden::first_thing();
    quiet_panics();
    match prepare().and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// All that is needed before the window.
struct Start {
    desk: Desk,
    sample: Option<SampleFolder>,
    locked: Option<LockReason>,
    /// Names this journal's program on the bus, so that a second start finds the first.
    bus_name: String,
}

fn prepare() -> Result<Start, String> {
    test_doors::refuse_automation()?;
    let args = Args::parse(std::env::args_os())?;
    children::see_off(args.children);
    dark::ask_the_desktop();
    harden::before_the_window(args.locked.is_some())?;
    let sample = match args.sample_at {
        Some(path) => Some(SampleFolder::known(path)?),
        None if args.sample => Some(sample::make()?),
        None => None,
    };
    let root = match &sample {
        Some(sample) => sample.path().to_owned(),
        None => data_folder::find()?,
    };
    let bus_name = bus_name(&root);
    Ok(Start {
        desk: Desk::at(root),
        sample,
        locked: args.locked,
        bus_name,
    })
}

/// One name a data folder: the sample beside the real journal is another program's window.
fn bus_name(root: &std::path::Path) -> String {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    root.hash(&mut hasher);
    format!("org.evenkeel.journal.at{:016x}", hasher.finish())
}

fn run(start: Start) -> Result<(), String> {
    let bindings = bindings::builder();
    let handler = bindings.invoke_handler();
    let Start {
        desk,
        sample,
        locked,
        bus_name,
    } = start;
    let single = tauri_plugin_single_instance::Builder::new()
        .callback(|app, _, _| window::raise(app))
        .dbus_id(bus_name)
        .build();
    tauri::Builder::default()
        // First, as its documentation asks: a second start must end before it does anything.
        .plugin(single)
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(lock::remembered())
                .skip_initial_state("main")
                .build(),
        )
        .invoke_handler(handler)
        .setup(move |app| {
            bindings.mount_events(app);
            // What a run that was killed left for the printer.
            crate::print_file::remove(desk.root());
            app.manage(desk);
            app.manage(crate::commands::share_preview::Sharing::default());
            app.manage(crate::commands::bring_in::Looking::default());
            app.manage(crate::commands::kept_copies::Picked::default());
            app.manage(crate::backing_up::Trouble::default());
            app.manage(LastSeen::now());
            app.manage(Holding::default());
            app.manage(LockedBecause(locked));
            if let Some(sample) = sample {
                app.manage(sample);
            }
            window::open(app.handle())?;
            idle::watch(app.handle().clone());
            in_place::watch(app.handle().clone());
            Ok(())
        })
        .build(tauri::generate_context!())
        .map_err(|error| format!("evenkeel: the window could not be opened: {error}"))?
        .run(|app, event| {
            if let tauri::RunEvent::Exit = event {
                let _closed = app.state::<Desk>().close();
                if let Some(sample) = app.try_state::<SampleFolder>() {
                    sample.remove();
                }
            }
        });
    Ok(())
}

/// A panic tells where, never what: its message could hold an entry.
#[allow(
    clippy::print_stderr,
    reason = "the place of a panic, for a bug report"
)]
fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map_or_else(String::new, ToString::to_string);
        eprintln!("evenkeel: an error at {place}");
    }));
}
