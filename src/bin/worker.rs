//! The worker of the page.

fn main() {
    spanlab::worker::start();
}
