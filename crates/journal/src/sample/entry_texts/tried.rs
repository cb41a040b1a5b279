//! What I tried, and whether it helped.

use chrono::NaiveDate;

use crate::Helped::{ALittle, CannotTell, No, Yes};
use crate::SignId::{
    AssumedHarm, Drama, ExpectedDeceit, HeldBack, Isolated, Overprotective, PickedFights,
};
use crate::sample::entries::SampleEntry;
use crate::sample::told::{Told, at, on};
use crate::{Helped, Own, Tried};

/// Something tried.
pub(in crate::sample) struct Attempt {
    told: Told,
    what: &'static str,
    helped: Option<Helped>,
}

impl Attempt {
    pub(in crate::sample) fn entry(&self, today: NaiveDate) -> SampleEntry {
        let own = Own::Tried(Tried {
            what: self.what.to_owned(),
            helped: self.helped,
        });
        SampleEntry::new(self.told.fields(today, own), self.told.written(today))
    }
}

const fn attempt(told: Told, what: &'static str, helped: Option<Helped>) -> Attempt {
    Attempt { told, what, helped }
}

pub(in crate::sample) const TRIED: &[Attempt] = &[
    attempt(
        on(290).signs(&[ExpectedDeceit]).tags(&["small things"]),
        "Counting five blue things when the story starts in my head.",
        Some(ALittle),
    ),
    attempt(
        at(261, 18, 5).signs(&[PickedFights]).body("The neighbours must think that I have taken up pacing for a living."),
        "Walking round the block before answering.",
        Some(Yes),
    ),
    attempt(
        on(245).signs(&[AssumedHarm]).body("On the left: a short answer. On the right: hates me, tired, hungry, reading, toothache, hates me. It was toothache."),
        "Two columns, what I saw and what I made of it.",
        Some(Yes),
    ),
    attempt(
        at(217, 7, 15).signs(&[Isolated]).body("I just lay there being calm at the ceiling. Then I was late."),
        "That breathing app Mara swears by.",
        Some(No),
    ),
    attempt(
        on(190).signs(&[HeldBack]).tags(&["writing"]),
        "Writing the sentence on a card first and then reading it out.",
        Some(Yes),
    ),
    attempt(
        at(154, 22, 30).signs(&[Drama]),
        "Cold water on the wrists in the middle of a row.",
        Some(CannotTell),
    ),
    attempt(
        on(123).signs(&[Overprotective]).body("I set it for ten minutes and worried on purpose, properly, with a pencil. After six I was bored."),
        "A worry hour. Well, ten minutes.",
        Some(ALittle),
    ),
    attempt(
        at(86, 20, 40).signs(&[ExpectedDeceit]).to_session(),
        "Telling Robin \"I am having the old film again\" instead of asking questions.",
        Some(Yes),
    ),
    attempt(
        on(50).body("Not sure what it did. The ducks know me now."),
        "Ten minutes on the bench by the canal before going home from work.",
        Some(CannotTell),
    ),
    attempt(
        at(7, 21, 30).signs(&[HeldBack, Isolated]).tags(&["evenings"]),
        "The blue cup on the table.",
        None,
    ),
];
