//! How the window stood when the journal was locked. The process that takes over is told, so that a lock does
//! not show itself: what was minimised stays so, what was behind stays behind, and nobody's keys are taken.

use crate::lock::LockReason;

/// Where a window stands among the others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Place {
    /// It has the keyboard.
    #[default]
    Front,
    /// It is on the screen, and another window has the keyboard.
    Behind,
    /// It is out of sight until somebody calls it.
    Minimised,
}

impl Place {
    const ALL: [Self; 3] = [Self::Front, Self::Behind, Self::Minimised];

    fn as_word(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Behind => "behind",
            Self::Minimised => "minimised",
        }
    }
}

/// Where the window stood, on which desktop, and when that was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) place: Place,
    /// The number of its desktop, where the screen has several.
    pub(crate) desktop: Option<u32>,
    /// The screen's own time at which it stood there, in milliseconds; 0 where that is not known. A window
    /// manager compares it with the last key in another window: who went on there keeps the keyboard.
    pub(crate) time: u32,
}

impl Standing {
    /// How the window is to stand after a lock for that reason: where it was, unless the person said.
    pub(crate) fn after(self, reason: LockReason) -> Self {
        let place = match reason {
            LockReason::Hidden => Place::Minimised,
            LockReason::Asked | LockReason::Closed | LockReason::Erased => Place::Front,
            LockReason::Idle
            | LockReason::Suspend
            | LockReason::Screen
            | LockReason::Switched
            | LockReason::PageEnded
            | LockReason::PageHung => self.place,
        };
        Self { place, ..self }
    }

    /// As one argument of a command line.
    pub(crate) fn to_argument(self) -> String {
        let desktop = self
            .desktop
            .map_or_else(|| "-".to_owned(), |n| n.to_string());
        format!("{}/{desktop}/{}", self.place.as_word(), self.time)
    }

    /// What [`to_argument`](Self::to_argument) made; anything else is the front.
    pub(crate) fn from_argument(argument: &str) -> Self {
        let mut parts = argument.split('/');
        let word = parts.next().unwrap_or_default();
        let Some(place) = Place::ALL.into_iter().find(|p| p.as_word() == word) else {
            return Self::default();
        };
        Self {
            place,
            desktop: parts.next().and_then(|n| n.parse().ok()),
            time: parts.next().and_then(|n| n.parse().ok()).unwrap_or(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_handed_over_is_read_back() {
        for place in Place::ALL {
            for desktop in [None, Some(0), Some(7)] {
                let stood = Standing {
                    place,
                    desktop,
                    time: 4_000_000_000,
                };
                assert_eq!(Standing::from_argument(&stood.to_argument()), stood);
            }
        }
        assert_eq!(Standing::from_argument("aside/1/2"), Standing::default());
        assert_eq!(Standing::from_argument(""), Standing::default());
    }

    #[test]
    fn a_lock_nobody_asked_for_leaves_it_where_it_was_and_hiding_puts_it_away() {
        for place in Place::ALL {
            let stood = Standing {
                place,
                desktop: Some(2),
                time: 5,
            };
            for unasked in [
                LockReason::Idle,
                LockReason::Suspend,
                LockReason::Screen,
                LockReason::Switched,
                LockReason::PageEnded,
                LockReason::PageHung,
            ] {
                assert_eq!(stood.after(unasked), stood);
            }
            assert_eq!(stood.after(LockReason::Hidden).place, Place::Minimised);
            assert_eq!(stood.after(LockReason::Asked).place, Place::Front);
            assert_eq!(stood.after(LockReason::Asked).desktop, Some(2));
        }
    }
}
