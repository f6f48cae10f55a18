//! Which of the claims found are to be recorded: numbers, ranges, all, none.

use std::collections::BTreeSet;
use std::io::{self, BufRead, Write};

/// Asks until the answer can be read; the end of the input picks nothing.
///
/// # Errors
/// When the input cannot be read or the question not be printed.
pub fn ask(count: usize, input: &mut impl BufRead, out: &mut impl Write) -> io::Result<Vec<usize>> {
    loop {
        write!(out, "Record which? (all, none, or numbers such as 1 3-5) ")?;
        out.flush()?;
        let mut answer = String::new();
        if input.read_line(&mut answer)? == 0 {
            writeln!(out)?;
            return Ok(Vec::new());
        }
        match parse(&answer, count) {
            Ok(picked) => return Ok(picked),
            Err(wrong) => writeln!(out, "{wrong}")?,
        }
    }
}

/// Reads an answer as indices from 0, ascending, each once.
///
/// # Errors
/// Says what cannot be read.
pub fn parse(answer: &str, count: usize) -> Result<Vec<usize>, String> {
    let words = answer.split([',', ' ', '\t', '\r', '\n']).filter(|word| !word.is_empty());
    let mut picked = BTreeSet::new();
    let mut none = false;
    for word in words {
        match word.to_ascii_lowercase().as_str() {
            "all" | "a" => picked.extend(0..count),
            "none" | "n" | "q" => none = true,
            _ => picked.extend(range(word, count)?),
        }
    }
    match (none, picked.is_empty()) {
        (true, true) | (false, false) => Ok(picked.into_iter().collect()),
        (true, false) => Err("\"none\" and a number do not go together".into()),
        (false, true) => Err(format!("please say all, none, or numbers from 1 to {count}")),
    }
}

/// `3`, `3-5` or `3-`, as indices from 0.
fn range(word: &str, count: usize) -> Result<std::ops::Range<usize>, String> {
    let number = |text: &str| text.trim_start_matches('#').parse::<usize>().ok().filter(|n| (1..=count).contains(n));
    let bounds = match word.split_once(['-', '–']) {
        None => number(word).map(|n| (n, n)),
        Some((first, "")) => number(first).map(|n| (n, count)),
        Some((first, last)) => number(first).zip(number(last)),
    };
    match bounds {
        Some((first, last)) if first <= last => Ok(first - 1..last),
        _ => Err(format!("\"{word}\" names none of the claims 1 to {count}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers() {
        let none: &[usize] = &[];
        let cases = [
            ("all", Ok(&[0, 1, 2, 3, 4][..])),
            ("A\n", Ok(&[0, 1, 2, 3, 4])),
            ("none", Ok(none)),
            ("q", Ok(none)),
            ("1", Ok(&[0])),
            ("3,1 , 3", Ok(&[0, 2])),
            ("2-4", Ok(&[1, 2, 3])),
            ("4-", Ok(&[3, 4])),
            ("#5 1–2\r\n", Ok(&[0, 1, 4])),
            ("", Err("please say all, none, or numbers from 1 to 5")),
            ("0", Err("\"0\" names none of the claims 1 to 5")),
            ("6", Err("\"6\" names none of the claims 1 to 5")),
            ("4-2", Err("\"4-2\" names none of the claims 1 to 5")),
            ("1-99", Err("\"1-99\" names none of the claims 1 to 5")),
            ("-3", Err("\"-3\" names none of the claims 1 to 5")),
            ("yes", Err("\"yes\" names none of the claims 1 to 5")),
            ("none 2", Err("\"none\" and a number do not go together")),
            ("99999999999999999999", Err("\"99999999999999999999\" names none of the claims 1 to 5")),
        ];
        let wrong: Vec<_> = cases
            .into_iter()
            .map(|(answer, expected)| (answer, parse(answer, 5), expected))
            .filter(|(_, got, expected)| got.as_deref().map_err(String::as_str) != *expected)
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn a_wrong_answer_is_asked_again_and_silence_is_none() {
        let mut said = Vec::new();
        assert_eq!(ask(3, &mut "five\n2\n".as_bytes(), &mut said).unwrap(), [1]);
        assert!(String::from_utf8(said).unwrap().contains("\"five\" names none of the claims 1 to 3"));
        assert!(ask(3, &mut "".as_bytes(), &mut io::sink()).unwrap().is_empty());
    }
}
