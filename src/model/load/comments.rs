//! The comments of a YAML text with their bytes. Never fooled by a `#` inside quotes or a block of text.

use granit_parser::{Event, Options, Parser};

use crate::span::Span;

/// The bytes of every comment that holds a word, each from its `#` to the end of its line; up to the first place that
/// is not YAML. The text is read for them only where the word occurs at all.
pub fn comments_with(text: &str, word: &str) -> Vec<Span> {
    if !text.contains(word) {
        return Vec::new();
    }
    let mut options = Options::default();
    options.emit_comments = true;
    options.emit_unresolved_aliases = true;
    options.max_buffered_comment_events = usize::MAX;
    let mut found = Vec::new();
    for event in Parser::new_from_str_with_options(text, options) {
        let Ok((event, span)) = event else { break };
        if let Event::Comment(..) = event
            && let Some(range) = span.byte_range()
            && text[range.clone()].contains(word)
        {
            let end = range.start + text[range.clone()].trim_end().len();
            found.push(Span::new(range.start, end));
        }
    }
    found.sort();
    found
}
