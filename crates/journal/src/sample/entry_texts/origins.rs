//! Where it can come from.

use chrono::NaiveDate;

use crate::SignId::{AssumedHarm, ExpectedDeceit, HeldBack, Isolated, Overprotective, Secretive};
use crate::sample::entries::SampleEntry;
use crate::sample::told::{Told, at, on};
use crate::{Origin, OriginId, Own};

/// When I first felt it, and what was then and is now.
pub(in crate::sample) struct Root {
    told: Told,
    first_felt: &'static str,
    then_and_now: &'static str,
}

impl Root {
    pub(in crate::sample) fn entry(&self, today: NaiveDate) -> SampleEntry {
        let own = Own::Origin(Origin {
            first_felt: self.first_felt.to_owned(),
            then_and_now: self.then_and_now.to_owned(),
        });
        SampleEntry::new(self.told.fields(today, own), self.told.written(today))
    }
}

pub(in crate::sample) const ORIGINS: &[Root] = &[
    Root {
        told: at(259, 21, 10)
            .titled("Quiet means danger")
            .begun_with("first-felt")
            .origins(&[OriginId::Childhood])
            .signs(&[AssumedHarm, Overprotective])
            .to_session(),
        first_felt: "On the landing, third step from the top, the one that does not creak. When the house went quiet I went there to hear what kind of quiet it was.",
        then_and_now: "Then, a quiet evening was the hour before something. Now a quiet evening is Robin reading. My ears have not been told.",
    },
    Root {
        told: on(227)
            .titled("The swimming club")
            .begun_with("map-of-origins")
            .origins(&[OriginId::Rejection])
            .signs(&[Isolated])
            .tags(&["school"]),
        first_felt: "Eleven. They had all agreed not to talk to me on the bus, and I only understood it two stops before mine.",
        then_and_now: "Then I could not leave the bus. Now I can leave any bus, and I do, at the first cold look. It might be worth riding on for two stops.",
    },
    Root {
        told: at(169, 20, 30)
            .titled("The eggs again")
            .origins(&[OriginId::TraumaInfidelity])
            .signs(&[ExpectedDeceit]),
        first_felt: "Not with the receipt. Before: when I asked what was wrong, and was told that I was imagining things. I believed it, and that is the part I mind most.",
        then_and_now: "Then my sense of things was right and I gave it away. Now it rings at every door. It is a good dog that has been frightened once. I would like to walk it, not to shut it in.",
    },
    Root {
        told: at(107, 19, 20)
            .titled("Top marks")
            .begun_with("first-felt")
            .origins(&[OriginId::Childhood, OriginId::Other])
            .signs(&[Secretive, HeldBack]),
        first_felt: "The drawer in which I kept the tests that were not good enough. Mum found the drawer when I was thirteen and laughed until she cried, and told the neighbours.",
        then_and_now: "Then being seen meant being told about over the fence. Now Robin finds my drawers all the time and closes them softly.",
    },
    Root {
        told: at(21, 22, 15)
            .titled("Grandad's car")
            .origins(&[OriginId::TraumaAccident, OriginId::TraumaDeath])
            .signs(&[Overprotective]),
        first_felt: "The telephone at night, and Mum sitting down on the floor in her good skirt.",
        then_and_now: "Then nobody could have done anything. Now I send three messages to a motorway, as if I could. I have told Robin about the skirt. I had never told anybody about the skirt.",
    },
];
