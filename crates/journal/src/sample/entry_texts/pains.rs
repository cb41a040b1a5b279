//! Working through something that hurt, step by step.

use chrono::NaiveDate;

use crate::SignId::{AssumedHarm, ExpectedDeceit, HeldBack, IntimacyFear, Isolated, PickedFights};
use crate::sample::entries::SampleEntry;
use crate::sample::told::{Told, at, on};
use crate::{OriginId, Own, Pain, PatternId};

/// A piece of such writing: what happened, what I felt, what I made it mean, what I need now. What
/// is empty was not reached.
pub(in crate::sample) struct Hurt {
    told: Told,
    steps: [&'static str; 4],
}

impl Hurt {
    pub(in crate::sample) fn entry(&self, today: NaiveDate) -> SampleEntry {
        let [happened, felt, meant, need] = self.steps.map(str::to_owned);
        let written = self.steps.iter().filter(|text| !text.is_empty()).count();
        let reached = u8::try_from(written).unwrap_or(0).saturating_sub(1);
        let own = Own::Pain(Pain {
            happened,
            felt,
            meant,
            need,
            reached,
        });
        SampleEntry::new(self.told.fields(today, own), self.told.written(today))
    }
}

pub(in crate::sample) const PAINS: &[Hurt] = &[
    Hurt {
        told: at(267, 22, 20)
            .titled("The laugh in the hallway")
            .begun_with("one-hurt")
            .signs(&[AssumedHarm])
            .patterns(&[PatternId::FearOfTrusting]),
        steps: [
            "I came in and the two of them stopped laughing. Robin and their sister, coats on, and a silence the size of a fridge.",
            "Heat in the face. Then cold. I wanted to be at the end of a very long road.",
            "That I am the thing people laugh about. I had it ready in half a second, as if it had been waiting behind the door.",
            "To ask. I asked. They were planning my birthday and are both terrible at it.",
        ],
    },
    Hurt {
        told: on(234)
            .titled("Two years before Robin")
            .origins(&[OriginId::TraumaInfidelity])
            .signs(&[ExpectedDeceit])
            .to_session(),
        steps: [
            "I found out from a receipt. Two breakfasts. I remember the price of the eggs and not what I said.",
            "Stupid, above all. I had been proud of how little I asked.",
            "That not asking is how one gets fooled, so now I ask about everything, and still I do not feel safe from eggs.",
            "To be sad about it as a thing that is over. I have been angry at it for years, and that keeps it young.",
        ],
    },
    Hurt {
        told: at(184, 21, 40)
            .titled("Nobody at the gate")
            .begun_with("one-hurt")
            .signs(&[Isolated])
            .origins(&[OriginId::Rejection]),
        steps: [
            "Robin mixed up the hour and I stood at the airport gate for forty minutes with my sign of a face.",
            "Nine years old. The coat that was too big. Everybody else being collected.",
            "",
            "",
        ],
    },
    Hurt {
        told: at(152, 20, 55)
            .titled("Frightened, with the light on")
            .signs(&[IntimacyFear])
            .to_session(),
        steps: [
            "We were close and I was happy, and then a car door outside, and I was not there any more.",
            "Real fear. Not nerves. My hands were somebody else's.",
            "That something is broken which they will grow tired of waiting for.",
            "To say \"stop\" early and to be held with a lot of blanket in between. Robin did all of that. I want to take this to Dr Hale.",
        ],
    },
    Hurt {
        told: at(101, 19, 50)
            .titled("What I said about their work")
            .signs(&[PickedFights])
            .written_later(1),
        steps: [
            "I called it playing with spreadsheets. In front of their father.",
            "Mean while I said it. Sick about it in the car.",
            "I think I wanted them to be small beside me for once, so that they would not leave upwards.",
            "",
        ],
    },
    Hurt {
        told: at(27, 22, 0)
            .titled("The empty chair at the reading")
            .begun_with("one-hurt")
            .signs(&[HeldBack, AssumedHarm]),
        steps: [
            "I read three pages at the library evening and kept a chair free. The chair stayed free. There had been a burst pipe at the office, and a message that I saw an hour too late.",
            "Let down, and then let down by myself for being let down by a pipe.",
            "That I come after pipes. Written here it is nearly funny. At the microphone it was not.",
            "To read them the three pages at home, tonight or soon, with the good lamp. And to say that I wanted them there.",
        ],
    },
];
