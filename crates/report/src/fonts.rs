//! The fonts of the report: those in `assets/fonts` and no others.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

macro_rules! face {
    ($name:literal) => {
        include_bytes!(concat!("../../../assets/fonts/", $name, ".ttf"))
    };
}

/// Every face. The template names the families in the same order.
const FACES: [&[u8]; 11] = [
    face!("EvenkeelSans-Regular"),
    face!("EvenkeelSans-Italic"),
    face!("EvenkeelSans-SemiBold"),
    face!("EvenkeelSerif-Regular"),
    face!("EvenkeelSerif-Italic"),
    face!("EvenkeelSerif-SemiBold"),
    face!("NotoSansHebrew-Regular"),
    face!("NotoSansArabic-Regular"),
    face!("NotoSansMath-Regular"),
    face!("NotoSansSymbols2-Regular"),
    face!("NotoEmoji-Regular"),
];

/// Those of [`FACES`] that stand for their families when it is asked what they cover.
const FAMILIES: [usize; 7] = [0, 3, 6, 7, 8, 9, 10];

/// The faces, read.
pub(crate) static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let read = |face: &&'static [u8]| Font::new(Bytes::new(*face), 0);
    FACES.iter().filter_map(read).collect()
});

/// What the faces are called.
pub(crate) static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// The families that have a character, a bit each; 0 when none has.
pub(crate) fn families_with(c: char) -> u8 {
    let has = |face: &usize| {
        let font = FONTS.get(*face);
        font.is_some_and(|font| font.info().coverage.contains(u32::from(c)))
    };
    FAMILIES
        .iter()
        .enumerate()
        .fold(0, |bits, (at, face)| bits | (u8::from(has(face)) << at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_reads_and_the_styles_of_a_family_cover_the_same() {
        assert_eq!(FONTS.len(), FACES.len());
        for (face, others) in [(0, [1, 2]), (3, [4, 5])] {
            for other in others {
                let (one, two) = (FONTS[face].info(), FONTS[other].info());
                assert_eq!(one.family, two.family);
                let all = (0..0x2_0000).filter_map(char::from_u32).map(u32::from);
                for c in all {
                    assert_eq!(one.coverage.contains(c), two.coverage.contains(c), "{c:#x}");
                }
            }
        }
    }

    #[test]
    fn letters_marks_and_small_pictures_are_covered_and_ideographs_are_not() {
        for c in "aéłžßñøΩжươ€…“≥→✓☐🙂❤אش".chars() {
            assert_ne!(families_with(c), 0, "{c}");
        }
        for c in "漢かกक".chars() {
            assert_eq!(families_with(c), 0, "{c}");
        }
    }

    #[test]
    fn all_fonts_together_stay_small() {
        let bytes: usize = FACES.iter().map(|face| face.len()).sum();
        assert!(bytes <= 4 << 20, "{bytes}");
    }
}
