//! Free writing.

use chrono::NaiveDate;

use crate::Own;
use crate::SignId::{
    AssumedHarm, AvoidedCommitment, Drama, ExpectedDeceit, HeldBack, IntimacyDistance, Isolated,
    Overprotective, PickedFights, Secretive,
};
use crate::sample::entries::SampleEntry;
use crate::sample::told::{Told, at, on};
use crate::{OriginId, PatternId};

/// Free writing.
pub(in crate::sample) struct Page {
    told: Told,
    /// The prompt it answers, by its id in the catalogue.
    prompt: Option<&'static str>,
}

impl Page {
    pub(in crate::sample) fn entry(&self, today: NaiveDate) -> SampleEntry {
        let own = Own::Reflection(self.prompt.map(str::to_owned));
        SampleEntry::new(self.told.fields(today, own), self.told.written(today))
    }
}

const fn free(told: Told) -> Page {
    Page { told, prompt: None }
}

const fn prompted(prompt: &'static str, told: Told) -> Page {
    let prompt = Some(prompt);
    Page { told, prompt }
}

pub(in crate::sample) const REFLECTIONS: &[Page] = &[
    free(at(296, 21, 45)
        .titled("Beginning")
        .body("Dr Hale asked whether I would write things down, and I said that I am not a person who writes things down. So, here I am.\n\nWhat I want: to be in a room with somebody I love and not listen for the lift.\n\nWhat I do not want: to be talked out of my own eyes. Sometimes people do lie. I would like to know the difference, that is all, and I would like knowing it not to take up the whole evening.")
        .signs(&[ExpectedDeceit])
        .patterns(&[PatternId::FearOfTrusting])
        .to_session()),
    free(on(284)
        .body("Noticed: I am kindest to Robin when they are asleep. There is no risk in it. I straighten the blanket and think all the things that I could have said at dinner.")
        .signs(&[HeldBack, IntimacyDistance])),
    prompted("two-readings", at(274, 22, 25)
        .titled("Things I took as meant to hurt").begun_with("two-readings")
        .body("## This week\n\n- the door (wind)\n- \"fine\" (fine)\n- the last yoghurt (hunger)\n- forgetting my story about the printer (**boring story**)\n\nFour out of four. It would be funny if it were not my whole week.")
        .signs(&[AssumedHarm])
        .patterns(&[PatternId::FindingFault])),
    free(on(255)
        .titled("Leaving in my head")
        .body("I left three times today without moving from the chair. In one version I took the dog. In one I was dignified. In none of them was I happier afterwards, and in all of them I was sorry about the chair.")
        .signs(&[Isolated])
        .tags(&["old habits"])),
    free(at(241, 20, 15)
        .body("Mara asked what I would do with all the hours if I stopped keeping watch. I made a joke about pottery. On the bus home I thought: sleep. I would sleep.")
        .signs(&[Overprotective])
        .tags(&["friends"])),
    prompted("body-first", on(223)
        .titled("Jealous, plainly")
        .body("I was jealous today. I am writing it with its name, because I call it other things: tired, hungry, interested in Robin's day. It sits under the ribs on the left. It is hot and it is bored and it wants something to do.\n\nI gave it the potatoes.")
        .signs(&[ExpectedDeceit])
        .patterns(&[PatternId::Jealousy])
        .tags(&["jealousy"])
        .to_session()),
    free(at(205, 23, 5)
        .body("Is it this one? Is this the right person? I ask it in the shower, as other people sing. I have asked it about flats, shoes, jobs and a cat. The cat lived to be nineteen and I loved her every day with that question going.")
        .patterns(&[PatternId::DoubtingMyChoice])
        .signs(&[AvoidedCommitment])),
    free(on(193)
        .titled("After the row")
        .body("Loud, then louder, then a plate. Not thrown. Put down in a way that plates notice. I want to find the moment before that. There is one, I am sure. It is about as wide as a breath, and I run straight through it.")
        .signs(&[Drama, PickedFights])
        .tags(&["arguments"])),
    free(at(167, 19, 15)
        .body("Four months since my first page. I read it again. She sounds so tired, the one who wrote that. I wanted to bring her soup.")),
    free(on(155)
        .titled("From the book Ines lent me")
        .body("I copied a line of my own out of the margin, where I had scribbled it years ago:\n\n> I would rather be early for the end than be surprised by it.\n\nI was twenty-four. I underlined it twice. I am not sure that I want to be early any more. One misses such a lot of the middle.")
        .patterns(&[PatternId::FearOfTrusting])
        .tags(&["writing"])),
    free(at(140, 21, 55)
        .body("Went to look at flats for Mara with Robin. We both said \"our\" about a kitchen that was not for us. Neither of us took it back. I have been walking round that word all evening, like somebody with a parcel on the doorstep.")
        .signs(&[AvoidedCommitment])
        .tags(&["home"])),
    prompted("what-i-hid", on(126)
        .titled("What I hide")
        .body("The price of the coat. That I ate at my desk and cried. How often I practise sentences. That I like their mother. The course. The second letter from the course. That I have begun to be happy, in case somebody comes to collect it.")
        .signs(&[Secretive])
        .tags(&["honesty"])
        .to_session()),
    prompted("old-or-new", at(104, 20, 35)
        .titled("Mum and the fence")
        .body("She rang about the bins and told me, in passing, what Mrs Lowe next door thinks of my life. I noticed that I held the phone away from my ear, as one holds a wet dog. I used to hold it closer.")
        .origins(&[OriginId::Childhood])
        .tags(&["family"])),
    free(on(89)
        .body("Good weeks make me nervous. I catch myself tapping on them like on a wall, to hear where it is hollow.")
        .signs(&[ExpectedDeceit])
        .patterns(&[PatternId::FindingFault])),
    free(at(64, 22, 50)
        .titled("Night thoughts, kept short")
        .body("1. They turned over. People turn over.\n2. I can ask in the morning.\n3. In the morning I will not want to ask, which tells me something about the question.")
        .signs(&[Overprotective])),
    free(on(30)
        .titled("Things that stayed").begun_with("letter-to-me")
        .body("I made a list of everything I was sure would be gone by now. The job, the flat, the friends, the dog, Robin. I read it out to the dog. He has stayed as well, and was promised a walk for it.")
        .patterns(&[PatternId::FearOfTrusting])),
    free(at(16, 20, 5)
        .titled("For Dr Hale")
        .body("Two things. First: I say less than I used to, and I cannot tell whether that is peace or whether I have only become better at holding it in. Second: I told Robin about the skirt. I keep thinking about how they did not say anything clever.")
        .signs(&[HeldBack])
        .to_session()),
    free(at(1, 21, 15)
        .body("Rain on the window, Robin asleep with the book on their face. I listened for the lift out of habit. It went past our floor, and I noticed that I had gone on reading.")
        .signs(&[ExpectedDeceit])
        .tags(&["evenings"])),
];
