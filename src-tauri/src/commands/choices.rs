use super::paired::paired;

paired! {
    EntryKind {
        Communication, Boundary, TrustStep, Pain, Origin, Reflection, GoodMoment, Tried,
        WeekReview
    }
    PatternId { Jealousy, FearOfTrusting, DoubtingMyChoice, FindingFault }
    WayId { SelfDiscovery, ProcessPain, Risk, Communication, Help }
    OriginId {
        Childhood, Rejection, Trauma, TraumaIllness, TraumaAccident, TraumaDeath, TraumaProperty,
        TraumaInfidelity, TraumaPhysicalAbuse, TraumaSexualAssault, TraumaCombat, Ptsd,
        MentalHealth, Other
    }
    TalkStatus { Planned, Said, FollowedUp }
    RepairBy { Me, Them, Both, Nobody }
    Helped { Yes, ALittle, No, CannotTell }
    CameTrue { Yes, Partly, No, CannotTell }
    BoundaryEventKind { Stated, Respected, Crossed, Unclear, Adjusted, Kept, NotKept }
    TalkHintKind { YouAlways, YouNever, FeelThatYou, GuessedMotive }
    /// How the words of a boundary read.
    BoundaryReads { Empty, Boundary, RuleForThem, NoIWill }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page's names are the stored ones: one name for a thing, everywhere.
    #[test]
    fn a_choice_crosses_by_its_stored_name() {
        fn names<T: Copy + serde::Serialize>(all: &[T]) -> Vec<String> {
            all.iter()
                .map(|choice| serde_json::to_value(choice).unwrap())
                .map(|name| name.as_str().unwrap().to_owned())
                .collect()
        }
        macro_rules! same {
            ($($choice:ident),+) => {$(
                let all: Vec<$choice> = journal::$choice::ALL.iter().map(|&c| c.into()).collect();
                let stored: Vec<&str> = journal::$choice::ALL.iter().map(|c| c.as_str()).collect();
                assert_eq!(names(&all), stored);
            )+};
        }
        same!(
            EntryKind,
            PatternId,
            WayId,
            OriginId,
            TalkStatus,
            RepairBy,
            Helped,
            CameTrue,
            BoundaryEventKind,
            TalkHintKind
        );
    }
}
