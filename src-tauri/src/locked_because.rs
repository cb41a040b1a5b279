//! What the process that takes over after a lock is told about it, for the person.

use vault::BegunKeyChange;

use crate::lock::LockReason;
use crate::session::Closed;

/// Why the process this one replaced was locked, and what was lost by it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LockedBecause {
    pub(crate) reason: Option<LockReason>,
    /// Until when what was typed in it was saved, as RFC 3339.
    pub(crate) saved_until: Option<String>,
    /// A new recovery key was on its page, of a journal that was not made. That key opens nothing.
    pub(crate) setup_left: bool,
    /// A change of what opens the journal that it had begun, and of which nobody was told how it went.
    pub(crate) key_change: Option<BegunKeyChange>,
}

impl LockedBecause {
    /// What the next process is told. A locked page that nobody was at is emptied, and still says why the journal
    /// was locked.
    pub(crate) fn followed_by(
        &self,
        reason: LockReason,
        closed: Closed,
        saved_until: Option<String>,
        key_change: Option<BegunKeyChange>,
    ) -> Self {
        let nothing_new = closed == Closed::Nothing;
        let unasked = matches!(reason, LockReason::Idle | LockReason::Suspend);
        if nothing_new && unasked && self.reason.is_some() {
            return self.clone();
        }
        LockedBecause {
            reason: Some(reason),
            saved_until,
            setup_left: closed == Closed::Setup || (nothing_new && self.setup_left),
            key_change: key_change.or_else(|| self.key_change.clone().filter(|_| nothing_new)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crashed() -> LockedBecause {
        LockedBecause {
            reason: Some(LockReason::PageEnded),
            saved_until: Some("2026-11-30T14:03:20+01:00".to_owned()),
            setup_left: false,
            key_change: BegunKeyChange::from_word("passphrase:00"),
        }
    }

    #[test]
    fn a_change_that_was_cut_off_is_told_until_the_journal_is_opened() {
        let told = crashed().key_change;
        let next = crashed().followed_by(LockReason::Asked, Closed::Nothing, None, None);
        assert!(told.is_some() && next.key_change == told);
        let opened = crashed().followed_by(LockReason::Asked, Closed::Journal, None, None);
        assert_eq!(opened.key_change, None);
        let first = LockedBecause::default();
        let first = first.followed_by(LockReason::Asked, Closed::Stuck, None, told.clone());
        assert_eq!(first.key_change, told);
    }

    #[test]
    fn a_locked_page_that_is_emptied_still_says_why_the_journal_was_locked() {
        for reason in [LockReason::Idle, LockReason::Suspend] {
            let next = crashed().followed_by(reason, Closed::Nothing, None, None);
            assert_eq!(next, crashed());
        }
        let first =
            LockedBecause::default().followed_by(LockReason::Idle, Closed::Nothing, None, None);
        assert_eq!(first.reason, Some(LockReason::Idle));
    }

    #[test]
    fn a_person_who_asks_and_a_journal_that_was_open_say_something_new() {
        let asked = crashed().followed_by(LockReason::Hidden, Closed::Nothing, None, None);
        assert_eq!(asked.reason, Some(LockReason::Hidden));
        let until = Some("2026-11-30T18:00:00+01:00".to_owned());
        for closed in [Closed::Journal, Closed::Stuck] {
            let open = crashed().followed_by(LockReason::Idle, closed, until.clone(), None);
            assert_eq!(open.reason, Some(LockReason::Idle));
            assert_eq!(open.saved_until, until);
        }
    }

    #[test]
    fn a_setup_that_was_left_is_told_until_a_journal_is_open() {
        let none = LockedBecause::default();
        let left = none.followed_by(LockReason::Idle, Closed::Setup, None, None);
        assert!(left.setup_left);
        let erased = crashed().followed_by(LockReason::Erased, Closed::Nothing, None, None);
        assert!(!erased.setup_left);
        for reason in [LockReason::Asked, LockReason::Idle] {
            assert!(
                left.followed_by(reason, Closed::Nothing, None, None)
                    .setup_left
            );
            assert!(
                !left
                    .followed_by(reason, Closed::Journal, None, None)
                    .setup_left
            );
        }
    }
}
