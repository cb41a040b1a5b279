//! The one door to what protects a person and differs by system: each has a file of its own, with the same functions.
//! What each keeps and what it cannot is said once, in [`said`].

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
mod said;
#[cfg(unix)]
mod unix;
// Looked at where tests run: nothing in it is Windows' alone.
#[cfg(any(windows, test))]
#[cfg_attr(not(windows), allow(dead_code, reason = "looked at by its tests"))]
mod windows;

#[cfg(target_os = "linux")]
pub(crate) use linux::{before_the_window, first_thing};
#[cfg(target_os = "macos")]
pub(crate) use macos::{before_the_window, first_thing};
pub use said::{Kept, Protection, System};

/// Whether this system keeps, in plain text and outside the journal, what its spelling learns: then nothing is checked
/// unless the person turns it on.
pub(crate) const SPELLING_LEARNS: bool =
    !matches!(Protection::Spelling.on(System::HERE), Kept::Yes);

#[cfg(windows)]
pub(crate) use windows::{WEB_VIEW_ARGUMENTS, before_the_window, first_thing};
