//! JSON read piece by piece: an entry that is not built as it should is left out, and the others
//! are read. Nothing is built up that is not used, so depth and size cost nothing.

use std::fmt;

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer as _};
use serde_json::value::RawValue;

use crate::{BringInError, Format, lines};

/// The two halves of an export of every program that is read here.
#[derive(Deserialize)]
pub(crate) struct Export<'a> {
    #[serde(borrow)]
    pub(crate) entries: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(crate) metadata: Option<&'a RawValue>,
}

/// The export, or what is wrong with the file as a whole.
pub(crate) fn export(text: &str, format: Format) -> Result<Export<'_>, BringInError> {
    if !text.trim_start().starts_with('{') {
        return Err(BringInError::NotThisFormat(format));
    }
    serde_json::from_str(text).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => BringInError::NotThisFormat(format),
        _ => BringInError::Damaged {
            line: Some(error.line() as u64),
        },
    })
}

/// The items of a list, or the named ones of an object.
pub(crate) enum Items<'a> {
    List(Vec<&'a RawValue>),
    Named(Vec<(String, &'a RawValue)>),
}

/// The items; `None` when it is neither a list nor an object.
pub(crate) fn items(raw: &RawValue, limit: usize) -> Result<Option<Items<'_>>, BringInError> {
    let mut over = false;
    let seed = Capped {
        limit,
        over: &mut over,
    };
    let mut reader = serde_json::Deserializer::from_str(raw.get());
    let items = seed.deserialize(&mut reader).ok();
    if over {
        return Err(BringInError::TooManyEntries { limit });
    }
    Ok(items)
}

struct Capped<'o> {
    limit: usize,
    over: &'o mut bool,
}

impl<'de> DeserializeSeed<'de> for Capped<'_> {
    type Value = Items<'de>;

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<Items<'de>, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Capped<'_> {
    type Value = Items<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list or an object")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Items<'de>, A::Error> {
        let mut items = Vec::new();
        while items.len() < self.limit {
            match from.next_element()? {
                Some(item) => items.push(item),
                None => return Ok(Items::List(items)),
            }
        }
        *self.over = from.next_element::<IgnoredAny>()?.is_some();
        Ok(Items::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Items<'de>, A::Error> {
        let mut items = Vec::new();
        while items.len() < self.limit {
            match from.next_entry()? {
                Some(item) => items.push(item),
                None => return Ok(Items::Named(items)),
            }
        }
        *self.over = from.next_entry::<IgnoredAny, IgnoredAny>()?.is_some();
        Ok(Items::Named(items))
    }
}

/// The words of a text, with line ends of one kind; `None` when it is no text, or none that is whole.
pub(crate) fn text(raw: Option<&RawValue>) -> Option<String> {
    let text: String = serde_json::from_str(raw?.get()).ok()?;
    match lines::of(&text) {
        std::borrow::Cow::Borrowed(_) => Some(text),
        std::borrow::Cow::Owned(text) => Some(text),
    }
}

/// A whole number.
pub(crate) fn number(raw: Option<&RawValue>) -> Option<i64> {
    serde_json::from_str(raw?.get()).ok()
}

/// Whether it is `true`.
pub(crate) fn is_true(raw: Option<&RawValue>) -> bool {
    raw.is_some_and(|raw| raw.get() == "true")
}

/// Whether there is anything in it.
pub(crate) fn is_something(raw: Option<&RawValue>) -> bool {
    raw.is_some_and(|raw| !matches!(raw.get(), "null" | "{}" | "[]" | "\"\""))
}

/// How many items a list has; 0 when it is none.
pub(crate) fn count(raw: Option<&RawValue>) -> usize {
    raw.and_then(|raw| serde_json::from_str::<Vec<IgnoredAny>>(raw.get()).ok())
        .map_or(0, |items| items.len())
}

/// The texts of a list; what is no text is passed over.
pub(crate) fn texts(raw: Option<&RawValue>) -> Vec<String> {
    raw.and_then(|raw| serde_json::from_str::<Vec<&RawValue>>(raw.get()).ok())
        .unwrap_or_default()
        .into_iter()
        .filter_map(|item| text(Some(item)))
        .collect()
}

/// Which program's journal a JSON is, by how it is built; however long its first entry is. A file that
/// was cut short is known by what is there.
pub(crate) fn recognise(text: &str) -> Option<Format> {
    let mut seen = Seen::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let _ = reader.deserialize_map(Outline(&mut seen));
    seen.format()
}

/// More names of fields than any program has.
const FIELDS: usize = 128;

/// What was seen of a file.
#[derive(Default)]
struct Seen {
    is_diarium: bool,
    is_list: Option<bool>,
    /// The names of the fields of entries.
    fields: std::collections::BTreeSet<String>,
}

impl Seen {
    fn format(&self) -> Option<Format> {
        let has = |name: &str| self.fields.contains(name);
        if self.is_diarium && self.is_list.is_some() {
            return Some(Format::MiniDiariumJson);
        }
        match self.is_list? {
            true if has("creationDate") => Some(Format::DayOneJson),
            true if has("body") && has("date") => Some(Format::JrnlJson),
            true if has("date") || has("dateUpdated") => Some(Format::MiniDiariumJson),
            true => None,
            false => Some(Format::MiniDiaryJson),
        }
    }
}

/// What of the outline is being read.
struct Outline<'s>(&'s mut Seen);
struct Entries<'s>(&'s mut Seen);
struct Fields<'s>(&'s mut Seen);

impl<'de> Visitor<'de> for Outline<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an export")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<(), A::Error> {
        #[derive(Deserialize)]
        struct Metadata {
            application: Option<String>,
        }
        while let Some(name) = from.next_key::<String>()? {
            match name.as_str() {
                "metadata" => {
                    let raw: &RawValue = from.next_value()?;
                    let metadata: Option<Metadata> = serde_json::from_str(raw.get()).ok();
                    let by = metadata.and_then(|metadata| metadata.application);
                    self.0.is_diarium |= by.as_deref() == Some("Mini Diarium");
                }
                "entries" => from.next_value_seed(Entries(self.0))?,
                _ => drop(from.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Entries<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Entries<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<(), A::Error> {
        self.0.is_list = Some(true);
        while from.next_element_seed(Fields(self.0))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<(), A::Error> {
        self.0.is_list = Some(false);
        while from.next_key::<IgnoredAny>()?.is_some() {
            from.next_value_seed(Fields(self.0))?;
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Fields<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

/// An entry that is none is passed over.
impl<'de> Visitor<'de> for Fields<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an entry")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<(), A::Error> {
        while let Some(name) = from.next_key::<String>()? {
            if self.0.fields.len() < FIELDS {
                self.0.fields.insert(name);
            }
            from.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<(), A::Error> {
        while from.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}
