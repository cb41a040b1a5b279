//! YAML, as far as fields at the top of a text go: a mapping of names to texts and lists of texts.
//! Aliases are not followed, so that nothing grows; what is nested deeper is only known to be there.

use saphyr_parser::{Event, Parser, ScalarStyle};

/// More than any program writes. What is longer is text.
const LONGEST: usize = 64 << 10;
const MOST_EVENTS: usize = 20_000;

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) value: Value,
    /// The line on which it begins, from 1.
    pub(super) line: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    List(Vec<String>),
    /// A mapping, a list of lists, an alias.
    Other,
}

impl Value {
    /// Its texts, a line each.
    pub(super) fn words(&self) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::List(items) => items.join("\n"),
            Value::Other => String::new(),
        }
    }
}

/// The fields of a text that is one mapping, whole. `None` when it is anything else.
pub(super) fn mapping(text: &str) -> Option<Vec<Field>> {
    if text.len() > LONGEST {
        return None;
    }
    let mut events = Events {
        parser: Parser::new_from_str(text),
        left: MOST_EVENTS,
    };
    while let Some((event, _)) = events.next() {
        match event {
            Event::StreamStart | Event::DocumentStart(_) => {}
            Event::MappingStart(..) => {
                let fields = fields(&mut events)?;
                return ends(&mut events).then_some(fields);
            }
            _ => return None,
        }
    }
    None
}

struct Events<'t> {
    parser: Parser<'t, saphyr_parser::StrInput<'t>>,
    left: usize,
}

impl<'t> Events<'t> {
    /// The next event and its line; `None` at the end, at an error and past the limit.
    fn next(&mut self) -> Option<(Event<'t>, u64)> {
        self.left = self.left.checked_sub(1)?;
        let (event, span) = self.parser.next_event()?.ok()?;
        Some((event, span.start.line() as u64))
    }
}

fn ends(events: &mut Events<'_>) -> bool {
    matches!(events.next(), Some((Event::DocumentEnd, _)))
        && matches!(events.next(), Some((Event::StreamEnd, _)))
}

fn fields(events: &mut Events<'_>) -> Option<Vec<Field>> {
    let mut fields: Vec<Field> = Vec::new();
    loop {
        let (name, line) = match events.next()? {
            (Event::MappingEnd, _) => return Some(fields),
            (Event::Scalar(name, ..), line) => (name.into_owned(), line),
            _ => return None,
        };
        let value = value(events)?;
        if fields.iter().any(|field| field.name == name) {
            return None;
        }
        fields.push(Field { name, value, line });
    }
}

fn value(events: &mut Events<'_>) -> Option<Value> {
    match events.next()?.0 {
        Event::Scalar(text, style, ..) => Some(Value::Text(scalar(&text, style))),
        Event::Alias(_) => Some(Value::Other),
        Event::SequenceStart(..) => {
            let mut items = Vec::new();
            let mut is_plain = true;
            loop {
                match events.next()?.0 {
                    Event::SequenceEnd => {
                        return Some(if is_plain {
                            Value::List(items)
                        } else {
                            Value::Other
                        });
                    }
                    Event::Scalar(text, style, ..) => items.push(scalar(&text, style)),
                    Event::SequenceStart(..) | Event::MappingStart(..) => {
                        is_plain = false;
                        skip(events)?;
                    }
                    _ => is_plain = false,
                }
            }
        }
        Event::MappingStart(..) => {
            skip(events)?;
            Some(Value::Other)
        }
        _ => None,
    }
}

/// Passes over what was just opened.
fn skip(events: &mut Events<'_>) -> Option<()> {
    let mut depth = 1_usize;
    while depth > 0 {
        match events.next()?.0 {
            Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
            Event::SequenceEnd | Event::MappingEnd => depth -= 1,
            Event::StreamEnd => return None,
            _ => {}
        }
    }
    Some(())
}

fn scalar(text: &str, style: ScalarStyle) -> String {
    let is_null = style == ScalarStyle::Plain && matches!(text, "~" | "null" | "Null" | "NULL");
    if is_null {
        String::new()
    } else {
        text.trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(name: &str, value: &str, line: u64) -> Field {
        Field {
            name: name.into(),
            value: Value::Text(value.into()),
            line,
        }
    }

    #[test]
    fn folded_and_quoted_texts_lists_and_numbers_are_read() {
        let read = mapping(
            "title: >-\n  A long title that goes\n  over two lines\nq: \"a: b # c\"\nlist:\n  - one\n  - 'two'\nn: 3 # said\nnone: ~\n",
        );
        assert_eq!(
            read.unwrap(),
            [
                text("title", "A long title that goes over two lines", 1),
                text("q", "a: b # c", 4),
                Field {
                    name: "list".into(),
                    value: Value::List(vec!["one".into(), "two".into()]),
                    line: 5
                },
                text("n", "3", 8),
                text("none", "", 9),
            ]
        );
    }

    #[test]
    fn what_is_no_mapping_whole_is_none() {
        for text in [
            "",
            "words",
            "- a\n- b",
            "Morning: we argued about the phone.\nI slept badly and said so.",
            "7:30 woke up, she was gone\n8:10: called, no answer\nI was afraid.",
            "a: b\na: c",
            "a: [b",
            "a: \"b",
            "a: b\n---\nc: d",
            "? [a]\n: b",
            "\t",
            "a:\n\tb: c",
        ] {
            assert_eq!(mapping(text), None, "{text}");
        }
    }

    #[test]
    fn depth_and_aliases_cost_nothing() {
        let bomb = "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n";
        let fields = mapping(bomb).unwrap();
        assert_eq!(fields[1].value, Value::Other);
        for piece in [
            "[", "{a: ", "- ", "a:\n ", "? ", "&a ", "*a ", "!!x ", "\"", "|\n",
        ] {
            let _ = mapping(&format!("a: {}", piece.repeat(30_000 / piece.len())));
        }
    }
}
