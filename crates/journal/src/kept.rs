//! My own follow-through on a boundary.

use crate::{BoundaryEventKind, Share};

/// How often I kept a boundary, of the times it was noted either way. What the other person did
/// with it (stated, respected, crossed, unclear, adjusted) is not counted: the count is mine.
#[must_use]
pub fn kept(events: impl IntoIterator<Item = BoundaryEventKind>) -> Share {
    events
        .into_iter()
        .fold(Share::default(), |share, event| match event {
            BoundaryEventKind::Kept => share.with(true),
            BoundaryEventKind::NotKept => share.with(false),
            BoundaryEventKind::Stated
            | BoundaryEventKind::Respected
            | BoundaryEventKind::Crossed
            | BoundaryEventKind::Unclear
            | BoundaryEventKind::Adjusted => share,
        })
}
