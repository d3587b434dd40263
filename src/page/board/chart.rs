//! One organization chart, in columns or as a list.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::card::{inside, rank_word, unit};
use super::focus::use_focus;
use super::keys::{clicked, pressed, unit_of};
use super::list::list;
use super::pan::use_pan;
use crate::app::{Action, Grip, Held, Layout, Marks, View};
use crate::department::Structure;
use crate::page::explain::why;
use crate::page::store::acting;
use crate::scenario::Sharing;
use crate::scene::Stage;
use crate::scene::board::{Block, Branch, Item, Row, Tray, sections_below};
use crate::text::Language;
use crate::units::UnitId;
use crate::words::results::Figure;
use crate::words::{Names, board_labels, labels};

/// Something that is equal only to itself, so that comparing it costs nothing.
#[derive(Debug)]
pub(in crate::page) struct Same<T>(pub(in crate::page) Rc<T>);

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Properties of [`Chart`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(in crate::page) struct ChartProps {
    /// The tree.
    pub(in crate::page) sight: SightProps,
    /// Measures of what is drawn.
    pub(in crate::page) structure: Same<Structure>,
    /// Whether the busy shares belong to an earlier structure.
    pub(in crate::page) stale: bool,
    /// What can be done with the whole chart, above it.
    #[prop_or_default]
    pub(in crate::page) tools: Html,
    /// What belongs to the chart, below it.
    #[prop_or_default]
    pub(in crate::page) children: Html,
}

/// Properties of [`Sight`]: nothing that changes while a run goes on, because a tree of a thousand
/// units is not drawn anew for each report of progress.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(in crate::page) struct SightProps {
    /// Which of the two structures it is.
    pub(in crate::page) stage: Stage,
    /// What is drawn.
    pub(in crate::page) board: Same<Block>,
    /// How it is looked at.
    pub(in crate::page) view: Rc<View>,
    /// Whether it is so small that cards have nothing in them.
    pub(in crate::page) is_map: bool,
    /// The units that are sought; absent while none are.
    pub(in crate::page) found: Option<Rc<Vec<UnitId>>>,
    /// What is in the hand; never anything over today's chart.
    #[prop_or_default]
    pub(in crate::page) hold: Option<Hold>,
    /// Units that are marked, and sections that are put aside.
    #[prop_or_default]
    pub(in crate::page) marks: Marks,
    /// What the people are called.
    pub(in crate::page) names: Rc<Names>,
    /// The language of the names.
    pub(in crate::page) language: Language,
    /// A pointer comes down; absent where nothing is to be moved.
    #[prop_or_default]
    pub(in crate::page) press: Option<Callback<PointerEvent>>,
    /// Changes the state.
    pub(in crate::page) act: Callback<Action>,
}

/// What the cards show of what is in the hand.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::page) struct Hold {
    units: Vec<UnitId>,
    grip: Grip,
    targets: Option<Rc<BTreeSet<UnitId>>>,
    /// What it is held over, and whether it may be dropped there.
    over: Option<(UnitId, bool)>,
}

impl Hold {
    /// What the cards show of what is held.
    pub(in crate::page) fn of(held: &Held) -> Self {
        let over = held.over.as_ref();
        Self {
            units: held.all(),
            grip: held.grip,
            targets: held.targets.clone(),
            over: over.map(|over| (over.target.clone(), over.outcome.is_ok())),
        }
    }

    /// Whether it is this unit that was taken, with or without others.
    pub(super) fn takes(&self, unit: &UnitId) -> bool {
        self.units.first() == Some(unit)
    }
}

/// One organization chart.
#[component]
pub(in crate::page) fn Chart(props: &ChartProps) -> Html {
    let words = labels(props.sight.language);
    let (word, name, mark) = match props.sight.stage {
        Stage::Baseline => ("baseline", words.today, "●"),
        Stage::Reformed => ("reform", words.reform, "◆"),
    };
    let heading = format!("{word}-heading");
    html! {
        <section
            class={classes!("chart", format!("is-{word}"), props.stale.then_some("is-outdated"))}
            data-side={word}
            aria-labelledby={heading.clone()}
        >
            <header>
                <h2 id={heading}><span class="mark" aria-hidden="true">{ mark }</span>{ name }</h2>
                <p class="figures">{ figures(&props.structure.0, &props.sight.names, props.sight.language) }</p>
            </header>
            <div class="chart-tools">{ props.tools.clone() }</div>
            <Sight ..props.sight.clone() />
            { props.children.clone() }
        </section>
    }
}

