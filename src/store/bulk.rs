//! Filling a file that holds no claim yet, as a first import does: the indexes of
//! claims are made at the end, in the order of their keys, which is faster than a
//! place among the others for one claim after the other. They are taken away and made
//! again in one transaction, so that nobody ever sees a file without them.

use super::Error;
use rusqlite::Connection;

/// Takes the indexes of claims away; gives the statements that make them again.
pub(super) fn drop_indexes(db: &Connection) -> Result<Vec<String>, Error> {
    let mut query = db.prepare(include_str!("../../sql/schema/indexes.sql"))?;
    let indexes: Vec<(String, String)> =
        query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (name, _) in &indexes {
        db.execute_batch(&format!("DROP INDEX main.\"{}\"", name.replace('"', "\"\"")))?;
    }
    Ok(indexes.into_iter().map(|(_, sql)| sql).collect())
}
