//! Sums that do not depend on the order of their terms.
//!
//! Terms are taken to whole multiples of 2^-80 and added as integers, so that the
//! same claims in any order give the same bits. A term is off by less than 10^-24;
//! terms up to 10^6 can be added 10^8 times.

use std::ops::{AddAssign, Neg};

const UNIT: f64 = (1u128 << 80) as f64;

/// A sum of terms below 10^6 in size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sum(i128);

impl Sum {
    /// A term.
    pub(super) fn of(term: f64) -> Sum {
        debug_assert!(term.abs() < 1e6);
        Sum((term * UNIT) as i128)
    }

    /// The same term so many times.
    pub(super) fn times(self, n: u64) -> Sum {
        Sum(self.0 * i128::from(n))
    }

    /// The sum.
    pub(super) fn value(self) -> f64 {
        self.0 as f64 / UNIT
    }

    /// The sum divided by n; none for n = 0.
    pub(super) fn mean(self, n: u64) -> Option<f64> {
        (n > 0).then(|| self.value() / n as f64)
    }

    /// The sum of n terms as the term that it makes on average.
    pub(super) fn share(self, n: u64) -> Sum {
        Sum(self.0 / i128::from(n.max(1)))
    }
}

impl AddAssign for Sum {
    fn add_assign(&mut self, other: Sum) {
        self.0 += other.0;
    }
}

impl Neg for Sum {
    type Output = Sum;

    fn neg(self) -> Sum {
        Sum(-self.0)
    }
}

impl std::iter::Sum for Sum {
    fn sum<I: Iterator<Item = Sum>>(terms: I) -> Sum {
        terms.fold(Sum::default(), |mut sum, term| {
            sum += term;
            sum
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_added_ten_times_is_one() {
        let sum: Sum = std::iter::repeat_n(Sum::of(0.1), 10).sum();
        assert_eq!(sum.value(), 1.0);
        assert_eq!(Sum::of(0.1).times(10), sum);
    }

    #[test]
    fn nothing_has_no_mean() {
        assert_eq!(Sum::default().mean(0), None);
        assert_eq!(Sum::of(-0.75).mean(3), Some(-0.25));
    }
}
