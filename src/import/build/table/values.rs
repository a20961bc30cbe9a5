//! Values of cells as what their columns ask for.

use crate::model::date::Date;
use crate::model::procedure::{Action, ChannelKind};
use crate::text::folded;

pub(super) fn whole(written: &str) -> Option<u64> {
    let plain = written.trim();
    let grouped = plain.replace(['.', ',', ' '], "");
    let sound = plain.chars().all(|c| c.is_ascii_digit() || ". ,".contains(c));
    let groups = plain.split(['.', ',', ' ']).skip(1).all(|group| group.len() == 3);
    if sound && groups { grouped.parse().ok() } else { None }
}

/// A day as Vietnamese write it, or as the program does.
pub fn day(written: &str) -> Option<Date> {
    if let Some(day) = Date::parse(written.trim()) {
        return Some(day);
    }
    let parts: Vec<&str> = written.trim().split(['/', '-', '.']).map(str::trim).collect();
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 => Date::parse(&format!("{year}-{month:0>2}-{day:0>2}")),
        _ => None,
    }
}

pub(super) fn channel(written: &str) -> Option<ChannelKind> {
    let plain = folded(written);
    if plain.contains("truc tuyen") || plain == "online" {
        Some(ChannelKind::Online)
    } else if plain.contains("truc tiep") {
        Some(ChannelKind::Counter)
    } else if plain.contains("buu chinh") || plain.contains("buu dien") {
        Some(ChannelKind::Post)
    } else {
        None
    }
}

pub(super) fn action(written: &str) -> Option<Action> {
    Some(match folded(written).as_str() {
        "nop" | "nop ho so" => Action::File,
        "tiep nhan" | "nhan" => Action::Receive,
        "chuyen" | "chuyen ho so" => Action::Transfer,
        "kiem tra" => Action::Check,
        "tham dinh" | "tham tra" => Action::Appraise,
        "kiem tra thuc dia" | "kiem tra thuc te" => Action::Inspect,
        "lay y kien" => Action::Consult,
        "xac nhan" => Action::Confirm,
        "duyet" | "phe duyet" | "trinh ky" => Action::Approve,
        "quyet dinh" | "ky" => Action::Decide,
        "cap nhat" | "vao so" => Action::Record,
        "cap" | "cap ket qua" => Action::Issue,
        "thu phi" | "nop phi" | "nop tien" => Action::Pay,
        "tra ket qua" => Action::Return,
        _ => return None,
    })
}
