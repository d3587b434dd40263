//! A clock for the eye: it tells how much of the viewer's time has passed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Interval;
use gloo::utils::window;
use wasm_bindgen::prelude::*;
use yew::prelude::*;

use crate::page::board::glide::prefers_stillness;
use crate::scene::player::Player;

/// Between two steps for those who prefer stillness (ms).
const STILL: u32 = 500;
/// Between two drawings of the page, if something else shows every instant (ms): nobody reads a clock
/// more often.
const TOLD: f64 = 200.0;
/// A page that was hidden goes on where it was (ms).
const LONGEST: f64 = 100.0;

/// What happens to a player.
#[derive(Clone, Copy, Debug)]
pub(super) enum Turn {
    /// Some of the viewer's time has passed (ms).
    Passed(f64),
    /// It runs or stands.
    Toggle,
    /// A single step forward, or back.
    Step(bool),
    /// Faster, or slower.
    Pace(bool),
    /// To a share of the whole.
    Seek(f64),
}

/// A player as a reducer of Yew.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reel(pub(super) Player);

impl Reducible for Reel {
    type Action = Turn;

    fn reduce(self: Rc<Self>, turn: Turn) -> Rc<Self> {
        let player = self.0;
        Rc::new(Self(match turn {
            Turn::Passed(time) => player.after(time),
            Turn::Toggle => player.toggled(),
            Turn::Step(forward) => player.stepped(forward),
            Turn::Pace(faster) => player.paced(faster),
            Turn::Seek(share) => player.sought(share),
        }))
    }
}

/// Shows an instant without drawing the page anew.
pub(super) type Show = Rc<dyn Fn(Player)>;

/// A player that runs while it plays; what shows every instant lets the page be drawn anew only now
/// and then.
#[hook]
pub(super) fn use_reel(player: Player, show: Option<Show>) -> UseReducerHandle<Reel> {
    let reel = use_reducer(move || Reel(player));
    let told = use_mut_ref(move || player);
    *told.borrow_mut() = reel.0;
    let dispatcher = reel.dispatcher();
    use_effect_with(reel.0.playing, move |playing| {
        let mut untold = 0.0;
        let pass = move |time| {
            untold += time;
            let now = told.borrow().after(untold);
            match show.as_ref().filter(|_| untold < TOLD && now.playing) {
                Some(show) => show(now),
                None => dispatcher.dispatch(Turn::Passed(std::mem::take(&mut untold))),
            }
        };
        let ticker = playing.then(|| Ticker::start(pass));
        move || drop(ticker)
    });
    reel
}

/// Calls a function with the time that has passed (ms), until it is dropped.
pub(super) enum Ticker {
    /// With every frame.
    Frames { _frames: Frames },
    /// In steps.
    Steps { _interval: Interval },
}

impl Ticker {
    fn start(mut tell: impl FnMut(f64) + 'static) -> Self {
        if prefers_stillness() {
            let interval = Interval::new(STILL, move || tell(f64::from(STILL)));
            Self::Steps { _interval: interval }
        } else {
            Self::Frames { _frames: Frames::start(tell) }
        }
    }
}

/// What is done in each frame; it needs itself to ask for the next one.
type Work = RefCell<Option<Closure<dyn FnMut(f64)>>>;

/// Asks for one frame after another.
pub(super) struct Frames {
    asked: Rc<Cell<i32>>,
    work: Rc<Work>,
}

impl Frames {
    fn start(mut tell: impl FnMut(f64) + 'static) -> Self {
        let asked = Rc::new(Cell::new(0));
        let work = Rc::new(RefCell::new(None::<Closure<dyn FnMut(f64)>>));
        let frames = Self { asked: Rc::clone(&asked), work: Rc::clone(&work) };
        let (weak, mut last) = (Rc::downgrade(&work), None);
        let each = Closure::new(move |now: f64| {
            let passed = last.replace(now).map_or(0.0, |last| now - last);
            tell(passed.clamp(0.0, LONGEST));
            if let Some(work) = weak.upgrade() {
                ask(&asked, &work);
            }
        });
        *work.borrow_mut() = Some(each);
        ask(&frames.asked, &work);
        frames
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        // A frame that cannot be called off finds nothing to do.
        window().cancel_animation_frame(self.asked.get()).ok();
        let work = self.work.borrow_mut().take();
        // It may be the frame that is being called, hence only after this turn.
        gloo::timers::callback::Timeout::new(0, move || drop(work)).forget();
    }
}

fn ask(asked: &Cell<i32>, work: &Work) {
    if let Some(work) = work.borrow().as_ref()
        && let Ok(number) = window().request_animation_frame(work.as_ref().unchecked_ref())
    {
        asked.set(number);
    }
}
