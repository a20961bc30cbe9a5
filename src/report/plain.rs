//! Text from files made harmless for formats that programs read line by line, and short names of findings. What could
//! break a line, steer a terminal or turn the direction of reading is taken out; every other letter stays.

/// The text in one line: line breaks, tabs and other control characters become one space, marks that turn or hide text go.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if hides(c) => {}
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

/// At most this many characters of a text, with `…` where some were left out.
pub fn shortened(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    text.chars().take(longest.saturating_sub(1)).chain(['…']).collect()
}

/// A relative path as an address (RFC 3986): only letters, digits and `-._~/` stand for themselves.
pub fn address(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// A short name for an identity: the 128-bit hash of Fowler, Noll and Vo, variant 1a, in hexadecimal digits.
pub fn fingerprint(identity: &str) -> String {
    let hash = identity.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    });
    format!("{hash:032x}")
}

/// Marks that set the direction of reading, and signs without width: with them a text can be shown as another one.
pub fn hides(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        // Values from the authors' own test suite.
        assert_eq!(fingerprint(""), "6c62272e07bb014262b821756295c58d");
        assert_eq!(fingerprint("a"), "d228cb696f1a8caf78912b704e4a8964");
        assert_eq!(fingerprint("foobar"), "343e1662793c64bf6f0d3597ba446f18");
    }

    #[test]
    fn a_line_stays_a_line_and_reads_in_one_direction() {
        assert_eq!(one_line(" a\r\n\tb\u{0}c\u{2028}d "), "a b c d");
        assert_eq!(one_line("đơn \u{202e}nơđ\u{202c}\u{200b}"), "đơn nơđ");
        assert_eq!(shortened("thủ tục", 4), "thủ…");
        assert_eq!(address("đất/a b#1.yaml"), "%C4%91%E1%BA%A5t/a%20b%231.yaml");
    }
}
