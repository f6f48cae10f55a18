//! Any text, and any page: no panic, and spans that lie in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sayso::article::stream;
use sayso::extract::{Report, Scanner, Verdict};

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let said = chrono::NaiveDate::from_ymd_opt(2025, 3, 17);
    let mut scanner = Scanner::new(Default::default(), Report::Everything);
    for text in [text, &stream::text(text)] {
        scanner.scan(text, said, |verdict| match verdict {
            Verdict::Taken(claim) => assert_eq!(&text[claim.start..claim.end], claim.statement),
            Verdict::Left(left) => assert_eq!(&text[left.start..left.end], left.statement),
        });
    }
});
