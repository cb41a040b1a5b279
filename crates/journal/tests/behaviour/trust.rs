//! What the trust steps show.

use journal::{
    CALIBRATED_FROM, CameTrue, Interval, ResolvedStep, Share, TrustSummary, trust_summary, wilson,
};
use proptest::collection::vec;
use proptest::prelude::*;

fn step(likelihood: impl Into<Option<u8>>, outcome: impl Into<Option<CameTrue>>) -> ResolvedStep {
    let (likelihood, outcome) = (likelihood.into(), outcome.into());
    ResolvedStep {
        likelihood,
        outcome,
    }
}

/// Computed with statsmodels 0.15.0, `proportion_confint(count, of, 0.05, "wilson")`, which agrees
/// with SciPy 1.17.1, `binomtest(count, of).proportion_ci(0.95, "wilson")`, to 14 digits.
#[test]
fn wilson_agrees_with_statsmodels_and_scipy() {
    for (count, of, low, high) in [
        (0, 1, 0.0, 0.793_450_685_622_762_7),
        (1, 1, 0.206_549_314_377_237_4, 1.0),
        (0, 10, 0.0, 0.277_532_799_862_889_26),
        (10, 10, 0.722_467_200_137_110_6, 1.0),
        (1, 10, 0.017_876_213_095_072_924, 0.404_150_026_795_238_54),
        (3, 12, 0.088_941_668_394_054_76, 0.532_305_334_933_565_8),
        (7, 16, 0.230_986_524_054_923_54, 0.668_214_436_011_881_1),
        (5, 9, 0.266_651_293_495_493_05, 0.811_221_478_902_335_4),
        (50, 100, 0.403_831_530_365_995_6, 0.596_168_469_634_004_4),
        (
            123,
            4_567,
            0.022_620_022_313_028_024,
            0.032_039_816_815_401_245,
        ),
        (
            1,
            1_000_000,
            1.765_245_767_453_717_6e-7,
            5.664_911_804_311_445e-6,
        ),
        (
            1_431_655_765,
            u32::MAX,
            0.333_319_235_339_660_96,
            0.333_347_431_625_142_1,
        ),
    ] {
        let interval = wilson(count, of).unwrap();
        assert!(
            (interval.low - low).abs() < 1e-12,
            "{count}/{of} {interval:?}"
        );
        assert!(
            (interval.high - high).abs() < 1e-12,
            "{count}/{of} {interval:?}"
        );
    }
}

#[test]
fn there_is_no_interval_of_nothing() {
    assert_eq!(wilson(0, 0), None);
    assert_eq!(wilson(2, 1), None);
}

#[test]
fn a_summary_tells_partly_and_cannot_tell_apart_from_came_true() {
    use CameTrue::{CannotTell, No, Partly, Yes};
    let steps = [
        step(80, Yes),
        step(70, No),
        step(None, Partly),
        step(50, No),
        step(90, CannotTell),
        step(60, None),
        step(None, None),
    ];
    let summary = trust_summary(&steps);
    assert_eq!(summary.open, 2);
    assert_eq!(summary.came_true, Share { count: 1, of: 4 });
    assert_eq!((summary.partly, summary.cannot_tell), (1, 1));
    assert_eq!(summary.interval, wilson(1, 4));
    assert_eq!(summary.calibration, None);
    assert_eq!(trust_summary(&[]), TrustSummary::default());
}

#[test]
fn calibration_begins_with_ten_steps_that_have_a_likelihood_and_an_answer() {
    let mut steps = vec![step(50, CameTrue::No); 9];
    steps.extend([
        step(None, CameTrue::Yes),
        step(50, CameTrue::CannotTell),
        step(50, None),
        step(101, CameTrue::Yes),
    ]);
    assert_eq!(trust_summary(&steps).calibration, None);
    steps.push(step(50, CameTrue::Partly));
    let calibration = trust_summary(&steps).calibration.unwrap();
    assert_eq!(calibration.steps, 10);
    assert!((calibration.expected - 0.5).abs() < 1e-12);
    assert_eq!(calibration.came_true, Share { count: 0, of: 10 });
    assert_eq!(calibration.interval, wilson(0, 10));
    assert_eq!(calibration.true_or_partly, Share { count: 1, of: 10 });
    assert_eq!(calibration.partly_interval, wilson(1, 10));
}

