//! The papers of one replication, for twin papers and playback.
//!
//! They are asked for when a view wants them, about the report that is shown, and once.

use std::rc::Rc;

use super::protocol::{Inquiry, Kept};
use super::run::Answer;
use super::showing::Aspect;
use super::state::State;
use crate::follow::{Choice, Film, Request, Scores, Twin, Twins};
use crate::units::ClassId;

/// What happens to the papers that are followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Follow {
    /// One is looked at, in the view of papers: of a class, or of all.
    Open {
        /// The class; all if absent.
        class: Option<ClassId>,
        /// How it is chosen among them.
        choice: Choice,
    },
    /// The next one in the order of today's delay, or the one before.
    Step {
        /// Whether to the slower one.
        slower: bool,
    },
    /// The replication is played back over the charts, or no more.
    Play(bool),
}

/// The papers that are followed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Following {
    /// Whether the replication is played back.
    pub plays: bool,
    inquiry: Inquiry,
    /// What the papers belong to.
    about: Option<Answer>,
    pieces: Vec<(usize, Rc<Film>)>,
    /// What was found.
    pub papers: Papers,
    /// Which one is looked at.
    pub class: Option<ClassId>,
    /// How it was chosen; absent after a step to a neighbor.
    pub choice: Option<Choice>,
    place: usize,
}

/// Whether the papers are there.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Papers {
    /// Not yet.
    #[default]
    Coming,
    /// All of them.
    Here(Rc<Kin>),
    /// There are more than can be kept.
    TooMany,
}

/// The papers of one replication of both structures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kin {
    /// The films, today's first.
    pub films: [Film; 2],
    /// Their counts.
    pub scores: [Scores; 2],
    /// The papers that were finished in both.
    pub twins: Twins,
}

impl Kin {
    /// Puts two films together, today's first.
    pub fn of(films: [Film; 2]) -> Self {
        let scores = [Scores::of(&films[0]), Scores::of(&films[1])];
        let twins = Twins::of([&films[0], &films[1]]);
        Self { films, scores, twins }
    }

    /// The papers of one class that were finished in both.
    pub fn of_class(&self, class: &ClassId) -> Twins {
        self.class(class).map(|class| self.twins.of_class(class)).unwrap_or_default()
    }

    /// Position of a class.
    fn class(&self, class: &ClassId) -> Option<u32> {
        let place = self.films[0].classes.iter().position(|other| other == class)?;
        u32::try_from(place).ok()
    }
}

impl Following {
    /// The replication whose papers are followed.
    pub const REPLICATION: u32 = 0;

    /// The papers to choose from, and the place of the one that is looked at.
    pub fn shown(&self) -> Option<(Twins, usize)> {
        let Papers::Here(kin) = &self.papers else { return None };
        let twins = match &self.class {
            Some(class) => kin.of_class(class),
            None => kin.twins.clone(),
        };
        let chosen = self.choice.and_then(|choice| twins.place(choice));
        let place = chosen.unwrap_or(self.place).min(twins.len().checked_sub(1)?);
        Some((twins, place))
    }

    /// The paper that is looked at.
    pub fn twin(&self) -> Option<Twin> {
        self.shown().and_then(|(twins, place)| twins.get(place))
    }

    /// The percentile of the paper that is looked at.
    pub fn percentile(&self) -> Option<u8> {
        let (twins, place) = self.shown()?;
        match self.choice {
            Some(Choice::Percentile(percent)) => Some(percent),
            Some(Choice::Gains | Choice::Loses) | None => Some(twins.percentile(place)),
        }
    }

    /// The report that the papers belong to.
    pub const fn about(&self) -> Option<&Answer> {
        self.about.as_ref()
    }

    /// A class of which no paper was finished in both structures shows none: all are shown then.
    fn settle(&mut self) {
        if let (Papers::Here(kin), Some(class)) = (&self.papers, &self.class)
            && kin.of_class(class).is_empty()
        {
            self.class = None;
        }
    }

    /// Whoever told the papers is gone: what has come of them is told once more from the beginning.
    pub(super) fn begin_again(&mut self) {
        if self.papers == Papers::Coming {
            self.pieces.clear();
            self.inquiry.0 += 1;
        }
    }

    /// Moves to a neighbor, which keeps the order.
    fn step(&mut self, slower: bool) {
        let Some((twins, place)) = self.shown() else { return };
        self.choice = None;
        self.place =
            if slower { (place + 1).min(twins.len() - 1) } else { place.saturating_sub(1) };
    }
}

impl State {
    pub(super) fn follow(&mut self, what: Follow) {
        if let Follow::Open { .. } = what {
            self.aspect = Aspect::Papers;
            self.explained = None;
        }
        let following = &mut self.following;
        match what {
            Follow::Open { class, choice } => {
                following.class = class;
                following.choice = Some(choice);
            }
            Follow::Step { slower } => following.step(slower),
            Follow::Play(plays) => following.plays = plays,
        }
        following.settle();
    }

