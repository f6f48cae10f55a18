//! Plain text whose lines were broken to fit a width: mail, notes, what PDF tools give.

use std::borrow::Cow;

/// The widest that texts are broken to.
const WIDEST: usize = 100;
/// The narrowest.
const NARROWEST: usize = 40;

/// Returns the text with the line breaks inside its paragraphs as spaces, so that
/// sentences are whole. Offsets stay as they are: each break is one byte, as is a space.
///
/// A run of lines counts as a broken paragraph where all but its last are about
/// equally long, at most 100 characters, and one of them goes on with a small letter.
/// Lists, verses and texts with a paragraph on each line are left alone.
///
/// ```
/// let text = "The harbour master said on Monday that the ferry\nwill sail again in June, after the last of its\ntrials.\n";
/// let whole = sayso::article::unwrapped(text);
/// assert_eq!(whole.lines().count(), 1);
/// assert_eq!(whole.len(), text.len());
/// ```
pub fn unwrapped(text: &str) -> Cow<'_, str> {
    let mut breaks = Vec::new();
    let mut block: Vec<&str> = Vec::new();
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() || opens_item(line) {
            broken(&block, end, &mut breaks);
            block.clear();
        }
        if !line.trim().is_empty() {
            block.push(line);
        }
        end += line.len();
    }
    broken(&block, end, &mut breaks);
    joined(text, &breaks)
}

/// Adds where a paragraph that ends at `end` was broken, in bytes; nothing for lines
/// that are paragraphs of their own.
fn broken(block: &[&str], end: usize, breaks: &mut Vec<usize>) {
    let Some((_, full)) = block.split_last() else { return };
    let width = |line: &&str| line.trim_end().chars().count();
    let widest = full.iter().map(width).max().unwrap_or(0);
    let goes_on = block.iter().skip(1).any(|line| line.trim_start().starts_with(char::is_lowercase));
    let even = full.iter().all(|line| width(line) * 3 >= widest * 2);
    if !(NARROWEST..=WIDEST).contains(&widest) || !goes_on || !even {
        return;
    }
    let mut at = end - block.iter().map(|line| line.len()).sum::<usize>();
    for line in full {
        at += line.len();
        breaks.push(at - 1);
    }
}

/// Whether a line begins with a bullet or a sign that stands for one.
fn opens_item(line: &str) -> bool {
    line.trim_start()
        .starts_with(|first: char| !first.is_alphanumeric() && !first.is_whitespace() && !"\"'“‘«([$€£".contains(first))
}

fn joined<'t>(text: &'t str, breaks: &[usize]) -> Cow<'t, str> {
    if breaks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    let mut from = 0;
    for at in breaks {
        whole.push_str(&text[from..*at]);
        whole.push(' ');
        from = at + 1;
    }
    whole.push_str(&text[from..]);
    Cow::Owned(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_broken_paragraphs_are_joined() {
        let broken =
            "The harbour master said on Monday that the\nferry will sail again in June. Ms\nQuill named no day.";
        let cases = [
            (broken.to_string(), broken.replace('\n', " ")),
            (format!("Ferry\n\n{broken}\n\nEnd\n"), format!("Ferry\n\n{}\n\nEnd\n", broken.replace('\n', " "))),
            (format!("- {broken}\n- Two\n"), format!("- {}\n- Two\n", broken.replace('\n', " "))),
        ];
        for (text, expected) in cases {
            assert_eq!(unwrapped(&text), expected);
        }
        let whole = [
            "",
            "\n\n",
            "Ferry to sail in June, says the harbour master\nMarch 17, 2025: It will sail.\n",
            "- one line of a list that is long enough\n- and another line of it, as long\n",
            "🔹 one line of a list that is long enough\n🔹 and another line of it, as long\n",
            "Short lines\nof a poem\nstay.",
            "A paragraph that stands on a single line\nand one more, that goes on with a small letter and is far too long to have been broken at any width.\nThen a third.",
        ];
        for text in whole {
            assert_eq!(unwrapped(text), text);
        }
    }

    proptest! {
        #[test]
        fn offsets_hold(text in "([a-zé –-]{0,60}[.]?\n){0,8}") {
            let whole = unwrapped(&text);
            prop_assert_eq!(whole.len(), text.len());
            prop_assert_eq!(whole.replace(' ', "\n"), text.replace(' ', "\n"));
        }
    }
}
