//! Windows: a program cannot take a network away from itself without rights that this one does not ask for. What it has
//! of its own to say to the web view, it says.

/// What WebView2 is started with. The first are what wry gives it, which this takes the place of. Then: no call of its
/// own to anybody, for updates, lists of sites, reports or an account; and no name of a computer leads anywhere, but for
/// those under which the program itself answers.
pub(crate) const WEB_VIEW_ARGUMENTS: &str = concat!(
    "--disable-features=msWebOOUI,msPdfOOUI,msSmartScreenProtection",
    " --disable-background-networking",
    " --disable-breakpad",
    " --disable-client-side-phishing-detection",
    " --disable-component-update",
    " --disable-default-apps",
    " --disable-domain-reliability",
    " --disable-sync",
    " --metrics-recording-only",
    " --no-pings",
    " --host-resolver-rules=\"MAP * ~NOTFOUND, EXCLUDE *.localhost\"",
);

/// Nothing to give up: what the profile's folders let in is the system's affair.
pub(crate) fn first_thing() {}

/// Nothing more.
///
/// # Errors
/// None.
pub(crate) fn before_the_window(_after_a_lock: bool) -> Result<(), String> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_wry_turns_off_stays_off_and_the_programs_own_address_is_found() {
        let wry = "--disable-features=msWebOOUI,msPdfOOUI,msSmartScreenProtection ";
        assert!(WEB_VIEW_ARGUMENTS.starts_with(wry));
        // A second list of features would take the place of the first.
        assert_eq!(WEB_VIEW_ARGUMENTS.matches("--disable-features").count(), 1);
        assert!(WEB_VIEW_ARGUMENTS.contains("EXCLUDE *.localhost"));
    }
}
