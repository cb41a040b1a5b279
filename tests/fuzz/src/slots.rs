use std::fs;
use std::io::Write;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
use vault::{To, VaultError, WorkFactor, seal};

use crate::Bench;
use crate::bench::{is_as_written, now, other_passphrase, passphrase};
use crate::edit::edited;

/// What is asked of each input: its first byte.
struct Asked {
    recovery: bool,
    /// The copy beside the slot stays as it was.
    copy_is_whole: bool,
    /// No sums, or sums of what is there: the slot counts as it was written.
    counts_as_whole: bool,
    without_sums: bool,
    wrong_secret: bool,
    source: Source,
}

enum Source {
    /// A script of changes to the good slot.
    Edited,
    /// The slot itself.
    Raw,
    /// What is sealed in a slot that the passphrase opens.
    Payload,
}

/// The slot, with its copy or without, is what the input says. Opening gives the journal as it was
/// written or one of the right errors; damage is never a wrong passphrase.
pub(crate) fn slots(bench: &mut Bench, data: &[u8]) {
    let Some((&first, rest)) = data.split_first() else {
        return;
    };
    let asked = asked(first);
    let (slot, copy) = if asked.recovery { (2, 3) } else { (0, 1) };
    let bytes = match asked.source {
        Source::Edited => edited(&bench.slots[slot].1, &[0], rest),
        Source::Raw => rest.to_vec(),
        Source::Payload => sealed(rest),
    };
    // Up to a gibibyte and seconds of work are accepted, and not tried here.
    if work_factor(&bytes).is_some_and(|log_n| (9..=20).contains(&log_n)) {
        return;
    }
    fs::write(&bench.slots[slot].0, &bytes).unwrap();
    if !asked.copy_is_whole {
        fs::write(&bench.slots[copy].0, &bytes).unwrap();
    }
    if asked.counts_as_whole {
        put_sums(bench, &asked, &bytes);
    }
    let answer = open(bench, &asked);
    judge(&asked, &bytes, &answer);
    bench.put_back();
}

fn asked(first: u8) -> Asked {
    let counts_as_whole = first & 4 != 0;
    Asked {
        recovery: first & 1 != 0,
        copy_is_whole: first & 2 != 0 && !counts_as_whole,
        counts_as_whole,
        without_sums: first & 8 != 0,
        wrong_secret: first & 16 != 0,
        source: match first >> 5 {
            0..=2 => Source::Edited,
            3..=5 => Source::Raw,
            _ => Source::Payload,
        },
    }
}

fn open(bench: &mut Bench, asked: &Asked) -> Result<(), VaultError> {
    let mut vault = if asked.recovery {
        let key = bench.key.clone();
        drop(bench.locked.unlock_with_recovery_key(&key, &now())?);
        bench.put_back();
        bench.locked.unlock(&passphrase(), &now())?
    } else if asked.wrong_secret {
        bench.locked.unlock(&other_passphrase(), &now())?
    } else {
        bench.locked.unlock(&passphrase(), &now())?
    };
    assert!(is_as_written(&mut vault), "it opened with other data");
    Ok(())
}

fn judge(asked: &Asked, bytes: &[u8], answer: &Result<(), VaultError>) {
    use VaultError as E;
    let is_payload = matches!(asked.source, Source::Payload);
    let is_secret_wrong = asked.wrong_secret && !asked.recovery;
    let is_right = match answer {
        Ok(()) => !is_secret_wrong,
        // Sealed as ours are, and not with our key: no accident makes such a slot.
        Err(E::WrongKey | E::WrongVault) => is_payload,
        Err(E::SlotDamaged) => !asked.recovery,
        Err(E::RecoverySlotDamaged) => asked.recovery,
        Err(E::WrongPassphrase) => !asked.recovery && (asked.counts_as_whole || is_secret_wrong),
        Err(E::WrongRecoveryKey) => asked.recovery && asked.counts_as_whole,
        Err(E::NeedsMoreMemory { .. }) => {
            asked.counts_as_whole && work_factor(bytes).is_none_or(|log_n| log_n > 20)
        }
        Err(_) => false,
    };
    assert!(is_right, "{answer:?}");
    if asked.copy_is_whole && !is_payload {
        let fits = match answer {
            Ok(()) => true,
            Err(error) => is_secret_wrong && matches!(error, E::WrongPassphrase),
        };
        assert!(fits, "with a whole copy beside it: {answer:?}");
    }
}

/// Sums of what is there now, or none.
fn put_sums(bench: &Bench, asked: &Asked, bytes: &[u8]) {
    let path = &bench.slots[4].0;
    if asked.without_sums {
        fs::remove_file(path).unwrap();
        return;
    }
    let sum: String = Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let name = if asked.recovery {
        "slot-recovery.age"
    } else {
        "slot-passphrase.age"
    };
    fs::write(path, format!("{sum}  {name}\n{sum}  {name}.bak\n")).unwrap();
}

fn sealed(payload: &[u8]) -> Vec<u8> {
    let cheap = WorkFactor::for_tests(1).unwrap();
    let mut sealing = seal(Vec::new(), &To::Passphrase(passphrase(), cheap), true).unwrap();
    sealing.write_all(payload).unwrap();
    sealing.finish().unwrap()
}

/// What work a slot asks for, as its header says, armored or not.
pub(crate) fn work_factor(slot: &[u8]) -> Option<u64> {
    let text = String::from_utf8_lossy(slot);
    let inside: String = text
        .lines()
        .filter(|line| !line.trim().starts_with("-----"))
        .map(str::trim)
        .collect();
    let decoded = inside
        .as_bytes()
        .chunks(4)
        .map_while(|four| BASE64_STANDARD.decode(four).ok())
        .flatten()
        .take(512)
        .collect::<Vec<u8>>();
    [slot, &decoded].into_iter().find_map(|header| {
        let text = String::from_utf8_lossy(&header[..header.len().min(512)]).into_owned();
        let stanza = text
            .lines()
            .find_map(|line| line.strip_prefix("-> scrypt "))?;
        stanza.split(' ').nth(1)?.trim().parse().ok()
    })
}
