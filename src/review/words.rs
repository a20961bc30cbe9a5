//! The words of a review, the same in every format for people.

use crate::review::ReviewView;
use crate::review::catalog::CatalogChange;
use crate::review::findings::State;
use crate::review::procedures::{Fate, MeasureChange, ProcedureChange, Verdict};
use crate::review::rules::RuleChange;
use crate::text::Lang;

/// Which versions are compared.
pub fn versions(view: &ReviewView, lang: Lang) -> String {
    let head = view.head.as_deref().unwrap_or(lang.pick("cây làm việc", "the work tree"));
    let new = lang.pick(" (trước đó chưa có không gian làm việc)", " (which had no workspace yet)");
    format!("{}{} → {head}", view.base, if view.is_new { new } else { "" })
}

/// How many findings are in which state, without those nobody asks for.
pub fn counts(view: &ReviewView, lang: Lang) -> String {
    let always = [State::Introduced, State::Settled, State::Kept];
    let shown = State::ALL.into_iter().filter(|state| always.contains(state) || view.count(*state) > 0);
    shown
        .map(|state| format!("{} {}", view.count(state), state_words(state, lang)))
        .collect::<Vec<_>>()
        .join(", ")
}

/// A state in words.
pub fn state_words(state: State, lang: Lang) -> &'static str {
    match state {
        State::Introduced => lang.pick("phát sinh", "introduced"),
        State::Unwaived => lang.pick("không còn được miễn", "no longer waived"),
        State::Revealed => lang.pick("nay mới đọc được", "readable only now"),
        State::Settled => lang.pick("đã khắc phục", "settled"),
        State::Waived => lang.pick("nay được miễn", "newly waived"),
        State::IntroducedWaived => lang.pick("phát sinh và được miễn", "introduced and waived"),
        State::Hidden => {
            lang.pick("không xác định được do tệp không đọc được", "hidden by a file that cannot be read")
        }
        State::Kept => lang.pick("giữ nguyên", "kept"),
        State::KeptWaived => lang.pick("vẫn được miễn", "still waived"),
    }
}

/// What became of a procedure, in words.
pub fn fate(change: &ProcedureChange, lang: Lang) -> String {
    match change.fate {
        Fate::Added => lang.pick("mới", "new").to_owned(),
        Fate::Removed => lang.pick("đã bỏ", "removed").to_owned(),
        Fate::Changed => lang.pick("có thay đổi", "changed").to_owned(),
        Fate::Unreadable => lang.pick("tệp không đọc được", "the file cannot be read").to_owned(),
        Fate::Renamed => {
            let was = change.was.as_deref().unwrap_or("");
            lang.pick(format!("trước là `{was}`"), format!("was `{was}`"))
        }
    }
}

/// A measure: its name, both figures, and which way it went.
pub fn measure(change: &MeasureChange, lang: Lang) -> [String; 4] {
    let figure = |figure: Option<i64>| {
        figure
            .map_or_else(|| lang.pick("không có", "none").to_owned(), |figure| change.row.show(figure, lang))
    };
    let verdict = match change.verdict {
        Verdict::Better => lang.pick("tốt hơn", "better"),
        Verdict::Worse => lang.pick("kém hơn", "worse"),
        Verdict::Other => "",
    };
    [change.row.name(lang).to_owned(), figure(change.before), figure(change.after), verdict.to_owned()]
}

/// A change of the catalog, in one line without the id.
pub fn catalog(change: &CatalogChange, lang: Lang) -> String {
    let list = match change.list {
        "levels" => lang.pick("cấp chính quyền", "level"),
        "agencies" => lang.pick("cơ quan", "agency"),
        "registers" => lang.pick("cơ sở dữ liệu", "register"),
        "document_types" => lang.pick("loại giấy tờ", "document type"),
        "ranks" => lang.pick("bậc văn bản", "rank"),
        "instruments" => lang.pick("văn bản", "instrument"),
        _ => lang.pick("nhóm thủ tục", "group"),
    };
    let fate = match change.fate {
        "added" => lang.pick("mới", "new"),
        "removed" => lang.pick("đã bỏ", "removed"),
        _ => lang.pick("có thay đổi", "changed"),
    };
    let keys = if change.keys.is_empty() { String::new() } else { format!(" ({})", change.keys.join(", ")) };
    let count = change.touches.len();
    let touched = match (count, lang) {
        (0, Lang::Vi) => "không thủ tục nào dùng".to_owned(),
        (0, Lang::En) => "no procedure uses it".to_owned(),
        (_, Lang::Vi) => format!("{count} thủ tục dùng: {}", some(&change.touches, lang)),
        (1, Lang::En) => format!("1 procedure uses it: {}", some(&change.touches, lang)),
        (_, Lang::En) => format!("{count} procedures use it: {}", some(&change.touches, lang)),
    };
    format!("{list}, {fate}{keys}; {touched}")
}

/// A change of a rule, in one line without the id.
pub fn rule(change: &RuleChange, lang: Lang) -> String {
    let word = |what: &&str| match *what {
        "added" => lang.pick("mới", "new"),
        "removed" => lang.pick("đã bỏ", "removed"),
        "text" => lang.pick("nội dung thay đổi", "its text changed"),
        "level" => lang.pick("mức thay đổi", "its level changed"),
        "params" => lang.pick("tham số thay đổi", "its parameters changed"),
        _ => lang.pick("phần dùng chung thay đổi", "what it shares changed"),
    };
    let what: Vec<&str> = change.what.iter().map(word).collect();
    let (gained, lost) = (change.gained.len(), change.lost.len());
    lang.pick(
        format!("{}; với dữ liệu trước đó: thêm {gained}, bớt {lost} phát hiện", what.join(", ")),
        format!("{}; on the data before: {gained} more and {lost} fewer findings", what.join(", ")),
    )
}

/// A few of many names.
fn some(names: &[String], lang: Lang) -> String {
    const SHOWN: usize = 5;
    let first = names.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => first,
        more => lang.pick(format!("{first} và {more} thủ tục khác"), format!("{first} and {more} more")),
    }
}

/// A text in one line, without what steers a terminal or turns the direction of reading.
pub fn one_line(text: &str) -> String {
    let hides = |c: &char| matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    let plain: String = text
        .chars()
        .filter(|c| !hides(c))
        .map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c })
        .collect();
    plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
