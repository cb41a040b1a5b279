//! The program, running, with a driver attached to it.
//!
//! A lock replaces the program's process (same number, everything else new), so whoever locks then
//! calls [`App::come_back`] to meet the new one.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::desk::Desk;
use crate::driver::{Driver, Page};
use crate::picture;
use crate::ports::free_port;
use crate::processes::{self, ProcessId};
use crate::screen::Windows;
use crate::spent;
use crate::wait;

/// How long the web view's processes may take to miss the main one.
const FAREWELL: Duration = Duration::from_secs(2);

/// How long a page that hangs may take to be noticed.
const HANGING: Duration = Duration::from_secs(90);

/// The program, running.
#[derive(Debug)]
pub struct App {
    child: Child,
    driver: Driver,
    page: Page,
    helpers: Vec<ProcessId>,
    /// Of the main process; a lock replaces it.
    image: Option<u64>,
    windows: Windows,
    mark: String,
    said: PathBuf,
}

impl App {
    /// Starts `command` with an inspector port and waits until its page can be driven.
    ///
    /// # Panics
    /// When the program ends instead; the message holds what it said.
    pub fn start(desk: &Desk, command: Command, environment: &[(&str, &str)]) -> Self {
        spent::on("starting", || Self::begin(desk, command, environment))
    }

    fn begin(desk: &Desk, mut command: Command, environment: &[(&str, &str)]) -> Self {
        let inspector = free_port();
        let said = desk.home().root().join(format!("said-{inspector}.log"));
        let log = File::create(&said).expect("a log can be made");
        let child = command
            .env("WEBKIT_INSPECTOR_SERVER", format!("127.0.0.1:{inspector}"))
            .envs(environment.iter().copied())
            .stdout(Stdio::from(log.try_clone().expect("a log can be shared")))
            .stderr(Stdio::from(log))
            .spawn()
            .expect("the program starts");
        let mut child = Unattended(Some(child));
        let driver = Driver::aim_at(inspector);
        let page = wait::until("the program's page could not be reached", || {
            child.complain_when_ended(&said);
            attach(&driver)
        });
        let mut app = Self {
            child: child.0.take().expect("the child is still ours"),
            driver,
            page,
            helpers: Vec::new(),
            image: None,
            windows: desk.screen().windows(),
            mark: desk.app_mark(),
            said,
        };
        app.helpers = app.find_helpers();
        app.image = processes::image(app.id());
        app
    }

    /// The page it shows.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The number of its main process.
    pub fn id(&self) -> ProcessId {
        self.child.id()
    }

    /// All its processes: the main one, the web view's, and any that lost their parent.
    pub fn processes(&self) -> Vec<ProcessId> {
        processes::family(Some(self.id()), Some(&self.mark))
    }

    /// Its window.
    pub fn window(&self) -> u32 {
        wait::until("the program showed no window", || {
            self.windows.of(self.id())
        })
    }

    /// Its window as the window manager lists it, minimised or not.
    pub fn listed_window(&self) -> u32 {
        wait::until("the program's window was not listed", || {
            self.windows.listed(self.id())
        })
    }

    /// The windows on its screen.
    pub fn windows(&self) -> &Windows {
        &self.windows
    }

    /// Gives its window a size and waits until the page has taken it.
    pub fn resize(&self, width: u32, height: u32) {
        spent::on("resizing", || {
            self.windows.resize(self.window(), width, height);
            wait::until("the page did not take its new size", || {
                let size = self
                    .page
                    .try_script("return [innerWidth, innerHeight]", json!([]));
                size.is_ok_and(|size| size == json!([width, height]))
                    .then_some(())
            });
        });
    }

    /// A picture of its window, once that is still, as PNG bytes.
    pub fn picture(&self) -> Vec<u8> {
        picture::of_window_at_rest(&self.windows, self.window())
    }

    /// Waits until the process has been replaced, and attaches to what it is now. By then every
    /// process the web view had is gone.
    ///
    /// # Panics
    /// When it is not replaced, or the new program cannot be reached.
    pub fn come_back(&mut self) {
        spent::on("coming back", || self.meet_again());
    }

