//! Every format as its program writes it, with odd texts in it.

use bring_in::{Format, recognise};
use journal::Own;

use crate::fixtures::*;

fn lines(name: &str, format: Format) -> Vec<String> {
    told(&read_bytes(&bytes(name), format).unwrap())
}

#[test]
fn daylio_moods_and_activities_are_words() {
    assert_eq!(
        lines("daylio.csv", Format::DaylioCsv),
        [
            "2024-03-03 20:30 [A good day] \"We talked, \\\"at last\\\"\\nand laughed 🙂\\n\\nSleep: 7\\n\\nEnergy: 3\\n\\nMood: rad\" @work @long walk",
            "2024-03-02 13:48 [] \"Mood: meh\"",
            "2024-03-01 00:15 [] \"Zeile eins\\nZeile zwei; a = 1, b < 2\\n\\nMood: awful\" @שלום @散歩",
            "* MoodsAsWords 3",
        ]
    );
}

#[test]
fn daylio_of_2018_is_read_in_the_language_of_its_months() {
    assert_eq!(
        lines("daylio-2018.csv", Format::DaylioCsv),
        [
            "2018-05-18 23:54 [] \"Went to a party\\n\\nMood: happy\" @clean @cook @music",
            "2018-05-17 22:21 [] \"Mood: average\" @cook @stressed",
            "2018-05-16 22:21 [] \"In another language\\n\\nMood: gut\"",
            "* MoodsAsWords 3",
        ]
    );
}

#[test]
fn daylio_saved_again_by_a_spreadsheet_is_read() {
    for (from, to) in [(",", ";"), (",", "\t")] {
        let table = "full_date,time,mood,note\n2024-03-01,10:00,meh,words\n".replace(from, to);
        let read = read_bytes(table.as_bytes(), Format::DaylioCsv).unwrap();
        assert_eq!(
            told(&read)[0],
            "2024-03-01 10:00 [] \"words\\n\\nMood: meh\""
        );
    }
}

const DAY_ONE: [&str; 3] = [
    "2024-03-02 00:30 [A long evening] \"We talked. That-s it! 🙂\\n\\n- one\\n- two\" @home @late talk @starred",
    "2024-03-01 [] \"昨日の夜、彼と話した。\\nשלום\"",
    "2024-03-02 10:00 [Rich] \"words only\"",
];

#[test]
fn day_one_is_read_on_the_day_of_the_place() {
    let mut expected = DAY_ONE.to_vec();
    expected.extend([
        "- entry 4: NothingWritten",
        "* MediaLeft 2",
        "* Starred 1",
        "* SurroundingsLeft 1",
        "* ZoneUnknown 1",
    ]);
    assert_eq!(lines("day-one.json", Format::DayOneJson), expected);
    let read = read_bytes(&bytes("day-one.json"), Format::DayOneJson).unwrap();
    assert_eq!(read.drafts[0].zone.as_deref(), Some("Europe/Vienna"));
    assert_eq!(read.drafts[2].zone, None);
    assert_eq!(
        read.drafts[0].written_at.unwrap().to_rfc3339(),
        "2024-03-02T00:30:00+01:00"
    );
}

#[test]
fn day_one_zip_holds_several_journals_and_no_entry_comes_twice() {
    let mut expected = DAY_ONE.to_vec();
    expected.extend([
        "2024-04-01 15:45 [] \"Another journal\"",
        "- Journal.json, entry 4: NothingWritten",
        "- Zweites Tagebuch.json, entry 2: Twice",
        "* MediaLeft 2",
        "* Starred 1",
        "* SurroundingsLeft 1",
        "* ZoneUnknown 1",
    ]);
    assert_eq!(lines("day-one.zip", Format::DayOneZip), expected);
}

