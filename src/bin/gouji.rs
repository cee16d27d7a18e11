//! The command line: the only place that knows files, terminals and exit statuses.

fn main() {}
