//! The fields of each kind of entry, in the order in which they are written on the screen.

use journal::{
    Boundary, Communication, EntryKind, Level, Origin, Own, Pain, Tried, TrustStep, WeekReview,
};

use super::Field;
use crate::ReportEntry;
use crate::state::Desk;

/// Collects what is not empty.
pub(super) struct Fields<'a> {
    desk: &'a Desk<'a>,
    fields: Vec<Field>,
}

/// What the free text of a kind is called.
pub(super) fn body_heading(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::GoodMoment => "good-text",
        EntryKind::Reflection => "reflection-text",
        _ => "report-entry-text",
    }
}

impl<'a> Fields<'a> {
    pub(super) fn new(desk: &'a Desk<'a>) -> Self {
        Self {
            desk,
            fields: Vec::new(),
        }
    }

    pub(super) fn done(self) -> Vec<Field> {
        self.fields
    }

    /// What only its kind has.
    pub(super) fn own(&mut self, entry: &ReportEntry) {
        match &entry.fields.own {
            Own::Communication(talk) => self.talk(talk),
            Own::Boundary(boundary) => self.boundary(boundary),
            Own::TrustStep(step) => self.step(step, entry),
            Own::Pain(pain) => self.pain(pain),
            Own::Origin(origin) => self.origin(origin),
            Own::Reflection(prompt) => {
                let asked = prompt.as_deref().map(|id| format!("prompt-{id}"));
                let asked = asked.and_then(|id| self.desk.words.find(&id));
                self.answer("report-entry-prompt", asked);
            }
            Own::GoodMoment => {}
            Own::Tried(tried) => self.tried(tried),
            Own::WeekReview(review) => self.review(review),
        }
    }

    /// What was noted as time went by.
    pub(super) fn since(&mut self, entry: &ReportEntry) {
        let words = &self.desk.words;
        if !entry.events.is_empty() {
            let lines = entry.events.iter().map(|event| {
                let (day, said) = (
                    words.day(event.on),
                    words.say(&format!("event-{}", event.kind)),
                );
                let note = self.desk.scribe.line(&event.note);
                let id = if note.is_empty() {
                    "report-entry-event"
                } else {
                    "report-entry-event-note"
                };
                words.fill(
                    id,
                    &[
                        ("day", day.into()),
                        ("event", said.into()),
                        ("note", note.into()),
                    ],
                )
            });
            let lines: Vec<String> = lines.collect();
            let heading = words.say("report-entry-events");
            self.fields.push(Field {
                heading,
                lines,
                ..Field::default()
            });
        }
        for thought in &entry.thoughts {
            let day = words.day(thought.on);
            self.field(
                words.fill("report-entry-thought", &[("day", day.into())]),
                &thought.text,
            );
        }
    }

    /// A text in Markdown, unless it is empty.
    pub(super) fn text(&mut self, heading: &str, text: &str) {
        self.field(self.desk.words.say(heading), text);
    }

    fn field(&mut self, heading: String, text: &str) {
        let blocks = self.desk.scribe.prose(text);
        if !blocks.is_empty() {
            self.fields.push(Field {
                heading,
                blocks,
                ..Field::default()
            });
        }
    }

    /// A short answer, if there is one.
    pub(super) fn answer(&mut self, heading: &str, answer: Option<String>) {
        if answer.is_some() {
            let heading = self.desk.words.say(heading);
            self.fields.push(Field {
                heading,
                answer,
                ..Field::default()
            });
        }
    }

    fn yes_no(&mut self, heading: &str, answer: Option<bool>) {
        let said = answer.map(|yes| if yes { "answer-yes" } else { "answer-no" });
        self.answer(heading, said.map(|id| self.desk.words.say(id)));
    }

    /// How heard I felt, how well I listened: "3 mostly".
    fn heard(&mut self, heading: &str, level: Option<Level>) {
        let words = &self.desk.words;
        let said = level.map(|level| {
            let word = words.say(&format!("heard-{}", level.get()));
            words.fill(
                "report-entry-level",
                &[("n", level.get().into()), ("word", word.into())],
            )
        });
        self.answer(heading, said);
    }

