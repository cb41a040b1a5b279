use std::collections::BTreeMap;

use super::cipher::PAGE;

const HEADER: usize = 32;
const FRAME: usize = 24;
/// The first four bytes; the lowest bit says in which order the checksum's words are read.
const MAGIC: u32 = 0x377f_0682;

/// What a write-ahead log holds of the last transaction that was finished and of those before it.
#[derive(Default)]
pub(super) struct Log {
    /// Pages, encrypted, by their number: the latest of each.
    pub(super) pages: BTreeMap<u32, Vec<u8>>,
    /// How many pages the database has; `None` when no transaction was finished.
    pub(super) size: Option<u32>,
}

/// Reads a log as SQLite does after a crash: up to the first frame that is not the next one of this
/// log (<https://www.sqlite.org/fileformat2.html#the_write_ahead_log>).
pub(super) fn read(bytes: &[u8]) -> Log {
    let mut log = Log::default();
    let Some(header) = bytes.get(..HEADER) else {
        return log;
    };
    let magic = word(header, 0);
    let is_big = magic & 1 == 1;
    let mut sum = sum_on((0, 0), &header[..24], is_big);
    let is_header_whole = (word(header, 24), word(header, 28)) == sum;
    if magic & !1 != MAGIC || word(header, 8) as usize != PAGE || !is_header_whole {
        return log;
    }
    let mut open: Vec<(u32, &[u8])> = Vec::new();
    for frame in bytes[HEADER..].chunks_exact(FRAME + PAGE) {
        let (head, page) = frame.split_at(FRAME);
        let (number, size) = (word(head, 0), word(head, 4));
        sum = sum_on(sum_on(sum, &head[..8], is_big), page, is_big);
        let is_next = head[8..16] == header[16..24] && (word(head, 16), word(head, 20)) == sum;
        if !is_next || number == 0 {
            break;
        }
        open.push((number, page));
        if size > 0 {
            let finished = open.drain(..).map(|(number, page)| (number, page.to_vec()));
            log.pages.extend(finished);
            log.size = Some(size);
        }
    }
    log
}

fn word(bytes: &[u8], at: usize) -> u32 {
    let mut word = [0; 4];
    word.copy_from_slice(&bytes[at..at + 4]);
    u32::from_be_bytes(word)
}

/// The checksum of a log, taken further over `bytes`, of which there are a multiple of eight.
fn sum_on((mut one, mut two): (u32, u32), bytes: &[u8], is_big: bool) -> (u32, u32) {
    let read = |four: &[u8]| {
        let word = word(four, 0);
        if is_big { word } else { word.swap_bytes() }
    };
    for pair in bytes.chunks_exact(8) {
        one = one.wrapping_add(read(&pair[..4])).wrapping_add(two);
        two = two.wrapping_add(read(&pair[4..])).wrapping_add(one);
    }
    (one, two)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A log of one transaction with one page, which is all sevens, as SQLite writes it.
    fn written(magic: u32) -> Vec<u8> {
        let is_big = magic & 1 == 1;
        let add = |bytes: &mut Vec<u8>, sum: (u32, u32)| {
            bytes.extend(sum.0.to_be_bytes());
            bytes.extend(sum.1.to_be_bytes());
        };
        let mut bytes = Vec::new();
        for word in [magic, 3_007_000, PAGE as u32, 0, 11, 12] {
            bytes.extend(word.to_be_bytes());
        }
        let sum = sum_on((0, 0), &bytes, is_big);
        add(&mut bytes, sum);
        let page = [7; PAGE];
        let head = [3_u32.to_be_bytes(), 5_u32.to_be_bytes()].concat();
        let sum = sum_on(sum_on(sum, &head, is_big), &page, is_big);
        bytes.extend(head);
        add(&mut bytes, (11, 12));
        add(&mut bytes, sum);
        bytes.extend(page);
        bytes
    }

    #[test]
    fn a_log_of_either_order_is_read_and_one_of_another_kind_is_none() {
        for magic in [MAGIC, MAGIC | 1] {
            let log = read(&written(magic));
            assert_eq!(log.size, Some(5));
            assert_eq!(log.pages, BTreeMap::from([(3, vec![7; PAGE])]));
        }
        for magic in [MAGIC ^ 2, MAGIC | 0x8000_0000, 0, u32::MAX] {
            assert!(read(&written(magic)).pages.is_empty(), "{magic:x}");
        }
    }

    #[test]
    fn no_byte_of_a_frame_may_differ_and_none_may_be_missing() {
        let good = written(MAGIC);
        for at in (0..HEADER + FRAME).chain([good.len() - 1]) {
            let mut bytes = good.clone();
            bytes[at] ^= 1;
            assert!(read(&bytes).pages.is_empty(), "byte {at}");
        }
        for length in [0, HEADER - 1, HEADER, good.len() - 1] {
            assert!(read(&good[..length]).pages.is_empty(), "length {length}");
        }
    }
}
