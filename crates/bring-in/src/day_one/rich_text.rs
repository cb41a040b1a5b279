//! Where an entry has no Markdown, its words are in `richText`: runs of text, each with the look
//! of the line it is in.

use serde::Deserialize;
use serde::de::IgnoredAny;

#[derive(Deserialize)]
struct RichText {
    #[serde(default)]
    contents: Vec<Run>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    #[serde(default)]
    text: String,
    #[serde(default)]
    attributes: Attributes,
    #[serde(default)]
    embedded_objects: Vec<IgnoredAny>,
}

#[derive(Default, Deserialize)]
struct Attributes {
    #[serde(default)]
    line: Line,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    #[serde(default)]
    header: u8,
    #[serde(default)]
    list_style: String,
    #[serde(default)]
    checked: bool,
}

/// Its words as Markdown, and how many photos were among them. Empty when it cannot be read.
pub(super) fn read(rich: &str) -> (String, usize) {
    let Ok(rich) = serde_json::from_str::<RichText>(rich) else {
        return (String::new(), 0);
    };
    let mut out = String::new();
    let mut media = 0;
    for run in rich.contents {
        media += run.embedded_objects.len();
        for line in run.text.split_inclusive('\n') {
            if out.is_empty() || out.ends_with('\n') {
                out.push_str(&before_line(&run.attributes.line));
            }
            out.push_str(line);
        }
    }
    (out.trim().to_owned(), media)
}

fn before_line(line: &Line) -> String {
    match (line.header, line.list_style.as_str()) {
        (1..=6, _) => format!("{} ", "#".repeat(usize::from(line.header))),
        (_, "bulleted") => "- ".to_owned(),
        (_, "numbered") => "1. ".to_owned(),
        (_, "checkbox") => format!("- [{}] ", if line.checked { 'x' } else { ' ' }),
        _ => String::new(),
    }
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
}
