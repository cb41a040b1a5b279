//! Words in are words out, or are told: every word of a made journal is found in a draft, or in what is
//! told with its place. Each word is the only one of its kind.

use std::collections::BTreeSet;
use std::io::{Cursor, Write};

use base64::Engine as _;
use bring_in::{Brought, Format, Place};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::fixtures::*;
use crate::properties::holds;

/// Makes words, none of them twice.
#[derive(Default)]
struct Words(usize);

impl Words {
    fn some(&mut self, count: usize) -> String {
        let words = (0..count).map(|_| {
            self.0 += 1;
            format!("w{}x", self.0)
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

/// The made words of a text.
fn made(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| word.len() > 2 && word.starts_with('w') && word.ends_with('x'))
        .filter(|word| {
            word[1..word.len() - 1]
                .bytes()
                .all(|byte| byte.is_ascii_digit())
        })
        .map(str::to_owned)
        .collect()
}

/// The made words that are in drafts.
fn kept(brought: &Brought) -> BTreeSet<String> {
    let all = brought.drafts.iter().map(|draft| {
        let fields = &draft.fields;
        format!(
            "{}\n{}\n{}",
            fields.title,
            fields.body,
            fields.tags.join("\n")
        )
    });
    made(&all.collect::<Vec<_>>().join("\n"))
}

fn told_places(brought: &Brought) -> Vec<&Place> {
    let left = brought.left_out.iter().map(|left| &left.place);
    let notes = brought.notes.iter().flat_map(|note| &note.places);
    left.chain(notes).collect()
}

/// The words that are neither kept nor on a line that is told. What is left out is told by the line on which it
/// begins, and reaches to the next that begins like an entry.
fn lost_lines(text: &str, brought: &Brought, begins: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let kept = kept(brought);
    let places = told_places(brought);
    let mut lost = BTreeSet::new();
    let mut is_told = false;
    for (number, line) in (1_u64..).zip(text.lines()) {
        let here = places.iter().any(|place| match place {
            Place::Line(told) | Place::Row(told) => *told == number,
            Place::LineOf { line, .. } => *line == number,
            Place::File(_) => false,
            Place::Entry(_) | Place::EntryOf { .. } => false,
        });
        // A line of which a word is kept begins another entry; the others belong to what is told.
        let is_next = begins(line) && !made(line).is_disjoint(&kept);
        is_told = here || is_told && !is_next;
        if !is_told {
            lost.extend(made(line).difference(&kept).cloned());
        }
    }
    let whole = places.iter().any(|place| matches!(place, Place::File(_)));
    if whole && brought.drafts.is_empty() {
        BTreeSet::new()
    } else {
        lost
    }
}

/// Whether a line begins like an entry of jrnl.
fn begins(line: &str) -> bool {
    line.starts_with('[') && line.contains(':')
}

/// Something a line may begin with.
fn stamp() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "[2024-03-01 10:00] ",
        "[2024-03-02 09:00:00 PM] ",
        "[01. März 2024 10:00] ",
        "[03/04/2024 12:00] ",
        "[26/11/2023, 23:32:10] Sam: ",
        "[2014-06-27 09:00 +0900] ",
        "[2014-06-28 09:00 JST] ",
        "[01. Quux 2024 10:00] ",
        "[2024-02-30 10:00] ",
        "[Thursday, September 15 09:00] ",
        "[September 15 09:00] ",
        "[1] ",
        "[2018] ",
        "2013-06-09 15:39 ",
        "# 2024-03-05 ",
        "## March 6, 2024 ",
        "### ",
        "**",
        "---",
        "\tDate:\t01 March 2024 at 20:30:00 CET ",
        "- ",
        "",
    ])
}

fn lines() -> impl Strategy<Value = Vec<(&'static str, usize, bool)>> {
    prop::collection::vec((stamp(), 0_usize..4, any::<bool>()), 1..14)
}

fn written(lines: &[(&str, usize, bool)], words: &mut Words) -> String {
    let lines = lines.iter().map(|(stamp, count, is_apart)| {
        let blank = if *is_apart { "\n" } else { "" };
        format!("{blank}{stamp}{}\n", words.some(*count))
    });
    lines.collect()
}

