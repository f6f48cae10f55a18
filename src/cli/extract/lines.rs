//! Lines in, bytes out, in order: on one thread or several, with bounded memory.

use super::{Failure, flush, unwritten};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// How many bytes of lines are handed to a thread at once.
const BATCH: usize = 256 * 1024;

/// How many bad lines are told one by one on stderr.
const TOLD: u64 = 20;

/// Takes what came out so far, and leaves it empty.
pub type HandOn<'a> = &'a mut dyn FnMut(&mut Vec<u8>);

/// Reads one line.
pub trait Worker {
    /// Appends to `out` what comes out for a line without its `\n`; what is wrong with
    /// it, if anything, to `errors`.
    fn line(&mut self, line: &[u8], out: &mut Vec<u8>, errors: &mut Vec<String>);

    /// As `line`, for a line so long that what comes out is handed on while it grows.
    fn long_line(&mut self, line: &[u8], out: &mut Vec<u8>, errors: &mut Vec<String>, hand_on: HandOn<'_>) {
        let _ = hand_on;
        self.line(line, out, errors);
    }

    /// Appends what comes out for a line that is longer than the limit.
    fn too_long(&mut self, out: &mut Vec<u8>, errors: &mut Vec<String>);
}

/// Where the output goes, and what went wrong on the way.
pub struct Sink<W: Write> {
    out: W,
    strict: bool,
    bad: u64,
}

impl<W: Write> Sink<W> {
    /// Writes to `out`; where `strict`, stops at the first bad line.
    pub fn new(out: W, strict: bool) -> Sink<W> {
        Sink { out, strict, bad: 0 }
    }

    /// Writes what came out, and tells what was wrong. Empties both.
    pub fn take(&mut self, bytes: &mut Vec<u8>, errors: &mut Vec<String>) -> Result<(), Failure> {
        self.out.write_all(bytes).map_err(unwritten)?;
        bytes.clear();
        for error in errors.drain(..) {
            self.bad += 1;
            if self.strict {
                flush(&mut self.out)?;
                return Err(Failure::new(error).hint("without --strict, bad lines are passed over"));
            }
            if self.bad <= TOLD {
                anstream::eprintln!("error: {error}");
            }
        }
        Ok(())
    }

    /// Writes what came out so far of a line that has not ended.
    fn hand_on(&mut self, bytes: &mut Vec<u8>) -> Result<(), Failure> {
        self.out.write_all(bytes).map_err(unwritten)?;
        bytes.clear();
        Ok(())
    }

    /// Flushes, and counts the bad lines that were not told.
    pub fn finish(mut self) -> Result<(), Failure> {
        flush(&mut self.out)?;
        if self.bad > TOLD {
            anstream::eprintln!("error: {} more lines could not be read", self.bad - TOLD);
        }
        Ok(())
    }
}

/// A stretch of whole lines, or the mark of one that is too long.
enum Batch {
    Lines(Vec<u8>),
    TooLong,
}

/// Takes lines from a reader, many at a time, none longer than the limit.
struct Lines<R> {
    input: BufReader<R>,
    limit: usize,
    /// The beginning of a line whose end has not been read yet.
    rest: Vec<u8>,
    done: bool,
}

impl<R: Read> Lines<R> {
    /// The next batch; none at the end.
    fn next(&mut self) -> std::io::Result<Option<Batch>> {
        let mut lines = std::mem::take(&mut self.rest);
        loop {
            if self.done {
                return Ok((!lines.is_empty()).then_some(Batch::Lines(lines)));
            }
            let chunk = self.input.fill_buf()?;
            if chunk.is_empty() {
                self.done = true;
                continue;
            }
            // Whole lines only: the last `\n` in the chunk ends the batch once it is full.
            let end = memchr::memrchr(b'\n', chunk).map(|at| at + 1);
            match end {
                Some(end) if lines.len() + end >= BATCH => {
                    lines.extend_from_slice(&chunk[..end]);
                    self.rest.extend_from_slice(&chunk[end..]);
                    let length = chunk.len();
                    self.input.consume(length);
                    return Ok(Some(Batch::Lines(lines)));
                }
                _ => {
                    // A batch that is growing without an end of line is one long line.
                    let begun = memchr::memrchr(b'\n', &lines).map_or(0, |at| at + 1);
                    if end.is_none() && begun > 0 && lines.len() >= BATCH {
                        self.rest = lines.split_off(begun);
                        return Ok(Some(Batch::Lines(lines)));
                    }
                    if end.is_none() && lines.len() - begun + chunk.len() > self.limit {
                        self.skip_line()?;
                        return Ok(Some(Batch::TooLong));
                    }
                    lines.extend_from_slice(chunk);
                    let length = chunk.len();
                    self.input.consume(length);
                }
            }
        }
    }

