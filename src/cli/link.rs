//! Which file it is that a path or standard input leads to, by whatever name or link; `None` where the system does not say.

pub use of_system::{of_file, of_input};

#[cfg(unix)]
mod of_system {
    use std::fs::{File, Metadata};
    use std::os::fd::AsFd;
    use std::os::unix::fs::MetadataExt;
    use std::path::Path;

    /// Device and number.
    type Place = (u64, u64);

    fn place(metadata: &Metadata) -> Option<Place> {
        metadata.is_file().then(|| (metadata.dev(), metadata.ino()))
    }

    pub fn of_file(path: &Path) -> Option<Place> {
        place(&path.metadata().ok()?)
    }

    pub fn of_input() -> Option<Place> {
        let input = File::from(std::io::stdin().as_fd().try_clone_to_owned().ok()?);
        place(&input.metadata().ok()?)
    }
}

#[cfg(not(unix))]
mod of_system {
    use std::path::Path;

    pub fn of_file(_: &Path) -> Option<()> {
        None
    }

    pub fn of_input() -> Option<()> {
        None
    }
}
