//! The fields of a line, as the JSON of `list` names them, and a few more that other
//! programs write.

use super::cell::{Cell, Fill, Key};
use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// Declares a shape: its fields with their names, read from JSON by name and from a
/// table by dotted name. Names that are none of them are kept in `unknown`.
macro_rules! shape {
    ($(#[$doc:meta])* $shape:ident { $($field:ident = $name:literal: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Default)]
        pub(super) struct $shape<'a> {
            $(pub $field: $type,)*
            /// Names of fields that are not known.
            pub unknown: Vec<String>,
        }

        impl<'de: 'a, 'a> Deserialize<'de> for $shape<'a> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$shape<'a>, D::Error> {
                struct Fields<'a>(PhantomData<&'a ()>);
                impl<'de: 'a, 'a> Visitor<'de> for Fields<'a> {
                    type Value = $shape<'a>;

                    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
                        out.write_str("an object")
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$shape<'a>, A::Error> {
                        let mut shape = $shape::default();
                        while let Some(Key(name)) = map.next_key()? {
                            match &*name {
                                $($name => {
                                    if !matches!(shape.$field, Cell::Absent) {
                                        return Err(A::Error::custom(concat!("\"", $name, "\" is given twice")));
                                    }
                                    shape.$field = map.next_value()?;
                                })*
                                _ => {
                                    map.next_value::<IgnoredAny>()?;
                                    shape.unknown.push(name.into_owned());
                                }
                            }
                        }
                        Ok(shape)
                    }
                }
                deserializer.deserialize_map(Fields(PhantomData))
            }
        }

        impl<'a> Fill<'a> for $shape<'a> {
            fn fill(&mut self, path: &str, text: &'a str) -> bool {
                let (name, rest) = path.split_once('.').unwrap_or((path, ""));
                match name {
                    $($name => self.$field.fill(rest, text),)*
                    _ => false,
                }
            }
        }
    };
}

shape! {
    /// A line.
    Line {
        id = "id": Cell<'a>,
        uid = "uid": Cell<'a>,
        origin = "origin": Cell<'a>,
        reference = "ref": Cell<'a>,
        version = "version": Cell<'a>,
        statement = "statement": Cell<'a>,
        quote = "quote": Cell<'a>,
        lang = "lang": Cell<'a>,
        speaker = "speaker": Cell<'a>,
        role = "role": Cell<'a>,
        source = "source": Cell<'a>,
        url = "url": Cell<'a>,
        archive = "archive": Cell<'a>,
        article = "article": Cell<'a, Article<'a>>,
        said = "said": Cell<'a>,
        recorded_at = "recorded_at": Cell<'a>,
        deadline = "deadline": Cell<'a, Deadline<'a>>,
        hedge = "hedge": Cell<'a, Hedge<'a>>,
        p = "p": Cell<'a>,
        p_from = "p_from": Cell<'a>,
        polarity = "polarity": Cell<'a>,
        kind = "kind": Cell<'a>,
        condition = "condition": Cell<'a>,
        event = "event": Cell<'a>,
        tags = "tags": Cell<'a>,
        status = "status": Cell<'a>,
        ripe = "ripe": Cell<'a>,
        happened_on = "happened_on": Cell<'a>,
        verdict = "verdict": Cell<'a, Readings<'a>>,
        resolution = "resolution": Cell<'a, Ruling<'a>>,
        resolutions = "resolutions": Cell<'a, Ruling<'a>>,
        withdrawn = "withdrawn": Cell<'a, Withdrawn<'a>>,
        // A ruling told in the line itself.
        reviewer = "reviewer": Cell<'a>,
        reason = "reason": Cell<'a>,
        evidence = "evidence": Cell<'a, Proof<'a>>,
        note = "note": Cell<'a>,
        at = "at": Cell<'a>,
        // The flat shape that `score` reads.
        opens = "opens": Cell<'a>,
        due = "due": Cell<'a>,
        lapses = "lapses": Cell<'a>,
        outcome = "outcome": Cell<'a>,
        // What `extract` prints besides; nothing of it is kept.
        doc = "doc": Cell<'a>,
        start = "start": Cell<'a>,
        end = "end": Cell<'a>,
        score = "score": Cell<'a>,
        extractor = "extractor": Cell<'a>,
    }
}

shape! {
    /// A place in an article.
    Article {
        sha256 = "sha256": Cell<'a>,
        title = "title": Cell<'a>,
        published = "published": Cell<'a>,
        start = "start": Cell<'a>,
        end = "end": Cell<'a>,
    }
}

shape! {
    /// A deadline with its window.
    Deadline {
        phrase = "phrase": Cell<'a>,
        rules = "rules": Cell<'a>,
        rule = "rule": Cell<'a>,
        precision = "precision": Cell<'a>,
        kind = "kind": Cell<'a>,
        opens = "opens": Cell<'a>,
        due = "due": Cell<'a>,
        lapses = "lapses": Cell<'a>,
        anchor = "anchor": Cell<'a, Anchor<'a>>,
    }
}

shape! {
    /// The event that a deadline hangs on.
    Anchor {
        event = "event": Cell<'a>,
        relation = "relation": Cell<'a>,
    }
}

shape! {
    /// Hedge words on their scale.
    Hedge {
        words = "words": Cell<'a>,
        scale = "scale": Cell<'a>,
    }
}

shape! {
    /// What the window makes of a verdict; computed, so never read.
    Readings {
        strict = "strict": Cell<'a>,
        lenient = "lenient": Cell<'a>,
    }
}

shape! {
    /// A verdict with all that stands behind it.
    Ruling {
        reviewer = "reviewer": Cell<'a>,
        verdict = "verdict": Cell<'a>,
        happened_on = "happened_on": Cell<'a>,
        reason = "reason": Cell<'a>,
        evidence = "evidence": Cell<'a, Proof<'a>>,
        note = "note": Cell<'a>,
        at = "at": Cell<'a>,
        blind = "blind": Cell<'a>,
    }
}

shape! {
    /// Where it can be seen what became of a claim.
    Proof {
        url = "url": Cell<'a>,
        archive = "archive": Cell<'a>,
        quote = "quote": Cell<'a>,
        seen = "seen": Cell<'a>,
    }
}

shape! {
    /// Why a claim counts no more.
    Withdrawn {
        reason = "reason": Cell<'a>,
        at = "at": Cell<'a>,
    }
}
