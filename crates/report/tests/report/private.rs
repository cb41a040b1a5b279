//! Nothing is in a report but what was ticked, and names only as the person wants them.

use journal::{BoundaryEventKind, EntryKind};
use report::{Include, Paper, ReportEvent, ReportInput, ReportThought};

use crate::common::{reflection, set, today, twelve_weeks};
use crate::programs::Written;

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn what_is_not_ticked_is_not_in_it() {
    let whole = twelve_weeks(Paper::A4);
    let input = ReportInput {
        include: Include {
            what_helped: false,
            trust_steps: false,
            boundaries: false,
            ..Include::ALL
        },
        entries: Vec::new(),
        ..whole.clone()
    };
    let text = Written::new(&set(&input).pdf().unwrap()).words();
    assert!(!text.contains("What I chose to share"));
    let titles = whole.helped.iter().map(|it| &it.title);
    let titles = titles.chain(whole.steps.iter().map(|it| &it.title));
    for title in titles.chain(whole.boundaries.iter().map(|it| &it.title)) {
        assert!(!text.contains(title.as_str()), "{title}");
    }
}

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn a_part_without_its_words_is_counted_and_says_that_they_are_left_out() {
    let mut input = twelve_weeks(Paper::A4);
    input.entries = Vec::new();
    let mut titles = Vec::new();
    let mut leave_out = |title: &mut String| titles.push(std::mem::take(title));
    input
        .helped
        .iter_mut()
        .for_each(|it| leave_out(&mut it.title));
    input
        .boundaries
        .iter_mut()
        .for_each(|it| leave_out(&mut it.title));
    for step in &mut input.steps {
        leave_out(&mut step.title);
        leave_out(&mut step.prediction);
    }
    let text = Written::new(&set(&input).pdf().unwrap()).words();
    assert!(text.matches("Words left out").count() > 3, "{text}");
    for title in titles.iter().filter(|title| title.len() > 12) {
        assert!(!text.contains(title.as_str()), "{title}");
    }
}

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn no_name_unless_one_is_given() {
    let input = twelve_weeks(Paper::A4);
    let text = Written::new(&set(&input).pdf().unwrap()).words();
    assert!(
        text.contains("11 whole weeks, and this week so far, from 23 November 47 of 78"),
        "{text}"
    );
    let named = ReportInput {
        name: Some(" K.\tL. ".to_owned()),
        ..input
    };
    let text = Written::new(&set(&named).pdf().unwrap()).words();
    assert!(
        text.contains("11 whole weeks, and this week so far, from 23 November · K. L. 47 of 78"),
        "{text}"
    );
}

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn names_are_replaced_wherever_the_person_wrote() {
    let mut input = twelve_weeks(Paper::A4);
    let mut entry = reflection(
        "Robin and ROBIN's mother",
        "**Robin** said\n\n- robin’s list\n> Robin.",
    );
    entry.fields.tags = vec!["robin at home".to_owned()];
    entry.events.push(ReportEvent {
        on: today(),
        kind: BoundaryEventKind::Kept,
        note: "Robin nodded".to_owned(),
    });
    entry.thoughts.push(ReportThought {
        on: today(),
        text: "Robin, later".to_owned(),
    });
    input.entries.push(entry);
    input.signs[0].label = "Doubting Robin".to_owned();
    input.signs[0].line = "I doubted Robin".to_owned();
    input.steps[0].prediction = "Robin will laugh".to_owned();
    input.boundaries[0].title = "Robin's jokes".to_owned();
    input.replace = vec![
        ("Robin".to_owned(), "R.".to_owned()),
        ("Mum".to_owned(), "my mother".to_owned()),
    ];
    let report = set(&input);
    let text = Written::new(&report.pdf().unwrap()).words();
    assert!(!text.to_lowercase().contains("robin"), "{text}");
    assert!(!text.contains("Mum"), "{text}");
    for said in [
        "R. and R.'s mother",
        "R.’s list",
        "when R. was late",
        "Doubting R.",
        "R.'s jokes",
        "R. nodded",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    // Nor in the words for charts and bookmarks, which are not on the page.
    let plain = Written::new(&report.pdf().unwrap()).read(
        "qpdf",
        &["--qdf", "--object-streams=disable"],
        &["-"],
    );
    assert!(!plain.contains("Robin"));
}

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn each_kind_of_entry_has_its_fields_under_plain_headings() {
    let input = twelve_weeks(Paper::A4);
    assert_eq!(input.entries.len(), EntryKind::ALL.len());
    let text = Written::new(&set(&input).pdf().unwrap()).words();
    for entry in &input.entries {
        for written in entry.fields.own.texts() {
            let words: Vec<&str> = written.split_whitespace().take(6).collect();
            assert!(text.contains(&words.join(" ")), "{words:?}");
        }
    }
    for heading in [
        "My reflection",
        "I feel",
        "A small risk I choose",
        "What I made it mean",
        "My boundary",
    ] {
        assert!(text.contains(heading), "{heading}");
    }
}
