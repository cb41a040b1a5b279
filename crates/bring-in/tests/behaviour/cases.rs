//! Cases from the world: files in the form of public reports of words lost or misdated, each in our own
//! words. What is right: nothing is lost or misdated without being told.

use std::io::{Cursor, Write};

use base64::Engine as _;
use bring_in::{
    Brought, DatedBy, DayOrder, Format, LooksLike, Noted, Options, Place, Source, Zone, looks_like,
    read, recognise,
};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::fixtures::*;

/// Recognised and read as a file of this name that a person picks.
fn picked(name: &str, text: &str) -> Brought {
    picked_with(name, text.as_bytes(), &options())
}

fn picked_with(name: &str, bytes: &[u8], options: &Options) -> Brought {
    let format = recognise(name, bytes).unwrap_or_else(|| panic!("{name} is not recognised"));
    let mut file = Cursor::new(bytes);
    let source = Source::File {
        name,
        bytes: &mut file,
    };
    read(source, format, options).unwrap()
}

fn folder(files: &[(&str, &str)]) -> Brought {
    folder_with(files, &options())
}

fn folder_with(files: &[(&str, &str)], options: &Options) -> Brought {
    let mut files = files
        .iter()
        .map(|(name, text)| text_file(name, text.as_bytes()));
    read(Source::Folder(&mut files), Format::TextFolder, options).unwrap()
}

fn drafts(brought: &Brought) -> Vec<String> {
    told(&Brought {
        drafts: brought.drafts.clone(),
        ..Brought::default()
    })
}

fn places(brought: &Brought, what: Noted) -> Vec<String> {
    let note = brought.notes.iter().find(|note| note.what == what);
    note.map(|note| note.places.iter().map(ToString::to_string).collect())
        .unwrap_or_default()
}

fn left_out(brought: &Brought) -> Vec<String> {
    let left = brought.left_out.iter();
    left.map(|left| format!("{}: {:?}", left.place, left.why))
        .collect()
}

#[test]
fn words_between_two_rules_are_words() {
    for text in [
        "---\nMorning: we argued about the phone.\nI slept badly and said so.\n---\nIn the evening we talked.\n",
        "---\n7:30 woke up, she was gone\n8:10: called, no answer\nI was afraid.\n---\nLater it was fine.\n",
        "---\nMorning: we argued.\n---\nLater.\n",
        "---\nthe phone: again\nand: again and again and again\n---\nLater.\n",
        "---\n\"quoted\n---\nLater.\n",
        "---\n- a list\n- of two\n---\nLater.\n",
        "---\ntitle: open\nand then words\n---\nLater.\n",
        "---\nNo end to it\n",
        "***\nStars: too\n***\n",
    ] {
        let brought = folder(&[("2024-03-01.md", text)]);
        assert_eq!(brought.drafts[0].fields.body, text.trim_end(), "{text}");
        assert!(brought.notes.is_empty(), "{text}");
    }
}

#[test]
fn an_instant_is_on_the_day_of_the_place_where_it_is_read() {
    let joplin = "---\ntitle: Evening\nupdated: 2024-03-02 04:45:00Z\ncreated: 2024-03-02 04:30:12Z\ntags:\n  - home\n---\n\nLate, in New York.\n";
    let in_zone = |name: &str, text: &str| {
        let options = Options {
            zone: Zone::named(name).unwrap(),
            ..options()
        };
        folder_with(&[("Evening.md", text)], &options)
    };
    let brought = in_zone("America/New_York", joplin);
    assert_eq!(
        drafts(&brought),
        ["2024-03-01 23:30 [Evening] \"Late, in New York.\" @home"]
    );
    assert_eq!(places(&brought, Noted::ShownInZone), ["Evening.md"]);
    let draft = &brought.drafts[0];
    assert_eq!(draft.zone.as_deref(), Some("America/New_York"));
    assert_eq!(
        draft.written_at.unwrap().to_rfc3339(),
        "2024-03-01T23:30:12-05:00"
    );
    assert_eq!(
        drafts(&in_zone("Asia/Tokyo", joplin))[0],
        "2024-03-02 13:30 [Evening] \"Late, in New York.\" @home"
    );
    for created in [
        "2024-03-02T04:30:12.123Z",
        "2024-03-02T05:30:12+01:00",
        "1709353812",
        "2024-03-02 04:30 UTC",
    ] {
        let text = format!("---\ncreated: {created}\n---\nWords");
        let brought = in_zone("America/New_York", &text);
        assert_eq!(
            drafts(&brought),
            ["2024-03-01 23:30 [Evening] \"Words\""],
            "{created}"
        );
    }
    // A clock without an offset is the writer's own, wherever it is read.
    let local = in_zone(
        "America/New_York",
        "---\ndate: 2024-03-02 04:30\n---\nWords",
    );
    assert_eq!(drafts(&local), ["2024-03-02 04:30 [Evening] \"Words\""]);
    assert!(local.notes.is_empty());
}

