//! Cards: sections, offices and the heads of large sections.

use yew::prelude::*;

use super::chart::{SightProps, state_of};
use super::pictures::{fold, grip, people, stack};
use crate::app::Tint;
use crate::scenario::Rank;
use crate::scene::Stage;
use crate::scene::board::{Item, Mark, OfficeCard, Row, SectionCard};
use crate::words::{below, busy_short, described, labels, mark_labels, second, sharing};

/// Lines with a colour of their own; further ones begin anew.
const LINES: usize = 6;

/// A unit with what stands in it; on a map that is nothing.
pub(super) fn unit(
    row: &Row<'_>,
    class: Classes,
    inside: impl FnOnce() -> Html,
    props: &SightProps,
) -> Html {
    let mark = row.item.mark();
    let key = mark.id.to_string();
    let is_movable = props.press.is_some() && is_movable(&row.item);
    let is_held = props.hold.as_ref().is_some_and(|hold| hold.takes(&mark.id));
    let is_marked = props.marks.marked.contains(&mark.id);
    let sign = sign(mark, props);
    let mut label = described(&row.item, &props.names, props.language);
    if is_alone(row) {
        label = format!("{label}, {}", labels(props.language).leads_nobody);
    }
    let told = |(sign, word): (&'static str, &'static str)| {
        html! { <span class="mark-sign" title={word}>{ sign }</span> }
    };
    let leads_all = matches!(row.item, Item::Office(card) if card.rank == Rank::Head);
    html! {
        <div
            role="treeitem"
            tabindex="-1"
            class={classes!(class, looks(mark, props))}
            key={key.clone()}
            data-unit={key}
            title={props.is_map.then(|| mark.name.get(props.language).to_owned())}
            data-step={step(mark, props).map(|step| step.to_string())}
            data-lit={lit(mark, props).map(|strength| strength.to_string())}
            data-line={line(mark, props).map(|line| colour_of_line(line).to_string())}
            aria-label={match sign {
                Some((_, word)) => format!("{label}, {word}"),
                None => label,
            }}
            aria-level={row.level.to_string()}
            aria-expanded={row.open.map(|open| open.to_string())}
            aria-selected={is_movable.then(|| (is_held || is_marked).to_string())}
        >
            { for (!props.is_map).then(|| html! {
                <>
                    { for is_movable.then(grip) }
                    { for sign.map(told) }
                    <span class="inside">{ inside() }</span>
                    { for sign.map(told) }
                    { for row.open.filter(|_| !leads_all).map(|_| fold()) }
                </>
            }) }
        </div>
    }
}

/// The sign of a marked section, or of one that is put aside, with the word for it.
fn sign(mark: &Mark, props: &SightProps) -> Option<(&'static str, &'static str)> {
    let (marks, words) = (&props.marks, mark_labels(props.language));
    if marks.marked.contains(&mark.id) {
        Some(("✓", words.is_marked))
    } else {
        marks.parked.contains(&mark.id).then_some(("↴", words.aside))
    }
}

/// What can be taken in the hand.
fn is_movable(item: &Item<'_>) -> bool {
    match item {
        Item::Office(card) => card.rank == Rank::Commissioner,
        Item::Section(_) | Item::Member(..) | Item::Large(_) => true,
    }
}

/// What stands in a unit of the columns; of a folded one how many sections stand below it.
pub(super) fn inside(row: &Row<'_>, props: &SightProps) -> Html {
    let folded = row.open.is_some_and(|open| !open).then(|| {
        html! {
            <span class="note">{ below(row.sections, props.language) }</span>
        }
    });
    let alone = is_alone(row).then(|| {
        html! {
            <span class="note">{ labels(props.language).leads_nobody }</span>
        }
    });
    match row.item {
        Item::Office(card) => html! { <>{ office(card, props) }{ for folded }{ for alone }</> },
        Item::Section(card) | Item::Member(card, _) => section(card, props),
        Item::Large(tray) => {
            let words = labels(props.language);
            let how = sharing(tray.sharing, props.language);
            html! {
                <>
                    { name(&tray.mark, Html::default(), props) }
                    <span class="note">{ format!("{} {} · {how}", tray.members.len(), words.members) }</span>
                </>
            }
        }
    }
}

