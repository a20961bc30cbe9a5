//! Closed sets of words: what a file, a rule and a report write for one thing is written once, beside the thing.

/// Enums with a word for each variant: `pub enum Extent { Full = "full", Part = "part" }`.
macro_rules! worded {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident { $($(#[$own:meta])* $variant:ident = $word:literal,)+ }
    )+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name {
            $($(#[$own])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[$name] = &[$($name::$variant),+];
            /// Their words, in order.
            pub const WORDS: &[&str] = &[$($word),+];

            /// Its word in files and rules.
            pub const fn word(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)+
                }
            }
        }
    )+};
}

pub(crate) use worded;