#[test]
fn the_day_is_the_one_that_a_name_a_field_or_a_heading_says() {
    for (name, text, expected) in [
        (
            "Daily Note - 2025-10-22 Wednesday.md",
            "We talked.",
            "2025-10-22 [Daily Note] \"We talked.\"",
        ),
        (
            "Journal --- 2023-01-15（Sunday）.md",
            "We talked.",
            "2023-01-15 [Journal] \"We talked.\"",
        ),
        (
            "March 1, 2024 0123456789abcdef0123456789abcdef.md",
            "# March 1, 2024\n\nFrom Notion.",
            "2024-03-01 [] \"From Notion.\"",
        ),
        (
            "linter.md",
            "---\ndate created: Friday, March 1st 2024, 2:02:00 pm\ndate modified: Friday, March 1st 2024, 2:05:00 pm\n---\nWords.",
            "2024-03-01 14:02 [linter] \"Words.\"",
        ),
        (
            "vendredi 1er mars 2024.md",
            "Words.",
            "2024-03-01 [] \"Words.\"",
        ),
        ("2024年3月1日.md", "Words.", "2024-03-01 [] \"Words.\""),
        ("25-03-2024.md", "Words.", "2024-03-25 [] \"Words.\""),
        (
            "Untitled 0123456789abcdef0123456789abcdef.md",
            "# Untitled\n\nTags: a, b\nCreated: March 1, 2024 2:02 PM\n\nWords.",
            "2024-03-01 14:02 [Untitled] \"Tags: a, b\\nCreated: March 1, 2024 2:02 PM\\n\\nWords.\"",
        ),
        (
            "page.md",
            "date:: 2024-03-01\n\nWords.",
            "2024-03-01 [page] \"date:: 2024-03-01\\n\\nWords.\"",
        ),
        (
            "Untitled.md",
            "# 1 March 2024\n\nWords.",
            "2024-03-01 [] \"Words.\"",
        ),
    ] {
        assert_eq!(drafts(&folder(&[(name, text)])), [expected], "{name}");
    }
}

#[test]
fn a_name_of_two_readings_is_asked_for_once_and_decided_by_the_others() {
    let files = [("01-03-2024.md", "One."), ("04-03-2024.md", "Two.")];
    let brought = folder(&files);
    assert!(brought.drafts.is_empty());
    assert_eq!(
        left_out(&brought),
        [
            "01-03-2024.md: DayOrMonthFirst",
            "04-03-2024.md: DayOrMonthFirst"
        ]
    );
    let question = brought.day_order.unwrap();
    assert_eq!(
        (question.example.as_str(), question.count, question.read_as),
        ("01-03-2024", 2, None)
    );
    assert_eq!(
        question.places,
        [
            Place::File("01-03-2024.md".into()),
            Place::File("04-03-2024.md".into())
        ]
    );
    for (order, days) in [
        (
            DayOrder::DayFirst,
            ["2024-03-01 [] \"One.\"", "2024-03-04 [] \"Two.\""],
        ),
        (
            DayOrder::MonthFirst,
            ["2024-01-03 [] \"One.\"", "2024-04-03 [] \"Two.\""],
        ),
    ] {
        let options = Options {
            day_order: Some(order),
            ..options()
        };
        let brought = folder_with(&files, &options);
        assert_eq!(drafts(&brought), days);
        assert_eq!(brought.day_order.unwrap().read_as, Some(order));
    }
    // One that can be read in one way alone decides for all; it is told, and may be changed.
    let brought = folder(&[files[0], ("25-03-2024.md", "Three.")]);
    assert_eq!(drafts(&brought)[0], "2024-03-01 [] \"One.\"");
    assert_eq!(brought.day_order.unwrap().read_as, Some(DayOrder::DayFirst));
}

#[test]
fn a_week_or_a_month_is_named_as_such_and_dated_by_its_first_day() {
    let brought = folder(&[
        ("2024-03.md", "Monthly."),
        ("2024-W10.md", "Weekly."),
        ("2024-Q2.md", "Quarterly."),
    ]);
    assert_eq!(
        drafts(&brought),
        [
            "2024-03-01 [2024-03] \"Monthly.\"",
            "2024-03-04 [2024-W10] \"Weekly.\"",
            "2024-04-01 [2024-Q2] \"Quarterly.\""
        ]
    );
    assert_eq!(
        places(&brought, Noted::FirstDayOfSpan),
        ["2024-03.md", "2024-W10.md", "2024-Q2.md"]
    );
    assert!(
        brought
            .drafts
            .iter()
            .all(|draft| draft.dated_by == DatedBy::Span)
    );
}

#[test]
fn what_is_dated_by_its_file_alone_is_listed() {
    let brought = folder(&[
        ("a.md", "One."),
        ("2024-03-01.md", "Two."),
        ("b.txt", "Three."),
    ]);
    assert_eq!(places(&brought, Noted::DayOfFile), ["a.md", "b.txt"]);
    let by: Vec<_> = brought.drafts.iter().map(|draft| draft.dated_by).collect();
    assert_eq!(by, [DatedBy::Changed, DatedBy::Said, DatedBy::Changed]);
}

const MINI_DIARIUM: &str = "# Mini Diarium\n\n## 2024-01-15\n### Morning\nHad breakfast\n\n### Entry 2\nHad dinner\n\n## 2024-01-16\n**A title**\nSecond day\n";