    /// Passes over the rest of a line, without keeping it.
    fn skip_line(&mut self) -> std::io::Result<()> {
        loop {
            let chunk = self.input.fill_buf()?;
            if chunk.is_empty() {
                self.done = true;
                return Ok(());
            }
            let end = memchr::memchr(b'\n', chunk);
            let length = end.map_or(chunk.len(), |at| at + 1);
            self.input.consume(length);
            if end.is_some() {
                return Ok(());
            }
        }
    }
}

/// Works on the lines of a batch; where `strict`, up to the first bad one. Long lines hand
/// on what comes out of them, where somebody takes it.
fn work(
    worker: &mut impl Worker,
    (limit, strict): (usize, bool),
    batch: &Batch,
    out: &mut Vec<u8>,
    errors: &mut Vec<String>,
    mut hand_on: Option<HandOn<'_>>,
) {
    let Batch::Lines(lines) = batch else {
        worker.too_long(out, errors);
        return;
    };
    let mut rest = &lines[..];
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let line = &rest[..end];
        rest = rest.get(end + 1..).unwrap_or(&[]);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.len() > limit {
            worker.too_long(out, errors);
        } else if !line.trim_ascii().is_empty() {
            match &mut hand_on {
                Some(hand_on) if line.len() > BATCH => worker.long_line(line, out, errors, hand_on),
                _ => worker.line(line, out, errors),
            }
        }
        if strict && !errors.is_empty() {
            return;
        }
    }
}

/// Works on a batch and writes what comes out, of long lines while it comes.
fn streamed<W: Write>(
    worker: &mut impl Worker,
    rules: (usize, bool),
    batch: &Batch,
    out: &mut Vec<u8>,
    errors: &mut Vec<String>,
    sink: &mut Sink<W>,
) -> Result<(), Failure> {
    let mut written = Ok(());
    work(
        worker,
        rules,
        batch,
        out,
        errors,
        Some(&mut |bytes| {
            // After a failure nothing more is kept.
            match &written {
                Ok(()) => written = sink.hand_on(bytes),
                Err(_) => bytes.clear(),
            }
        }),
    );
    written?;
    sink.take(out, errors)
}