    fn meet_again(&mut self) {
        wait::until("the program kept the processes of its page", || {
            let gone = |process: &ProcessId| !processes::is_alive(*process);
            self.helpers.iter().all(gone).then_some(())
        });
        // The page's process ends a little before the program is replaced, and where a thread replaces it, the
        // kernel shows its first one as ended for a moment.
        let id = self.id();
        wait::until("the program did not come back", || {
            if let Ok(Some(status)) = self.child.try_wait() {
                panic!(
                    "the program ended ({status}) instead of coming back locked; it said:\n{}",
                    self.said()
                );
            }
            let image = processes::image(id);
            (processes::is_alive(id) && image.is_some() && image != self.image).then_some(())
        });
        self.page.forget();
        self.page = wait::until("the locked program could not be reached", || {
            attach(&self.driver)
        });
        self.helpers = self.find_helpers();
        self.image = processes::image(id);
    }

    /// The process that draws the page.
    ///
    /// # Panics
    /// When there is none.
    pub fn page_process(&self) -> ProcessId {
        wait::until("the page has no process", || {
            let draws = |&process: &ProcessId| {
                processes::is_alive(process)
                    && processes::name(process).starts_with("WebKitWebProces")
            };
            self.find_helpers().into_iter().find(draws)
        })
    }

    /// Waits, as long as it takes to tell a page that hangs from a busy one, until the process has been replaced.
    ///
    /// # Panics
    /// When it is not.
    pub fn come_back_from_hanging(&mut self) {
        wait::until_within(
            HANGING,
            "the program did not notice that its page hangs",
            || {
                let gone = |process: &ProcessId| !processes::is_alive(*process);
                self.helpers.iter().all(gone).then_some(())
            },
        );
        self.come_back();
    }

    /// The processes of the web view.
    fn find_helpers(&self) -> Vec<ProcessId> {
        let main = self.id();
        processes::family(Some(main), None)
            .into_iter()
            .filter(|&process| process != main)
            .collect()
    }

    /// What it has said on standard output and standard error.
    pub fn said(&self) -> String {
        fs::read_to_string(&self.said).unwrap_or_default()
    }

    /// kill -9, as a crash or a power cut would: no goodbye.
    pub fn kill(mut self) {
        self.end();
    }

    /// Waits until the program has ended by itself.
    ///
    /// # Panics
    /// When it goes on running.
    pub fn ended(&mut self) -> ExitStatus {
        wait::until("the program went on running", || {
            self.child.try_wait().ok().flatten()
        })
    }

    fn end(&mut self) {
        let _gone_already = self.child.kill();
        let _reaped = self.child.wait();
        // The web view's processes end when they miss the main one. Wait, so that the next start at
        // this desk finds nobody; then insist.
        let helpers = self.helpers.iter().copied();
        let gone = |process: ProcessId| !processes::is_alive(process);
        let start = Instant::now();
        while !helpers.clone().all(gone) && start.elapsed() < FAREWELL {
            sleep(Duration::from_millis(20));
        }
        helpers.for_each(processes::kill_now);
    }
}

impl Drop for App {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("--- the program said ---\n{}\n---", self.said());
            picture::leave_behind(&self.windows, self.id());
        }
        spent::on("ending", || self.end());
    }
}

/// A new session, once the page in it has been drawn.
fn attach(driver: &Driver) -> Option<Page> {
    let page = driver.attach()?;
    wait::until("the page stayed empty", || {
        let ready = page.try_script(
            "return document.readyState === 'complete' && document.body.innerText.trim() !== ''",
            serde_json::json!([]),
        );
        // The session may still have been with the program before: then there is none.
        match ready {
            Ok(ready) => (ready == serde_json::Value::Bool(true)).then_some(Some(page.clone())),
            Err(_) => {
                // The driver has room for one: what is not given up bars the next.
                page.forget();
                Some(None)
            }
        }
    })
}

/// A child nobody watches yet: ended when setting up fails.
struct Unattended(Option<Child>);

impl Unattended {
    fn complain_when_ended(&mut self, said: &std::path::Path) {
        let ended = self
            .0
            .as_mut()
            .and_then(|child| child.try_wait().ok().flatten());
        if let Some(status) = ended {
            panic!(
                "the program ended ({status}) instead of showing its page; it said:\n{}",
                fs::read_to_string(said).unwrap_or_default()
            );
        }
    }
}

impl Drop for Unattended {
    fn drop(&mut self) {
        if let Some(child) = &mut self.0 {
            let _gone_already = child.kill();
            let _reaped = child.wait();
        }
    }
}
