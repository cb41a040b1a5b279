//! Keeping the window out of screenshots and shared screens, where the system can do that.

use serde::Serialize;
use specta::Type;

use crate::protect::{Kept, Protection, System};
use crate::settings_file::OpenSettings;

/// Whether the window is kept out of pictures of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum CaptureProtection {
    On,
    Off,
    /// The system has no such thing.
    NotHere,
}

/// Whether this system can keep a window out of pictures. Linux cannot.
pub(crate) const IS_HERE: bool = matches!(Protection::Screenshots.on(System::HERE), Kept::Yes);

impl CaptureProtection {
    pub(crate) fn of(settings: &OpenSettings) -> Self {
        match (IS_HERE, settings.capture_protection) {
            (false, _) => Self::NotHere,
            (true, true) => Self::On,
            (true, false) => Self::Off,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_on_unless_it_was_turned_off_and_never_said_to_be_where_it_is_not() {
        let on = CaptureProtection::of(&OpenSettings::default());
        let off = CaptureProtection::of(&OpenSettings {
            capture_protection: false,
            ..OpenSettings::default()
        });
        if IS_HERE {
            assert_eq!((on, off), (CaptureProtection::On, CaptureProtection::Off));
        } else {
            assert_eq!(
                (on, off),
                (CaptureProtection::NotHere, CaptureProtection::NotHere)
            );
        }
    }
}
