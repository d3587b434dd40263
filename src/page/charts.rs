//! Both organization charts with the tools above them, and what is being dragged.

use std::rc::Rc;

use yew::prelude::*;

use super::board::{
    Chart, Hold, Same, SightProps, Tools, map_of, use_columns, use_glide, use_pointer, use_zoom,
};
use super::ghost::Ghost;
use super::later::Later;
use super::marks::MarkButton;
use super::reform::Readings;
use super::toolbar::PartProps;
use crate::app::{Action, Grip, Marks};
use crate::department::{Department, Structure};
use crate::scene::Stage;
use crate::scene::board::{Block, board, find, lines};
use crate::units::UnitId;
use crate::words::labels;

/// A chart to draw.
type Drawn = (Same<Block>, Same<Structure>);

#[derive(PartialEq, Properties)]
pub(super) struct ChartsProps {
    pub(super) part: PartProps,
    /// The steps, what is put aside, and the papers over both charts come with it.
    pub(super) later: Later,
}

/// Both organization charts, and what is being dragged.
#[component]
pub(super) fn Charts(ChartsProps { part: props, later }: &ChartsProps) -> Html {
    let PartProps { state, names, act } = props;
    let place = use_node_ref();
    let pointer = use_pointer(act);
    // Always the same callback, else the chart would be drawn anew for every change of the state.
    let press = use_callback(Rc::clone(&pointer), |event: PointerEvent, pointer| {
        pointer.begin(&event);
    });
    let (today, reform) = use_drawn(props);
    let view = &state.view;
    let drawn = (today.clone(), reform.clone(), view.layout(), view.folded.clone(), state.stage);
    let looked_at = (view.zoom, view.many, state.large, drawn.clone());
    let map = *use_memo(looked_at, |(.., (today, reform, ..))| {
        let charts: Vec<&Block> =
            [today, reform].into_iter().flatten().map(|it| &*it.0.0).collect();
        map_of(&charts, view, state.large)
    });
    let words = (today.is_some(), Rc::clone(names), state.language, state.large, view.layout());
    use_columns(&place, view.zoom, words);
    use_zoom(&place, (view, map), (drawn.clone(), state.large), act);
    use_glide(&place, &drawn);
    let (Some(today), Some(reform)) = (today, reform) else { return Html::default() };
    let sought = !view.sought.trim().is_empty();
    let found = sought.then(|| Rc::new(find(&reform.0.0, &view.sought)));
    let dragged = state.held().filter(|held| held.grip == Grip::Drag);
    // The class is set here and not further up: cards glide from where they were before it is.
    let shows = format!("shows-{}", stage_word(state.stage));
    html! {
        <div ref={place} class={classes!("charts", shows, view.many.then_some("has-many"), map.map(|_| "is-map"))}>
            <div class="above-charts">
                <div class="assume-place">{ later.show(|rest| (rest.assumption_line)(props)) }</div>
                <StageChoice ..props.clone() />
                <Tools part={props.clone()} found={found.clone()} />
            </div>
            { baseline_chart(props, today, map.is_some(), found.clone(), later) }
            { reform_chart(props, reform, map.is_some(), found, (press, later)) }
            { later.show(|rest| (rest.legend)(props)) }
            { later.show(|rest| (rest.playback)(props)) }
            { for dragged.map(|held| html! {
                <Ghost
                    held={held.clone()}
                    names={Rc::clone(names)}
                    language={state.language}
                    pointer={Rc::clone(&pointer)}
                />
            }) }
        </div>
    }
}

/// What there is to draw, drawn anew only if it has changed.
#[hook]
fn use_drawn(part: &PartProps) -> (Option<Drawn>, Option<Drawn>) {
    let state = &part.state;
    let document = Same(Rc::clone(state.document()));
    let report = state.answer.as_ref().map(|answer| Same(Rc::clone(&answer.report)));
    let subject = Same(Rc::clone(state.document().subject()));
    let baseline = use_memo(subject, |subject| {
        let baseline = Department::baseline(&subject.0);
        let lines = lines(&baseline);
        (baseline, lines)
    });
    let today = use_memo((Same(Rc::clone(&baseline)), report.clone()), |(baseline, report)| {
        let (department, lines) = &*baseline.0;
        let side = report.as_ref().map(|report| &report.0.baseline);
        drawn(department, board(department, side, None, lines))
    });
    let reform = use_memo((document, Same(baseline), report), |(document, baseline, report)| {
        let report = report.as_ref().map(|report| &report.0);
        let (before, now) =
            (report.map(|report| &report.baseline), report.map(|report| &report.reformed));
        let department = document.0.reformed();
        drawn(department, board(department, now, before, &baseline.0.1))
    });
    ((*today).clone(), (*reform).clone())
}

fn drawn(department: &Department, board: Option<Block>) -> Option<Drawn> {
    let structure = Structure::of(department);
    board.map(|board| (Same(Rc::new(board)), Same(Rc::new(structure))))
}

/// The chart of today, only to be looked at.
fn baseline_chart(
    part: &PartProps,
    (board, structure): Drawn,
    is_map: bool,
    found: Option<Rc<Vec<UnitId>>>,
    later: &Later,
) -> Html {
    let state = &part.state;
    let sight = SightProps {
        stage: Stage::Baseline,
        board,
        view: Rc::clone(&state.view),
        is_map,
        found,
        hold: None,
        marks: Marks::default(),
        names: Rc::clone(&part.names),
        language: state.language,
        press: None,
        act: part.act.clone(),
    };
    html! {
        <Chart
            {sight}
            {structure}
            stale={state.is_today_stale()}
            tools={html! {
                <>
                    <p>{ labels(state.language).never_edited }</p>
                    { later.show(|rest| (rest.recounted)(part)) }
                </>
            }}
        />
    }
}

/// The chart of the reform, on which units are moved.
fn reform_chart(
    part: &PartProps,
    (board, structure): Drawn,
    is_map: bool,
    found: Option<Rc<Vec<UnitId>>>,
    (press, later): (Callback<PointerEvent>, &Later),
) -> Html {
    let state = &part.state;
    let sight = SightProps {
        stage: Stage::Reformed,
        board,
        view: Rc::clone(&state.view),
        is_map,
        found,
        hold: state.held().map(Hold::of),
        marks: state.marks.clone(),
        names: Rc::clone(&part.names),
        language: state.language,
        press: Some(press.clone()),
        act: part.act.clone(),
    };
    html! {
        <Chart
            {sight}
            {structure}
            stale={state.is_stale()}
            tools={html! { <><Readings ..part.clone() /><MarkButton ..part.clone() /></> }}
        >
            { later.show(|rest| (rest.aside)(part, press)) }
            { later.show(|rest| (rest.steps)(part)) }
        </Chart>
    }
}

/// Which of the two charts a narrow screen shows.
#[component]
fn StageChoice(props: &PartProps) -> Html {
    let words = labels(props.state.language);
    let button = |stage: Stage, text: &'static str| {
        html! {
            <button
                type="button"
                data-stage={stage_word(stage)}
                aria-pressed={(props.state.stage == stage).to_string()}
                onclick={props.act.reform(move |_: MouseEvent| Action::Show(stage))}
            >
                { text }
            </button>
        }
    };
    html! {
        <div class="stage-choice" role="group" aria-label={words.structures}>
            { button(Stage::Baseline, words.today) }
            { button(Stage::Reformed, words.reform) }
        </div>
    }
}

/// A word for style sheets.
pub(super) const fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Baseline => "baseline",
        Stage::Reformed => "reform",
    }
}
