//! The world the pages are set in: a template, the state, the fonts, and nothing else.

use std::collections::HashMap;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

use crate::fonts::{BOOK, FONTS};

/// The template, file by file; the first is where it begins.
const TEMPLATE: [(&str, &str); 7] = [
    ("main.typ", include_str!("template/main.typ")),
    ("look.typ", include_str!("template/look.typ")),
    ("prose.typ", include_str!("template/prose.typ")),
    ("charts.typ", include_str!("template/charts.typ")),
    ("tables.typ", include_str!("template/tables.typ")),
    ("first.typ", include_str!("template/first.typ")),
    ("parts.typ", include_str!("template/parts.typ")),
];
/// Where the template finds what it draws.
const STATE: &str = "state.json";
/// Where it finds the entries, some in each; a number comes after it.
const ENTRIES: &str = "entries-";

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // Row headers of tables, for screen readers.
    let features = Features::from_iter([Feature::A11yExtras]);
    LazyHash::new(Library::builder().with_features(features).build())
});

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let read = |(name, text): &(&str, &str)| Some(Source::new(id(name)?, (*text).to_owned()));
    TEMPLATE.iter().filter_map(read).collect()
});

fn id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// What a setting that was called off unwinds with.
pub(crate) struct CalledOff;

/// The world of one report.
pub(crate) struct Press {
    files: HashMap<FileId, Bytes>,
    main: FileId,
    off: Arc<AtomicBool>,
}

impl Press {
    /// The world in which `state` and `entries`, all as JSON, are drawn. `None` only if the template
    /// were broken. It is left soon after `off` is set.
    pub(crate) fn new(state: Vec<u8>, entries: Vec<Vec<u8>>, off: Arc<AtomicBool>) -> Option<Self> {
        let mut files = HashMap::from([(id(STATE)?, Bytes::new(state))]);
        for (number, some) in entries.into_iter().enumerate() {
            files.insert(id(&format!("{ENTRIES}{number}.json"))?, Bytes::new(some));
        }
        Some(Self {
            files,
            main: SOURCES.first()?.id(),
            off,
        })
    }

    /// Typst has no way to be stopped. It asks for a file at every few entries and for a font at
    /// every piece of text: that is where a setting that was called off is left. `compile` catches
    /// it.
    fn go_on(&self) {
        if self.off.load(Ordering::Relaxed) {
            resume_unwind(Box::new(CalledOff));
        }
    }
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = SOURCES.iter().find(|source| source.id() == id);
        found.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.go_on();
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.go_on();
        FONTS.get(index).cloned()
    }

    /// There is no clock: the day the report is made on is in the state.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_but_the_template_and_the_state_is_refused() {
        let press = Press::new(b"{}".to_vec(), vec![b"[]".to_vec()], Arc::default()).unwrap();
        assert!(press.source(press.main()).is_ok());
        assert!(press.file(id(STATE).unwrap()).is_ok());
        assert!(press.file(id("entries-0.json").unwrap()).is_ok());
        for path in ["/etc/passwd", "journal.db", "entries-1.json", "fonts/a.ttf"] {
            let id = id(path).unwrap();
            assert_eq!(press.file(id), Err(FileError::AccessDenied), "{path}");
            assert!(press.source(id).is_err(), "{path}");
        }
        assert!(press.today(None).is_none());
    }
}
