//! My own follow-through.

use journal::{BoundaryEventKind, Share, kept};
use proptest::prelude::*;

#[test]
fn only_my_own_keeping_counts() {
    let all = BoundaryEventKind::ALL.iter().copied();
    assert_eq!(kept(all.clone()), Share { count: 1, of: 2 });
    let theirs =
        all.filter(|kind| !matches!(kind, BoundaryEventKind::Kept | BoundaryEventKind::NotKept));
    assert_eq!(kept(theirs), Share { count: 0, of: 0 });
    assert_eq!(kept([]), Share::default());
}

proptest! {
    #[test]
    fn it_is_how_often_i_kept_it_of_the_times_noted(
        events in proptest::collection::vec(
            proptest::sample::select(BoundaryEventKind::ALL.to_vec()), 0..40,
        ),
    ) {
        let times = |kind| events.iter().filter(|event| **event == kind).count();
        let share = kept(events.iter().copied());
        prop_assert_eq!(share.count as usize, times(BoundaryEventKind::Kept));
        let of = times(BoundaryEventKind::Kept) + times(BoundaryEventKind::NotKept);
        prop_assert_eq!(share.of as usize, of);
    }
}
