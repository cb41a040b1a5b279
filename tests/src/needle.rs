//! What must not turn up, a text or a key, in every form it could take.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use memchr::memmem::Finder;

/// What to look for: a text as UTF-8, as UTF-16 and in base64; bytes as they are, in hex and in base64.
#[derive(Debug, Clone)]
pub struct Needle {
    /// What to call it in a report, so that the report does not hold the text itself.
    pub name: &'static str,
    forms: Vec<(&'static str, Finder<'static>)>,
    longest: usize,
}

impl Needle {
    /// All forms of `text`.
    ///
    /// # Panics
    /// When the text is too short to be told from chance.
    pub fn new(name: &'static str, text: &str) -> Self {
        let little = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let forms = vec![
            ("UTF-8", text.as_bytes().to_vec()),
            ("UTF-16", little),
            ("UTF-16 big-endian", big),
        ];
        Self::in_forms(name, text.as_bytes(), forms)
    }

    /// All forms of `bytes` that are no text, such as a key's.
    ///
    /// # Panics
    /// When they are too few to be told from chance.
    pub fn of_bytes(name: &'static str, bytes: &[u8]) -> Self {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let forms = vec![
            ("bytes", bytes.to_vec()),
            ("HEX", hex.to_uppercase().into_bytes()),
            ("hex", hex.into_bytes()),
        ];
        Self::in_forms(name, bytes, forms)
    }

    fn in_forms(name: &'static str, bytes: &[u8], mut forms: Vec<(&'static str, Vec<u8>)>) -> Self {
        assert!(
            bytes.len() >= 12,
            "a needle shorter than 12 bytes is found by chance"
        );
        forms.extend((0..3).map(|shift| ("base64", in_base64(bytes, shift))));
        let longest = forms.iter().map(|(_, form)| form.len()).max().unwrap_or(0);
        let forms = forms
            .into_iter()
            .map(|(name, form)| (name, Finder::new(&form).into_owned()))
            .collect();
        Self {
            name,
            forms,
            longest,
        }
    }

    /// The length of its longest form.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// In what form, if any, it is in these bytes.
    pub fn form_in(&self, bytes: &[u8]) -> Option<&'static str> {
        self.forms
            .iter()
            .find(|(_, finder)| finder.find(bytes).is_some())
            .map(|(name, _)| *name)
    }
}

/// The part of the base64 text that is the same whatever stands before and after, when `shift` bytes of
/// a group of three come before.
fn in_base64(text: &[u8], shift: usize) -> Vec<u8> {
    let inner = &text[(3 - shift) % 3..];
    let whole = &inner[..inner.len() - inner.len() % 3];
    BASE64_STANDARD_NO_PAD.encode(whole).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_found_wherever_it_stands() {
        let needle = Needle::new("the canary", "kestrel-over-salt-marsh");
        for before in ["", "x", "xy", "xyz"] {
            let text = format!("{before}kestrel-over-salt-marsh and more");
            let encoded = BASE64_STANDARD_NO_PAD.encode(&text).into_bytes();
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(needle.form_in(text.as_bytes()), Some("UTF-8"));
            assert_eq!(needle.form_in(&encoded), Some("base64"));
            assert_eq!(needle.form_in(&wide), Some("UTF-16"));
        }
        assert_eq!(needle.form_in(b"kestrel over salt marsh"), None);
    }

    #[test]
    fn a_key_is_found_as_bytes_and_in_hex() {
        let key: Vec<u8> = (0xa0..0xc0).collect();
        let needle = Needle::of_bytes("the key", &key);
        let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        let before = |what: &[u8]| [b"x'", what].concat();
        assert_eq!(needle.form_in(&before(&key)), Some("bytes"));
        assert_eq!(needle.form_in(&before(hex.as_bytes())), Some("hex"));
        let upper = hex.to_uppercase();
        assert_eq!(needle.form_in(&before(upper.as_bytes())), Some("HEX"));
        assert_eq!(needle.form_in(&key[1..]), None);
    }
}
