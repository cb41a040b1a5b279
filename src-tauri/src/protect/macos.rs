//! macOS: what a program can do there without being signed. Whether others read its memory is a matter of the hardened
//! runtime, whether it may reach a network of the sandbox's entitlements: both are the bundle's, and not the program's.

use super::unix;

/// Files made from here on are their owner's alone, and there is no core dump.
pub(crate) fn first_thing() {
    unix::give_up();
}

/// Nothing more.
///
/// # Errors
/// None.
pub(crate) fn before_the_window(_after_a_lock: bool) -> Result<(), String> {
    Ok(())
}
