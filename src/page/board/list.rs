//! The chart as an indented list: one row for each unit. It is what is printed, too.

use yew::prelude::*;

use super::card::{is_alone, name, rank_word, unit};
use super::chart::{SightProps, sharing_word};
use super::pictures::{people, stack};
use crate::scene::board::{Item, Load, Mark, Person, Row, rows};
use crate::words::{
    below, board_labels, busy_short, from_to, labels, papers_short, posts, sharing,
};

/// The rows under the names of their columns.
pub(super) fn list(props: &SightProps) -> Html {
    let words = board_labels(props.language);
    html! {
        <>
            <div class="row row-heads" role="none" aria-hidden="true">
                <span>{ words.unit }</span>
                <span>{ words.people }</span>
                <span>{ words.load }</span>
                <span>{ words.queue }</span>
            </div>
            { for rows(&props.board.0, &props.view.folded).iter().map(|each| row(each, props)) }
        </>
    }
}

fn row(row: &Row<'_>, props: &SightProps) -> Html {
    let mark = row.item.mark();
    let depth = format!("depth-{}", row.level.min(8));
    let (kind, who) = match row.item {
        Item::Office(card) => {
            let class = classes!("office", rank_word(card.rank));
            (class, html! { <span class="people">{ people(&[card.person]) }</span> })
        }
        Item::Section(card) => (classes!("card"), crew(&card.people, props)),
        Item::Member(card, tray) => {
            let is_last = tray.members.last().is_some_and(|last| last.mark.id == mark.id);
            let class = classes!("card", "is-member", sharing_word(tray.sharing));
            (classes!(class, is_last.then_some("is-last")), crew(&card.people, props))
        }
        Item::Large(_) => (classes!("tray-head"), Html::default()),
    };
    let inside = || {
        html! {
            <>
                <span class="row-name">{ name(mark, Html::default(), props) }{ note(row, props) }</span>
                <span class="row-people">{ who }</span>
                <span class="row-load">{ from_to(mark.before.map(busy_short), busy_short(mark.load)) }</span>
                <span class="row-queue">{ queue(mark, props) }</span>
            </>
        }
    };
    unit(row, classes!("row", depth, kind), inside, props)
}

fn crew(crew: &[Person], props: &SightProps) -> Html {
    html! {
        <span class="people" title={posts(crew, &props.names, props.language)}>{ people(crew) }</span>
    }
}

/// What there is to say beside the name.
fn note(row: &Row<'_>, props: &SightProps) -> Html {
    let words = labels(props.language);
    let text = match row.item {
        Item::Large(tray) => {
            let how = sharing(tray.sharing, props.language);
            format!("{} {} · {how}", tray.members.len(), words.members)
        }
        Item::Office(card) if !card.seated.is_empty() => {
            let names = card.seated.iter().map(|seated| seated.mark.name.get(props.language));
            format!("{} {}", names.collect::<Vec<_>>().join(" · "), words.seated)
        }
        Item::Section(card) | Item::Member(card, _) if card.direct => words.direct.to_owned(),
        Item::Office(_) if row.open == Some(false) => below(row.sections, props.language),
        Item::Office(_) if is_alone(row) => words.leads_nobody.to_owned(),
        Item::Office(_) | Item::Section(_) | Item::Member(..) => return Html::default(),
    };
    html! { <span class="note">{ text }</span> }
}

fn queue(mark: &Mark, props: &SightProps) -> Html {
    let language = props.language;
    let before = mark.before.map(|before: Load| papers_short(before, language));
    html! {
        <>
            { stack_only(mark.load, props) }
            <span>{ from_to(before, papers_short(mark.load, language)) }</span>
        </>
    }
}

fn stack_only(load: Load, props: &SightProps) -> Html {
    html! { <span class="row-stack">{ stack(load, props.language) }</span> }
}
