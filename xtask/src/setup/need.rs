//! What the app, and its proofs, need from a Linux system; and which package brings it.

use super::Scope;
use super::manager::Manager;

/// How a need is found to be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// A program on the PATH.
    Program(&'static str),
    /// A library's development files, as pkg-config knows them.
    Library(&'static str),
    /// Python with the modules that make a virtual environment.
    PythonVenv,
    /// One of these files: it is no program of its own.
    File(&'static [&'static str]),
    /// At least one font.
    Font,
}

/// One thing needed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Need {
    /// What it is called when it is missing.
    pub(super) name: &'static str,
    pub(super) sign: Sign,
    pub(super) scope: Scope,
    /// Without it there is another, slower way.
    pub(super) spare: bool,
    apt: &'static str,
    dnf: &'static str,
    pacman: &'static str,
    zypper: &'static str,
}

impl Need {
    /// The package that brings it. On RPM systems a package may also be asked for by what it
    /// provides, which holds across their releases better than names do.
    pub(super) fn package(&self, manager: Manager) -> &'static str {
        match manager {
            Manager::Apt => self.apt,
            Manager::Dnf => self.dnf,
            Manager::Pacman => self.pacman,
            Manager::Zypper => self.zypper,
        }
    }
}

/// Everything a scope needs.
pub(super) fn needs(scope: Scope) -> impl Iterator<Item = &'static Need> {
    NEEDS.iter().filter(move |need| need.scope <= scope)
}

