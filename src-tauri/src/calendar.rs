//! On which day weeks begin and how hours are said: as the person chose, or as the desktop's locale has it.

use std::path::Path;

use chrono::Weekday;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::settings_file::OpenSettings;

/// The first day of the week, as it was chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum WeekStarts {
    #[default]
    Locale,
    Monday,
    Sunday,
    Saturday,
}

/// How hours are said, as it was chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Hours {
    #[default]
    Locale,
    Twelve,
    TwentyFour,
}

/// The day on which weeks begin.
pub(crate) fn starts_on(settings: &OpenSettings) -> Weekday {
    match settings.week_starts {
        WeekStarts::Monday => Weekday::Mon,
        WeekStarts::Sunday => Weekday::Sun,
        WeekStarts::Saturday => Weekday::Sat,
        WeekStarts::Locale => first_day(&territory(|name| std::env::var(name).ok())),
    }
}

/// The day on which weeks begin, as the settings in `root` have it.
pub(crate) fn starts_on_in(root: &Path) -> Weekday {
    starts_on(&OpenSettings::read(root))
}

/// Whether hours are said from 1 to 12.
pub(crate) fn twelve_hours(settings: &OpenSettings) -> bool {
    match settings.hours {
        Hours::Twelve => true,
        Hours::TwentyFour => false,
        Hours::Locale => {
            TWELVE_HOURS.contains(&territory(|name| std::env::var(name).ok()).as_str())
        }
    }
}

/// The territory of the locale that times and dates are written by: "AT" of `de_AT.UTF-8`; empty for none.
fn territory(variable: impl Fn(&str) -> Option<String>) -> String {
    ["LC_ALL", "LC_TIME", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty())
        .and_then(|value| {
            let name = value.split(['.', '@']).next()?;
            Some(name.split_once('_')?.1.to_owned())
        })
        .unwrap_or_default()
}

/// As CLDR 48 has it (weekData); Monday where it names no other day.
fn first_day(territory: &str) -> Weekday {
    if SUNDAY.contains(&territory) {
        Weekday::Sun
    } else if SATURDAY.contains(&territory) {
        Weekday::Sat
    } else if territory == "MV" {
        Weekday::Fri
    } else {
        Weekday::Mon
    }
}

const SUNDAY: &[&str] = &[
    "AG", "AS", "BD", "BR", "BS", "BT", "BW", "BZ", "CA", "CO", "DM", "DO", "ET", "GT", "GU", "HK",
    "HN", "ID", "IL", "IN", "IS", "JM", "JP", "KE", "KH", "KR", "LA", "MH", "MM", "MO", "MT", "MX",
    "MZ", "NI", "NP", "PA", "PE", "PH", "PK", "PR", "PT", "PY", "SA", "SG", "SV", "TH", "TT", "TW",
    "UM", "US", "VE", "VI", "WS", "YE", "ZA", "ZW",
];
const SATURDAY: &[&str] = &[
    "AF", "BH", "DJ", "DZ", "EG", "IQ", "IR", "JO", "KW", "LY", "OM", "QA", "SD", "SY",
];
/// Territories whose preferred hours CLDR 48 (timeData) counts to 12.
const TWELVE_HOURS: &[&str] = &[
    "AE", "AG", "AL", "AR", "AS", "AU", "BB", "BD", "BH", "BM", "BN", "BO", "BS", "BT", "CA", "CL",
    "CO", "CR", "CU", "CY", "DJ", "DM", "DO", "DZ", "EC", "EG", "EH", "ER", "ET", "FJ", "FM", "GD",
    "GH", "GM", "GR", "GT", "GU", "GY", "HK", "HN", "IN", "IQ", "JM", "JO", "KH", "KI", "KN", "KP",
    "KR", "KW", "KY", "LB", "LC", "LR", "LS", "LY", "MH", "MO", "MP", "MR", "MW", "MX", "MY", "NA",
    "NI", "NZ", "OM", "PA", "PE", "PG", "PH", "PK", "PR", "PS", "PW", "PY", "QA", "SA", "SB", "SD",
    "SG", "SL", "SO", "SS", "SV", "SY", "SZ", "TC", "TD", "TN", "TO", "TT", "TW", "UM", "US", "UY",
    "VC", "VE", "VG", "VI", "VU", "WS", "YE", "ZM",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_that_times_are_written_by_says_the_territory() {
        let of = |set: &'static [(&'static str, &'static str)]| {
            territory(move |name| {
                let found = set.iter().find(|(one, _)| *one == name);
                found.map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(of(&[("LANG", "de_AT.UTF-8")]), "AT");
        assert_eq!(
            of(&[("LANG", "en_US.UTF-8"), ("LC_TIME", "en_GB.UTF-8")]),
            "GB"
        );
        assert_eq!(of(&[("LC_ALL", ""), ("LANG", "ca_ES@valencia")]), "ES");
        for none in ["C", "C.UTF-8", "POSIX", "eo"] {
            assert_eq!(
                territory(|name| (name == "LANG").then(|| none.to_owned())),
                ""
            );
        }
    }

    #[test]
    fn weeks_begin_as_in_the_territory_unless_a_day_is_chosen() {
        for (territory, day) in [
            ("US", Weekday::Sun),
            ("IL", Weekday::Sun),
            ("EG", Weekday::Sat),
            ("MV", Weekday::Fri),
            ("DE", Weekday::Mon),
            ("", Weekday::Mon),
        ] {
            assert_eq!(first_day(territory), day, "{territory}");
        }
        for (chosen, day) in [
            (WeekStarts::Monday, Weekday::Mon),
            (WeekStarts::Sunday, Weekday::Sun),
            (WeekStarts::Saturday, Weekday::Sat),
        ] {
            let settings = OpenSettings {
                week_starts: chosen,
                ..OpenSettings::default()
            };
            assert_eq!(starts_on(&settings), day);
        }
    }
}
