//! JSON read piece by piece: an entry that is not built as it should is left out, and the others
//! are read. Nothing is built up that is not used, so depth and size cost nothing.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::{BringInError, Format};

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

/// The words of a text; `None` when it is no text, or none that is whole.
pub(crate) fn text(raw: Option<&RawValue>) -> Option<String> {
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