#[test]
fn a_file_of_many_days_is_one_entry_a_day() {
    for brought in [
        picked("mini-diarium.md", MINI_DIARIUM),
        folder(&[("x/mini-diarium.md", MINI_DIARIUM)]),
    ] {
        assert_eq!(
            drafts(&brought),
            [
                "2024-01-15 [Morning] \"Had breakfast\"",
                "2024-01-15 [Entry 2] \"Had dinner\"",
                "2024-01-16 [A title] \"Second day\"",
            ]
        );
        assert_eq!(brought.left_out.len(), 1, "the file's own title is told");
    }
    let brought = picked(
        "diary.md",
        "Before all.\n\n# Freitag, 1. März 2024\nEins\n\n# Samstag, 2. März 2024 – Am See\nZwei\n",
    );
    assert_eq!(
        drafts(&brought),
        [
            "2024-03-01 [diary] \"Before all.\"",
            "2024-03-01 [] \"Eins\"",
            "2024-03-02 [Am See] \"Zwei\"",
        ]
    );
    assert_eq!(places(&brought, Noted::BeforeFirst), ["line 1"]);
    // jrnl's Markdown: years and months are headings above the days.
    let brought = picked(
        "jrnl.md",
        "# 2024\n\n## March\n\n### 2024-03-29 09:00 A walk.\n\nIt rained.\n\n## April\n\n### 2024-04-01 10:00 Home.\n\nAgain.\n",
    );
    assert_eq!(
        drafts(&brought),
        [
            "2024-03-29 09:00 [A walk.] \"It rained.\"",
            "2024-04-01 10:00 [Home.] \"Again.\""
        ]
    );
    assert_eq!(brought.left_out.len(), 3);
}

#[test]
fn every_date_that_jrnl_writes_is_read_and_one_that_is_not_is_told() {
    for (text, expected) in [
        (
            "[2024-02-28 10:00] Walk. Rain.\n\n[01. März 2024 10:00] Spaziergang. Regen.\n\n[02. April 2024 10:00] Zu Hause. Ruhe.\n",
            vec![
                "2024-02-28 10:00 [Walk.] \"Rain.\"",
                "2024-03-01 10:00 [Spaziergang.] \"Regen.\"",
                "2024-04-02 10:00 [Zu Hause.] \"Ruhe.\"",
            ],
        ),
        (
            "[2014-06-26T09:00+09:00] From Japan. Rain.\n\n[2014-06-27 09:00 +0900] Second. Sun.\n\n[2014-06-28 09:00 JST] Third. Wind.\n",
            vec![
                "2014-06-26 09:00 [From Japan.] \"Rain.\"",
                "2014-06-27 09:00 [Second.] \"Sun.\"",
                "2014-06-28 09:00 [Third.] \"Wind.\"",
            ],
        ),
        (
            "[1 марта 2024 г., 10:00] Слово. Дело.\n",
            vec!["2024-03-01 10:00 [Слово.] \"Дело.\""],
        ),
        (
            "[2024年3月1日 下午2:02] 散步。 下雨。\n",
            vec!["2024-03-01 14:02 [散步。] \"下雨。\""],
        ),
        (
            "[1 de marzo de 2024, 2:02 p. m.] Paseo. Lluvia.\n",
            vec!["2024-03-01 14:02 [Paseo.] \"Lluvia.\""],
        ),
        (
            "[Fri Mar  1 14:02:00 2024] A walk. Rain.\n",
            vec!["2024-03-01 14:02 [A walk.] \"Rain.\""],
        ),
        (
            "[2024-03-01T14:02:33.123456+01:00[Europe/Vienna]] A walk. Rain.\n",
            vec!["2024-03-01 14:02 [A walk.] \"Rain.\""],
        ),
    ] {
        assert_eq!(drafts(&picked("journal.txt", text)), expected, "{text}");
    }
    let brought = picked(
        "journal.txt",
        "[2024-02-28 10:00] Walk. Rain.\n\n[01. Quux 2024 10:00] Unread. Still here.\n\n[2024-04-02 10:00] Home. Quiet.\n",
    );
    assert_eq!(brought.drafts.len(), 2);
    assert_eq!(
        brought.drafts[0].fields.body,
        "[01. Quux 2024 10:00] Unread. Still here."
    );
    assert_eq!(places(&brought, Noted::DatesInText), ["line 3"]);
    for unread in [
        "01.03. 10:00",
        "99. Quux 2024",
        "2024-03-01 10:00 later",
        "Quux 1 2024 10:00",
    ] {
        let text = format!("[2024-02-28 10:00] Walk. Rain.\n\n[{unread}] Still here.\n");
        let brought = picked("journal.txt", &text);
        assert_eq!(brought.drafts.len(), 1, "{unread}");
        assert_eq!(places(&brought, Noted::DatesInText), ["line 3"], "{unread}");
    }
    for no_date in ["1", "2018", "see 2024", "x", "10:30", "Chapter 12", "link"] {
        let text = format!("[2024-02-28 10:00] Walk. Rain.\n\n[{no_date}] Still here.\n");
        assert!(
            places(&picked("journal.txt", &text), Noted::DatesInText).is_empty(),
            "{no_date}"
        );
    }
    let abbreviation = picked("journal.txt", "[2014-06-28 09:00 JST] Third. Wind.\n");
    assert_eq!(places(&abbreviation, Noted::ZoneUnknown), ["line 1"]);
}

