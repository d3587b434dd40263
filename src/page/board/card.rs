//! Cards: sections, offices and the heads of large sections, with their people as dots.

use yew::prelude::*;

use super::chart::{ChartProps, state_of};
use crate::scenario::Rank;
use crate::scene::board::{OfficeCard, Person, SectionCard, Tray, filled};
use crate::units::UnitId;
use crate::words::{count_of_rank, labels, list, sharing};

/// More people than this are counted and not drawn.
const MOST_DOTS: usize = 12;

/// A section that stands alone.
pub(super) fn section(card: &SectionCard, props: &ChartProps) -> Html {
    unit(
        &card.id,
        classes!("card"),
        true,
        section_label(card, props),
        section_inside(card, props),
        props,
    )
}

/// A section within a large section.
pub(super) fn member(card: &SectionCard, props: &ChartProps) -> Html {
    let class = classes!("card", "is-member");
    unit(&card.id, class, true, section_label(card, props), section_inside(card, props), props)
}

/// The head of a large section.
pub(super) fn tray_head(tray: &Tray, props: &ChartProps) -> Html {
    let words = labels(props.language);
    let name = tray.name.get(props.language).to_owned();
    let size = format!("{} {}", tray.members.len(), words.members);
    let how = sharing(tray.sharing, props.language);
    let label = format!("{name}, {size}, {how}");
    let inside = html! {
        <>
            <span class="name">{ name }</span>
            <span class="note">{ format!("{size} · {how}") }</span>
        </>
    };
    unit(&tray.id, classes!("tray-head"), true, label, inside, props)
}

/// An office with whoever is seated there.
pub(super) fn office(card: &OfficeCard, props: &ChartProps) -> Html {
    let words = labels(props.language);
    let holder = |card: &OfficeCard| {
        html! {
            <>
                <span class="name">{ card.name.get(props.language).to_owned() }</span>
                <span class="people">{ dot(card.person) }</span>
            </>
        }
    };
    let seat = |seated: &OfficeCard| {
        html! {
            <span class="seat" key={seated.id.to_string()}>
                { holder(seated) }<span class="note">{ words.seated }</span>
            </span>
        }
    };
    let names: Vec<&str> = std::iter::once(card)
        .chain(&card.seated)
        .map(|office| office.name.get(props.language))
        .collect();
    let class = classes!("office", format!("is-{}", rank_word(card.rank)));
    let inside = html! { <>{ holder(card) }{ for card.seated.iter().map(seat) }</> };
    let is_movable = card.rank == Rank::Commissioner;
    unit(&card.id, class, is_movable, list(&names, props.language), inside, props)
}

/// A unit as a button where it can be moved, else as a picture of it.
fn unit(
    id: &UnitId,
    class: Classes,
    is_movable: bool,
    label: String,
    inside: Html,
    props: &ChartProps,
) -> Html {
    let key = id.to_string();
    if props.press.is_none() {
        return html! {
            <div {class} key={key.clone()} data-unit={key}><span class="inside">{ inside }</span></div>
        };
    }
    let is_held = props.held.as_ref().is_some_and(|held| held.unit == *id);
    html! {
        <button
            type="button"
            class={classes!(class, state_of(id, props))}
            key={key.clone()}
            data-unit={key}
            aria-label={label}
            aria-pressed={is_movable.then(|| is_held.to_string())}
        >
            { for is_movable.then(grip) }
            <span class="inside">{ inside }</span>
        </button>
    }
}

fn grip() -> Html {
    let row = |y: &'static str| {
        html! {
            <><circle cx="3" cy={y} r="1.2" /><circle cx="8" cy={y} r="1.2" /></>
        }
    };
    html! {
        <span class="grip" data-grip="" aria-hidden="true">
            <svg viewBox="0 0 11 16" width="11" height="16">{ row("3") }{ row("8") }{ row("13") }</svg>
        </span>
    }
}

fn section_inside(card: &SectionCard, props: &ChartProps) -> Html {
    let words = labels(props.language);
    let more = card.people.len().saturating_sub(MOST_DOTS);
    html! {
        <>
            <span class="name">{ card.name.get(props.language).to_owned() }</span>
            { for card.direct.then(|| html! { <span class="note">{ words.direct }</span> }) }
            <span class="people">
                { for card.people.iter().take(MOST_DOTS).map(|person| dot(*person)) }
                { for (more > 0).then(|| html! { <span class="note">{ format!("+{more}") }</span> }) }
            </span>
        </>
    }
}

/// The section with its people in words.
fn section_label(card: &SectionCard, props: &ChartProps) -> String {
    let posts = [Rank::Chief, Rank::DeputyChief, Rank::Clerk];
    let counted = posts.iter().filter_map(|post| {
        let number = card.people.iter().filter(|person| person.rank == *post).count();
        (number > 0).then(|| count_of_rank(number, *post, props.language))
    });
    let name = card.name.get(props.language).to_owned();
    let parts: Vec<String> = std::iter::once(name).chain(counted).collect();
    parts.join(", ")
}

/// A person: leaders of a section as squares, everybody else as circles, filled by how busy they are.
fn dot(person: Person) -> Html {
    let busy = person.busy.map(|busy| filled(busy, 5.0));
    let class = classes!(
        "person",
        format!("is-{}", rank_word(person.rank)),
        person.is_overloaded().then_some("is-overloaded"),
    );
    html! {
        <svg {class} viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
            { for person.is_overloaded().then(|| html! { <circle class="ring" r="7.2" /> }) }
            <circle class="body" r="5" />
            { for busy.map(|d| html! { <path class="busy" {d} /> }) }
        </svg>
    }
}

/// A word for style sheets.
const fn rank_word(rank: Rank) -> &'static str {
    match rank {
        Rank::Clerk => "clerk",
        Rank::DeputyChief => "deputy-chief",
        Rank::Chief => "chief",
        Rank::Commissioner => "commissioner",
        Rank::DeputyHead => "deputy-head",
        Rank::Head => "head",
    }
}
