//! How large the window may be on a screen: never larger than what its panels leave of it, however that is scaled.

/// Wide and high, in the units of the page.
pub(crate) type Size = (f64, f64);

/// As the window opens where there is room.
pub(crate) const WANTED: Size = (1100.0, 760.0);
/// The smallest that all of it was tried in.
pub(crate) const SMALLEST: Size = (360.0, 560.0);
/// What a title bar and its borders take.
const FRAME: Size = (4.0, 44.0);

/// The smallest size to allow, where so much of the screen is free.
pub(crate) fn smallest(free: Size) -> Size {
    within(SMALLEST, free)
}

/// `size`, or what of it the screen has room for.
pub(crate) fn within(size: Size, free: Size) -> Size {
    let room = (free.0 - FRAME.0, free.1 - FRAME.1);
    (size.0.min(room.0.max(1.0)), size.1.min(room.1.max(1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_never_larger_than_what_is_free_of_the_screen() {
        // 1366 by 768 at twice its size, and 1920 by 1080 with a panel.
        for free in [(683.0, 384.0), (960.0, 500.0), (320.0, 200.0)] {
            for size in [smallest(free), within(WANTED, free)] {
                assert!(size.0 <= free.0 && size.1 <= free.1, "{size:?} in {free:?}");
            }
        }
    }

    #[test]
    fn where_there_is_room_nothing_changes() {
        let free = (1366.0, 804.0);
        assert_eq!(smallest(free), SMALLEST);
        assert_eq!(within(WANTED, free), WANTED);
    }
}
