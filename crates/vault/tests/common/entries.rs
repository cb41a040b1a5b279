//! Entries to test on.

use chrono::NaiveDate;
use journal::{
    Boundary, Communication, EntryFields, EntryKind, Helped, Level, Origin, OriginId, Own, Pain,
    PatternId, RepairBy, SignId, TalkStatus, Tried, TrustStep, WayId, WeekReview,
};
use uuid::Uuid;

/// An id like the shell's: time first, so later ones sort later.
pub fn id(n: u64) -> Uuid {
    Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 | u128::from(n))
}

pub fn blank(kind: EntryKind) -> EntryFields {
    EntryFields::blank(kind, super::day())
}

pub fn titled(title: &str) -> EntryFields {
    EntryFields {
        title: title.into(),
        ..blank(EntryKind::Reflection)
    }
}

pub fn said(body: &str) -> EntryFields {
    EntryFields {
        body: body.into(),
        ..blank(EntryKind::Reflection)
    }
}

/// An entry with every field of its kind filled in; `text` is in each text.
pub fn written(kind: EntryKind, text: &str) -> EntryFields {
    let t = |what: &str| format!("{what} {text}");
    let day = NaiveDate::from_ymd_opt(2026, 12, 1);
    let own = match kind {
        EntryKind::Communication => Own::Communication(Communication {
            status: TalkStatus::FollowedUp,
            planned_for: day,
            feel: t("feel"),
            about: t("about"),
            need: t("need"),
            began: t("began"),
            i_said_back: Some(true),
            they_said_back: Some(false),
            pause_taken: Some(true),
            agreed_return: t("return"),
            repair_by: Some(RepairBy::Both),
            repair_accepted: Some(true),
            heard: Level::new(3).ok(),
            listened: Level::new(0).ok(),
            came_of_it: t("came"),
            next_time: t("next"),
        }),
        EntryKind::Boundary => Own::Boundary(Boundary {
            boundary: t("boundary"),
            why: t("why"),
            will_do: t("I will"),
            said: Some(true),
            how_said: t("how"),
            review_on: day,
        }),
        EntryKind::TrustStep => Own::TrustStep(TrustStep {
            step: t("step"),
            differently: t("differently"),
            prediction: t("prediction"),
            likelihood: Some(70),
            hard: Level::new(2).ok(),
            try_on: day,
            happened: t("happened"),
            feel_now: t("now"),
            learned: t("learned"),
        }),
        EntryKind::Pain => Own::Pain(Pain {
            happened: t("happened"),
            felt: t("felt"),
            meant: t("meant"),
            need: t("need"),
            reached: 3,
        }),
        EntryKind::Origin => Own::Origin(Origin {
            first_felt: t("first"),
            then_and_now: t("then"),
        }),
        EntryKind::Reflection => Own::Reflection(Some("kind-to-me".into())),
        EntryKind::GoodMoment => Own::GoodMoment,
        EntryKind::Tried => Own::Tried(Tried {
            what: t("what"),
            helped: Some(Helped::ALittle),
        }),
        EntryKind::WeekReview => Own::WeekReview(WeekReview {
            week: NaiveDate::from_ymd_opt(2026, 11, 16).unwrap(),
            patterns: vec![
                (PatternId::Jealousy, Level::ZERO),
                (PatternId::FindingFault, Level::ALL[3]),
            ],
            helped: t("helped"),
            way: Some(WayId::Risk),
            way_how: t("how"),
            session: t("session"),
        }),
    };
    EntryFields {
        occurred_minute: Some(1_305),
        title: t("title"),
        body: t("body"),
        exercise: "two-readings".parse().ok(),
        to_session: true,
        signs: vec![SignId::AssumedHarm, SignId::Drama],
        patterns: vec![PatternId::FindingFault],
        origins: vec![OriginId::TraumaInfidelity],
        tags: vec!["home".into(), "Mum".into()],
        own,
        ..blank(kind)
    }
}

/// Every page of the journal's database as plain bytes, with what was deleted and not overwritten.
#[allow(
    clippy::disallowed_methods,
    reason = "plain text is what this looks at"
)]
pub fn decrypted(root: &std::path::Path) -> Vec<u8> {
    let key = super::raw_key(root);
    let mut c = rusqlite::Connection::open(root.join("gen-1/journal.db")).unwrap();
    c.execute_batch(&format!("PRAGMA key = \"x'{key}'\""))
        .unwrap();
    c.serialize("main").unwrap().to_vec()
}

pub fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}
