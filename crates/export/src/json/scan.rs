use std::io::{ErrorKind, Read};

use super::{JsonError, JsonProblem, RECORD_MAX_BYTES};

/// As much is read at once.
const CHUNK: usize = 64 << 10;
/// How deep a record may be nested: an entry has a review, that a list, that a pattern.
const DEPTH_MAX: usize = 8;
/// The longest name of a field, in bytes.
const KEY_MAX_BYTES: usize = 32;

/// Walks through a file of any length value by value, holding one value at a time.
pub(super) struct Scan<R> {
    reader: R,
    chunk: Vec<u8>,
    at: usize,
    filled: usize,
    line: u64,
}

impl<R: Read> Scan<R> {
    pub(super) fn new(reader: R) -> Self {
        Scan {
            reader,
            chunk: vec![0; CHUNK],
            at: 0,
            filled: 0,
            line: 1,
        }
    }

    /// The line that is read, counted from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    pub(super) fn fail(&self, problem: JsonProblem) -> JsonError {
        JsonError {
            line: self.line,
            problem,
        }
    }

    /// The next byte after white space, not yet taken; `None` at the end.
    pub(super) fn peek(&mut self) -> Result<Option<u8>, JsonError> {
        let mut blank = 0;
        while let Some(byte) = self.byte()? {
            if !matches!(byte, b' ' | b'\t' | b'\r' | b'\n') {
                return Ok(Some(byte));
            }
            blank += 1;
            if blank > RECORD_MAX_BYTES {
                return Err(self.fail(JsonProblem::TooLong));
            }
            self.take(byte);
        }
        Ok(None)
    }

    /// Takes `wanted` if it comes next.
    pub(super) fn takes(&mut self, wanted: u8) -> Result<bool, JsonError> {
        match self.peek()? {
            Some(byte) if byte == wanted => {
                self.take(byte);
                Ok(true)
            }
            Some(_) => Ok(false),
            None => Err(self.fail(JsonProblem::Truncated)),
        }
    }

    /// Takes `wanted`, which must come next.
    pub(super) fn expect(&mut self, wanted: u8) -> Result<(), JsonError> {
        if self.takes(wanted)? {
            return Ok(());
        }
        Err(self.fail(JsonProblem::Syntax))
    }

    /// Takes the name of a field and its colon. A name that is too long or has an escape is none of
    /// ours.
    pub(super) fn key(&mut self) -> Result<String, JsonError> {
        self.expect(b'"')?;
        let mut key = Vec::new();
        loop {
            let Some(byte) = self.byte()? else {
                return Err(self.fail(JsonProblem::Truncated));
            };
            self.take(byte);
            match byte {
                b'"' => break,
                b'a'..=b'z' | b'A'..=b'Z' if key.len() < KEY_MAX_BYTES => key.push(byte),
                _ => return Err(self.fail(JsonProblem::UnknownField)),
            }
        }
        self.expect(b':')?;
        String::from_utf8(key).map_err(|_| self.fail(JsonProblem::NotUtf8))
    }

    /// Copies the next value into `value`, whatever it is: from its first byte to its last. Whether
    /// it is JSON inside is not known then.
    pub(super) fn value(&mut self, value: &mut Vec<u8>) -> Result<(), JsonError> {
        value.clear();
        let Some(first) = self.peek()? else {
            return Err(self.fail(JsonProblem::Truncated));
        };
        let mut inside = Inside::default();
        let is_nested = matches!(first, b'{' | b'[');
        loop {
            if self.at == self.filled {
                self.fill()?;
            }
            let rest = &self.chunk[self.at..self.filled];
            if rest.is_empty() {
                // A number at the very end is a value; the file still lacks its end.
                return Err(self.fail(JsonProblem::Truncated));
            }
            let (count, stop) = inside.run(rest, is_nested);
            let part = &rest[..count];
            self.line += part
                .iter()
                .map(|byte| u64::from(*byte == b'\n'))
                .sum::<u64>();
            value.extend_from_slice(part);
            self.at += count;
            if value.len() > RECORD_MAX_BYTES {
                return Err(self.fail(JsonProblem::TooLong));
            }
            match stop {
                Some(Stop::Ended) => return Ok(()),
                Some(Stop::TooDeep) => return Err(self.fail(JsonProblem::TooDeep)),
                None => {}
            }
        }
    }

    /// The next byte, not yet taken.
    fn byte(&mut self) -> Result<Option<u8>, JsonError> {
        if self.at == self.filled {
            self.fill()?;
        }
        Ok(self
            .chunk
            .get(self.at..self.filled)
            .and_then(|rest| rest.first().copied()))
    }

    fn take(&mut self, byte: u8) {
        self.at += 1;
        self.line += u64::from(byte == b'\n');
    }

    fn fill(&mut self) -> Result<(), JsonError> {
        self.at = 0;
        self.filled = loop {
            match self.reader.read(&mut self.chunk) {
                Ok(filled) => break filled,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    self.filled = 0;
                    return Err(self.fail(JsonProblem::Io(error.kind())));
                }
            }
        };
        Ok(())
    }
}

/// How far inside a value a byte is.
#[derive(Default)]
struct Inside {
    depth: usize,
    in_string: bool,
    escaped: bool,
}

enum Stop {
    Ended,
    TooDeep,
}

impl Inside {
    /// Goes on through `bytes`. Returns how many belong to the value, and why it went no further.
    fn run(&mut self, bytes: &[u8], is_nested: bool) -> (usize, Option<Stop>) {
        for (n, &byte) in bytes.iter().enumerate() {
            if self.in_string {
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => self.in_string = false,
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' | b',' | b' ' | b'\t' | b'\r' | b'\n' if self.depth == 0 => {
                    return (n, Some(Stop::Ended));
                }
                b'}' | b']' => self.depth -= 1,
                _ => {}
            }
            if self.depth > DEPTH_MAX {
                return (n, Some(Stop::TooDeep));
            }
            if is_nested && self.depth == 0 {
                return (n + 1, Some(Stop::Ended));
            }
        }
        (bytes.len(), None)
    }
}
