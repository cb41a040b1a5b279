use diceware_wordlists::EFF_LONG_WORDLIST;

use crate::secret::fill_random;
use crate::{Passphrase, VaultError};

/// Words in a drawn phrase: six from 7,776, that is 77 bits.
pub const WORDS: usize = 6;

/// Draws a passphrase of six random words, each as likely as any other.
///
/// # Errors
/// When the system's random numbers cannot be had.
pub fn draw() -> Result<Passphrase, VaultError> {
    let mut phrase = zeroize::Zeroizing::new(String::new());
    for n in 0..WORDS {
        if n > 0 {
            phrase.push(' ');
        }
        phrase.push_str(EFF_LONG_WORDLIST[draw_below(EFF_LONG_WORDLIST.len())?]);
    }
    Ok(Passphrase::new(&phrase))
}

/// A number under `bound`, without the bias a plain remainder has.
fn draw_below(bound: usize) -> Result<usize, VaultError> {
    let bound = u32::try_from(bound).unwrap_or(u32::MAX).max(1);
    let fair = u32::MAX - u32::MAX % bound;
    loop {
        let mut bytes = [0; 4];
        fill_random(&mut bytes)?;
        let drawn = u32::from_le_bytes(bytes);
        if drawn < fair {
            return Ok((drawn % bound) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_words_of_the_list_and_never_the_same_phrase() {
        let (one, other) = (draw().unwrap(), draw().unwrap());
        for word in one.expose().split(' ') {
            assert!(EFF_LONG_WORDLIST.contains(&word));
        }
        assert_eq!(one.expose().split(' ').count(), WORDS);
        assert_ne!(one.expose(), other.expose());
    }

    #[test]
    fn draws_stay_below_the_bound_and_reach_every_value() {
        let mut seen = [false; 5];
        for _ in 0..500 {
            seen[draw_below(5).unwrap()] = true;
        }
        assert!(seen.iter().all(|&s| s));
    }
}
