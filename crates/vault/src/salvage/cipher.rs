use aes::Aes256;
use cbc::cipher::block_padding::NoPadding;
use cbc::cipher::{BlockDecryptMut, KeyIvInit};
use hmac::{Hmac, Mac};
use sha2::Sha512;
use zeroize::Zeroizing;

use crate::secret::VaultKey;
use crate::slot::SALT_BYTES;

/// A page in the file, in bytes.
pub(super) const PAGE: usize = 4096;
/// What SQLCipher keeps of each page for itself: an initialisation vector and an authentication code.
const RESERVED: usize = IV + CODE;
const IV: usize = 16;
const CODE: usize = 64;
/// What is left of a page for SQLite.
pub(super) const USABLE: usize = PAGE - RESERVED;
/// The salt stands where SQLite has the first bytes of the file.
const SALT: usize = SALT_BYTES;
const SQLITE: &[u8; SALT] = b"SQLite format 3\0";
/// What SQLCipher mixes into the salt for the second key, and how often that one is hashed.
const MASK: u8 = 0x3a;
const ROUNDS: u32 = 2;

/// Decrypts single pages as SQLCipher 4 encrypts them: AES-256-CBC, and HMAC-SHA512 over what is
/// encrypted, the vector and the page's number (<https://www.zetetic.net/sqlcipher/design/>).
pub(super) struct PageCipher {
    key: VaultKey,
    code_key: Zeroizing<[u8; 32]>,
    salt: [u8; SALT],
}

impl PageCipher {
    pub(super) fn derive(key: &VaultKey, salt: [u8; SALT]) -> Self {
        let mut code_key = Zeroizing::new([0; 32]);
        pbkdf2::pbkdf2_hmac::<Sha512>(
            key.bytes(),
            &salt.map(|byte| byte ^ MASK),
            ROUNDS,
            code_key.as_mut(),
        );
        PageCipher {
            key: key.clone(),
            code_key,
            salt,
        }
    }

    /// Whether a page is as it was written at this number.
    pub(super) fn is_authentic(&self, page: &[u8], number: u32) -> bool {
        if page.len() != PAGE {
            return false;
        }
        // The salt is known apart from the page: it is authentic when the rest of the first page is.
        if number == 1 && page[..SALT] != self.salt {
            return false;
        }
        let (told, code) = page.split_at(PAGE - CODE);
        let Ok(mut mac) = Hmac::<Sha512>::new_from_slice(self.code_key.as_ref()) else {
            return false;
        };
        mac.update(&told[start(number)..]);
        mac.update(&number.to_le_bytes());
        mac.verify_slice(code).is_ok()
    }

    /// The page as SQLite knows it; `None` when it is not as it was written.
    pub(super) fn open(&self, page: &[u8], number: u32) -> Option<Zeroizing<Vec<u8>>> {
        if !self.is_authentic(page, number) {
            return None;
        }
        let mut plain = Zeroizing::new(page[..USABLE].to_vec());
        let iv = &page[USABLE..USABLE + IV];
        cbc::Decryptor::<Aes256>::new_from_slices(self.key.bytes(), iv)
            .ok()?
            .decrypt_padded_mut::<NoPadding>(&mut plain[start(number)..])
            .ok()?;
        if number == 1 {
            plain[..SALT].copy_from_slice(SQLITE);
        }
        Some(plain)
    }
}

/// Where the encrypted part of a page begins.
fn start(number: u32) -> usize {
    if number == 1 { SALT } else { 0 }
}