#[test]
fn a_pasted_chat_stays_in_its_entry() {
    for chat in [
        "[26/11/2024, 23:32:10] Sam: are you up\n[26/11/2024, 23:33:02] Me: yes\n[26/11/2024, 23:40:55] Sam: I lied about Friday",
        "[03/04/2024, 23:32:10] Sam: are you up\n[03/04/2024, 23:33:02] Me: yes",
        "\n[03/04/2024, 23:32:10] Sam: are you up\n[03/04/2024, 23:33:02] Me: yes\n",
        "\n[23:32, 26/11/2024] Sam: are you up\n\n[23:33, 26/11/2024] Me: yes\n",
        "\u{200e}[11/26/24, 11:32:10\u{202f}PM] Sam Lee: are you up",
        "26/11/2024, 23:32 - Sam: are you up",
        "[26.11.2024, 23:32:10] Sam: are you up",
        "[2024-11-26 23:32] Sam: are you up\n[2024-11-26 23:33] Me: yes",
        "[10:32 PM] Sam: are you up",
        "[2024-11-26 23:32:10] INFO started\n[2024-11-26 23:32:11] WARN stopped",
    ] {
        let text = format!(
            "[2024-11-27 19:47] What they wrote\n{chat}\nI could not sleep. @trust\n\n[2024-11-28 08:00] Morning. Better.\n"
        );
        let brought = picked("journal.txt", &text);
        assert_eq!(brought.drafts.len(), 2, "{chat}");
        assert!(brought.day_order.is_none(), "{chat}");
        let body = &brought.drafts[0].fields.body;
        assert_eq!(
            body,
            &format!(
                "{}\nI could not sleep. @trust",
                chat.trim_start_matches('\n')
            ),
            "{chat}"
        );
    }
    let brought = picked(
        "journal.txt",
        "[2024-04-04 19:47] Night\n[03/04/2024, 23:32:10] Sam: are you up\n\n[2024-04-05 08:00] Day. Better.\n",
    );
    assert_eq!(places(&brought, Noted::DatesInText), ["line 2"]);
}

#[test]
fn every_line_end_of_unicode_ends_the_title() {
    let json = |text: &str| {
        format!(
            r#"{{"entries":[{{"creationDate":"2024-03-01T20:30:00Z","timeZone":"Europe/Vienna","text":{text}}}]}}"#
        )
    };
    for end in ["\\u2028", "\\u2029", "\\u0085", "\u{2028}", "\\r\\n"] {
        let brought = picked(
            "Journal.json",
            &json(&format!(
                "\"# A heading{end}first{end}second{end}{end}last\""
            )),
        );
        assert_eq!(
            drafts(&brought),
            ["2024-03-01 21:30 [A heading] \"first\\nsecond\\n\\nlast\""],
            "{end}"
        );
    }
    let jrnl = picked(
        "journal.txt",
        "[2024-03-01 10:00] A title\u{2028}words\u{2029}more\n",
    );
    assert_eq!(
        drafts(&jrnl),
        ["2024-03-01 10:00 [A title] \"words\\nmore\""]
    );
    let text = folder(&[("2024-03-01.md", "# A title\u{2028}words")]);
    assert_eq!(drafts(&text), ["2024-03-01 [A title] \"words\""]);
    let table = picked(
        "daylio.csv",
        "full_date,mood,note\n2024-03-01,,a\u{2028}b\n",
    );
    assert_eq!(drafts(&table), ["2024-03-01 [] \"a\\nb\""]);
}

#[test]
fn a_journal_is_recognised_however_long_its_first_entry_is() {
    let long = "x".repeat(200_000);
    let day_one = format!(
        r#"{{"metadata":{{"version":"1.0"}},"entries":[{{"richText":"{long}","text":"Words","creationDate":"2024-03-01T20:30:00Z"}}]}}"#
    );
    assert_eq!(
        recognise("Journal.json", day_one.as_bytes()),
        Some(Format::DayOneJson)
    );
    let late = format!(
        r#"{{"entries":[{{"body":"{long}","title":"t","date":"2024-03-01","time":"09:00"}}],"tags":{{}}}}"#
    );
    assert_eq!(recognise("j.json", late.as_bytes()), Some(Format::JrnlJson));
    let diarium = format!(
        r#"{{"entries":[{{"text":"{long}","date":"2024-03-01"}}],"metadata":{{"application":"Mini Diarium"}}}}"#
    );
    assert_eq!(
        recognise("d.json", diarium.as_bytes()),
        Some(Format::MiniDiariumJson)
    );
    // The words of an entry are no structure.
    let said = r#"{"notes":[{"text":"\"entries\":[{\"creationDate\""}]}"#;
    assert_eq!(recognise("n.json", said.as_bytes()), None);
}

