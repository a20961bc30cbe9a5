//! How one scalar is spelled: plain where it can be, quoted where it must, and as its forerunner was where it may.

use serde_json::Value as Json;

use crate::model::duration::Duration;
use crate::text::Lang;

/// A new scalar; `inside` brackets more has to be quoted.
pub(super) fn scalar(value: &Json, inside: bool) -> String {
    match value {
        Json::String(text) if is_plain(text, inside) => text.clone(),
        Json::String(text) => double_quoted(text),
        other => other.to_string(),
    }
}

/// A scalar in place of another, spelled like it: its quotes, and the words of its length of time.
pub(super) fn like(written: &str, old: &Json, new: &Json, inside: bool) -> String {
    let Json::String(text) = new else { return scalar(new, inside) };
    let quote = written.chars().next().filter(|first| ['"', '\''].contains(first));
    let inner = quote.map_or(written, |quote| written.trim_matches(quote));
    let is_time = old.as_str().is_some_and(|old| Duration::parse(old).is_some());
    let text = match Duration::parse(text) {
        Some(time) if is_time => time_like(inner, time).unwrap_or_else(|| text.clone()),
        _ => text.clone(),
    };
    match quote {
        Some('\'') if !text.chars().any(char::is_control) => format!("'{}'", text.replace('\'', "''")),
        Some(_) => double_quoted(&text),
        None => scalar(&Json::String(text), inside),
    }
}

/// A length of time in the words of another: `10wd` after `15wd`, `10 ngày làm việc` after `2 tháng`.
fn time_like(written: &str, time: Duration) -> Option<String> {
    let is_amount = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let words = written.trim_start_matches(is_amount);
    let is_vietnamese = !words.is_ascii();
    let lang = if is_vietnamese { Lang::Vi } else { Lang::En };
    let shown = time.show(lang);
    let amount: String = shown.chars().take_while(|c| is_amount(*c)).collect();
    // `1 day` and `2 days` do not share their words; Vietnamese and short forms do.
    let shared = is_vietnamese || !words.starts_with(' ');
    let candidates = [shared.then(|| format!("{amount}{words}")), Some(shown)];
    candidates.into_iter().flatten().find(|text| Duration::parse(text) == Some(time))
}

/// Whether a text may stand without quotes and is then read as this text, here and by other readers of YAML.
fn is_plain(text: &str, inside: bool) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let opens = "-?:,[]{}#&*!|>'\"%@`=<~";
    if opens.contains(first) || text.trim() != text || text.chars().any(char::is_control) {
        return false;
    }
    if text.contains(": ") || text.contains(" #") || text.ends_with(':') {
        return false;
    }
    if inside && text.contains([',', '[', ']', '{', '}']) {
        return false;
    }
    // Line and paragraph separators and the byte order mark are white space to some readers.
    if text.contains(['\u{85}', '\u{2028}', '\u{2029}', '\u{feff}']) {
        return false;
    }
    let word = text.to_ascii_lowercase();
    let is_word = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(&word.as_str());
    let is_number = first.is_ascii_digit() || first == '.' || first == '+';
    let is_number = is_number && word.chars().all(|c| c.is_ascii_hexdigit() || "._+-xo:".contains(c));
    let is_number = is_number || [".inf", ".nan", "+.inf"].contains(&word.as_str());
    !is_word && !is_number
}

fn double_quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || ['\u{2028}', '\u{2029}', '\u{feff}'].contains(&c) => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
