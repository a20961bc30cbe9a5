//! The short way of reading and the whole parser give the same tree, span by span.

use proptest::prelude::*;
use proptest::sample::select;

use crate::generate::generate;
use crate::laws::law;
use rasoat::model::load::parse::{parse, parse_whole};
use rasoat::source::SourceId;

/// Pieces that mean something in YAML somewhere, and characters that are treated apart.
const PIECES: &[&str] = &[
    ":",
    ": ",
    "- ",
    "-",
    "\n",
    " ",
    "  ",
    "    ",
    "#",
    " #",
    "[",
    "]",
    "{",
    "}",
    "[]",
    "{}",
    ",",
    ", ",
    "'",
    "''",
    "\"",
    "\\",
    "\t",
    "\r",
    "\r\n",
    "|",
    ">",
    "|\n",
    "&a ",
    "*a",
    "!t ",
    "---",
    "---\n",
    "...",
    "\n...\n",
    "?",
    "? ",
    "ế",
    "e\u{302}\u{301}",
    "null",
    "~",
    "<<: ",
    "%",
    "@",
    "`",
    "a: b",
    "id: ",
    "- id: x\n",
    "\n- x\n",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "\u{a0}",
    "😀",
    "\n\n",
    "\n  ",
    "a:\n",
    "key: [a, b]\n",
    "\u{1}",
    "=",
    "x",
    "1",
    "\"a\": ",
    "'a': ",
    "[a: b]",
    "{a, b}",
    "{a: }",
    "a:b",
    "http://x",
    "\n # c\n",
    "# c\n",
    ",\n",
    "null: ",
    "a b: ",
    "!",
    "&",
    "*",
    ".",
    "/",
    "(",
    "+",
    "_",
    "$",
];

fn same(text: &str) -> Result<(), TestCaseError> {
    let (short, whole) = (parse(text, SourceId(3)), parse_whole(text, SourceId(3)));
    prop_assert_eq!(short.tree, whole.tree, "{}", text);
    prop_assert_eq!(short.problems, whole.problems, "{}", text);
    Ok(())
}

/// A text of a few lines, of the ways people write them.
fn written() -> impl Strategy<Value = String> {
    let procedures: Vec<String> = generate(12, 5).sources.into_iter().map(|source| source.text).collect();
    let by_hand = [
        "a: 1\nb:\n  - x\n  - y: 2\n    z: [p, 'q', \"r\"]\nc:\n- m\n- n\n",
        "# head\n\na:   b   # c\n\nlist:\n  -   x: 1\n      y: {k: v, l: [1, 2,\n        3]}\n  - - 1\n    - 2\n",
        "text: >-\n  folded\n  lines\nmore: |\n  kept\nlast: \"two\n  lines\"\n",
        "a:\n  b:\n    c:\n      d: e f g\n  h: ''\n",
    ];
    let all: Vec<String> = procedures.into_iter().chain(by_hand.map(str::to_owned)).collect();
    select(all).prop_flat_map(|text| {
        let lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
        let count = lines.len();
        (0..count, 1..8usize).prop_map(move |(from, length)| {
            // Indented lines at the top are right as well; most texts begin at the left.
            lines[from..count.min(from + length)].concat()
        })
    })
}

/// Takes characters away and puts pieces in.
fn mutated() -> impl Strategy<Value = String> {
    let change = (any::<prop::sample::Index>(), 0..3usize, select(PIECES));
    (written(), prop::collection::vec(change, 0..4)).prop_map(|(text, changes)| {
        let mut text = text;
        for (at, taken, piece) in changes {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let at = at.index(places.len());
            let end = places[(at + taken).min(places.len() - 1)];
            text.replace_range(places[at]..end, piece);
        }
        text
    })
}

proptest! {
    #![proptest_config(law(3_000))]

    #[test]
    fn both_ways_of_reading_agree_on_texts_that_were_changed_at_random(text in mutated()) {
        same(&text)?;
    }

    #[test]
    fn both_ways_of_reading_agree_on_pieces_put_together_at_random(
        pieces in prop::collection::vec(select(PIECES), 0..14)
    ) {
        same(&pieces.concat())?;
        same(&format!("a:\n  - {}\n", pieces.concat()))?;
        same(&format!("a: [{}]\n", pieces.concat()))?;
    }
}

#[test]
fn both_ways_of_reading_agree_on_every_file_of_the_tests_and_of_the_procedures() {
    let mut folders = vec!["tests/data".into(), "procedures".into()];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir::<std::path::PathBuf>(folder).expect("the folder is there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                same(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                read += 1;
            }
        }
    }
    assert!(read > 100, "{read}");
}