/// Runs every line of `input` through workers, `jobs` at a time, and keeps the order.
pub fn run<R, W, K>(
    input: R,
    limit: usize,
    jobs: usize,
    worker: impl Fn() -> K + Sync,
    sink: &mut Sink<W>,
) -> Result<(), Failure>
where
    R: BufRead,
    W: Write,
    K: Worker,
{
    let unread = |error: std::io::Error| Failure::new(format_args!("cannot read the input: {error}"));
    let input = BufReader::with_capacity(64 * 1024, input);
    let mut lines = Lines { input, limit, rest: Vec::new(), done: false };
    let rules = (limit, sink.strict);
    if jobs == 1 {
        let mut worker = worker();
        let (mut out, mut errors) = (Vec::new(), Vec::new());
        while let Some(batch) = lines.next().map_err(unread)? {
            streamed(&mut worker, rules, &batch, &mut out, &mut errors, sink)?;
        }
        return Ok(());
    }
    type Done = (Vec<u8>, Vec<String>);
    std::thread::scope(|scope| {
        let mut desks: Vec<(SyncSender<Batch>, Receiver<Done>)> = Vec::new();
        for _ in 0..jobs {
            let (give, take) = sync_channel::<Batch>(1);
            let (hand, fetch) = sync_channel::<Done>(1);
            let worker = &worker;
            scope.spawn(move || {
                let mut worker = worker();
                for batch in take {
                    let (mut out, mut errors) = (Vec::new(), Vec::new());
                    work(&mut worker, rules, &batch, &mut out, &mut errors, None);
                    if hand.send((out, errors)).is_err() {
                        break;
                    }
                }
            });
            desks.push((give, fetch));
        }
        // The desks are served in turn; what is out waits in the same turn.
        let mut turn = 0;
        let mut waiting: VecDeque<usize> = VecDeque::new();
        let gone = || Failure::new("a reading thread stopped");
        while let Some(batch) = lines.next().map_err(unread)? {
            // A long line is read alone, and here, so that memory stays bounded by it.
            let long = matches!(&batch, Batch::Lines(lines) if lines.len() > 4 * BATCH);
            let most = if long { 0 } else { 2 * jobs - 1 };
            while waiting.len() > most {
                fetch(&desks, &mut waiting, sink)?;
            }
            if long {
                let (mut out, mut errors) = (Vec::new(), Vec::new());
                streamed(&mut worker(), rules, &batch, &mut out, &mut errors, sink)?;
                continue;
            }
            desks[turn].0.send(batch).map_err(|_| gone())?;
            waiting.push_back(turn);
            turn = (turn + 1) % jobs;
        }
        while !waiting.is_empty() {
            fetch(&desks, &mut waiting, sink)?;
        }
        return Ok(());

        fn fetch<W: Write>(
            desks: &[(SyncSender<Batch>, Receiver<Done>)],
            waiting: &mut VecDeque<usize>,
            sink: &mut Sink<W>,
        ) -> Result<(), Failure> {
            let Some(turn) = waiting.pop_front() else { return Ok(()) };
            let (mut out, mut errors) = desks[turn].1.recv().map_err(|_| Failure::new("a reading thread stopped"))?;
            sink.take(&mut out, &mut errors)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives each line back in brackets; a line of x is bad.
    struct Echo;

    impl Worker for Echo {
        fn line(&mut self, line: &[u8], out: &mut Vec<u8>, errors: &mut Vec<String>) {
            if line.starts_with(b"x") {
                errors.push("bad".to_string());
            }
            out.push(b'[');
            out.extend_from_slice(line);
            out.extend_from_slice(b"]\n");
        }

        fn too_long(&mut self, out: &mut Vec<u8>, _errors: &mut Vec<String>) {
            out.extend_from_slice(b"long\n");
        }
    }

    fn filtered(input: &[u8], limit: usize, jobs: usize) -> String {
        let mut out = Vec::new();
        let mut sink = Sink::new(&mut out, false);
        run(input, limit, jobs, || Echo, &mut sink).unwrap();
        sink.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lines_come_out_in_order_on_any_number_of_threads() {
        let input: String = (0..200_000).map(|number| format!("{number}\n")).collect();
        let expected: String = (0..200_000).map(|number| format!("[{number}]\n")).collect();
        for jobs in [1, 2, 5] {
            assert!(filtered(input.as_bytes(), 1000, jobs) == expected, "{jobs} jobs");
        }
    }

    #[test]
    fn odd_ends_of_lines() {
        assert_eq!(filtered(b"", 1000, 1), "");
        assert_eq!(filtered(b"\n\n", 1000, 1), "");
        assert_eq!(filtered(b"a\r\nb", 1000, 1), "[a]\n[b]\n");
    }

    /// Gives a long line back byte by byte, handing on as it goes.
    struct Piecemeal;

    impl Worker for Piecemeal {
        fn line(&mut self, line: &[u8], out: &mut Vec<u8>, _errors: &mut Vec<String>) {
            out.extend_from_slice(line);
        }

        fn long_line(&mut self, line: &[u8], out: &mut Vec<u8>, _errors: &mut Vec<String>, hand_on: HandOn<'_>) {
            for byte in line {
                out.push(*byte);
                if out.len() > 100 {
                    hand_on(out);
                    assert!(out.is_empty());
                }
            }
        }

        fn too_long(&mut self, _out: &mut Vec<u8>, _errors: &mut Vec<String>) {}
    }

    #[test]
    fn what_comes_of_a_long_line_is_handed_on_while_it_grows() {
        let mut input = b"a\n".to_vec();
        input.extend((0..2_000_000).map(|at| b'b' + (at % 20) as u8));
        input.extend_from_slice(b"\nz\n");
        let expected: Vec<u8> = input.iter().copied().filter(|byte| *byte != b'\n').collect();
        for jobs in [1, 2, 5] {
            let mut out = Vec::new();
            let mut sink = Sink::new(&mut out, false);
            run(&input[..], 10_000_000, jobs, || Piecemeal, &mut sink).unwrap();
            sink.finish().unwrap();
            assert!(out == expected, "{jobs} jobs");
        }
    }

    #[test]
    fn a_line_past_the_limit_is_passed_over() {
        let mut input = b"a\n".to_vec();
        input.extend(std::iter::repeat_n(b'y', 1_000_000));
        input.extend_from_slice(b"\nb\n");
        for jobs in [1, 2] {
            assert_eq!(filtered(&input, 300_000, jobs), "[a]\nlong\n[b]\n", "{jobs} jobs");
        }
        let brackets = "[]\n".len();
        assert_eq!(filtered(&input, 1_000_000, 1).len(), 1_000_000 + "a".len() + "b".len() + 3 * brackets);
    }
}
