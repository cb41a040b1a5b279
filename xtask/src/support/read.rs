//! Reads `assets/support/support.json`; what is not of its form is a failure that names the place.

use serde_json::{Map, Value};

use crate::failure::Failure;

/// The three kinds of lines a country has.
pub(super) const KINDS: [&str; 3] = ["emergency", "crisis", "violence"];

/// Everything in the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Data {
    /// Directories for every country.
    pub(super) international: Vec<Line>,
    pub(super) countries: Vec<Country>,
}

/// One country's lines, in the order they are shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Country {
    pub(super) code: String,
    pub(super) lines: Vec<Line>,
}

/// A number, or the address of a directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// `emergency`, `crisis`, `violence` or `directory`; of an international one, what it lists.
    pub(super) kind: String,
    pub(super) name: String,
    /// A number, or an address.
    pub(super) reach: String,
    pub(super) is_address: bool,
    pub(super) place: Option<String>,
    pub(super) hours: Option<String>,
    pub(super) note: Option<String>,
    pub(super) source: String,
    pub(super) seen: String,
    pub(super) checked: String,
    pub(super) verified: bool,
}

/// Reads the whole file.
pub(super) fn read(text: &str) -> Result<Data, Failure> {
    let whole: Value = serde_json::from_str(text)
        .map_err(|error| Failure::new(format!("support.json is not JSON: {error}.")))?;
    let mut whole = fields(whole, "support.json")?;
    whole.remove("about");
    let international = list(&mut whole, "international", "support.json")?
        .into_iter()
        .map(|value| line(value, None, "international"))
        .collect::<Result<_, _>>()?;
    let countries = list(&mut whole, "countries", "support.json")?
        .into_iter()
        .map(country)
        .collect::<Result<_, _>>()?;
    nothing_more(&whole, "support.json")?;
    Ok(Data {
        international,
        countries,
    })
}

fn country(value: Value) -> Result<Country, Failure> {
    let mut all = fields(value, "a country")?;
    let code = word(&mut all, "code", "a country")?;
    let mut lines = Vec::new();
    for kind in KINDS.into_iter().chain(["directory"]) {
        for value in list(&mut all, kind, &code)? {
            lines.push(line(value, Some(kind), &code)?);
        }
    }
    nothing_more(&all, &code)?;
    Ok(Country { code, lines })
}

/// `kind` is given by where it stands, or else written in it.
fn line(value: Value, kind: Option<&str>, place: &str) -> Result<Line, Failure> {
    let mut all = fields(value, place)?;
    let kind = match kind {
        Some(kind) => kind.to_owned(),
        None => word(&mut all, "kind", place)?,
    };
    let is_address = all.contains_key("address");
    let reach = if is_address { "address" } else { "number" };
    let line = Line {
        name: word(&mut all, "name", place)?,
        reach: word(&mut all, reach, place)?,
        is_address,
        place: maybe(&mut all, "where", place)?,
        hours: maybe(&mut all, "hours", place)?,
        note: maybe(&mut all, "note", place)?,
        source: maybe(&mut all, "source", place)?.unwrap_or_default(),
        seen: maybe(&mut all, "seen", place)?.unwrap_or_default(),
        checked: maybe(&mut all, "checked", place)?.unwrap_or_default(),
        verified: all
            .remove("verified")
            .as_ref()
            .and_then(Value::as_bool)
            .ok_or_else(|| Failure::new(format!("{place}: a line does not say `verified`.")))?,
        kind,
    };
    nothing_more(&all, place)?;
    Ok(line)
}

fn fields(value: Value, place: &str) -> Result<Map<String, Value>, Failure> {
    match value {
        Value::Object(all) => Ok(all),
        _ => Err(Failure::new(format!("{place} is not an object."))),
    }
}

fn list(all: &mut Map<String, Value>, name: &str, place: &str) -> Result<Vec<Value>, Failure> {
    match all.remove(name) {
        Some(Value::Array(list)) => Ok(list),
        _ => Err(Failure::new(format!("{place} has no list `{name}`."))),
    }
}

fn word(all: &mut Map<String, Value>, name: &str, place: &str) -> Result<String, Failure> {
    maybe(all, name, place)?
        .ok_or_else(|| Failure::new(format!("{place}: a line has no `{name}`.")))
}

fn maybe(all: &mut Map<String, Value>, name: &str, place: &str) -> Result<Option<String>, Failure> {
    match all.remove(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(Failure::new(format!("{place}: `{name}` is not a text."))),
    }
}

/// A field nobody knows is a slip of the pen.
fn nothing_more(all: &Map<String, Value>, place: &str) -> Result<(), Failure> {
    match all.keys().next() {
        None => Ok(()),
        Some(name) => Err(Failure::new(format!("{place}: nobody knows `{name}`."))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_named() {
        let told = |text: &str| read(text).unwrap_err().to_string();
        assert!(told("{").starts_with("support.json is not JSON"));
        assert_eq!(told("[]"), "support.json is not an object.");
        let one = |line: &str| {
            format!(
                r#"{{"international":[],"countries":[{{"code":"KE","emergency":[{line}],"crisis":[],"violence":[],"directory":[]}}]}}"#
            )
        };
        assert_eq!(told(&one("{}")), "KE: a line has no `name`.");
        let full = r#"{"name":"a","number":"1","verified":true,"phone":"2"}"#;
        assert_eq!(told(&one(full)), "KE: nobody knows `phone`.");
        let short = r#"{"name":"a","number":1,"verified":true}"#;
        assert_eq!(told(&one(short)), "KE: `number` is not a text.");
    }
}
