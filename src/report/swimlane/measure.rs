//! How wide words are and where lines break, without a font: estimates that hold for common office faces.

/// The width of a text in pixels at this size, estimated.
pub(super) fn width(text: &str, size: i32) -> i32 {
    let thousandths: i64 = text.chars().map(advance).sum();
    i32::try_from(thousandths * i64::from(size) / 1000).unwrap_or(i32::MAX) + 1
}

/// Breaks a text into lines no wider than `room`, at spaces where there are any. More than `most` lines end in an
/// ellipsis.
pub(in crate::report) fn wrap(text: &str, size: i32, room: i32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace().flat_map(|word| pieces(word, size, room)) {
        let joined = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
        if width(&joined, size) <= room || line.is_empty() {
            line = joined;
        } else {
            lines.push(std::mem::replace(&mut line, word));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while width(&format!("{last}…"), size) > room && last.pop().is_some() {}
            let kept = last.trim_end().len();
            last.truncate(kept);
            last.push('…');
        }
    }
    lines
}

/// A word too wide for a line, in pieces that fit.
fn pieces(word: &str, size: i32, room: i32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in word.chars() {
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
            if piece.chars().count() > 1 && width(piece, size) > room {
                piece.pop();
                pieces.push(c.to_string());
            }
        }
    }
    pieces
}

/// The advance of a character in thousandths of the font size.
fn advance(c: char) -> i64 {
    match c {
        'i' | 'l' | 'j' | 'í' | 'ì' | 'ỉ' | 'ĩ' | 'ị' | '.' | ',' | ';' | ':' | '\'' | '|' | '!' => {
            290
        }
        ' ' | 'I' | 'f' | 't' | 'r' | '(' | ')' | '-' | '/' => 370,
        'm' | 'w' | 'M' | 'W' => 880,
        c if c.is_uppercase() => 700,
        c if (c as u32) >= 0x2e80 => 1000,
        _ => 560,
    }
}