#[test]
fn a_folder_journal_of_jrnl_is_one_entry_a_stamp() {
    let file =
        "[2024-03-01 09:00] Hello. We slept in.\n\n[2024-03-01 17:00] Bye. She left. @station *\n";
    let expected = [
        "2024-03-01 09:00 [Hello.] \"We slept in.\"",
        "2024-03-01 17:00 [Bye.] \"She left. @station\" @station @starred",
    ];
    for name in ["2024/03/01.txt", "03/01.txt", "x.txt"] {
        assert_eq!(drafts(&folder(&[(name, file)])), expected, "{name}");
    }
    let starred = "[2024-03-01 09:00] Hello *\nWe slept in. @home\n\n[2024-03-01 17:00] Bye.\n";
    assert_eq!(
        drafts(&folder(&[("2024/03/01.txt", starred)])),
        [
            "2024-03-01 09:00 [Hello] \"We slept in. @home\" @home @starred",
            "2024-03-01 17:00 [Bye.] \"\""
        ]
    );
    let hours = "[09:00] Hello. We slept in.\n\n[5:00 PM] Bye. She left.\n";
    assert_eq!(
        drafts(&folder(&[("2024/03/01.txt", hours)])),
        [
            "2024-03-01 09:00 [Hello.] \"We slept in.\"",
            "2024-03-01 17:00 [Bye.] \"She left.\""
        ]
    );
    // The same entry has the same key in a folder and in one file.
    let one = picked("journal.txt", file);
    let many = folder(&[("2024/03/01.txt", file)]);
    assert_eq!(one.drafts[0].key, many.drafts[0].key);
}

#[test]
fn what_stands_before_the_first_date_is_kept_and_told() {
    for (text, first, line) in [
        (
            "[2018]\nSomething from that year\n\n[2020-10-10 01:15] test entry. More.\n",
            "[2018]\nSomething from that year",
            1,
        ),
        (
            "\nMy journal\n\n[2020-10-10 01:15] test entry. More.\n\n[2020-10-11 01:15] second. More.\n",
            "My journal",
            2,
        ),
    ] {
        let brought = picked("journal.txt", text);
        assert_eq!(brought.drafts[0].fields.body, first);
        assert_eq!(brought.drafts[0].dated_by, DatedBy::FirstEntry);
        assert_eq!(brought.drafts[1].fields.title, "test entry.");
        assert_eq!(
            places(&brought, Noted::BeforeFirst),
            [format!("line {line}")]
        );
    }
    let again = picked("journal.txt", "My journal\n\n[2020-10-10 01:15] test.\n");
    assert_eq!(
        again.drafts[0].key,
        picked("journal.txt", "My journal\n\n[2020-10-10 01:15] test.\n").drafts[0].key
    );
}

#[test]
fn rich_text_keeps_its_tables_quotes_code_and_numbers() {
    let rich = r#"{"contents":[{"text":"Said\n","attributes":{"line":{"quote":true,"indentLevel":1}}},{"text":"a = 1\n","attributes":{"line":{"codeBlock":true}}},{"embeddedObjects":[{"type":"horizontalRuleLine"}]},{"embeddedObjects":[{"type":"table","markdown":"| a | b |\n|---|---|\n| kept? | yes? |"}]},{"text":"three\n","attributes":{"line":{"listStyle":"numbered","listIndex":3,"indentLevel":1}}}]}"#;
    let entry = serde_json::json!({"entries": [{"creationDate": "2024-03-01T20:30:00Z", "timeZone": "Europe/Vienna", "richText": rich}]});
    let brought = picked("Journal.json", &entry.to_string());
    assert_eq!(
        brought.drafts[0].fields.body,
        "> Said\n```\na = 1\n```\n\n---\n\n| a | b |\n|---|---|\n| kept? | yes? |\n\n3. three"
    );
    assert!(brought.notes.is_empty(), "{:?}", brought.notes);
}

#[test]
fn the_hour_is_read_in_the_words_of_every_language() {
    let day = |time: &str| {
        let table = format!("full_date,time,mood,note\n2024-03-01,\"{time}\",,x\n");
        picked("daylio.csv", &table)
    };
    for (time, minutes) in [
        ("8:30\u{202f}p.\u{a0}m.", 1230),
        ("8:05 a. m.", 485),
        ("오후 8:30", 1230),
        ("오전 12:05", 5),
        ("下午8:30", 1230),
        ("上午 8:30", 510),
        ("午後8:30", 1230),
        ("8:30 م", 1230),
        ("٨:٣٠ م", 1230),
        ("8:30 μ.μ.", 1230),
        ("8:30 odp.", 1230),
        ("8.30 ip.", 1230),
        ("du. 8:30", 1230),
        ("ÖS 8:30", 1230),
        ("8:30 CH", 1230),
        ("8:30 PTG", 1230),
        ("8:30 ПП", 1230),
        ("8:30 em", 1230),
        ("晚上8:30", 1230),
        ("8:30 ب.ظ.", 1230),
        ("8:30 अपराह्न", 1230),
        ("8:30 หลังเที่ยง", 1230),
        ("8:30 אחה״צ", 1230),
        ("8:30 nachm.", 1230),
        ("20:30 Uhr", 1230),
        ("20h30", 1230),
        ("20.30", 1230),
        ("20:30", 1230),
        ("8 PM", 1200),
        ("８:３０ PM", 1230),
        ("8:30 სთ", 0),
    ] {
        let brought = day(time);
        let minute = brought.drafts[0].fields.occurred_minute;
        if minutes == 0 {
            assert_eq!(minute, None, "{time}");
            assert_eq!(places(&brought, Noted::HourNotRead), ["row 2"], "{time}");
        } else {
            assert_eq!(minute, Some(minutes), "{time}");
            assert!(places(&brought, Noted::HourNotRead).is_empty(), "{time}");
        }
    }
    let jrnl = picked("journal.txt", "[20240301 1402] A walk. Rain.\n");
    assert_eq!(drafts(&jrnl), ["2024-03-01 14:02 [A walk.] \"Rain.\""]);
}

