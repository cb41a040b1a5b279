//! What is sealed opens for whom it was sealed to, here and with stock `age`, and for nobody else.

use std::io::{self, Read, Write};

use crate::common::passphrase;
use proptest::prelude::*;
use vault::{
    Identity, KeyProblem, KeyTextError, Passphrase, Recipient, SealError, To, With, WorkFactor,
    seal, unseal,
};

const WORDS: &str = "a kettle of quiet otters";

fn key(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/keys/");
    std::fs::read_to_string(format!("{folder}{name}")).unwrap()
}

fn to_words(words: &str) -> To {
    To::Passphrase(passphrase(words), WorkFactor::for_tests(2).unwrap())
}

fn with_words(words: &str) -> With {
    With::Passphrase(Passphrase::new(words))
}

/// A fresh pair of age's own.
fn pair() -> (String, String) {
    use age::secrecy::ExposeSecret;
    let secret = age::x25519::Identity::generate();
    (
        secret.to_public().to_string(),
        secret.to_string().expose_secret().to_owned(),
    )
}

fn to(keys: &str) -> To {
    To::Recipients(Recipient::parse(keys).unwrap())
}

fn with(secret: &str) -> With {
    With::Identity(Identity::parse(secret).unwrap())
}

fn sealed(plain: &[u8], to: &To, armored: bool) -> Vec<u8> {
    let mut sealing = seal(Vec::new(), to, armored).unwrap();
    sealing.write_all(plain).unwrap();
    sealing.finish().unwrap()
}

fn opened(sealed: &[u8], with: &With) -> Result<Vec<u8>, SealError> {
    let mut plain = Vec::new();
    unseal(sealed, with)?.read_to_end(&mut plain)?;
    Ok(plain)
}

/// Every way to seal, with what opens it and the secret as a file's text.
fn ways() -> Vec<(&'static str, To, With, Option<String>)> {
    let (public, secret) = pair();
    let (ed25519, rsa) = (key("ed25519"), key("rsa"));
    vec![
        ("passphrase", to_words(WORDS), with_words(WORDS), None),
        ("age", to(&public), with(&secret), Some(secret)),
        (
            "ed25519",
            to(&key("ed25519.pub")),
            with(&ed25519),
            Some(ed25519),
        ),
        ("rsa", to(&key("rsa.pub")), with(&rsa), Some(rsa)),
    ]
}

#[test]
fn each_way_opens_with_its_secret_armored_or_not() {
    // Over the 64 KiB of a chunk, and exactly at it.
    for plain in [&b""[..], b"dear diary", &[7; 64 << 10], &[9; 200_000]] {
        for (name, to, with, _) in ways() {
            for armored in [false, true] {
                let bytes = sealed(plain, &to, armored);
                assert_eq!(
                    bytes.starts_with(b"-----BEGIN AGE ENCRYPTED FILE-----\n"),
                    armored
                );
                assert_eq!(opened(&bytes, &with).unwrap(), plain, "{name}");
            }
        }
    }
}

#[test]
fn several_recipients_each_open_it() {
    let (one, other) = (pair(), pair());
    let list = format!(
        "# my therapist\n{}\n\n  {}  \n{}",
        one.0,
        key("rsa.pub"),
        other.0
    );
    let bytes = sealed(b"dear diary", &to(&list), true);
    for secret in [&one.1, &other.1, &key("rsa")] {
        assert_eq!(opened(&bytes, &with(secret)).unwrap(), b"dear diary");
    }
}

#[test]
fn the_wrong_secret_is_told_from_the_wrong_kind_of_one() {
    type E = SealError;
    let (public, secret) = pair();
    let to_key = sealed(b"x", &to(&public), false);
    let to_words = sealed(b"x", &to_words(WORDS), false);
    assert!(matches!(
        opened(&to_words, &with_words("other")),
        Err(E::WrongPassphrase)
    ));
    assert!(matches!(
        opened(&to_words, &with(&secret)),
        Err(E::NeedsPassphrase)
    ));
    assert!(matches!(
        opened(&to_key, &with_words(WORDS)),
        Err(E::NeedsKey)
    ));
    for other in [pair().1, key("ed25519-other"), key("rsa")] {
        assert!(matches!(opened(&to_key, &with(&other)), Err(E::WrongKey)));
    }
    let to_ssh = sealed(b"x", &to(&key("ed25519.pub")), false);
    assert!(matches!(
        opened(&to_ssh, &with(&key("ed25519-other"))),
        Err(E::WrongKey)
    ));
}

#[test]
fn what_is_not_sealed_is_told_as_such() {
    for bytes in [
        &b""[..],
        b"{}",
        b"age",
        b"-----BEGIN PGP MESSAGE-----\n",
        &[0; 900],
    ] {
        let refused = opened(bytes, &with_words(WORDS));
        assert!(matches!(refused, Err(SealError::NotSealed)), "{refused:?}");
    }
}

