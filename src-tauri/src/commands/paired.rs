//! Choices that cross to the page by the names under which they are stored.

/// A choice of the page and the same choice of the domain, variant by variant, both ways. One that
/// is missing does not compile.
macro_rules! paired {
    ($($(#[$doc:meta])* $choice:ident { $($variant:ident),+ $(,)? })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
            #[serde(rename_all = "kebab-case")]
            pub(crate) enum $choice { $($variant),+ }

            impl From<journal::$choice> for $choice {
                fn from(choice: journal::$choice) -> Self {
                    match choice { $(journal::$choice::$variant => $choice::$variant),+ }
                }
            }
            impl From<$choice> for journal::$choice {
                fn from(choice: $choice) -> Self {
                    match choice { $($choice::$variant => journal::$choice::$variant),+ }
                }
            }
        )+
    };
}
pub(crate) use paired;