#[test]
fn an_hour_that_cannot_be_read_is_told_with_its_row() {
    for time in ["25:61", "evening", "13:00 PM", "8:30 xx", "half past eight"] {
        let table = format!("full_date,time,mood,note\n2024-03-01,{time},,x\n");
        let brought = picked("daylio.csv", &table);
        assert_eq!(brought.drafts[0].fields.occurred_minute, None, "{time}");
        assert_eq!(places(&brought, Noted::HourNotRead), ["row 2"], "{time}");
    }
}

#[test]
fn dates_of_two_readings_are_asked_for_and_never_refuse_a_journal() {
    let text = "[03/04/2024 12:00] One. Two.\n\n[04/04/2024 12:00] Three. Four.\n\n[05/06/2024 09:00] Five. Six.\n";
    let brought = picked("journal.txt", text);
    assert_eq!(drafts(&brought), ["2024-04-04 12:00 [Three.] \"Four.\""]);
    let question = brought.day_order.unwrap();
    assert_eq!(question.places, [Place::Line(1), Place::Line(5)]);
    let options = Options {
        day_order: Some(DayOrder::DayFirst),
        ..options()
    };
    let brought = picked_with("journal.txt", text.as_bytes(), &options);
    assert_eq!(
        drafts(&brought),
        [
            "2024-04-03 12:00 [One.] \"Two.\"",
            "2024-04-04 12:00 [Three.] \"Four.\"",
            "2024-06-05 09:00 [Five.] \"Six.\""
        ]
    );
}

#[test]
fn json_of_jrnl_is_read() {
    let text = r#"{"tags":{"@home":1},"entries":[{"title":"A walk.","body":"It rained. @home\n","date":"2024-03-29","time":"09:00","tags":["@home"],"starred":true},{"title":"No date","body":"x","date":"","time":""},7]}"#;
    let brought = picked("jrnl.json", text);
    assert_eq!(
        drafts(&brought),
        ["2024-03-29 09:00 [A walk.] \"It rained. @home\" @home @starred"]
    );
    assert_eq!(
        left_out(&brought),
        ["entry 2: NoDate", "entry 3: NotAnEntry"]
    );
}

fn backup(json: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = base64::engine::general_purpose::STANDARD.encode(json);
    for (name, bytes) in [
        ("backup.daylio", packed.as_bytes()),
        ("assets/photos/1", b"\xff\xd8"),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_backup_of_daylio_is_read() {
    let json = r#"{"version":15,"dayEntries":[
        {"id":1,"minute":30,"hour":20,"day":1,"month":2,"year":2024,"datetime":1709321400000,"timeZoneOffset":3600000,"mood":2,"note":"We talked<br>late","note_title":"Night","tags":[1,9],"assets":[4]},
        {"id":2,"minute":0,"hour":8,"day":29,"month":1,"year":2024,"datetime":1709190000000,"timeZoneOffset":3600000,"mood":7,"note":"","note_title":"","tags":[]},
        {"id":3,"minute":0,"hour":8,"day":30,"month":1,"year":2024,"mood":1,"note":"no such day"},
        {"id":4,"minute":0,"hour":8,"day":28,"month":1,"year":2024,"mood":44,"note":"x"}],
        "customMoods":[{"id":7,"custom_name":"wobbly","mood_group_id":3},{"id":2,"custom_name":"","predefined_name_id":2}],
        "tags":[{"id":1,"name":"walk"}]}"#;
    let mut options = options();
    options.words.moods = ["rad", "good", "meh", "bad", "awful"].map(str::to_owned);
    let brought = picked_with("backup_2024_03_01.daylio", &backup(json), &options);
    assert_eq!(
        drafts(&brought),
        [
            "2024-03-01 20:30 [Night] \"We talked\\nlate\\n\\nMood: good\" @walk",
            "2024-02-29 08:00 [] \"Mood: wobbly\"",
            "2024-02-28 08:00 [] \"x\"",
        ]
    );
    assert_eq!(left_out(&brought), ["entry 3: NoDate"]);
    assert_eq!(places(&brought, Noted::MoodsLeft), ["entry 4"]);
    assert_eq!(
        brought.drafts[0].written_at.unwrap().to_rfc3339(),
        "2024-03-01T20:30:00+01:00"
    );
    // The table of the same entry is known again.
    let table = "full_date,time,mood,activities,note_title,note\n2024-03-01,20:30,good,walk,Night,We talked<br>late\n";
    assert_eq!(
        picked("daylio.csv", table).drafts[0].key,
        brought.drafts[0].key
    );
}

#[test]
fn fields_are_read_as_yaml() {
    for (title, said) in [
        (
            ">-\n  A long title that goes\n  over two lines",
            "A long title that goes over two lines",
        ),
        ("|\n  One line", "One line"),
        ("\"A \\\"quoted\\\" one: two\"", "A \"quoted\" one: two"),
        ("'It''s here' # said", "It's here"),
        ("2024", "2024"),
        ("plain\n  and on", "plain and on"),
    ] {
        let text =
            format!("---\ntitle: {title}\ncreated: 2024-03-02\ntags: [a b, \"c\"]\n---\n\nBody.\n");
        let brought = folder(&[("Long.md", text.as_str())]);
        assert_eq!(
            drafts(&brought),
            [format!("2024-03-02 [{said}] \"Body.\" @a b @c")],
            "{title}"
        );
    }
}

