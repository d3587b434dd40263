//! The same paper in both structures: a sentence, two lanes on one axis, and both ways desk by desk.

use std::rc::Rc;

use yew::prelude::*;

use super::clock::{Reel, Turn, use_reel};
use super::lane::{Axis, Lane, Stops, Way};
use super::picker::Picker;
use super::{desk, shown, sides};
use crate::app::{Following, Kin, Papers};
use crate::follow::{Twin, itinerary, largest_shift};
use crate::page::toolbar::PartProps;
use crate::report::Report;
use crate::scenario::Rank;
use crate::scene::Stage;
use crate::scene::player::Player;
use crate::text::Language;
use crate::words::follow::{follow_labels, one_of, twin_title, which};

/// How long a race takes (s).
const RACE: f64 = 12.0;

/// The view of one paper.
#[component]
pub(in crate::page) fn TwinPapers(part: &PartProps) -> Html {
    let state = &part.state;
    let words = follow_labels(state.language);
    let inside = match shown(state) {
        Some((kin, about)) => match state.following.twin() {
            Some(twin) => pair(part, kin, &about.report, twin),
            None => html! { <p class="follow-empty">{ words.none }</p> },
        },
        None if state.following.papers == Papers::TooMany => {
            html! { <p class="follow-empty">{ words.too_many }</p> }
        }
        None => html! { <p class="follow-empty" role="status">{ words.coming }</p> },
    };
    html! {
        <section class="panel follow" data-part="twins" aria-label={words.twins}>
            { inside }
        </section>
    }
}

/// The sentence, the choice and the two ways.
fn pair(part: &PartProps, kin: &Rc<Kin>, report: &Rc<Report>, twin: Twin) -> Html {
    let PartProps { state, names, .. } = part;
    let (language, words) = (state.language, follow_labels(state.language));
    let tracks = [0, 1].map(|side| &kin.films[side].tracks[twin.tracks[side]]);
    let ways = tracks.map(itinerary);
    let rank =
        |side: usize| move |at: u32| desk(sides(report)[side], at).map_or(Rank::Clerk, |d| d.rank);
    let shift = largest_shift(tracks, [&rank(0), &rank(1)]);
    let class = names.class(&kin.films[0].classes[twin.class as usize], language);
    let [before, after] = ways.clone().map(Rc::new);
    let way = |stage, itinerary| Way {
        stage,
        itinerary,
        report: Rc::clone(report),
        names: Rc::clone(names),
        language,
    };
    html! {
        <>
            <header>
                <h2>
                    <span class="panel-topic">{ words.twins }</span>
                    { twin_title([&ways[0], &ways[1]], shift, names, language) }
                </h2>
                <p class="panel-note">{ words.twins_note }</p>
            </header>
            <Picker ..part.clone() />
            <p class="follow-which" aria-live="polite">
                { place(&state.following).map(|place| which(class, tracks[0].index, place, language)) }
            </p>
            <Race
                key={format!("{:?}", twin.tracks)}
                longest={twin.delays[0].max(twin.delays[1])}
                ways={[way(Stage::Baseline, before), way(Stage::Reformed, after)]}
                {language}
            />
            <p class="facts">{ one_of(report.replications, language) }</p>
        </>
    }
}

fn place(following: &Following) -> Option<(usize, usize)> {
    following.shown().map(|(twins, place)| (place, twins.len()))
}

#[derive(PartialEq, Properties)]
struct RaceProps {
    /// The longer delay (ticks).
    longest: u64,
    ways: [Way; 2],
    language: Language,
}

/// Both lanes, over which one clock runs when it is asked to.
#[component]
fn Race(props: &RaceProps) -> Html {
    let RaceProps { longest, ways, language } = props;
    let reel = use_reel(Player::new(0, *longest).lasting(RACE), None);
    let player = reel.0;
    let words = follow_labels(*language);
    let runs = player.playing || player.now() > 0;
    let now = runs.then(|| player.now());
    html! {
        <>
            <div class="race">
                <button
                    type="button"
                    class="race-button"
                    onclick={turning(&reel, Turn::Toggle)}
                >
                    { if player.playing { words.pause } else { words.race } }
                </button>
                <Axis longest={*longest} language={*language} />
                { for ways.iter().map(|way| html! {
                    <Lane way={way.clone()} longest={*longest} {now} />
                }) }
            </div>
            <div class="stops">
                { for ways.iter().map(|way| html! {
                    <Stops way={way.clone()} longest={*longest} />
                }) }
            </div>
        </>
    }
}

/// A callback that does something to a player.
pub(super) fn turning<E: 'static>(reel: &UseReducerHandle<Reel>, turn: Turn) -> Callback<E> {
    let dispatcher = reel.dispatcher();
    Callback::from(move |_: E| dispatcher.dispatch(turn))
}
