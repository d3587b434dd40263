//! The engine against closed forms.

use spanlab::check::check;
use spanlab::validate::{Examination, System, checks};

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
