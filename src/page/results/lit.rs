//! Points out on the charts the units that something comes from.

use yew::prelude::*;

use crate::app::{Action, Viewing};
use crate::scene::Pair;
use crate::scene::source::{Source, lit};

/// Points out these units while they are given.
#[hook]
pub(super) fn use_lit(sources: Option<&Pair<Vec<Source>>>, act: &Callback<Action>) {
    let wanted = sources.map(|Pair { baseline, reformed }| Pair {
        baseline: lit(baseline),
        reformed: lit(reformed),
    });
    use_effect_with((wanted, act.clone()), |(wanted, act)| {
        let shown = wanted.clone().map(|wanted| {
            act.emit(Action::View(Viewing::PointOut(wanted)));
            act.clone()
        });
        move || {
            if let Some(act) = shown {
                act.emit(Action::View(Viewing::PointOut(Pair::default())));
            }
        }
    });
}
