//! One organization chart.

use std::rc::Rc;

use yew::prelude::*;

use super::card::{member, office, section, tray_head};
use super::glide::use_glide;
use super::keys::{choose_by_key, move_focus, unit_of};
use crate::app::{Action, Grip, Held};
use crate::department::Structure;
use crate::page::store::acting;
use crate::scenario::Sharing;
use crate::scene::Stage;
use crate::scene::board::{Block, Branch, Tray};
use crate::text::Language;
use crate::units::UnitId;
use crate::words::{Labels, labels};

/// Properties of [`Chart`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(in crate::page) struct ChartProps {
    /// Which of the two structures it is.
    pub(in crate::page) stage: Stage,
    /// What is drawn.
    pub(in crate::page) board: Rc<Block>,
    /// Measures of what is drawn.
    pub(in crate::page) structure: Rc<Structure>,
    /// Whether the busy shares belong to an earlier structure.
    pub(in crate::page) stale: bool,
    /// What is in the hand; never anything over today's chart.
    #[prop_or_default]
    pub(in crate::page) held: Option<Held>,
    /// The language of the names.
    pub(in crate::page) language: Language,
    /// A pointer comes down; absent where nothing is to be moved.
    #[prop_or_default]
    pub(in crate::page) press: Option<Callback<PointerEvent>>,
    /// Changes the state.
    pub(in crate::page) act: Callback<Action>,
    /// What can be done with the whole chart, above it.
    #[prop_or_default]
    pub(in crate::page) tools: Html,
    /// What belongs to the chart, below it.
    #[prop_or_default]
    pub(in crate::page) children: Html,
}

/// One organization chart, in columns.
#[component]
pub(in crate::page) fn Chart(props: &ChartProps) -> Html {
    let place = use_node_ref();
    use_glide(&place, &props.board);
    let words = labels(props.language);
    let (word, name, mark) = match props.stage {
        Stage::Baseline => ("baseline", words.today, "●"),
        Stage::Reformed => ("reform", words.reform, "◆"),
    };
    let heading = format!("{word}-heading");
    let hands = Hands::of(props);
    html! {
        <section
            class={classes!("chart", format!("is-{word}"), props.stale.then_some("is-outdated"))}
            data-side={word}
            aria-labelledby={heading.clone()}
        >
            <header>
                <h2 id={heading}><span class="mark" aria-hidden="true">{ mark }</span>{ name }</h2>
                <p class="figures">{ figures(&props.structure, words) }</p>
            </header>
            <div class="chart-tools">{ props.tools.clone() }</div>
            { for hands.press.is_some().then(|| html! {
                <p id="chart-hint" class="visually-hidden">{ words.chart_hint }</p>
            }) }
            <div
                ref={place}
                class="tree"
                role="group"
                aria-label={name}
                aria-describedby={hands.press.is_some().then_some("chart-hint")}
                onpointerdown={hands.press}
                onpointerover={hands.over}
                onfocusin={hands.focus}
                onclick={hands.click}
                onkeydown={hands.key}
            >
                { head(props) }
            </div>
            { props.children.clone() }
        </section>
    }
}

/// What the chart does with pointers and keys; nothing if it is only to be looked at.
#[derive(Default)]
struct Hands {
    press: Option<Callback<PointerEvent>>,
    over: Option<Callback<PointerEvent>>,
    focus: Option<Callback<FocusEvent>>,
    click: Option<Callback<MouseEvent>>,
    key: Option<Callback<KeyboardEvent>>,
}

impl Hands {
    fn of(props: &ChartProps) -> Self {
        let Some(press) = props.press.clone() else { return Self::default() };
        let is_picked = props.held.as_ref().is_some_and(|held| held.grip == Grip::Pick);
        let over = |event: &Event| unit_of(event).map(|unit| Action::Over(Some(unit)));
        Self {
            press: Some(press),
            over: is_picked.then(|| acting(&props.act, move |event: &PointerEvent| over(event))),
            focus: is_picked.then(|| acting(&props.act, move |event: &FocusEvent| over(event))),
            click: Some(acting(&props.act, choose_by_key)),
            key: Some(Callback::from(|event: KeyboardEvent| move_focus(&event))),
        }
    }
}

fn figures(structure: &Structure, words: &Labels) -> Html {
    let figure = |name: &str, number: usize| {
        html! {
            <span class="figure">{ format!("{name} ") }<b>{ number }</b></span>
        }
    };
    html! {
        <>
            { figure(words.sections, structure.sections) }
            { figure(words.levels, structure.levels) }
            { figure(words.widest_span, structure.widest_span()) }
        </>
    }
}

/// The head, and a column for each office below; a column for what the head leads without them.
fn head(props: &ChartProps) -> Html {
    let board = &props.board;
    let is_column = |branch: &&Branch| matches!(branch, Branch::Block(_));
    let (columns, own): (Vec<&Branch>, Vec<&Branch>) = board.below.iter().partition(is_column);
    let of_head = |branches: Vec<&Branch>| {
        html! {
            <div class="block column" key="own" data-within={board.office.id.to_string()}>
                <ul class="below">{ for branches.into_iter().map(|each| branch(each, props)) }</ul>
            </div>
        }
    };
    html! {
        <>
            { office(&board.office, props) }
            <div class="columns">
                { for columns.into_iter().map(|each| column(each, props)) }
                { for (!own.is_empty()).then(|| of_head(own)) }
            </div>
        </>
    }
}

fn column(branch: &Branch, props: &ChartProps) -> Html {
    match branch {
        Branch::Block(below) => block(below, "block column", props),
        Branch::Card(_) | Branch::Tray(_) => Html::default(),
    }
}

fn block(block: &Block, class: &'static str, props: &ChartProps) -> Html {
    let id = block.office.id.to_string();
    html! {
        <div {class} key={id.clone()} data-within={id}>
            { office(&block.office, props) }
            <ul class="below">{ for block.below.iter().map(|each| branch(each, props)) }</ul>
        </div>
    }
}

fn branch(branch: &Branch, props: &ChartProps) -> Html {
    let (key, inside) = match branch {
        Branch::Card(card) => (card.id.to_string(), section(card, props)),
        Branch::Tray(large) => (large.id.to_string(), tray(large, props)),
        Branch::Block(below) => (below.office.id.to_string(), block(below, "block", props)),
    };
    html! { <li {key}>{ inside }</li> }
}

fn tray(tray: &Tray, props: &ChartProps) -> Html {
    let sharing = match tray.sharing {
        Sharing::Own => "is-own",
        Sharing::Help => "is-help",
        Sharing::Pool => "is-pool",
    };
    let class = classes!("tray", sharing, state_of(&tray.id, props));
    html! {
        <div {class} data-tray={tray.id.to_string()}>
            { tray_head(tray, props) }
            <ul class="members">
                { for tray.members.iter().map(|card| html! {
                    <li key={card.id.to_string()}>{ member(card, props) }</li>
                }) }
            </ul>
        </div>
    }
}

/// How a unit looks while something is in the hand.
pub(super) fn state_of(unit: &UnitId, props: &ChartProps) -> Classes {
    let Some(held) = &props.held else { return Classes::new() };
    if held.unit == *unit {
        return classes!("is-held");
    }
    let over = held.over.as_ref().filter(|over| over.target == *unit);
    let target = match over {
        Some(over) if over.outcome.is_ok() => "is-target",
        Some(_) => "is-forbidden",
        None if held.targets.contains(unit) => "is-possible",
        None => "is-dimmed",
    };
    classes!(target)
}