/// The tree itself, in a frame that scrolls if it is large.
#[component]
fn Sight(props: &SightProps) -> Html {
    let tree = use_node_ref();
    let sight = use_node_ref();
    let pan = use_pan(&sight);
    let view = &props.view;
    let drawn = (props.board.clone(), view.layout(), view.folded.clone());
    use_focus(&tree, drawn, &view.found);
    let hands = Hands::of(props);
    let name = match props.stage {
        Stage::Baseline => labels(props.language).today,
        Stage::Reformed => labels(props.language).reform,
    };
    let (layout, inside) = match view.layout() {
        Layout::Columns => ("is-columns", columns(props)),
        Layout::List => ("is-list", list(props)),
    };
    html! {
        <div ref={sight} class="sight" onpointerdown={pan}>
            <div
                ref={tree}
                class={classes!("tree", layout)}
                role="tree"
                aria-multiselectable={props.press.is_some().then_some("true")}
                aria-label={name}
                aria-description={board_labels(props.language).hint}
                onpointerdown={hands.press}
                onpointerover={hands.over}
                onfocusin={hands.focus}
                onclick={hands.click}
                onkeydown={hands.key}
            >
                { inside }
            </div>
        </div>
    }
}

/// What the chart does with pointers and keys; today's chart only folds.
struct Hands {
    press: Option<Callback<PointerEvent>>,
    over: Option<Callback<PointerEvent>>,
    focus: Option<Callback<FocusEvent>>,
    click: Callback<MouseEvent>,
    key: Callback<KeyboardEvent>,
}

impl Hands {
    fn of(props: &SightProps) -> Self {
        let may_choose = props.press.is_some();
        let is_picked = props.hold.as_ref().is_some_and(|hold| hold.grip == Grip::Pick);
        let over = |event: &Event| unit_of(event).map(|unit| Action::Over(Some(unit)));
        // A finger that comes down may only want to scroll.
        let hovered =
            move |event: &PointerEvent| over(event).filter(|_| event.pointer_type() != "touch");
        Self {
            press: props.press.clone(),
            over: is_picked.then(|| acting(&props.act, hovered)),
            focus: is_picked.then(|| acting(&props.act, move |event: &FocusEvent| over(event))),
            click: acting(&props.act, move |event: &MouseEvent| clicked(event, may_choose)),
            key: acting(&props.act, move |event: &KeyboardEvent| pressed(event, may_choose)),
        }
    }
}

fn figures(structure: &Structure, names: &Names, language: Language) -> Html {
    let figure = |key, name: AttrValue, number: usize| {
        html! {
            <span class="figure">{ why(key, name) }{ " " }<b>{ number }</b></span>
        }
    };
    html! {
        <>
            { figure("sections", names.sections(language).into(), structure.sections) }
            { figure("levels", Figure::LEVELS.name(language).into(), structure.levels) }
            { figure("widest_span", Figure::WIDEST_SPAN.name(language).into(), structure.widest_span()) }
        </>
    }
}

/// The head, and a column for each office below; a column for what the head leads without them.
fn columns(props: &SightProps) -> Html {
    let board = &props.board.0;
    let is_column = |branch: &&Branch| matches!(branch, Branch::Block(_));
    let (columns, own): (Vec<&Branch>, Vec<&Branch>) = board.below.iter().partition(is_column);
    let of_head = |branches: &[&Branch]| {
        html! {
            <div class="block column" key="own" data-within={board.office.mark.id.to_string()}>
                <ul class="below" role="group">
                    { for branches.iter().map(|each| branch(each, 2, props)) }
                </ul>
            </div>
        }
    };
    let column = |branch: &Branch| match branch {
        Branch::Block(below) => block(below, 2, "block column", props),
        Branch::Card(_) | Branch::Tray(_) => Html::default(),
    };
    let below = is_open(&board.office.mark.id, props).then(|| {
        html! {
            <div class="columns" role="group">
                { for columns.iter().map(|each| column(each)) }
                { for (!own.is_empty()).then(|| of_head(&own)) }
            </div>
        }
    });
    html! {
        <>
            { office(board, 1, props) }
            { for below }
        </>
    }
}

