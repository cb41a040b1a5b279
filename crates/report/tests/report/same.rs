//! The same input gives the same bytes, and the preview shows the pages of the file.

use report::Paper;

use crate::common::{set, twelve_weeks};

#[test]
fn the_same_input_gives_the_same_bytes() {
    let input = twelve_weeks(Paper::A4);
    let (one, two) = (set(&input), set(&input.clone()));
    assert!(one.pdf().unwrap() == two.pdf().unwrap());
    assert!(one.pdf().unwrap() == one.pdf().unwrap());
    assert!(one.page_svg(0) == two.page_svg(0));
}

#[test]
fn every_page_is_an_svg_that_stands_alone() {
    let report = set(&twelve_weeks(Paper::A4));
    for page in 0..report.pages() {
        let svg = report.page_svg(page).unwrap();
        assert!(
            svg.starts_with("<svg") && svg.contains("viewBox=\"0 0 595.2"),
            "{}",
            &svg[..200]
        );
        // Outlines, no text that another machine would set in another font; nothing from elsewhere.
        for absent in [
            "<text",
            "font-family",
            "foreignObject",
            "<script",
            "href=\"http",
            "<image",
        ] {
            assert!(!svg.contains(absent), "{absent} on page {page}");
        }
    }
    assert_eq!(report.page_svg(report.pages()), None);
}
