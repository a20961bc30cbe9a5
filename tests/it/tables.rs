//! A catalog from the lists of one file, without a workspace around it.

use rasoat::model::catalog::{Catalog, CatalogFile, Table};

pub(crate) fn catalog(file: CatalogFile) -> Catalog {
    Catalog {
        levels: Table::new(file.levels, |row| vec![row.id.clone()]),
        agencies: Table::new(file.agencies, |row| vec![row.id.clone()]),
        registers: Table::new(file.registers, |row| vec![row.id.clone()]),
        document_types: Table::new(file.document_types, |row| vec![row.id.clone()]),
        ranks: Table::new(file.ranks, |row| vec![row.id.clone()]),
        instruments: Table::new(file.instruments, |row| vec![row.id.clone(), row.number.clone()]),
        groups: Table::new(file.groups, |row| vec![row.id.clone()]),
    }
}
