//! Who may apply: the portal's list of kinds of applicant, as the words files have for them.

use crate::text::folded;

const KINDS: [(&str, &str); 11] = [
    ("to chuc (khong bao gom doanh nghiep, htx)", "organisation"),
    ("doanh nghiep co von dau tu nuoc ngoai", "foreign-invested-enterprise"),
    ("nguoi viet nam dinh cu o nuoc ngoai", "overseas-vietnamese"),
    ("can bo, cong chuc, vien chuc", "official"),
    ("to chuc nuoc ngoai", "foreign-organisation"),
    ("cong dan viet nam", "citizen"),
    ("nguoi nuoc ngoai", "foreigner"),
    ("doanh nghiep", "enterprise"),
    ("hop tac xa", "cooperative"),
    ("ho kinh doanh", "household-business"),
    ("to chuc", "organisation"),
];

/// The kinds of applicant a field names, and the rest of it.
pub fn split(field: &str) -> (Vec<String>, Vec<String>) {
    let (mut kinds, mut rest) = (Vec::new(), Vec::new());
    let mut text = folded(field);
    loop {
        text = text.trim_start_matches([',', ';', ' ', '.']).to_owned();
        if text.is_empty() {
            return (kinds, rest);
        }
        let known = KINDS.iter().find(|(name, _)| {
            text.strip_prefix(name)
                .is_some_and(|after| after.is_empty() || after.starts_with([',', ';', '.']))
        });
        match known {
            Some((name, kind)) => {
                if !kinds.iter().any(|known| known == kind) {
                    kinds.push((*kind).to_owned());
                }
                text = text[name.len()..].to_owned();
            }
            None => {
                // The accents are gone here; the whole field is kept as it stands.
                rest.push(field.trim().to_owned());
                return (kinds, rest);
            }
        }
    }
}
