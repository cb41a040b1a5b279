use crate::decode::decode;
use crate::{Format, daylio, jrnl, text_folder};

/// How much of a file's start [`recognise`] looks at, in bytes.
pub const START_BYTES: usize = 64 << 10;

/// What a file seems to be, by its name and its first [`START_BYTES`]. The person may know better.
#[must_use]
pub fn recognise(name: &str, start: &[u8]) -> Option<Format> {
    let start = &start[..start.len().min(START_BYTES)];
    if start.starts_with(b"PK\x03\x04") {
        return Some(Format::DayOneZip);
    }
    if jrnl::is_encrypted(start) {
        return Some(Format::JrnlEncrypted);
    }
    let text = decode(without_a_broken_end(start).to_vec())?.text;
    let trimmed = text.trim_start();
    if trimmed.starts_with('{') {
        return json(trimmed);
    }
    if daylio::is_header(trimmed.lines().next()?) {
        return Some(Format::DaylioCsv);
    }
    if jrnl::begins(&text) {
        return Some(Format::JrnlText);
    }
    text_folder::is_text_name(name).then_some(Format::TextFolder)
}

/// Where the start was cut from the file, its last character may be half there.
fn without_a_broken_end(start: &[u8]) -> &[u8] {
    match std::str::from_utf8(start) {
        Err(error) if error.error_len().is_none() => &start[..error.valid_up_to()],
        _ => start,
    }
}

fn json(start: &str) -> Option<Format> {
    let has = |key: &str| start.contains(&format!("\"{key}\""));
    let squeezed: String = start
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(4096)
        .collect();
    if !has("entries") {
        return None;
    }
    if squeezed.contains("\"application\":\"MiniDiarium\"") {
        return Some(Format::MiniDiariumJson);
    }
    if has("creationDate") {
        return Some(Format::DayOneJson);
    }
    if squeezed.contains("\"entries\":[") {
        return (has("date") || has("dateUpdated")).then_some(Format::MiniDiariumJson);
    }
    squeezed
        .contains("\"entries\":{")
        .then_some(Format::MiniDiaryJson)
}
