//! The projector: the present state as a sequence of slides.

use super::hand::Hand;
use super::state::State;
use crate::scene::chart::Step;

/// What happens to the projector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Projecting {
    /// Its view is opened.
    Open,
    /// Another slide is wanted.
    Go(Step),
    /// The screen goes blank, or comes back.
    Blank,
    /// Its view is left.
    Close,
}

/// One idea, shown alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slide {
    /// What is asked, and the structure today.
    Question,
    /// The steps of the reform.
    Reform,
    /// The answer in a sentence, three numbers and the price.
    Answer,
    /// Where the time goes.
    Time,
    /// Who is busier.
    People,
    /// What all this rests on.
    Limits,
}

impl Slide {
    const ALL: [Self; 6] =
        [Self::Question, Self::Reform, Self::Answer, Self::Time, Self::People, Self::Limits];

    /// A word for scripts and styles that read the page.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Reform => "reform",
            Self::Answer => "answer",
            Self::Time => "time",
            Self::People => "people",
            Self::Limits => "limits",
        }
    }
}

/// What the projector shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Projector {
    /// The slide.
    pub slide: Slide,
    /// Whether the screen is blank.
    pub blank: bool,
}

impl State {
    /// The slides; there is none of the reform before the first step.
    pub fn slides(&self) -> Vec<Slide> {
        let has_reform = !self.document().moves().is_empty();
        Slide::ALL.into_iter().filter(|slide| has_reform || *slide != Slide::Reform).collect()
    }

    /// Whether the shown report is about a department that some move has changed.
    pub fn shows_reform(&self) -> bool {
        let shown = self.answer.as_ref().map_or_else(|| self.document(), |shown| &shown.document);
        !shown.moves().is_empty()
    }

    pub(super) fn projecting(&mut self, what: Projecting) {
        match (what, self.projector) {
            (Projecting::Open, None) => {
                self.projector = Some(Projector { slide: Slide::Question, blank: false });
                self.hand = Hand::Empty;
                self.explained = None;
            }
            (Projecting::Blank, Some(shown)) => {
                self.projector = Some(Projector { blank: !shown.blank, ..shown });
            }
            // Whoever goes on from a blank screen sees first what was there.
            (Projecting::Go(_), Some(shown @ Projector { blank: true, .. })) => {
                self.projector = Some(Projector { blank: false, ..shown });
            }
            (Projecting::Go(step), Some(shown)) => {
                let slides = self.slides();
                let place = slides.iter().position(|slide| *slide == shown.slide);
                let next = step.from_place(place, slides.len()).and_then(|place| slides.get(place));
                let slide = next.copied().unwrap_or(shown.slide);
                self.projector = Some(Projector { slide, ..shown });
            }
            (Projecting::Close, _) => self.projector = None,
            (Projecting::Open, Some(_)) | (Projecting::Go(_) | Projecting::Blank, None) => {}
        }
    }
}
