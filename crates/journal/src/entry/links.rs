use crate::named::named;

named! {
    /// One of the four patterns that may be recognised in an entry.
    PatternId, "pattern" {
        /// Needing to know where they are; third parties feel like threats.
        Jealousy = "jealousy",
        /// Strong fear of relying on a partner at all.
        FearOfTrusting = "fear-of-trusting",
        /// Distrust of one's own choice.
        DoubtingMyChoice = "doubting-my-choice",
        /// Attention goes to everything wrong.
        FindingFault = "finding-fault",
    }
}

named! {
    /// Where a difficulty with trust can come from. Private and optional.
    OriginId, "origin" {
        /// Abuse, neglect or mistreatment as a child.
        Childhood = "childhood",
        /// Exclusion, isolation, bullying.
        Rejection = "rejection",
        /// Something terrible, of a kind not said.
        Trauma = "trauma",
        /// A serious illness.
        TraumaIllness = "trauma-illness",
        /// A severe accident.
        TraumaAccident = "trauma-accident",
        /// The death of someone close.
        TraumaDeath = "trauma-death",
        /// Theft or damage of property.
        TraumaProperty = "trauma-property",
        /// Infidelity.
        TraumaInfidelity = "trauma-infidelity",
        /// Physical abuse.
        TraumaPhysicalAbuse = "trauma-physical-abuse",
        /// Sexual assault.
        TraumaSexualAssault = "trauma-sexual-assault",
        /// Combat.
        TraumaCombat = "trauma-combat",
        /// Re-living it, expecting danger.
        Ptsd = "ptsd",
        /// A condition that colours trust.
        MentalHealth = "mental-health",
        /// Something else.
        Other = "other",
    }
}

named! {
    /// One of the five ways forward.
    WayId, "way forward" {
        /// Know where it comes from.
        SelfDiscovery = "self-discovery",
        /// Work through the pain.
        ProcessPain = "process-pain",
        /// Be all right with risk.
        Risk = "risk",
        /// Talk, and set boundaries.
        Communication = "communication",
        /// Know when to get help.
        Help = "help",
    }
}
