//! Explanations: which figure is explained, and when it is asked which assumption matters most.

use std::rc::Rc;

use spanlab::app::protocol::FromWorker;
use spanlab::app::{
    Action, Aspect, Examining, Explaining, Failure, Follow, Later, Run, State, Topic, reduce,
};
use spanlab::cases;
use spanlab::follow::Choice;
use spanlab::study::{Doubt, Outlook, Sway, Sways};
use spanlab::text::Language;
use spanlab::words::{Names, labels, problem, unpredictable};

fn open() -> State {
    let case = cases::case("township").expect("a case");
    State::open(Rc::new(case), Language::Zh)
}

fn topic() -> Topic {
    Topic { key: "delay_mean".to_owned(), class: None }
}

fn explain(state: &State) -> State {
    reduce(state, Action::Later(Later::Explain(Explaining::Open(topic()))))
}

fn sways(state: &State) -> Sways {
    let scenario = state.document().scenario();
    let sways = Doubt::ALL.into_iter().map(|doubt| Sway::of(doubt, &scenario)).collect();
    Sways { now: Outlook::of(&scenario), sways }
}

fn answered(state: &State) -> State {
    let question = state.doubt().expect("a question");
    let sways = Box::new(sways(state));
    reduce(state, Action::Later(Later::Heard(FromWorker::Swayed { question, sways })))
}

#[test]
fn nothing_is_asked_about_what_cannot_be_simulated() {
    let asked = explain(&open());
    let question = asked.doubt().expect("a question");
    let ticket = asked.run.ticket().expect("a run is wanted");
    let refused = reduce(&asked, Action::Later(Later::Heard(FromWorker::Refused { ticket })));
    assert_eq!(refused.doubt(), None);
    let sways = Box::new(sways(&refused));
    let late =
        reduce(&refused, Action::Later(Later::Heard(FromWorker::Swayed { question, sways })));
    assert_eq!(late.swayed, None, "nor is a late answer kept");
    assert_eq!(explain(&late).doubt(), None);
}

#[test]
fn the_weightiest_assumption_is_asked_once_for_each_reform() {
    assert_eq!(open().doubt(), None);
    let asked = explain(&open());
    assert_eq!(asked.explained, Some(topic()));
    let told = answered(&asked);
    assert_eq!(told.doubt(), None);
    let closed = reduce(&told, Action::Later(Later::Explain(Explaining::Close)));
    assert_eq!(closed.explained, None);
    assert_eq!(explain(&closed).doubt(), None, "the answer is still there");
    let reformed = reduce(&closed, Action::Apply(0));
    assert_eq!(reformed.doubt(), None, "nobody asks");
    assert_ne!(explain(&reformed).doubt(), asked.doubt());
}

#[test]
fn an_answer_about_an_earlier_reform_is_dropped() {
    let asked = explain(&open());
    let question = asked.doubt().expect("a question");
    let reformed = explain(&reduce(&asked, Action::Apply(0)));
    let late = FromWorker::Swayed { question, sways: Box::new(sways(&asked)) };
    assert_eq!(reduce(&reformed, Action::Later(Later::Heard(late))), reformed);
}

#[test]
fn another_view_closes_the_explanation() {
    let state = reduce(&explain(&open()), Action::Check(Examining::Open));
    assert_eq!(state.explained, None);
}

#[test]
fn a_paper_that_shows_the_figure_is_opened_in_its_view() {
    let asked = explain(&open());
    let class = open().document().case().scenario.work[0].id.clone();
    let choice = Choice::Percentile(95);
    let follow = Follow::Open { class: Some(class.clone()), choice };
    let followed = reduce(&asked, Action::Later(Later::Follow(follow)));
    assert_eq!((followed.explained, followed.aspect), (None, Aspect::Papers));
    assert_eq!(followed.following.choice, Some(choice));
    assert_eq!(followed.following.class, Some(class));
}

#[test]
fn an_explanation_says_why_nothing_can_be_predicted() {
    let mut case = cases::case("township").expect("a case");
    case.scenario.organization.units.retain(|unit| unit.id().as_str() != "finance-office");
    let asked = explain(&State::open(Rc::new(case), Language::Zh));
    let ticket = asked.run.ticket().expect("a run is wanted");
    let refused = reduce(&asked, Action::Later(Later::Heard(FromWorker::Refused { ticket })));
    let Run::Failed(failure) = &refused.run else { panic!("it cannot be run") };
    let Failure::Refused(findings) = failure else { panic!("it is refused") };
    let names = Names::of(&refused.document().scenario());
    for language in [Language::Zh, Language::En] {
        let said = unpredictable(failure, &names, language);
        assert!(said.contains(labels(language).cannot_run), "{said}");
        assert!(said.contains(&problem(&findings[0].problem, &names, language)), "{said}");
        let broken = unpredictable(&Failure::Worker, &names, language);
        assert!(broken.contains(labels(language).no_worker), "{broken}");
    }
}
