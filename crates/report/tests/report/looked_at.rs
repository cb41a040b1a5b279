//! Reports written to a folder, for somebody to look at.

use std::path::Path;

use report::Paper;

use crate::common::{set, twelve_weeks};

#[test]
fn write() {
    let folder = Path::new("/tmp/r1");
    for (name, paper) in [("a4", Paper::A4), ("letter", Paper::Letter)] {
        let t = std::time::Instant::now();
        let report = set(&twelve_weeks(paper));
        println!("set {:?}", t.elapsed());
        let pdf = report.pdf().unwrap();
        println!("pdf {:?} {} pages {} bytes", t.elapsed(), report.pages(), pdf.len());
        let svg = report.page_svg(0).unwrap();
        println!("svg {:?} {}", t.elapsed(), svg.len());
        std::fs::write(folder.join(format!("{name}.pdf")), pdf).unwrap();
        std::fs::write(folder.join(format!("{name}-1.svg")), svg).unwrap();
    }
}
