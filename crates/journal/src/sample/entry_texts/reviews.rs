//! Weeks looked back on.

use chrono::NaiveDate;

use crate::WayId::{Communication, Help, ProcessPain, Risk, SelfDiscovery};
use crate::sample::entries::SampleEntry;
use crate::sample::told::{Told, at, before};
use crate::{Level, Own, PatternId, WayId, WeekReview, review_week};

/// A week looked back on.
pub(in crate::sample) struct Review {
    told: Told,
    /// How many days ago that was.
    ago: u64,
    /// A level a pattern, in the order of [`PatternId::ALL`].
    patterns: [Option<Level>; 4],
    helped: &'static str,
    way: WayId,
    how: &'static str,
    session: &'static str,
}

impl Review {
    pub(in crate::sample) fn entry(&self, today: NaiveDate) -> SampleEntry {
        let rated = PatternId::ALL.iter().zip(self.patterns);
        let review = WeekReview {
            week: review_week(before(today, self.ago)),
            patterns: rated
                .filter_map(|(pattern, level)| Some((*pattern, level?)))
                .collect(),
            helped: self.helped.to_owned(),
            way: Some(self.way),
            way_how: self.how.to_owned(),
            session: self.session.to_owned(),
        };
        let recognised = review.recognised();
        let mut fields = self.told.fields(today, Own::WeekReview(review));
        fields.patterns = recognised;
        fields.to_session = !self.session.is_empty();
        SampleEntry::new(fields, self.told.written(today))
    }
}

/// Levels as they are told; over 4 is not rated.
const fn levels(told: [u8; 4]) -> [Option<Level>; 4] {
    let mut levels = [None; 4];
    let mut at = 0;
    while at < told.len() {
        if (told[at] as usize) < Level::ALL.len() {
            levels[at] = Some(Level::ALL[told[at] as usize]);
        }
        at += 1;
    }
    levels
}

/// Not rated.
const BLANK: u8 = 9;

const fn review(
    ago: u64,
    told: [u8; 4],
    helped: &'static str,
    way: WayId,
    how: &'static str,
    session: &'static str,
) -> Review {
    Review {
        told: at(ago, 19, 30),
        ago,
        patterns: levels(told),
        helped,
        way,
        how,
        session,
    }
}

pub(in crate::sample) const REVIEWS: &[Review] = &[
    review(
        290,
        [3, 2, 1, 2],
        "Writing the story down before telling it to Robin.",
        ProcessPain,
        "Ten quiet minutes on two evenings.",
        "",
    ),
    review(
        283,
        [3, 3, 0, 2],
        "Going to bed before the talk got loud.",
        SelfDiscovery,
        "Ask my sister what she remembers of the old house.",
        "How do I tell worry from knowing?",
    ),
    review(
        269,
        [4, 2, BLANK, 3],
        "Not much this week. The walk with Mara.",
        Help,
        "Ring the practice and ask about a first hour.",
        "I looked at the phone again.",
    ),
    review(
        255,
        [3, 2, 1, 2],
        "Saying out loud that I was scared, and not angry.",
        Communication,
        "One feeling, one wish, no history.",
        "",
    ),
    review(
        241,
        [2, 2, 1, 2],
        "The agreed quarter of an hour with the kettle on.",
        Communication,
        "Say it at breakfast when nobody is tired.",
        "Why does a kind word make me suspicious?",
    ),
    review(
        220,
        [2, 1, 1, 3],
        "Counting to ten before asking where they were.",
        Risk,
        "Do not ask about the evening, and see.",
        "",
    ),
    review(
        199,
        [2, 2, 2, 1],
        "Two good evenings, and I believed both of them.",
        Risk,
        "Lend the bicycle and not check the time.",
        "",
    ),
    review(
        178,
        [2, 1, 1, 1],
        "Robin said back what I had said, and it was nearly right.",
        Communication,
        "Say back what I hear as well.",
        "The boundary about shouting held.",
    ),
    review(
        157,
        [1, 1, 0, 2],
        "Reading old notes. It was worse than I remembered.",
        SelfDiscovery,
        "Write about the first time I felt sent away.",
        "",
    ),
    review(
        129,
        [1, 2, 1, 1],
        "Being late myself, and nobody made a story of it.",
        Risk,
        "Say yes before I know how it ends.",
        "",
    ),
    review(
        101,
        [2, 1, 0, 1],
        "Leaving the room and coming back as I had said.",
        Communication,
        "Ask for the cinema plan, plainly.",
        "I keep in what I want. Old rule?",
    ),
    review(
        73,
        [1, 1, BLANK, 1],
        "Sleep. Also soup.",
        ProcessPain,
        "Finish the note about the letters.",
        "",
    ),
    review(
        24,
        [1, 1, 0, 0],
        "Laughing about the lost keys and not looking for the guilty one.",
        Risk,
        "Tell them one thing I like about us.",
        "",
    ),
    review(
        10,
        [0, 1, 0, 1],
        "Saying one small wish a day. Most were heard.",
        Communication,
        "Go on with it, and ask for theirs.",
        "What do I do when it is calm?",
    ),
];
