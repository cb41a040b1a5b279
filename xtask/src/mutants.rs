//! `cargo xtask mutants`: breaks the store in one place after the other, or the shell, and asks whether a test falls.
//! What is broken and what is left out, `.cargo/mutants.toml` and `mutants-shell.toml` say, with the reasons.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::Failure;
use crate::program::{Program, which};
use crate::{openssl, place, say};

/// So many of a hundred of the store's are to be caught.
const AIM: f64 = 90.0;

/// Tries every mutant of the files that `pattern` names, or of all; or only `sample` of them, drawn by
/// dice that fall the same each time.
pub(crate) fn mutants(pattern: Option<&str>, sample: Option<usize>) -> Result<(), Failure> {
    for tool in ["cargo-mutants", "cargo-nextest"] {
        if which(tool).is_none() {
            return Err(Failure::new(format!("{tool} is not here."))
                .advise(format!("Get it with: cargo install {tool} --locked")));
        }
    }
    let broken = Broken::by(pattern);
    let mut all = list(broken, pattern)?;
    let count = all.len();
    if count == 0 {
        return Err(Failure::new("No mutant is in what was named."));
    }
    let mut chosen = Vec::new();
    if let Some(sample) = sample {
        draw(&mut all, sample);
        chosen.extend(all.iter().flat_map(|name| ["--re".to_owned(), whole(name)]));
    }
    let out = place::target().join("mutants");
    fs::create_dir_all(&out).map_err(|error| Failure::file("make", &out, &error))?;
    let told = out.join("mutants.out").join("outcomes.json");
    // Else an old one would be read where a run does not come to its end.
    let _ = fs::remove_file(&told);
    say::title(&format!("{} of {count} mutants", all.len()));
    let ended = ask(broken, pattern)?
        .args(["--output"])
        .args([&out])
        .args(chosen);
    // It also fails when a single mutant is missed; what became of them decides.
    let ended = ended.run();
    let Some(figures) = read(&told) else {
        return ended.and(Err(Failure::new("No mutant was tried.")));
    };
    say::line(&figures.sentence(sample.is_some()));
    match broken {
        Broken::Store => figures.must_reach_the_aim(&told),
        // Journeys hold what the shell's own tests do not reach.
        Broken::Shell => Ok(()),
    }
}

/// What is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Broken {
    Store,
    Shell,
}

impl Broken {
    /// The store, unless files of the shell's folder are named.
    fn by(pattern: Option<&str>) -> Self {
        if pattern.is_some_and(|pattern| pattern.starts_with("src-tauri/")) {
            Self::Shell
        } else {
            Self::Store
        }
    }

    fn package(self) -> &'static str {
        match self {
            Self::Store => "vault",
            Self::Shell => "evenkeel",
        }
    }

    fn config(self) -> PathBuf {
        place::root().join(".cargo").join(match self {
            Self::Store => "mutants.toml",
            Self::Shell => "mutants-shell.toml",
        })
    }
}

fn list(broken: Broken, pattern: Option<&str>) -> Result<Vec<String>, Failure> {
    let told = ask(broken, pattern)?.args(["--list"]).answer()?;
    Ok(told.lines().map(str::to_owned).collect())
}

fn ask(broken: Broken, pattern: Option<&str>) -> Result<Program, Failure> {
    // The page as it was built: a copy of the sources holds none.
    let page = serde_json::json!({ "build": { "frontendDist": place::ui().join("dist") } });
    Ok(Program::cargo()
        .args([
            "mutants",
            "--package",
            broken.package(),
            "--colors",
            "never",
        ])
        .args(["--config"])
        .args([broken.config()])
        .env("TAURI_CONFIG", page.to_string())
        .args(openssl::features()?)
        .args(
            pattern
                .map(|pattern| ["--file", pattern])
                .into_iter()
                .flatten(),
        ))
}

/// An expression that only this name fulfils.
fn whole(name: &str) -> String {
    let mut expression = String::from("^");
    for letter in name.chars() {
        if r"\.+*?()|[]{}^$".contains(letter) {
            expression.push('\\');
        }
        expression.push(letter);
    }
    expression.push('$');
    expression
}

/// Leaves `wanted` of them, each as likely as any other, in the order they had.
fn draw(all: &mut Vec<String>, wanted: usize) {
    let mut dice = 7_u64;
    let mut left = wanted;
    let mut to_come = all.len();
    all.retain(|_| {
        let taken = to_come > 0 && (throw(&mut dice) % to_come as u64) < left as u64;
        to_come -= 1;
        left -= usize::from(taken);
        taken
    });
}

