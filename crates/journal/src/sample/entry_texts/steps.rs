//! Trust steps: a small risk, what I expected, what came.

use chrono::NaiveDate;

use crate::CameTrue::{CannotTell, No, Partly, Yes};
use crate::SignId::{
    AssumedHarm, AvoidedCommitment, ExpectedDeceit, HeldBack, IntimacyDistance, Isolated,
    Overprotective, Secretive,
};
use crate::sample::entries::SampleEntry;
use crate::sample::told::{Told, at, away, evening, on};
use crate::{CameTrue, Level, Own, PatternId, TrustStep};

/// A trust step. Days are days before today, but for `tried`.
pub(in crate::sample) struct Step {
    told: Told,
    step: &'static str,
    differently: &'static str,
    prediction: &'static str,
    likelihood: Option<u8>,
    /// How hard it felt, 0 to 4.
    hard: Option<u8>,
    /// The day it is meant for, in days after today.
    tried: Option<i64>,
    happened: &'static str,
    feel_now: &'static str,
    learned: &'static str,
    /// What came of it, and the day it was recorded.
    outcome: Option<(CameTrue, u64)>,
    thoughts: &'static [(u64, &'static str)],
    /// The prediction and its likelihood as they stood first.
    earlier: Option<(&'static str, Option<u8>)>,
}

const BLANK: Step = Step {
    told: on(1),
    step: "",
    differently: "",
    prediction: "",
    likelihood: None,
    hard: None,
    tried: None,
    happened: "",
    feel_now: "",
    learned: "",
    outcome: None,
    thoughts: &[],
    earlier: None,
};

impl Step {
    pub(in crate::sample) fn entry(&self, today: NaiveDate) -> SampleEntry {
        let own = Own::TrustStep(TrustStep {
            step: self.step.to_owned(),
            differently: self.differently.to_owned(),
            prediction: self.prediction.to_owned(),
            likelihood: self.likelihood,
            hard: self.hard.and_then(|hard| Level::new(hard).ok()),
            try_on: self.tried.map(|days| away(today, days)),
            happened: self.happened.to_owned(),
            feel_now: self.feel_now.to_owned(),
            learned: self.learned.to_owned(),
        });
        let thought =
            |(ago, text): &(u64, &str)| (evening(today, *ago, "thought"), (*text).to_owned());
        let written = self.told.written(today);
        SampleEntry {
            outcome: self
                .outcome
                .map(|(came, ago)| (came, evening(today, ago, "outcome"))),
            thoughts: self.thoughts.iter().map(thought).collect(),
            earlier_prediction: self
                .earlier
                .map(|(prediction, likelihood)| (prediction.to_owned(), likelihood, written)),
            ..SampleEntry::new(self.told.fields(today, own), written)
        }
    }
}

