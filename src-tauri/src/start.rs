use std::process::ExitCode;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use tauri::Manager;

use crate::args::Args;
use crate::complain::Refusal;
use crate::idle::{Holding, LastSeen};
use crate::lock::LockReason;
use crate::locked_because::LockedBecause;
use crate::sample::SampleFolder;
use crate::saved_until::SavedUntil;
#[cfg(target_os = "linux")]
use crate::second_start;
use crate::session::Desk;
use crate::standing::Standing;
use crate::{
    appearance, bindings, children, data_folder, desktop_lock, environment, idle, in_place, lock,
    print_file, protect, recent_files, sample, test_doors, traces, window, words,
};

/// How many commands may wait at the same time.
const COMMANDS_AT_ONCE: usize = 32;

/// Whether anybody has touched the page of this process.
#[derive(Default)]
pub(crate) struct PageSeen(AtomicBool);

impl PageSeen {
    /// Somebody has.
    pub(crate) fn touch(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_used(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Runs the program until its window is closed.
#[must_use]
pub fn start() -> ExitCode {
    let begun = environment::drop_loaders().map_err(Refusal::from);
    protect::first_thing();
    quiet_panics();
    let ready = begun.and_then(|()| prepare());
    match ready.and_then(|ready| ready.map_or(Ok(()), run)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            refusal.tell();
            ExitCode::FAILURE
        }
    }
}

/// All that is needed before the window.
struct Start {
    desk: Desk,
    sample: Option<SampleFolder>,
    because: LockedBecause,
    stood: Standing,
    /// Names this journal's program on the bus, so that a second start finds the first.
    bus_name: String,
}

/// None where the window of a program that runs was called instead.
fn prepare() -> Result<Option<Start>, Refusal> {
    test_doors::refuse_automation()?;
    let args = Args::parse(std::env::args_os())?;
    if is_second(&args)? {
        return Ok(None);
    }
    children::see_off(args.children);
    appearance::ask_the_desktop();
    protect::before_the_window(args.locked.is_some()).map_err(Refusal::InAWindow)?;
    must_have_a_screen()?;
    let sample = match args.sample_at {
        Some(path) => Some(SampleFolder::known(path)?),
        None if args.sample => Some(sample::make()?),
        None => None,
    };
    let root = match &sample {
        Some(sample) => sample.path().to_owned(),
        None => data_folder::find()?,
    };
    if args.locked == Some(LockReason::Erased) && sample.is_none() {
        traces::remove();
    }
    must_take_files(&data_folder::web_view())?;
    let bus_name = bus_name(&root);
    Ok(Some(Start {
        desk: Desk::at(root),
        sample,
        because: LockedBecause {
            reason: args.locked,
            saved_until: args.saved_until,
            setup_left: args.setup_left,
            key_change: args.key_change,
        },
        stood: args.stood,
        bus_name,
    }))
}

/// Whether this journal's program runs already. One that takes the place of a locked one is the first itself, and a
/// sample has no second.
#[cfg(target_os = "linux")]
fn is_second(args: &Args) -> Result<bool, Refusal> {
    if args.locked.is_some() || args.sample || args.sample_at.is_some() {
        return Ok(false);
    }
    let root = data_folder::find()?;
    Ok(second_start::has_called_the_first(&bus_name(&root)))
}

/// Elsewhere the plugin asks before there is anything to take back.
#[cfg(not(target_os = "linux"))]
fn is_second(_args: &Args) -> Result<bool, Refusal> {
    Ok(false)
}

/// Before anything is made that would have to be taken back.
#[cfg(target_os = "linux")]
fn must_have_a_screen() -> Result<(), Refusal> {
    gtk::init().map_err(|_| Refusal::InAWindow(words::text("start-no-screen")))
}

/// There always is one.
#[cfg(not(target_os = "linux"))]
fn must_have_a_screen() -> Result<(), Refusal> {
    Ok(())
}

/// The web view does not begin without a folder of its own.
fn must_take_files(folder: &std::path::Path) -> Result<(), Refusal> {
    std::fs::create_dir_all(folder).map_err(|_| {
        let folder = folder.display().to_string();
        Refusal::InAWindow(words::about("start-no-folder", &folder))
    })
}

/// One name a data folder: the sample beside the real journal is another program's window.
fn bus_name(root: &std::path::Path) -> String {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    root.hash(&mut hasher);
    format!("org.evenkeel.journal.at{:016x}", hasher.finish())
}

fn run(start: Start) -> Result<(), Refusal> {
    let bindings = bindings::builder();
    let handler = bindings.invoke_handler();
    let Start {
        desk,
        sample,
        because,
        stood,
        bus_name,
    } = start;
    let single = tauri_plugin_single_instance::Builder::new()
        .callback(|app, _, _| window::raise(app))
        .dbus_id(bus_name)
        .build();
    commands_must_not_wait_for_each_other()?;
    let builder = tauri::Builder::default();
    #[cfg(target_os = "macos")]
    let builder = crate::mac_menu::on(builder);
    builder
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
            print_file::remove_what_was_left(desk.root());
            app.manage(desk);
            app.manage(crate::commands::share_preview::Sharing::default());
            app.manage(crate::commands::bring_in::Looking::default());
            app.manage(crate::commands::kept_copies::Picked::default());
            app.manage(crate::backing_up::Trouble::default());
            app.manage(LastSeen::now());
            app.state::<Desk>().take_limit();
            app.manage(Holding::default());
            app.manage(because);
            app.manage(PageSeen::default());
            app.manage(SavedUntil::default());
            app.manage(window::HiddenFrom::default());
            if let Some(sample) = sample {
                app.manage(sample);
            }
            if let Err(error) = window::open(app.handle(), stood) {
                // Tauri would only say at which of its lines.
                no_window(&error).tell();
                std::process::exit(1);
            }
            idle::watch(app.handle().clone());
            desktop_lock::watch(app.handle());
            in_place::watch(app.handle().clone());
            recent_files::watch(app.handle());
            Ok(())
        })
        .build(tauri::generate_context!())
        .map_err(|error| no_window(&error))?
        .run(|app, event| {
            if let tauri::RunEvent::Exit = event {
                let desk = app.state::<Desk>().inner().clone();
                // A lock that ends the program has done it, as far as it could be.
                if !desk.is_closing() {
                    lock::at_an_end_past_the_window(&desk);
                }
                if let Some(sample) = app.try_state::<SampleFolder>() {
                    sample.remove();
                } else if traces::no_journal_in(desk.root()) {
                    children::end_the_page_and_its_writing();
                    traces::remove();
                }
            }
        });
    Ok(())
}

fn no_window(error: &tauri::Error) -> Refusal {
    Refusal::InAWindow(words::about("start-no-window", &error.to_string()))
}

/// Each command waits on a thread of its own. Of the runtime's there would be one a core: where two commands
/// wait for a folder that does not answer, what is typed could not be saved any more.
fn commands_must_not_wait_for_each_other() -> Result<(), Refusal> {
    static RUNTIME: OnceLock<tokio::runtime::Runtime> = OnceLock::new();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(COMMANDS_AT_ONCE)
        .enable_all()
        .build()
        .map_err(|error| {
            Refusal::InAWindow(words::about("start-no-threads", &error.to_string()))
        })?;
    tauri::async_runtime::set(RUNTIME.get_or_init(|| runtime).handle().clone());
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
