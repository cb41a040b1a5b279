//! Numbers that look thrown and are the same in each run.

/// xorshift64*.
#[derive(Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn of(seed: u64) -> Self {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number under `end`, which is above 0.
    pub fn under(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) % end
    }

    pub fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.under(length as u64)).unwrap()
    }

    pub fn one_in(&mut self, times: u64) -> bool {
        self.under(times) == 0
    }

    pub fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length)
            .map(|_| u8::try_from(self.under(256)).unwrap())
            .collect()
    }
}
