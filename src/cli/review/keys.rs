//! Keys from a terminal, or from a pipe as if somebody pressed them.

use super::Failure;
use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, read};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use std::io::{BufRead, IsTerminal, Write};

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A letter, in its small form.
    Char(char),
    /// The input is over, or somebody pressed Escape or Ctrl-C.
    End,
}

/// Where keys come from.
#[derive(Debug)]
pub enum Keys {
    /// Single keys, without Enter.
    Terminal,
    /// Letters and lines: white space between letters does not matter.
    Pipe,
}

/// Gives the terminal back as it was, whatever happens.
struct Raw;

impl Raw {
    fn enter() -> Result<Raw, Failure> {
        enable_raw_mode()?;
        Ok(Raw)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        // A terminal that is gone needs nothing back.
        let _ = disable_raw_mode();
    }
}

impl Keys {
    /// Takes the terminal if there is one, else standard input.
    pub fn open() -> Result<Keys, Failure> {
        match std::io::stdin().is_terminal() {
            true => Ok(Keys::Terminal),
            false => Ok(Keys::Pipe),
        }
    }

    /// Waits for a key.
    pub fn key(&mut self, prompt: &str) -> Result<Key, Failure> {
        show(prompt)?;
        let key = match self {
            Keys::Terminal => pressed()?,
            Keys::Pipe => next_letter()?,
        };
        if let Key::Char(letter) = key {
            show(&letter.to_string())?;
        }
        show("\n")?;
        Ok(key)
    }

    /// Waits for a line; none at the end of the input.
    pub fn line(&mut self, prompt: &str) -> Result<Option<String>, Failure> {
        show(prompt)?;
        let mut line = String::new();
        let read = std::io::stdin().lock().read_line(&mut line).map_err(unreadable)?;
        if matches!(self, Keys::Pipe) {
            show(line.trim_end())?;
            show("\n")?;
        }
        Ok((read > 0).then(|| line.trim_end_matches(['\n', '\r']).to_string()))
    }
}

fn show(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout();
    out.write_all(shown(text).as_bytes())?;
    Ok(out.flush()?)
}

fn shown(text: &str) -> String {
    if text == "\n" { text.to_string() } else { sayso::report::words::visible(text) }
}

fn unreadable(error: std::io::Error) -> Failure {
    Failure::new(format_args!("cannot read the keys: {error}"))
        .hint("what was ruled before is saved; go on with `sayso review`")
}

fn pressed() -> Result<Key, Failure> {
    let _raw = Raw::enter()?;
    loop {
        let Event::Key(key) = read().map_err(unreadable)? else { continue };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        match key.code {
            KeyCode::Char('c' | 'd') if key.modifiers.contains(KeyModifiers::CONTROL) => return Ok(Key::End),
            KeyCode::Char(letter) if !letter.is_whitespace() => return Ok(Key::Char(letter.to_ascii_lowercase())),
            KeyCode::Esc => return Ok(Key::End),
            _ => {}
        }
    }
}

/// The next letter of a pipe, with the rest of its line if that is empty.
fn next_letter() -> Result<Key, Failure> {
    let mut input = std::io::stdin().lock();
    let letter = loop {
        let bytes = input.fill_buf().map_err(unreadable)?;
        match bytes.first() {
            None => return Ok(Key::End),
            Some(byte) => {
                let byte = *byte;
                input.consume(1);
                if !byte.is_ascii_whitespace() {
                    break byte;
                }
            }
        }
    };
    let rest = input.fill_buf().map_err(unreadable)?;
    let end = match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\n', ..] => 1,
        _ => 0,
    };
    input.consume(end);
    Ok(Key::Char(char::from(letter).to_ascii_lowercase()))
}
