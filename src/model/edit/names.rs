//! What people call the things of a procedure: names, never ids, in Vietnamese and in English.

use crate::model::catalog::Catalog;
use crate::model::citation::Citation;
use crate::model::procedure::{Action, Procedure, Step};
use crate::text::{Lang, Text};

/// A name in Vietnamese and in English.
pub(crate) type Name = (String, String);

/// Looks names up in a procedure and the catalog. Every method takes an id; one of nothing known is its own name.
#[derive(Clone, Copy)]
pub(crate) struct Names<'a> {
    /// The procedure.
    pub(crate) procedure: &'a Procedure,
    /// The catalog.
    pub(crate) catalog: &'a Catalog,
}

impl Names<'_> {
    /// A document: its own name, or its type's.
    pub(crate) fn document(self, id: &str) -> Name {
        match self.procedure.documents.iter().find(|document| document.id == id) {
            Some(document) => match &document.name {
                Some(name) => in_both(name, id),
                None => self.document_type(&document.document_type),
            },
            None => same(id),
        }
    }

    /// The agency that issued a document, where anything says so.
    pub(crate) fn issuer(self, document: &str) -> Option<Name> {
        let document = self.procedure.documents.iter().find(|known| known.id == document)?;
        let of_type = || self.catalog.document_types.get(&document.document_type)?.issued_by.as_ref();
        document.issued_by.as_ref().or_else(of_type).map(|agency| self.agency(agency))
    }

    /// The agency that must confirm a document.
    pub(crate) fn confirmer(self, document: &str) -> Option<Name> {
        let document = self.procedure.documents.iter().find(|known| known.id == document)?;
        document.confirmed_by.as_ref().map(|agency| self.agency(agency))
    }

    /// A type of paper.
    pub(crate) fn document_type(self, id: &str) -> Name {
        self.catalog.document_types.get(id).map_or_else(|| same(id), |row| in_both(&row.name, id))
    }

    /// A register.
    pub(crate) fn register(self, id: &str) -> Name {
        self.catalog.registers.get(id).map_or_else(|| same(id), |row| in_both(&row.name, id))
    }

    /// An agency, the applicant, or a system.
    pub(crate) fn agency(self, id: &str) -> Name {
        match id {
            "applicant" => ("người nộp hồ sơ".into(), "the applicant".into()),
            "system" => ("hệ thống thông tin".into(), "the information system".into()),
            _ => self.catalog.agencies.get(id).map_or_else(|| same(id), |row| in_both(&row.name, id)),
        }
    }

    /// An output: the name of its type of paper.
    pub(crate) fn output(self, id: &str) -> Name {
        let output = self.procedure.outputs.iter().find(|output| output.id == id);
        output.map_or_else(|| same(id), |output| self.document_type(&output.document_type))
    }

    /// What a step needs or a condition is proven by: a document, an output, a type of paper or a register.
    pub(crate) fn evidence(self, id: &str) -> Name {
        if self.procedure.documents.iter().any(|document| document.id == id) {
            self.document(id)
        } else if self.procedure.outputs.iter().any(|output| output.id == id) {
            self.output(id)
        } else if self.catalog.registers.get(id).is_some() {
            self.register(id)
        } else {
            self.document_type(id)
        }
    }

    /// A condition: its words.
    pub(crate) fn condition(self, id: &str) -> Name {
        let condition = self.procedure.conditions.iter().find(|condition| condition.id == id);
        condition.map_or_else(|| same(id), |condition| in_both(&condition.text, id))
    }

    /// A step: its name, or what is done and by whom.
    pub(crate) fn step(self, id: &str) -> Name {
        let Some(step) = self.procedure.steps.iter().find(|step| step.id == id) else { return same(id) };
        match &step.name {
            Some(name) => in_both(name, id),
            None => self.unnamed_step(step),
        }
    }

    /// A fee: its name, or else its id.
    pub(crate) fn fee(self, id: &str) -> Name {
        let fee = self.procedure.fees.iter().find(|fee| fee.id == id);
        match fee.and_then(|fee| fee.name.as_ref()) {
            Some(name) => in_both(name, id),
            None => same(id),
        }
    }

    /// A provision, with the official number of its instrument.
    pub(crate) fn citation(self, citation: &Citation) -> Name {
        let number = self.instrument(&citation.instrument).0;
        (citation.show(&number, Lang::Vi), citation.show(&number, Lang::En))
    }

    /// An instrument as it is cited.
    pub(crate) fn cited(self, id_or_number: &str) -> Name {
        self.citation(&Citation { instrument: id_or_number.to_owned(), article: None })
    }

    /// The official number of an instrument.
    pub(crate) fn instrument(self, id_or_number: &str) -> Name {
        let known = self.catalog.instruments.get(id_or_number);
        known.map_or_else(|| same(id_or_number), |row| same(&row.number))
    }

    fn unnamed_step(self, step: &Step) -> Name {
        let ((agency, agency_en), (action, action_en)) = (self.agency(&step.by), doing(step.does));
        (format!("{action} ({agency})"), format!("{action_en} ({agency_en})"))
    }
}

/// A text in both languages; the id where it is empty.
pub(crate) fn in_both(text: &Text, id: &str) -> Name {
    if text.is_empty() { same(id) } else { (text.get(Lang::Vi).to_owned(), text.get(Lang::En).to_owned()) }
}

fn same(id: &str) -> Name {
    (id.to_owned(), id.to_owned())
}

fn doing(action: Action) -> (&'static str, &'static str) {
    match action {
        Action::File => ("nộp hồ sơ", "filing"),
        Action::Receive => ("tiếp nhận hồ sơ", "taking the file in"),
        Action::Transfer => ("chuyển hồ sơ", "passing the file on"),
        Action::Check => ("kiểm tra thành phần hồ sơ", "checking completeness"),
        Action::Appraise => ("thẩm định", "appraisal"),
        Action::Inspect => ("kiểm tra thực địa", "site inspection"),
        Action::Consult => ("lấy ý kiến", "consultation"),
        Action::Confirm => ("xác nhận", "confirmation"),
        Action::Approve => ("trình duyệt", "approval"),
        Action::Decide => ("quyết định", "decision"),
        Action::Record => ("cập nhật cơ sở dữ liệu", "recording"),
        Action::Issue => ("ban hành kết quả", "making out the result"),
        Action::Pay => ("nộp phí, lệ phí", "payment"),
        Action::Return => ("trả kết quả", "handing the result over"),
    }
}
