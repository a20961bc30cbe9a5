//! Whether conditions can hold together. Errs on the side of “they can”.

use crate::lint::normal::{Atom, Logic};

/// A condition, and the place of its clause in the rule.
pub(super) type Asked = (Logic, Option<usize>);

/// The clauses that can never hold together; both are the same where one can never hold by itself.
pub(super) fn conflict(conditions: &[Asked]) -> Option<(Option<usize>, Option<usize>)> {
    let mut facts: Vec<(Atom, bool, Option<usize>)> = Vec::new();
    let mut choices: Vec<(Vec<Logic>, Option<usize>)> = Vec::new();
    for (logic, at) in conditions {
        take(logic, *at, &mut facts, &mut choices);
    }
    loop {
        for (place, (atom, holds, at)) in facts.iter().enumerate() {
            if is_absurd(atom, *holds) {
                return Some((*at, *at));
            }
            let against = facts[..place].iter().find(|(other, also, _)| excludes(other, *also, atom, *holds));
            if let Some((_, _, other)) = against.or_else(|| all_words_denied(&facts[..=place], atom)) {
                return Some((*other, *at));
            }
        }
        // Of several, those that the facts leave open; the only one left is a fact too.
        let mut settled = None;
        for (place, (branches, at)) in choices.iter().enumerate() {
            let mut left = Vec::new();
            let mut against = *at;
            for branch in branches {
                let mut with: Vec<Asked> = facts
                    .iter()
                    .map(|(atom, holds, at)| (Logic::Literal(atom.clone(), *holds), *at))
                    .collect();
                with.push((branch.clone(), *at));
                match conflict(&with) {
                    Some((one, _)) => against = one,
                    None => left.push(branch.clone()),
                }
            }
            match left.len() {
                0 => return Some((against, *at)),
                1 => settled = Some((place, left.remove(0), *at)),
                _ => {}
            }
        }
        let (place, only, at) = settled?;
        choices.remove(place);
        take(&only, at, &mut facts, &mut choices);
    }
}

fn take(
    logic: &Logic,
    at: Option<usize>,
    facts: &mut Vec<(Atom, bool, Option<usize>)>,
    choices: &mut Vec<(Vec<Logic>, Option<usize>)>,
) {
    match logic {
        Logic::Literal(atom, holds) => facts.push((atom.clone(), *holds, at)),
        Logic::All(parts) => parts.iter().for_each(|part| take(part, at, facts, choices)),
        Logic::Any(parts) => choices.push((parts.clone(), at)),
    }
}

/// Whether something cannot be, whatever else holds.
fn is_absurd(atom: &Atom, holds: bool) -> bool {
    match atom {
        Atom::Equal(one, other) => (one == other) != holds && (one == other || constants(one, other)),
        Atom::Less(one, other) => one == other && holds,
        _ => false,
    }
}

/// Whether two texts are those of constants: the only texts that begin like the name of a type.
fn constants(one: &str, other: &str) -> bool {
    let is_constant =
        |text: &str| text.starts_with("Text(\"") || text.starts_with("Int(") || text.starts_with("Bool(");
    is_constant(one) && is_constant(other)
}

/// Whether two facts exclude each other.
fn excludes(one: &Atom, holds: bool, other: &Atom, also: bool) -> bool {
    if one == other {
        return holds != also;
    }
    match (one, holds, other, also) {
        (Atom::Is(of, a, ..), true, Atom::Is(same, b, ..), true) => of == same && a != b,
        (Atom::Is(of, _, Some(value), _), true, Atom::Below(same, bound, within), below)
        | (Atom::Below(same, bound, within), below, Atom::Is(of, _, Some(value), _), true) => {
            of == same && (value < bound || *within && value == bound) != below
        }
        (Atom::Below(of, high, with_high), true, Atom::Below(same, low, with_low), false)
        | (Atom::Below(same, low, with_low), false, Atom::Below(of, high, with_high), true) => {
            of == same && (high < low || high == low && (*with_low || !with_high))
        }
        (Atom::Less(a, b), true, Atom::Less(c, d), true) => a == d && b == c,
        (Atom::Less(a, b), true, Atom::Equal(c, d), true)
        | (Atom::Equal(c, d), true, Atom::Less(a, b), true) => (a, b) == (c, d) || (a, b) == (d, c),
        _ => false,
    }
}

/// The first of the facts by which a value is none of the words it may be.
fn all_words_denied<'f>(
    facts: &'f [(Atom, bool, Option<usize>)],
    last: &Atom,
) -> Option<&'f (Atom, bool, Option<usize>)> {
    let Atom::Is(of, _, _, Some(words)) = last else { return None };
    let mut denied =
        facts.iter().filter(|(atom, holds, _)| !holds && matches!(atom, Atom::Is(same, ..) if same == of));
    let first = denied.clone().next()?;
    let mut texts: Vec<&Atom> = denied.by_ref().map(|(atom, _, _)| atom).collect();
    texts.sort();
    texts.dedup();
    (texts.len() == words.len()).then_some(first)
}
