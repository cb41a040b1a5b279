//! Tauri's own build step: reads tauri.conf.json and the capabilities.
#![allow(clippy::print_stdout, reason = "how a build script speaks to cargo")]
fn main() {
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        // The web view brings a plain libsqlite3 into the process. Ours must not answer its calls,
        // nor it ours: nothing of a static library is exported.
        println!("cargo::rustc-link-arg-bins=-Wl,--exclude-libs,ALL");
    }
    tauri_build::build();
}
