use std::ffi::OsString;
use std::path::PathBuf;

use vault::BegunKeyChange;

use crate::lock::LockReason;
use crate::standing::Standing;

/// What the program was started with.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Args {
    /// Make a journal of ten months in a temporary folder and open on it.
    pub(crate) sample: bool,
    /// The sample made by the process this one replaces.
    pub(crate) sample_at: Option<PathBuf>,
    /// The children of the process this one replaces: they are ours now, and ending.
    pub(crate) children: Vec<i32>,
    /// Why the process this one replaces was locked.
    pub(crate) locked: Option<LockReason>,
    /// How its window stood.
    pub(crate) stood: Standing,
    /// Until when what was typed in it was saved, as RFC 3339.
    pub(crate) saved_until: Option<String>,
    /// A new recovery key was on its page, of a journal that was not made.
    pub(crate) setup_left: bool,
    /// A change of what opens the journal that it had begun.
    pub(crate) key_change: Option<BegunKeyChange>,
}

impl Args {
    /// # Errors
    /// A sentence that names what is not understood.
    pub(crate) fn parse(args: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut found = Args::default();
        let mut args = args.skip(1);
        while let Some(arg) = args.next() {
            match arg.to_str() {
                Some("--sample") => found.sample = true,
                Some("--sample-at") => found.sample_at = args.next().map(PathBuf::from),
                Some("--children") => {
                    let listed = args.next().unwrap_or_default();
                    let listed = listed.to_string_lossy();
                    found.children = listed
                        .split(',')
                        .filter_map(|pid| pid.parse().ok())
                        .collect();
                }
                Some("--locked") => {
                    let reason = args.next().unwrap_or_default();
                    found.locked = reason.to_str().and_then(LockReason::from_word);
                }
                Some("--setup-left") => found.setup_left = true,
                Some("--key-change") => {
                    let begun = args.next().unwrap_or_default();
                    found.key_change = begun.to_str().and_then(BegunKeyChange::from_word);
                }
                Some("--stood") => {
                    let stood = args.next().unwrap_or_default();
                    found.stood = Standing::from_argument(&stood.to_string_lossy());
                }
                Some("--saved-until") => {
                    let until = args.next().unwrap_or_default();
                    found.saved_until = until
                        .to_str()
                        .filter(|until| chrono::DateTime::parse_from_rfc3339(until).is_ok())
                        .map(str::to_owned);
                }
                _ => {
                    return Err(format!(
                        "evenkeel: {} is not understood; --sample opens a made journal, and nothing else is needed",
                        arg.display()
                    ));
                }
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Args, String> {
        Args::parse(["evenkeel"].iter().chain(words).map(OsString::from))
    }

    #[test]
    fn what_a_lock_passes_on_is_read_back() {
        assert_eq!(parse(&[]).unwrap(), Args::default());
        assert!(parse(&["--sample"]).unwrap().sample);
        let after = parse(&[
            "--sample-at",
            "/tmp/x",
            "--children",
            "12,x,34",
            "--locked",
            "idle",
            "--stood",
            "minimised/-/7",
            "--saved-until",
            "2026-11-30T14:03:20+01:00",
            "--setup-left",
            "--key-change",
            "passphrase:0f",
        ])
        .unwrap();
        assert_eq!(after.children, [12, 34]);
        assert_eq!(after.sample_at, Some("/tmp/x".into()));
        assert_eq!(after.locked, Some(LockReason::Idle));
        assert_eq!(after.stood, Standing::from_argument("minimised/-/7"));
        assert_eq!(after.saved_until.unwrap(), "2026-11-30T14:03:20+01:00");
        assert!(after.setup_left);
        assert_eq!(after.key_change.unwrap().to_word(), "passphrase:0f");
        assert_eq!(parse(&["--saved-until", "soon"]).unwrap().saved_until, None);
        assert!(parse(&["--what"]).unwrap_err().contains("--what"));
    }
}
