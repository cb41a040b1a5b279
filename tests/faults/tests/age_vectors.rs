//! The test vectors of the age format (C2SP CCTV, npm `cctv-age`), each opened through our own wrapper. What is
//! to open gives its exact bytes; what is to be refused is refused, and never read to its end.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;
use std::process::Command;

use sha2::{Digest as _, Sha256};
use vault::{Identity, Passphrase, SealError, With, unseal};

/// Prints each vector as a line: its name and its bytes in hex. A compressed body is unpacked: that is the
/// vectors' way to be small, and none of age's.
const DUMP: &str = r#"
import { inflateSync } from "node:zlib";
const vectors = await import("cctv-age");
for (const [name, bytes] of Object.entries(vectors.default ?? vectors)) {
  const file = Buffer.from(bytes);
  const end = file.indexOf("\n\n");
  const head = file.subarray(0, end + 2);
  const body = file.subarray(end + 2);
  const packed = head.toString().includes("compressed: zlib");
  console.log(name, Buffer.concat([head, packed ? inflateSync(body) : body]).toString("hex"));
}
"#;

/// Files that the format refuses and the crate `age` opens: it still reads a stanza without its last, empty
/// line, as age wrote them before version 1. The header's authentication code covers it all the same.
const LENIENT: [&str; 2] = ["stanza_missing_body", "stanza_missing_final_line"];

/// A vector: what is said of it, and the file.
struct Vector {
    name: String,
    said: Vec<(String, String)>,
    file: Vec<u8>,
}

impl Vector {
    fn said(&self, name: &str) -> Vec<&str> {
        let of_it = self.said.iter().filter(|(key, _)| key == name);
        of_it.map(|(_, value)| value.as_str()).collect()
    }
}

fn vectors() -> Vec<Vector> {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui");
    let output = Command::new("node")
        .args(["--input-type=module", "-e", DUMP])
        .current_dir(ui)
        .output()
        .expect("Node is needed: cargo xtask setup");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "cargo xtask test installs the vectors: {said}"
    );
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .map(|line| {
            let (name, hex) = line.split_once(' ').unwrap();
            let bytes: Vec<u8> = (0..hex.len())
                .step_by(2)
                .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
                .collect();
            let end = bytes.windows(2).position(|two| two == b"\n\n").unwrap();
            let head = std::str::from_utf8(&bytes[..end]).unwrap();
            let said = head.lines().map(|line| {
                let (key, value) = line.split_once(": ").unwrap();
                (key.to_owned(), value.to_owned())
            });
            Vector {
                name: name.to_owned(),
                said: said.collect(),
                file: bytes[end + 2..].to_vec(),
            }
        })
        .collect()
}

/// Opens a vector with one of its secrets and reads it to its end.
fn opened(vector: &Vector, with: &With) -> Result<Vec<u8>, SealError> {
    let mut read = Vec::new();
    unseal(vector.file.as_slice(), with)?.read_to_end(&mut read)?;
    Ok(read)
}

/// All that a vector gives to open it with; a key of a kind that is not taken is none.
fn secrets(vector: &Vector) -> Vec<With> {
    let keys = vector.said("identity").into_iter();
    let keys = keys.filter_map(|key| Identity::parse(key).ok().map(With::Identity));
    let passphrases = vector.said("passphrase").into_iter();
    keys.chain(passphrases.map(|text| With::Passphrase(Passphrase::new(text))))
        .collect()
}

#[test]
#[ignore = "needs Node and the npm packages; cargo xtask test runs it"]
fn every_vector_of_the_format_gets_its_right_answer() {
    let (mut counts, mut wrong) = (BTreeMap::<String, u32>::new(), Vec::new());
    let vectors = vectors();
    for vector in &vectors {
        let expect = vector.said("expect")[0];
        let secrets = secrets(vector);
        if secrets.is_empty() {
            // Keys of a kind that Evenkeel does not take (post-quantum hybrids): the file must not open, and
            // there is nothing here that could open it.
            *counts
                .entry(format!("{expect}: its key is not taken"))
                .or_default() += 1;
            continue;
        }
        let results: Vec<_> = secrets.iter().map(|with| opened(vector, with)).collect();
        let good = results.iter().find_map(|result| result.as_ref().ok());
        let verdict = match (expect, good) {
            ("success", Some(bytes)) => {
                let sum = Sha256::digest(bytes);
                let sum: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
                if vector.said("payload") == [sum] {
                    "opened, the right bytes".to_owned()
                } else {
                    wrong.push(format!("{}: other bytes", vector.name));
                    continue;
                }
            }
            ("success", None) => {
                wrong.push(format!("{}: refused: {:?}", vector.name, results));
                continue;
            }
            (_, Some(_)) if LENIENT.contains(&vector.name.as_str()) => {
                "opened, as age before version 1 wrote it".to_owned()
            }
            (_, Some(_)) => {
                wrong.push(format!("{}: opened, for {expect}", vector.name));
                continue;
            }
            (_, None) => "refused".to_owned(),
        };
        *counts.entry(format!("{expect}: {verdict}")).or_default() += 1;
    }
    for (what, count) in &counts {
        println!("age vectors: {count} {what}");
    }
    println!(
        "age vectors: {} in all, {} wrong",
        vectors.len(),
        wrong.len()
    );
    assert!(vectors.len() >= 143);
    assert!(wrong.is_empty(), "{wrong:#?}");
}
