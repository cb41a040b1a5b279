//! Reading the memory of processes, to find what should not be there.
//!
//! Only pages that exist are read (`/proc/N/smaps` and `pagemap` name them): a web process reserves many
//! gigabytes and uses a few hundred megabytes. Needs root, since the program forbids its own user.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt;

use crate::needle::Needle;
use crate::processes::{ProcessId, name};
use crate::spent;

/// The kernel's answer (ESRCH) for a process that has no memory any more.
const NO_PROCESS: i32 = 3;
const PAGE: u64 = 4096;
/// Read at most this much at once; neighbouring reads overlap by the longest needle.
const CHUNK: u64 = 4 * 1024 * 1024;
/// In the highest byte of an entry of `/proc/N/pagemap`: the page is in memory, or in swap.
const EXISTS: u8 = 0b1100_0000;

/// What was found and what was looked at.
#[derive(Debug, Default)]
pub struct Findings {
    /// One line a place: the process and the needle's name, never its text.
    pub places: Vec<String>,
    /// Bytes read in all.
    pub read: u64,
    /// Processes that were read.
    pub processes: usize,
}

/// Looks for the needles in all memory of these processes.
///
/// # Panics
/// When a living process may not be read: looking away would pass for finding nothing.
pub fn search(processes: &[ProcessId], needles: &[Needle]) -> Findings {
    spent::on("searching memory", || search_all(processes, needles))
}

fn search_all(processes: &[ProcessId], needles: &[Needle]) -> Findings {
    let mut findings = Findings::default();
    for &process in processes {
        match search_one(process, needles, &mut findings) {
            Ok(()) => findings.processes += 1,
            // It has ended meanwhile, and its memory with it: the kernel may still name it for a moment.
            Err(error) if error.raw_os_error() == Some(NO_PROCESS) => {}
            Err(_) if !crate::processes::is_alive(process) => {}
            Err(error) => panic!(
                "the memory of process {process} ({}) cannot be read ({error}): run this as root",
                name(process)
            ),
        }
    }
    findings
}

fn search_one(process: ProcessId, needles: &[Needle], findings: &mut Findings) -> io::Result<()> {
    let maps = fs::read_to_string(format!("/proc/{process}/smaps"))?;
    let memory = File::open(format!("/proc/{process}/mem"))?;
    let pagemap = File::open(format!("/proc/{process}/pagemap"))?;
    let overlap = needles.iter().map(Needle::longest).max().unwrap_or(0) as u64;
    let mut buffer = Vec::new();
    for (start, end) in used(&maps) {
        for (from, to) in existing(&pagemap, start, end) {
            let mut at = from;
            while at < to {
                let stop = (at + CHUNK + overlap).min(to);
                buffer.resize(usize::try_from(stop - at).unwrap_or_default(), 0);
                // Pages may vanish between looking and reading; then there is nothing to find.
                let got = memory.read_at(&mut buffer, at).unwrap_or(0);
                findings.read += got as u64;
                for needle in needles {
                    if let Some((form, found)) = needle.found_in(&buffer[..got]) {
                        findings.places.push(format!(
                            "{} as {form} in process {process} ({}), {:#x} of {start:#x}-{end:#x}",
                            needle.name,
                            name(process),
                            at + found as u64,
                        ));
                    }
                }
                at += CHUNK;
            }
        }
    }
    Ok(())
}

/// The ranges that hold anything at all.
fn used(smaps: &str) -> Vec<(u64, u64)> {
    let mut ranges = Vec::new();
    let mut range = None;
    for line in smaps.lines() {
        let mut fields = line.split_whitespace();
        match (fields.next(), fields.next()) {
            (Some("Rss:" | "Swap:"), Some(kilobytes)) if kilobytes != "0" => {
                ranges.extend(range.take())
            }
            (Some(field), _) if !field.ends_with(':') => range = readable(line),
            _ => {}
        }
    }
    ranges
}

/// The range a line of `smaps` opens, unless it cannot be read or holds a program's unchanging code.
fn readable(line: &str) -> Option<(u64, u64)> {
    let mut fields = line.split_whitespace();
    let (start, end) = fields.next()?.split_once('-')?;
    let rights = fields.next()?;
    let file = fields.nth(3).filter(|file| file.starts_with("/usr/"));
    let kernel_only = line.ends_with("[vvar]") || line.ends_with("[vsyscall]");
    let unchanging = file.is_some() && !rights.contains('w');
    (rights.starts_with('r') && !kernel_only && !unchanging).then_some(())?;
    Some((
        u64::from_str_radix(start, 16).ok()?,
        u64::from_str_radix(end, 16).ok()?,
    ))
}

/// The stretches of a range whose pages exist.
fn existing(pagemap: &File, start: u64, end: u64) -> Vec<(u64, u64)> {
    /// Pages asked about in one read.
    const BATCH: u64 = 65_536;
    let mut stretches: Vec<(u64, u64)> = Vec::new();
    let (mut page, last) = (start / PAGE, end / PAGE);
    while page < last {
        let count = BATCH.min(last - page);
        let mut entries = vec![0; usize::try_from(count * 8).unwrap_or_default()];
        let got = pagemap.read_at(&mut entries, page * 8).unwrap_or(0);
        for (index, entry) in (0_u64..).zip(entries[..got].chunks_exact(8)) {
            if entry[7] & EXISTS == 0 {
                continue;
            }
            let at = (page + index) * PAGE;
            match stretches.last_mut() {
                Some(stretch) if stretch.1 == at => stretch.1 += PAGE,
                _ => stretches.push((at, at + PAGE)),
            }
        }
        page += count;
    }
    stretches
}
