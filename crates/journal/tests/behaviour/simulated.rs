//! Journals of people who do not exist, drawn by chance from a known rule, to see how often the
//! verdicts are wrong and how often they find what is there. The same seed gives the same journal.

use chrono::{Days, NaiveDate};
use journal::{
    Finding, Level, RatedDay, Rating, SignId, SignVerdict, Span, Verdict, trends, verdicts,
};

use crate::picture::day;

/// The three focus signs.
pub(crate) const FOCUS: [SignId; 3] = [SignId::AssumedHarm, SignId::HeldBack, SignId::Drama];

/// SplitMix64, from G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014: the generator of the sample journal, which tests cannot reach.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// From 0 up to but without 1.
    pub(crate) fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        f64::from(u32::try_from((z ^ (z >> 31)) >> 32).unwrap()) / (f64::from(u32::MAX) + 1.0)
    }

    /// From the standard normal distribution (G. E. P. Box and M. E. Muller, 1958).
    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }
}

/// How a person fares. Each sign is a strength that carries over from day to day as an AR(1) process
/// of standard deviation 1 around `usual`, read off as the nearest level from 0 to 4.
#[derive(Clone, Copy)]
pub(crate) struct Person {
    /// How much of a day carries over to the next, 0 to 1.
    pub(crate) carry: f64,
    /// How many weeks are rated.
    pub(crate) weeks: u16,
    /// The strength in the middle of the span.
    pub(crate) usual: f64,
    /// How far the strength of the first sign falls from the first day to the last; the others stay.
    pub(crate) falls: f64,
    /// How much of a day's strength all signs have in common, 0 to 1.
    pub(crate) shared: f64,
}

/// Someone who rarely feels a sign: most days are 0, and weekly means are full of ties.
pub(crate) const RARELY: f64 = 0.2;
/// Someone in the middle of the scale.
pub(crate) const OFTEN: f64 = 2.0;
/// How many days are not rated.
const MISSING: f64 = 0.25;

impl Person {
    /// The last day of the span, a Sunday.
    fn today() -> NaiveDate {
        day("2026-11-22")
    }

    pub(crate) fn days(self, chance: &mut Chance) -> Vec<RatedDay> {
        let length = u32::from(self.weeks) * 7;
        let fresh = (1.0 - self.carry * self.carry).sqrt();
        let mut strengths = [0.0; 4].map(|_: f64| chance.normal());
        let mut days = Vec::new();
        for at in 0..length {
            for strength in &mut strengths {
                *strength = self.carry * *strength + fresh * chance.normal();
            }
            if chance.unit() < MISSING {
                continue;
            }
            let fall = self.falls * (0.5 - f64::from(at) / f64::from(length - 1));
            let ratings = FOCUS.iter().enumerate().map(|(n, sign)| {
                let own = (1.0 - self.shared).sqrt() * strengths[n];
                let common = self.shared.sqrt() * strengths[3];
                let fall = if n == 0 { fall } else { 0.0 };
                let level = nearest(self.usual + fall + own + common);
                Rating::blank(*sign).with_level(Some(level))
            });
            days.push(RatedDay {
                day: Self::today() - Days::new(u64::from(length - 1 - at)),
                ratings: ratings.collect(),
            });
        }
        days
    }

    /// What is said of the whole span.
    pub(crate) fn verdicts(self, days: &[RatedDay]) -> Vec<SignVerdict> {
        verdicts_on(days, Self::today(), Span::Weeks(self.weeks))
    }

    /// Whether anything is called lower or higher when `span` is looked at every Sunday from the
    /// twelfth on.
    pub(crate) fn alarms_some_sunday(self, days: &[RatedDay], span: Span) -> bool {
        let mut sundays =
            (0..=u64::from(self.weeks - 12)).map(|ago| Self::today() - Days::new(7 * ago));
        sundays.any(|sunday| verdicts_on(days, sunday, span).iter().any(alarm))
    }
}

fn verdicts_on(days: &[RatedDay], today: NaiveDate, span: Span) -> Vec<SignVerdict> {
    verdicts(&trends(days, &[], today, span), &FOCUS)
}

fn nearest(strength: f64) -> Level {
    let above = |level: &Level| strength >= f64::from(level.get()) - 0.5;
    let highest = Level::ALL.into_iter().rev().find(above);
    highest.unwrap_or(Level::ZERO)
}

pub(crate) fn verdict(sign: &SignVerdict) -> Option<Verdict> {
    match sign.finding {
        Finding::Tested(tested) => Some(tested.verdict),
        Finding::Described(_) | Finding::NotEnoughYet => None,
    }
}

/// Whether the sign is called lower or higher.
pub(crate) fn alarm(sign: &SignVerdict) -> bool {
    matches!(verdict(sign), Some(Verdict::Lower | Verdict::Higher))
}

/// Of `times` such people, the share of those of whose journal something holds, 0 to 1.
pub(crate) fn share_of(
    times: u32,
    person: Person,
    seed: u64,
    holds: impl Fn(&[RatedDay]) -> bool,
) -> f64 {
    let mut chance = Chance::seeded(seed);
    let held = (0..times).filter(|_| holds(&person.days(&mut chance)));
    f64::from(u32::try_from(held.count()).unwrap()) / f64::from(times)
}
