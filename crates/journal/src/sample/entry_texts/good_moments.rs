//! Good moments: one thing that built trust.

use chrono::NaiveDate;

use crate::Own;
use crate::SignId::{AssumedHarm, ExpectedDeceit, HeldBack, IntimacyDistance};
use crate::sample::entries::SampleEntry;
use crate::sample::told::{Told, at, on};

/// A good moment has nothing of its own.
pub(in crate::sample) struct Moment(Told);

impl Moment {
    pub(in crate::sample) fn entry(&self, today: NaiveDate) -> SampleEntry {
        let fields = self.0.fields(today, Own::GoodMoment);
        SampleEntry::new(fields, self.0.written(today))
    }
}

pub(in crate::sample) const GOOD_MOMENTS: &[Moment] = &[
    Moment(at(292, 19, 0).body("They rang from the shop to ask which beans I meant. It is hardly anything. Somebody wanted to get my beans right.")),
    Moment(on(278).body("Robin told me about the mistake at work before I could have known of it. So that is how it looks when a person does not hide.").signs(&[ExpectedDeceit])),
    Moment(at(265, 8, 10).body("Woke from the bad dream. They were awake too, and did not ask, and put their cold feet on mine until I complained.")),
    Moment(on(253).body("The promise about the balcony drain: kept, in the rain, with a colander on their head for safety.")),
    Moment(at(231, 21, 25).titled("The spare glasses").body("I lost my glasses and Robin had a second pair of mine in the glovebox. Since when? \"Since you lost the last ones.\"").tags(&["small things"])),
    Moment(on(218).body("They remembered the date of Gran's funeral and took the afternoon off without making a thing of it.").tags(&["family"])),
    Moment(at(203, 20, 10).body("We disagreed about the film, loudly, and both enjoyed it. I looked for the knot in my stomach and it had gone home early.")),
    Moment(on(186).body("Robin said \"I was wrong about that\" with no but after it.").signs(&[AssumedHarm])),
    Moment(at(162, 18, 45).body("I cried at the advert with the old dog and was not teased. I was handed the tea towel.")),
    Moment(at(145, 22, 40).body("Dancing in the kitchen to the washing machine. 💃 It has a better beat than both of us.").tags(&["small things"])),
    Moment(on(133).body("They asked what I thought about the job offer, and then did what I thought would be good. Well, half of it. They heard me, and that was the thing.").signs(&[HeldBack])),
    Moment(at(114, 19, 35).body("Yuki sent a parcel with persimmons and a card: 「急がなくていいよ。待っているから。」 No hurry, I will be waiting. Robin pinned it over the sink, for both of us.").tags(&["friends"])),
    Moment(on(96).body("A hard conversation, and afterwards they did the washing up humming. I have never in my life known a row that ended in humming.")),
    Moment(at(78, 21, 0).body("Held hands at the dentist's. Mine was the hand that was held and also the hand that did the holding.").signs(&[IntimacyDistance])),
    Moment(on(58).body("Robin left me the last of the plum jam. There was a note in the jar. The note said: evidence.")),
    Moment(at(32, 20, 20).body("I was late, I had said seven and it was nine, and they had simply eaten. No story. My plate was in the oven.")),
    Moment(on(13).body("They told their mother, on the phone, while I was in the room, that they are happy. Their voice was plain, as if they were saying what was for dinner.")),
    Moment(at(3, 7, 50).body("Coffee brought to bed without being asked, in the chipped cup, because that is the one I like.").tags(&["small things"])),
];
