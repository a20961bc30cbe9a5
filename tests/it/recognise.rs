//! Names of the catalog in free text.

use std::path::Path;

use rasoat::cli::workspace;
use rasoat::model::load;
use rasoat::recognise::{Copy, Recogniser};

fn with<T>(test: impl FnOnce(&Recogniser<'_>) -> T) -> T {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures/catalog");
    let loaded = load::load(workspace::read(&folder).unwrap().sources);
    test(&Recogniser::of(&loaded.corpus.catalog))
}

#[test]
fn a_row_is_one_paper_with_its_copies_and_alternatives() {
    with(|names| {
        let paper = names.paper(
            "a) Bản sao có chứng thực Giấy chứng nhận đăng ký doanh nghiệp hoặc giấy tờ có giá trị tương đương;",
        );
        assert_eq!(paper.document_type.as_deref(), Some("enterprise-registration-certificate"));
        assert_eq!((paper.copy, paper.or_other, paper.fallback), (Copy::Certified, true, false));
    });
}
