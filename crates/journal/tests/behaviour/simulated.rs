//! Journals of people who do not exist, drawn by chance from a known rule, to see how often the words
//! are wrong and how often they find what is there. The same seed gives the same journal.

use chrono::{Days, NaiveDate, Weekday};
use journal::{Followed, Level, RatedDay, Rating, SignId, Since, Standing, Way, standing};

use crate::picture::day;

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

/// How a day's strengths come from those of the day before.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Mood {
    /// An AR(1) process of standard deviation 1, read off as the nearest level.
    Flows,
    /// A quarter of the variance lasts for weeks: 0.95 of it carries over from day to day.
    Lasts,
    /// The second generator, which shares nothing with the first but the dice: with the chance `carry` a
    /// level is that of the day before, else it is thrown anew (a Markov chain; its correlation is `carry`).
    Sticks,
}

/// How a person fares.
#[derive(Clone, Copy)]
pub(crate) struct Person {
    pub(crate) mood: Mood,
    /// How much of a day carries over to the next, 0 to 1.
    pub(crate) carry: f64,
    /// How many weeks are rated.
    pub(crate) weeks: u16,
    /// The usual strength, on the scale of the levels.
    pub(crate) usual: f64,
    /// How many days are not rated, 0 to 1.
    pub(crate) missing: f64,
    /// How many more are not rated for each level of the first sign.
    pub(crate) skips: f64,
    /// How many signs are followed.
    pub(crate) signs: usize,
    /// How far the first sign falls.
    pub(crate) falls: f64,
    /// From which week to which it falls; the same week twice is a drop.
    pub(crate) between: (u16, u16),
    /// From the middle on the person rates so much more strictly.
    pub(crate) stricter: f64,
}

/// Nearly always 0.
pub(crate) const FLOOR: f64 = -0.675;
/// Most days are 0, and weekly means are full of ties.
pub(crate) const RARELY: f64 = 0.2;
/// In the middle of the scale.
pub(crate) const OFTEN: f64 = 2.0;

impl Person {
    /// Someone with whom nothing changes for a year, three signs, a quarter of the days not rated.
    pub(crate) const fn steady(carry: f64, usual: f64) -> Self {
        Self {
            mood: Mood::Flows,
            carry,
            weeks: 52,
            usual,
            missing: 0.25,
            skips: 0.0,
            signs: 3,
            falls: 0.0,
            between: (0, 0),
            stricter: 0.0,
        }
    }

    /// The first day, a Monday.
    fn first() -> NaiveDate {
        day("2016-11-07")
    }

    /// The Monday after so many weeks.
    fn after(weeks: u16) -> NaiveDate {
        Self::first() + Days::new(7 * u64::from(weeks))
    }

    pub(crate) fn days(self, chance: &mut Chance) -> Vec<RatedDay> {
        let mut signs: Vec<[f64; 2]> = (0..self.signs)
            .map(|_| [chance.normal(), chance.normal()])
            .collect();
        let mut days = Vec::new();
        for at in 0..u32::from(self.weeks) * 7 {
            let week = f64::from(at) / 7.0;
            let (begins, ends) = self.between;
            let (begins, ends) = (
                f64::from(begins),
                f64::from(ends).max(f64::from(begins) + 0.01),
            );
            let fallen = self.falls * ((week - begins) / (ends - begins)).clamp(0.0, 1.0);
            let strict = if week * 2.0 >= f64::from(self.weeks) {
                self.stricter
            } else {
                0.0
            };
            let levels: Vec<Level> = signs
                .iter_mut()
                .enumerate()
                .map(|(n, strength)| {
                    self.next(strength, chance);
                    let fallen = if n == 0 { fallen } else { 0.0 };
                    let [own, slow] = *strength;
                    let mood = match self.mood {
                        Mood::Flows | Mood::Sticks => own,
                        Mood::Lasts => 0.75_f64.sqrt() * own + 0.5 * slow,
                    };
                    nearest(self.usual - fallen - strict + mood)
                })
                .collect();
            let skipped = self.missing + self.skips * f64::from(levels[0].get());
            if chance.unit() < skipped {
                continue;
            }
            let rating =
                |(sign, level): (&SignId, Level)| Rating::blank(*sign).with_level(Some(level));
            days.push(RatedDay {
                day: Self::first() + Days::new(u64::from(at)),
                ratings: SignId::ALL.iter().zip(levels).map(rating).collect(),
            });
        }
        days
    }

    fn next(self, [own, slow]: &mut [f64; 2], chance: &mut Chance) {
        let flows = |strength: f64, carry: f64, chance: &mut Chance| {
            carry * strength + (1.0 - carry * carry).sqrt() * chance.normal()
        };
        match self.mood {
            Mood::Flows => *own = flows(*own, self.carry, chance),
            Mood::Lasts => {
                *own = flows(*own, self.carry, chance);
                *slow = flows(*slow, 0.95, chance);
            }
            Mood::Sticks => {
                if chance.unit() >= self.carry {
                    *own = chance.normal();
                }
            }
        }
    }

    /// What is said once so many weeks are over, of signs that were chosen on the first day.
    pub(crate) fn said(self, days: &[RatedDay], weeks: u16, since: Since) -> Vec<Standing> {
        let focus: Vec<Followed> = SignId::ALL[..self.signs]
            .iter()
            .map(|sign| Followed { sign: *sign, since })
            .collect();
        standing(Weekday::Mon, days, &[], Self::after(weeks), &focus)
    }

    /// The words at the end of the first year, one a sign.
    pub(crate) fn words(self, days: &[RatedDay]) -> Vec<Option<Way>> {
        self.years(days, Since::Chosen(Self::first()))
            .swap_remove(0)
    }

    /// The words of each year, one a sign.
    pub(crate) fn years(self, days: &[RatedDay], since: Since) -> Vec<Vec<Option<Way>>> {
        let ends = (1..=self.weeks / 52).map(|year| 52 * year);
        let of = |standing: Standing| Some(standing.year_before?.answer?.way);
        ends.map(|weeks| self.said(days, weeks, since).into_iter().map(of).collect())
            .collect()
    }

    /// The words so many weeks after the first day, in the first year.
    pub(crate) fn words_after(self, days: &[RatedDay], weeks: u16) -> Vec<Option<Way>> {
        let said = self.said(days, weeks, Since::Chosen(Self::first()));
        let of = |standing: Standing| Some(standing.year.answer?.way);
        said.into_iter().map(of).collect()
    }
}

fn nearest(strength: f64) -> Level {
    let above = |level: &Level| strength >= f64::from(level.get()) - 0.5;
    let highest = Level::ALL.into_iter().rev().find(above);
    highest.unwrap_or(Level::ZERO)
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
