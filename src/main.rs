//! Starts the page.

fn main() {
    gouji::app::start();
}