#[test]
fn composed_and_decomposed_letters_open_alike() {
    let bytes = sealed(b"x", &to_words("cafe\u{301} au lait"), false);
    assert!(opened(&bytes, &with_words("caf\u{e9} au lait")).is_ok());
}

#[test]
fn more_work_than_is_accepted_is_refused_before_it_is_done() {
    let mut bytes = sealed(b"x", &to_words(WORDS), false);
    let head = String::from_utf8_lossy(&bytes).into_owned();
    let line = head.lines().nth(1).unwrap();
    let raised = format!("{} 30", line.rsplit_once(' ').unwrap().0);
    let at = bytes
        .windows(line.len())
        .position(|part| part == line.as_bytes())
        .unwrap();
    bytes.splice(at..at + line.len(), raised.bytes());
    let refused = opened(&bytes, &with_words(WORDS));
    let expected = SealError::NeedsMoreMemory {
        needed_mib: 1 << 20,
    };
    assert_eq!(
        format!("{:?}", refused.unwrap_err()),
        format!("{expected:?}")
    );
}

#[test]
fn a_file_that_is_cut_anywhere_does_not_open() {
    let plain = [5; 70_000];
    for (name, to, with, _) in ways() {
        for armored in [false, true] {
            let bytes = sealed(&plain, &to, armored);
            let ends = (0..400).step_by(7).chain((400..bytes.len()).step_by(4_999));
            for end in ends.chain(bytes.len() - 20..bytes.len() - 1) {
                let refused = opened(&bytes[..end], &with);
                let is_told = match &refused {
                    Err(SealError::NotSealed) => end < 40,
                    Err(SealError::Damaged) => true,
                    _ => false,
                };
                assert!(is_told, "{name} {armored} {end}: {refused:?}");
            }
        }
    }
}

#[test]
fn a_sealing_that_is_not_finished_does_not_open() {
    let mut bytes = Vec::new();
    let mut sealing = seal(&mut bytes, &to_words(WORDS), false).unwrap();
    sealing.write_all(&[1; 100_000]).unwrap();
    sealing.flush().unwrap();
    drop(sealing);
    assert!(matches!(
        opened(&bytes, &with_words(WORDS)),
        Err(SealError::Damaged)
    ));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn anything_comes_back_as_it_was(plain in prop::collection::vec(any::<u8>(), 0..3000), armored: bool, way in 0usize..4) {
        let (_, to, with, _) = ways().swap_remove(way);
        prop_assert_eq!(opened(&sealed(&plain, &to, armored), &with).unwrap(), plain);
    }

    #[test]
    fn a_flipped_bit_anywhere_is_noticed(at: prop::sample::Index, bit in 0u8..8, way in 0usize..4) {
        let (_, to, with, _) = ways().swap_remove(way);
        let mut bytes = sealed(&[3; 500], &to, false);
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        prop_assert!(opened(&bytes, &with).is_err());
    }

    #[test]
    fn a_letter_changed_in_an_armored_one_is_noticed(at: prop::sample::Index, letter in "[A-Za-z0-9+/]") {
        let (_, to, with, _) = ways().swap_remove(1);
        let mut bytes = sealed(&[3; 500], &to, true);
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != letter.as_bytes()[0]);
        bytes[at] = letter.as_bytes()[0];
        prop_assert!(opened(&bytes, &with).is_err());
    }

    #[test]
    fn any_text_is_keys_or_an_error_that_does_not_echo_it(text in "\\PC{0,80}") {
        let public = Recipient::parse(&text);
        let secret = Identity::parse(&text);
        prop_assert!(public.is_err() && secret.is_err());
    }
}

fn problem(text: &str) -> (usize, KeyProblem) {
    let error = Recipient::parse(text).unwrap_err();
    let KeyTextError { line, problem, .. } = error;
    // What was pasted is never told on.
    for word in text.split_whitespace().filter(|word| word.len() > 12) {
        assert!(!format!("{error} {error:?}").contains(word));
    }
    (line, problem)
}

