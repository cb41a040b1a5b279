//! `shots --app PATH --out DIR`: see [`journeys::shots`], which like all journeys is Linux's.

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    journeys::shots::take()
}

#[cfg(not(target_os = "linux"))]
fn main() {}
