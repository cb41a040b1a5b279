use std::fmt::Display;

/// The mark that tells a spreadsheet that the text is UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The rows of one table, in RFC 4180: commas, CR LF, quotes where they are needed.
#[derive(Debug)]
pub(super) struct Rows {
    text: String,
    has_rows: bool,
    in_row: bool,
}

impl Rows {
    pub(super) fn new(head: &[&str]) -> Self {
        Rows {
            text: head.join(",") + "\r\n",
            has_rows: false,
            in_row: false,
        }
    }

    /// A date, a number, an id or a name of ours: never a formula, never quoted.
    pub(super) fn plain(&mut self, value: impl Display) {
        use std::fmt::Write;
        self.separate();
        // Writing to a String does not fail.
        let _ = write!(self.text, "{value}");
    }

    /// The same, or an empty cell: nothing was said, which is not 0.
    pub(super) fn maybe(&mut self, value: Option<impl Display>) {
        match value {
            Some(value) => self.plain(value),
            None => self.separate(),
        }
    }

    /// `yes`, `no` or empty.
    pub(super) fn answer(&mut self, answer: Option<bool>) {
        self.maybe(answer.map(|yes| if yes { "yes" } else { "no" }));
    }

    /// What a person wrote.
    pub(super) fn text(&mut self, text: &str) {
        self.separate();
        let defused = if is_formula(text) { "'" } else { "" };
        let is_quoted = text.contains([',', '"', '\r', '\n']) || text.trim() != text;
        if !is_quoted {
            self.text.push_str(defused);
            self.text.push_str(text);
            return;
        }
        self.text.push('"');
        self.text.push_str(defused);
        self.text.push_str(&text.replace('"', "\"\""));
        self.text.push('"');
    }

    pub(super) fn end(&mut self) {
        self.text.push_str("\r\n");
        self.has_rows = true;
        self.in_row = false;
    }

    /// `None` without a row.
    pub(super) fn into_bytes(self) -> Option<Vec<u8>> {
        self.has_rows.then(|| [MARK, self.text.as_bytes()].concat())
    }

    fn separate(&mut self) {
        if self.in_row {
            self.text.push(',');
        }
        self.in_row = true;
    }
}

/// Whether a spreadsheet could take a text for a formula: the signs that begin one, in ASCII and in
/// full width, and the characters that some programs pass over before them.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches(' ').starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> String {
        let mut rows = Rows::new(&["a"]);
        rows.text(text);
        rows.end();
        let bytes = rows.into_bytes().unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let row = text.strip_prefix("\u{feff}a\r\n").unwrap();
        row.strip_suffix("\r\n").unwrap().to_owned()
    }

    #[test]
    fn what_could_be_a_formula_is_defused() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+49 1", "'+49 1"),
            ("- tea", "'- tea"),
            ("@home", "'@home"),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "\"'\r=1\""),
            ("\n=1", "\"'\n=1\""),
            ("  =1", "\"'  =1\""),
            ("＝1", "'＝1"),
            ("=\"x\",1", "\"'=\"\"x\"\",1\""),
        ] {
            assert_eq!(row(text), cell);
        }
    }

    #[test]
    fn other_text_is_as_it_is_and_quoted_only_where_it_must_be() {
        for (text, cell) in [
            ("", ""),
            ("tea", "tea"),
            ("it's 3 - 1", "it's 3 - 1"),
            ("a, b", "\"a, b\""),
            ("she said \"no\"", "\"she said \"\"no\"\"\""),
            ("one\ntwo", "\"one\ntwo\""),
            (" tea", "\" tea\""),
            ("日本語 🙂", "日本語 🙂"),
        ] {
            assert_eq!(row(text), cell);
        }
    }
}
