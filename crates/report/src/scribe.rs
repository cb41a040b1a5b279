//! The one door for what the person wrote: names replaced, characters the fonts lack counted.

use std::cell::Cell;

use unicode_normalization::UnicodeNormalization;

use crate::printable::printable;
use crate::prose::{Block, Span, prose};
use crate::replace::Names;

/// Brings the person's texts into the report.
pub(crate) struct Scribe {
    names: Names,
    lost: Cell<u32>,
}

impl Scribe {
    pub(crate) fn new(replace: &[(String, String)]) -> Self {
        let pairs = replace.iter();
        Self {
            names: Names::new(pairs.map(|(name, by)| (name.nfc().collect(), by.nfc().collect()))),
            lost: Cell::new(0),
        }
    }

    /// A line: a title, a tag, own words. Line ends are spaces.
    pub(crate) fn line(&self, text: &str) -> String {
        let text: String = text.nfc().collect();
        let replaced = self.names.replaced(&text);
        let words: Vec<&str> = replaced.split_whitespace().collect();
        self.print(&words.join(" "))
    }

    /// The name the person gave to be printed. It is what they typed: nothing is replaced in it.
    pub(crate) fn name(&self, text: &str) -> String {
        let words: Vec<&str> = text.split_whitespace().collect();
        self.print(&words.join(" "))
    }

    /// A text in Markdown.
    pub(crate) fn prose(&self, text: &str) -> Vec<Block> {
        let text: String = journal::clean(text).nfc().collect();
        let mut blocks = prose(&self.names.replaced(&text));
        blocks.iter_mut().for_each(|block| self.block(block));
        blocks
    }

    /// How many characters could not be printed so far.
    pub(crate) fn lost(&self) -> u32 {
        self.lost.get()
    }

    fn print(&self, text: &str) -> String {
        let (printed, lost) = printable(text);
        self.lost.set(self.lost.get().saturating_add(lost));
        printed
    }

    fn block(&self, block: &mut Block) {
        match block {
            Block::Par { s, .. } | Block::Head { s, .. } => self.spans(s),
            Block::List { items, .. } => items.iter_mut().flatten().for_each(|it| self.block(it)),
            Block::Quote { b } => b.iter_mut().for_each(|it| self.block(it)),
            Block::Code { t } => *t = self.print(t),
            Block::Row { cells } => cells.iter_mut().for_each(|spans| self.spans(spans)),
            Block::Rule => {}
        }
    }

    fn spans(&self, spans: &mut [Span]) {
        for span in spans {
            span.t = self.print(&span.t);
        }
    }
}
