//! What can be said of a focus sign, over all weeks since it is followed: one answer that holds however
//! often one looks.

use chrono::{Days, NaiveDate, Weekday};

use super::four_weeks::{Beside, FOUR_WEEKS, beside};
use super::span::{Span, week_start};
use super::trends::{SignTrend, trends_by};
use super::weeks::WeekPoint;
use crate::statistics::{AnyLook, Point, Slope, kendall, theil_sen};
use crate::{FOCUS_SIGNS_MAX, Pause, RatedDay, SignId};

/// So many weeks after its begin an answer begins anew.
pub const FOLLOWED_WEEKS: usize = 52;

/// Since when a focus sign is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Since {
    /// Since it was chosen, or since the person began anew: what is counted was not known then.
    Chosen(NaiveDate),
    /// Since a day before that, or, where none was chosen, since its first rated day. Whoever chooses so
    /// may have seen which sign moved; the bound is that of all signs there can be.
    LookedBack(Option<NaiveDate>),
}

/// A focus sign, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Followed {
    /// The sign.
    pub sign: SignId,
    /// Since when.
    pub since: Since,
}

impl Since {
    /// The bound for one sign: of as many as can be in focus at once, whether they are or not, so that no
    /// answer hangs on the other signs; of all signs there can be where it was looked back.
    fn bound(self) -> AnyLook {
        let signs = match self {
            Since::Chosen(_) => FOCUS_SIGNS_MAX,
            Since::LookedBack(_) => SignId::ALL.len(),
        };
        AnyLook::among(u32::try_from(signs).unwrap_or(u32::MAX))
    }
}

/// The way a sign went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// Down: rated less strongly than at first.
    Lower,
    /// Up: rated more strongly than at first.
    Higher,
}

/// One focus sign, and what can be said of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// The sign, and since when it is followed.
    pub followed: Followed,
    /// The day it is followed from. It has none yet where it was never rated.
    pub since: Option<NaiveDate>,
    /// The year that goes on; without a week so far where none is over.
    pub year: FollowedYear,
    /// The year before that, for an answer to be read after its year.
    pub year_before: Option<FollowedYear>,
    /// How many counted weeks a first word needs at least.
    pub needed: u32,
    /// The last four weeks beside others; `None` under four weeks that are over.
    pub beside: Option<Beside>,
}

/// Up to [`FOLLOWED_WEEKS`] weeks that are over, of one focus sign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FollowedYear {
    /// The first day of its first week.
    pub from: NaiveDate,
    /// Weeks that are over.
    pub weeks: u32,
    /// Those that count, with at least three rated days each.
    pub counted: u32,
    /// Which way it went; `None`: it cannot be told, or not yet.
    pub answer: Option<Answer>,
    /// How far it went, from the first counted week to the last; `None` under two.
    pub moved: Option<Moved>,
}

/// The one word. It stays for the rest of its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// Which way.
    pub way: Way,
    /// The last day of the week with which it was reached.
    pub since: NaiveDate,
    /// Whether all weeks up to the last one say the same as clearly.
    pub still: bool,
    /// Whether the share of days on which it was felt went the other way, from the first four weeks to the
    /// last four.
    pub share_went_the_other_way: bool,
}

/// How far the mean level went over so many weeks, in levels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moved {
    /// The median slope between any two counted weeks, times the weeks between the first and the last.
    pub by: f64,
    /// Where it may well lie, both ends included: Sen's interval at the bound of the answer. Taken at all
    /// looks together it is a confidence sequence. `None` while nothing can be ruled out.
    pub interval: Option<(f64, f64)>,
}

/// What can be said of each of `focus`, in their order, from the weeks that are over on `today`. `days` and
/// `pauses` come in any order; what lies after `today` changes nothing, and neither does the week of `today`.
#[must_use]
pub fn standing(
    starts_on: Weekday,
    days: &[RatedDay],
    pauses: &[Pause],
    today: NaiveDate,
    focus: &[Followed],
) -> Vec<Standing> {
    let mut looks = Looks {
        starts_on,
        days,
        pauses,
        today,
        seen: Vec::new(),
    };
    focus
        .iter()
        .map(|followed| of_sign(&mut looks, *followed))
        .collect()
}

/// The weeks that are over, counted once for all signs that are followed from the same day.
struct Looks<'a> {
    starts_on: Weekday,
    days: &'a [RatedDay],
    pauses: &'a [Pause],
    today: NaiveDate,
    seen: Vec<(NaiveDate, Vec<SignTrend>)>,
}

impl Looks<'_> {
    /// The weeks of a sign from `from`, which begins one, up to the last that is over.
    fn weeks(&mut self, from: NaiveDate, sign: SignId) -> Vec<WeekPoint> {
        let this_week = week_start(self.starts_on, self.today);
        let Some(last) = this_week.pred_opt().filter(|last| from <= *last) else {
            return Vec::new();
        };
        let at = match self.seen.iter().position(|(day, _)| *day == from) {
            Some(at) => at,
            None => {
                let span = Span::Own(from, last);
                let state = trends_by(self.starts_on, self.days, self.pauses, last, span);
                self.seen.push((from, state.signs));
                self.seen.len() - 1
            }
        };
        let mut signs = self.seen[at].1.iter();
        let sign = signs.find(|trend| trend.sign == sign);
        sign.map_or_else(Vec::new, |trend| trend.weeks.clone())
    }
}