pub(in crate::sample) const STEPS: &[Step] = &[
    Step {
        told: at(286, 20, 10)
            .titled("Ask for a hug")
            .signs(&[HeldBack, IntimacyDistance]),
        step: "Ask for a hug when I want one, in words.",
        differently: "No hovering in doorways. No sighing at the kettle.",
        prediction: "Robin will do it the way one pats a horse, out of duty.",
        likelihood: Some(75),
        hard: Some(1),
        happened: "They put down the bicycle pump and held on for so long that my ear got warm.",
        feel_now: "Silly and fed.",
        learned: "I had been asking in code and marking them down for not reading it.",
        outcome: Some((No, 283)),
        thoughts: &[
            (
                240,
                "I do this without a plan now. It was a risk once. I want to remember that it was.",
            ),
            (
                76,
                "Asked again after the row about the shopping. It still counts when I am cross.",
            ),
        ],
        ..BLANK
    },
    Step {
        told: at(272, 19, 30)
            .titled("Their evening out, my evening in")
            .begun_with("small-risk")
            .signs(&[ExpectedDeceit])
            .patterns(&[PatternId::Jealousy])
            .tags(&["evenings"]),
        step: "Let Robin's evening with the team be their evening. My phone stays in the bread bin.",
        differently: "I will cook something slow and ring Mara.",
        prediction: "I will be a wreck by ten, and they will come home strange.",
        likelihood: Some(85),
        hard: Some(3),
        happened: "I was a wreck at eight and all right by ten. They came home smelling of chips and told me about the quiz.",
        feel_now: "Tired and rather proud.",
        learned: "The worst of it is before anything has happened at all.",
        outcome: Some((Partly, 271)),
        ..BLANK
    },
    Step {
        told: at(257, 21, 0)
            .titled("Hand over the surprise")
            .begun_with("small-risk")
            .signs(&[AvoidedCommitment, Overprotective]),
        step: "Let Robin plan a whole day and ask nothing.",
        differently: "I pack a jumper and no questions.",
        prediction: "It will be a day for them with me in it.",
        likelihood: Some(70),
        hard: Some(2),
        happened: "The museum with the tiny trains. They had rung ahead because of my knee.",
        feel_now: "Seen, and guilty about the seventy percent.",
        learned: "They keep small facts about me. I keep evidence. I could keep small facts.",
        outcome: Some((No, 250)),
        ..BLANK
    },
    Step {
        told: at(243, 18, 15)
            .titled("Tell the truth about the course")
            .signs(&[Secretive])
            .tags(&["honesty"]),
        step: "Say that I want to apply, before I know whether I am any good.",
        differently: "Say it with the lights on.",
        prediction: "They will be kind, and think less of me.",
        likelihood: Some(60),
        hard: Some(3),
        happened: "I said half of it. I said a friend at work was applying.",
        feel_now: "Cowardly, amused.",
        learned: "Half a step is a step with the brakes on. They were kind to the friend at work.",
        outcome: Some((CannotTell, 241)),
        thoughts: &[(
            130,
            "Told them all of it in the end, after the letter. There is no friend at work. Robin had guessed.",
        )],
        ..BLANK
    },
    Step {
        told: at(226, 20, 50)
            .titled("Cake with Jo")
            .signs(&[ExpectedDeceit, AssumedHarm])
            .patterns(&[PatternId::Jealousy])
            .to_session(),
        step: "Meet Jo on my own.",
        differently: "Be curious for one hour. Not clever, curious.",
        prediction: "I will come home sure that there is something between them.",
        likelihood: Some(55),
        hard: Some(3),
        earlier: Some((
            "Jo will be charming and cold and I will see it all at once.",
            Some(80),
        )),
        happened: "Moss. So much moss. And Jo told me how Robin talks about me when I am not there.",
        feel_now: "Lighter by a stone.",
        learned: "A stranger is the best screen there is for my own film.",
        outcome: Some((No, 219)),
        thoughts: &[(118, "Jo is coming for dinner and I am the one who asked.")],
        ..BLANK
    },
    Step {
        told: at(210, 19, 45)
            .titled("Sleep on it")
            .signs(&[HeldBack])
            .tags(&["arguments"]),
        step: "Go to bed with a quarrel not finished.",
        differently: "Say goodnight and mean it. No last word.",
        prediction: "I will lie awake until three and it will be worse in the morning.",
        likelihood: Some(90),
        hard: Some(2),
        happened: "Awake until one. In the morning it was about a third of its size.",
        feel_now: "Surprised.",
        learned: "The night does some of the work if I let it.",
        outcome: Some((Partly, 208)),
        ..BLANK
    },
    Step {
        told: at(196, 21, 35)
            .titled("Ask them to fetch me")
            .begun_with("small-risk")
            .signs(&[HeldBack]),
        step: "Ring Robin from the station instead of waiting an hour for the bus.",
        differently: "Ask straight. No \"only if you were coming past anyway\".",
        prediction: "They will come, and there will be a bill for it later.",
        likelihood: Some(50),
        hard: Some(1),
        happened: "They came in pyjama bottoms and had brought the dog. No bill so far.",
        feel_now: "Looked after.",
        learned: "It may be that some people just come.",
        outcome: Some((No, 195)),
        ..BLANK
    },
    Step {
        told: at(182, 20, 0)
            .titled("The poem")
            .signs(&[HeldBack, Secretive])
            .tags(&["writing"]),
        step: "Show Robin the poem about Gran.",
        differently: "Stay in the room while they read.",
        prediction: "They will say it is nice and hand it back.",
        likelihood: Some(40),
        hard: Some(2),
        happened: "They said it was nice and handed it back. Ten minutes later they asked to read it again, and then they did not say anything for a while.",
        feel_now: "First flat, then not.",
        learned: "My prediction came true for ten minutes. I should give things longer than ten minutes.",
        outcome: Some((Yes, 181)),
        ..BLANK
    },
    Step {
        told: at(160, 19, 10)
            .titled("The choir party, alone")
            .signs(&[Isolated])
            .tags(&["friends"]),
        step: "Go to the choir party without Robin and stay until the singing.",
        differently: "Talk to one person I do not know.",
        prediction: "I will stand by the coats and leave before the food.",
        likelihood: Some(65),
        hard: Some(2),
        happened: "Coats for a quarter of an hour. Then an alto called Bea wanted to know about my shoes. I stayed for the singing and sang.",
        feel_now: "Hoarse.",
        learned: "Coats first is allowed.",
        outcome: Some((No, 159)),
        ..BLANK
    },
    Step {
        told: at(136, 18, 40)
            .titled("Not asking twice")
            .begun_with("small-risk")
            .signs(&[ExpectedDeceit])
            .patterns(&[PatternId::FearOfTrusting]),
        step: "When they say that they are fine, believe it for one evening.",
        differently: "Ask once. Then talk about something else.",
        prediction: "They will turn out not to be fine, and blame me for missing it.",
        likelihood: Some(30),
        hard: Some(1),
        happened: "They were fine. They had a headache and a crossword.",
        feel_now: "Free of a job I had given myself.",
        learned: "Being believed is restful for both of us.",
        outcome: Some((No, 134)),
        ..BLANK
    },
    Step {
        told: at(116, 20, 25)
            .titled("Say it first")
            .signs(&[IntimacyDistance, HeldBack]),
        step: "Say \"I love you\" first, sober, in daylight.",
        differently: "Look at them, not at the dog.",
        prediction: "A pause. I will have to live through a pause.",
        likelihood: Some(80),
        hard: Some(4),
        happened: "There was a pause! They had a mouth full of toast. Then they said it too, with crumbs.",
        feel_now: "I keep laughing about the toast.",
        learned: "A pause is a pause. It can be made of toast.",
        outcome: Some((Yes, 115)),
        thoughts: &[(48, "We say toast now, when we mean it.")],
        ..BLANK
    },
    Step {
        told: at(91, 19, 55)
            .titled("Lend the good camera")
            .signs(&[Overprotective]),
        step: "Lend Robin the camera for the trip and say nothing about the strap.",
        differently: "Not one word about the strap.",
        prediction: "It will come back scratched.",
        likelihood: Some(20),
        hard: Some(1),
        happened: "It came back with sand in the bag and not a scratch on it. The pictures are of other people's dogs.",
        feel_now: "Fine. I did say one word about the strap.",
        learned: "I can mind and still lend.",
        outcome: Some((No, 80)),
        ..BLANK
    },
    Step {
        told: at(66, 21, 10)
            .titled("Let them see a bad day")
            .signs(&[Secretive, Isolated])
            .to_session(),
        step: "On a bad day, do not tidy my face before they come in.",
        differently: "Stay on the sofa, blanket and all.",
        prediction: "They will find a reason to be in another room.",
        hard: Some(3),
        happened: "They found a second blanket.",
        feel_now: "Quiet.",
        learned: "I have been hiding the part that they know how to hold.",
        outcome: Some((No, 61)),
        ..BLANK
    },
    Step {
        told: at(19, 20, 35)
            .titled("Names on the lease")
            .begun_with("small-risk")
            .signs(&[AvoidedCommitment])
            .patterns(&[PatternId::DoubtingMyChoice])
            .tags(&["home"]),
        step: "Put my name next to theirs on the lease, and sleep afterwards.",
        differently: "No list of exits beforehand.",
        prediction: "I will want to run within a day.",
        likelihood: Some(60),
        hard: Some(4),
        tried: Some(2),
        ..BLANK
    },
    Step {
        told: at(12, 19, 5)
            .titled("A weekend without a countdown")
            .signs(&[ExpectedDeceit])
            .tags(&["evenings"]),
        step: "While they are at the coast, plan my own two days and live them.",
        differently: "One call, because we like it.",
        prediction: "By the second evening I will have a whole story ready.",
        likelihood: Some(45),
        hard: Some(3),
        tried: Some(3),
        ..BLANK
    },
    Step {
        told: at(4, 21, 45)
            .titled("Ask for help with the talk")
            .signs(&[HeldBack]),
        step: "Ask Robin to hold the cards while I practise my speech for work.",
        differently: "Let them see me get stuck.",
        prediction: "They will look bored by the third card.",
        likelihood: Some(35),
        ..BLANK
    },
];
