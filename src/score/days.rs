//! Counts of days.

use std::collections::BTreeMap;

/// Days counted in an array: a century to each side. Others are rare.
const NEAR: i64 = 36_600;

/// Counts of days, near ones in an array.
#[derive(Debug, Default)]
pub(super) struct Days {
    near: Vec<u64>,
    far: BTreeMap<i64, u64>,
}

impl Days {
    pub(super) fn add(&mut self, day: i64) {
        if self.near.is_empty() {
            self.near = vec![0; 2 * NEAR as usize + 1];
        }
        match usize::try_from(day + NEAR).ok().and_then(|at| self.near.get_mut(at)) {
            Some(count) => *count += 1,
            None => *self.far.entry(day).or_default() += 1,
        }
    }

    /// Adds the counts of others.
    pub(super) fn join(&mut self, others: Days) {
        if self.near.is_empty() {
            self.near = others.near;
        } else {
            self.near.iter_mut().zip(others.near).for_each(|(count, more)| *count += more);
        }
        for (day, more) in others.far {
            *self.far.entry(day).or_default() += more;
        }
    }

    /// The days in ascending order, each with its count.
    pub(super) fn finish(&self) -> Vec<(i64, u64)> {
        let far = |day: &(&i64, &u64)| (*day.0, *day.1);
        let near = (-NEAR..).zip(&self.near).filter(|(_, count)| **count > 0).map(|(day, count)| (day, *count));
        let before = self.far.range(..-NEAR).map(|day| far(&day));
        let after = self.far.range(NEAR + 1..).map(|day| far(&day));
        before.chain(near).chain(after).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_leave_in_order() {
        let mut days = Days::default();
        for day in [3, -90_000, 0, NEAR, 3, -NEAR, 90_000, NEAR + 1, -NEAR - 1] {
            days.add(day);
        }
        let want = [(-90_000, 1), (-NEAR - 1, 1), (-NEAR, 1), (0, 1), (3, 2), (NEAR, 1), (NEAR + 1, 1), (90_000, 1)];
        assert_eq!(days.finish(), want);
        let mut joined = Days::default();
        joined.join(days);
        let mut more = Days::default();
        [3, 90_000, 4].into_iter().for_each(|day| more.add(day));
        joined.join(more);
        let told = joined.finish();
        assert_eq!((told.len(), told[4], told[5], told[8]), (9, (3, 3), (4, 1), (90_000, 2)));
        assert_eq!(Days::default().finish(), []);
    }
}
