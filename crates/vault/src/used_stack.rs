//! What a step with secrets leaves on its thread's stack. A secret that is moved leaves its bytes behind where it
//! was, and nothing writes over them while the thread waits for a disk, for ever perhaps.

use std::hint::black_box;

use zeroize::Zeroize as _;

/// More than such a step ever uses, in bytes, and less than a thread has.
const USED: usize = 768 * 1024;

/// Does `step`, and then writes over the part of the stack that it used. What it gives must hold no secret.
pub(crate) fn wiped_after<T>(step: impl FnOnce() -> T) -> T {
    let done = apart(step);
    wipe();
    done
}

/// In a frame of its own, which is gone when [`wipe`] is called: its place is written over.
#[inline(never)]
fn apart<T>(step: impl FnOnce() -> T) -> T {
    black_box(step())
}

#[inline(never)]
fn wipe() {
    let mut used = [1_u8; USED];
    black_box(&mut used).zeroize();
    black_box(&used);
}
