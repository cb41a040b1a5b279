//! Small inputs for large files: a script of changes to a good one.

/// Applies `script` to `good`: steps of four bytes, an operation, a place of two bytes, a value. With
/// `parts`, the beginnings of the file's parts, a place counts from one of them, so that two bytes
/// reach everywhere.
pub(crate) fn edited(good: &[u8], parts: &[usize], script: &[u8]) -> Vec<u8> {
    let mut bytes = good.to_vec();
    let mut steps = script.chunks_exact(4);
    for step in &mut steps {
        let part = parts[usize::from(step[0] >> 3) % parts.len()];
        let place = part + usize::from(u16::from_be_bytes([step[1], step[2]]));
        let at = place % (bytes.len() + 1);
        let value = step[3];
        match step[0] & 7 {
            0 => bytes.truncate(at),
            1 => bytes.insert(at, value),
            2 if at < bytes.len() => drop(bytes.remove(at)),
            3 if at < bytes.len() => bytes[at] = value,
            4 => {
                let to = (at + usize::from(value)).min(bytes.len());
                let copied = bytes[at..to].to_vec();
                bytes.splice(at..at, copied);
            }
            5 => {
                let to = (at + usize::from(value)).min(bytes.len());
                bytes.drain(at..to);
            }
            6 if at < bytes.len() => bytes[at..].fill(value),
            _ if at < bytes.len() => bytes[at] ^= value,
            _ => {}
        }
    }
    bytes
}
