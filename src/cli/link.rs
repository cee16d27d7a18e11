//! Which file it is that a path, standard input or standard output leads to, by whatever name or link; `None` where the system does not say.

pub use of_system::{Place, of_file, of_input, of_output};

#[cfg(unix)]
mod of_system {
    use std::fs::{File, Metadata};
    use std::os::fd::AsFd;
    use std::os::unix::fs::MetadataExt;
    use std::path::Path;

    /// Device and number.
    pub type Place = (u64, u64);

    fn place(metadata: &Metadata) -> Option<Place> {
        metadata.is_file().then(|| (metadata.dev(), metadata.ino()))
    }

    pub fn of_file(path: &Path) -> Option<Place> {
        place(&path.metadata().ok()?)
    }

    pub fn of_input() -> Option<Place> {
        of_stream(&std::io::stdin())
    }

    pub fn of_output() -> Option<Place> {
        of_stream(&std::io::stdout())
    }

    fn of_stream(stream: &impl AsFd) -> Option<Place> {
        place(&File::from(stream.as_fd().try_clone_to_owned().ok()?).metadata().ok()?)
    }
}

#[cfg(not(unix))]
mod of_system {
    use std::path::Path;

    pub type Place = ();

    pub fn of_file(_: &Path) -> Option<Place> {
        None
    }

    pub fn of_input() -> Option<Place> {
        None
    }

    pub fn of_output() -> Option<Place> {
        None
    }
}
