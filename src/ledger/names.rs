//! Who is another name of whom, and which events there are, as the log tells it.

use chrono::NaiveDate;
use std::collections::{BTreeMap, HashSet};

/// The names that the log mentions, and which of them stand for others. Chains are
/// never deeper than one: a name that others stand for stands for itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    known: HashSet<String>,
    into: BTreeMap<String, String>,
}

impl Names {
    /// Takes note of a name.
    pub fn mention(&mut self, name: &str) {
        if !self.known.contains(name) {
            self.known.insert(name.to_string());
        }
    }

    /// All names that were mentioned, in no order.
    pub fn known(&self) -> &HashSet<String> {
        &self.known
    }

    /// The name under which `name` counts.
    pub fn resolve<'a>(&'a self, name: &'a str) -> &'a str {
        self.into.get(name).map_or(name, String::as_str)
    }

    /// Each name that stands for another, with that other.
    pub fn aliases(&self) -> impl Iterator<Item = (&str, &str)> {
        self.into.iter().map(|(name, into)| (name.as_str(), into.as_str()))
    }

    /// Lets `name`, and all that stands for it, stand for `into`.
    pub fn merge(&mut self, name: &str, into: &str) {
        self.mention(name);
        self.mention(into);
        let into = self.resolve(into).to_string();
        if into == name {
            return;
        }
        for other in self.into.values_mut().filter(|other| *other == name) {
            other.clone_from(&into);
        }
        self.into.insert(name.to_string(), into);
    }

    /// Gives `name` a new form; the old one stands for it.
    pub fn rename(&mut self, name: &str, to: &str) {
        self.into.remove(to);
        self.merge(name, to);
    }

    /// Lets `name` stand for itself again.
    pub fn split(&mut self, name: &str) {
        self.mention(name);
        self.into.remove(name);
    }
}

/// An event as the log tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventState {
    /// Its name as somebody first called it, else as deadline words first have it.
    pub name: String,
    /// Whether somebody called it so.
    pub named: bool,
    /// The key of the event that it is another name of.
    pub into: Option<String>,
    /// Its first day.
    pub first: Option<NaiveDate>,
    /// Its last day.
    pub last: Option<NaiveDate>,
}

/// The events, by key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Events {
    by_key: BTreeMap<String, EventState>,
}

/// What two spellings of one event's name have in common: articles, case and
/// spaces do not matter.
///
/// ```
/// use sayso::ledger::event_key;
/// assert_eq!(event_key("The  Mid Terms"), event_key("midterms"));
/// ```
pub fn event_key(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut key = String::with_capacity(lower.len());
    for word in lower.split_whitespace() {
        if !matches!(word, "the" | "a" | "an") {
            key.push_str(word);
        }
    }
    if key.is_empty() {
        return lower.split_whitespace().collect();
    }
    key
}

impl Events {
    /// Takes note of a name that somebody gave an event; gives its key.
    pub fn mention(&mut self, name: &str) -> String {
        let key = self.mention_words(name);
        if let Some(event) = self.by_key.get_mut(&key).filter(|event| !event.named) {
            event.name = name.to_string();
            event.named = true;
        }
        key
    }

    /// Takes note of an event in deadline words, whose spelling counts only until
    /// somebody names it; gives its key.
    pub fn mention_words(&mut self, words: &str) -> String {
        let key = event_key(words);
        if !self.by_key.contains_key(&key) {
            let event = EventState { name: words.to_string(), ..EventState::default() };
            self.by_key.insert(key.clone(), event);
        }
        key
    }

    /// The key under which a name counts.
    pub fn resolve(&self, name: &str) -> String {
        let key = event_key(name);
        match self.by_key.get(&key).and_then(|event| event.into.clone()) {
            Some(into) => into,
            None => key,
        }
    }

    /// The event with this key.
    pub fn get(&self, key: &str) -> Option<&EventState> {
        self.by_key.get(key)
    }

    /// All of them, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &EventState)> {
        self.by_key.iter().map(|(key, event)| (key.as_str(), event))
    }

    /// Dates an event, or takes its date back.
    pub fn date(&mut self, name: &str, first: Option<NaiveDate>, last: Option<NaiveDate>) {
        self.mention(name);
        let key = self.resolve(name);
        if let Some(event) = self.by_key.get_mut(&key) {
            event.first = first;
            event.last = last;
        }
    }

    /// Lets `alias`, and all that stands for it, stand for `name`.
    pub fn alias(&mut self, name: &str, alias: &str) {
        self.mention(name);
        let alias = self.mention(alias);
        let into = self.resolve(name);
        if into == alias {
            return;
        }
        for (key, event) in &mut self.by_key {
            if *key == alias || event.into.as_ref() == Some(&alias) {
                event.into = Some(into.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_for_one_another_one_step_deep() {
        let mut names = Names::default();
        names.merge("B. Example", "Ben Example");
        names.merge("Ben Example", "Benjamin Example");
        assert_eq!(names.resolve("B. Example"), "Benjamin Example");
        assert_eq!(names.resolve("Nobody"), "Nobody");
        names.split("B. Example");
        assert_eq!(names.resolve("B. Example"), "B. Example");
        names.merge("Benjamin Example", "Ben Example");
        assert_eq!(names.resolve("Ben Example"), "Benjamin Example", "no circle");
        names.rename("Benjamin Example", "Ben Example");
        assert_eq!(names.resolve("Benjamin Example"), "Ben Example");
        assert_eq!(names.resolve("Ben Example"), "Ben Example");
    }

    #[test]
    fn events_are_told_apart_by_more_than_spelling() {
        let same = [("the midterms", "Mid Terms"), ("A vote", "vote"), ("G7  summit", "the G7 Summit")];
        for (one, other) in same {
            assert_eq!(event_key(one), event_key(other), "{one:?} {other:?}");
        }
        assert_ne!(event_key("The G7 summit"), event_key("the G20 summit"));
        assert_ne!(event_key("the"), "");
        let mut events = Events::default();
        events.alias("G7 summit", "the summit");
        let day = "2025-06-15".parse().ok();
        events.date("summit", day, day);
        assert_eq!(events.get("g7summit").unwrap().first, day);
        assert_eq!(events.resolve("the Summit"), "g7summit");
    }
}
