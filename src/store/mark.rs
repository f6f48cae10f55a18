//! Marks, packed: hashes that find the same claim again, see [`super::key`].
//!
//! A bucket holds the marks that share their first 13 bits, in records of 16 bytes:
//! the hash and the claim, both big-endian, in this order, each record once. A claim
//! has three marks at most, so that a row for each would be the better part of the
//! rows of a file; of 200,000 claims a bucket holds 75 marks.

use super::Error;
use super::key::Marks;
use super::row::{self, As};
use crate::claim::ClaimId;
use rusqlite::{Connection, OptionalExtension, named_params};

/// Bytes of a record.
const RECORD: usize = 16;
/// How many buckets there are.
const BUCKETS: usize = 8192;

/// A hash, and a claim that it finds.
pub(super) type Mark = (i64, u64);

/// The bucket of a hash.
pub(super) fn bucket(hash: i64) -> i64 {
    (hash >> 51) & (BUCKETS as i64 - 1)
}

/// The claims that have a mark.
pub(super) fn find(db: &Connection, hash: i64) -> Result<Vec<ClaimId>, Error> {
    let marks = get(db, bucket(hash))?;
    let first = marks.partition_point(|(other, _)| *other < hash);
    Ok(marks[first..].iter().take_while(|(other, _)| *other == hash).map(|(_, claim)| ClaimId(*claim)).collect())
}

/// Adds marks to those that there are.
pub(super) fn add(db: &Connection, mut marks: Vec<Mark>) -> Result<(), Error> {
    marks.sort_unstable_by_key(|mark| (bucket(mark.0), *mark));
    for new in marks.chunk_by(|one, other| bucket(one.0) == bucket(other.0)) {
        let number = bucket(new[0].0);
        let mut held = get(db, number)?;
        held.extend(new);
        put(db, number, held)?;
    }
    Ok(())
}

/// Makes all marks anew from the claims' rows. A row that cannot be read gets none:
/// `verify` tells of it.
pub(super) fn remake(db: &Connection) -> Result<(), Error> {
    db.execute(include_str!("../../sql/mark/clear_all.sql"), [])?;
    let mut query = db.prepare(include_str!("../../sql/claim/all.sql"))?;
    let mut rows = query.query([])?;
    let (mut marks, mut buffer) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        if let Ok((case, _, _)) = row::read(row, As::Recorded) {
            let own = Marks::of(case.uid, &case.claim, &mut buffer);
            marks.extend(own.each().map(|hash| (hash, case.id.0)));
        }
    }
    add(db, marks)
}

/// Marks as the rows of a table that holds none yet, each bucket once.
pub(super) fn packed(marks: Vec<Mark>) -> Vec<(i64, Vec<u8>)> {
    // First to their buckets, which is most of the way to their order.
    let mut buckets = vec![Vec::new(); BUCKETS];
    for mark in marks {
        buckets[bucket(mark.0) as usize].push(mark);
    }
    let pack = |mut marks: Vec<Mark>| {
        marks.sort_unstable();
        marks.dedup();
        pack(&marks)
    };
    (0..).zip(buckets).filter(|(_, marks)| !marks.is_empty()).map(|(number, marks)| (number, pack(marks))).collect()
}

/// Takes marks away.
pub(super) fn remove(db: &Connection, marks: impl Iterator<Item = Mark>) -> Result<(), Error> {
    for mark in marks {
        let number = bucket(mark.0);
        let mut held = get(db, number)?;
        held.retain(|other| *other != mark);
        put(db, number, held)?;
    }
    Ok(())
}

fn get(db: &Connection, bucket: i64) -> Result<Vec<Mark>, Error> {
    let marks = db
        .prepare_cached(include_str!("../../sql/mark/get.sql"))?
        .query_row(&[(":bucket", &bucket)], |row| Ok(unpack(row.get_ref(0)?.as_blob()?)))
        .optional()?;
    Ok(marks.unwrap_or_default())
}

fn put(db: &Connection, bucket: i64, mut marks: Vec<Mark>) -> Result<(), Error> {
    if marks.is_empty() {
        db.prepare_cached(include_str!("../../sql/mark/clear.sql"))?.execute(&[(":bucket", &bucket)])?;
        return Ok(());
    }
    marks.sort_unstable();
    marks.dedup();
    db.prepare_cached(include_str!("../../sql/mark/put.sql"))?
        .execute(named_params! {":bucket": bucket, ":rows": pack(&marks)})?;
    Ok(())
}

/// The bytes of marks that stand in their order.
pub(super) fn pack(marks: &[Mark]) -> Vec<u8> {
    let mut rows = Vec::with_capacity(marks.len() * RECORD);
    for (hash, claim) in marks {
        rows.extend_from_slice(&hash.to_be_bytes());
        rows.extend_from_slice(&claim.to_be_bytes());
    }
    rows
}

/// The marks of a bucket; bytes that make no whole record are none.
pub(super) fn unpack(rows: &[u8]) -> Vec<Mark> {
    let eight = |bytes: &[u8]| bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
    rows.chunks_exact(RECORD).map(|record| (eight(&record[..8]) as i64, eight(&record[8..]))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    #[test]
    fn marks_are_found_until_they_are_taken_away() {
        let store = Store::memory().unwrap();
        let marks = [(-1, 3), (i64::MIN, 1), (i64::MAX, 2), (-1, 1), (0, 9), (-2, 7), (-1, 3)];
        add(&store.db, marks.to_vec()).unwrap();
        add(&store.db, vec![(-1, 2), (0, 9)]).unwrap();
        let found = |hash| find(&store.db, hash).unwrap().iter().map(|id| id.0).collect::<Vec<_>>();
        assert_eq!((found(-1), found(i64::MIN), found(0), found(1)), (vec![1, 2, 3], vec![1], vec![9], vec![]));
        remove(&store.db, [(-1, 2), (0, 9), (5, 5)].into_iter()).unwrap();
        assert_eq!((found(-1), found(-2), found(0)), (vec![1, 3], vec![7], vec![]));
        let rows: i64 = store.db.query_row("SELECT count(*) FROM marks", [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 3, "a bucket without marks is no row");
    }

    #[test]
    fn marks_of_a_new_file_are_packed_as_they_are_added() {
        let store = Store::memory().unwrap();
        let spread = |number: i64| number.wrapping_mul(0x9e37_79b9_7f4a_7c15_u64 as i64);
        let marks: Vec<Mark> = (0..9999).map(|number| (spread(number % 9000), number as u64 % 9500)).collect();
        add(&store.db, marks.clone()).unwrap();
        let mut query = store.db.prepare(include_str!("../../sql/mark/all.sql")).unwrap();
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        assert_eq!(packed(marks), rows.collect::<Result<Vec<(i64, Vec<u8>)>, _>>().unwrap());
    }

    #[test]
    fn marks_read_back() {
        let marks = vec![(i64::MIN, u64::MAX), (-1, 0), (0, 1), (i64::MAX, 258)];
        assert_eq!(unpack(&pack(&marks)), marks);
        assert_eq!(unpack(&pack(&marks)[1..]).len(), 3);
    }
}
