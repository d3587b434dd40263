//! The engine against closed forms.

use spanlab::check::check;
use spanlab::validate::{AGAIN, Examination, REPLICATIONS, System, checks};

/// The tests of model, section 8, that the command line and the page run too.
#[test]
fn every_textbook_system_is_simulated_as_it_is_known() {
    let mut examination = Examination::new(1);
    while !examination.play() {}
    for found in examination.agreements() {
        assert!(found.agrees, "{found:?}");
        assert!(found.standard_error <= 0.01 * found.exact.abs(), "{found:?}");
    }
    let measures: usize = checks().iter().map(|textbook| textbook.expected.len()).sum();
    assert_eq!(examination.agreements().len(), measures);
}

#[test]
fn the_list_of_checks_is_complete_and_nothing_is_found_wrong_with_it() {
    let systems: Vec<System> = checks().iter().map(|check| check.system).collect();
    assert_eq!(systems, System::ALL);
    for textbook in checks() {
        assert_eq!(check(&textbook.scenario), [], "{:?}", textbook.system);
        assert!(!textbook.expected.is_empty());
    }
}

/// With this seed the merged sections are 3.8 standard errors off, by chance.
#[test]
fn what_does_not_agree_is_played_again_with_other_random_numbers() {
    let merging = checks().into_iter().filter(|check| check.system == System::Merging);
    let mut examination = Examination::of(merging.collect(), 3);
    let mut played = 1;
    while !examination.play() {
        played += 1;
        assert!(examination.share() <= 1.0);
    }
    assert_eq!(played, REPLICATIONS + AGAIN);
    let [found] = examination.agreements() else { panic!("one measure") };
    assert!(found.agrees && found.replications == AGAIN, "{found:?}");
}

/// A system whose exact value is told wrong.
#[test]
fn what_is_wrong_does_not_agree_when_it_is_played_again() {
    let mut wrong = checks().into_iter().find(|check| check.system == System::OneClerk);
    for expected in wrong.iter_mut().flat_map(|check| &mut check.expected) {
        expected.exact *= 1.05;
    }
    let mut examination = Examination::of(wrong.into_iter().collect(), 1);
    while !examination.play() {}
    let found = examination.agreements();
    assert!(!found.is_empty());
    assert!(found.iter().all(|found| !found.agrees && found.replications == AGAIN), "{found:?}");
}
