use super::WholeRecord;

/// How much a journal, or a part of one, holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WholeCounts {
    /// Days with a check-in.
    pub check_ins: u64,
    /// Days with a note.
    pub day_notes: u64,
    /// Entries outside the trash.
    pub entries: u64,
    /// Entries in the trash.
    pub in_trash: u64,
    /// Settings, signs, marks and pauses: what is few.
    pub others: u64,
}

impl WholeCounts {
    /// Counts one record more.
    pub const fn add(&mut self, record: &WholeRecord) {
        let count = match record {
            WholeRecord::CheckIn(_) => &mut self.check_ins,
            WholeRecord::DayNote(_) => &mut self.day_notes,
            WholeRecord::Entry(entry) if entry.deleted.is_some() => &mut self.in_trash,
            WholeRecord::Entry(_) => &mut self.entries,
            WholeRecord::Settings(_)
            | WholeRecord::Sign(_)
            | WholeRecord::Mark(_)
            | WholeRecord::Pause(_) => &mut self.others,
        };
        *count += 1;
    }

    /// All records.
    #[must_use]
    pub const fn all(&self) -> u64 {
        self.check_ins + self.day_notes + self.entries + self.in_trash + self.others
    }
}
