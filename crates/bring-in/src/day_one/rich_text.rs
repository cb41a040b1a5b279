//! Where an entry has no Markdown, its words are in `richText`: runs of text, each with the look
//! of the line it is in, and things between them.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::json;
use crate::lines;

#[derive(Deserialize)]
struct RichText<'a> {
    #[serde(borrow, default)]
    contents: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    #[serde(borrow)]
    text: Option<&'a RawValue>,
    attributes: Option<&'a RawValue>,
    #[serde(default)]
    embedded_objects: Vec<&'a RawValue>,
}

#[derive(Default, Deserialize)]
struct Attributes {
    #[serde(default)]
    line: Line,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Line {
    header: u8,
    list_style: String,
    list_index: u32,
    indent_level: u8,
    checked: bool,
    quote: bool,
    code_block: bool,
}

/// A thing between the words.
#[derive(Deserialize)]
struct Thing<'a> {
    #[serde(borrow, rename = "type")]
    kind: Option<&'a RawValue>,
}

/// How many steps to the right a line of a list is moved at most.
const DEEPEST: u8 = 12;

/// Words that a thing may hold.
#[derive(Default, Deserialize)]
struct Words<'a> {
    #[serde(borrow)]
    markdown: Option<&'a RawValue>,
    text: Option<&'a RawValue>,
    caption: Option<&'a RawValue>,
    title: Option<&'a RawValue>,
    url: Option<&'a RawValue>,
    rows: Option<&'a RawValue>,
    cells: Option<&'a RawValue>,
}

/// Its words as Markdown, and how many photos were among them. Empty when it cannot be read.
pub(super) fn read(rich: &str) -> (String, usize) {
    let Ok(rich) = serde_json::from_str::<RichText<'_>>(rich) else {
        return (String::new(), 0);
    };
    let mut writer = Writer::default();
    for run in rich.contents {
        let Ok(run) = serde_json::from_str::<Run<'_>>(run.get()) else {
            continue;
        };
        for thing in run.embedded_objects {
            writer.thing(thing);
        }
        let text = json::text(run.text).unwrap_or_default();
        let attributes: Attributes = run
            .attributes
            .and_then(|raw| serde_json::from_str(raw.get()).ok())
            .unwrap_or_default();
        for line in lines::of(&text).split_inclusive('\n') {
            writer.line(line, &attributes.line);
        }
    }
    writer.code(false);
    (writer.out.trim().to_owned(), writer.media)
}

#[derive(Default)]
struct Writer {
    out: String,
    media: usize,
    is_code: bool,
}

impl Writer {
    fn is_at_start(&self) -> bool {
        self.out.is_empty() || self.out.ends_with('\n')
    }

    fn new_line(&mut self) {
        if !self.is_at_start() {
            self.out.push('\n');
        }
    }

    /// Opens or closes a block of code.
    fn code(&mut self, is_code: bool) {
        if self.is_code != is_code {
            self.new_line();
            self.out.push_str("```\n");
            self.is_code = is_code;
        }
    }

    fn line(&mut self, text: &str, look: &Line) {
        // A run in the middle of a line has the look of that line.
        if self.is_at_start() {
            self.code(look.code_block);
            if !look.code_block {
                self.out.push_str(&before_line(look));
            }
        }
        self.out.push_str(text);
    }

    fn thing(&mut self, raw: &RawValue) {
        let thing: Option<Thing<'_>> = serde_json::from_str(raw.get()).ok();
        let kind = thing
            .and_then(|thing| json::text(thing.kind))
            .unwrap_or_default();
        if kind.eq_ignore_ascii_case("horizontalRuleLine") {
            self.code(false);
            self.new_line();
            self.out.push_str("\n---\n");
            return;
        }
        let words: Words<'_> = serde_json::from_str(raw.get()).unwrap_or_default();
        let is_picture = MEDIA.contains(&kind.as_str());
        let mut said = said(&words);
        if said.is_empty() && !is_picture {
            let value: serde_json::Value = serde_json::from_str(raw.get()).unwrap_or_default();
            let mut found = Vec::new();
            within(&value, false, &mut found);
            said = found.join("\n");
        }
        if said.is_empty() {
            self.media += 1;
            return;
        }
        self.code(false);
        self.new_line();
        self.media += usize::from(is_picture);
        self.out.push_str(&format!("\n{said}\n\n"));
    }
}

fn said(words: &Words<'_>) -> String {
    let each = [
        words.markdown,
        words.title,
        words.text,
        words.caption,
        words.url,
    ];
    let mut said: Vec<String> = each
        .into_iter()
        .filter_map(json::text)
        .filter(|text| !text.trim().is_empty())
        .map(|text| text.trim().to_owned())
        .collect();
    if words.markdown.is_none() {
        said.extend(words.rows.or(words.cells).and_then(table));
    }
    said.join("\n")
}

