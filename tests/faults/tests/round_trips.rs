//! What Evenkeel seals opens with three programs that are not ours (Debian's `age`, PyPI's `pyrage`, npm's
//! `age-encryption`), byte for byte, and what they seal opens here.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use faults::dice::Dice;
use faults::{in_memory, tries};
use vault::{Identity, Passphrase, Recipient, To, With, WorkFactor, seal, unseal};

const WORDS: &str = "a kettle of quiet otters";

/// Opens `N.ours` of each number with the key or, where there is a file `N.words`, with its words, and seals
/// the same bytes as `N.theirs`.
const PYTHON: &str = r#"
import os, sys, pyrage
folder, identity, recipient, count = sys.argv[1:]
key = pyrage.x25519.Identity.from_str(identity)
to = pyrage.x25519.Recipient.from_str(recipient)
for n in range(int(count)):
    sealed = open(f"{folder}/{n}.ours", "rb").read()
    words = f"{folder}/{n}.words"
    if os.path.exists(words):
        words = open(words).read()
        plain = pyrage.passphrase.decrypt(sealed, words)
        # Its own work factor takes a second each: sealed to the key instead.
    else:
        plain = pyrage.decrypt(sealed, [key])
    open(f"{folder}/{n}.theirs", "wb").write(pyrage.encrypt(plain, [to]))
"#;

const NODE: &str = r#"
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Decrypter, Encrypter, armor } from "age-encryption";
const [folder, identity, recipient, count] = process.argv.slice(1);
for (let n = 0; n < Number(count); n++) {
  const file = readFileSync(`${folder}/${n}.ours`);
  const isText = file.subarray(0, 5).toString() === "-----";
  const sealed = isText ? armor.decode(file.toString()) : new Uint8Array(file);
  const words = `${folder}/${n}.words`;
  const decrypter = new Decrypter();
  const encrypter = new Encrypter();
  if (existsSync(words)) {
    decrypter.addPassphrase(readFileSync(words, "utf8"));
    encrypter.setPassphrase(readFileSync(words, "utf8"));
    encrypter.setScryptWorkFactor(2);
  } else {
    decrypter.addIdentity(identity);
    encrypter.addRecipient(recipient);
  }
  const plain = await decrypter.decrypt(sealed, "uint8array");
  writeFileSync(`${folder}/${n}.theirs`, await encrypter.encrypt(plain));
}
"#;

/// What `age-keygen` made: the secret key and its public one.
fn key_pair() -> (String, String) {
    let made = Command::new("age-keygen").output();
    let made = made.expect("age is needed: cargo xtask setup --tests");
    let text = String::from_utf8(made.stdout).unwrap();
    let line = |with: &str| text.lines().find_map(|line| line.strip_prefix(with));
    let secret = text.lines().find(|line| line.starts_with("AGE-SECRET-KEY"));
    (
        secret.unwrap().to_owned(),
        line("# public key: ").unwrap().to_owned(),
    )
}

/// Bytes of chance: none, one, a page more or less, or many.
fn bytes(dice: &mut Dice) -> Vec<u8> {
    let length = match dice.under(6) {
        0 => dice.under(3),
        // Around the chunks of the format, which are 64 KiB.
        1 => 65_534 + dice.under(5),
        2 => 131_070 + dice.under(5),
        _ => dice.under(20_000),
    };
    (0..length)
        .map(|_| u8::try_from(dice.under(256)).unwrap())
        .collect()
}

/// Seals by chance to the key or, where the other program can be told one, to words; armored or not.
fn sealed_here(
    folder: &Path,
    public: &str,
    count: u32,
    takes_words: bool,
    dice: &mut Dice,
) -> Vec<Vec<u8>> {
    let recipients = Recipient::parse(public).unwrap();
    (0..count)
        .map(|n| {
            let plain = bytes(dice);
            let to = if takes_words && dice.under(3) == 0 {
                fs::write(folder.join(format!("{n}.words")), WORDS).unwrap();
                To::Passphrase(Passphrase::new(WORDS), WorkFactor::for_tests(2).unwrap())
            } else {
                To::Recipients(recipients.clone())
            };
            let mut sealing = seal(Vec::new(), &to, dice.under(2) == 0).unwrap();
            sealing.write_all(&plain).unwrap();
            let sealed = sealing.finish().unwrap();
            fs::write(folder.join(format!("{n}.ours")), sealed).unwrap();
            plain
        })
        .collect()
}

