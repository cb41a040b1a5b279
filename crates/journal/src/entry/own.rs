use chrono::NaiveDate;

use super::{EntryKind, Helped, PatternId, RepairBy, TalkStatus, WayId};
use crate::{Level, review_week};

/// What only a kind has, as the person edits it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Own {
    /// A talk, before and after.
    Communication(Communication),
    /// A boundary.
    Boundary(Boundary),
    /// A trust step.
    TrustStep(TrustStep),
    /// Working through something that hurt.
    Pain(Pain),
    /// Where it can come from.
    Origin(Origin),
    /// Free writing; the prompt it answers, by its id in the catalogue.
    Reflection(Option<String>),
    /// A good moment has nothing of its own.
    GoodMoment,
    /// Something tried.
    Tried(Tried),
    /// A week looked back on.
    WeekReview(WeekReview),
}

/// A talk with the partner. Its topic is the entry's title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Communication {
    /// How far it has come.
    pub status: TalkStatus,
    /// The day it is meant for.
    pub planned_for: Option<NaiveDate>,
    /// "I feel …"
    pub feel: String,
    /// "… about …"
    pub about: String,
    /// "I need …"
    pub need: String,
    /// How it began.
    pub began: String,
    /// Whether I said back what I heard; `None` is not said.
    pub i_said_back: Option<bool>,
    /// Whether they said back what they heard.
    pub they_said_back: Option<bool>,
    /// Whether a pause was taken.
    pub pause_taken: Option<bool>,
    /// When and how to come back to it, as agreed.
    pub agreed_return: String,
    /// Who offered to make up.
    pub repair_by: Option<RepairBy>,
    /// Whether it was accepted.
    pub repair_accepted: Option<bool>,
    /// How heard I felt, 0 to 4.
    pub heard: Option<Level>,
    /// How well I listened, 0 to 4.
    pub listened: Option<Level>,
    /// What came of it.
    pub came_of_it: String,
    /// One thing for next time.
    pub next_time: String,
}

impl Default for Communication {
    /// Planned, with nothing written.
    fn default() -> Self {
        Communication {
            status: TalkStatus::Planned,
            planned_for: None,
            feel: String::new(),
            about: String::new(),
            need: String::new(),
            began: String::new(),
            i_said_back: None,
            they_said_back: None,
            pause_taken: None,
            agreed_return: String::new(),
            repair_by: None,
            repair_accepted: None,
            heard: None,
            listened: None,
            came_of_it: String::new(),
            next_time: String::new(),
        }
    }
}

/// A boundary: what *I* will do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Boundary {
    /// The boundary itself.
    pub boundary: String,
    /// Why it matters.
    pub why: String,
    /// What I will do.
    pub will_do: String,
    /// Whether I said it to them; `None` is not answered.
    pub said: Option<bool>,
    /// How I said it.
    pub how_said: String,
    /// When to look at it again.
    pub review_on: Option<NaiveDate>,
}

/// A trust step: a small chosen risk. `step`, `differently`, `prediction` and `likelihood` are
/// frozen once an outcome is recorded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrustStep {
    /// The risk I choose.
    pub step: String,
    /// What I will do differently.
    pub differently: String,
    /// What I think will happen.
    pub prediction: String,
    /// How likely I think it is, in percent, 0 to 100.
    pub likelihood: Option<u8>,
    /// How hard it feels, 0 to 4: its place on the person's own ladder. `None` is not placed. An
    /// outcome does not freeze it, for a step may come to feel easier.
    pub hard: Option<Level>,
    /// The day I mean to do it.
    pub try_on: Option<NaiveDate>,
    /// What happened.
    pub happened: String,
    /// How I feel about it now.
    pub feel_now: String,
    /// What I learned.
    pub learned: String,
}

impl TrustStep {
    /// Whether `other` says the same in all that an outcome freezes.
    #[must_use]
    pub fn predicts_the_same(&self, other: &Self) -> bool {
        (&self.step, &self.differently) == (&other.step, &other.differently)
            && self.prediction == other.prediction
            && self.likelihood == other.likelihood
    }
}

/// Working through something that hurt, in four paced steps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pain {
    /// What happened.
    pub happened: String,
    /// What I felt.
    pub felt: String,
    /// What I made it mean.
    pub meant: String,
    /// What I need now.
    pub need: String,
    /// The step it stands at, 0 to 3.
    pub reached: u8,
}

impl Pain {
    /// The last step, counted from 0.
    pub const LAST_STEP: u8 = 3;
}

/// Where it can come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// When I first felt this.
    pub first_felt: String,
    /// What was then, and what is now.
    pub then_and_now: String,
}

/// Something I tried.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tried {
    /// What it was.
    pub what: String,
    /// Whether it helped.
    pub helped: Option<Helped>,
}

