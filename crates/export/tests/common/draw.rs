use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate};
use uuid::Uuid;

/// Chance that can be repeated: SplitMix64.
pub struct Draw(u64);

impl Draw {
    pub fn of(seed: u64) -> Self {
        Draw(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    pub fn yes(&mut self) -> bool {
        self.next() & 1 == 1
    }

    pub fn maybe<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.yes().then(|| value(self))
    }

    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize]
    }

    pub fn id(&mut self) -> Uuid {
        Uuid::from_u64_pair(self.next(), self.next())
    }

    pub fn day(&mut self) -> NaiveDate {
        // Long ago and far ahead as well.
        let first = if self.below(20) == 0 { 0 } else { 9_496 };
        let day = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap();
        day + Days::new(first + self.below(900))
    }

    pub fn monday(&mut self) -> NaiveDate {
        let day = self.day();
        day - Days::new(u64::from(day.weekday().num_days_from_monday()))
    }

    pub fn instant(&mut self) -> DateTime<FixedOffset> {
        let seconds = 1_700_000_000 + self.below(100_000_000);
        let offset = [0, 60, -600, 345, 840, -720][self.below(6) as usize];
        let offset = FixedOffset::east_opt(offset * 60).unwrap();
        let at = DateTime::from_timestamp(seconds as i64, 0).unwrap();
        at.with_timezone(&offset)
    }

    pub fn zone(&mut self) -> String {
        self.one_of(&["Europe/Vienna", "UTC", "Asia/Kathmandu"])
            .to_owned()
    }

    pub fn revision(&mut self) -> u32 {
        1 + self.below(900) as u32
    }

    /// What a person may have written: scripts, quotes, line ends, formulas, nothing.
    pub fn text(&mut self) -> String {
        let parts = [
            "",
            "a quiet walk",
            "=1+1",
            "\"quoted\" \\ back",
            "line\nand line\ttab",
            "日本語のメモ",
            "\u{202b}ערב טוב\u{202c}",
            "🙂👨\u{200d}👩\u{200d}👧",
            "e\u{301}",
            "</script>",
            "null",
            "0",
            " padded ",
            "\u{2028}",
            "-",
            "{\"id\": 1}",
            "[[[[",
            "\u{feff}",
        ];
        let count = self.below(4);
        (0..count).map(|_| self.one_of(&parts)).collect()
    }

    /// One line of words that need no tidying.
    pub fn words(&mut self) -> String {
        self.one_of(&["Robin and I", "=1+1", "a, \"b\"", "日本語", "🙂", "null"])
            .to_owned()
    }
}
