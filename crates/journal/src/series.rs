//! The series behind the trends: weeks for the lines, days for the grid.

mod grid;
mod trends;
mod weeks;

pub use grid::{GRID_DAYS, Grid, GridCell, GridDay, GridRow};
pub use trends::{ENOUGH_DAYS, SignTrend, TrendsState, trends};
pub use weeks::{COUNTED_FROM, Span, WeekPoint};