    fn day(&mut self, heading: &str, day: Option<chrono::NaiveDate>) {
        self.answer(heading, day.map(|day| self.desk.words.day(day)));
    }

    fn talk(&mut self, talk: &Communication) {
        let words = &self.desk.words;
        self.answer(
            "talk-status",
            Some(words.say(&format!("talk-status-{}", talk.status))),
        );
        self.day("report-entry-planned-for", talk.planned_for);
        self.text("report-entry-feel", &talk.feel);
        self.text("report-entry-about", &talk.about);
        self.text("report-entry-need", &talk.need);
        self.text("talk-began", &talk.began);
        self.yes_no("talk-i-said-back", talk.i_said_back);
        self.yes_no("talk-they-said-back", talk.they_said_back);
        self.yes_no("talk-pause-taken", talk.pause_taken);
        self.text("talk-agreed-return", &talk.agreed_return);
        let by = talk
            .repair_by
            .map(|by| words.say(&format!("talk-repair-{by}")));
        self.answer("talk-repair-by", by);
        self.yes_no("talk-repair-accepted", talk.repair_accepted);
        self.heard("talk-heard", talk.heard);
        self.heard("talk-listened", talk.listened);
        self.text("talk-came-of-it", &talk.came_of_it);
        self.text("talk-next-time", &talk.next_time);
    }

    fn review(&mut self, review: &WeekReview) {
        let words = &self.desk.words;
        self.day("report-entry-week", Some(review.week));
        let rated: Vec<String> = review
            .patterns
            .iter()
            .map(|(pattern, level)| {
                let pattern = words.say(&format!("pattern-{pattern}"));
                words.fill(
                    "report-entry-pattern",
                    &[("pattern", pattern.into()), ("n", level.get().into())],
                )
            })
            .collect();
        let rated = (!rated.is_empty()).then(|| rated.join(", "));
        self.answer("report-entry-recognised", rated);
        self.text("review-helped-text", &review.helped);
        let way = review.way.map(|way| words.say(&format!("way-{way}")));
        self.answer("review-way-which", way);
        self.text("review-way-how", &review.way_how);
        self.text("review-session-text", &review.session);
    }

    fn boundary(&mut self, boundary: &Boundary) {
        self.text("boundary-text", &boundary.boundary);
        self.text("boundary-will-do", &boundary.will_do);
        self.text("boundary-why", &boundary.why);
        self.yes_no("boundary-said", boundary.said);
        self.text("boundary-how-said", &boundary.how_said);
        self.day("boundary-review-on", boundary.review_on);
    }

    fn step(&mut self, step: &TrustStep, entry: &ReportEntry) {
        let words = &self.desk.words;
        self.text("step-step", &step.step);
        self.text("step-prediction", &step.prediction);
        let likely = step.likelihood;
        let likely = likely.map(|it| words.fill("report-percent", &[("percent", it.into())]));
        self.answer("step-likelihood", likely);
        self.text("step-differently", &step.differently);
        self.day("step-try-on", step.try_on);
        self.text("step-happened", &step.happened);
        let came = entry
            .outcome
            .map(|came| words.say(&format!("came-true-{came}")));
        self.answer("step-came-true", came);
        self.text("step-feel-now", &step.feel_now);
        self.text("step-learned", &step.learned);
    }

    fn pain(&mut self, pain: &Pain) {
        self.text("pain-happened", &pain.happened);
        self.text("pain-felt", &pain.felt);
        self.text("pain-meant", &pain.meant);
        self.text("pain-need", &pain.need);
    }

    fn origin(&mut self, origin: &Origin) {
        self.text("origin-first-felt", &origin.first_felt);
        self.text("origin-then-and-now", &origin.then_and_now);
    }

    fn tried(&mut self, tried: &Tried) {
        self.text("tried-what", &tried.what);
        let helped = tried
            .helped
            .map(|it| self.desk.words.say(&format!("helped-{it}")));
        self.answer("tried-helped", helped);
    }
}
