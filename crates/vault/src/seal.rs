//! Sealing what leaves the journal: ordinary age files, which stock `age` and `rage` open.

mod error;
pub(crate) mod header;
mod identity;
mod recipient;
mod unseal;

pub use error::SealError;
pub use identity::Identity;
pub use recipient::{KeyProblem, KeyTextError, Recipient};
pub use unseal::{Unsealed, With, unseal, unseal_until};

use std::io::{self, BufWriter, Write};

use age::armor::{ArmoredWriter, Format};
use age::scrypt;
use age::stream::StreamWriter;

use crate::line_feeds::LineFeeds;
use crate::slot::can_have_memory;
use crate::{Passphrase, WorkFactor};

/// Who can open what is sealed.
#[derive(Debug, Clone)]
pub enum To {
    /// Whoever knows the passphrase, and how much work it is to try one.
    Passphrase(Passphrase, WorkFactor),
    /// Whoever holds the secret key of any of these. At least one.
    Recipients(Vec<Recipient>),
}

/// Seals what is written to it. What was not [finished](Sealing::finish) does not open, so that
/// half a file is never taken for a whole one.
///
/// ```
/// # use std::io::{Read, Write};
/// # use vault::{Passphrase, To, With, WorkFactor, seal, unseal};
/// let passphrase = Passphrase::new("a kettle of quiet otters");
/// let work = WorkFactor::for_tests(2).ok_or("no such factor")?;
/// let mut sealing = seal(Vec::new(), &To::Passphrase(passphrase.clone(), work), true)?;
/// sealing.write_all(b"dear diary")?;
/// let sealed = sealing.finish()?;
///
/// let mut text = String::new();
/// unseal(&sealed[..], &With::Passphrase(passphrase))?.read_to_string(&mut text)?;
/// assert_eq!(text, "dear diary");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Sealing<W: Write>(StreamWriter<ArmoredWriter<LineFeeds<BufWriter<W>>>>);

/// More than any header: age tells of a header that was refused, but not why.
const HEADER_MAX: usize = 128 << 10;

/// To so many something is sealed, and of so many it is read, at most.
pub const RECIPIENTS_MAX: usize = 20;

/// Begins an age file in `writer`: armored is text that can be pasted, otherwise it is bytes.
///
/// # Errors
/// [`SealError::NoRecipients`], [`SealError::TooManyRecipients`] over [`RECIPIENTS_MAX`],
/// [`SealError::NeedsMoreMemory`], [`SealError::Io`].
pub fn seal<W: Write>(writer: W, to: &To, armored: bool) -> Result<Sealing<W>, SealError> {
    let encryptor = match to {
        To::Passphrase(passphrase, work) => {
            can_have_memory(work.log_n())
                .map_err(|needed_mib| SealError::NeedsMoreMemory { needed_mib })?;
            let mut recipient = scrypt::Recipient::new(passphrase.secret());
            recipient.set_work_factor(work.log_n());
            age::Encryptor::with_recipients(std::iter::once(&recipient as _))
        }
        To::Recipients(recipients) if recipients.len() > RECIPIENTS_MAX => {
            return Err(SealError::TooManyRecipients);
        }
        To::Recipients(recipients) => {
            age::Encryptor::with_recipients(recipients.iter().map(Recipient::as_age))
        }
    };
    let encryptor = encryptor.map_err(SealError::of_sealing)?;
    let format = if armored {
        Format::AsciiArmor
    } else {
        Format::Binary
    };
    let writer = LineFeeds::of(BufWriter::with_capacity(HEADER_MAX, writer), armored);
    let output = ArmoredWriter::wrap_output(writer, format)?;
    Ok(Sealing(encryptor.wrap_output(output)?))
}

impl<W: Write> Sealing<W> {
    /// Ends the file and gives the writer back.
    ///
    /// # Errors
    /// What the writer refuses; then the file is not whole.
    pub fn finish(self) -> io::Result<W> {
        let written = self.0.finish()?.finish()?;
        let written = written.into_inner().into_inner();
        written.map_err(io::IntoInnerError::into_error)
    }
}

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl<W: Write> std::fmt::Debug for Sealing<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealing(<redacted>)")
    }
}