/// Opens what the other program sealed. How many are not what they were.
fn wrong_here(folder: &Path, secret: &str, plain: &[Vec<u8>]) -> usize {
    let is_right = |n: usize, plain: &[u8]| {
        let file = fs::read(folder.join(format!("{n}.theirs"))).unwrap();
        let by_key = With::Identity(Identity::parse(secret).unwrap());
        let by_words = With::Passphrase(Passphrase::new(WORDS));
        [by_key, by_words].iter().any(|with| {
            let mut read = Vec::new();
            let opened = unseal(file.as_slice(), with).and_then(|mut unsealed| {
                unsealed.read_to_end(&mut read)?;
                Ok(())
            });
            opened.is_ok() && read == plain
        })
    };
    let all = plain.iter().enumerate();
    all.filter(|(n, plain)| !is_right(*n, plain)).count()
}

/// So many there and back with a program that is given folder, secret key, public key and count.
fn there_and_back(name: &str, takes_words: bool, run: &dyn Fn(&Path, &str, &str, u32)) {
    let count = tries(120, 1_000);
    let folder = in_memory();
    let (secret, public) = key_pair();
    let mut dice = Dice::of(23);
    let plain = sealed_here(folder.path(), &public, count, takes_words, &mut dice);
    run(folder.path(), &secret, &public, count);
    let wrong = wrong_here(folder.path(), &secret, &plain);
    println!("{name}: {count} there and back, {wrong} wrong");
    assert_eq!(wrong, 0, "{name}");
}

fn must_run(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| {
        panic!("cargo xtask setup --tests installs it: {command:?}: {error}")
    });
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
}

#[test]
#[ignore = "needs age; cargo xtask test runs it"]
fn with_the_age_of_debian() {
    // It asks a terminal for words, so it is given keys alone.
    there_and_back("age", false, &|folder, secret, public, count| {
        let key = folder.join("key");
        fs::write(&key, secret).unwrap();
        for n in 0..count {
            let (ours, theirs) = (format!("{n}.ours"), format!("{n}.theirs"));
            let opened = folder.join(format!("{n}.opened"));
            must_run(
                Command::new("age")
                    .args(["--decrypt", "-i"])
                    .arg(&key)
                    .arg(folder.join(ours))
                    // By itself it makes no file of nothing.
                    .stdout(fs::File::create(&opened).unwrap()),
            );
            must_run(
                Command::new("age")
                    .args(["--encrypt", "-r", public, "-o"])
                    .arg(folder.join(theirs))
                    .arg(&opened),
            );
        }
    });
}

#[test]
#[ignore = "needs age, and Python with pyrage; cargo xtask test runs it"]
fn with_pyrage() {
    let named = std::env::var_os("EVENKEEL_PYTHON").map(PathBuf::from);
    let usual = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/venv/bin/python");
    let python = named.unwrap_or(usual);
    there_and_back("pyrage", true, &|folder, secret, public, count| {
        must_run(
            Command::new(&python)
                .args(["-c", PYTHON])
                .arg(folder)
                .args([secret, public, &count.to_string()]),
        );
    });
}

#[test]
#[ignore = "needs age, Node and the npm packages; cargo xtask test runs it"]
fn with_age_encryption() {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui");
    there_and_back("age-encryption", true, &|folder, secret, public, count| {
        must_run(
            Command::new("node")
                .args(["--input-type=module", "-e", NODE])
                .arg(folder)
                .args([secret, public, &count.to_string()])
                .current_dir(&ui),
        );
    });
}