const NEEDS: [Need; 34] = [
    Need {
        name: "a C compiler",
        sign: Sign::Program("cc"),
        scope: Scope::App,
        spare: false,
        apt: "build-essential",
        dnf: "gcc",
        pacman: "base-devel",
        zypper: "gcc",
    },
    Need {
        name: "pkg-config",
        sign: Sign::Program("pkg-config"),
        scope: Scope::App,
        spare: false,
        apt: "pkg-config",
        dnf: "/usr/bin/pkg-config",
        pacman: "pkgconf",
        zypper: "pkg-config",
    },
    Need {
        name: "WebKitGTK 4.1",
        sign: Sign::Library("webkit2gtk-4.1"),
        scope: Scope::App,
        spare: false,
        apt: "libwebkit2gtk-4.1-dev",
        dnf: "pkgconfig(webkit2gtk-4.1)",
        pacman: "webkit2gtk-4.1",
        zypper: "pkgconfig(webkit2gtk-4.1)",
    },
    Need {
        name: "GTK 3",
        sign: Sign::Library("gtk+-3.0"),
        scope: Scope::App,
        spare: false,
        apt: "libgtk-3-dev",
        dnf: "pkgconfig(gtk+-3.0)",
        pacman: "gtk3",
        zypper: "pkgconfig(gtk+-3.0)",
    },
    Need {
        // Not linked: it draws GTK's own icons, in the file dialog for one.
        name: "librsvg",
        sign: Sign::Library("librsvg-2.0"),
        scope: Scope::App,
        spare: false,
        apt: "librsvg2-dev",
        dnf: "pkgconfig(librsvg-2.0)",
        pacman: "librsvg",
        zypper: "pkgconfig(librsvg-2.0)",
    },
    Need {
        name: "OpenSSL's headers",
        sign: Sign::Library("openssl"),
        scope: Scope::App,
        spare: true,
        apt: "libssl-dev",
        dnf: "pkgconfig(openssl)",
        pacman: "openssl",
        zypper: "pkgconfig(openssl)",
    },
    Need {
        name: "npm",
        sign: Sign::Program("npm"),
        scope: Scope::App,
        spare: false,
        apt: "npm",
        dnf: "/usr/bin/npm",
        pacman: "npm",
        zypper: "npm-default",
    },
    Need {
        name: "Xvfb",
        sign: Sign::Program("Xvfb"),
        scope: Scope::Tests,
        spare: false,
        apt: "xvfb",
        dnf: "/usr/bin/Xvfb",
        pacman: "xorg-server-xvfb",
        zypper: "xorg-x11-server-Xvfb",
    },
    Need {
        name: "dbus-run-session",
        sign: Sign::Program("dbus-run-session"),
        scope: Scope::Tests,
        spare: false,
        apt: "dbus",
        dnf: "/usr/bin/dbus-run-session",
        pacman: "dbus",
        zypper: "dbus-1",
    },
    Need {
        name: "WebKitWebDriver",
        sign: Sign::Program("WebKitWebDriver"),
        scope: Scope::Tests,
        spare: false,
        apt: "webkit2gtk-driver",
        dnf: "/usr/bin/WebKitWebDriver",
        pacman: "webkit2gtk-4.1",
        zypper: "/usr/bin/WebKitWebDriver",
    },
    Need {
        name: "age",
        sign: Sign::Program("age"),
        scope: Scope::Tests,
        spare: false,
        apt: "age",
        dnf: "age",
        pacman: "age",
        zypper: "age",
    },
    Need {
        name: "strace",
        sign: Sign::Program("strace"),
        scope: Scope::Tests,
        spare: false,
        apt: "strace",
        dnf: "strace",
        pacman: "strace",
        zypper: "strace",
    },
    // Makes xfs, and takes the power from a file system in a file.
    Need {
        name: "xfs_io",
        sign: Sign::Program("xfs_io"),
        scope: Scope::Tests,
        spare: false,
        apt: "xfsprogs",
        dnf: "xfsprogs",
        pacman: "xfsprogs",
        zypper: "xfsprogs",
    },
    // Makes ext4; nearly every system has it, the smallest do not.
    Need {
        name: "mkfs.ext4",
        sign: Sign::Program("mkfs.ext4"),
        scope: Scope::Tests,
        spare: false,
        apt: "e2fsprogs",
        dnf: "e2fsprogs",
        pacman: "e2fsprogs",
        zypper: "e2fsprogs",
    },
    // Mounts those file systems; the smallest systems leave it out.
    Need {
        name: "mount",
        sign: Sign::Program("mount"),
        scope: Scope::Tests,
        spare: false,
        apt: "mount",
        dnf: "/usr/bin/mount",
        pacman: "util-linux",
        zypper: "/usr/bin/mount",
    },
    // A mount that a process stands for: stopped, it is a dead one.
    Need {
        name: "ntfs-3g",
        sign: Sign::Program("ntfs-3g"),
        scope: Scope::Tests,
        spare: false,
        apt: "ntfs-3g",
        dnf: "ntfs-3g",
        pacman: "ntfs-3g",
        zypper: "ntfs-3g",
    },
    // Shows a program another time than it is.
    Need {
        name: "faketime",
        sign: Sign::Program("faketime"),
        scope: Scope::Tests,
        spare: false,
        apt: "faketime",
        dnf: "/usr/bin/faketime",
        pacman: "libfaketime",
        zypper: "libfaketime",
    },
    Need {
        name: "xdotool",
        sign: Sign::Program("xdotool"),
        scope: Scope::Tests,
        spare: false,
        apt: "xdotool",
        dnf: "xdotool",
        pacman: "xdotool",
        zypper: "xdotool",
    },
    // Three window managers and a Wayland desktop: a lock shows itself under none of them.
    Need {
        name: "Openbox",
        sign: Sign::Program("openbox"),
        scope: Scope::Tests,
        spare: false,
        apt: "openbox",
        dnf: "openbox",
        pacman: "openbox",
        zypper: "openbox",
    },
    Need {
        name: "Metacity",
        sign: Sign::Program("metacity"),
        scope: Scope::Tests,
        spare: false,
        apt: "metacity",
        dnf: "metacity",
        pacman: "metacity",
        zypper: "metacity",
    },
    Need {
        name: "i3",
        sign: Sign::Program("i3"),
        scope: Scope::Tests,
        spare: false,
        apt: "i3-wm",
        dnf: "i3",
        pacman: "i3-wm",
        zypper: "i3",
    },
    Need {
        name: "Sway",
        sign: Sign::Program("sway"),
        scope: Scope::Tests,
        spare: false,
        apt: "sway",
        dnf: "sway",
        pacman: "sway",
        zypper: "sway",
    },
    // An input method, and its way into GTK.
    Need {
        name: "IBus",
        sign: Sign::Program("ibus-daemon"),
        scope: Scope::Tests,
        spare: false,
        apt: "ibus",
        dnf: "ibus",
        pacman: "ibus",
        zypper: "ibus",
    },
    Need {
        name: "IBus in GTK 3",
        sign: Sign::File(&[
            "/usr/lib/x86_64-linux-gnu/gtk-3.0/3.0.0/immodules/im-ibus.so",
            "/usr/lib/aarch64-linux-gnu/gtk-3.0/3.0.0/immodules/im-ibus.so",
            "/usr/lib64/gtk-3.0/3.0.0/immodules/im-ibus.so",
            "/usr/lib/gtk-3.0/3.0.0/immodules/im-ibus.so",
        ]),
        scope: Scope::Tests,
        spare: false,
        apt: "ibus-gtk3",
        dnf: "ibus-gtk3",
        pacman: "ibus",
        zypper: "ibus-gtk3",
    },
    Need {
        name: "IBus for Korean",
        sign: Sign::File(&["/usr/share/ibus/component/hangul.xml"]),
        scope: Scope::Tests,
        spare: false,
        apt: "ibus-hangul",
        dnf: "ibus-hangul",
        pacman: "ibus-hangul",
        zypper: "ibus-hangul",
    },
    Need {
        name: "Fcitx",
        sign: Sign::Program("fcitx5"),
        scope: Scope::Tests,
        spare: false,
        apt: "fcitx5",
        dnf: "fcitx5",
        pacman: "fcitx5",
        zypper: "fcitx5",
    },
    Need {
        name: "Fcitx in GTK 3",
        sign: Sign::File(&[
            "/usr/lib/x86_64-linux-gnu/gtk-3.0/3.0.0/immodules/im-fcitx5.so",
            "/usr/lib/aarch64-linux-gnu/gtk-3.0/3.0.0/immodules/im-fcitx5.so",
            "/usr/lib64/gtk-3.0/3.0.0/immodules/im-fcitx5.so",
            "/usr/lib/gtk-3.0/3.0.0/immodules/im-fcitx5.so",
        ]),
        scope: Scope::Tests,
        spare: false,
        apt: "fcitx5-frontend-gtk3",
        dnf: "fcitx5-gtk3",
        pacman: "fcitx5-gtk",
        zypper: "fcitx5-gtk3",
    },
    Need {
        name: "Fcitx for Chinese",
        sign: Sign::File(&["/usr/share/fcitx5/inputmethod/chewing.conf"]),
        scope: Scope::Tests,
        spare: false,
        apt: "fcitx5-chewing",
        dnf: "fcitx5-chewing",
        pacman: "fcitx5-chewing",
        zypper: "fcitx5-chewing",
    },
    Need {
        name: "setxkbmap",
        sign: Sign::Program("setxkbmap"),
        scope: Scope::Tests,
        spare: false,
        apt: "x11-xkb-utils",
        dnf: "/usr/bin/setxkbmap",
        pacman: "xorg-setxkbmap",
        zypper: "setxkbmap",
    },
    Need {
        name: "qpdf",
        sign: Sign::Program("qpdf"),
        scope: Scope::Tests,
        spare: false,
        apt: "qpdf",
        dnf: "qpdf",
        pacman: "qpdf",
        zypper: "qpdf",
    },
    Need {
        name: "poppler's programs",
        sign: Sign::Program("pdftotext"),
        scope: Scope::Tests,
        spare: false,
        apt: "poppler-utils",
        dnf: "/usr/bin/pdftotext",
        pacman: "poppler",
        zypper: "poppler-tools",
    },
    Need {
        name: "Python 3",
        sign: Sign::Program("python3"),
        scope: Scope::Tests,
        spare: false,
        apt: "python3",
        dnf: "python3",
        pacman: "python",
        zypper: "python3",
    },
    Need {
        name: "Python's venv",
        sign: Sign::PythonVenv,
        scope: Scope::Tests,
        spare: false,
        apt: "python3-venv",
        dnf: "python3-pip",
        pacman: "python",
        zypper: "python3-pip",
    },
    Need {
        name: "a font",
        sign: Sign::Font,
        scope: Scope::Tests,
        spare: false,
        apt: "fonts-dejavu-core",
        dnf: "dejavu-sans-fonts",
        pacman: "ttf-dejavu",
        zypper: "dejavu-fonts",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_app_needs_less_than_its_proofs() {
        let app: Vec<_> = needs(Scope::App).map(|need| need.name).collect();
        let tests: Vec<_> = needs(Scope::Tests).map(|need| need.name).collect();
        assert!(app.len() < tests.len());
        assert!(app.iter().all(|name| tests.contains(name)));
        assert!(!app.contains(&"Xvfb"));
    }

    #[test]
    fn every_manager_has_a_name_for_everything() {
        for need in needs(Scope::Tests) {
            for manager in Manager::ALL {
                let package = need.package(manager);
                assert!(
                    !package.is_empty() && !package.contains(' '),
                    "{}",
                    need.name
                );
            }
        }
    }

    #[test]
    fn only_openssl_can_be_done_without() {
        let spare: Vec<_> = needs(Scope::Tests).filter(|need| need.spare).collect();
        assert_eq!(spare.len(), 1);
        assert_eq!(spare[0].sign, Sign::Library("openssl"));
    }
}
