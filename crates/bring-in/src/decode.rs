use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::Noted;

/// A text and what is to be told about how it was read.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) note: Option<(Noted, usize)>,
}

/// Reads UTF-8 with or without a byte order mark, and UTF-16 with one. What is neither is read in the
/// encoding that it seems to be in, unless most of it is UTF-8 after all: then only the bytes that are
/// not are lost.
/// `None` when it is no text.
pub(crate) fn decode(bytes: Vec<u8>) -> Option<Decoded> {
    let decoded = match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) if encoding == UTF_16LE || encoding == UTF_16BE => {
            let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
            mended(text.into_owned())
        }
        Some((_, mark)) => unicode_or_not(bytes[mark..].to_vec()),
        None => unicode_or_not(bytes),
    };
    is_text(&decoded.text).then_some(decoded)
}

fn unicode_or_not(bytes: Vec<u8>) -> Decoded {
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, note: None },
        Err(error) => broken(error.as_bytes()),
    }
}

fn broken(bytes: &[u8]) -> Decoded {
    let mut right = 0;
    let mut wrong = 0;
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    if right > wrong {
        return Decoded {
            text: String::from_utf8_lossy(bytes).into_owned(),
            note: Some((Noted::CharactersLost, wrong)),
        };
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let what = if encoding == WINDOWS_1252 {
        Noted::ReadAsWindows1252
    } else {
        Noted::ReadAs(encoding.name())
    };
    Decoded {
        text: text.into_owned(),
        note: Some((what, 1)),
    }
}

fn mended(text: String) -> Decoded {
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    Decoded {
        text,
        note: (lost > 0).then_some((Noted::CharactersLost, lost)),
    }
}

/// Pictures and programs are full of zeros; a text has one by mishap.
fn is_text(text: &str) -> bool {
    text.bytes().filter(|&byte| byte == 0).count() * 100 <= text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Option<(String, Option<(Noted, usize)>)> {
        decode(bytes.to_vec()).map(|decoded| (decoded.text, decoded.note))
    }

    #[test]
    fn every_encoding_gives_the_same_words() {
        let words = "Zoë said “yes” – 3 €";
        let le: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [
            words.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", words.as_bytes()].concat(),
            [&b"\xff\xfe"[..], &le].concat(),
            [&b"\xfe\xff"[..], &be].concat(),
        ] {
            assert_eq!(read(&bytes), Some((words.into(), None)));
        }
        assert_eq!(
            read(b"Zo\xeb said \x93yes\x94 \x96 3 \x80"),
            Some((words.into(), Some((Noted::ReadAsWindows1252, 1))))
        );
    }

    #[test]
    fn an_older_encoding_is_known_by_its_letters() {
        let words = "Прогулка. Шёл дождь, и мы молчали.";
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(words);
        assert_eq!(
            read(&bytes),
            Some((words.into(), Some((Noted::ReadAs("windows-1251"), 1))))
        );
    }

    #[test]
    fn one_bad_byte_does_not_garble_the_rest() {
        assert_eq!(
            read("日本\u{1f642} \u{0}x".as_bytes()).map(|read| read.1),
            None
        );
        let mut bytes = "日本語 🙂 words".as_bytes().to_vec();
        bytes.push(0xff);
        assert_eq!(
            read(&bytes),
            Some((
                "日本語 🙂 words\u{fffd}".into(),
                Some((Noted::CharactersLost, 1))
            ))
        );
    }

    #[test]
    fn a_picture_is_no_text() {
        assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01"), None);
        assert_eq!(read(b"a\0b\0c\0"), None);
        assert_eq!(read(b""), Some((String::new(), None)));
    }
}
