use evenkeel::foreign::{COMMANDS, ask};

use crate::bench::now;
use crate::{Bench, foreign};

/// The first line names a command or a kind of file, the rest is what comes with it: JSON from the
/// page, or the file. It is taken or refused, and what is taken is kept as it was given.
pub(crate) fn commands(bench: &mut Bench, data: &[u8]) {
    let end = data.iter().position(|&byte| byte == b'\n');
    let Some((name, rest)) = end.map(|end| (&data[..end], &data[end + 1..])) else {
        return;
    };
    let name = String::from_utf8_lossy(name);
    if COMMANDS.contains(&name.as_ref()) {
        // What is no JSON never comes to a command.
        let Ok(args) = serde_json::from_slice(rest) else {
            return;
        };
        // With depths that its own door refuses.
        ask(&mut bench.open, &name, args, &now());
    } else {
        foreign::foreign(&name, rest);
    }
}