#[test]
fn jrnl_is_read_alike_in_plain_and_from_both_encrypted_forms() {
    let expected = [
        "2024-03-01 14:02 [A walk by the river.] \"It rained, and we laughed 🙂 @home\" @home",
        "2024-03-02 21:15 [A hard evening] \"I said \\\"I need a minute\\\" and went out.\\n\\nCame back after ten. #Talk/late\\n[1] no date, only a footnote\" @Talk/late @starred",
        "2024-03-03 07:30 [安心した。] \"彼と話した。\"",
        "2024-03-03 08:00 [שלום \"טוב\", naïve café — 3 €] \"\"",
        "* Starred 1",
    ];
    assert_eq!(lines("jrnl.txt", Format::JrnlText), expected);
    assert_eq!(lines("jrnl-v2.jrnl", Format::JrnlEncrypted), expected);
    assert_eq!(lines("jrnl-v3.jrnl", Format::JrnlEncrypted), expected);
}

#[test]
fn mini_diary_and_mini_diarium_are_read() {
    assert_eq!(
        lines("mini-diary.json", Format::MiniDiaryJson),
        [
            "2019-01-01 [A new year] \"This text is **bold** and _italic_ 🙂.\"",
            "2019-01-02 [] \"- One\\n- Two\\n\\nשלום \\\"日本\\\"\"",
        ]
    );
    assert_eq!(
        lines("mini-diarium.json", Format::MiniDiariumJson),
        [
            "2024-01-15 [Morning] \"See **this** & that 🙂\\n\\n- one\" @travel @work",
            "2024-01-15 [Evening] \"Plain, from an older version: 日本 < שלום\"",
            "* MediaLeft 1",
        ]
    );
}

#[test]
fn a_folder_of_texts_is_read_by_names_fields_and_times() {
    let names = [
        "2024-02-30.txt",
        "2024-03-01.md",
        "20240302 At the lake.txt",
        "Letters/Dear me.md",
        "old.txt",
        "photo.jpeg",
    ];
    let files = names.map(|name| text_file(name, &bytes(&format!("folder/{name}"))));
    assert_eq!(
        told(&read_files(files.into()).unwrap()),
        [
            "2024-03-01 [A walk] \"It rained 🙂.\"",
            "2024-03-02 [At the lake] \"שלום 日本\\nsecond line\"",
            "2024-03-03 21:15 [Dear \"me\"] \"# A heading\\n\\nWords\" @letters @night",
            "2023-02-02 [old] \"Zoë said “yes”\"",
            "- 2024-02-30.txt: NoDate",
            "* ReadAsWindows1252 1",
            "* DayOfFile 1",
            "* OtherFiles 1",
            "* FieldsLeft 1",
        ]
    );
}

#[test]
fn every_draft_is_a_reflection_and_none_is_linked_or_rated() {
    for (name, format) in FILES {
        for draft in read_bytes(&bytes(name), format).unwrap().drafts {
            let fields = draft.fields;
            assert_eq!(fields.own, Own::Reflection(None), "{name}");
            assert!(
                fields.signs.is_empty() && fields.patterns.is_empty() && fields.origins.is_empty()
            );
            assert!(!fields.to_session);
        }
    }
}

#[test]
fn files_are_recognised_by_what_is_in_them() {
    for (name, format) in FILES {
        assert_eq!(recognise("a file", &bytes(name)), Some(format), "{name}");
    }
    assert_eq!(recognise("a.md", b"words"), Some(Format::TextFolder));
    assert_eq!(
        recognise("a.txt", "é".repeat(40_000).as_bytes()),
        Some(Format::TextFolder)
    );
    for (name, start) in [
        ("a.pdf", &b"%PDF-1.7"[..]),
        ("a.json", b"{\"entry\": 1}"),
        ("a.csv", b"date,amount\n2024-01-01,3"),
        ("a.bin", b"\0\0\0\0"),
        ("a", b""),
    ] {
        assert_eq!(recognise(name, start), None, "{name}");
    }
}

#[test]
fn an_empty_label_leaves_the_mood_alone_and_the_star_untagged() {
    let mut options = options();
    options.words = bring_in::Words::default();
    let daylio = read_with(&bytes("daylio.csv"), Format::DaylioCsv, &options).unwrap();
    assert_eq!(daylio.drafts[1].fields.body, "meh");
    let jrnl = read_with(&bytes("jrnl.txt"), Format::JrnlText, &options).unwrap();
    assert_eq!(jrnl.drafts[1].fields.tags, ["Talk/late"]);
}
