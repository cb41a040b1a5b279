const NAMED: [(&str, char); 19] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("hellip", '…'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("bull", '•'),
    ("euro", '€'),
    ("shy", '\u{ad}'),
    ("middot", '·'),
];

/// The longest name between `&` and `;` that is looked at.
const LONGEST: usize = 10;

/// The character that `text`, which begins with `&`, begins with, and how many bytes name it.
pub(super) fn first(text: &str) -> Option<(char, usize)> {
    let bytes = &text.as_bytes()[1..];
    let length = bytes.iter().take(LONGEST).position(|&byte| byte == b';')?;
    let name = std::str::from_utf8(&bytes[..length]).ok()?;
    let known = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((known, length + 2))
}

fn numbered(number: &str) -> Option<char> {
    let value = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    char::from_u32(value.ok()?).map(|c| if c == '\u{a0}' { ' ' } else { c })
}

/// Whether any character is named in it.
pub(super) fn are_in(text: &str) -> bool {
    text.match_indices('&')
        .any(|(at, _)| first(&text[at..]).is_some())
}
