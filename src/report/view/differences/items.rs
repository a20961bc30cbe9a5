//! What of a procedure is compared, list by list: what each thing is, what it is called, and what is shown of it.

use super::Side;
use super::pairs::Item;
use crate::model::citation::Citation;
use crate::model::edit::names::{Name, Names};
use crate::model::procedure::{ChannelKind, Extent};
use crate::report::view::dossier::{asked, document_name, type_name};
use crate::report::view::leaf::Words;
use crate::report::view::names;
use crate::text::Lang;

/// One list of things.
pub(super) struct List {
    /// Its key in a file.
    pub(super) id: &'static str,
    /// Its name in Vietnamese.
    pub(super) vi: &'static str,
    /// Its name in English.
    pub(super) en: &'static str,
    /// Its things.
    pub(super) items: fn(Side<'_>, Lang) -> Vec<Item>,
}

/// Every list, in the order of a file.
pub(super) static LISTS: &[List] = &[
    List { id: "identity", vi: "Thông tin chung", en: "Identity", items: identity },
    List { id: "agencies", vi: "Cơ quan", en: "Agencies", items: agencies },
    List { id: "deadline", vi: "Thời hạn giải quyết", en: "Deadline", items: deadline },
    List { id: "channels", vi: "Cách thức thực hiện", en: "Channels", items: channels },
    List { id: "fees", vi: "Phí, lệ phí", en: "Fees", items: fees },
    List { id: "documents", vi: "Thành phần hồ sơ", en: "Documents", items: documents },
    List { id: "look_ups", vi: "Cơ quan tự tra cứu", en: "Looked up by agencies", items: look_ups },
    List { id: "conditions", vi: "Yêu cầu, điều kiện", en: "Conditions", items: conditions },
    List { id: "steps", vi: "Trình tự thực hiện", en: "Steps", items: steps },
    List { id: "outputs", vi: "Kết quả", en: "Outputs", items: outputs },
    List { id: "basis", vi: "Căn cứ pháp lý", en: "Legal basis", items: basis },
];

fn item(what: impl Into<String>, id: &str, shown: Words) -> Item {
    Item { what: what.into(), called: shown.vi.clone(), id: id.to_owned(), shown }
}

fn names_of(side: Side<'_>) -> Names<'_> {
    Names { procedure: side.procedure(), catalog: &side.corpus.catalog }
}

fn both(lang: Lang, (vi, en): Name) -> Words {
    Words::new(lang, vi, en)
}

/// Words after a heading in both languages.
fn headed(lang: Lang, (vi, en): (&str, &str), words: Name) -> Words {
    Words::new(lang, format!("{vi}: {}", words.0), format!("{en}: {}", words.1))
}

fn identity(side: Side<'_>, lang: Lang) -> Vec<Item> {
    let procedure = side.procedure();
    let coded = |coded: crate::report::view::leaf::Coded| (coded.words.vi, coded.words.en);
    let applicants: Vec<Name> =
        procedure.applicants.iter().map(|code| coded(names::applicant(code, lang))).collect();
    let join = |pick: fn(&Name) -> &str| applicants.iter().map(pick).collect::<Vec<_>>().join(", ");
    let mut all = vec![
        item("kind", "", headed(lang, ("loại", "kind"), coded(names::kind(procedure.kind, lang)))),
        item(
            "status",
            "",
            headed(lang, ("tình trạng", "status"), coded(names::status(procedure.status, lang))),
        ),
    ];
    if !applicants.is_empty() {
        let words = (join(|name| &name.0), join(|name| &name.1));
        all.push(item("applicants", "", headed(lang, ("đối tượng", "applicants"), words)));
    }
    all
}

fn agencies(side: Side<'_>, lang: Lang) -> Vec<Item> {
    let (procedure, names) = (side.procedure(), names_of(side));
    let mut all = vec![
        item("receives", "", headed(lang, ("tiếp nhận", "receives"), names.agency(&procedure.receives))),
        item("decides", "", headed(lang, ("quyết định", "decides"), names.agency(&procedure.decides))),
    ];
    let mut others: Vec<&str> = procedure.coordinates.iter().map(String::as_str).collect();
    others.extend(procedure.steps.iter().map(|step| step.by.as_str()));
    let mut seen = vec!["applicant", "system", &procedure.receives, &procedure.decides];
    for agency in others {
        if !seen.contains(&agency) {
            seen.push(agency);
            let name = names.agency(agency);
            let called = name.0.clone();
            let shown = headed(lang, ("tham gia", "takes part"), name);
            all.push(Item { called, ..item("", agency, shown) });
        }
    }
    all
}

fn deadline(side: Side<'_>, lang: Lang) -> Vec<Item> {
    let deadline = side.procedure().deadline.iter();
    deadline.map(|it| item("deadline", "", both(lang, (it.show(Lang::Vi), it.show(Lang::En))))).collect()
}

fn channels(side: Side<'_>, lang: Lang) -> Vec<Item> {
    let say = |channel: &crate::model::procedure::Channel, lang: Lang| {
        let kind = match channel.kind {
            ChannelKind::Counter => lang.pick("trực tiếp", "at the counter"),
            ChannelKind::Online => lang.pick("trực tuyến", "online"),
            ChannelKind::Post => lang.pick("qua dịch vụ bưu chính", "by post"),
        };
        let extent = match channel.extent {
            Some(Extent::Full) => lang.pick(", toàn trình", ", to the end"),
            Some(Extent::Part) => lang.pick(", một phần", ", in part"),
            None => "",
        };
        let deadline = channel.deadline.map_or_else(String::new, |it| format!(", {}", it.show(lang)));
        format!("{kind}{extent}{deadline}")
    };
    let all = side.procedure().channels.iter();
    all.map(|it| item(it.kind.word(), "", both(lang, (say(it, Lang::Vi), say(it, Lang::En))))).collect()
}

fn fees(side: Side<'_>, lang: Lang) -> Vec<Item> {
    let names = names_of(side);
    let say = |fee: &crate::model::procedure::Fee| {
        let (vi, en) = names.fee(&fee.id);
        let amount = |lang| fee.amount.map_or_else(|| "–".to_owned(), |amount| amount.show(lang));
        Item {
            what: String::new(),
            called: vi.clone(),
            id: fee.id.clone(),
            shown: both(lang, (format!("{vi}: {}", amount(Lang::Vi)), format!("{en}: {}", amount(Lang::En)))),
        }
    };
    side.procedure().fees.iter().map(say).collect()
}

fn documents(side: Side<'_>, lang: Lang) -> Vec<Item> {
    let say = |document: &crate::model::procedure::Document| {
        let name = document_name(document, &side.corpus.catalog, lang);
        let how = asked(document, lang);
        let form = |lang: Lang| {
            let form = document.form.as_ref();
            form.map_or_else(String::new, |form| format!("; {} {form}", lang.pick("mẫu", "form")))
        };
        Item {
            what: document.document_type.clone(),
            called: name.vi.clone(),
            id: document.id.clone(),
            shown: Words::new(
                lang,
                format!("{}: {}{}", name.vi, how.vi, form(Lang::Vi)),
                format!("{}: {}{}", name.en, how.en, form(Lang::En)),
            ),
        }
    };
    side.procedure().documents.iter().map(say).collect()
}

fn look_ups(side: Side<'_>, lang: Lang) -> Vec<Item> {
    let names = names_of(side);
    let say = |look_up: &crate::model::procedure::LookUp| {
        let name = type_name(&look_up.document_type, &side.corpus.catalog, lang);
        let (vi, en) = match (&look_up.register, &look_up.procedure) {
            (Some(register), _) => names.register(register),
            (None, Some(procedure)) => (procedure.clone(), procedure.clone()),
            (None, None) => Default::default(),
        };
        let shown = Words::new(lang, format!("{} ← {vi}", name.vi), format!("{} ← {en}", name.en));
        item(look_up.document_type.clone(), "", shown)
    };
    side.procedure().look_ups.iter().map(say).collect()
}

fn conditions(side: Side<'_>, lang: Lang) -> Vec<Item> {
    let all = side.procedure().conditions.iter();
    all.map(|it| item("", &it.id, Words::of(&it.text, lang))).collect()
}

fn steps(side: Side<'_>, lang: Lang) -> Vec<Item> {
    let names = names_of(side);
    let say = |step: &crate::model::procedure::Step| {
        let ((vi, en), (by, by_en)) = (names.step(&step.id), names.agency(&step.by));
        let takes = |lang| step.takes.map_or_else(String::new, |takes| format!("; {}", takes.show(lang)));
        // A step without a name is called by what is done and by whom.
        let shown = |name: &str, by: &str, takes: &str| match step.name {
            Some(_) => format!("{name} ({by}{takes})"),
            None => format!("{name}{takes}"),
        };
        Item {
            what: String::new(),
            called: format!("{vi} {by}"),
            id: step.id.clone(),
            shown: Words::new(lang, shown(&vi, &by, &takes(Lang::Vi)), shown(&en, &by_en, &takes(Lang::En))),
        }
    };
    side.procedure().steps.iter().map(say).collect()
}

fn outputs(side: Side<'_>, lang: Lang) -> Vec<Item> {
    let say = |output: &crate::model::procedure::Output| {
        let name = type_name(&output.document_type, &side.corpus.catalog, lang);
        let valid = |lang: Lang| {
            let valid = output.valid_for.map(|valid| valid.show(lang));
            valid.map_or_else(String::new, |valid| format!(" ({} {valid})", lang.pick("hiệu lực", "valid")))
        };
        let shown = Words::new(
            lang,
            format!("{}{}", name.vi, valid(Lang::Vi)),
            format!("{}{}", name.en, valid(Lang::En)),
        );
        Item { what: output.document_type.clone(), called: name.vi, id: output.id.clone(), shown }
    };
    side.procedure().outputs.iter().map(say).collect()
}

/// The instruments cited anywhere in a procedure, each once. An instrument and the one that replaced it are one thing.
fn basis(side: Side<'_>, lang: Lang) -> Vec<Item> {
    let (procedure, catalog) = (side.procedure(), &side.corpus.catalog);
    let cited = side.corpus.bases.get(side.at).into_iter().flatten().map(|basis| &basis.citation);
    let mut numbers: Vec<String> = Vec::new();
    for citation in procedure.basis.iter().chain(cited) {
        let found = catalog.instruments.get(&citation.instrument);
        let number = found.map_or(&citation.instrument, |found| &found.number);
        if !numbers.contains(number) {
            numbers.push(number.clone());
        }
    }
    let say = |number: &String| {
        let whole = Citation { instrument: number.clone(), article: None };
        let shown = both(lang, (whole.show(number, Lang::Vi), whole.show(number, Lang::En)));
        Item { what: line_of(side, number), called: String::new(), id: String::new(), shown }
    };
    numbers.iter().map(say).collect()
}

/// The last of the instruments that followed one another.
fn line_of(side: Side<'_>, number: &str) -> String {
    let instruments = &side.corpus.catalog.instruments;
    let mut seen: Vec<&str> = Vec::new();
    let mut last = number;
    while let Some(next) = instruments.get(last).and_then(|found| found.replaced_by.as_deref()) {
        if seen.contains(&next) {
            break;
        }
        seen.push(next);
        last = instruments.get(next).map_or(next, |found| found.number.as_str());
    }
    last.to_owned()
}
