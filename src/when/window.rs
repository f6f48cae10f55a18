//! Sixteen bytes of text at a time: which of them are letters or digits of ASCII.
//!
//! The two tokenizers, of deadline words and of articles, spend most of their time at the
//! end of a word. Here it is found without a loop and without a branch for each byte.

use wide::u8x16;

/// How many bytes a window has.
pub(crate) const WIDE: usize = 16;

/// A window of text.
#[derive(Clone, Copy)]
pub(crate) struct Window(u128);

impl Window {
    /// The window that begins at `at`; none where the text ends before the window does.
    #[inline]
    pub(crate) fn at(bytes: &[u8], at: usize) -> Option<Window> {
        let (window, _) = bytes.get(at..)?.split_first_chunk::<WIDE>()?;
        Some(Window(u128::from_le_bytes(*window)))
    }

    /// The bytes as one number, the first in its lowest eight bits.
    #[inline]
    pub(crate) fn packed(self) -> u128 {
        self.0
    }

    #[inline]
    fn lanes(self) -> u8x16 {
        u8x16::new(self.0.to_le_bytes())
    }

    /// How many letters of ASCII the window begins with.
    #[inline]
    pub(crate) fn letters(self) -> usize {
        run(letter(self.lanes()))
    }

    /// How many letters and digits of ASCII the window begins with.
    #[inline]
    pub(crate) fn alphanumerics(self) -> usize {
        run(letter(self.lanes()) | among(self.lanes(), b'0', 10))
    }
}

/// How many lanes, from the first on, are set.
#[inline]
fn run(lanes: u8x16) -> usize {
    (!lanes.to_bitmask()).trailing_zeros() as usize
}

/// Which bytes are letters.
#[inline]
fn letter(bytes: u8x16) -> u8x16 {
    among(bytes | u8x16::splat(0x20), b'a', 26)
}

/// Which bytes are among the `count` from `first` on.
#[inline]
fn among(bytes: u8x16, first: u8, count: u8) -> u8x16 {
    (bytes - u8x16::splat(first)).simd_le(u8x16::splat(count - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_end_at_the_first_byte_that_is_none_of_theirs() {
        for byte in 0..=u8::MAX {
            for before in 0..=WIDE {
                let mut bytes = *b"aZmzAqQbaZmzAqQb?";
                bytes[before] = byte;
                let window = Window::at(&bytes, 0).expect("a whole window");
                let reach = |within: fn(&u8) -> bool| bytes[..WIDE].iter().take_while(|byte| within(byte)).count();
                assert_eq!(window.letters(), reach(u8::is_ascii_alphabetic), "{byte:#x} behind {before} letters");
                assert_eq!(window.alphanumerics(), reach(u8::is_ascii_alphanumeric), "{byte:#x} behind {before}");
            }
        }
        assert!(Window::at(b"fifteen letters", 0).is_none());
        assert!(Window::at(b"", 1).is_none());
    }
}