#[test]
fn a_table_of_daylio_that_a_spreadsheet_saved_is_read() {
    for table in [
        "full_date;date;weekday;time;mood;activities;note_title;note\r\n01.03.2024;01. Mrz;Friday;20:30;good;walk | home;;We talked\r\n28.02.2024;28. Feb;Wednesday;08:00;bad;;;\r\n",
        "full_date,date,weekday,time,mood,activities,note_title,note\r\n3/1/2024,1-Mar,Friday,8:30 PM,good,walk | home,,We talked\r\n2/28/2024,28-Feb,Wednesday,8:00 AM,bad,,,\r\n",
        "full_date,date,weekday,time,mood,activities,note_title,note\r\n3/1/24,1-Mar,Friday,8:30 PM,good,walk | home,,We talked\r\n2/3/24,x,Saturday,8:00 AM,bad,,,\r\n",
        "full_date,date,weekday,time,mood,activities,note_title,note\r\n01/03/2024,March 1,vendredi,20:30,good,walk | home,,We talked\r\n",
        "sep=;\r\nfull_date;date;weekday;time;mood;activities;note_title;note\r\n1-Mar-24;x;Friday;20:30:00;good;walk | home;;We talked\r\n",
        "full_date;date;weekday;time;mood;activities;note_title;note\r\n45352;x;Friday;0,854166666666667;good;walk | home;;We talked\r\n",
        "\u{feff}full_date\tdate\tweekday\ttime\tmood\tactivities\tnote_title\tnote\r\n1.3.2024\t1. März\tFreitag\t20:30:00\tgood\twalk | home\t\tWe talked\r\n",
    ] {
        let brought = picked("daylio.csv", table);
        assert_eq!(
            drafts(&brought)[0],
            "2024-03-01 20:30 [] \"We talked\\n\\nMood: good\" @walk @home",
            "{table}"
        );
    }
}

#[test]
fn columns_that_are_none_of_daylios_keep_their_words() {
    let brought = picked(
        "daylio.csv",
        "full_date,mood,note,Person\n2024-03-01,meh,x,Sam\n2024-03-02,meh,y,\n",
    );
    assert_eq!(
        drafts(&brought),
        [
            "2024-03-01 [] \"x\\n\\nPerson: Sam\\n\\nMood: meh\"",
            "2024-03-02 [] \"y\\n\\nMood: meh\""
        ]
    );
}

#[test]
fn other_ways_in_which_jrnl_writes_dates_are_read() {
    for (text, expected) in [
        (
            "[2014-06-27 09:00 +0900] Second. Sun.\n\n[2014-06-28 09:00 +0900] Third. Wind.\n",
            [
                "2014-06-27 09:00 [Second.] \"Sun.\"",
                "2014-06-28 09:00 [Third.] \"Wind.\"",
            ],
        ),
        (
            "[01. März 2024 10:00] Spaziergang. Regen.\n\n[02. Mai 2024 10:00] Zu Hause. Ruhe.\n",
            [
                "2024-03-01 10:00 [Spaziergang.] \"Regen.\"",
                "2024-05-02 10:00 [Zu Hause.] \"Ruhe.\"",
            ],
        ),
        (
            "2013-06-09 15:39 My first entry.\nEverything is alright\n\n2013-06-10 15:40 Life is good.\nBut better.\n",
            [
                "2013-06-09 15:39 [My first entry.] \"Everything is alright\"",
                "2013-06-10 15:40 [Life is good.] \"But better.\"",
            ],
        ),
        (
            "[Friday, March 01 2024 at 02:02PM] A walk. It rained.\n\n[Saturday, March 02 2024 at 09:05AM] Home.\n",
            [
                "2024-03-01 14:02 [A walk.] \"It rained.\"",
                "2024-03-02 09:05 [Home.] \"\"",
            ],
        ),
    ] {
        assert_eq!(drafts(&picked("journal.txt", text)), expected, "{text}");
    }
    let seconds = picked("journal.txt", "[1709301720] A walk. It rained.\n");
    assert_eq!(
        drafts(&seconds),
        ["2024-03-01 14:02 [A walk.] \"It rained.\""]
    );
    let brought = picked(
        "journal.txt",
        "[Thursday, September 15 09:00] A walk. It rained.\n\n[Friday, September 16 09:00] Home again.\n\n[September 17 09:00] No weekday.\n",
    );
    assert_eq!(
        drafts(&brought),
        [
            "2022-09-15 09:00 [A walk.] \"It rained.\"",
            "2022-09-16 09:00 [Home again.] \"\""
        ]
    );
    assert_eq!(places(&brought, Noted::YearGuessed), ["line 1", "line 3"]);
    assert_eq!(left_out(&brought), ["line 5: NoYear"]);
}

