//! A summary of a corpus, in columns or in Markdown: papers, chains, groups of procedures nearly the same.

use std::fmt::Write as _;

use super::{plural, table};
use crate::model::number::grouped;
use crate::report::templates::markdown;
use crate::report::view::corpus::{Chains, CorpusSummary, Group, Hand, Member, Named};
use crate::report::view::leaf::Words;
use crate::text::Lang;

/// The summary in a terminal.
pub fn corpus(summary: &CorpusSummary, lang: Lang) -> String {
    let mut out = String::new();
    let paragraph = |text: &str, indent: &str| table::wrapped(text, 98 - indent.len(), indent);
    let _ = writeln!(out, "{}", paragraph(&figures(summary, lang), ""));
    for (title, rows) in [papers(summary, lang), joints(&summary.chains, lang)] {
        let _ = writeln!(out, "\n{title}");
        let rows: Vec<Vec<String>> = rows.into_iter().map(clip).collect();
        out.push_str(&table::figures(&rows, "  "));
    }
    let _ = writeln!(out, "\n{}", longest(&summary.chains, lang));
    for line in hands(&summary.chains.longest, lang) {
        let _ = writeln!(out, "{}", paragraph(&line, "  "));
    }
    if summary.chains.circle_count > 0 {
        let _ = writeln!(out, "\n{}", circles(&summary.chains, lang));
        for circle in &summary.chains.circles {
            let _ = writeln!(out, "{}", paragraph(&round(circle), "  "));
        }
    }
    let _ = writeln!(out, "\n{}", paragraph(&alike(summary, lang), ""));
    for (number, group) in summary.groups.iter().enumerate() {
        let line = format!("{}. {}", number + 1, shared(group, lang));
        let _ = writeln!(out, "\n{}", paragraph(&line, "  "));
        for member in &group.members {
            let _ = writeln!(out, "{}", paragraph(&member_name(member), "     "));
            let _ = writeln!(out, "{}", paragraph(&apart(member, lang), "       "));
        }
    }
    out
}

/// The summary in Markdown.
pub fn corpus_in_markdown(summary: &CorpusSummary, lang: Lang) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", lang.pick("Tổng hợp thủ tục hành chính", "Summary of the procedures"));
    let _ = writeln!(out, "{}", markdown(&figures(summary, lang)));
    for (title, rows) in [papers(summary, lang), joints(&summary.chains, lang)] {
        let _ = writeln!(out, "\n## {}\n", markdown(&title));
        for (at, row) in rows.iter().enumerate() {
            let cells: Vec<String> = row.iter().map(|cell| markdown(cell)).collect();
            let _ = writeln!(out, "| {} |", cells.join(" | "));
            if at == 0 {
                let _ = writeln!(out, "| --- |{}", " ---: |".repeat(row.len() - 1));
            }
        }
    }
    let _ = writeln!(out, "\n## {}\n", markdown(&longest(&summary.chains, lang)));
    for line in hands(&summary.chains.longest, lang) {
        let _ = writeln!(out, "- {}", markdown(&line));
    }
    if summary.chains.circle_count > 0 {
        let _ = writeln!(out, "\n## {}\n", markdown(&circles(&summary.chains, lang)));
        for circle in &summary.chains.circles {
            let _ = writeln!(out, "- {}", markdown(&round(circle)));
        }
    }
    let _ = writeln!(out, "\n## {}\n", markdown(&alike(summary, lang)));
    for (number, group) in summary.groups.iter().enumerate() {
        let _ = writeln!(out, "{}. {}", number + 1, markdown(&shared(group, lang)));
        for member in &group.members {
            let (name, apart) = (member_name(member), apart(member, lang));
            let _ = writeln!(out, "   - {}. {}", markdown(&name), markdown(&apart));
        }
    }
    out
}

fn number(count: usize, lang: Lang) -> String {
    i64::try_from(count).map_or_else(|_| count.to_string(), |count| grouped(count, lang))
}

