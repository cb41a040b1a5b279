//! A person's text, read as Markdown, as plain blocks for the template to draw.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;

/// Deeper lists and quotes are drawn at this depth.
const DEEPEST: usize = 6;
/// Longer than this, in bytes, a text is printed as it was typed, as the screen does.
const LONGEST: usize = 100_000;
/// Lines of such a text that make one paragraph.
const LINES: usize = 50;

/// A block of text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "k", rename_all = "kebab-case")]
pub(crate) enum Block {
    /// A paragraph.
    Par { s: Vec<Span>, rtl: bool },
    /// A heading within the text: printed strong, and no heading of the report's.
    Head { s: Vec<Span>, rtl: bool },
    /// A list; `start` is the first number of a numbered one.
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    /// A quote.
    Quote { b: Vec<Block> },
    /// Lines kept as they are.
    Code { t: String },
    /// A line across.
    Rule,
    /// A row of a table, its cells.
    Row { cells: Vec<Vec<Span>> },
}

/// A piece of text in one style. Line ends are in it as `\n`.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub(crate) struct Span {
    /// The text.
    pub(crate) t: String,
    /// Its style: any of `i` slanted, `b` strong, `s` struck, `c` code.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) st: String,
}

/// The blocks of `text`. Nothing in it is lost: what is not Markdown that is known here, HTML above
/// all, is printed as it was typed.
pub(crate) fn prose(text: &str) -> Vec<Block> {
    if text.len() > LONGEST {
        return as_typed(text);
    }
    let options =
        Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_TABLES;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options) {
        reader.take(event);
    }
    reader.finished()
}

fn as_typed(text: &str) -> Vec<Block> {
    let lines: Vec<&str> = text.lines().collect();
    let paragraphs = lines
        .chunks(LINES)
        .map(|lines| vec![plain(lines.join("\n"))]);
    paragraphs.filter_map(|s| par(s, false)).collect()
}

fn plain(t: String) -> Span {
    Span {
        t,
        st: String::new(),
    }
}

/// A paragraph, unless it is empty.
fn par(mut s: Vec<Span>, head: bool) -> Option<Block> {
    if let Some(last) = s.last_mut() {
        last.t.truncate(last.t.trim_end().len());
    }
    s.retain(|span| !span.t.is_empty());
    if s.is_empty() {
        return None;
    }
    let rtl = is_right_to_left(&s);
    Some(if head {
        Block::Head { s, rtl }
    } else {
        Block::Par { s, rtl }
    })
}

/// Whether the first letter is of a script that is written from right to left.
fn is_right_to_left(spans: &[Span]) -> bool {
    let mut letters = spans
        .iter()
        .flat_map(|span| span.t.chars())
        .filter(|c| c.is_alphabetic());
    letters.next().is_some_and(
        |c| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'),
    )
}

/// What a list item or a quote holds so far.
#[derive(Default)]
struct Open {
    blocks: Vec<Block>,
    items: Vec<Vec<Block>>,
    start: Option<u64>,
}

