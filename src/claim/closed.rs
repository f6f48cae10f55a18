//! How the closed sets of words are declared: kinds, verdicts, reasons.

/// Declares a closed set of words: its names, reading, display and JSON.
macro_rules! closed_set {
    ($(#[$doc:meta])* $noun:literal $type:ident { $($(#[$vdoc:meta])* $variant:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $($(#[$vdoc])* $variant,)* }

        impl $type {
            /// All of them, in their order.
            pub const ALL: &'static [$type] = &[$($type::$variant,)*];

            /// Its name in JSON, CSV, SQL and the log.
            pub fn name(self) -> &'static str {
                match self { $($type::$variant => $name,)* }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.pad(self.name())
            }
        }

        impl FromStr for $type {
            type Err = $crate::claim::Error;

            fn from_str(text: &str) -> Result<$type, $crate::claim::Error> {
                match text {
                    $($name => Ok($type::$variant),)*
                    _ => Err($crate::claim::Error::Word {
                        noun: $noun,
                        text: text.to_string(),
                        known: [$($name,)*].join(", "),
                    }),
                }
            }
        }

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
    };
}
pub(crate) use closed_set;
