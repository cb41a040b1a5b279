//! jrnl's encrypted file. Its text is a [Fernet token](https://github.com/fernet/spec) under a key
//! that PBKDF2-HMAC-SHA256 derives from the password in 100,000 rounds. jrnl 2 to 4.5 wrote the
//! token alone, with a salt that is the same for everybody; later ones write `JRNLv3`, the length
//! of a header in two bytes, the header (JSON in base64) with a salt of its own, and the token.

use aes::Aes128;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockDecryptMut, KeyIvInit};
use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{BringInError, Format};

const MAGIC: &[u8] = b"JRNLv3";
/// How every token begins: version 128 and the first bytes of a time before the year 2106.
const TOKEN: &[u8] = b"gAAAAA";
const ROUNDS: u32 = 100_000;
/// The salt of every journal before `JRNLv3`, part of jrnl's source.
const OLD_SALT: [u8; 16] = [
    0xf2, 0xd5, 0x71, 0x0e, 0xc1, 0x8d, 0x2e, 0xde, 0xdc, 0x8e, 0x36, 0x74, 0x89, 0x04, 0xce, 0xf8,
];
/// Version, time, initialisation vector.
const BEFORE_TEXT: usize = 1 + 8 + 16;
const CODE: usize = 32;

pub(crate) fn is_encrypted(start: &[u8]) -> bool {
    start.starts_with(MAGIC) || start.starts_with(TOKEN)
}

/// The bytes of the text.
pub(super) fn open(bytes: &[u8], password: Option<&SecretString>) -> Result<Vec<u8>, BringInError> {
    let bytes = bytes.trim_ascii_end();
    let (salt, token) = if bytes.starts_with(TOKEN) {
        (OLD_SALT.to_vec(), bytes)
    } else if let Some(rest) = bytes.strip_prefix(MAGIC) {
        salt_and_token(rest).ok_or(DAMAGED)?
    } else {
        return Err(BringInError::NotThisFormat(Format::JrnlEncrypted));
    };
    let password = password.ok_or(BringInError::PasswordNeeded)?;
    let token = URL_SAFE.decode(token).map_err(|_| DAMAGED)?;
    if token.len() < BEFORE_TEXT + 16 + CODE
        || !(token.len() - BEFORE_TEXT - CODE).is_multiple_of(16)
    {
        return Err(DAMAGED);
    }
    let key = derive_key(password, &salt);
    decrypt(&token, &key).ok_or(BringInError::PasswordDoesNotOpen)
}

const DAMAGED: BringInError = BringInError::Damaged { line: None };

fn salt_and_token(rest: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    #[derive(Deserialize)]
    struct Header {
        salt: String,
    }
    let (length, rest) = rest.split_first_chunk::<2>()?;
    let (header, token) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
    // One version wrote it without base64.
    let header = STANDARD.decode(header).unwrap_or_else(|_| header.to_vec());
    let header: Header = serde_json::from_slice(&header).ok()?;
    Some((URL_SAFE.decode(header.salt).ok()?, token))
}

/// The first half authenticates, the second encrypts.
fn derive_key(password: &SecretString, salt: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    let password = password.expose_secret().as_bytes();
    pbkdf2::pbkdf2_hmac::<Sha256>(password, salt, ROUNDS, key.as_mut());
    key
}

/// Proves that nothing was changed, then decrypts.
fn decrypt(token: &[u8], key: &[u8; 32]) -> Option<Vec<u8>> {
    let (signed, code) = token.split_at_checked(token.len().checked_sub(CODE)?)?;
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&key[..16]).ok()?;
    mac.update(signed);
    mac.verify_slice(code).ok()?;
    if signed.first() != Some(&0x80) {
        return None;
    }
    let vector = signed.get(9..BEFORE_TEXT)?;
    let cipher = cbc::Decryptor::<Aes128>::new_from_slices(&key[16..], vector).ok()?;
    cipher
        .decrypt_padded_vec_mut::<Pkcs7>(signed.get(BEFORE_TEXT..)?)
        .ok()
}
