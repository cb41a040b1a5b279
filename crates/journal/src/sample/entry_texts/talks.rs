//! Talks with Robin: before and after.

use chrono::NaiveDate;

use crate::RepairBy::{Both, Me, Nobody, Them};
use crate::SignId::{
    AssumedHarm, AvoidedCommitment, Drama, ExpectedDeceit, HeldBack, IntimacyDistance, Isolated,
    Overprotective, PickedFights, Secretive,
};
use crate::TalkStatus::{FollowedUp, Planned, Said};
use crate::sample::entries::SampleEntry;
use crate::sample::told::{Told, at, away, on};
use crate::{Communication, Level, Own, PatternId, RepairBy, TalkStatus};

/// A talk. What is not given was not written.
pub(in crate::sample) struct Talk {
    told: Told,
    status: TalkStatus,
    /// The day it is meant for, in days after today.
    planned: Option<i64>,
    feel: &'static str,
    about: &'static str,
    need: &'static str,
    began: &'static str,
    /// I said back, they said back, a pause was taken.
    said_back: (Option<bool>, Option<bool>, Option<bool>),
    agreed_return: &'static str,
    repair: (Option<RepairBy>, Option<bool>),
    /// How heard I felt and how well I listened, 0 to 4.
    heard: Option<(u8, u8)>,
    came_of_it: &'static str,
    next_time: &'static str,
}

const BLANK: Talk = Talk {
    told: on(1),
    status: Planned,
    planned: None,
    feel: "",
    about: "",
    need: "",
    began: "",
    said_back: (None, None, None),
    agreed_return: "",
    repair: (None, None),
    heard: None,
    came_of_it: "",
    next_time: "",
};

impl Talk {
    pub(in crate::sample) fn entry(&self, today: NaiveDate) -> SampleEntry {
        let own = Own::Communication(Communication {
            status: self.status,
            planned_for: self.planned.map(|days| away(today, days)),
            feel: self.feel.to_owned(),
            about: self.about.to_owned(),
            need: self.need.to_owned(),
            began: self.began.to_owned(),
            i_said_back: self.said_back.0,
            they_said_back: self.said_back.1,
            pause_taken: self.said_back.2,
            agreed_return: self.agreed_return.to_owned(),
            repair_by: self.repair.0,
            repair_accepted: self.repair.1,
            heard: self.heard.and_then(|(heard, _)| Level::new(heard).ok()),
            listened: self
                .heard
                .and_then(|(_, listened)| Level::new(listened).ok()),
            came_of_it: self.came_of_it.to_owned(),
            next_time: self.next_time.to_owned(),
        });
        SampleEntry::new(self.told.fields(today, own), self.told.written(today))
    }
}

