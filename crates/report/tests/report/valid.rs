//! The file is a sound, tagged PDF/UA-1 with its fonts in it.

use report::Paper;

use crate::common::{set, twelve_weeks};
use crate::programs::Written;

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn qpdf_finds_it_sound_and_poppler_finds_it_tagged() {
    let pdf = set(&twelve_weeks(Paper::Letter)).pdf().unwrap();
    let file = Written::new(&pdf);
    let said = file.read("qpdf", &["--check"], &[]);
    assert!(
        said.contains("PDF Version: 1.7") && said.contains("No syntax or stream encoding errors")
    );
    let info = file.read("pdfinfo", &["-meta"], &[]);
    assert!(info.contains("<pdfuaid:part>1</pdfuaid:part>"), "{info}");
    let info = file.read("pdfinfo", &[], &[]);
    for line in [
        "Title:           My notes on trust",
        "Tagged:          yes",
        "Page size:       612 x 792 pts (letter)",
    ] {
        assert!(info.contains(line), "{line} in {info}");
    }
    assert!(
        !info.contains("Creator:") && !info.contains("Author:"),
        "{info}"
    );
}

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn headings_table_heads_and_words_for_charts_are_in_the_tags() {
    let file = Written::new(&set(&twelve_weeks(Paper::A4)).pdf().unwrap());
    let tags = file.read("pdfinfo", &["-struct"], &[]);
    for tag in [
        "H1",
        "H2",
        "H3",
        "Figure",
        "Table",
        "TH",
        "TD",
        "L (block)",
        "LI",
    ] {
        assert!(tags.contains(tag), "{tag}");
    }
    assert!(
        tags.contains("Row") && tags.contains("Column"),
        "heads say what they are heads of"
    );
    let plain = file.read("qpdf", &["--qdf", "--object-streams=disable"], &["-"]);
    assert!(plain.contains("/Lang (en)"));
    assert_eq!(
        plain.matches("/S /Figure").count(),
        plain.matches("/Alt ").count()
    );
}

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn every_font_is_in_the_file() {
    let file = Written::new(&set(&twelve_weeks(Paper::A4)).pdf().unwrap());
    let fonts = file.read("pdffonts", &[], &[]);
    let mut rows = 0;
    for row in fonts.lines().skip(2) {
        // name, type (two words), encoding, embedded, subset, unicode
        let columns: Vec<&str> = row.split_whitespace().collect();
        let end = columns.len() - 5;
        assert_eq!(&columns[end..end + 3], ["yes", "yes", "yes"], "{row}");
        rows += 1;
    }
    assert!(rows >= 3, "{fonts}");
    assert!(fonts.contains("EvenkeelSans") && fonts.contains("EvenkeelSerif"));
}
