//! `shots --app PATH --out DIR`: pictures of every screen of the real program, light and dark, wide and
//! narrow, in files such as `today-light-1100.png`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::app::App;
use crate::desk::Desk;
use crate::tour::{self, Theme};
use serde_json::json;

const SIZES: [(u32, u32); 2] = [(1100, 760), (380, 760)];

/// What a picture is about: what has the focus, if it can be seen, else what stands at the top of a part
/// that was scrolled.
const REMEMBER: &str = r"
const focused = document.activeElement;
const box = focused.getBoundingClientRect();
const seen = focused !== document.body && box.top >= 0 && box.bottom <= innerHeight;
const part = [...document.querySelectorAll('main .scroller')].find(({ scrollTop }) => scrollTop > 0)?.getBoundingClientRect();
const top = part ? document.elementFromPoint(part.left + 60, part.top + 70) : null;
window.about = seen ? [focused, 'center'] : top ? [top, 'start'] : null;
";

/// A narrow page is a longer one: what the picture is about is brought back into sight.
const RETURN: &str = r"
const [element, block] = window.about ?? [];
const box = element?.getBoundingClientRect();
if (box && (box.top < 0 || box.bottom > innerHeight)) element.scrollIntoView({ block });
";

/// What the program `shots` does: takes them all.
#[must_use]
pub fn take() -> ExitCode {
    let (program, folder) = match arguments() {
        Ok(found) => found,
        Err(sentence) => {
            eprintln!("{sentence}");
            return ExitCode::FAILURE;
        }
    };
    if let Err(error) = fs::create_dir_all(&folder) {
        eprintln!("{} cannot be made: {error}", folder.display());
        return ExitCode::FAILURE;
    }
    for theme in Theme::ALL {
        let mut visit = |app: &App, screen: &str| {
            app.page().script(REMEMBER, json!([]));
            for (width, height) in SIZES {
                app.resize(width, height);
                app.page().script(RETURN, json!([]));
                let name = format!("{screen}-{}-{width}.png", theme.word());
                save(&folder.join(&name), &app.picture());
                println!("{name}");
            }
            app.resize(SIZES[0].0, SIZES[0].1);
        };
        tour::first_days(&Desk::with(&program), theme, &mut visit);
        tour::sample(&Desk::with(&program), theme, &mut visit);
    }
    ExitCode::SUCCESS
}

fn save(file: &Path, picture: &[u8]) {
    if let Err(error) = fs::write(file, picture) {
        panic!("{} cannot be written: {error}", file.display());
    }
}

fn arguments() -> Result<(PathBuf, PathBuf), String> {
    const USAGE: &str = "use: shots --app PATH --out DIR";
    let (mut program, mut folder) = (None, None);
    let mut given = std::env::args_os().skip(1);
    while let Some(name) = given.next() {
        let value = given.next().map(PathBuf::from);
        match name.to_str() {
            Some("--app") => program = value,
            Some("--out") => folder = value,
            _ => return Err(format!("{} is not understood; {USAGE}", name.display())),
        }
    }
    match (program, folder) {
        (Some(program), Some(folder)) if program.is_file() => Ok((program, folder)),
        (Some(program), Some(_)) => Err(format!("there is no program at {}", program.display())),
        _ => Err(USAGE.to_owned()),
    }
}