/// A week looked back on, in five minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekReview {
    /// The Monday of that week.
    pub week: NaiveDate,
    /// How strongly each pattern was recognised. One that is not here was not rated, which is not 0.
    pub patterns: Vec<(PatternId, Level)>,
    /// What helped.
    pub helped: String,
    /// The one way forward for the next week.
    pub way: Option<WayId>,
    /// How I will go it.
    pub way_how: String,
    /// Something for the session.
    pub session: String,
}

impl WeekReview {
    /// A review of the week that begins on `week`, with nothing written.
    #[must_use]
    pub const fn blank(week: NaiveDate) -> Self {
        WeekReview {
            week,
            patterns: Vec::new(),
            helped: String::new(),
            way: None,
            way_how: String::new(),
            session: String::new(),
        }
    }

    /// The patterns that were recognised at all, in the order in which they are held.
    #[must_use]
    pub fn recognised(&self) -> Vec<PatternId> {
        let felt = self.patterns.iter().filter(|(_, level)| level.is_felt());
        felt.map(|(pattern, _)| *pattern).collect()
    }
}

impl Own {
    /// A kind's own with nothing written, made on `day`.
    #[must_use]
    pub fn blank(kind: EntryKind, day: NaiveDate) -> Self {
        match kind {
            EntryKind::Communication => Own::Communication(Communication::default()),
            EntryKind::Boundary => Own::Boundary(Boundary::default()),
            EntryKind::TrustStep => Own::TrustStep(TrustStep::default()),
            EntryKind::Pain => Own::Pain(Pain::default()),
            EntryKind::Origin => Own::Origin(Origin::default()),
            EntryKind::Reflection => Own::Reflection(None),
            EntryKind::GoodMoment => Own::GoodMoment,
            EntryKind::Tried => Own::Tried(Tried::default()),
            EntryKind::WeekReview => Own::WeekReview(WeekReview::blank(review_week(day))),
        }
    }

    /// The kind it belongs to.
    #[must_use]
    pub const fn kind(&self) -> EntryKind {
        match self {
            Own::Communication(_) => EntryKind::Communication,
            Own::Boundary(_) => EntryKind::Boundary,
            Own::TrustStep(_) => EntryKind::TrustStep,
            Own::Pain(_) => EntryKind::Pain,
            Own::Origin(_) => EntryKind::Origin,
            Own::Reflection(_) => EntryKind::Reflection,
            Own::GoodMoment => EntryKind::GoodMoment,
            Own::Tried(_) => EntryKind::Tried,
            Own::WeekReview(_) => EntryKind::WeekReview,
        }
    }

    /// Every text the person wrote in it, in reading order. What is not here is not searched.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Own::Communication(c) => vec![
                &c.feel,
                &c.about,
                &c.need,
                &c.began,
                &c.agreed_return,
                &c.came_of_it,
                &c.next_time,
            ],
            Own::Boundary(b) => vec![&b.boundary, &b.why, &b.will_do, &b.how_said],
            Own::TrustStep(s) => vec![
                &s.step,
                &s.differently,
                &s.prediction,
                &s.happened,
                &s.feel_now,
                &s.learned,
            ],
            Own::Pain(p) => vec![&p.happened, &p.felt, &p.meant, &p.need],
            Own::Origin(o) => vec![&o.first_felt, &o.then_and_now],
            Own::Tried(t) => vec![&t.what],
            Own::WeekReview(r) => vec![&r.helped, &r.way_how, &r.session],
            Own::Reflection(_) | Own::GoodMoment => Vec::new(),
        }
    }

    /// The same texts, to be changed in place.
    pub fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Own::Communication(c) => vec![
                &mut c.feel,
                &mut c.about,
                &mut c.need,
                &mut c.began,
                &mut c.agreed_return,
                &mut c.came_of_it,
                &mut c.next_time,
            ],
            Own::Boundary(b) => vec![&mut b.boundary, &mut b.why, &mut b.will_do, &mut b.how_said],
            Own::TrustStep(s) => vec![
                &mut s.step,
                &mut s.differently,
                &mut s.prediction,
                &mut s.happened,
                &mut s.feel_now,
                &mut s.learned,
            ],
            Own::Pain(p) => vec![&mut p.happened, &mut p.felt, &mut p.meant, &mut p.need],
            Own::Origin(o) => vec![&mut o.first_felt, &mut o.then_and_now],
            Own::Tried(t) => vec![&mut t.what],
            Own::WeekReview(r) => vec![&mut r.helped, &mut r.way_how, &mut r.session],
            Own::Reflection(_) | Own::GoodMoment => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_is_of_its_kind_and_every_text_can_be_read_and_changed() {
        for &kind in EntryKind::ALL {
            let mut own = Own::blank(kind, NaiveDate::default());
            assert_eq!(own.kind(), kind);
            let count = own.texts_mut().len();
            for (n, text) in own.texts_mut().into_iter().enumerate() {
                *text = n.to_string();
            }
            let read: Vec<String> = own.texts().into_iter().map(str::to_owned).collect();
            let wrote: Vec<String> = (0..count).map(|n| n.to_string()).collect();
            assert_eq!(read, wrote);
        }
    }
}
