//! Tables as CSV (RFC 4180), for spreadsheets.

use crate::report::{Cell, Table};

/// Writes a table with a line of headings; columns of bars are left out.
pub fn table(data: &Table) -> String {
    let shown: Vec<usize> = (0..data.columns.len()).filter(|place| !data.drawn(*place)).collect();
    let heads = shown.iter().map(|place| data.columns[*place].name.clone()).collect();
    let rows = data.rows.iter().map(|row| {
        let cells = shown.iter().map(|place| match &row[*place] {
            Cell::Text { text, .. } => text.clone(),
            Cell::Bar { .. } => String::new(),
        });
        cells.collect()
    });
    records(std::iter::once(heads).chain(rows))
}

/// Writes lines of cells, each made harmless first.
pub fn records(lines: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for line in lines {
        writer.write_record(line.iter().map(|cell| harmless(cell))).expect("writing to memory does not fail");
    }
    let bytes = writer.into_inner().expect("writing to memory does not fail");
    String::from_utf8(bytes).expect("cells are text")
}

/// Puts a `'` before a cell that a spreadsheet would take for a formula and that is
/// no plain number.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\'', '\t', '\r']) && cell.parse::<f64>().is_err() {
        format!("'{cell}")
    } else {
        cell.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_starts_a_formula() {
        let line = ["=1+1", "-0.25", "-cmd", "'x", "a,\"b\"", "+3", "@x", "\tx"].map(String::from).to_vec();
        assert_eq!(records([line]), "'=1+1,-0.25,'-cmd,''x,\"a,\"\"b\"\"\",+3,'@x,'\tx\n");
    }
}