    /// Asks for the papers of the report that is shown, if a view that needs them is open and they
    /// have not been asked for: they are by far the largest thing that a worker tells.
    pub(super) fn keep_following(&mut self) {
        let following = &mut self.following;
        let wanted = self.aspect == Aspect::Papers || following.plays;
        let Some(answer) = self.answer.as_ref().filter(|_| wanted) else { return };
        if following.about.as_ref().is_some_and(|about| Rc::ptr_eq(&about.report, &answer.report)) {
            return;
        }
        following.inquiry.0 += 1;
        following.about = Some(answer.clone());
        following.pieces.clear();
        following.papers = Papers::Coming;
        following.choice = following.choice.or(Some(Choice::Percentile(95)));
        let work = &answer.document.case().scenario.work;
        let is_there = |class: &ClassId| work.iter().any(|other| other.id == *class);
        following.class = following.class.take().filter(is_there);
    }

    /// The wish for papers that has not been granted yet.
    pub fn inquiry(&self) -> Option<Inquiry> {
        let Following { papers, inquiry, about, .. } = &self.following;
        (about.is_some() && *papers == Papers::Coming).then_some(*inquiry)
    }

    /// Which replication it is about.
    pub fn request(&self) -> Option<Request> {
        self.following.about.as_ref().map(|about| Request {
            scenario: Box::new(about.document.scenario()),
            warm_up_days: about.report.warm_up_days,
            replication: Following::REPLICATION,
        })
    }

    /// Papers of a wish that has been dropped are dropped too.
    pub(super) fn followed(&mut self, inquiry: Inquiry, kept: Kept) {
        let following = &mut self.following;
        if following.inquiry != inquiry {
            return;
        }
        match kept {
            Kept::Papers { side, film } => following.pieces.push((side, Rc::new(film))),
            Kept::TooMany => following.papers = Papers::TooMany,
            Kept::All => {
                let pieces = std::mem::take(&mut following.pieces);
                let films = [0, 1].map(|side| joined(&pieces, side));
                following.papers = Papers::Here(Rc::new(Kin::of(films)));
                following.settle();
            }
        }
    }
}

