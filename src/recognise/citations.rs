//! Finds legal instruments cited in a text, with the articles beside them. Knows how numbers are formed, no instrument.

use crate::model::catalog::Instrument;
use crate::model::citation::Citation;
use crate::text::{composed, folded};

/// A word of a text: its letters and digits with the strokes and hyphens inside.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '/' | '-' | '–' | '.')))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect()
}

/// The instruments a text cites, in order, each with the articles told beside it. A number without its symbol is
/// completed where its kind allows one only (a decree), or where one instrument of the catalog has it.
pub fn citations(text: &str, known: &[Instrument]) -> Vec<Citation> {
    let text = composed(text);
    let words = words(&text);
    let mut found: Vec<Citation> = Vec::new();
    let mut loose: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some((number, next)) = number(&words, at, known) {
            at = next;
            let after = articles(&words, &mut at);
            loose.extend(after);
            let articles = std::mem::take(&mut loose);
            if articles.is_empty() {
                push(&mut found, Citation { instrument: number, article: None });
            } else {
                for article in articles {
                    push(&mut found, Citation { instrument: number.clone(), article: Some(article) });
                }
            }
            continue;
        }
        let before = at;
        loose.extend(articles(&words, &mut at));
        if at == before {
            at += 1;
        }
    }
    found
}

fn push(found: &mut Vec<Citation>, citation: Citation) {
    if !found.contains(&citation) {
        found.push(citation);
    }
}

/// The number of an instrument that begins at this word, and the word after it.
fn number(words: &[&str], at: usize, known: &[Instrument]) -> Option<(String, usize)> {
    let word = words[at];
    if !word.starts_with(|c: char| c.is_ascii_digit()) || !word.contains('/') {
        return None;
    }
    let mut parts = word.split('/');
    let (serial, year) = (parts.next()?, parts.next()?);
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    if !digits(&serial.replace('.', "")) {
        return None;
    }
    if !digits(year) {
        // `877/QĐ-BGTVT`: a decision without its year; `15/QH`: no instrument.
        let symbol = symbol(&word[serial.len() + 1..])?;
        return symbol.contains('-').then(|| (format!("{serial}/{symbol}"), at + 1));
    }
    if year.len() != 4 {
        return None;
    }
    let rest = parts.collect::<Vec<_>>().join("/");
    if !rest.is_empty() {
        return Some((format!("{serial}/{year}/{}", symbol(&rest)?), at + 1));
    }
    // The symbol left out: `NĐ 175/2024`, `Nghị định số 175/2024`.
    let before: Vec<String> = words[at.saturating_sub(3)..at].iter().map(|word| folded(word)).collect();
    let before: Vec<&str> = before.iter().map(String::as_str).filter(|word| *word != "so").collect();
    let decree =
        before.ends_with(&["nghi", "dinh"]) || before.ends_with(&["nd"]) || before.ends_with(&["nd-cp"]);
    if decree {
        return Some((format!("{serial}/{year}/NĐ-CP"), at + 1));
    }
    let start = format!("{serial}/{year}/");
    let mut same = known.iter().filter(|instrument| instrument.number.starts_with(&start));
    match (same.next(), same.next()) {
        (Some(one), None) => Some((one.number.clone(), at + 1)),
        _ => None,
    }
}

/// A symbol as it is officially written: `nđ-cp`, `ND-CP` and `NĐ–CP` are `NĐ-CP`.
fn symbol(written: &str) -> Option<String> {
    let written = written.replace('–', "-");
    if !written.starts_with(char::is_alphabetic) {
        return None;
    }
    let mut parts: Vec<String> = written.split('-').map(str::to_uppercase).collect();
    if let Some(kind) = parts.first_mut() {
        *kind = match kind.as_str() {
            "ND" | "NÐ" => "NĐ".into(),
            "QD" | "QÐ" => "QĐ".into(),
            kind => kind.replace('Ð', "Đ"),
        };
    }
    if let Some(issuer) = parts.get_mut(1).filter(|issuer| *issuer == "TTG") {
        *issuer = "TTg".into();
    }
    for part in parts.iter_mut().skip(1) {
        if part == "HDND" {
            *part = "HĐND".into();
        }
    }
    Some(parts.join("-"))
}

/// The articles told at this place: `điểm b khoản 1, điểm c khoản 2 Điều 10` is `10.1b`, `10.2c`; `Điều 10 khoản 2` is
/// `10.2`. Moves on past what was read.
fn articles(words: &[&str], at: &mut usize) -> Vec<String> {
    let mut heads: Vec<(Vec<String>, Option<String>)> = Vec::new();
    let mut points: Vec<String> = Vec::new();
    let mut done: Vec<String> = Vec::new();
    let mut place = *at;
    while place < words.len() {
        let label = folded(words[place]);
        let read = match label.as_str() {
            "diem" => list(words, place + 1, is_point),
            "khoan" | "dieu" => list(words, place + 1, is_count),
            _ => break,
        };
        let (values, next) = read;
        if values.is_empty() {
            break;
        }
        place = next;
        match label.as_str() {
            "diem" => points = values,
            "khoan" => {
                let last = values.len() - 1;
                for (nth, clause) in values.into_iter().enumerate() {
                    let with = if nth == last { std::mem::take(&mut points) } else { Vec::new() };
                    heads.push((with, Some(clause)));
                }
            }
            _ => {
                let last = values.len() - 1;
                for (nth, article) in values.into_iter().enumerate() {
                    if nth < last || heads.is_empty() {
                        done.push(article);
                        continue;
                    }
                    for (points, clause) in heads.drain(..) {
                        let clause = clause.map_or(String::new(), |clause| format!(".{clause}"));
                        match points.is_empty() {
                            true => done.push(format!("{article}{clause}")),
                            false => {
                                done.extend(points.iter().map(|point| format!("{article}{clause}{point}")))
                            }
                        }
                    }
                }
            }
        }
        *at = place;
    }
    // `Điều 10 khoản 2 điểm b`: told from the large to the small.
    if let Some(article) = done.last().cloned().filter(|article| !article.contains('.') && !heads.is_empty())
    {
        done.pop();
        for (before, clause) in heads {
            let clause = clause.unwrap_or_default();
            let points = if before.is_empty() { std::mem::take(&mut points) } else { before };
            match points.is_empty() {
                true => done.push(format!("{article}.{clause}")),
                false => done.extend(points.iter().map(|point| format!("{article}.{clause}{point}"))),
            }
        }
    }
    done
}

/// The values of a list after its label: `1, 2 và 3`.
fn list(words: &[&str], from: usize, is_value: fn(&str) -> bool) -> (Vec<String>, usize) {
    let (mut values, mut at) = (Vec::new(), from);
    while let Some(word) = words.get(at) {
        let joint = matches!(folded(word).as_str(), "va" | "hoac");
        if is_value(word) {
            values.push(word.to_lowercase());
            at += 1;
        } else if joint && !values.is_empty() && words.get(at + 1).is_some_and(|next| is_value(next)) {
            at += 1;
        } else {
            break;
        }
    }
    (values, at)
}

/// The number of an article or clause: `10`, `10a`.
fn is_count(word: &str) -> bool {
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let rest: Vec<char> = word.chars().skip(digits).collect();
    (1..=3).contains(&digits) && rest.len() <= 1 && rest.iter().all(|c| c.is_alphabetic())
}

/// The letter of a point: `b`, `đ`, `b1`.
fn is_point(word: &str) -> bool {
    let mut chars = word.chars();
    let letter = chars.next().is_some_and(char::is_alphabetic);
    letter && chars.clone().count() <= 1 && chars.all(|c| c.is_ascii_digit())
}
