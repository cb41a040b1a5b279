/// A tag, and where it is in the text.
pub(super) struct Tag<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    /// As it is written; compare without regard to case.
    pub(super) name: &'a str,
    pub(super) is_end: bool,
    pub(super) attributes: &'a str,
}

/// The elements an editor writes. What is called otherwise was typed by a person, and stays.
const KNOWN: [&str; 52] = [
    "a",
    "article",
    "b",
    "blockquote",
    "body",
    "br",
    "caption",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "html",
    "i",
    "img",
    "input",
    "ins",
    "label",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "s",
    "script",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
];
const ALSO_KNOWN: [&str; 7] = ["colgroup", "col", "iframe", "thead", "u", "ul", "video"];

/// Finds the tags of a text, one after the other.
pub(super) struct Tags<'a> {
    text: &'a str,
    at: usize,
    /// How many bytes may still be looked at in vain; then no tag is looked for any more.
    /// Without it a text made for the purpose would be looked through once for each `<`.
    in_vain: usize,
}

impl<'a> Tags<'a> {
    pub(super) fn in_text(text: &'a str) -> Self {
        Tags {
            text,
            at: 0,
            in_vain: 4 * text.len() + 4096,
        }
    }

    /// The tag that begins with the `<` at `start`.
    fn tag(&mut self, start: usize) -> Option<Tag<'a>> {
        let bytes = self.text.as_bytes();
        let is_end = bytes.get(start + 1) == Some(&b'/');
        let from = start + 1 + usize::from(is_end);
        let rest = bytes.get(from..)?;
        let length = rest
            .iter()
            .take(12)
            .position(|byte| !byte.is_ascii_alphanumeric())?;
        let name = self.text.get(from..from + length)?;
        if !KNOWN
            .iter()
            .chain(&ALSO_KNOWN)
            .any(|known| known.eq_ignore_ascii_case(name))
        {
            return None;
        }
        let attributes = from + length;
        let mut quote = None;
        for (at, &byte) in bytes.iter().enumerate().skip(attributes) {
            match (quote, byte) {
                (None, b'>') => {
                    return Some(Tag {
                        start,
                        end: at + 1,
                        name,
                        is_end,
                        attributes: &self.text[attributes..at],
                    });
                }
                (None, b'<') => {
                    self.in_vain = self.in_vain.saturating_sub(at - start);
                    return None;
                }
                (None, b'"' | b'\'') => quote = Some(byte),
                (Some(open), byte) if open == byte => quote = None,
                _ => {}
            }
        }
        self.in_vain = self.in_vain.saturating_sub(bytes.len() - start);
        None
    }
}

impl<'a> Iterator for Tags<'a> {
    type Item = Tag<'a>;

    fn next(&mut self) -> Option<Tag<'a>> {
        while self.in_vain > 0 {
            let start = self.at + self.text[self.at..].find('<')?;
            self.at = start + 1;
            if let Some(tag) = self.tag(start) {
                self.at = tag.end;
                return Some(tag);
            }
        }
        None
    }
}

/// The value of an attribute, if it is there with one.
pub(super) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let at = attributes.find(&format!("{name}="))?;
    let value = &attributes[at + name.len() + 1..];
    match value.as_bytes().first()? {
        b'"' => value[1..].split('"').next(),
        b'\'' => value[1..].split('\'').next(),
        _ => value.split_ascii_whitespace().next(),
    }
}
