//! Names of the catalog in free text.

use std::path::Path;

use proptest::prelude::*;
use rasoat::cli::workspace;
use rasoat::model::catalog::Catalog;
use rasoat::model::load;
use rasoat::recognise::{Copy, Recogniser};
use serde::Deserialize;

fn catalog() -> Catalog {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures/catalog");
    load::load(workspace::read(&folder).unwrap().sources).corpus.catalog
}

fn with<T>(test: impl FnOnce(&Recogniser<'_>) -> T) -> T {
    test(&Recogniser::of(&catalog()))
}

/// What is expected of one row of `tests/data/recognise/rows.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    text: String,
    #[serde(default, rename = "type")]
    document_type: Option<String>,
    #[serde(default, rename = "or")]
    alternatives: Vec<String>,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    spared: Vec<String>,
    #[serde(default)]
    copy: Option<String>,
}

#[test]
fn rows_are_read_as_a_person_reads_them() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/recognise/rows.yaml");
    let groups: std::collections::BTreeMap<String, Vec<Row>> =
        serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let (mut rows, mut wrong) = (0, Vec::new());
    with(|names| {
        for row in groups.values().flatten() {
            let paper = names.paper(&row.text);
            let copy = match paper.copy {
                Copy::Unsaid => "unsaid",
                Copy::Original => "original",
                Copy::Plain => "plain",
                Copy::Certified => "certified",
            };
            let right = paper.document_type == row.document_type
                && paper.alternatives == row.alternatives
                && paper.also == row.also
                && paper.spared == row.spared
                && row.copy.as_deref().is_none_or(|wanted| wanted == copy);
            rows += 1;
            if !right {
                wrong.push(format!("{row:?}\n  {paper:?}"));
            }
        }
    });
    assert!(rows >= 150, "{rows} rows");
    assert!(wrong.is_empty(), "{} of {rows}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn registers_agencies_and_provisions_are_known_however_they_are_spelled() {
    with(|names| {
        let land = [
            "CSDL quốc gia về đất đai",
            "CSDL quốc gia về Đất đai",
            "CSDLQG về đất đai",
            "CSDLQG Đất đai",
            "CSDL QG về đất đai",
            "CSDL về đất đai",
            "CSDL đất đai",
            "CSDL Đất Đai quốc gia",
            "CSDL địa chính",
            "Cơ sở dữ liệu quốc gia về đất đai",
            "Cơ sở dữ liệu quốc gia về Đất đai.",
            "Cơ sở dữ liệu về đất đai",
            "Cơ sở dữ liệu đất đai",
            "cơ sở dữ liệu  đất đai",
            "CƠ SỞ DỮ LIỆU QUỐC GIA VỀ ĐẤT ĐAI",
            "Co so du lieu quoc gia ve dat dai",
            "Cơ sở dữ liệu quốc gia đất đai",
            "Cơ sở dử liệu quốc gia về đất đai",
            "Cơ sở dữ liệu địa chính",
            "Hệ thống thông tin đất đai",
            "Hệ thống thông tin quốc gia về đất đai",
        ];
        for spelled in land {
            assert_eq!(names.register(spelled).as_deref(), Some("land"), "{spelled}");
        }
        assert_eq!(names.registers("CSDL hộ tịch; CSDL dân cư"), ["civil-status", "population"]);
        assert_eq!(names.register("CSDL trẻ em"), None);
        assert_eq!(names.agencies("Bộ Công An, Bộ Tư pháp"), ["bo-cong-an", "bo-tu-phap"]);
        let cited =
            |text: &str| -> Vec<String> { names.instrument(text).iter().map(ToString::to_string).collect() };
        assert_eq!(cited("Nghị định số 175/2024/NĐ-CP"), ["175/2024/NĐ-CP"]);
        assert_eq!(cited("NĐ 175/2024"), ["175/2024/NĐ-CP"]);
        assert_eq!(cited("nghị định 175/2024/ND-CP"), ["175/2024/NĐ-CP"]);
        assert_eq!(
            cited("Điểm b khoản 1, điểm c khoản 2 Điều 38 Nghị định số 113/2017/NĐ-CP"),
            ["113/2017/NĐ-CP art 38.1b", "113/2017/NĐ-CP art 38.2c"]
        );
        assert_eq!(cited("Luật số 31/2024/QH15 Điều 137 khoản 2"), ["31/2024/QH15 art 137.2"]);
        assert_eq!(cited("Thông tư liên tịch 20/2013/TTLT-BYT-BCT"), ["20/2013/TTLT-BYT-BCT"]);
        assert_eq!(cited("hồ sơ số 12 ngày 01/02/2025"), [""; 0]);
    });
}

proptest! {
    #![proptest_config(crate::laws::law(64))]

    #[test]
    fn any_text_is_read_and_the_same_however_it_is_composed(noise in ".{0,80}", at in 0usize..4) {
        let paper = [
            "Giấy chứng nhận đăng ký doanh nghiệp",
            "Thẻ căn cước",
            "Phiếu lý lịch tư pháp",
            "Giấy phép lái xe",
        ][at];
        NAMES.with(|catalog| {
            let names = Recogniser::of(catalog);
            // Whatever stands around it, reading ends and gives the same twice.
            let text = format!("{noise}\n{paper}\n{noise}");
            assert_eq!(names.paper(&text), names.paper(&text));
            assert_eq!(names.paper(&taken_apart(paper)), names.paper(paper));
        });
    }
}

thread_local! {
    static NAMES: Catalog = catalog();
}

/// Accents apart from their letters, as some systems write them.
fn taken_apart(text: &str) -> String {
    let split = |c: char| match c {
        'ấ' => "a\u{302}\u{301}".to_owned(),
        'ứ' => "u\u{31b}\u{301}".to_owned(),
        'ậ' => "a\u{323}\u{302}".to_owned(),
        'ă' => "a\u{306}".to_owned(),
        'ý' => "y\u{301}".to_owned(),
        'ế' => "e\u{302}\u{301}".to_owned(),
        'ị' => "i\u{323}".to_owned(),
        'ẻ' => "e\u{309}".to_owned(),
        'á' => "a\u{301}".to_owned(),
        'é' => "e\u{301}".to_owned(),
        'ệ' => "e\u{323}\u{302}".to_owned(),
        'ư' => "u\u{31b}".to_owned(),
        'ớ' => "o\u{31b}\u{301}".to_owned(),
        c => c.to_string(),
    };
    text.chars().map(split).collect()
}
