//! One generated procedure: sound, but for the defect that was sown.

use super::random::Random;
use super::words::{ACTS, SUBJECTS};
use super::{Defect, Sizes, catalog};

/// The name and text of its file.
pub(super) fn procedure(
    at: usize,
    defect: Option<Defect>,
    sizes: &Sizes,
    random: &mut Random,
) -> (String, String) {
    let has = |one: Defect| defect == Some(one);
    let (sector, vi, en) = SUBJECTS[at % SUBJECTS.len()];
    let (act_vi, act_en) = ACTS[random.below(ACTS.len())];
    let commune = at % sizes.communes;
    let decree = catalog::decree(random.below(sizes.decrees));
    let basis = if has(Defect::BasisEnded) { catalog::ENDED } else { &decree };
    let mut documents =
        vec![format!("{{id: form, type: form, form: Mẫu số 01, originals: 1, basis: [{decree} art 5]}}")];
    let mut conditions = Vec::new();
    // The papers of one procedure are of different types: each starts in its own part of the list.
    let papers = 2 + random.below(5);
    for paper in 0..papers {
        let share = sizes.papers / papers;
        let of = share * paper + random.below(share);
        let quantity = if random.one_in(2) { "originals: 1" } else { "copies: 1" };
        let quantity =
            if paper == 0 && has(Defect::NoQuantity) { String::new() } else { format!(", {quantity}") };
        let cited = if paper == 0 && has(Defect::NoBasis) {
            String::new()
        } else {
            format!(", basis: [{decree} art {}]", 6 + paper)
        };
        documents.push(format!("{{id: d{paper}, type: paper-{of}{quantity}{cited}}}"));
        if paper == 0 && has(Defect::AskedTwice) {
            documents.push(format!("{{id: again, type: paper-{of}, originals: 1{cited}}}"));
        }
        conditions.push(format!(
            "{{id: c{paper}, text: {{vi: Đáp ứng yêu cầu thứ {paper} của lĩnh vực, en: Meets requirement {paper} of the sector}}, proven_by: [d{paper}], basis: [{decree} art {}]}}",
            16 + paper
        ));
    }
    let mut further = |id: &str, of: String| {
        documents.push(format!("{{id: {id}, type: {of}, originals: 1, basis: [{decree} art 9]}}"));
    };
    if has(Defect::HeldInRegister) {
        further("held", format!("held-{}", random.below(sizes.registers)));
    }
    if has(Defect::OtherProcedureOutput) {
        // What an agency of the procedure itself has issued is another matter.
        let other = loop {
            let other = random.below(sizes.procedures);
            if other % sizes.communes != commune {
                break other;
            }
        };
        further("other", catalog::result(other));
    }
    let needs: Vec<&str> = documents.iter().filter_map(|line| line.split([' ', ',']).nth(1)).collect();
    let checks: Vec<String> = (0..papers).map(|paper| format!("c{paper}")).collect();
    let appraiser = if has(Defect::AgencyEnded) { "district" } else { "office" };
    let days = 2 + random.below(8);
    let deadline = if has(Defect::NoDeadline) {
        String::new()
    } else {
        format!("deadline: {} working days\n", days + 3)
    };
    let fee_basis =
        if has(Defect::FeeWithoutBasis) { String::new() } else { format!(", basis: [{decree} art 40]") };
    let text = format!(
        r#"procedure: {sector}/p{at}
code: "1.{at:06}"
name: {{vi: "{act_vi} {vi} (số {at})", en: "{act_en} {en} ({at})"}}
kind: external
sector: {sector}
as_of: 2026-07-01
receives: desk-{commune}
decides: office-{commune}
applicants: [citizen, organisation]
volume: {{year: 2025, cases: {cases}, source: Báo cáo công tác kiểm soát thủ tục hành chính năm 2025}}
{deadline}basis: [{basis}]
channels:
  - {{kind: counter, fee: fee}}
  - {{kind: online, extent: full, fee: fee}}
fees:
  - {{id: fee, name: {{vi: Lệ phí, en: Fee}}, amount: {fee}{fee_basis}}}
documents:
{documents}
conditions:
{conditions}
steps:
  - {{id: receive, name: {{vi: Tiếp nhận hồ sơ, en: Take the dossier in}}, does: receive, by: desk-{commune}, takes: 4 hours, with_applicant: true, needs: [{needs}]}}
  - {{id: appraise, name: {{vi: Thẩm định hồ sơ, en: Appraise the dossier}}, does: appraise, by: {appraiser}-{commune}, takes: {days} working days, needs: [{needs}], checks: [{checks}], returns_to: {{step: receive, rate: 0.1, at_most: 1}}}}
  - {{id: decide, name: {{vi: Quyết định, en: Decide}}, does: decide, by: office-{commune}, takes: 1 working days, produces: [result]}}
  - {{id: hand-over, name: {{vi: Trả kết quả, en: Hand over the result}}, does: return, by: desk-{commune}, takes: 4 hours, with_applicant: true, needs: [result]}}
outputs:
  - {{id: result, type: {result}, valid_for: 5 years}}
"#,
        cases = 50 + random.below(5_000),
        fee = 10_000 * (1 + random.below(20)),
        documents = listed(&documents),
        conditions = listed(&conditions),
        needs = needs.join(", "),
        checks = checks.join(", "),
        result = catalog::result(at),
    );
    (format!("{sector}/p{at}.yaml"), text)
}

fn listed(entries: &[String]) -> String {
    entries.iter().map(|entry| format!("  - {entry}")).collect::<Vec<_>>().join("\n")
}
