//! The program ends where it is: what lies on the disk at that instant is all there is.

use std::fs;
use std::path::{Path, PathBuf};

use super::world::{Touched, World};
use super::writing;
use crate::common::copy;

/// What a kill leaves.
pub fn kill(w: &mut World) -> Touched {
    let next = copied(w);
    go_on_in(w, next);
    Touched::All
}

/// What a kill leaves, and behind the end of the write-ahead log something that never was in it.
pub fn kill_before_rubbish(w: &mut World) -> Touched {
    let next = copied(w);
    let log = log(&next);
    let mut bytes = read(&log);
    let length = 1 + w.dice.index(9_000);
    bytes.extend(w.dice.bytes(length));
    fs::write(&log, bytes).unwrap();
    go_on_in(w, next);
    Touched::All
}

/// A write is cut off: of what it added to the write-ahead log only some is on the disk. It was not
/// acknowledged yet, and it is as if it had never begun.
pub fn cut_off(w: &mut World) -> Touched {
    let before = (
        w.state.clone(),
        read(&database(&w.root)),
        read(&log(&w.root)),
    );
    let write = [
        writing::write,
        writing::trash,
        writing::bring_back,
        writing::rate,
        writing::rest_are_zero,
        writing::note,
    ][w.dice.index(6)];
    write(w);
    let log_before = before.2.len();
    let next = copied(w);
    let mut bytes = read(&log(&next));
    // Else it wrote nothing, or the log was folded in and begun anew: then this is a kill like others.
    let only_added = read(&database(&next)) == before.1
        && bytes.len() > log_before
        && bytes.starts_with(&before.2);
    if only_added {
        let added = bytes.len() - log_before;
        if w.dice.one_in(2) {
            bytes.truncate(log_before + w.dice.index(added));
        } else {
            let sectors = added.div_ceil(512);
            let never_came = w.dice.index(sectors);
            for (n, sector) in bytes[log_before..].chunks_mut(512).enumerate() {
                if n == never_came || w.dice.one_in(3) {
                    sector.fill(0);
                }
            }
        }
        fs::write(log(&next), bytes).unwrap();
        w.state = before.0;
        w.cut_off += 1;
    }
    go_on_in(w, next);
    Touched::All
}

/// The data folder as it is now, elsewhere.
fn copied(w: &World) -> PathBuf {
    let next = w.folder.path().join(format!("data-{}", w.step));
    copy(&w.root, &next);
    next
}

fn go_on_in(w: &mut World, next: PathBuf) {
    w.lock();
    fs::remove_dir_all(&w.root).unwrap();
    w.root = next;
    w.unlock();
}

fn generation(root: &Path) -> PathBuf {
    root.join(fs::read_to_string(root.join("CURRENT")).unwrap().trim())
}

fn database(root: &Path) -> PathBuf {
    generation(root).join("journal.db")
}

fn log(root: &Path) -> PathBuf {
    generation(root).join("journal.db-wal")
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_default()
}
