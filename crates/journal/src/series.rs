//! The series behind the trends: weeks for the lines, days for the grid, and what they say.

mod acted;
mod before_after;
mod boundaries;
mod described;
mod four_weeks;
mod grid;
mod helped;
mod levels;
mod patterns;
mod points;
mod span;
mod standing;
mod steps;
mod summary;
mod trends;
mod weeks;
mod year;

pub use acted::{ActedWeek, SignActed, acted};
pub use before_after::{
    BeforeAfter, MARK_SIDE_DAYS, MarkSides, SIDE_DAYS, SIDE_WEEKS, before_after,
};
pub use boundaries::{BoundaryEvent, BoundaryWeek, boundaries};
pub use described::{Described, SLOPE_FROM, SignPeriod, described};
pub use four_weeks::{Beside, FourWeeks};
pub use grid::{GRID_DAYS, Grid, GridCell, GridDay, GridRow};
pub use helped::{HelpedWeek, Moment, helped};
pub use levels::Levels;
pub use patterns::{PatternLine, ReviewedWeek, patterns};
pub use points::POINTS;
pub use span::{Bounds, Span, week_start};
pub use standing::{
    Answer, FOLLOWED_WEEKS, Followed, FollowedYear, Moved, Since, Standing, Way, standing,
};
pub use steps::{DatedStep, StepsState, steps};
pub use summary::{Fact, summary};
pub use trends::{ENOUGH_DAYS, RunningWeek, SignTrend, TrendsState, trends, trends_by};
pub use weeks::{COUNTED_FROM, WeekPoint};
pub use year::{YEAR_WEEKS, YearDay, YearWeek, year, year_by};