fn of_sign(looks: &mut Looks<'_>, followed: Followed) -> Standing {
    let this_week = week_start(looks.starts_on, looks.today);
    let since = match followed.since {
        Since::Chosen(day) | Since::LookedBack(Some(day)) => Some(day),
        Since::LookedBack(None) => first_rated(looks.days, followed.sign, looks.today),
    };
    let first = since.map_or(this_week, |day| first_whole_week(looks.starts_on, day));
    let over = weeks_between(first, this_week);
    // Of a journal of many years two of them, and the weeks that stand beside.
    let (year, so_far) = (over / FOLLOWED_WEEKS, over % FOLLOWED_WEEKS);
    let back = (so_far + if year > 0 { FOLLOWED_WEEKS } else { 0 }).max(2 * FOUR_WEEKS);
    let weeks = looks.weeks(weeks_before(this_week, back), followed.sign);
    let bound = followed.since.bound();
    let (earlier, now) = weeks.split_at(weeks.len().saturating_sub(so_far));
    let year_before = (year > 0).then(|| {
        let weeks = &earlier[earlier.len().saturating_sub(FOLLOWED_WEEKS)..];
        followed_year(first, weeks, bound)
    });
    let begins = first.max(weeks_before(this_week, so_far));
    Standing {
        followed,
        since,
        year: followed_year(begins, now, bound),
        year_before,
        needed: bound.fewest(),
        beside: beside(&weeks, so_far),
    }
}

/// One year; `from` where it has no week yet.
fn followed_year(from: NaiveDate, weeks: &[WeekPoint], bound: AnyLook) -> FollowedYear {
    let points: Vec<(usize, Point)> = weeks
        .iter()
        .enumerate()
        .filter_map(|(at, week)| {
            let x = f64::from(u32::try_from(at).ok()?);
            Some((at, Point { x, y: week.mean? }))
        })
        .collect();
    let means: Vec<f64> = points.iter().map(|(_, point)| point.y).collect();
    // The first look at which it could be told decides, and stands.
    let reached = (2..=means.len()).find_map(|n| {
        let way = match bound.way(kendall(&means[..n])) {
            -1 => Way::Lower,
            1 => Way::Higher,
            _ => return None,
        };
        Some((way, weeks.get(points.get(n - 1)?.0)?.start + Days::new(6)))
    });
    let all = kendall(&means);
    let answer = reached.map(|(way, since)| Answer {
        way,
        since,
        still: bound.way(all)
            == match way {
                Way::Lower => -1,
                Way::Higher => 1,
            },
        share_went_the_other_way: share_went(weeks).is_some_and(|other| other != way),
    });
    let line: Vec<Point> = points.iter().map(|(_, point)| *point).collect();
    // Where all are equal nothing is ruled out: the levels are too coarse to say.
    let critical = (all.variance > 0.0).then(|| bound.critical(all.variance));
    FollowedYear {
        from: weeks.first().map_or(from, |week| week.start),
        weeks: u32::try_from(weeks.len()).unwrap_or(u32::MAX),
        counted: u32::try_from(line.len()).unwrap_or(u32::MAX),
        answer,
        moved: theil_sen(&line, critical).and_then(|slope| moved(&line, slope)),
    }
}

fn moved(line: &[Point], slope: Slope) -> Option<Moved> {
    let between = line.last()?.x - line.first()?.x;
    Some(Moved {
        by: slope.a_week * between,
        interval: slope
            .interval
            .map(|interval| (interval.low * between, interval.high * between)),
    })
}

/// Which way the share of days on which it was felt went, from the first four weeks to the last four.
fn share_went(weeks: &[WeekPoint]) -> Option<Way> {
    let beside = beside(weeks, weeks.len())?;
    let (first, last) = (beside.first?.felt, beside.last.felt);
    if first.of == 0 || last.of == 0 {
        return None;
    }
    // In whole numbers: first.count / first.of beside last.count / last.of.
    let product = |one: u32, other: u32| u64::from(one) * u64::from(other);
    match product(last.count, first.of).cmp(&product(first.count, last.of)) {
        std::cmp::Ordering::Less => Some(Way::Lower),
        std::cmp::Ordering::Greater => Some(Way::Higher),
        std::cmp::Ordering::Equal => None,
    }
}

/// The first day of the first week that lies wholly after the choice.
fn first_whole_week(starts_on: Weekday, day: NaiveDate) -> NaiveDate {
    let start = week_start(starts_on, day);
    if start < day {
        start + Days::new(7)
    } else {
        start
    }
}

fn weeks_before(week: NaiveDate, weeks: usize) -> NaiveDate {
    let days = Days::new(7 * weeks as u64);
    week.checked_sub_days(days).unwrap_or(week)
}

fn weeks_between(first: NaiveDate, this_week: NaiveDate) -> usize {
    let days = this_week.signed_duration_since(first).num_days();
    usize::try_from(days / 7).unwrap_or(0)
}

fn first_rated(days: &[RatedDay], sign: SignId, today: NaiveDate) -> Option<NaiveDate> {
    let of_sign = |rated: &&RatedDay| {
        let mut ratings = rated.ratings.iter();
        rated.day <= today && ratings.any(|it| it.sign == sign && it.level.is_some())
    };
    days.iter().filter(of_sign).map(|rated| rated.day).min()
}
