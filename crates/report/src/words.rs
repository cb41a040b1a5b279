//! Every sentence of the report, from the one catalogue.

use chrono::{Datelike, NaiveDate};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The report's part of the catalogue, and those of the page whose words it shares: signs, kinds of
/// entry, the headings of an entry.
const ENGLISH: [&str; 5] = [
    include_str!("../../../assets/locales/en/report.ftl"),
    include_str!("../../../assets/locales/en/signs.ftl"),
    include_str!("../../../assets/locales/en/notes-kinds.ftl"),
    include_str!("../../../assets/locales/en/notes-review.ftl"),
    include_str!("../../../assets/locales/en/notes-entry.ftl"),
];

/// The words of one report.
pub(crate) struct Words(FluentBundle<FluentResource>);

impl Words {
    pub(crate) fn new() -> Self {
        let english = "en".parse::<LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![english]);
        // The marks Fluent puts around arguments for mixed directions are not to be printed.
        bundle.set_use_isolating(false);
        for part in ENGLISH {
            let resource = match FluentResource::try_new(part.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self(bundle)
    }

    /// A message without arguments. Its id when the catalogue lacks it, which a test rules out.
    pub(crate) fn say(&self, id: &str) -> String {
        self.fill(id, &[])
    }

    /// A message, if there is one: for ids that come from a journal.
    pub(crate) fn find(&self, id: &str) -> Option<String> {
        self.0.has_message(id).then(|| self.say(id))
    }

    /// A message with its arguments.
    pub(crate) fn fill<'a>(&self, id: &str, args: &[(&'a str, FluentValue<'a>)]) -> String {
        let args: FluentArgs<'_> = args.iter().cloned().collect();
        let message = self.0.get_message(id);
        let Some(pattern) = message.and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let said = self.0.format_pattern(pattern, Some(&args), &mut Vec::new());
        said.into_owned()
    }

    /// "3 of 12" and whatever is around it.
    pub(crate) fn share(&self, id: &str, share: journal::Share) -> String {
        self.fill(
            id,
            &[("count", share.count.into()), ("of", share.of.into())],
        )
    }

    /// "23 November 2026".
    pub(crate) fn day(&self, day: NaiveDate) -> String {
        self.dated("report-day", &format!("report-month-{}", day.month()), day)
    }

    /// "23 November".
    pub(crate) fn day_month(&self, day: NaiveDate) -> String {
        self.dated(
            "report-day-short",
            &format!("report-month-{}", day.month()),
            day,
        )
    }

    /// "23 Nov".
    pub(crate) fn short_day(&self, day: NaiveDate) -> String {
        self.dated(
            "report-day-short",
            &format!("report-month-{}-short", day.month()),
            day,
        )
    }

    /// "23 Nov 2026".
    pub(crate) fn short_day_year(&self, day: NaiveDate) -> String {
        self.dated(
            "report-day",
            &format!("report-month-{}-short", day.month()),
            day,
        )
    }

    fn dated(&self, id: &str, month: &str, day: NaiveDate) -> String {
        let month = self.say(month);
        self.fill(
            id,
            &[
                ("day", day.day().into()),
                ("month", month.into()),
                // As text: years have no thousands.
                ("year", day.year().to_string().into()),
            ],
        )
    }
}

/// A number with one decimal: "2.0".
pub(crate) fn tenth(number: f64) -> String {
    format!("{number:.1}")
}

/// A share as a whole number of percent.
pub(crate) fn percent(share: f64) -> u32 {
    // 0 to 100: in range, and never negative.
    (share * 100.0).round() as u32
}

#[cfg(test)]
mod said;
#[cfg(test)]
mod source;
