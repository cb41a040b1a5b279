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
        self.found_in(bytes).map(|(form, _)| form)
    }

    /// In what form, if any, it is in these bytes, and where.
    pub fn found_in(&self, bytes: &[u8]) -> Option<(&'static str, usize)> {
        let mut forms = self.forms.iter();
        forms.find_map(|(form, finder)| Some((*form, finder.find(bytes)?)))
    }
}

/// The part of the base64 text that is the same whatever stands before and after, when `shift` bytes of
/// a group of three come before.
fn in_base64(text: &[u8], shift: usize) -> Vec<u8> {
    let inner = &text[(3 - shift) % 3..];
    let whole = &inner[..inner.len() - inner.len() % 3];
    BASE64_STANDARD_NO_PAD.encode(whole).into_bytes()
}
