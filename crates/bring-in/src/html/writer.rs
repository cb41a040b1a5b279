use super::entity;
use super::tag::attribute;

/// How deep lists and quotes are told apart; what is nested deeper is written at this depth.
const DEEPEST: usize = 12;

enum Block {
    Quote,
    /// A list; the number of the next item, or 0 where they are not numbered.
    List(usize),
}

/// Writes Markdown, tag by tag.
pub(super) struct Writer {
    out: String,
    keeps_lines: bool,
    /// Line ends to write before the next word.
    waiting: usize,
    /// Written before the next word, after the line ends: `# `, `- `.
    marker: String,
    blocks: Vec<Block>,
    /// How many of them are quotes.
    open_quotes: usize,
    /// `<pre>` and `<script>` within which we are.
    verbatim: usize,
    hidden: usize,
    links: Vec<(usize, String)>,
    emphasis: Vec<(&'static str, usize)>,
    has_space: bool,
    pictures: usize,
}

impl Writer {
    pub(super) fn new(keeps_lines: bool) -> Self {
        Writer {
            out: String::new(),
            keeps_lines,
            waiting: 0,
            marker: String::new(),
            blocks: Vec::new(),
            open_quotes: 0,
            verbatim: 0,
            hidden: 0,
            links: Vec::new(),
            emphasis: Vec::new(),
            has_space: false,
            pictures: 0,
        }
    }

    pub(super) fn finish(self) -> (String, usize) {
        (self.out.trim().to_owned(), self.pictures)
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        let mut chars = text.char_indices();
        while let Some((at, c)) = chars.next() {
            match (c == '&').then(|| entity::first(&text[at..])).flatten() {
                Some((named, length)) => {
                    self.letter(named, true);
                    // All that names a character is ASCII.
                    chars.nth(length - 2);
                }
                None => self.letter(c, false),
            }
        }
    }

    fn letter(&mut self, c: char, is_named: bool) {
        if self.verbatim > 0 {
            self.word();
            self.out.push(c);
        } else if c == '\n' && self.keeps_lines {
            self.waiting += 1;
            self.has_space = false;
        } else if c.is_ascii_whitespace() && !is_named {
            self.has_space = true;
        } else {
            self.word();
            self.out.push(c);
        }
    }

    /// Writes what waits, for a word follows.
    fn word(&mut self) {
        if self.waiting > 0 && !self.out.is_empty() {
            let quotes = self.quotes();
            for nth in 1..=self.waiting {
                self.out.push('\n');
                let prefix = if nth == self.waiting {
                    quotes.as_str()
                } else {
                    quotes.trim_end()
                };
                self.out.push_str(prefix);
            }
            self.out.push_str(&"  ".repeat(self.indent()));
        } else if self.out.is_empty() {
            self.out.push_str(&self.quotes());
        } else if self.has_space && !self.out.ends_with(char::is_whitespace) {
            self.out.push(' ');
        }
        self.waiting = 0;
        self.has_space = false;
        let marker = std::mem::take(&mut self.marker);
        self.out.push_str(&marker);
    }

    fn quotes(&self) -> String {
        "> ".repeat(self.open_quotes.min(DEEPEST))
    }

    /// Lists around the one whose item this is; text below an item's first line is not moved in.
    fn indent(&self) -> usize {
        let lists = self.blocks.len() - self.open_quotes;
        lists.saturating_sub(1).min(DEEPEST)
    }

    fn block(&mut self, lines: usize) {
        if self.marker.is_empty() {
            let in_list = matches!(self.blocks.last(), Some(Block::List(_)));
            self.waiting = self.waiting.max(if in_list { 1 } else { lines });
        }
        self.has_space = false;
    }

