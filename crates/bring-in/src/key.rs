use sha2::{Digest, Sha256};

/// A digest of what names an entry.
pub(crate) type Sum = [u8; 32];

/// The sum of `parts`, each with its length before it, so that where one ends matters.
pub(crate) fn sum(parts: &[&str]) -> Sum {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update((part.len() as u64).to_le_bytes());
        digest.update(part.as_bytes());
    }
    digest.finalize().into()
}

/// 128 bits of a sum in hex; from the second on, entries that share it are numbered.
pub(crate) fn key(sum: &Sum, before: usize) -> String {
    let mut key: String = sum[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    if before > 0 {
        key.push_str(&format!("-{}", before + 1));
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_part_ends_matters() {
        assert_ne!(sum(&["ab", "c"]), sum(&["a", "bc"]));
        assert_eq!(sum(&["ab", "c"]), sum(&["ab", "c"]));
    }

    #[test]
    fn entries_that_share_an_id_are_numbered() {
        let sum = sum(&["x"]);
        assert_eq!(key(&sum, 0).len(), 32);
        assert_eq!(key(&sum, 1), format!("{}-2", key(&sum, 0)));
    }
}