fn is_open(unit: &UnitId, props: &SightProps) -> bool {
    !props.view.folded.contains(unit)
}

fn office(block: &Block, level: usize, props: &SightProps) -> Html {
    let card = &block.office;
    let open = (!block.below.is_empty()).then(|| is_open(&card.mark.id, props));
    let row = Row { level, open, sections: sections_below(block), item: Item::Office(card) };
    unit(&row, classes!("office", rank_word(card.rank)), || inside(&row, props), props)
}

fn block(block: &Block, level: usize, class: &'static str, props: &SightProps) -> Html {
    let id = block.office.mark.id.to_string();
    let below = is_open(&block.office.mark.id, props).then(|| {
        html! {
            <ul class="below" role="group">
                { for block.below.iter().map(|each| branch(each, level + 1, props)) }
            </ul>
        }
    });
    html! {
        <div {class} key={id.clone()} data-within={id}>
            { office(block, level, props) }
            { for below }
        </div>
    }
}

fn branch(branch: &Branch, level: usize, props: &SightProps) -> Html {
    let key = branch.mark().id.to_string();
    let drawn = match branch {
        Branch::Card(card) => single(Item::Section(card), level, classes!("card"), props),
        Branch::Tray(large) => tray(large, level, props),
        Branch::Block(below) => block(below, level, "block", props),
    };
    html! { <li role="none" {key}>{ drawn }</li> }
}

fn single(item: Item<'_>, level: usize, class: Classes, props: &SightProps) -> Html {
    let row = Row { level, open: None, sections: 0, item };
    unit(&row, class, || inside(&row, props), props)
}

fn tray(tray: &Tray, level: usize, props: &SightProps) -> Html {
    let id = &tray.mark.id;
    let open = is_open(id, props);
    let item = Item::Large(tray);
    let row = Row { level, open: Some(open), sections: tray.members.len(), item };
    let member = |card| {
        let item = Item::Member(card, tray);
        html! {
            <li role="none" key={card.mark.id.to_string()}>
                { single(item, level + 1, classes!("card", "is-member"), props) }
            </li>
        }
    };
    html! {
        <div class={classes!("tray", sharing_word(tray.sharing), state_of(id, props))} data-tray={id.to_string()}>
            { unit(&row, classes!("tray-head"), || inside(&row, props), props) }
            if open {
                <ul class="members" role="group">{ for tray.members.iter().map(member) }</ul>
            }
        </div>
    }
}

/// A word for style sheets.
pub(super) const fn sharing_word(sharing: Sharing) -> &'static str {
    match sharing {
        Sharing::Own => "is-own",
        Sharing::Help => "is-help",
        Sharing::Pool => "is-pool",
    }
}

/// How a unit looks while something is in the hand.
pub(super) fn state_of(unit: &UnitId, props: &SightProps) -> Classes {
    let marks = &props.marks;
    let marked = classes!(
        marks.marked.contains(unit).then_some("is-marked"),
        marks.parked.contains(unit).then_some("is-parked"),
    );
    let Some(hold) = &props.hold else { return marked };
    if hold.units.contains(unit) {
        return classes!(marked, "is-held");
    }
    let class = match (&hold.over, &hold.targets) {
        (Some((over, true)), _) if over == unit => Some("is-target"),
        (Some((over, false)), _) if over == unit => Some("is-forbidden"),
        (_, Some(targets)) if targets.contains(unit) => Some("is-possible"),
        (_, Some(_)) => Some("is-dimmed"),
        (_, None) => None,
    };
    classes!(marked, class)
}
