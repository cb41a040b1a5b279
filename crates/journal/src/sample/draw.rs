//! Numbers that look drawn by chance and are always the same.

/// A row of numbers that belongs to one day and one purpose, so that a change to
/// one purpose leaves all the others as they were.
pub(super) struct Draw(u64);

impl Draw {
    /// The row of the day `ago` days before today, for `purpose`.
    pub(super) fn of(ago: u64, purpose: &str) -> Self {
        // FNV-1a over the purpose keeps the rows apart.
        let salt = purpose
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            });
        let mut draw = Self(salt ^ ago.wrapping_mul(0xd1b5_4a32_d192_ed03));
        draw.next();
        draw
    }

    /// A number from 0 up to but without 1.
    pub(super) fn unit(&mut self) -> f64 {
        f64::from(self.high_bits()) / (f64::from(u32::MAX) + 1.0)
    }

    /// A whole number from 0 up to but without `bound`.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        let scaled = (u64::from(self.high_bits()) * u64::from(bound)) >> 32;
        u32::try_from(scaled).unwrap_or(0)
    }

    /// True this often, from 0 never to 1 always.
    pub(super) fn chance(&mut self, often: f64) -> bool {
        self.unit() < often
    }

    fn high_bits(&mut self) -> u32 {
        u32::try_from(self.next() >> 32).unwrap_or(0)
    }

    /// SplitMix64, from G. L. Steele, D. Lea and C. H. Flood, "Fast splittable
    /// pseudorandom number generators", OOPSLA 2014.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::Draw;

    #[test]
    fn split_mix_gives_its_published_first_number() {
        assert_eq!(Draw(0).next(), 0xe220_a839_7b1d_cdaf);
    }
}
