//! The bytes of a log, packed or not, with its first ones looked at. The one owner of the unpacker.

use std::io::{self, Cursor, Read};

use flate2::read::MultiGzDecoder;

/// How many bytes are looked at before reading.
const HEAD: usize = 64 * 1024;

/// A log that was opened.
pub struct Input<'r> {
    /// Its bytes, unpacked.
    pub bytes: Box<dyn Read + 'r>,
    /// Its first bytes, unpacked; the key of pseudonyms may come from them.
    pub head: Vec<u8>,
}

/// Opens a log. What begins as gzip is unpacked, member after member.
pub fn open<'r>(mut raw: impl Read + 'r) -> io::Result<Input<'r>> {
    let first = taken(&mut raw, 2)?;
    let packed = first == [0x1f, 0x8b];
    let whole = Cursor::new(first).chain(raw);
    let mut bytes: Box<dyn Read + 'r> =
        if packed { Box::new(MultiGzDecoder::new(whole)) } else { Box::new(whole) };
    let head = taken(&mut bytes, HEAD)?;
    let bytes = Box::new(Cursor::new(head.clone()).chain(bytes));
    Ok(Input { bytes, head })
}

/// So many bytes, or fewer at the end.
fn taken(from: &mut impl Read, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether a log looks like XML.
pub fn is_xml(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    text.trim_ascii_start().starts_with(b"<")
}