#[test]
fn bands_hold_both_their_ends() {
    let percents = [0, 20, 21, 40, 41, 60, 61, 80, 81, 100];
    let mut steps: Vec<_> = percents.map(|percent| step(percent, CameTrue::No)).into();
    steps.push(step(100, CameTrue::Yes));
    let calibration = trust_summary(&steps).calibration.unwrap();
    let bands: Vec<_> = calibration
        .bands
        .iter()
        .map(|band| (band.from, band.to, band.came_true.count, band.came_true.of))
        .collect();
    assert_eq!(
        bands,
        [
            (0, 20, 0, 2),
            (21, 40, 0, 2),
            (41, 60, 0, 2),
            (61, 80, 0, 2),
            (81, 100, 1, 3)
        ]
    );
    assert_eq!(calibration.bands[4].interval, wilson(1, 3));
    assert!((calibration.expected - 6.04 / 11.0).abs() < 1e-12);
    assert_eq!(calibration.came_true, Share { count: 1, of: 11 });
}

#[test]
fn a_band_without_a_step_has_no_interval() {
    let steps = [step(10, CameTrue::No); 10];
    let calibration = trust_summary(&steps).calibration.unwrap();
    assert_eq!(calibration.bands.len(), 5);
    assert!(
        calibration.bands[1..]
            .iter()
            .all(|band| band.interval.is_none())
    );
}

fn a_count() -> impl Strategy<Value = (u32, u32)> {
    prop_oneof![1_u32..60, 1_u32..=u32::MAX].prop_flat_map(|of| (0..=of, Just(of)))
}

fn a_step() -> impl Strategy<Value = ResolvedStep> {
    let outcome = proptest::option::of(proptest::sample::select(CameTrue::ALL.to_vec()));
    let likelihood = proptest::option::of(0_u8..=100);
    (likelihood, outcome).prop_map(|(likelihood, outcome)| step(likelihood, outcome))
}

fn width(interval: Interval) -> f64 {
    interval.high - interval.low
}

proptest! {
    #[test]
    fn an_interval_lies_within_zero_and_one_and_holds_the_share((count, of) in a_count()) {
        let Interval { low, high } = wilson(count, of).unwrap();
        let share = f64::from(count) / f64::from(of);
        prop_assert!(0.0 <= low && low <= share && share <= high && high <= 1.0);
        prop_assert!(low < high);
        prop_assert_eq!(low == 0.0, count == 0);
        prop_assert_eq!(high == 1.0, count == of);
    }

    #[test]
    fn an_interval_narrows_with_more_of_the_same(
        of in 1_u32..2_000, part in 0.0_f64..=1.0, times in 2_u32..1_000,
    ) {
        let count = (f64::from(of) * part).round() as u32;
        let few = wilson(count, of).unwrap();
        let many = wilson(count * times, of * times).unwrap();
        prop_assert!(width(many) < width(few));
    }

    #[test]
    fn an_interval_of_the_rest_is_its_mirror((count, of) in a_count()) {
        let (it, rest) = (wilson(count, of).unwrap(), wilson(of - count, of).unwrap());
        prop_assert!((it.low + rest.high - 1.0).abs() < 1e-12);
        prop_assert!((it.high + rest.low - 1.0).abs() < 1e-12);
    }

    #[test]
    fn every_step_is_told_once_and_order_does_not_matter(
        (steps, other) in vec(a_step(), 0..40)
            .prop_flat_map(|steps| (Just(steps.clone()), Just(steps).prop_shuffle())),
    ) {
        let summary = trust_summary(&steps);
        let told = summary.open + summary.came_true.of + summary.cannot_tell;
        prop_assert_eq!(told as usize, steps.len());
        prop_assert!(summary.came_true.count + summary.partly <= summary.came_true.of);
        prop_assert_eq!(summary.interval.is_none(), summary.came_true.of == 0);
        prop_assert_eq!(&trust_summary(&other).came_true, &summary.came_true);

        if let Some(calibration) = &summary.calibration {
            prop_assert!(calibration.steps >= CALIBRATED_FROM);
            let in_bands: u32 = calibration.bands.iter().map(|band| band.came_true.of).sum();
            prop_assert_eq!(in_bands, calibration.steps);
            prop_assert!((0.0..=1.0).contains(&calibration.expected));
            let came: u32 = calibration.bands.iter().map(|band| band.came_true.count).sum();
            prop_assert_eq!(calibration.came_true, Share { count: came, of: calibration.steps });
            prop_assert!(calibration.true_or_partly.count >= came);
            prop_assert!(calibration.true_or_partly.count <= calibration.steps);
        }
        let again = trust_summary(&other).calibration;
        prop_assert_eq!(again.map(|c| (c.steps, c.bands)), summary.calibration.map(|c| (c.steps, c.bands)));
    }
}
