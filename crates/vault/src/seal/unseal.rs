use std::io::{self, BufReader, Cursor, Read};

use age::armor::ArmoredReader;
use age::scrypt;
use age::stream::StreamReader;

use super::error::CalledOff;
use super::header::{self, HeaderError};
use super::{Identity, SealError};
use crate::Passphrase;
use crate::slot::{WorkFactor, can_have_memory, work_factor_of};

/// How much of a file is looked at before it is opened.
const LOOKED_AT: u64 = 512;
/// How age files begin, as bytes and as text.
const BEGINNINGS: [&[u8]; 2] = [b"age-encryption.org/", ARMOR];
const ARMOR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// What opens a sealed file.
#[derive(Debug, Clone)]
pub enum With {
    /// A passphrase.
    Passphrase(Passphrase),
    /// A secret key.
    Identity(Identity),
}

/// What a reader was when its first bytes have been looked at.
type Whole<R> = io::Chain<Cursor<Vec<u8>>, R>;
/// The file behind its armor, once its header has been looked at.
type Inside<R> = io::Chain<Cursor<Vec<u8>>, BufReader<ArmoredReader<BufReader<Whole<R>>>>>;

/// Reads what is inside a sealed file. Only what was proven to be as it was written is given; a
/// damaged or cut-off file ends in an error of the kind `InvalidData` or `UnexpectedEof`, so nothing
/// that is read may be kept before the end has come.
pub struct Unsealed<R: Read>(StreamReader<Inside<R>>);

/// Opens an age file, armored or not.
///
/// # Errors
/// [`SealError`]: no age file, the wrong secret or the wrong kind of one, damage. A header of more than
/// 16 KiB or [`RECIPIENTS_MAX`](crate::RECIPIENTS_MAX) recipients is refused before age reads it.
pub fn unseal<R: Read>(mut reader: R, with: &With) -> Result<Unsealed<R>, SealError> {
    let mut head = Vec::new();
    reader.by_ref().take(LOOKED_AT).read_to_end(&mut head)?;
    let begun = head.trim_ascii_start();
    if !BEGINNINGS
        .iter()
        .any(|beginning| begun.starts_with(beginning))
    {
        return Err(SealError::NotSealed);
    }
    let log_n = work_factor_of(begun);
    // White space around the armor, as a mail program may leave it, is none of the file. What follows
    // the armor is let pass by the reader of the lines.
    let leading = if begun.starts_with(ARMOR) {
        head.len() - begun.len()
    } else {
        0
    };
    let whole = Cursor::new(head.split_off(leading)).chain(reader);
    let by_passphrase = matches!(with, With::Passphrase(_));
    let refused = |error| SealError::of_unsealing(error, by_passphrase);
    let mut inside = BufReader::new(ArmoredReader::new(whole));
    let header = header::read(&mut inside, header::SHARED).map_err(|error| match error {
        HeaderError::TooLarge => SealError::TooManyRecipients,
        HeaderError::Io(error) => error.into(),
    })?;
    let inside = Cursor::new(header).chain(inside);
    let file = age::Decryptor::new_buffered(inside).map_err(refused)?;
    let opened = match with {
        With::Passphrase(_) if !file.is_scrypt() => return Err(SealError::NeedsKey),
        With::Identity(_) if file.is_scrypt() => return Err(SealError::NeedsPassphrase),
        With::Passphrase(passphrase) => {
            let asked = log_n.filter(|log_n| (..=WorkFactor::MOST).contains(log_n));
            if let Some(log_n) = asked {
                can_have_memory(log_n)
                    .map_err(|needed_mib| SealError::NeedsMoreMemory { needed_mib })?;
            }
            let mut identity = scrypt::Identity::new(passphrase.secret());
            identity.set_max_work_factor(WorkFactor::MOST);
            file.decrypt(std::iter::once(&identity as _))
        }
        With::Identity(identity) => file.decrypt(std::iter::once(identity.as_age())),
    };
    Ok(Unsealed(opened.map_err(refused)?))
}

/// The same, until `is_off` says that it was called off: asked whenever more is to be read, of the header
/// and of what is inside. Then reading ends in an error that [`SealError::from`] knows.
///
/// # Errors
/// As [`unseal`], and [`SealError::CalledOff`].
pub fn unseal_until<R: Read, F: Fn() -> bool>(
    reader: R,
    with: &With,
    is_off: F,
) -> Result<Unsealed<impl Read + use<R, F>>, SealError> {
    if is_off() {
        return Err(SealError::CalledOff);
    }
    unseal(Until { reader, is_off }, with)
}

/// A reader that can be called off.
struct Until<R, F> {
    reader: R,
    is_off: F,
}

impl<R: Read, F: Fn() -> bool> Read for Until<R, F> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        if (self.is_off)() {
            return Err(io::Error::other(CalledOff));
        }
        self.reader.read(bytes)
    }
}

impl<R: Read> Read for Unsealed<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.0.read(bytes)
    }
}

impl<R: Read> std::fmt::Debug for Unsealed<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Unsealed(<redacted>)")
    }
}
