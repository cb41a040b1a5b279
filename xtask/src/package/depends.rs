//! Which packages the program needs: asked of `dpkg-shlibdeps`, which knows the libraries it is linked
//! with and from which version on each has what is called.

use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::place;
use crate::program::Program;

/// What it reads of a source package, which there is none of.
const SOURCE: &str = "Source: evenkeel\n\nPackage: evenkeel\nArchitecture: any\n";

/// The value of the field `Depends`.
pub(super) fn of(program: &Path) -> Result<String, Failure> {
    let folder = place::target().join("tmp").join("depends");
    let debian = folder.join("debian");
    let file = debian.join("control");
    fs::create_dir_all(&debian)
        .and_then(|()| fs::write(&file, SOURCE))
        .map_err(|error| Failure::file("write", &file, &error))?;
    let told = Program::new("dpkg-shlibdeps")
        .args(["-O", "-e"])
        .args([program])
        .within(&folder)
        .answer()?;
    read(&told)
}

fn read(told: &str) -> Result<String, Failure> {
    let depends = told
        .lines()
        .find_map(|line| line.strip_prefix("shlibs:Depends="))
        .unwrap_or_default();
    // Without the web view nothing opens: a list that lacks it is wrong.
    if depends.contains("libwebkit2gtk-4.1-0") {
        return Ok(depends.to_owned());
    }
    Err(Failure::new(format!(
        "dpkg-shlibdeps does not find what the program needs: {told:?}."
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_without_the_web_view_is_refused() {
        let told = "shlibs:Depends=libc6 (>= 2.34), libwebkit2gtk-4.1-0 (>= 2.40)";
        assert_eq!(read(told).unwrap(), told["shlibs:Depends=".len()..]);
        assert!(read("shlibs:Depends=libc6 (>= 2.34)").is_err());
        assert!(read("").is_err());
    }
}