#[test]
fn what_is_no_public_key_is_named_with_its_line() {
    use KeyProblem as P;
    let (public, secret) = pair();
    let mistyped = {
        let last = if public.ends_with('q') { "p" } else { "q" };
        format!("{}{last}", &public[..public.len() - 1])
    };
    let ed25519 = key("ed25519.pub");
    for (text, line, expected) in [
        ("", 1, P::None),
        ("# nobody\n\n", 1, P::None),
        ("my therapist", 1, P::Malformed),
        (&mistyped, 1, P::Malformed),
        (&public[..40], 1, P::Malformed),
        (&format!("{public} x"), 1, P::Malformed),
        (
            &format!("{public}\n{}", key("ecdsa.pub")),
            2,
            P::Unsupported,
        ),
        (&key("rsa-1024.pub"), 1, P::TooShort),
        (&ed25519[..50], 1, P::Malformed),
        ("ssh-ed25519", 1, P::Malformed),
        (
            "age1yubikey1qgaj6t7wlyx0wwjdz0dhl3z0yy2rdzjzdp3tmm22tn9ejjvpt6vaquj0gqq",
            1,
            P::Unsupported,
        ),
        // Secret keys, wherever they stand and however they are written.
        (&secret, 1, P::Secret),
        (
            &format!("{public}\n  {}", secret.to_lowercase()),
            2,
            P::Secret,
        ),
        (&format!("nonsense\n# {secret}"), 2, P::Secret),
        (&key("ed25519"), 1, P::Secret),
        (&key("ed25519-locked"), 1, P::Secret),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIE", 1, P::Secret),
        ("AGE-PLUGIN-YUBIKEY-1QQPQZRFR7ZZ2WCV4JRVT", 1, P::Secret),
    ] {
        assert_eq!(problem(text), (line, expected));
    }
}

#[test]
fn public_keys_are_taken_as_people_have_them() {
    let (public, _) = pair();
    let ssh = key("ed25519.pub");
    let list = format!(
        "\u{feff}# keys\r\n{}\r\n{public}\r\n{ssh}\r\n{ssh}",
        public.to_uppercase()
    );
    let keys = Recipient::parse(&list).unwrap();
    let bare = ssh.trim().rsplit_once(" tests").unwrap().0;
    let shown: Vec<String> = keys.iter().map(Recipient::to_string).collect();
    assert_eq!(
        shown,
        [public.as_str(), bare],
        "each once, without its comment"
    );
    let many: Vec<String> = (0..21).map(|_| pair().0).collect();
    assert_eq!(problem(&many.join("\n")), (21, KeyProblem::TooMany));
    assert!(matches!(
        seal(Vec::new(), &To::Recipients(Vec::new()), true),
        Err(SealError::NoRecipients)
    ));
}

#[test]
fn secret_keys_are_read_and_print_nothing() {
    let (_, secret) = pair();
    let file = format!("# created: 2026-11-23\n# public key: age1…\n{secret}\n");
    let found = Identity::parse(&file).unwrap();
    assert_eq!(format!("{found:?}"), "Identity(<redacted>)");
    for (text, expected) in [
        (key("ed25519-locked"), KeyProblem::Locked),
        ("-----BEGIN".into(), KeyProblem::Malformed),
        ("AGE-SECRET-KEY-1QQ".into(), KeyProblem::Malformed),
        (String::new(), KeyProblem::None),
    ] {
        assert_eq!(Identity::parse(&text).unwrap_err().problem, expected);
    }
}

#[test]
fn a_full_disk_is_told_as_such() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let kind = |refused: io::Result<()>| refused.unwrap_err().kind();
    let short = seal(Full, &to_words(WORDS), false).unwrap();
    assert_eq!(kind(short.finish().map(drop)), io::ErrorKind::StorageFull);
    for armored in [false, true] {
        let mut long = seal(Full, &to_words(WORDS), armored).unwrap();
        assert_eq!(
            kind(long.write_all(&[1; 400_000])),
            io::ErrorKind::StorageFull
        );
    }
}

/// Debian's `age`, which is no code of ours nor of the crate we use.
#[cfg(target_os = "linux")]
mod stock {
    use std::process::{Command, Stdio};

    use super::*;
    use crate::common::in_memory;

    /// Types a passphrase at `age`, which reads it from a terminal and from nowhere else.
    const TYPED: &str = r#"
import os, pty, sys
words, *command = sys.argv[1:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)
seen = b""
asked = 0
while True:
    try:
        part = os.read(terminal, 1024)
    except OSError:
        break
    if not part:
        break
    seen += part
    if seen.count(b"assphrase") > asked and seen.rstrip().endswith(b":"):
        asked = seen.count(b"assphrase")
        os.write(terminal, words.encode() + b"\n")
status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
if status:
    sys.stderr.buffer.write(seen)
sys.exit(status)
"#;

    fn run(mut command: Command) {
        let done = command.stdin(Stdio::null()).output();
        let done = done.expect("age and Python are needed: cargo xtask setup --tests");
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{command:?}: {said}");
    }

    fn age(words: Option<&str>) -> Command {
        match words {
            None => Command::new("age"),
            Some(words) => {
                let mut python = Command::new("python3");
                python.args(["-c", TYPED, words, "age"]);
                python
            }
        }
    }

