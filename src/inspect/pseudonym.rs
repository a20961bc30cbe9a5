//! Names that stand for the numbers of dossiers: HMAC-SHA-256 (RFC 2104), the first 40 bits in hexadecimal. Who does not have
//! the key cannot find the number, not even by trying all of them. The one owner of the hashes.

use hmac::{Hmac, Mac as _};
use sha2::Sha256;

/// Makes the names; the same key makes the same names.
#[derive(Clone, Debug)]
pub struct Pseudonyms {
    keyed: Hmac<Sha256>,
}

impl Pseudonyms {
    /// Names of this key: a salt that is kept secret, or the first bytes of the log itself, which only those have who have
    /// the log.
    pub fn of(key: &[u8]) -> Pseudonyms {
        let keyed = Hmac::new_from_slice(key).expect("a key of HMAC may have any length");
        Pseudonyms { keyed }
    }

    /// The name of a dossier.
    pub fn name(&self, dossier: &[u8]) -> String {
        let mut hash = self.keyed.clone();
        hash.update(dossier);
        let bytes = hash.finalize().into_bytes();
        bytes.iter().take(5).map(|byte| format!("{byte:02x}")).collect()
    }
}
