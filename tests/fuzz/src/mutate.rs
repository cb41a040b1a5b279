//! Changes by chance, the same in each run.

/// Numbers that look thrown (xorshift64*, Vigna 2016). Not for secrets.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// Starts at a seed.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number under `end`, or 0.
    pub fn under(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let thrown = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11;
        usize::try_from(thrown % end.max(1) as u64).unwrap_or(0)
    }

    /// A byte.
    pub fn byte(&mut self) -> u8 {
        u8::try_from(self.under(256)).unwrap_or(0)
    }
}

/// `seed` with one to five changes; now and then the end of `other` takes the place of its own.
#[must_use]
pub fn mutate(seed: &[u8], other: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=chance.under(5) {
        let at = chance.under(bytes.len() + 1);
        let to = (at + chance.under(24)).min(bytes.len());
        match chance.under(8) {
            0 | 1 if at < bytes.len() => bytes[at] = chance.byte(),
            2 | 3 if at < bytes.len() => bytes[at] ^= 1 << chance.under(8),
            4 => drop(bytes.drain(at..to)),
            5 => {
                let copied = bytes[at..to].to_vec();
                bytes.splice(at..at, copied);
            }
            6 => {
                let from = chance.under(other.len() + 1);
                bytes.truncate(at);
                bytes.extend(&other[from..]);
            }
            _ => bytes.insert(at, chance.byte()),
        }
    }
    bytes
}
