//! Boundaries, and how they went.

use chrono::NaiveDate;

use crate::BoundaryEventKind::{Adjusted, Crossed, Kept, NotKept, Respected, Stated, Unclear};
use crate::SignId::{AssumedHarm, Drama, HeldBack, Isolated, PickedFights};
use crate::sample::entries::{SampleEntry, SampleEvent};
use crate::sample::told::{Told, at, away, before, on};
use crate::{Boundary, BoundaryEventKind, OriginId, Own};

/// A boundary and its events, oldest first: days before today, what happened, a few words.
pub(in crate::sample) struct Line {
    told: Told,
    boundary: &'static str,
    why: &'static str,
    will_do: &'static str,
    said: Option<bool>,
    how_said: &'static str,
    /// When to look at it again, in days after today.
    review: Option<i64>,
    events: &'static [(u64, BoundaryEventKind, &'static str)],
}

impl Line {
    pub(in crate::sample) fn entry(&self, today: NaiveDate) -> SampleEntry {
        let own = Own::Boundary(Boundary {
            boundary: self.boundary.to_owned(),
            why: self.why.to_owned(),
            will_do: self.will_do.to_owned(),
            said: self.said,
            how_said: self.how_said.to_owned(),
            review_on: self.review.map(|days| away(today, days)),
        });
        let event = |(ago, kind, note): &(u64, BoundaryEventKind, &str)| SampleEvent {
            on: before(today, *ago),
            kind: *kind,
            note: (*note).to_owned(),
        };
        SampleEntry {
            events: self.events.iter().map(event).collect(),
            ..SampleEntry::new(self.told.fields(today, own), self.told.written(today))
        }
    }
}

pub(in crate::sample) const BOUNDARIES: &[Line] = &[
    Line {
        told: at(276, 21, 30)
            .titled("Loud voices")
            .signs(&[PickedFights, Drama])
            .tags(&["arguments"]),
        boundary: "When one of us gets loud, I will step out for twenty minutes and then come back.",
        why: "Once it is loud I stop hearing words. I want to hear the words.",
        will_do: "I will say \"twenty minutes\", put the kitchen timer on, and walk round the block. I will come back when it rings.",
        said: Some(true),
        how_said: "At breakfast, on a calm day, with the timer on the table. Robin asked if the block counts when it rains.",
        review: Some(-1),
        events: &[
            (275, Stated, "Told Robin. They liked the timer."),
            (
                252,
                NotKept,
                "I stayed and got louder. Wrote it down anyway.",
            ),
            (230, Kept, "Walked. Two rounds, in slippers."),
            (188, Kept, ""),
            (
                187,
                Respected,
                "The timer rang and they had made tea and had not moved the argument an inch.",
            ),
            (
                142,
                NotKept,
                "I walked but did not come back for an hour. That is half of it at most.",
            ),
            (98, Kept, "Back before it rang."),
            (52, Kept, "Robin used it this time. I waited."),
            (15, Kept, ""),
        ],
    },
    Line {
        told: at(239, 20, 15)
            .titled("Late nights")
            .signs(&[PickedFights])
            .tags(&["arguments", "evenings"]),
        boundary: "After eleven I will not talk about us.",
        why: "Nothing we ever said after eleven was any good. Tired me is a different person and I would not vote for her.",
        will_do: "I will say that I want to answer this tomorrow, write one line on the pad by the bed, and put the light out.",
        said: Some(true),
        how_said: "I said it as a rule for me. Robin asked to borrow it.",
        review: Some(12),
        events: &[
            (238, Stated, ""),
            (191, NotKept, "That word. Past midnight."),
            (
                158,
                Kept,
                "The pad says: towels?? By morning I had no idea what about them.",
            ),
            (121, Adjusted, "Half past ten on work nights."),
            (60, Kept, ""),
        ],
    },
    Line {
        told: on(214)
            .titled("What Mum says about Robin")
            .origins(&[OriginId::Childhood])
            .tags(&["family"])
            .to_session(),
        boundary: "If Mum runs Robin down, I will end the call kindly.",
        why: "I take it home with me like mud on my boots, and Robin gets the mud.",
        will_do: "I will say once that I do not want to talk about Robin like that. The second time I will say goodbye and that I will ring again on the usual day.",
        said: Some(true),
        how_said: "On the phone, reading from a card. My voice shook and the card did not.",
        review: Some(26),
        events: &[
            (213, Stated, "She said I was being dramatic."),
            (200, Crossed, ""),
            (
                199,
                Kept,
                "Said goodbye. Cried, then rang on the usual day, as I had said.",
            ),
            (139, Unclear, "She sighed at the name. Does a sigh count?"),
            (
                88,
                Respected,
                "She started and stopped herself. I nearly fell off the chair.",
            ),
        ],
    },
    Line {
        told: at(176, 18, 20)
            .titled("An hour to land")
            .signs(&[Isolated, HeldBack]),
        boundary: "After work I will take an hour for myself before we make plans.",
        why: "Without it I say no to everything, and mean it about nothing.",
        will_do: "I will say hello properly, then go to the small room, and come out when the hour is over, not when I feel like it.",
        said: Some(true),
        how_said: "With a drawing. Door, clock, me with steam coming out.",
        review: Some(40),
        events: &[
            (175, Stated, ""),
            (150, Kept, ""),
            (110, NotKept, "Hid for three hours and called it an hour."),
            (47, Kept, "Came out early, in fact. There was cake."),
        ],
    },
    Line {
        told: at(119, 22, 0)
            .titled("Jokes with an edge")
            .signs(&[AssumedHarm, HeldBack])
            .tags(&["friends"]),
        boundary: "When a joke in company is at my cost, I will say so there and then, lightly.",
        why: "Storing it for eleven days makes it bigger, and then it is about everything.",
        will_do: "I will say \"ouch\" and change the subject. If it goes on, I will go and help in the kitchen.",
        said: Some(false),
        how_said: "",
        review: None,
        events: &[
            (
                84,
                Kept,
                "Said ouch. The table went quiet for a second, and Robin squeezed my knee.",
            ),
            (
                29,
                Unclear,
                "Was it a joke about me or about crosswords? I let it go by.",
            ),
        ],
    },
    Line {
        told: on(56).titled("My notebooks").tags(&["home", "honesty"]),
        boundary: "What I write is mine. I will not read it out because somebody is curious.",
        why: "I write truer when I do not write for a listener.",
        will_do: "I will say \"not this one\" and offer to tell what it was about, if I like.",
        said: Some(true),
        how_said: "Robin asked what I type in here every evening. I told them: me. They nodded and went back to the tomatoes.",
        review: Some(65),
        events: &[
            (55, Stated, ""),
            (
                54,
                Respected,
                "They knocked before coming in. We have never knocked before.",
            ),
        ],
    },
];
