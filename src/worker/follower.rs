//! The follower: plays a replication once more and sends its papers to the page.

use std::cell::Cell;
use std::rc::Rc;

use super::slices::{EVENTS, Slices};
use super::tell_page;
use crate::app::protocol::{FromWorker, Inquiry, Kept};
use crate::follow::{Filming, Request};

/// Papers in one message: the page reads it within a frame or two.
const PIECE: usize = 1_000;

/// Plays both structures, in slices between those of a run under way; stops when another wish has
/// come.
pub(super) async fn follow(inquiry: Inquiry, request: Request, wanted: Rc<Cell<Inquiry>>) {
    let tell = |kept| tell_page(&FromWorker::Followed { inquiry, kept });
    let filming = Filming::new(&request);
    let mut slices = Slices::begin();
    for side in 0..2 {
        let mut run = filming.run(side);
        while !run.advance(EVENTS) && !run.observer().is_full() {
            if slices.pause().await && wanted.get() != inquiry {
                return;
            }
        }
        if run.observer().is_full() {
            return tell(Kept::TooMany);
        }
        for film in run.into_parts().1.film().pieces(PIECE) {
            tell(Kept::Papers { side, film });
            if slices.pause().await && wanted.get() != inquiry {
                return;
            }
        }
    }
    tell(Kept::All);
}