    #[test]
    #[ignore = "needs age and Python; cargo xtask test runs it"]
    fn it_opens_every_sealed_form() {
        let folder = in_memory();
        let at = |name: &str| folder.path().join(name);
        let plain = vec![b'x'; 150_000];
        for (name, to, _, secret) in ways() {
            for armored in [false, true] {
                std::fs::write(at("sealed"), sealed(&plain, &to, armored)).unwrap();
                let mut command = age(secret.is_none().then_some(WORDS));
                command.arg("-d").arg("-o").arg(at("out"));
                if let Some(secret) = &secret {
                    private(&at("key"), secret);
                    command.arg("-i").arg(at("key"));
                }
                command.arg(at("sealed"));
                run(command);
                assert!(
                    std::fs::read(at("out")).unwrap() == plain,
                    "{name} {armored}"
                );
                std::fs::remove_file(at("out")).unwrap();
            }
        }
    }

    #[test]
    #[ignore = "needs age and Python; cargo xtask test runs it"]
    fn what_it_sealed_opens_here() {
        let folder = in_memory();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("plain"), "dear diary").unwrap();
        let (public, secret) = pair();
        for (keys, with) in [
            (public, with(&secret)),
            (key("ed25519.pub"), with(&key("ed25519"))),
            (key("rsa.pub"), with(&key("rsa"))),
        ] {
            for armor in [None, Some("-a")] {
                let mut command = age(None);
                command.args(armor).arg("-r").arg(keys.trim());
                command.arg("-o").arg(at("sealed")).arg(at("plain"));
                run(command);
                let bytes = std::fs::read(at("sealed")).unwrap();
                assert_eq!(opened(&bytes, &with).unwrap(), b"dear diary");
                std::fs::remove_file(at("sealed")).unwrap();
            }
        }
        let mut command = age(Some(WORDS));
        command
            .args(["-p", "-o"])
            .arg(at("sealed"))
            .arg(at("plain"));
        run(command);
        let bytes = std::fs::read(at("sealed")).unwrap();
        assert_eq!(opened(&bytes, &with_words(WORDS)).unwrap(), b"dear diary");
    }

    /// ssh keys that others may read are refused by some programs.
    fn private(path: &std::path::Path, text: &str) {
        use std::os::unix::fs::PermissionsExt;
        std::fs::write(path, text).unwrap();
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
}

#[test]
fn what_is_being_sealed_or_unsealed_prints_nothing() {
    let words = "seven paper lanterns";
    let sealing = seal(Vec::new(), &to_words(words), true).unwrap();
    assert_eq!(format!("{sealing:?}"), "Sealing(<redacted>)");
    let whole = sealed(b"a", &to_words(words), true);
    let reading = vault::unseal(&whole[..], &with_words(words)).unwrap();
    assert_eq!(format!("{reading:?}"), "Unsealed(<redacted>)");
}

#[test]
fn what_is_flushed_reaches_the_writer() {
    struct Counted(u32);
    impl Write for Counted {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            self.0 += 1;
            Ok(())
        }
    }
    let mut sealing = seal(Counted(0), &to_words("seven paper lanterns"), false).unwrap();
    sealing.flush().unwrap();
    let before = sealing.finish().unwrap().0;
    let sealing = seal(Counted(0), &to_words("seven paper lanterns"), false).unwrap();
    assert!(before > sealing.finish().unwrap().0);
}

#[test]
fn a_reader_that_is_refused_is_told_as_such_wherever_it_is() {
    struct Refused<'a>(&'a [u8]);
    impl Read for Refused<'_> {
        fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
            match self.0.read(bytes)? {
                0 => Err(io::ErrorKind::PermissionDenied.into()),
                got => Ok(got),
            }
        }
    }
    let (mut keys, mut secret) = (String::new(), String::new());
    for _ in 0..20 {
        let (public, its) = pair();
        keys.push_str(&format!("{public}\n"));
        secret = its;
    }
    let whole = sealed(b"words", &to(&keys), false);
    // Among the first bytes, in the middle of the header, and at its end.
    for length in [0, 100, 900, 1500] {
        let ended = unseal(Refused(&whole[..length]), &with(&secret));
        assert!(matches!(ended, Err(SealError::Io(_))), "{length}");
    }
}

#[test]
fn a_later_version_of_the_format_is_none_that_we_know() {
    let later = b"age-encryption.org/v9\n-> X25519 abc\nabc\n--- abc\n";
    let ended = unseal(&later[..], &with_words(WORDS));
    assert!(matches!(ended, Err(SealError::NotSealed)), "{ended:?}");
}

#[test]
fn a_public_key_in_mixed_case_was_mistyped() {
    let (public, _) = pair();
    let (start, end) = public.split_at(30);
    let mixed = format!("{start}{}", end.to_uppercase());
    assert_eq!(problem(&mixed), (1, KeyProblem::Malformed));
    let shown = format!("{:?}", Recipient::parse(&public).unwrap());
    assert_eq!(shown, format!("[Recipient({public})]"));
}
