//! Linux: memory is closed to others, and the kernel refuses every socket but local ones.

use super::unix;

/// Files made from here on are their owner's alone; no core dump; and at once, before anything is waited for, no
/// other process may look in: one that could once keeps its way in.
pub(crate) fn first_thing() {
    unix::give_up();
    // Where it is refused, `before_the_window` says so.
    let _ = guard_memory();
}

/// No other process of this person may read this one's memory.
fn guard_memory() -> rustix::io::Result<()> {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    set_dumpable_behavior(DumpableBehavior::NotDumpable)
}

/// No other process of this person may read this one's memory, and no socket but local ones can
/// be made: offline is enforced, not promised. The web view's processes inherit the second.
///
/// # Errors
/// A sentence, when the kernel refuses: then the program does not start.
pub(crate) fn before_the_window(after_a_lock: bool) -> Result<(), String> {
    guard_memory()
        .map_err(|error| format!("evenkeel: the system refused to guard its memory: {error}"))?;
    // It cannot be undone, and outlives a lock: a second filter would only pile up.
    if after_a_lock && sockets::are_local_only() {
        return Ok(());
    }
    // WebDriver talks over a loopback socket; only a build for tests gets here with it.
    if crate::test_doors::is_automated() {
        return Ok(());
    }
    sockets::allow_local_only()
        .map_err(|error| format!("evenkeel: the system refused to cut off the network: {error}"))
}

mod sockets {
    use std::collections::BTreeMap;

    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
        SeccompRule, TargetArch,
    };

    /// Whether the filter is there already. Asked with the kernel's crypto sockets, which the
    /// filter refuses and which are no way to a network.
    pub(super) fn are_local_only() -> bool {
        use rustix::net::{AddressFamily, SocketType, socket};
        let crypto = AddressFamily::from_raw(libc::AF_ALG as u16);
        let tried = socket(crypto, SocketType::SEQPACKET, None);
        matches!(tried, Err(rustix::io::Errno::ACCESS))
    }

    /// Refuses every socket but Unix ones (display, bus) and netlink (which only asks the kernel),
    /// and io_uring, which would make sockets past this filter.
    pub(super) fn allow_local_only() -> Result<(), Box<dyn std::error::Error>> {
        let not = |family: libc::c_int| {
            SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, family as u64)
        };
        let other_family = SeccompRule::new(vec![not(libc::AF_UNIX)?, not(libc::AF_NETLINK)?])?;
        let rules = BTreeMap::from([
            (libc::SYS_socket, vec![other_family]),
            (libc::SYS_io_uring_setup, vec![]),
        ]);
        let filter = SeccompFilter::new(
            rules,
            SeccompAction::Allow,
            SeccompAction::Errno(libc::EACCES as u32),
            TargetArch::try_from(std::env::consts::ARCH)?,
        )?;
        let program: BpfProgram = filter.try_into()?;
        seccompiler::apply_filter_all_threads(&program)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::net::UdpSocket;
    use std::os::unix::net::UnixDatagram;

    /// The filter cannot be taken back, so a process of its own tries it: this test again.
    #[test]
    fn no_network_socket_can_be_made() {
        const CHILD: &str = "EVENKEEL_SOCKET_CHILD";
        if std::env::var_os(CHILD).is_some() {
            assert!(
                UdpSocket::bind("127.0.0.1:0").is_ok(),
                "the control: it works before"
            );
            assert!(!super::sockets::are_local_only());
            super::sockets::allow_local_only().unwrap();
            assert!(super::sockets::are_local_only());
            assert!(UdpSocket::bind("127.0.0.1:0").is_err());
            assert!(UdpSocket::bind("[::1]:0").is_err());
            assert!(UnixDatagram::unbound().is_ok());
            return;
        }
        let child = std::process::Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "protect::linux::tests::no_network_socket_can_be_made",
            ])
            .env(CHILD, "1")
            .output()
            .unwrap();
        // By another name it would try nothing, and succeed.
        let said = String::from_utf8_lossy(&child.stdout);
        assert!(
            child.status.success() && said.contains("1 passed"),
            "{said}"
        );
    }
}
