use journal::{EntryKind, Own};
use rusqlite::Connection;

use super::{boundary, communication, origin, pain, reflection, tried, trust_step, week_review};
use crate::{Moment, VaultError};

/// Reads what only the kind has.
pub(super) fn get(c: &Connection, doc: i64, kind: EntryKind) -> Result<Own, VaultError> {
    Ok(match kind {
        EntryKind::Communication => Own::Communication(communication::get(c, doc)?),
        EntryKind::Boundary => Own::Boundary(boundary::get(c, doc)?),
        EntryKind::TrustStep => Own::TrustStep(trust_step::get(c, doc)?),
        EntryKind::Pain => Own::Pain(pain::get(c, doc)?),
        EntryKind::Origin => Own::Origin(origin::get(c, doc)?),
        EntryKind::Reflection => Own::Reflection(reflection::get(c, doc)?),
        EntryKind::GoodMoment => Own::GoodMoment,
        EntryKind::Tried => Own::Tried(tried::get(c, doc)?),
        EntryKind::WeekReview => Own::WeekReview(week_review::get(c, doc)?),
    })
}

/// Writes it. `before` is what is stored, of the same kind.
pub(super) fn put(
    c: &Connection,
    doc: i64,
    own: &Own,
    before: Option<&Own>,
    now: &Moment,
) -> Result<(), VaultError> {
    match own {
        Own::Communication(talk) => communication::put(c, doc, talk),
        Own::Boundary(boundary) => boundary::put(c, doc, boundary),
        Own::TrustStep(step) => {
            let before = match before {
                Some(Own::TrustStep(before)) => Some(before),
                _ => None,
            };
            trust_step::put(c, doc, step, before, now)
        }
        Own::Pain(pain) => pain::put(c, doc, pain),
        Own::Origin(origin) => origin::put(c, doc, origin),
        Own::Reflection(prompt) => reflection::put(c, doc, prompt.as_deref()),
        Own::GoodMoment => Ok(()),
        Own::Tried(tried) => tried::put(c, doc, tried),
        Own::WeekReview(review) => week_review::put(c, doc, review),
    }
}
