//! Short stable ids of proposals, made of nothing but the edits: the same in every run and on every machine.

use std::collections::BTreeMap;

/// Letters of an id (Crockford's base 32): none that is read as another.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// The usual length: one clash is expected among about 200,000 proposals.
const SHORT: usize = 7;
/// All 64 bits.
const FULL: usize = 13;

/// The id of each text. Ids that would be equal are made longer until they differ; the same text twice is one id.
pub(super) fn ids<'t>(texts: impl IntoIterator<Item = &'t str>) -> BTreeMap<&'t str, String> {
    let full: BTreeMap<&str, String> = texts.into_iter().map(|text| (text, base32(fnv1a(text)))).collect();
    let mut sharing: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for length in SHORT..=FULL {
        for (text, id) in &full {
            sharing.entry(&id[..length]).or_default().push(text);
        }
    }
    full.iter()
        .map(|(text, id)| {
            let alone = (SHORT..=FULL).find(|length| sharing[&id[..*length]].len() == 1);
            let same = sharing[id.as_str()].iter().position(|other| other == text).unwrap_or_default();
            let id = match alone {
                Some(length) => id[..length].to_owned(),
                None => format!("{id}-{}", same + 1),
            };
            (*text, id)
        })
        .collect()
}

/// A short print of a text: equal texts have equal prints.
pub fn fingerprint(text: &str) -> String {
    base32(fnv1a(text))[..SHORT].to_owned()
}

/// The 64-bit hash of Fowler, Noll and Vo, variant 1a.
fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn base32(mut hash: u64) -> String {
    let mut letters = [0_u8; FULL];
    for letter in letters.iter_mut().rev() {
        *letter = LETTERS[(hash % 32) as usize];
        hash /= 32;
    }
    // The first letter holds 4 bits only; it goes to the end, where a short id does not need it.
    letters.rotate_left(1);
    letters.iter().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        // Values from the authors' own test suite.
        assert_eq!(fnv1a(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn many_texts_have_as_many_ids() {
        let texts: Vec<String> = (0..50_000).map(|n| format!("drop-document\u{1f}d{n}")).collect();
        let ids = ids(texts.iter().map(String::as_str));
        let distinct: std::collections::BTreeSet<&String> = ids.values().collect();
        assert_eq!(distinct.len(), texts.len());
        assert!(ids.values().all(|id| id.len() >= SHORT));
    }
}
