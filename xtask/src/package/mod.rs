//! `cargo xtask package`: a Debian package of the app, the list of what is in it, and their sums.
//!
//! The same commit gives the same bytes: files have the commit's time, root as their owner and an order.

mod checksums;
mod control;
mod copyright;
mod deb;
mod depends;
mod installer;
mod laid;
mod machine;
mod notices;
mod proof;
mod rpm;

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::program::Program;
use crate::{app, place, say, sbom, setup, ui};

pub(crate) use self::installer::installer;

use self::control::Control;
use self::laid::Papers;

/// Builds the app and packs it, into cargo's folder.
pub(crate) fn package() -> Result<(), Failure> {
    let architecture = machine::ready()?;
    setup::setup(setup::Scope::App, false)?;
    ui::packages()?;
    ui::build_if_stale()?;
    let stock = sbom::packaged(app::PACKAGED)?;
    let papers = Papers {
        copyright: copyright::write()?,
        notices: notices::write(&stock)?,
        list: stock.document()?,
    };
    say::line(
        "To be built with everything optimised as one, which takes half an hour or so the first time.",
    );
    let program = app::dist()?;
    proof::prove(&program)?;
    let control = Control {
        version: stock.version().to_owned(),
        architecture,
        depends: depends::of(&program)?,
        // Filled in from what is laid out.
        installed_kib: 0,
    };
    let made = pack(
        &program,
        &papers,
        control,
        commit_time()?,
        &place::packages(),
    )?;
    if let Some(rpm) = &made.rpm {
        rpm::prove(rpm)?;
    }
    say_what(&made)
}

/// What was made, in one folder.
#[derive(Debug)]
struct Made {
    package: PathBuf,
    /// Where rpmbuild is here.
    rpm: Option<PathBuf>,
    list: PathBuf,
    sums: PathBuf,
}

/// Lays everything out and packs it. Nothing here is slow but the packing itself.
fn pack(
    program: &Path,
    papers: &Papers,
    mut control: Control,
    time: u64,
    folder: &Path,
) -> Result<Made, Failure> {
    // What an earlier run left would stand beside what this one makes.
    let _nothing_there = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).map_err(|error| Failure::file("make", folder, &error))?;
    let tree = folder.join("tree");
    let files = laid::files(program, papers);
    laid::lay(&files, &tree)?;
    control.installed_kib = laid::kib(&files)?;
    control::write(&control, &tree, &checksums::of_tree(&files, &tree)?)?;
    laid::date(&tree, time)?;
    let name = format!("evenkeel_{}_{}", control.version, control.architecture);
    let package = folder.join(format!("{name}.deb"));
    deb::build(&tree, &package, time)?;
    deb::small_enough(&package)?;
    let rpm = if rpm::is_ready() {
        let made = rpm::build(&control.version, &files, &tree, time, folder)?;
        deb::small_enough(&made)?;
        Some(made)
    } else {
        None
    };
    fs::remove_dir_all(&tree).map_err(|error| Failure::file("remove", &tree, &error))?;
    let list = folder.join(format!("{name}.cdx.json"));
    fs::write(&list, &papers.list).map_err(|error| Failure::file("write", &list, &error))?;
    let all: Vec<&Path> = [Some(&package), rpm.as_ref(), Some(&list)]
        .into_iter()
        .flatten()
        .map(PathBuf::as_path)
        .collect();
    let sums = checksums::write(folder, &all)?;
    Ok(Made {
        package,
        rpm,
        list,
        sums,
    })
}

fn say_what(made: &Made) -> Result<(), Failure> {
    let size = deb::size(&made.package)?;
    say::line(&format!(
        "{:.1} MB of at most {} MB: {}\n{}\n{}",
        deb::megabytes(size),
        deb::megabytes(deb::LIMIT),
        made.package.display(),
        made.list.display(),
        made.sums.display(),
    ));
    match &made.rpm {
        Some(rpm) => say::line(&format!(
            "{:.1} MB, for Fedora or openSUSE: {}",
            deb::megabytes(deb::size(rpm)?),
            rpm.display()
        )),
        None => say::line("No .rpm beside it: rpmbuild is not here (apt install rpm)."),
    }
    say::line(&format!(
        "To install it: sudo apt install {}",
        made.package.display()
    ));
    if !Program::new("git")
        .args(["diff", "--quiet", "HEAD"])
        .succeeds()
    {
        say::line("Not all that is in it is committed: nobody else can make the same.");
    }
    Ok(())
}

/// When the commit was made, in seconds: the time of everything in the package.
fn commit_time() -> Result<u64, Failure> {
    let told = Program::new("git")
        .args(["log", "-1", "--format=%ct"])
        .answer()?;
    told.parse().map_err(|_| {
        Failure::new(format!(
            "git does not say when the commit was made: {told:?}."
        ))
    })
}

#[cfg(test)]
mod tests;