#[test]
fn plain_text_of_day_one_and_mini_diary_is_read() {
    let text = "\tDate:\t01 March 2024 at 20:30:00 CET\n\tWeather:\t8°C\n\nWe talked\n\nIt went well.\n\n\tDate:\t02 March 2024 at 08:00:00 CET\n\nMorning after\n";
    let brought = picked("Journal.txt", text);
    assert_eq!(
        drafts(&brought),
        [
            "2024-03-01 20:30 [We talked] \"It went well.\"",
            "2024-03-02 08:00 [] \"Morning after\""
        ]
    );
    assert_eq!(places(&brought, Noted::SurroundingsLeft), ["line 2"]);
    let german = "\tDatum:\t1. März 2024 um 20:30:00 MEZ\n\nWir sprachen\n";
    assert_eq!(
        drafts(&picked("Tagebuch.txt", german)),
        ["2024-03-01 20:30 [] \"Wir sprachen\""]
    );
    assert_eq!(folder(&[("Journal.txt", text)]).drafts.len(), 2);
}

#[test]
fn what_no_importer_knows_says_what_it_looks_like() {
    for (name, bytes, kind) in [
        ("a.pdf", &b"%PDF-1.7"[..], LooksLike::Pdf),
        (
            "a.xlsx",
            b"PK\x03\x04\x14\0\0\0\0\0[Content_Types].xml xl/workbook.xml",
            LooksLike::Spreadsheet,
        ),
        (
            "a.docx",
            b"PK\x03\x04\x14\0\0\0\0\0[Content_Types].xml word/document.xml",
            LooksLike::Document,
        ),
        ("a.rtf", b"{\\rtf1 words}", LooksLike::Document),
        ("a.html", b"<!DOCTYPE html><p>x", LooksLike::WebPage),
        (
            "a.enex",
            b"<?xml version=\"1.0\"?><en-export>",
            LooksLike::Evernote,
        ),
        ("diary.db", b"SQLite format 3\0abc", LooksLike::Database),
        ("a.json", b"[{\"a\": 1}]", LooksLike::OtherJson),
        ("a.csv", b"date,amount\n2024-01-01,3", LooksLike::OtherTable),
        ("a.jpg", b"\xff\xd8\xff\xe0", LooksLike::Media),
    ] {
        assert_eq!(recognise(name, bytes), None, "{name}");
        assert_eq!(looks_like(name, bytes), Some(kind), "{name}");
    }
}

#[test]
fn a_title_of_day_one_has_no_backslashes() {
    let entry = serde_json::json!({"entries": [{"creationDate": "2024-03-01T20:30:00Z", "timeZone": "Europe/Vienna", "text": "# Thoughts \\[draft\\] on \\*us\\* \\_now\\_\n\nBody\\."}]});
    let brought = picked("Journal.json", &entry.to_string());
    assert_eq!(
        drafts(&brought),
        ["2024-03-01 21:30 [Thoughts [draft] on *us* _now_] \"Body.\""]
    );
}

// What could be decided either way; docs/BRING-IN.md says why it is as it is here.

#[test]
fn an_offset_in_a_file_name_moves_neither_day_nor_hour() {
    let options = Options {
        zone: Zone::named("Europe/Vienna").unwrap(),
        ..options()
    };
    let brought = folder_with(&[("2014-05-31_1330-0500.md", "On a trip.")], &options);
    assert_eq!(drafts(&brought), ["2014-05-31 13:30 [] \"On a trip.\""]);
    assert_eq!(
        brought.drafts[0].written_at.unwrap().to_rfc3339(),
        "2014-05-31T13:30:00-05:00"
    );
}

#[test]
fn digits_of_other_scripts_are_digits() {
    let brought = picked(
        "daylio.csv",
        "full_date,date,weekday,time,mood,activities,note_title,note\n٢٠٢٤-٠٣-٠١,مارس ١,الجمعة,٨:٣٠ م,جيد,\"مشي\",\"\",\"تكلمنا.\"\n",
    );
    assert_eq!(
        drafts(&brought),
        ["2024-03-01 20:30 [] \"تكلمنا.\\n\\nMood: جيد\" @مشي"]
    );
}

#[test]
fn an_escaped_line_end_stays_as_it_is_and_is_told() {
    let brought = picked(
        "daylio.csv",
        "full_date,mood,note\n2024-03-01,,\"line one\\nline two\"\n2024-03-02,,C:\\new\n",
    );
    assert_eq!(brought.drafts[0].fields.body, "line one\\nline two");
    assert_eq!(places(&brought, Noted::EscapedLineEnds), ["row 2", "row 3"]);
}

#[test]
fn a_quote_within_a_cell_is_a_mark() {
    let brought = picked(
        "daylio.csv",
        "full_date,mood,activities,note\n2024-03-01,good,12\" pizza | walk,\"We ate\"\n2024-02-28,bad,\"\",\"Alone\"\n",
    );
    assert_eq!(
        drafts(&brought),
        [
            "2024-03-01 [] \"We ate\\n\\nMood: good\" @12\" pizza @walk",
            "2024-02-28 [] \"Alone\\n\\nMood: bad\""
        ]
    );
}

#[test]
fn an_older_encoding_is_found_by_its_letters_and_told() {
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode("[2024-03-01 10:00] Прогулка. Шёл дождь.\n");
    let brought = picked_with("journal.txt", &bytes, &options());
    assert_eq!(
        drafts(&brought),
        ["2024-03-01 10:00 [Прогулка.] \"Шёл дождь.\""]
    );
    assert_eq!(brought.notes[0].what, Noted::ReadAs("windows-1251"));
}
