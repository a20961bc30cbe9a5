//! Numbers and texts one after the other, as they are kept. What cannot be read back is nothing, never a stop.

use super::store::Key;

/// Puts values one after the other.
#[derive(Debug, Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    pub(super) fn number(&mut self, number: u64) {
        self.bytes.extend(number.to_le_bytes());
    }

    pub(super) fn key(&mut self, key: &Key) {
        self.bytes.extend(key);
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.bytes.extend(bytes);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    pub(super) fn done(self) -> Vec<u8> {
        self.bytes
    }
}

/// Takes values one after the other.
#[derive(Debug)]
pub(super) struct Reader<'b> {
    left: &'b [u8],
}

impl<'b> Reader<'b> {
    pub(super) fn of(bytes: &'b [u8]) -> Reader<'b> {
        Reader { left: bytes }
    }

    pub(super) fn number(&mut self) -> Option<u64> {
        let (number, left) = self.left.split_first_chunk()?;
        self.left = left;
        Some(u64::from_le_bytes(*number))
    }

    pub(super) fn key(&mut self) -> Option<Key> {
        let (key, left) = self.left.split_first_chunk()?;
        self.left = left;
        Some(*key)
    }

    pub(super) fn bytes(&mut self) -> Option<&'b [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (bytes, left) = self.left.split_at_checked(length)?;
        self.left = left;
        Some(bytes)
    }

    pub(super) fn text(&mut self) -> Option<String> {
        String::from_utf8(self.bytes()?.to_vec()).ok()
    }
}