/// Whether it is an office below which nothing stands.
pub(super) const fn is_alone(row: &Row<'_>) -> bool {
    matches!(row.item, Item::Office(_)) && row.open.is_none()
}

fn section(card: &SectionCard, props: &SightProps) -> Html {
    let words = labels(props.language);
    html! {
        <>
            { title(&card.mark, Html::default(), props) }
            <span class="people">
                { share(&card.mark, props) }
                { people(&card.people) }
                { for card.direct.then(|| html! { <span class="note">{ words.direct }</span> }) }
                { stack(card.mark.load, props.language) }
            </span>
        </>
    }
}

/// An office with whoever is seated there.
fn office(card: &OfficeCard, props: &SightProps) -> Html {
    let words = labels(props.language);
    let seat = |seated: &OfficeCard| {
        html! {
            <span class="seat" key={seated.mark.id.to_string()}>
                { name(&seated.mark, people(&[seated.person]), props) }
                <span class="note">{ words.seated }</span>
            </span>
        }
    };
    html! {
        <>
            { name(&card.mark, people(&[card.person]), props) }
            { stack(card.mark.load, props.language) }
            { for card.seated.iter().map(seat) }
        </>
    }
}

/// The name and, if it is coloured, the load.
pub(super) fn name(mark: &Mark, figure: Html, props: &SightProps) -> Html {
    html! { <>{ title(mark, figure, props) }{ share(mark, props) }</> }
}

fn share(mark: &Mark, props: &SightProps) -> Html {
    let busy = (props.view.tint == Tint::Load).then(|| busy_short(mark.load));
    html! { { for busy.map(|busy| html! { <b class="share">{ busy }</b> }) } }
}

/// The name after a figure, the line if it is coloured, and a second superior.
fn title(mark: &Mark, figure: Html, props: &SightProps) -> Html {
    let language = props.language;
    let chip = line(mark, props).map(|line| html! { <i class="chip">{ line }</i> });
    html! {
        <>
            { for chip }
            <span class="name">{ figure }{ mark.name.get(language).to_owned() }</span>
            { for mark.second.as_ref().map(|name| html! {
                <span class="note is-second">{ second(name.get(language), language) }</span>
            }) }
        </>
    }
}

fn step(mark: &Mark, props: &SightProps) -> Option<usize> {
    match props.view.tint {
        Tint::Plain | Tint::Line => None,
        Tint::Load => mark.load.busy_step(),
        Tint::Queue => mark.load.queue_step(),
    }
}

fn line(mark: &Mark, props: &SightProps) -> Option<usize> {
    mark.line.filter(|_| props.view.tint == Tint::Line)
}

/// Which of the colours a line has, from 1.
pub(super) const fn colour_of_line(line: usize) -> usize {
    (line + LINES - 1) % LINES + 1
}

/// What singles a unit out: something in the hand, a search.
fn looks(mark: &Mark, props: &SightProps) -> Classes {
    let sought = props.found.as_ref();
    let is_found = sought.is_some_and(|found| found.contains(&mark.id));
    classes!(state_of(&mark.id, props), is_found.then_some("is-found"))
}

/// How strongly a unit is pointed out.
fn lit(mark: &Mark, props: &SightProps) -> Option<u8> {
    let lit = &props.view.lit;
    let side = match props.stage {
        Stage::Baseline => &lit.baseline,
        Stage::Reformed => &lit.reformed,
    };
    side.get(&mark.id).copied()
}

/// A word for style sheets.
pub(super) const fn rank_word(rank: Rank) -> &'static str {
    match rank {
        Rank::Clerk => "is-clerk",
        Rank::DeputyChief => "is-deputy-chief",
        Rank::Chief => "is-chief",
        Rank::Commissioner => "is-commissioner",
        Rank::DeputyHead => "is-deputy-head",
        Rank::Head => "is-head",
    }
}