fn clip(mut row: Vec<String>) -> Vec<String> {
    if let Some(name) = row.first_mut() {
        *name = table::clipped(name, 52);
    }
    row
}

fn figures(summary: &CorpusSummary, lang: Lang) -> String {
    let n = |count: usize| number(count, lang);
    let (procedures, sectors, deciders) = (n(summary.procedures), n(summary.sectors), n(summary.deciders));
    let (documents, types) = (n(summary.documents), n(summary.types));
    let (median, ended) = (n(summary.median_documents), n(summary.not_in_force));
    lang.pick(
        format!(
            "{procedures} thủ tục đang có hiệu lực ({ended} thủ tục đã thay thế, bãi bỏ không tính), {sectors} lĩnh vực, {deciders} cơ quan quyết định; {documents} thành phần hồ sơ thuộc {types} loại giấy tờ, trung vị {median} giấy tờ một thủ tục."
        ),
        format!(
            "In force: {procedures} {} (not counted: {ended} replaced or abolished), {sectors} {}, {deciders} deciding {}; {documents} {} asked for, of {types} {}, a median of {median} for each procedure.",
            plural(summary.procedures, "procedure"),
            plural(summary.sectors, "sector"),
            if summary.deciders == 1 { "agency" } else { "agencies" },
            plural(summary.documents, "document"),
            plural(summary.types, "type"),
        ),
    )
}

fn papers(summary: &CorpusSummary, lang: Lang) -> (String, Vec<Vec<String>>) {
    let title = lang.pick("Giấy tờ bị yêu cầu nhiều nhất", "Papers most in demand").to_owned();
    let heads = lang.pick(
        ["giấy tờ", "thủ tục", "dự phòng", "chứng thực", "đã có trong CSDL", "nơi cấp", "hồ sơ/năm"],
        ["paper", "procedures", "fallback", "certified", "in a register", "made by", "cases a year"],
    );
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for paper in &summary.papers {
        let counts = [paper.procedures, paper.fallback, paper.certified, paper.held, paper.makers];
        let mut row = vec![paper.name.text.clone()];
        row.extend(counts.map(|count| number(count, lang)));
        row.push(paper.cases_per_year.map_or_else(|| "–".to_owned(), |all| number(all as usize, lang)));
        rows.push(row);
    }
    (title, rows)
}

fn joints(chains: &Chains, lang: Lang) -> (String, Vec<Vec<String>>) {
    let n = |count: usize| number(count, lang);
    let (pairs, papers, makers, users) =
        (n(chains.pairs), n(chains.joint_count), n(chains.makers), n(chains.users));
    let title = lang.pick(
        format!(
            "Giấy tờ nối các thủ tục: {pairs} cặp thủ tục, {papers} loại giấy tờ; {makers} thủ tục cấp, {users} thủ tục dùng"
        ),
        format!(
            "Papers that join procedures: {pairs} {}, {papers} {} of paper; made by {makers} {}, used by {users}",
            plural(chains.pairs, "pair"),
            plural(chains.joint_count, "type"),
            plural(chains.makers, "procedure"),
        ),
    );
    let heads = lang.pick(
        ["giấy tờ", "thủ tục cấp", "thủ tục yêu cầu", "cơ quan tự tra cứu"],
        ["paper", "made by", "asked for by", "fetched by"],
    );
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for joint in &chains.joints {
        let counts = [joint.makers, joint.asked_by, joint.fetched_by].map(&n);
        rows.push([vec![joint.name.text.clone()], counts.to_vec()].concat());
    }
    (title, rows)
}

fn longest(chains: &Chains, lang: Lang) -> String {
    match chains.longest_length {
        0 => lang.pick("Chuỗi thủ tục dài nhất: không có", "Longest chain: none").to_owned(),
        length => lang.pick(
            format!("Chuỗi thủ tục dài nhất: {length} thủ tục"),
            format!("Longest chain: {length} procedures"),
        ),
    }
}

