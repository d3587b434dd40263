//! One group of fields, with what it means for the work and where its numbers come from.

use std::rc::Rc;

use yew::prelude::*;

use super::row::{Row, RowPart};
use crate::app::State;
use crate::cases::{Mark as Note, Origin};
use crate::page::results::Mark;
use crate::page::toolbar::PartProps;
use crate::report::Side;
use crate::scenario::fields::{Entry, Field, Group, Part, Value, What, held_when_empty};
use crate::scenario::{Rank, Scenario};
use crate::scene::Stage;
use crate::text::Language;
use crate::words::fields::{field_meaning, field_name, group_name};
use crate::words::{assumption_labels, days, labels, percent, shares_sum, unfit};

/// A group with its fields.
#[derive(Clone, PartialEq)]
pub(super) struct GroupPart {
    pub(super) group: Group,
    pub(super) entries: Vec<Entry>,
    pub(super) originals: Rc<Vec<Entry>>,
    pub(super) is_open: bool,
}

#[derive(PartialEq, Properties)]
pub(super) struct GroupViewProps {
    pub(super) part: PartProps,
    pub(super) group: GroupPart,
    pub(super) fold: Callback<Group>,
}

/// A heading that opens, and below it the fields.
#[component]
pub(super) fn GroupView(props: &GroupViewProps) -> Html {
    let PartProps { state, .. } = &props.part;
    let GroupPart { group, entries, is_open, .. } = &props.group;
    let name = group_name(*group, state.tried().subject(), state.language);
    let mut changed: Vec<Field> = entries
        .iter()
        .filter(|entry| entry.value != original(props, entry))
        .map(|entry| entry.field)
        .collect();
    // The shares of a class are one assumption.
    changed.dedup_by(|next, first| next.is_share() && first.is_share());
    let changed = changed.len();
    let (fold, which) = (props.fold.clone(), *group);
    html! {
        <div class="assume-group" data-group={format!("{group:?}")}>
            <h4>
                <button
                    type="button"
                    aria-expanded={is_open.to_string()}
                    onclick={move |_: MouseEvent| fold.emit(which)}
                >
                    <span>{ name }</span>
                    if changed > 0 {
                        <span class="assume-count">{ changed }</span>
                    }
                </button>
            </h4>
            // With `for` an opened group would take the place of its heading, and the focus with it.
            if *is_open {
                <div class="assume-rows">
                    { meaning(state, *group) }
                    { rows(props) }
                    { marks(props) }
                </div>
            }
        </div>
    }
}

fn original(props: &GroupViewProps, entry: &Entry) -> Value {
    let kept = props.group.originals.iter().find(|other| other.field == entry.field);
    kept.map_or(entry.value, |kept| kept.value)
}

/// The rows; the shape of a time is folded below its mean.
fn rows(props: &GroupViewProps) -> Html {
    let entries = &props.group.entries;
    let has_mean = |field: Field| {
        entries.iter().any(|entry| entry.field == Field { part: Part::Mean, ..field })
    };
    let is_shape = |entry: &&Entry| matches!(entry.field.part, Part::Shape | Part::Variation);
    let mut said = "";
    let mut row = |entry: &Entry| {
        let shapes = entries.iter().filter(is_shape).filter(|shape| {
            entry.field.part == Part::Mean
                && (shape.field.of, shape.field.what) == (entry.field.of, entry.field.what)
        });
        let mut row = part(props, entry);
        let repeats = row.meaning == said;
        said = row.meaning;
        if repeats {
            row.meaning = "";
        }
        let shapes: Vec<RowPart> = shapes.map(|shape| part(props, shape)).collect();
        let key = entry.field.place();
        html! { <Row {key} {row} {shapes} act={props.part.act.clone()} /> }
    };
    let top = entries.iter().filter(|entry| !is_shape(entry) || !has_mean(entry.field));
    let top: Vec<&Entry> = top.collect();
    let last_share = top.iter().rposition(|entry| entry.field.is_share());
    let with_sum = |(place, entry): (usize, &&Entry)| {
        let is_last = Some(place) == last_share;
        let sum = is_last.then(|| sum(&top, props.part.state.language));
        std::iter::once(row(entry)).chain(sum)
    };
    top.iter().enumerate().flat_map(with_sum).collect()
}