/// The next throw of a splitmix64.
fn throw(dice: &mut u64) -> u64 {
    *dice = dice.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (*dice ^ (*dice >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// What became of the mutants that were tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Figures {
    caught: u32,
    missed: u32,
    /// The tests did not end with it. Such a one is noticed, but by nobody's judgement.
    hung: u32,
    /// It is no program.
    unviable: u32,
}

impl Figures {
    /// Of those that were programs.
    fn share(self) -> f64 {
        100.0 * f64::from(self.caught) / f64::from(self.tried())
    }

    fn tried(self) -> u32 {
        self.caught + self.missed + self.hung
    }

    fn sentence(self, is_sample: bool) -> String {
        let mut sentence = format!(
            "{} tried: {} caught ({:.1} %), {} missed, {} ran on without end; {} more do not compile.",
            self.tried(),
            self.caught,
            self.share(),
            self.missed,
            self.hung,
            self.unviable
        );
        if is_sample {
            let (low, high) = likely(self.caught, self.tried());
            sentence.push_str(&format!(
                " So of all, {low:.1} to {high:.1} % are caught (Wilson, 95 %)."
            ));
        }
        sentence
    }

    fn must_reach_the_aim(self, told: &Path) -> Result<(), Failure> {
        if self.share() >= AIM {
            return Ok(());
        }
        let beside = told.with_file_name("missed.txt");
        Err(Failure::new(format!("Fewer than {AIM} % were caught."))
            .advise(format!("The others are named in {}.", beside.display())))
    }
}

/// The bounds, in percent, between which the share of all lies, as a sample tells (Wilson's score
/// interval, 95 %).
fn likely(caught: u32, tried: u32) -> (f64, f64) {
    const Z: f64 = 1.96;
    let (n, share) = (f64::from(tried), f64::from(caught) / f64::from(tried));
    let middle = share + Z * Z / (2.0 * n);
    let reach = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let of = |bound: f64| 100.0 * bound / (1.0 + Z * Z / n);
    (of(middle - reach), of(middle + reach))
}

/// `None` when nothing was tried.
fn read(told: &PathBuf) -> Option<Figures> {
    let told: Value = serde_json::from_str(&fs::read_to_string(told).ok()?).ok()?;
    figures_in(&told)
}

fn figures_in(told: &Value) -> Option<Figures> {
    let count = |name: &str| u32::try_from(told.get(name)?.as_u64()?).ok();
    let figures = Figures {
        caught: count("caught")?,
        missed: count("missed")?,
        hung: count("timeout")?,
        unviable: count("unviable")?,
    };
    (figures.tried() > 0).then_some(figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_holds_as_many_as_were_asked_for_and_is_the_same_each_time() {
        let all: Vec<String> = (0..1000).map(|n| n.to_string()).collect();
        let drawn = |wanted| {
            let mut all = all.clone();
            draw(&mut all, wanted);
            all
        };
        assert_eq!(drawn(90).len(), 90);
        assert_eq!(drawn(90), drawn(90));
        assert_eq!(drawn(0), [""; 0]);
        assert_eq!(drawn(2000), all);
        // From everywhere, not only from the beginning.
        let late = drawn(90)
            .iter()
            .filter(|n| n.len() == 3 && n.as_str() >= "500")
            .count();
        assert!((30..60).contains(&late), "{late} of the later half");
    }

    #[test]
    fn files_of_the_shell_are_broken_with_the_shells_tests_and_all_else_with_the_stores() {
        let shell = Broken::by(Some("src-tauri/src/relay.rs"));
        assert_eq!(shell, Broken::Shell);
        for pattern in [None, Some("slot.rs"), Some("crates/vault/src/slot/*")] {
            assert_eq!(Broken::by(pattern), Broken::Store, "{pattern:?}");
        }
        for broken in [Broken::Store, Broken::Shell] {
            let told = fs::read_to_string(broken.config()).unwrap();
            let tested = format!("\ntest_package = [\"{}\"]\n", broken.package());
            assert!(told.contains(&tested), "{broken:?}");
        }
    }

    #[test]
    fn a_name_fits_only_itself() {
        assert_eq!(
            whole("a.rs:1:2: replace x -> Result<(), E>"),
            r"^a\.rs:1:2: replace x -> Result<\(\), E>$"
        );
    }

    #[test]
    fn the_interval_is_wilsons() {
        let (low, high) = likely(90, 100);
        assert!((low - 82.56).abs() < 0.01, "{low}");
        assert!((high - 94.48).abs() < 0.01, "{high}");
        let (low, high) = likely(10, 10);
        assert!(
            (low - 72.25).abs() < 0.01 && (high - 100.0).abs() < 1e-9,
            "{low} {high}"
        );
    }

    #[test]
    fn what_does_not_compile_counts_for_nothing_and_what_hangs_against_it() {
        let told = r#"{"caught": 8, "missed": 1, "timeout": 1, "unviable": 5}"#;
        let figures = figures_in(&serde_json::from_str(told).unwrap()).unwrap();
        assert_eq!(figures.tried(), 10);
        assert!(
            figures
                .must_reach_the_aim(Path::new("x/outcomes.json"))
                .is_err()
        );
        let told = r#"{"caught": 9, "missed": 1, "timeout": 0, "unviable": 5}"#;
        let figures = figures_in(&serde_json::from_str(told).unwrap()).unwrap();
        assert!(
            figures
                .must_reach_the_aim(Path::new("x/outcomes.json"))
                .is_ok()
        );
    }

    /// Cargo does not look for tests where a package names its one program: a file that this does not name
    /// would be compiled by nobody.
    #[test]
    fn each_file_of_tests_is_in_the_one_program_of_its_package() {
        let packages = ["crates", "tests", "."].map(|folder| place::root().join(folder));
        let packages = packages
            .iter()
            .flat_map(|folder| fs::read_dir(folder).unwrap());
        let mut looked_at = Vec::new();
        for package in packages.map(|entry| entry.unwrap().path()) {
            let manifest = fs::read_to_string(package.join("Cargo.toml")).unwrap_or_default();
            if !manifest.contains("\nautotests = false\n") {
                continue;
            }
            looked_at.push(package.file_name().unwrap().to_owned());
            let roots = manifest
                .lines()
                .filter_map(|line| line.strip_prefix("path = \"tests/")?.strip_suffix("\""));
            let roots: Vec<&str> = roots.filter(|path| !path.contains('/')).collect();
            let read = |root: &&str| fs::read_to_string(package.join("tests").join(root)).unwrap();
            let named: String = roots.iter().map(read).collect();
            for found in fs::read_dir(package.join("tests")).unwrap() {
                let file = found.unwrap().file_name().into_string().unwrap();
                let Some(name) = file.strip_suffix(".rs") else {
                    continue;
                };
                let is_in = named.contains(&format!("\nmod {name};\n"));
                assert!(
                    roots.contains(&file.as_str()) || is_in,
                    "{package:?}: {file}"
                );
            }
        }
        for package in ["vault", "export", "faults"] {
            assert!(looked_at.iter().any(|name| name == package), "{package}");
        }
    }

    /// A file of sources that no module names is compiled by nobody either, and no lint tells.
    #[test]
    fn each_file_of_sources_is_named_by_a_module() {
        let mut folders: Vec<_> = ["crates", "tests", "src-tauri", "xtask"]
            .map(|folder| place::root().join(folder))
            .into();
        let (mut looked_at, mut nobodys) = (0, Vec::new());
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_stem().unwrap().to_str().unwrap();
                let is_of_sources = path.ancestors().skip(1).any(|above| above.ends_with("src"));
                if path.is_dir() {
                    // Programs of their own, and what is built.
                    if name != "bin" && name != "target" {
                        folders.push(path);
                    }
                } else if is_of_sources
                    && path.extension().is_some_and(|kind| kind == "rs")
                    && !["lib", "main", "mod"].contains(&name)
                {
                    looked_at += 1;
                    let above = ["lib.rs", "main.rs", "mod.rs"].map(|above| folder.join(above));
                    let mut above = above.into_iter().chain([folder.with_extension("rs")]);
                    let is_named = above.any(|above| {
                        let text = fs::read_to_string(above).unwrap_or_default();
                        text.contains(&format!("mod {name};"))
                    });
                    if !is_named {
                        nobodys.push(path);
                    }
                }
            }
        }
        assert!(looked_at > 300, "only {looked_at} were looked at");
        assert!(nobodys.is_empty(), "compiled by nobody: {nobodys:#?}");
    }

    #[test]
    fn a_run_in_which_nothing_was_tried_has_no_figures() {
        let told = r#"{"caught": 0, "missed": 0, "timeout": 0, "unviable": 3}"#;
        assert_eq!(figures_in(&serde_json::from_str(told).unwrap()), None);
    }
}