#[derive(Default)]
struct Reader {
    open: Vec<Open>,
    blocks: Vec<Block>,
    spans: Vec<Span>,
    cells: Vec<Vec<Span>>,
    style: Vec<char>,
    /// Addresses of the links that are open; none for those that show it anyway.
    links: Vec<Option<String>>,
    code: Option<String>,
    heading: bool,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(t) | Event::Html(t) | Event::InlineHtml(t) => self.text(&t),
            Event::Code(t) => {
                self.style.push('c');
                self.text(&t);
                self.style.pop();
            }
            Event::SoftBreak | Event::HardBreak => self.text("\n"),
            Event::Rule => self.block(Block::Rule),
            Event::TaskListMarker(done) => self.text(if done { "☑ " } else { "☐ " }),
            Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.style.push('i'),
            Tag::Strong => self.style.push('b'),
            Tag::Strikethrough => self.style.push('s'),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                use pulldown_cmark::LinkType::{Autolink, Email};
                let shown = matches!(link_type, Autolink | Email);
                self.links.push((!shown).then(|| dest_url.to_string()));
            }
            Tag::Image { dest_url, .. } => self.links.push(Some(dest_url.to_string())),
            Tag::Heading { .. } => {
                self.flush();
                self.heading = true;
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = Some(String::new());
            }
            Tag::BlockQuote(_) | Tag::Item => {
                self.flush();
                self.open.push(Open::default());
            }
            Tag::List(start) => {
                self.flush();
                self.open.push(Open {
                    start,
                    ..Open::default()
                });
            }
            Tag::TableHead | Tag::TableRow => self.cells.clear(),
            Tag::TableCell => self.spans.clear(),
            _ => self.flush(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                self.style.pop();
            }
            TagEnd::Link | TagEnd::Image => {
                if let Some(Some(address)) = self.links.pop() {
                    self.text(&format!(" ({address})"));
                }
            }
            TagEnd::CodeBlock => {
                if let Some(t) = self.code.take() {
                    self.block(Block::Code {
                        t: t.trim_end_matches('\n').to_owned(),
                    });
                }
            }
            TagEnd::Item => {
                self.flush();
                if let (Some(item), Some(list)) = (self.open.pop(), self.open.last_mut()) {
                    list.items.push(item.blocks);
                }
            }
            TagEnd::List(_) => {
                if let Some(Open { items, start, .. }) = self.open.pop() {
                    self.block(Block::List { start, items });
                }
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                if let Some(Open { blocks: b, .. }) = self.open.pop() {
                    self.block(Block::Quote { b });
                }
            }
            TagEnd::TableCell => self.cells.push(std::mem::take(&mut self.spans)),
            TagEnd::TableHead | TagEnd::TableRow => {
                let cells = std::mem::take(&mut self.cells);
                self.block(Block::Row { cells });
            }
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = false;
            }
            _ => self.flush(),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        let mut st: Vec<char> = self.style.clone();
        st.sort_unstable();
        st.dedup();
        let st: String = st.into_iter().collect();
        match self.spans.last_mut() {
            Some(last) if last.st == st => last.t.push_str(text),
            _ => self.spans.push(Span {
                t: text.to_owned(),
                st,
            }),
        }
    }

    /// Ends the paragraph that is open.
    fn flush(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        if let Some(block) = par(spans, self.heading) {
            self.block(block);
        }
    }

    fn block(&mut self, block: Block) {
        // Too deep: what is within stands beside instead.
        let unwrapped = match block {
            Block::Quote { b } if self.open.len() >= DEEPEST => b,
            Block::List { items, .. } if self.open.len() >= DEEPEST => {
                items.into_iter().flatten().collect()
            }
            block => vec![block],
        };
        match self.open.last_mut() {
            Some(open) => open.blocks.extend(unwrapped),
            None => self.blocks.extend(unwrapped),
        }
    }

    fn finished(mut self) -> Vec<Block> {
        self.flush();
        self.blocks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        serde_json::to_string(&prose(text)).unwrap()
    }

    #[test]
    fn paragraphs_emphasis_and_line_ends() {
        let json = r#"[{"k":"par","s":[{"t":"one\ntwo "},{"t":"loud","st":"b"},{"t":" "},{"t":"soft","st":"i"}],"rtl":false}]"#;
        assert_eq!(said("one\ntwo **loud** *soft*"), json);
    }

    #[test]
    fn lists_within_lists_and_tasks() {
        let blocks = prose("1. a\n   - b\n2. c\n\n- [x] done");
        let [
            Block::List {
                start: Some(1),
                items,
            },
            Block::List {
                start: None,
                items: tasks,
            },
        ] = &blocks[..]
        else {
            panic!("{blocks:?}");
        };
        assert_eq!((items.len(), items[0].len()), (2, 2));
        assert!(format!("{tasks:?}").contains("☑ done"));
    }

    #[test]
    fn html_and_addresses_are_printed_as_they_were_typed() {
        for text in [
            "<b>x</b> y",
            "<script>alert(1)</script>",
            "a <br> b",
            "#import \"x\" $ \\ #read(\"/etc/passwd\")",
        ] {
            let blocks = prose(text);
            let [Block::Par { s, .. }] = &blocks[..] else {
                panic!("{blocks:?}")
            };
            assert_eq!(
                s.iter().map(|span| span.t.as_str()).collect::<String>(),
                text
            );
        }
        assert!(said("[home](https://example.org)").contains("home (https://example.org)"));
        assert!(said("<https://example.org>").contains("\"https://example.org\""));
    }

    #[test]
    fn quotes_within_quotes_do_not_sink_and_nothing_is_lost() {
        let json = said(&format!("{}deep", "> ".repeat(200)));
        assert!(
            json.contains("deep") && json.matches("quote").count() <= DEEPEST,
            "{json}"
        );
        assert!(said(&"- ".repeat(300)).len() < 100_000);
    }

    #[test]
    fn a_very_long_text_is_printed_as_it_was_typed() {
        let text = "*word* ".repeat(30_000);
        assert_eq!(prose(&text).len(), 1);
        assert!(said(&text).contains("*word* *word*"));
    }

    #[test]
    fn right_to_left_is_told_by_the_first_letter() {
        assert!(said("12 שלום hello").contains("\"rtl\":true"));
        assert!(said("hello שלום").contains("\"rtl\":false"));
    }
}