const MEDIA: [&str; 4] = ["photo", "video", "audio", "pdfAttachment"];

/// The texts in a thing that is not known: those whose name says that they are words.
fn within(value: &serde_json::Value, is_said: bool, found: &mut Vec<String>) {
    const SAY: [&str; 12] = [
        "text", "markdown", "title", "caption", "content", "contents", "value", "rows", "cells",
        "columns", "label", "name",
    ];
    match value {
        serde_json::Value::String(text) if is_said && !text.trim().is_empty() => {
            found.push(text.trim().to_owned());
        }
        serde_json::Value::Array(items) => {
            items.iter().for_each(|item| within(item, is_said, found));
        }
        serde_json::Value::Object(named) => {
            for (name, item) in named {
                within(item, SAY.contains(&name.as_str()), found);
            }
        }
        _ => {}
    }
}

/// Rows of cells, as Markdown.
fn table(raw: &RawValue) -> Option<String> {
    let rows: Vec<&RawValue> = serde_json::from_str(raw.get()).ok()?;
    let rows: Vec<Vec<String>> = rows.into_iter().map(|row| json::texts(Some(row))).collect();
    let width = rows.iter().map(Vec::len).max().filter(|&width| width > 0)?;
    // A short row stays short: filled up, a few wide ones and many empty ones would be more than memory holds.
    let mut lines: Vec<String> = rows
        .into_iter()
        .map(|row| format!("| {} |", row.join(" | ")))
        .collect();
    lines.insert(1, format!("|{}", "---|".repeat(width)));
    Some(lines.join("\n"))
}

fn before_line(line: &Line) -> String {
    let marker = match (line.header, line.list_style.as_str()) {
        (1..=6, _) => format!("{} ", "#".repeat(usize::from(line.header))),
        (_, "bulleted") => "- ".to_owned(),
        (_, "numbered") => format!("{}. ", line.list_index.max(1)),
        (_, "checkbox") => format!("- [{}] ", if line.checked { 'x' } else { ' ' }),
        _ => String::new(),
    };
    let level = usize::from(line.indent_level.min(DEEPEST));
    if line.quote {
        return format!("{}{marker}", "> ".repeat(level.max(1)));
    }
    let steps = if line.list_style.is_empty() {
        0
    } else {
        level.saturating_sub(1)
    };
    format!("{}{marker}", "  ".repeat(steps))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_look() {
        let rich = r#"{"meta":{"version":1},"contents":[
            {"text":"A day\n","attributes":{"line":{"header":1,"identifier":"x"}}},
            {"text":"Some "},{"text":"bold","attributes":{"bold":true}},{"text":" words.\n"},
            {"embeddedObjects":[{"type":"photo","identifier":"A"}]},
            {"text":"milk\n","attributes":{"line":{"listStyle":"checkbox","checked":true}}}]}"#;
        assert_eq!(
            read(rich),
            ("# A day\nSome bold words.\n- [x] milk".into(), 1)
        );
        assert_eq!(read("{"), (String::new(), 0));
        assert_eq!(read(&"[".repeat(100_000)), (String::new(), 0));
    }

    #[test]
    fn one_wide_row_makes_no_others_wide() {
        let wide = vec![r#""""#; 2_000].join(",");
        let many = ",[]".repeat(2_000);
        let rich = format!(
            r#"{{"contents":[{{"embeddedObjects":[{{"type":"table","rows":[[{wide},"word"]{many}]}}]}}]}}"#
        );
        let (text, _) = read(&rich);
        assert!(text.contains("word"));
        assert!(
            text.len() < 4 * rich.len(),
            "{} of {}",
            text.len(),
            rich.len()
        );
    }

    #[test]
    fn tables_quotes_code_and_numbers_keep_their_words() {
        let rich = r#"{"contents":[
            {"text":"Said\n","attributes":{"line":{"quote":true,"indentLevel":1}}},
            {"text":"a = 1\nb = 2\n","attributes":{"line":{"codeBlock":true}}},
            {"text":"deep\n","attributes":{"line":{"listStyle":"bulleted","indentLevel":2}}},
            {"embeddedObjects":[{"type":"horizontalRuleLine"}]},
            {"embeddedObjects":[{"type":"table","markdown":"| a |\n|---|\n| b |"}]},
            {"embeddedObjects":[{"type":"grid","rows":[["c","d"],["e"]]},{"type":"preview","url":"see.example/x"}]},
            {"text":"three\n","attributes":{"line":{"listStyle":"numbered","listIndex":3}}},
            {"text":12,"attributes":7}]}"#;
        assert_eq!(
            read(rich).0,
            "> Said\n```\na = 1\nb = 2\n```\n  - deep\n\n---\n\n| a |\n|---|\n| b |\n\n\n| c | d |\n|---|---|\n| e |\n\n\nsee.example/x\n\n3. three"
        );
    }
}