    pub(super) fn open(&mut self, name: &str, attributes: &str) {
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "script" | "style" | "iframe" => self.hidden += 1,
            "img" | "video" => self.pictures += 1,
            _ if self.hidden > 0 => {}
            "br" => self.waiting += 1,
            "hr" => {
                self.block(2);
                self.word();
                self.out.push_str("---");
                self.block(2);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.block(2);
                let level = usize::from(name.as_bytes()[1] - b'0');
                self.marker = format!("{} ", "#".repeat(level));
            }
            "ul" | "ol" => {
                self.block(2);
                self.blocks.push(Block::List(usize::from(name == "ol")));
            }
            "li" => {
                self.block(1);
                self.marker = match self.blocks.last_mut() {
                    Some(Block::List(number)) if *number > 0 => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                if let Some(checked) = attribute(attributes, "data-checked") {
                    self.marker
                        .push_str(if checked == "true" { "[x] " } else { "[ ] " });
                }
            }
            "blockquote" => {
                self.block(2);
                self.blocks.push(Block::Quote);
                self.open_quotes += 1;
            }
            "pre" => {
                self.block(2);
                self.word();
                self.out.push_str("```\n");
                self.verbatim += 1;
            }
            "td" | "th" => {
                if !self.out.is_empty() && self.waiting == 0 {
                    self.out.push_str(" |");
                    self.has_space = true;
                }
            }
            "tr" | "div" | "dt" | "dd" | "summary" | "figcaption" => self.block(1),
            "p" | "table" | "section" | "article" | "figure" | "dl" => self.block(2),
            "a" => {
                let to = attribute(attributes, "href").unwrap_or_default().to_owned();
                self.begin("[");
                self.links.push((self.out.len(), to));
            }
            _ => {
                if let Some(mark) = emphasis(&name).filter(|_| self.verbatim == 0) {
                    self.begin(mark);
                    self.emphasis.push((mark, self.out.len()));
                }
            }
        }
    }

    fn begin(&mut self, mark: &str) {
        self.word();
        self.out.push_str(mark);
    }

    pub(super) fn close(&mut self, name: &str) {
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "script" | "style" | "iframe" => self.hidden = self.hidden.saturating_sub(1),
            _ if self.hidden > 0 => {}
            "pre" if self.verbatim > 0 => {
                self.verbatim -= 1;
                let end = if self.out.ends_with('\n') {
                    "```"
                } else {
                    "\n```"
                };
                self.out.push_str(end);
                self.block(2);
            }
            "ul" | "ol" => {
                if matches!(self.blocks.last(), Some(Block::List(_))) {
                    self.blocks.pop();
                }
                self.marker.clear();
                self.block(2);
            }
            "blockquote" => {
                if matches!(self.blocks.last(), Some(Block::Quote)) {
                    self.blocks.pop();
                    self.open_quotes -= 1;
                }
                self.block(2);
            }
            "a" => self.end_link(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.marker.clear();
                self.block(2);
            }
            "p" | "table" | "section" | "article" | "figure" | "dl" => self.block(2),
            "li" | "tr" | "div" | "dt" | "dd" | "summary" | "figcaption" => self.block(1),
            _ => {
                if emphasis(&name).is_some() && self.verbatim == 0 {
                    self.end_emphasis();
                }
            }
        }
    }

    /// Closes the innermost mark, after the last word; one with no word in it goes.
    fn end_emphasis(&mut self) {
        let Some((mark, start)) = self.emphasis.pop() else {
            return;
        };
        if self.out.len() == start && self.out.ends_with(mark) {
            self.out.truncate(start - mark.len());
        } else {
            self.out.push_str(mark);
        }
    }

    fn end_link(&mut self) {
        let Some((start, to)) = self.links.pop() else {
            return;
        };
        let words = self.out.get(start..).unwrap_or_default();
        if to.is_empty() || words.is_empty() || words == to {
            // Nothing is gained by the brackets.
            let address = if words.is_empty() { to.as_str() } else { words };
            let address = address.to_owned();
            if self
                .out
                .get(..start)
                .is_some_and(|before| before.ends_with('['))
            {
                self.out.truncate(start - 1);
            }
            self.out.push_str(&address);
        } else {
            self.out.push_str(&format!("]({to})"));
        }
    }
}

fn emphasis(name: &str) -> Option<&'static str> {
    match name {
        "b" | "strong" => Some("**"),
        "i" | "em" => Some("*"),
        "s" | "del" | "strike" => Some("~~"),
        "code" => Some("`"),
        _ => None,
    }
}
