//! What other programs can learn of the program's memory: no core dump is left by a crash, and another program
//! of the same person may not look into it.
//!
//! Each is first tried on a process that allows it.

use std::fs;
use std::path::Path;
use std::process::Command;

use journeys::cores::Cores;
use journeys::desk::Desk;
use journeys::disk;
use journeys::person::Person;
use journeys::plain::Plain;
use journeys::processes::{self, ProcessId};
use journeys::programs;
use journeys::pry;
use journeys::screen::Guarded;
use journeys::wait;

const PASSPHRASE: &str = "a lantern left at the ferry";

#[test]
#[ignore = "needs core dumps to be files; cargo xtask test runs it"]
fn a_crash_of_any_of_its_processes_leaves_no_core_dump() {
    let desk = Desk::new();
    let folder = desk.home().root().join("crashes");
    fs::create_dir(&folder).unwrap();
    let cores = Cores::of_programs_in(&folder);
    let allowed = |program: &Path| {
        let mut command = desk.command(Path::new("prlimit"));
        command
            .args(["--core=unlimited:unlimited", "--"])
            .arg(program)
            .current_dir(&folder);
        command
    };
    desk.make_journal(PASSPHRASE);

    let mut sleeping = allowed(Path::new("sleep"));
    let mut control = Guarded(sleeping.arg("600").spawn().unwrap());
    wait::until("sleep did not start", || {
        (processes::name(control.0.id()) == "sleep").then_some(())
    });
    assert_ne!(processes::core_limits(control.0.id())[0], "0");
    processes::crash(control.0.id());
    control.0.wait().unwrap();
    let here = cores.fresh();
    assert_eq!(here.len(), 1, "the control: a crash leaves a core dump");
    here.iter().for_each(|core| fs::remove_file(core).unwrap());

    let plain = Plain::start(&desk, allowed(&programs::plain()));
    plain.unlock(PASSPHRASE);
    let all = plain.processes();
    assert!(
        all.len() >= 3,
        "the program, its page and its network: {all:?}"
    );
    for &process in &all {
        let limits = processes::core_limits(process);
        assert_eq!(limits, ["0", "0"], "of {}", processes::name(process));
    }
    // The program last: the others end with it.
    let helpers = all.iter().copied().filter(|&other| other != plain.id());
    for process in helpers.chain([plain.id()]) {
        processes::crash(process);
    }
    wait::until("a process did not crash", || {
        let gone = |process: &ProcessId| !processes::is_alive(*process);
        all.iter().all(gone).then_some(())
    });
    let left = cores.fresh();
    assert!(left.is_empty(), "{left:?}");
    let left = disk::files(&folder);
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn another_program_of_the_same_person_may_not_look_into_it() {
    let desk = Desk::of(Person::NOBODY);
    let control = pry::hold(&desk);
    let looked = pry::look_into(&desk, control.0.id());
    let seen = looked.iter().filter(|(_, said)| said == "read");
    assert_eq!(
        seen.count(),
        3,
        "the control can be looked into: {looked:?}"
    );

    desk.make_journal(PASSPHRASE);
    let plain = Plain::start(&desk, desk.plain());
    refused(&desk, plain.id(), "locked");
    plain.unlock(PASSPHRASE);
    refused(&desk, plain.id(), "open");
    // Told, not held: these programs are the web engine's. SECURITY.md says so.
    let mut helpers = plain.processes();
    helpers.retain(|process| ![plain.id(), control.0.id()].contains(process));
    for &process in &helpers {
        let looked = pry::look_into(&desk, process);
        println!("{}: {looked:?}", processes::name(process));
    }
    // A lock replaces the program: what it gave up must be given up anew.
    plain.lock();
    wait::until("it did not come back", || {
        let gone = |process: &ProcessId| !processes::is_alive(*process);
        let window = desk.screen().windows().of(plain.id());
        window.filter(|_| helpers.iter().all(gone))
    });
    refused(&desk, plain.id(), "after a lock");
}

#[test]
fn what_the_environment_names_is_loaded_into_none_of_its_processes() {
    const LIBRARY: &str = "libfaketime";
    let named = Command::new("faketime")
        .args(["-f", "+0d", "printenv", "LD_PRELOAD"])
        .output()
        .expect("faketime starts (Debian package faketime)");
    let library = String::from_utf8(named.stdout).unwrap().trim().to_owned();
    assert!(library.contains(LIBRARY), "{library:?}");
    let mut variables = vec![
        ("LD_PRELOAD", library.as_str()),
        ("GTK_DEBUG", "interactive"),
        ("WEBKIT_INSPECTOR_SERVER", "127.0.0.1:9"),
    ];
    variables.extend(NAME_CODE.iter().map(|name| (*name, "/nowhere")));
    let desk = Desk::new();
    let mut sleeping = desk.command(Path::new("sleep"));
    let control = Guarded(
        sleeping
            .arg("600")
            .envs(variables.iter().copied())
            .spawn()
            .unwrap(),
    );
    wait::until("the control did not load it", || {
        processes::has_loaded(control.0.id(), LIBRARY).then_some(())
    });

    desk.start().make_journal(PASSPHRASE);
    let mut command = desk.plain();
    command.envs(variables.iter().copied());
    let plain = Plain::start(&desk, command);
    plain.unlock(PASSPHRASE);
    let mut all = plain.processes();
    all.retain(|&process| process != control.0.id());
    assert!(all.len() >= 3, "{all:?}");
    for process in all {
        let name = processes::name(process);
        assert!(!processes::has_loaded(process, LIBRARY), "{name}");
        for variable in processes::environment(process) {
            let set = variable.split('=').next().unwrap_or_default();
            let dropped = variables.iter().all(|(named, _)| *named != set);
            assert!(dropped, "{name} has {variable}");
        }
    }
}

/// What names code that a program loads or starts, by the documentation of each: ld.so(8) and iconv(3) of glibc,
/// "Running GTK Applications", "Running GIO applications", "GdkPixbuf: modules", openssl-env(7), "Running GStreamer
/// Applications", the loaders of Mesa, libglvnd and Vulkan, asoundrc, libva, vdpau, pipewire(1), XOpenIM. Written
/// without a look at the program's own list.
const NAME_CODE: [&str; 39] = [
    "LD_AUDIT",
    "LD_LIBRARY_PATH",
    "LD_ORIGIN_PATH",
    "GCONV_PATH",
    "GTK_MODULES",
    "GTK3_MODULES",
    "GTK_PATH",
    "GTK_EXE_PREFIX",
    "GTK_IM_MODULE_FILE",
    "GDK_PIXBUF_MODULE_FILE",
    "GDK_PIXBUF_MODULEDIR",
    "GIO_EXTRA_MODULES",
    "GIO_MODULE_DIR",
    "OPENSSL_CONF",
    "OPENSSL_CONF_INCLUDE",
    "OPENSSL_ENGINES",
    "OPENSSL_MODULES",
    "WEBKIT_EXEC_PATH",
    "WEBKIT_INJECTED_BUNDLE_PATH",
    "GST_PLUGIN_PATH",
    "GST_PLUGIN_PATH_1_0",
    "GST_PLUGIN_SYSTEM_PATH",
    "GST_PLUGIN_SYSTEM_PATH_1_0",
    "GST_PLUGIN_SCANNER",
    "GST_PLUGIN_SCANNER_1_0",
    "GST_REGISTRY",
    "GST_PTP_HELPER",
    "LIBGL_DRIVERS_PATH",
    "GBM_BACKENDS_PATH",
    "__EGL_VENDOR_LIBRARY_DIRS",
    "__EGL_EXTERNAL_PLATFORM_CONFIG_DIRS",
    "VK_DRIVER_FILES",
    "VK_LAYER_PATH",
    "ALSA_PLUGIN_DIR",
    "LADSPA_PATH",
    "LIBVA_DRIVERS_PATH",
    "PIPEWIRE_MODULE_DIR",
    "SPA_PLUGIN_DIR",
    "XLOCALELIBDIR",
];

fn refused(desk: &Desk, process: ProcessId, when: &str) {
    let looked = pry::look_into(desk, process);
    assert_eq!(looked.len(), 3, "{when}: {looked:?}");
    for (way, said) in &looked {
        assert!(
            ["EACCES", "EPERM"].contains(&said.as_str()),
            "{when}, by {way}: {said}"
        );
    }
}