/// The pieces of one structure's film as one.
fn joined(pieces: &[(usize, Rc<Film>)], side: usize) -> Film {
    let mut own = pieces.iter().filter(|(of, _)| *of == side).map(|(_, film)| film);
    let mut film = own.next().map(|film| (**film).clone()).unwrap_or_default();
    for piece in own {
        film.tracks.extend(piece.tracks.iter().cloned());
    }
    film
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::protocol::FromWorker;
    use crate::app::{Action, Later, reduce};
    use crate::cases;
    use crate::follow::Filming;
    use crate::report::Report;
    use crate::text::Language;

    fn opened() -> State {
        let case = cases::case("township").expect("a case");
        State::open(Rc::new(case), Language::Zh)
    }

    fn report() -> Report {
        serde_json::from_str(include_str!("../../tests/fixtures/report.json")).expect("a report")
    }

    fn after(state: &State, actions: impl IntoIterator<Item = Action>) -> State {
        actions.into_iter().fold(state.clone(), |state, action| reduce(&state, action))
    }

    fn finished(state: &State) -> Action {
        let ticket = state.run.ticket().expect("a run is wanted");
        Action::Later(Later::Heard(FromWorker::Finished { ticket, report: Box::new(report()) }))
    }

    /// What a worker says to a wish.
    fn answers(state: &State) -> Vec<Action> {
        let inquiry = state.inquiry().expect("papers are wanted");
        let mut request = state.request().expect("papers are wanted");
        request.warm_up_days = 0.0;
        request.scenario.run.days = crate::units::Days::new(4.0).expect("days");
        let filming = Filming::new(&request);
        let heard = |kept| Action::Later(Later::Heard(FromWorker::Followed { inquiry, kept }));
        let mut news = Vec::new();
        for side in 0..2 {
            let mut run = filming.run(side);
            while !run.advance(1_000) {}
            for film in run.into_parts().1.film().pieces(10) {
                news.push(heard(Kept::Papers { side, film }));
            }
        }
        news.push(heard(Kept::All));
        news
    }

    #[test]
    fn papers_are_asked_for_once_they_are_wanted_and_there_is_a_report() {
        let state = after(&opened(), [Action::Later(Later::Regard(Aspect::Papers))]);
        assert!(state.inquiry().is_none());
        let state = after(&state, [finished(&state)]);
        assert!(state.inquiry().is_some());
        let first = state.inquiry();
        let state = after(&state, [Action::Speak(Language::En)]);
        assert_eq!(state.inquiry(), first);
        let news = answers(&state);
        let state = after(&state, news);
        assert!(state.inquiry().is_none());
        assert!(state.following.twin().is_some());
    }

    #[test]
    fn papers_that_no_view_shows_are_not_asked_for() {
        let state = opened();
        let state = after(&state, [finished(&state)]);
        assert!(state.inquiry().is_none());
        let played = after(&state, [Action::Later(Later::Follow(Follow::Play(true)))]);
        assert!(played.inquiry().is_some());
        let closed = after(
            &state,
            [
                Action::Later(Later::Regard(Aspect::Papers)),
                Action::Later(Later::Regard(Aspect::Time)),
            ],
        );
        let asked = closed.inquiry();
        let next = after(&closed, [Action::Retry]);
        let next = after(&next, [finished(&next)]);
        assert_eq!(next.inquiry(), asked, "the next report's are not asked for");
    }

    #[test]
    fn papers_of_an_earlier_report_are_dropped() {
        let state = after(&opened(), [Action::Later(Later::Regard(Aspect::Papers))]);
        let state = after(&state, [finished(&state)]);
        let late = answers(&state);
        let state = after(&state, [Action::Retry]);
        let state = after(&state, [finished(&state)]);
        let state = after(&state, late);
        assert!(state.following.twin().is_none());
        let news = answers(&state);
        let state = after(&state, news);
        assert!(state.following.twin().is_some());
    }

    #[test]
    fn papers_half_told_by_a_worker_that_fails_are_told_anew() {
        let state = after(&opened(), [Action::Later(Later::Regard(Aspect::Papers))]);
        let state = after(&state, [finished(&state)]);
        let mut half = answers(&state);
        half.truncate(half.len() / 2);
        let broken = after(&state, half);
        let broken = after(&broken, [Action::WorkerFailed]);
        assert_ne!(broken.inquiry(), state.inquiry());
        let told = after(&broken, answers(&broken));
        let whole = after(&state, answers(&state));
        assert_eq!(told.following.papers, whole.following.papers);
    }

    #[test]
    fn a_class_without_a_finished_pair_is_no_dead_end() {
        let state = after(&opened(), [Action::Later(Later::Regard(Aspect::Papers))]);
        let state = after(&state, [finished(&state)]);
        let state = after(&state, answers(&state));
        let class = ClassId::new("nothing-finished");
        let open = Follow::Open { class, choice: Choice::Percentile(50) };
        let state = after(&state, [Action::Later(Later::Follow(open))]);
        assert!(state.following.twin().is_some());
        assert_eq!(state.following.class, None);
    }

    #[test]
    fn a_step_goes_to_the_neighbor_and_stays_within_the_class() {
        let state = after(&opened(), [Action::Later(Later::Regard(Aspect::Papers))]);
        let state = after(&state, [finished(&state)]);
        let news = answers(&state);
        let state = after(&state, news);
        let Papers::Here(kin) = &state.following.papers else { panic!("no papers") };
        let class = kin.films[0].classes[kin.twins.get(0).expect("a paper").class as usize].clone();
        let open = Follow::Open { class: Some(class.clone()), choice: Choice::Percentile(100) };
        let last = after(&state, [Action::Later(Later::Follow(open))]);
        let (twins, place) = last.following.shown().expect("a paper");
        assert_eq!(place, twins.len() - 1);
        let slower = Action::Later(Later::Follow(Follow::Step { slower: true }));
        assert_eq!(after(&last, [slower]).following.twin(), last.following.twin());
        let quicker = Action::Later(Later::Follow(Follow::Step { slower: false }));
        let before = after(&last, [quicker]).following;
        assert_eq!(before.twin(), twins.get(place.saturating_sub(1)));
        assert_eq!(before.class, Some(class));
    }

    #[test]
    fn every_paper_has_the_percentile_that_leads_to_it() {
        let state = after(&opened(), [Action::Later(Later::Regard(Aspect::Papers))]);
        let state = after(&state, [finished(&state)]);
        let news = answers(&state);
        let state = after(&state, news);
        let (twins, _) = state.following.shown().expect("a paper");
        let step = |slower| Action::Later(Later::Follow(Follow::Step { slower }));
        for percent in 1..=100 {
            let choice = Choice::Percentile(percent);
            let open = Action::Later(Later::Follow(Follow::Open { class: None, choice }));
            let state = after(&state, [open]);
            assert_eq!(state.following.percentile(), Some(percent));
            let (_, place) = state.following.shown().expect("a paper");
            let same = Choice::Percentile(twins.percentile(place));
            assert_eq!(twins.place(same), Some(place), "{percent}");
            let neighbor = after(&state, [step(true), step(false)]).following;
            assert_eq!(
                neighbor.percentile(),
                Some(twins.percentile(neighbor.shown().expect("a paper").1))
            );
        }
    }
}
