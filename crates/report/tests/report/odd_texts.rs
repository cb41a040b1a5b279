//! Texts that mean something elsewhere, scripts of all kinds, texts without an end.

use report::ReportInput;

use crate::common::{blank, reflection, set};
use crate::programs::Written;

/// The words of a report with one entry in which `text` is written.
fn printed(title: &str, text: &str) -> String {
    let input = ReportInput {
        talk_about: text.to_owned(),
        entries: vec![reflection(title, text)],
        ..blank(1)
    };
    let file = Written::new(&set(&input).pdf().unwrap());
    file.read("qpdf", &["--check"], &[]);
    file.words()
}

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn nothing_that_is_written_is_evaluated() {
    for text in [
        "#import \"@preview/x:1.0.0\": y",
        "#read(\"/etc/passwd\")",
        "#set page(width: 1pt)",
        "$ x^2 $ and $",
        "\\u{41} \\ \\\\ #{ 1 + 1 }",
        "#sys.inputs #json(\"state.json\") @label <label>",
        "= not a heading of mine",
        "{page} {pages} {{ }}",
        "\" , \"k\": \"par\" } ]",
        "<b>bold?</b> &amp; &lt;",
    ] {
        let words = printed(text, text);
        // Markdown reads entities, and a backslash before a sign as that sign.
        let seen = text
            .replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("\\\\", "\\");
        let seen: Vec<&str> = seen.split_whitespace().collect();
        assert!(words.contains(&seen.join(" ")), "{text} in {words}");
        assert!(!words.contains("root:"));
    }
}

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn hebrew_and_arabic_are_printed_and_what_cannot_be_is_said() {
    let words = printed("שלום", "مرحبا بالعالم\n\nZoë, Łódź, Ελλάδα, Київ 🙂 ✓ ≥");
    assert!(words.contains("Zoë, Łódź, Ελλάδα, Київ 🙂 ✓ ≥"), "{words}");
    assert!(!words.contains("could not be printed"), "{words}");
    let words = printed("漢字", "日本");
    assert!(
        words.contains("6 characters could not be printed. A box □"),
        "{words}"
    );
    assert!(words.contains("□□"));
}

#[test]
fn any_character_at_all_can_be_written() {
    // Of the long rows of ideographs and of what has no meaning yet a few are enough.
    let rows = [
        0x3400..0xA000,
        0xAC00..0xF900,
        0x1_2000..0x1_D000,
        0x1_FC00..0x11_0000,
    ];
    let in_row = |c: &u32| rows.iter().any(|row| row.contains(c));
    let chunks: Vec<char> = (0..0x11_0000)
        .filter(|c| !in_row(c) || c % 251 == 0)
        .filter_map(char::from_u32)
        .collect();
    let entries = chunks.chunks(4_000).map(|some| {
        // Bare, and each with marks of another script on it.
        let text: String = some
            .iter()
            .flat_map(|c| [*c, '\u{301}', '\u{5B8}', ' '])
            .collect();
        reflection(
            "x",
            &format!("{}\n\n{text}", some.iter().collect::<String>()),
        )
    });
    let input = ReportInput {
        entries: entries.collect(),
        ..blank(1)
    };
    let report = set(&input);
    assert!(report.pdf().is_ok(), "{:?}", report.pdf().err());
}

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn texts_and_titles_without_an_end_stay_on_the_page() {
    let long = "x".repeat(1 << 20);
    let spaced = "moss ".repeat((1 << 20) / 5);
    let input = ReportInput {
        entries: vec![
            reflection(&"t".repeat(1_024), &long),
            reflection(&"long title ".repeat(90), &spaced),
            reflection("lines", &"a\n".repeat(5_000)),
        ],
        ..blank(1)
    };
    let report = set(&input);
    let file = Written::new(&report.pdf().unwrap());
    let text = file.text();
    assert_eq!(text.matches('x').count() - report_own_x(), 1 << 20);
    assert_eq!(text.matches("moss").count(), (1 << 20) / 5);
    // Nothing is wider than the page.
    let boxes = file.read("pdftotext", &["-bbox", "-f", "2", "-l", "4"], &["-"]);
    for word in boxes
        .lines()
        .filter_map(|line| line.split("xMax=\"").nth(1))
    {
        let right: f64 = word.split('"').next().unwrap().parse().unwrap();
        assert!(right < 595.0, "{word}");
    }
}

/// How often the report itself says an x outside what is written: not at all.
fn report_own_x() -> usize {
    let text = Written::new(&set(&blank(1)).pdf().unwrap()).text();
    text.matches('x').count()
}
