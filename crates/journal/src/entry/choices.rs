use crate::named::named;

named! {
    /// The kind of an entry. It never changes once the entry is stored.
    EntryKind, "kind of entry" {
        /// A talk with the partner: before it and after it.
        Communication = "communication",
        /// What I will do, and how it went over time.
        Boundary = "boundary",
        /// A small chosen risk, with a prediction.
        TrustStep = "trust-step",
        /// A paced piece of writing about something that hurt.
        Pain = "pain",
        /// Where it can come from.
        Origin = "origin",
        /// Free writing, with or without a prompt.
        Reflection = "reflection",
        /// One thing that built trust.
        GoodMoment = "good-moment",
        /// Something I tried, and whether it helped.
        Tried = "tried",
        /// A week looked back on.
        WeekReview = "week-review",
    }
}

named! {
    /// How far a talk has come.
    TalkStatus, "status of a talk" {
        /// Still to be had.
        Planned = "planned",
        /// It was had.
        Said = "said",
        /// It was had, and looked back on together or alone.
        FollowedUp = "followed-up",
    }
}

named! {
    /// Who offered to make up.
    RepairBy, "offer of repair" {
        /// I did.
        Me = "me",
        /// They did.
        Them = "them",
        /// Both did.
        Both = "both",
        /// Nobody did.
        Nobody = "nobody",
    }
}

named! {
    /// Whether something that was tried helped.
    Helped, "answer to whether it helped" {
        /// It helped.
        Yes = "yes",
        /// It helped a little.
        ALittle = "a-little",
        /// It did not help.
        No = "no",
        /// It cannot be told.
        CannotTell = "cannot-tell",
    }
}

named! {
    /// Whether a prediction came true.
    CameTrue, "outcome of a trust step" {
        /// It came true.
        Yes = "yes",
        /// It came true in part.
        Partly = "partly",
        /// It did not.
        No = "no",
        /// It cannot be told.
        CannotTell = "cannot-tell",
    }
}

named! {
    /// What happened with a boundary on a day.
    BoundaryEventKind, "event of a boundary" {
        /// I said it.
        Stated = "stated",
        /// It was respected.
        Respected = "respected",
        /// It was crossed.
        Crossed = "crossed",
        /// It was not clear what happened.
        Unclear = "unclear",
        /// I changed it.
        Adjusted = "adjusted",
        /// I did what I said I would do.
        Kept = "kept",
        /// I did not do what I said I would do.
        NotKept = "not-kept",
    }
}
