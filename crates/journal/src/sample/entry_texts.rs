//! What the person of the sample wrote in entries of each kind. Everybody in them is made up.
//!
//! No text names a weekday or a season, so each fits any day.

mod boundaries;
mod good_moments;
mod origins;
mod pains;
mod reflections;
mod reviews;
mod steps;
mod talks;
mod tried;

pub(super) use boundaries::BOUNDARIES;
pub(super) use good_moments::GOOD_MOMENTS;
pub(super) use origins::ORIGINS;
pub(super) use pains::PAINS;
pub(super) use reflections::REFLECTIONS;
pub(super) use reviews::REVIEWS;
pub(super) use steps::STEPS;
pub(super) use talks::TALKS;
pub(super) use tried::TRIED;
