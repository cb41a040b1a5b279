//! Addresses of package registries: which one a machine uses is its own affair, and a lock file
//! that names one breaks wherever that one cannot be reached.

/// In labels, so that this file does not name them either.
const HOSTS: [&[&str]; 6] = [
    &["registry", "npmjs", "org"],
    &["static", "crates", "io"],
    &["index", "crates", "io"],
    &["files", "pythonhosted", "org"],
    &["pypi", "org"],
    &["deb", "debian", "org"],
];

/// The lines that name one.
pub(super) fn find(text: &str) -> impl Iterator<Item = (usize, String)> {
    let hosts = HOSTS.map(|labels| labels.join("."));
    text.lines().enumerate().flat_map(move |(index, line)| {
        hosts
            .clone()
            .into_iter()
            .filter(|host| line.contains(host))
            .map(move |host| (index + 1, host))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registry_in_a_lock_file_is_found() {
        let host = HOSTS[0].join(".");
        let lock = format!("{{\n  \"resolved\": \"https://{host}/x\"\n}}");
        assert_eq!(find(&lock).collect::<Vec<_>>(), [(2, host)]);
    }

    #[test]
    fn this_file_names_none() {
        assert_eq!(find(include_str!("hosts.rs")).count(), 0);
    }
}