/// What the shares of a class sum to.
fn sum(entries: &[&Entry], language: Language) -> Html {
    let share = |entry: &&Entry| match entry.value {
        Value::Number(share) if entry.field.is_share() => share,
        Value::Number(_) | Value::Absent | Value::Choice(_) => 0.0,
    };
    let sum = entries.iter().map(share).sum();
    html! { <p key="sum" class="assume-sum" data-part="sum">{ shares_sum(sum, language) }</p> }
}

fn part(props: &GroupViewProps, entry: &Entry) -> RowPart {
    let PartProps { state, names, .. } = &props.part;
    let language = state.language;
    let document = state.document();
    let wrong = state.trial.unfit.as_ref().filter(|(field, _, _)| *field == entry.field);
    let place = entry.field.place();
    let origin = document.case().origin(&place).map(|mark| mark.mark);
    RowPart {
        entry: *entry,
        original: original(props, entry),
        name: field_name(entry.field, state.tried().subject(), language),
        meaning: field_meaning(entry.field, language),
        is_source: origin == Some(Origin::Source),
        place,
        held_when_empty: held_when_empty(state.tried().subject(), entry.field)
            .or_else(|| found_when_empty(state, entry.field)),
        unfit: wrong.map(|(field, value, why)| {
            (*value, unfit((*field, *value), why, document, names, language))
        }),
        language,
    }
}

/// What the study has found for itself where a field is empty.
fn found_when_empty(state: &State, field: Field) -> Option<f64> {
    let report = &state.answer.as_ref()?.report;
    (field.what == What::WarmUp).then_some(report.warm_up_days)
}

/// Where the numbers of the group come from, each note once.
fn marks(props: &GroupViewProps) -> Html {
    let state = &props.part.state;
    let words = labels(state.language);
    let mut marks: Vec<&Note> = Vec::new();
    for entry in &props.group.entries {
        let mark = state.document().case().origin(&entry.field.place());
        marks.extend(mark.filter(|mark| !marks.contains(mark)));
    }
    let mark = |mark: &Note| {
        let (word, class) = match mark.mark {
            Origin::Source => (words.from_source, "is-source"),
            Origin::Assumption => (words.assumed, "is-assumed"),
        };
        html! {
            <li>
                <span class={classes!("origin", class)}>{ word }</span>
                { mark.note.get(state.language).to_owned() }
            </li>
        }
    };
    html! { <ul class="assume-marks">{ for marks.into_iter().map(mark) }</ul> }
}

/// What the group means for the work now: the load of a section, the mean time of a class.
fn meaning(state: &State, group: Group) -> Html {
    let Some(answer) = &state.answer else { return Html::default() };
    let language = state.language;
    let what = match group {
        Group::Unit(_) => assumption_labels(language).load,
        Group::Class(_) => labels(language).mean_delay,
        Group::Volume
        | Group::Times
        | Group::Presence
        | Group::Quality
        | Group::Rules
        | Group::Run => {
            return Html::default();
        }
    };
    let reformed =
        (!answer.document.moves().is_empty()).then_some((Stage::Reformed, &answer.report.reformed));
    let sides = [(Stage::Baseline, &answer.report.baseline)].into_iter().chain(reformed);
    let subject = answer.document.subject();
    let values: Vec<(Stage, String)> = sides
        .filter_map(|(stage, side)| Some((stage, found(side, group, subject, language)?)))
        .collect();
    let value = |(stage, value): (Stage, String)| {
        html! { <span class="assume-value"><Mark {stage} />{ value }</span> }
    };
    let class = classes!("assume-meaning", (!state.is_tried_simulated()).then_some("is-stale"));
    if values.is_empty() {
        return Html::default();
    }
    html! { <p {class}><span>{ what }</span>{ for values.into_iter().map(value) }</p> }
}

fn found(side: &Side, group: Group, subject: &Scenario, language: Language) -> Option<String> {
    match group {
        Group::Unit(index) => {
            let unit = subject.organization.units.get(index)?.id();
            let mut desks = side.desks.iter();
            let desk = desks.find(|desk| desk.unit == *unit && desk.rank == Rank::Clerk)?;
            Some(percent(desk.offered_load))
        }
        Group::Class(index) => {
            if side.congestion.is_some() {
                return None;
            }
            let class = side.classes.get(&subject.work.get(index)?.id)?;
            Some(days(class.delay.as_ref()?.mean.value, language))
        }
        Group::Volume
        | Group::Times
        | Group::Presence
        | Group::Quality
        | Group::Rules
        | Group::Run => None,
    }
}
