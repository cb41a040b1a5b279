//! What holds whatever the bytes are.

use bring_in::{Brought, Format, recognise};
use journal::{FIELD_MAX_BYTES, TAGS_MAX, TITLE_MAX_BYTES};
use proptest::prelude::*;

use crate::fixtures::*;

/// Every draft is one that the journal keeps as it is, and no note is empty.
pub(crate) fn holds(brought: &Brought) {
    for draft in &brought.drafts {
        let fields = &draft.fields;
        assert_eq!(fields.clone().tidied().as_ref(), Ok(fields));
        assert!(!fields.is_empty());
        assert!(fields.title.len() <= TITLE_MAX_BYTES && fields.body.len() <= FIELD_MAX_BYTES);
        assert!(fields.tags.len() <= TAGS_MAX);
        assert!(draft.key.is_ascii() && (32..=48).contains(&draft.key.len()));
    }
    let keys: std::collections::BTreeSet<_> = brought.drafts.iter().map(|d| &d.key).collect();
    assert_eq!(keys.len(), brought.drafts.len(), "two drafts with one key");
    assert!(brought.notes.iter().all(|note| note.count > 0));
}

/// A text that any journal may hold: letters, marks that mean something, other scripts.
fn words() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            "[a-z ]{1,8}",
            Just("\n".to_owned()),
            Just("\"".to_owned()),
            Just(",".to_owned()),
            Just("🙂".to_owned()),
            Just("שלום".to_owned()),
            Just("日本。".to_owned()),
            Just("\\".to_owned()),
            Just("'".to_owned()),
        ],
        1..20,
    )
    .prop_map(|parts| format!("a{}z", parts.concat()))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = recognise("a.txt", &bytes);
        for format in Format::ALL {
            if let Ok(brought) = read_bytes(&bytes, format) {
                holds(&brought);
            }
        }
    }

    #[test]
    fn any_text_gives_an_answer(text in "(?s)[\\[\\]{}\",:<>/&;#@*0-9a-f\\-\n é🙂]{0,400}") {
        for format in [Format::DaylioCsv, Format::DayOneJson, Format::JrnlText, Format::TextFolder] {
            for text in [
                text.clone(),
                format!("full_date,mood,note\n2024-03-01,meh,{text}"),
                format!("[2024-03-01 10:00] {text}"),
                format!("---\ndate: 2024-03-01\n---\n{text}"),
            ] {
                if let Ok(brought) = read_bytes(text.as_bytes(), format) {
                    holds(&brought);
                }
            }
        }
    }

    #[test]
    fn the_words_arrive_whole(words in words()) {
        let table = format!("full_date,mood,note\n2024-03-01,,{}\n", quoted(&words));
        let json = serde_json::to_string(&words).unwrap();
        let diary = format!(r#"{{"entries":{{"2024-03-01":{{"text":{json}}}}}}}"#);
        for (bytes, format) in [(table, Format::DaylioCsv), (diary, Format::MiniDiaryJson)] {
            let brought = read_bytes(bytes.as_bytes(), format).unwrap();
            prop_assert_eq!(&brought.drafts[0].fields.body, &words);
        }
        let jrnl = format!("[2024-03-01 10:00] title\n{words}\n");
        let brought = read_bytes(jrnl.as_bytes(), Format::JrnlText).unwrap();
        prop_assert_eq!(&brought.drafts[0].fields.body, &words);
        let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [words.clone().into_bytes(), [&b"\xff\xfe"[..], &utf16].concat()] {
            let brought = read_files(vec![text_file("2024-03-01.txt", &bytes)]).unwrap();
            prop_assert_eq!(&brought.drafts[0].fields.body, &words);
        }
    }
}
