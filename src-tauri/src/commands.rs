//! What the page may ask, one file a screen. A command parses, makes one call inward, and
//! converts the answer.

pub(crate) mod first_run;
pub(crate) mod lock;
pub(crate) mod settings;
pub(crate) mod start;
pub(crate) mod today;
pub(crate) mod trends;
pub(crate) mod unlock;
pub(crate) mod wire;
