//! Trust steps one after another: what was predicted against what came.

use chrono::NaiveDate;

use super::span::Bounds;
use crate::{ResolvedStep, TrustSummary, trust_summary};

/// A trust step on the day it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DatedStep {
    /// The day it is about.
    pub on: NaiveDate,
    /// What was predicted, and what came.
    pub step: ResolvedStep,
}

/// The trust steps of a span.
#[derive(Debug, Clone, PartialEq)]
pub struct StepsState {
    /// The steps, oldest first; those of one day by their likelihood.
    pub steps: Vec<DatedStep>,
    /// The same steps at a glance, with their calibration.
    pub summary: TrustSummary,
}

/// The trust steps within `bounds`, given in any order, in the order of their days.
#[must_use]
pub fn steps(steps: &[DatedStep], bounds: Bounds) -> StepsState {
    let inside = steps.iter().filter(|it| bounds.week_of(it.on).is_some());
    let mut steps: Vec<DatedStep> = inside.copied().collect();
    steps.sort_by_key(|it| (it.on, it.step.likelihood, it.step.outcome));
    let resolved: Vec<ResolvedStep> = steps.iter().map(|it| it.step).collect();
    StepsState {
        steps,
        summary: trust_summary(&resolved),
    }
}
