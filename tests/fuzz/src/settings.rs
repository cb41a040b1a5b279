use std::fs;

use crate::Bench;

/// Whatever stands in `settings.json`, what is read is in range and comes back as it was read.
pub(crate) fn settings(bench: &mut Bench, data: &[u8]) {
    let root = bench.settings();
    fs::write(root.join("settings.json"), data).unwrap();
    evenkeel::foreign::settings(&root);
    let left = fs::read_dir(&root).unwrap().count();
    assert_eq!(left, 1, "something was left beside the settings");
}