fn title(named: &Named) -> String {
    format!("{} {}", named.code.as_ref().unwrap_or(&named.id), named.name.text)
}

fn hands(chain: &[Hand], lang: Lang) -> Vec<String> {
    let line = |(at, hand): (usize, &Hand)| {
        let name = format!("{}. {}", at + 1, title(&hand.procedure));
        let Some(paper) = &hand.paper_name else { return name };
        let how = match (hand.fetched, hand.required) {
            (true, true) => lang.pick("cơ quan tự tra cứu, bắt buộc", "fetched by the agency, required"),
            (true, false) => lang.pick("cơ quan tự tra cứu", "fetched by the agency"),
            (false, true) => lang.pick("người nộp mang đến, bắt buộc", "carried by the applicant, required"),
            (false, false) => lang.pick("người nộp mang đến", "carried by the applicant"),
        };
        format!("{name} → {} ({how})", paper.text)
    };
    chain.iter().enumerate().map(line).collect()
}

fn circles(chains: &Chains, lang: Lang) -> String {
    let count = chains.circle_count;
    lang.pick(
        format!("Vòng thủ tục cần kết quả của nhau: {count}"),
        format!("Circles of procedures that use each other's papers: {count}"),
    )
}

fn round(circle: &[Hand]) -> String {
    let mut all: Vec<String> = circle
        .iter()
        .map(|hand| {
            let paper = hand.paper_name.as_ref().map_or("", |paper| paper.text.as_str());
            format!("{} → {paper} →", title(&hand.procedure))
        })
        .collect();
    all.extend(
        circle.first().map(|first| first.procedure.code.as_ref().unwrap_or(&first.procedure.id).clone()),
    );
    all.join(" ")
}

fn alike(summary: &CorpusSummary, lang: Lang) -> String {
    let (groups, procedures) = (number(summary.group_count, lang), number(summary.grouped, lang));
    let least = summary.alike_at_least / 100;
    lang.pick(
        format!(
            "Thủ tục gần như trùng nhau: {groups} nhóm, {procedures} thủ tục có từ {least}% bộ phận chung trở lên (giấy tờ, kết quả, từ trong tên; hệ số Jaccard)"
        ),
        format!(
            "Nearly identical procedures: {groups} {}, {procedures} procedures with {least} % of their parts or more in common (papers, outputs, words of the name; Jaccard)",
            plural(summary.group_count, "group"),
        ),
    )
}

fn listed(words: &[Words], lang: Lang) -> String {
    if words.is_empty() {
        return lang.pick("không có", "none").to_owned();
    }
    words.iter().map(|words| words.text.as_str()).collect::<Vec<_>>().join("; ")
}

fn shared(group: &Group, lang: Lang) -> String {
    let share = match (group.least / 100, group.most / 100) {
        (least, most) if least == most => format!("{least}%"),
        (least, most) => format!("{least}–{most}%"),
    };
    let (documents, outputs) = (group.documents.len(), listed(&group.outputs, lang));
    let count = group.members.len();
    lang.pick(
        format!("{count} thủ tục, giống {share}: chung {documents} giấy tờ; kết quả chung: {outputs}"),
        format!(
            "{count} procedures, {share} alike: {documents} {} in common; outputs in common: {outputs}",
            plural(documents, "paper"),
        ),
    )
}

fn member_name(member: &Member) -> String {
    title(&member.procedure)
}

fn apart(member: &Member, lang: Lang) -> String {
    let mut all = vec![member.decides.text.clone()];
    all.extend(member.deadline.clone());
    for (papers, word) in [
        (&member.documents, lang.pick("giấy tờ riêng", "own papers")),
        (&member.outputs, lang.pick("kết quả riêng", "own outputs")),
    ] {
        if !papers.is_empty() {
            all.push(format!("{word}: {}", listed(papers, lang)));
        }
    }
    all.join(", ")
}
