//! A second start calls the window of the first and ends. The plugin does that as well, but only once GTK runs and the
//! desktop was asked for its appearance: threads that a program which ends at once should not have.

use std::time::Duration;

use zbus::blocking::connection::Builder;
use zbus::blocking::fdo::DBusProxy;
use zbus::names::BusName;

/// What the plugin adds to the name it is given, and what it answers to there.
const SUFFIX: &str = "SingleInstance";
const INTERFACE: &str = "org.SingleInstance.DBus";
const CALL: &str = "ExecuteCallback";

/// How long the bus, and then the first program, may take. Whoever does not answer is met again by the plugin.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whether a program of that name runs and has taken the call.
pub(crate) fn has_called_the_first(bus_name: &str) -> bool {
    call(&format!("{bus_name}.{SUFFIX}")).unwrap_or(false)
}

fn call(name: &str) -> zbus::Result<bool> {
    let bus = Builder::session()?.method_timeout(PATIENCE).build()?;
    if !DBusProxy::new(&bus)?.name_has_owner(BusName::try_from(name)?)? {
        return Ok(false);
    }
    let path = format!("/{}", name.replace('.', "/").replace('-', "_"));
    // Neither its arguments nor its folder mean anything to the first.
    let nothing = (Vec::<String>::new(), "");
    bus.call_method(Some(name), path.as_str(), Some(INTERFACE), CALL, &nothing)?;
    Ok(true)
}
