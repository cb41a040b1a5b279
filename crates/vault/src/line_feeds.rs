//! Armor ends its lines alike on every system. age ends them as the system it runs on does, and a sealed file would
//! not be the same where it was made on Windows.

use std::io::{self, Write};

/// Armor as this program writes it.
pub(crate) fn in_text(armor: String) -> String {
    if armor.contains('\r') {
        armor.replace('\r', "")
    } else {
        armor
    }
}

/// Lets armor through without its carriage returns, which stand nowhere else in it; anything else as it is.
pub(crate) struct LineFeeds<W> {
    writer: W,
    is_armor: bool,
}

impl<W: Write> LineFeeds<W> {
    pub(crate) fn of(writer: W, is_armor: bool) -> Self {
        LineFeeds { writer, is_armor }
    }

    pub(crate) fn into_inner(self) -> W {
        self.writer
    }
}

impl<W: Write> Write for LineFeeds<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.is_armor {
            return self.writer.write(bytes);
        }
        for line in bytes.split(|&byte| byte == b'\r') {
            self.writer.write_all(line)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn armor_has_the_same_bytes_on_every_system_and_what_is_none_is_left_alone() {
        let ends = ["-----BEGIN-----\r\nYWdl", "\r", "\n-----END-----\r\n"];
        let through = |is_armor| {
            let mut lines = LineFeeds::of(Vec::new(), is_armor);
            for piece in ends {
                lines.write_all(piece.as_bytes()).unwrap();
            }
            lines.into_inner()
        };
        let alike = b"-----BEGIN-----\nYWdl\n-----END-----\n";
        assert_eq!(through(true), alike);
        assert_eq!(through(false), ends.concat().as_bytes());
        assert_eq!(in_text(ends.concat()).as_bytes(), alike);
    }
}
