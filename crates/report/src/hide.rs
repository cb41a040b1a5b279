//! The same replacing of names, for what leaves the journal in another form than pages.

use journal::WholeRecord;
use unicode_normalization::UnicodeNormalization;

use crate::replace::Names;

/// Names, and what stands in their place.
pub struct HiddenNames(Option<Names>);

impl HiddenNames {
    /// Names are whole words, in any case.
    #[must_use]
    pub fn new(replace: &[(String, String)]) -> Self {
        let nfc = |text: &String| text.nfc().collect();
        let pairs = replace.iter().map(|(name, by)| (nfc(name), nfc(by)));
        HiddenNames((!replace.is_empty()).then(|| Names::new(pairs)))
    }

    /// Replaces them in every text that the person wrote in a record. Without names no text changes.
    pub fn hide(&self, record: &mut WholeRecord) {
        let Some(names) = &self.0 else {
            return;
        };
        let hide = |text: &mut String| {
            let composed: String = text.nfc().collect();
            *text = names.replaced(&composed);
        };
        match record {
            WholeRecord::Sign(sign) => {
                sign.label.iter_mut().chain(&mut sign.line).for_each(hide);
            }
            WholeRecord::Mark(mark) => hide(&mut mark.label),
            WholeRecord::DayNote(note) => hide(&mut note.text),
            WholeRecord::Entry(entry) => {
                let fields = &mut entry.fields;
                hide(&mut fields.title);
                hide(&mut fields.body);
                fields.tags.iter_mut().for_each(hide);
                fields.own.texts_mut().into_iter().for_each(hide);
                entry.events.iter_mut().for_each(|it| hide(&mut it.note));
                entry
                    .earlier
                    .iter_mut()
                    .for_each(|it| hide(&mut it.prediction));
                entry.thoughts.iter_mut().for_each(|it| hide(&mut it.text));
            }
            WholeRecord::Settings(_) | WholeRecord::Pause(_) | WholeRecord::CheckIn(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use journal::{EntryFields, EntryKind, Own, WholeEntry, WholeEvent};

    fn entry() -> WholeRecord {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let at = chrono::DateTime::parse_from_rfc3339("2026-11-23T10:00:00+01:00").unwrap();
        let mut fields = EntryFields::blank(EntryKind::Boundary, day);
        fields.title = "Robin's evening".into();
        fields.body = "ROBIN, Robinson and Re\u{301}mi".into();
        fields.tags = vec!["robin".into()];
        if let Own::Boundary(own) = &mut fields.own {
            own.why = "for Robin".into();
        }
        let id = uuid::Uuid::from_u128(1);
        WholeRecord::Entry(Box::new(WholeEntry {
            id,
            revision: 1,
            fields,
            created: at,
            zone: String::new(),
            updated: at,
            deleted: None,
            events: vec![WholeEvent {
                id,
                on: day,
                kind: journal::BoundaryEventKind::Kept,
                note: "told Robin".into(),
                recorded: at,
            }],
            prediction_begun: None,
            outcome: None,
            earlier: Vec::new(),
            thoughts: Vec::new(),
        }))
    }

    #[test]
    fn a_name_is_hidden_in_every_text_of_an_entry() {
        let mut record = entry();
        HiddenNames::new(&[
            ("Robin".into(), "R.".into()),
            ("R\u{e9}mi".into(), "X.".into()),
        ])
        .hide(&mut record);
        let shown = format!("{record:?}");
        assert!(
            !shown
                .to_lowercase()
                .replace("robinson", "")
                .contains("robin")
        );
        assert!(shown.contains("R.'s evening") && shown.contains("Robinson and X."));
    }

    #[test]
    fn without_names_nothing_changes_not_even_how_letters_are_composed() {
        let mut record = entry();
        HiddenNames::new(&[]).hide(&mut record);
        assert_eq!(record, entry());
    }
}