pub(in crate::sample) const TALKS: &[Talk] = &[
    Talk {
        told: at(294, 21, 15)
            .titled("Coming home late without a word")
            .signs(&[ExpectedDeceit, PickedFights])
            .patterns(&[PatternId::Jealousy])
            .tags(&["evenings"]),
        status: Said,
        feel: "jumpy and a bit foolish",
        about: "not knowing when to start dinner, and filling the gap with stories",
        need: "a short message when it gets later than eight",
        began: "Badly. I opened with the dinner going cold, and it came out as a charge sheet.",
        said_back: (Some(false), Some(false), Some(false)),
        repair: (Some(Them), Some(false)),
        heard: Some((1, 0)),
        came_of_it: "We both went to bed cross. The message was agreed on in the morning, half asleep, in four words.",
        next_time: "Sit down first. Coat off, both of us.",
        ..BLANK
    },
    Talk {
        told: at(281, 19, 40)
            .titled("The joke about my driving")
            .signs(&[HeldBack, AssumedHarm])
            .tags(&["friends"]),
        status: FollowedUp,
        feel: "small",
        about: "the joke at Ines's table, because everybody laughed and I had to",
        need: "to be teased at home if at all, not in front of people",
        began: "While drying glasses. I said: can I tell you about a thing that stung?",
        said_back: (Some(true), Some(true), Some(false)),
        repair: (Some(Them), Some(true)),
        heard: Some((4, 3)),
        came_of_it: "Robin had not known. They said it back nearly word for word and looked sorry, not cornered. No more parking jokes in company.",
        next_time: "Say it the same evening and not eleven days after.",
        ..BLANK
    },
    Talk {
        told: at(263, 20, 5)
            .titled("Who does the forms")
            .signs(&[PickedFights])
            .patterns(&[PatternId::FindingFault])
            .tags(&["home", "money"]),
        status: Said,
        feel: "worn thin",
        about: "being the one who remembers the insurance, the meter and the birthdays",
        need: "three of the jobs to be yours from start to end",
        began: "I had a list. A list is not a gentle beginning, but it was a short list.",
        said_back: (Some(false), Some(true), Some(true)),
        agreed_return: "After the dog had been out, at nine, with tea.",
        repair: (Some(Me), Some(true)),
        heard: Some((3, 2)),
        came_of_it: "Robin took the meter, the car and all birthdays on their side. I got the rest and my temper back.",
        next_time: "Leave out the part where I count.",
        ..BLANK
    },
    Talk {
        told: at(248, 18, 30)
            .titled("Going quiet for a day")
            .signs(&[Isolated, HeldBack])
            .patterns(&[PatternId::FearOfTrusting])
            .to_session(),
        status: FollowedUp,
        feel: "ashamed of the silence and unable to stop it",
        about: "the way I vanish behind my own face after a row",
        need: "someone to stay in the room and not fix it",
        began: "With the sentence I had written here. I read it off my hand.",
        said_back: (Some(true), Some(true), Some(true)),
        agreed_return: "Half an hour, and then soup, talk or no talk.",
        repair: (Some(Both), Some(true)),
        heard: Some((4, 3)),
        came_of_it: "They told me that my quiet feels like a shut door from outside. I had only ever known it from inside. We made a sign for it: the blue cup on the table means I am not gone.",
        next_time: "Put the blue cup out before the door shuts.",
        ..BLANK
    },
    Talk {
        told: at(236, 21, 50)
            .titled("Money for the boiler")
            .tags(&["money"]),
        status: Said,
        feel: "tight in the chest",
        about: "paying for something so big out of one pot",
        need: "to see the numbers side by side once a month",
        began: "Robin began, with the letter from the plumber held out like a dead fish.",
        said_back: (Some(true), None, Some(false)),
        heard: Some((3, 3)),
        came_of_it: "We looked at it together. It is expensive and it is not a trap. First numbers evening is in the calendar.",
        ..BLANK
    },
    Talk {
        told: at(221, 20, 20)
            .titled("Their old friend Jo")
            .signs(&[ExpectedDeceit, AssumedHarm])
            .patterns(&[PatternId::Jealousy])
            .tags(&["friends", "jealousy"])
            .to_session(),
        status: FollowedUp,
        feel: "scared, and then cross about being scared",
        about: "hearing how easily the two of them laugh",
        need: "to be asked along now and then, and to be allowed to say no",
        began: "I said this is my stuff and I would like company with it. That helped more than I expected.",
        said_back: (Some(true), Some(true), Some(false)),
        repair: (Some(Nobody), None),
        heard: Some((3, 3)),
        came_of_it: "I met Jo for cake. Jo talks about moss for an hour without a break. I believe I am going to be all right.",
        next_time: "Ask for company earlier, before I have built the whole house of cards.",
        ..BLANK
    },
    Talk {
        told: on(207)
            .titled("Holidays with both families")
            .signs(&[AvoidedCommitment])
            .tags(&["family"]),
        status: Said,
        feel: "crowded",
        about: "two weeks with eleven people and one bathroom",
        need: "four days of it, and an evening for the two of us in the middle",
        began: "In the car, side by side. Easier without eyes.",
        said_back: (Some(true), Some(true), None),
        heard: Some((3, 4)),
        came_of_it: "Five days it is. Their mother took it better than both of us had bet.",
        next_time: "Ask for what I want and not for the smallest thing I could stand.",
        ..BLANK
    },
    Talk {
        told: at(192, 22, 10)
            .titled("That word")
            .signs(&[Drama, PickedFights])
            .written_later(2),
        status: FollowedUp,
        feel: "hurt, and fierce about it",
        about: "being called exhausting",
        need: "another word, or a break before that word",
        began: "In the middle of something else. It was late and neither of us should have been up.",
        said_back: (Some(false), Some(false), Some(true)),
        agreed_return: "Breakfast, before phones.",
        repair: (Some(Them), Some(true)),
        heard: Some((2, 1)),
        came_of_it: "At breakfast Robin said they had been exhausted, which is about them. I said that I had been loud, which is about me. Toast helped.",
        next_time: "No big talks after eleven. I keep learning this one.",
        ..BLANK
    },
    Talk {
        told: at(165, 19, 0)
            .titled("Being asked how I am")
            .signs(&[HeldBack])
            .tags(&["small things"]),
        status: FollowedUp,
        feel: "warm and slightly cornered",
        about: "the careful voice you use when you think I am fragile",
        need: "the ordinary voice",
        began: "I laughed first, and then I had to explain why.",
        said_back: (Some(true), Some(true), Some(false)),
        heard: Some((4, 4)),
        came_of_it: "They tried the ordinary voice at once. It was a bit too ordinary. We were both in tears, the good kind.",
        ..BLANK
    },
    Talk {
        told: at(149, 20, 45)
            .titled("Closeness after a hard day")
            .signs(&[IntimacyDistance, HeldBack])
            .patterns(&[PatternId::FearOfTrusting])
            .to_session(),
        status: FollowedUp,
        feel: "stiff at first, tender later",
        about: "being reached for before I have landed from work",
        need: "ten minutes, and then a long hug that does not have to lead anywhere",
        began: "On the stairs, of all places. Robin sat down two steps below me.",
        said_back: (Some(true), Some(true), Some(false)),
        repair: (Some(Both), Some(true)),
        heard: Some((4, 3)),
        came_of_it: "It turns out they like the ten minutes as well. They use them to feed the tomatoes.",
        next_time: "Say landing. One word is enough.",
        ..BLANK
    },
    Talk {
        told: at(131, 18, 55)
            .titled("The message I should have shown")
            .signs(&[Secretive])
            .tags(&["honesty"]),
        status: Said,
        feel: "caught, although nobody had caught me",
        about: "hiding that I had applied for the course and not got in",
        need: "to be allowed to be somebody who does not get in",
        began: "With my back to them, cutting onions, so that the tears had an alibi.",
        said_back: (None, Some(true), Some(false)),
        repair: (Some(Me), Some(true)),
        heard: Some((4, 2)),
        came_of_it: "Robin put the knife down for me and said they were glad to know. There was no lecture. I had prepared for the lecture.",
        next_time: "Tell it while it is small.",
        ..BLANK
    },
    Talk {
        told: at(112, 21, 5)
            .titled("How we argue in front of Ines")
            .signs(&[Drama]),
        status: Said,
        feel: "embarrassed",
        about: "the snapping at the market",
        need: "a hand signal, anything",
        began: "On the way home, too soon, bags in both hands.",
        said_back: (Some(true), Some(false), Some(true)),
        agreed_return: "When the shopping was put away.",
        repair: (Some(Them), Some(true)),
        heard: Some((2, 3)),
        came_of_it: "The signal is pulling one ear. It looks ridiculous, which may be the point.",
        ..BLANK
    },
    Talk {
        told: at(93, 20, 0)
            .titled("Moving the desk into the good room")
            .signs(&[HeldBack])
            .tags(&["home"]),
        status: FollowedUp,
        feel: "greedy for asking",
        about: "wanting a door I can close",
        need: "the small room to be mine in the mornings",
        began: "Straight. I want to ask for something and I am nervous. Robin muted the radio.",
        said_back: (Some(true), Some(true), Some(false)),
        heard: Some((4, 4)),
        came_of_it: "We carried the desk that same evening and scratched the doorframe. I look at the scratch with something like love.",
        next_time: "Remember this one when I think that asking is dangerous.",
        ..BLANK
    },
    Talk {
        told: at(62, 19, 25)
            .titled("Worry on the motorway")
            .begun_with("i-statement")
            .signs(&[Overprotective])
            .tags(&["small things"]),
        status: FollowedUp,
        feel: "frightened in a way that is bigger than the road",
        about: "long drives at night",
        need: "one message at the halfway stop, and no questions from me in between",
        began: "By saying that it was about me and a motorway a long time ago.",
        said_back: (Some(true), Some(true), Some(false)),
        heard: Some((3, 3)),
        came_of_it: "One message. I baked through the second half. There are now forty rolls.",
        ..BLANK
    },
    Talk {
        told: at(24, 20, 30)
            .titled("Saying yes to the lease")
            .begun_with("softened-start")
            .signs(&[AvoidedCommitment])
            .patterns(&[PatternId::DoubtingMyChoice])
            .tags(&["home"])
            .to_session(),
        status: Planned,
        planned: Some(-1),
        feel: "torn",
        about: "three more years in writing, and how much I want it",
        need: "to say the doubt aloud without it being the answer",
        ..BLANK
    },
    Talk {
        told: at(9, 21, 20)
            .titled("The weekend apart")
            .signs(&[ExpectedDeceit])
            .tags(&["evenings"]),
        status: Planned,
        planned: Some(0),
        feel: "wobbly, and glad for you",
        about: "you going to the coast with the others",
        need: "a proper goodbye at the door, and one phone call because we like it, not because I am counting",
        ..BLANK
    },
    Talk {
        told: at(5, 19, 50).titled("Therapy, the two of us?").to_session(),
        status: Planned,
        planned: Some(4),
        feel: "hopeful, with a stone in my shoe",
        about: "asking whether you would come along to Dr Hale once",
        need: "a real answer, also if it is no",
        ..BLANK
    },
    Talk {
        told: at(2, 22, 5)
            .titled("The orange sofa")
            .begun_with("i-statement")
            .signs(&[HeldBack])
            .tags(&["home", "small things"]),
        feel: "like a coward about furniture",
        about: "having said I did not mind",
        need: "to mind, out loud, and then maybe lose",
        ..BLANK
    },
];
