//! Ports of this machine, each given once.

use std::net::TcpListener;
use std::process;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Below those that Linux gives to connections by itself (32,768 and up): one of those could be taken between
/// looking and listening, and while a lock replaces the program that listens.
const FIRST: u32 = 20_000;
const COUNT: u32 = 12_000;

/// A port nobody listens on, and no other journey of this program is given.
///
/// # Panics
/// When there is none.
pub(crate) fn free_port() -> u16 {
    static NEXT: OnceLock<AtomicU32> = OnceLock::new();
    // Another run of the journeys beside this one begins elsewhere.
    let next = NEXT.get_or_init(|| AtomicU32::new(process::id().wrapping_mul(97)));
    (0..COUNT)
        .map(|_| FIRST + next.fetch_add(1, Ordering::Relaxed) % COUNT)
        .filter_map(|port| u16::try_from(port).ok())
        .find(|&port| TcpListener::bind(("127.0.0.1", port)).is_ok())
        .expect("a free port can be had")
}
