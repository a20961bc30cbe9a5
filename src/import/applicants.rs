//! Who may apply: the portal's list of kinds of applicant, as the words files have for them.

use crate::text::folded;

const KINDS: &[(&str, &str)] = &[
    ("to chuc khong bao gom doanh nghiep htx", "organisation"),
    ("doanh nghiep co von dau tu nuoc ngoai", "foreign-invested-enterprise"),
    ("nguoi viet nam dinh cu o nuoc ngoai", "overseas-vietnamese"),
    ("can bo cong chuc vien chuc", "official"),
    ("to chuc nuoc ngoai", "foreign-organisation"),
    ("doanh nghiep viet nam", "enterprise"),
    ("cong dan viet nam", "citizen"),
    ("cong dan", "citizen"),
    ("ca nhan", "citizen"),
    ("nguoi nuoc ngoai", "foreigner"),
    ("doanh nghiep", "enterprise"),
    ("hop tac xa", "cooperative"),
    ("ho kinh doanh", "household-business"),
    ("ho gia dinh", "household"),
    ("dang vien", "party-member"),
    ("to chuc", "organisation"),
];

/// The kinds of applicant a field names, and the names that are none of them.
pub fn split(field: &str) -> (Vec<String>, Vec<String>) {
    let (mut kinds, mut rest): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for name in names(field) {
        let plain: Vec<String> = folded(&name)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let plain = plain.join(" ");
        match KINDS.iter().find(|(known, _)| *known == plain) {
            Some((_, kind)) if kinds.iter().any(|known| known == kind) => {}
            Some((_, kind)) => kinds.push((*kind).to_owned()),
            None => rest.push(name),
        }
    }
    (kinds, rest)
}

/// The names of a list: a comma parts them where a capital follows and no bracket is open.
fn names(field: &str) -> Vec<String> {
    let mut names: Vec<String> = vec![String::new()];
    let mut depth = 0;
    let mut letters = field.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        let parts = match c {
            ',' => depth <= 0 && letters.clone().find(|c| !c.is_whitespace()).is_none_or(char::is_uppercase),
            ';' | '\n' => depth <= 0,
            _ => false,
        };
        match names.last_mut().filter(|_| !parts) {
            Some(last) => last.push(c),
            None => names.push(String::new()),
        }
    }
    names.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}
