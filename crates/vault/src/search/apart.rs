use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Stands between two characters of a run: no token for the index, unseen for a reader.
pub(super) const BETWEEN: char = '\u{200b}';
/// Stands between two runs: a token of its own, so that no phrase reaches across.
pub(super) const BORDER: char = '\u{e000}';

/// Whether `c` belongs to a script that is written without spaces between words.
pub(super) fn is_spaceless(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF     // Thai, Lao
        | 0x1000..=0x109F   // Myanmar
        | 0x1780..=0x17FF   // Khmer
        | 0x3005..=0x3007 | 0x3040..=0x312F | 0x31A0..=0x31BF | 0x31F0..=0x31FF // Kana, Bopomofo
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF // Han
        | 0xFF66..=0xFF9F) // Halfwidth katakana
}

/// A run of such a script, character by character. A mark stays with what it combines with.
pub(super) fn spread(run: &str) -> String {
    let mut spread = String::with_capacity(run.len() * 2);
    for c in run.nfc() {
        if !spread.is_empty() && !is_combining_mark(c) {
            spread.push(BETWEEN);
        }
        spread.push(c);
    }
    spread
}

/// Whether `c` is of a script whose marks the index would keep: Greek, Cyrillic, Hebrew, Arabic.
/// The index folds those of Latin by itself.
fn bears_marks(c: char) -> bool {
    matches!(u32::from(c), 0x0370..=0x052F | 0x0590..=0x06FF | 0x1F00..=0x1FFF)
}

/// A word of such a script without its marks; `None` when it has none.
pub(super) fn unmarked(word: &str) -> Option<String> {
    if !word.contains(bears_marks) {
        return None;
    }
    let bare: String = word.nfd().filter(|&c| !is_combining_mark(c)).collect();
    (bare != word).then_some(bare)
}

/// What the index keeps of `texts` apart: runs of scripts without spaces, so that any part of a
/// sentence is found, and words of other scripts without their marks. Empty for most people.
///
/// Not FTS5's trigram tokenizer: it finds nothing shorter than three characters, and most
/// Chinese words have two.
pub(crate) fn apart<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut kept = String::new();
    for text in texts.into_iter().filter(|text| !text.is_ascii()) {
        for run in text
            .split(|c| !is_spaceless(c))
            .filter(|run| !run.is_empty())
        {
            keep(&mut kept, &spread(run));
        }
        for bare in text.split(|c: char| c.is_whitespace()).filter_map(unmarked) {
            keep(&mut kept, &bare);
        }
    }
    kept
}

fn keep(kept: &mut String, piece: &str) {
    if !kept.is_empty() {
        kept.extend([BETWEEN, BORDER, BETWEEN]);
    }
    kept.push_str(piece);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_spread_and_kept_apart() {
        assert_eq!(apart(["Robin said hello. Café."]), "");
        assert_eq!(
            apart(["a 日本 b", "語"]),
            format!("日{BETWEEN}本{BETWEEN}{BORDER}{BETWEEN}語")
        );
        // A Thai vowel above its consonant stays with it.
        assert_eq!(apart(["ดี"]), "ดี");
    }

    #[test]
    fn both_ways_to_write_a_voiced_kana_are_one() {
        assert_eq!(apart(["か\u{3099}"]), apart(["が"]));
    }

    #[test]
    fn marks_that_the_index_would_keep_are_taken_off() {
        for (word, bare) in [
            ("αγάπη", "αγαπη"),
            ("ёлка", "елка"),
            ("שָׁלוֹם", "שלום"),
            ("مُحَمَّد", "محمد"),
        ] {
            assert_eq!(unmarked(word).as_deref(), Some(bare));
        }
        for word in ["café", "ठीक", "αγαπη", "дом"] {
            assert_eq!(unmarked(word), None);
        }
    }
}