fn field() -> impl Strategy<Value = (&'static str, u8)> {
    let names = [
        "title",
        "date",
        "created",
        "tags",
        "summary",
        "mood",
        "Morning",
        "date created",
        "7:30",
        "x y",
    ];
    (prop::sample::select(names.to_vec()), 0_u8..7)
}

fn value(kind: u8, words: &mut Words) -> String {
    match kind {
        0 => words.some(1),
        1 => words.some(7),
        2 => format!("[{}, '{}']", words.some(1), words.some(2)),
        3 => format!(">-\n  {}\n  {}", words.some(2), words.some(3)),
        4 => "2024-03-01T10:00:00Z".to_owned(),
        5 => format!(
            "\n  - {}\n  - {}: {}",
            words.some(1),
            words.some(1),
            words.some(1)
        ),
        _ => format!("\"{}\" # {}", words.some(2), words.some(1)),
    }
}

fn zipped(json: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("backup.daylio", SimpleFileOptions::default())
        .unwrap();
    let packed = base64::engine::general_purpose::STANDARD.encode(json);
    zip.write_all(packed.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

/// The words that are neither kept nor in an entry that is told.
fn lost_entries(entries: &[serde_json::Value], brought: &Brought) -> BTreeSet<String> {
    let kept = kept(brought);
    let places = told_places(brought);
    let untold = (1_u64..).zip(entries).filter(|(number, _)| {
        !places
            .iter()
            .any(|place| matches!(place, Place::Entry(told) if told == number))
    });
    let words = untold.flat_map(|(_, entry)| made(&entry.to_string()));
    words.filter(|word| !kept.contains(word)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_a_journal_of_jrnl(lines in lines()) {
        let text = written(&lines, &mut Words::default());
        if let Ok(brought) = read_bytes(text.as_bytes(), Format::JrnlText) {
            holds(&brought);
            let lost = lost_lines(&text, &brought, begins);
            prop_assert!(lost.is_empty(), "{lost:?} of\n{text}\n{:#?}", told(&brought));
        }
    }

    #[test]
    fn of_day_ones_plain_text(lines in lines()) {
        let text = format!("\tDate:\t01 March 2024\n{}", written(&lines, &mut Words::default()));
        let brought = read_bytes(text.as_bytes(), Format::DayOneText).unwrap();
        holds(&brought);
        let lost = lost_lines(&text, &brought, |_| true);
        prop_assert!(lost.is_empty(), "{lost:?} of\n{text}\n{:#?}", told(&brought));
    }

    #[test]
    fn of_text_files(
        fields in prop::collection::vec(field(), 0..5),
        lines in lines(),
        name in prop::sample::select(vec!["2024-03-01.md", "2024-03.md", "Notes.md", "03-04-2024.md", "2024-02-30.md", "2024/03/01.txt"]),
    ) {
        let mut words = Words::default();
        let fields: String = fields
            .into_iter()
            .map(|(name, kind)| format!("{name}: {}\n", value(kind, &mut words)))
            .collect();
        let below = written(&lines, &mut words);
        for text in [below.clone(), format!("---\n{fields}---\n{below}")] {
            let brought = read_files(vec![text_file(name, text.as_bytes())]).unwrap();
            holds(&brought);
            let begins = |line: &str| begins(line) || line.starts_with(['#', '\t']);
            let mut lost = lost_lines(&text, &brought, begins);
            if brought.drafts.is_empty() {
                // Tags belong to the entries below, all of which are told.
                lost.retain(|word| !made(&fields).contains(word));
            }
            prop_assert!(lost.is_empty(), "{lost:?} of {name}\n{text}\n{:#?}", told(&brought));
        }
    }

    #[test]
    fn of_a_table_of_daylio(
        rows in prop::collection::vec((0_usize..8, 0_usize..7, 0_usize..4), 1..6),
        delimiter in prop::sample::select(vec![',', ';', '\t']),
    ) {
        let mut words = Words::default();
        let mut text = ["full_date", "date", "weekday", "time", "mood", "activities", "scales", "note_title", "note", "Other"].join(&delimiter.to_string());
        let dates = ["2024-03-01", "01.03.2024", "3/4/2024", "2024-02-30", "", "٢٠٢٤-٠٣-٠١", "x", "3/25/2024"];
        let times = ["10:00", "8:30 PM", "下午8:30", "", "25:61", "8:30 W", "8.30"];
        for (date, time, count) in rows {
            let time = times[time].replace('W', &words.some(1));
            let cells = [
                dates[date].to_owned(), "1 March".into(), "Friday".into(), time, words.some(1),
                format!("{} | {}", words.some(count), words.some(1)), words.some(count.min(1)), words.some(count),
                format!("\"{}\n{}\"", words.some(count), words.some(1)), words.some(count),
            ];
            text.push('\n');
            text.push_str(&cells.join(&delimiter.to_string()));
        }
        let brought = read_bytes(text.as_bytes(), Format::DaylioCsv).unwrap();
        holds(&brought);
        // The second line of a cell begins with a word.
        let lost = lost_lines(&text, &brought, |line| !line.starts_with('w'));
        prop_assert!(lost.is_empty(), "{lost:?} of\n{text}\n{:#?}", told(&brought));
    }

    #[test]
    fn of_json(entries in prop::collection::vec((0_usize..4, 0_usize..5, any::<bool>()), 1..6)) {
        let mut words = Words::default();
        let dates = ["2024-03-01", "03/04/2024", "2024-02-30", ""];
        let made: Vec<(usize, String, String, String, bool)> = entries
            .into_iter()
            .map(|(date, count, is_starred)| (date, words.some(count), words.some(count), words.some(1), is_starred))
            .collect();
        let mut ask = Vec::new();
        let jrnl: Vec<_> = made.iter().map(|(date, title, body, tag, starred)| serde_json::json!({
            "title": title, "body": body, "date": dates[*date], "time": "10:00", "tags": [tag], "starred": starred,
        })).collect();
        ask.push((Format::JrnlJson, serde_json::json!({"entries": jrnl}).to_string().into_bytes(), jrnl));
        let diarium: Vec<_> = made.iter().map(|(date, title, body, tag, _)| serde_json::json!({
            "title": title, "text": format!("<p>{body}</p>"), "date": dates[*date], "tags": [tag],
        })).collect();
        ask.push((Format::MiniDiariumJson, serde_json::json!({"entries": diarium}).to_string().into_bytes(), diarium));
        let day_one: Vec<_> = made.iter().map(|(date, title, body, tag, starred)| {
            let text = format!("# {title}\u{2028}{body}");
            let rich = serde_json::json!({"contents": [
                {"text": format!("{title}\n"), "attributes": {"line": {"header": 1}}},
                {"text": body, "attributes": {"line": {"quote": starred, "codeBlock": !starred}}},
                {"embeddedObjects": [{"type": "table", "markdown": format!("| {tag} |")}]},
            ]}).to_string();
            let (text, rich) = if *starred { (text, String::new()) } else { (String::new(), rich) };
            serde_json::json!({"creationDate": format!("{}T10:00:00Z", dates[*date]), "text": text, "richText": rich, "tags": [tag]})
        }).collect();
        ask.push((Format::DayOneJson, serde_json::json!({"entries": day_one}).to_string().into_bytes(), day_one));
        let daylio: Vec<_> = made.iter().map(|(date, title, body, _, _)| serde_json::json!({
            "day": 1 + date * 20, "month": 1, "year": 2024, "hour": 10, "minute": 0, "mood": 9, "note": body, "note_title": title,
        })).collect();
        let backup = serde_json::json!({"dayEntries": daylio, "customMoods": [], "tags": []}).to_string();
        ask.push((Format::DaylioBackup, zipped(&backup), daylio));
        for (format, bytes, entries) in ask {
            let brought = read_bytes(&bytes, format).unwrap();
            holds(&brought);
            let lost = lost_entries(&entries, &brought);
            prop_assert!(lost.is_empty(), "{format}: {lost:?} of\n{entries:#?}\n{:#?}", told(&brought));
        }
    }
}
