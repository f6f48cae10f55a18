//! Names of things as strings, and back.

use super::{DateOrder, Hemisphere, Kind, Precision, WeekStart};
use std::fmt;
use std::str::FromStr;

/// A word that names no variant of an enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The word given.
    pub given: String,
    /// The words known.
    pub known: &'static [&'static str],
}

impl fmt::Display for Unknown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "\"{}\" is none of: {}", self.given, self.known.join(", "))
    }
}

impl std::error::Error for Unknown {}

macro_rules! names {
    ($type:ident { $($variant:ident = $name:literal),* $(,)? }) => {
        impl $type {
            /// Every name, in order.
            pub const NAMES: &'static [&'static str] = &[$($name),*];

            /// Gives the name that files and flags use.
            pub const fn as_str(self) -> &'static str {
                match self { $($type::$variant => $name),* }
            }
        }

        impl FromStr for $type {
            type Err = Unknown;

            fn from_str(name: &str) -> Result<$type, Unknown> {
                match name {
                    $($name => Ok($type::$variant),)*
                    _ => Err(Unknown { given: name.to_string(), known: $type::NAMES }),
                }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.pad(self.as_str())
            }
        }
    };
}

names!(Kind { By = "by", Hold = "hold", Deny = "deny" });
names!(Precision { Exact = "exact", Vague = "vague", Event = "event", Open = "open" });
names!(WeekStart { Monday = "monday", Sunday = "sunday" });
names!(Hemisphere { North = "north", South = "south" });
names!(DateOrder { MonthFirst = "month-first", DayFirst = "day-first" });
