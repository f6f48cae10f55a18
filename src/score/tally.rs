//! Counts of keys, in memory bounded by the number of different keys.

/// Counts how often each key came. Keys come in any order and leave sorted, so that
/// what is made of them does not depend on the order.
#[derive(Debug, Default)]
pub(super) struct Tally {
    counts: Vec<(u64, u64)>,
    fresh: Vec<u64>,
}

/// Keys that are gathered before they are sorted.
const AT_ONCE: usize = 1 << 15;

impl Tally {
    /// Counts a key.
    pub(super) fn add(&mut self, key: u64) {
        self.fresh.push(key);
        if self.fresh.len() >= AT_ONCE.max(self.counts.len()) {
            self.settle();
        }
    }

    /// Adds the counts of others, whose keys `ours` turns into ours.
    pub(super) fn join(&mut self, others: Tally, mut ours: impl FnMut(u64) -> u64) {
        self.settle();
        let more = others.finish().into_iter().map(|(key, count)| (ours(key), count));
        self.counts.extend(more);
        // Two runs in order: that is what the stable sort is quick at.
        self.counts.sort();
        self.counts.dedup_by(|(key, count), (before, sum)| {
            let same = key == before;
            if same {
                *sum += *count;
            }
            same
        });
    }

    /// The keys in ascending order, each with its count.
    pub(super) fn finish(mut self) -> Vec<(u64, u64)> {
        self.settle();
        self.counts
    }

    fn settle(&mut self) {
        self.fresh.sort_unstable();
        let mut merged = Vec::with_capacity(self.counts.len() + self.fresh.len().min(AT_ONCE));
        let mut old = std::mem::take(&mut self.counts).into_iter().peekable();
        for key in self.fresh.drain(..) {
            while let Some(before) = old.next_if(|(other, _)| *other <= key) {
                merged.push(before);
            }
            match merged.last_mut() {
                Some((last, count)) if *last == key => *count += 1,
                _ => merged.push((key, 1)),
            }
        }
        merged.extend(old);
        self.counts = merged;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_leave_sorted_with_their_counts() {
        let mut tally = Tally::default();
        let n = 3 * AT_ONCE as u64;
        for key in 0..n {
            tally.add(key * 7 % 10);
            tally.add(key);
        }
        let counts = tally.finish();
        assert_eq!(counts.len() as u64, n);
        assert!(counts.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(counts.iter().map(|(_, count)| count).sum::<u64>(), 2 * n);
        assert_eq!(counts[9].1, n / 10 + 1);
    }
}
