//! What the paragraph above the charts says, on its way to the page.

use journal::{ENOUGH_DAYS, Fact};
use serde::Serialize;
use specta::Type;

use super::entry_view::Share;
use super::trends::tenths;
use super::wire::SignId;

/// One thing the paragraph says. The page words them in the order in which they come.
#[derive(Debug, Serialize, Type)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub(crate) enum Said {
    NothingRated {
        days: u32,
    },
    /// Rated days of all days.
    Rated {
        count: u32,
        of: u32,
    },
    /// Days with a level added later, of the rated days.
    AddedLater {
        count: u32,
        of: u32,
    },
    Paused {
        days: u32,
    },
    /// Rated days of the week that is not over; what comes before speaks of whole weeks alone.
    ThisWeek {
        from: String,
        count: u32,
        of: u32,
    },
    /// What was rated of a focus sign, in tenths of a level.
    Described {
        sign: SignId,
        median_tenths: u8,
        low_tenths: u8,
        high_tenths: u8,
        weeks: Share,
    },
    /// Too few rated days for anything but dots.
    NotEnoughYet {
        sign: SignId,
        rated: u32,
        needed: u32,
    },
}

impl From<Fact> for Said {
    fn from(fact: Fact) -> Self {
        match fact {
            Fact::NothingRated { days } => Said::NothingRated { days },
            Fact::Rated(share) => Said::Rated {
                count: share.count,
                of: share.of,
            },
            Fact::AddedLater(share) => Said::AddedLater {
                count: share.count,
                of: share.of,
            },
            Fact::Paused { days } => Said::Paused { days },
            Fact::ThisWeek { from, rated } => Said::ThisWeek {
                from: from.to_string(),
                count: rated.count,
                of: rated.of,
            },
            Fact::Described {
                sign,
                levels,
                weeks,
            } => Said::Described {
                sign: sign.into(),
                median_tenths: tenths(levels.median),
                low_tenths: levels.lowest.get() * 10,
                high_tenths: levels.highest.get() * 10,
                weeks: weeks.into(),
            },
            Fact::NotEnoughYet { sign, rated_days } => Said::NotEnoughYet {
                sign: sign.into(),
                rated: rated_days,
                needed: ENOUGH_DAYS,
            },
        }
    }
}
