//! The kinds of papers: what each takes, before and after.

use yew::prelude::*;

use super::panel::{Panel, fold};
use super::table::{Group, compared, comparison, named, structures, table};
use crate::page::explain::{why, why_of};
use crate::report::Report;
use crate::text::Language;
use crate::units::ClassId;
use crate::words::Names;
use crate::words::results::{
    Denomination, Explained, KindRow, Label, Picture, kinds, kinds_title, last_signers,
};

/// One row for each kind of paper, in this order, and one for all of them.
pub(super) fn kinds_panel(
    report: &Report,
    order: &[&ClassId],
    names: &Names,
    language: Language,
) -> Html {
    let found = kinds(report, order, names, language);
    let rows = found.kinds.iter().map(|kind| row(kind, false));
    let rows = rows.chain([row(&found.all, true)]).collect();
    let signers: Vec<Group> = last_signers(report, order, names, language)
        .into_iter()
        .map(|(name, rows)| (Some(name), rows))
        .collect();
    let picture = Picture::Kinds;
    html! {
        <Panel {picture} title={kinds_title(report, language)} {language}>
            { table(picture.topic(language), head(found.unit, language), rows) }
            if !signers.is_empty() {
                { fold(
                    Label::LastSigners,
                    comparison(Label::LastSigners.say(language), &signers, language),
                    language,
                ) }
            }
        </Panel>
    }
}

fn head(unit: Denomination, language: Language) -> Html {
    let explained = |key: &'static str, unit: Denomination| {
        let figure = Explained::find(key)?.figure;
        Some(why(key, unit.behind(figure.name(language), language)))
    };
    html! {
        <>
            <th scope="col">{ Label::Paper.say(language) }</th>
            <th scope="col">{ explained("finished_per_day", Denomination::PAPERS) }</th>
            { structures(language, Some(unit)) }
            <th scope="col">{ unit.behind(Label::Difference.say(language), language) }</th>
            <th scope="col" class="is-text">{ Label::Verdict.say(language) }</th>
            <th scope="col">{ explained("on_time", Denomination::PERCENT) }</th>
        </>
    }
}

fn row(kind: &KindRow, is_sum: bool) -> Html {
    let KindRow { delay, per_day, on_time } = kind;
    let on_time = on_time.as_ref().map_or_else(
        || html! { "—" },
        |share| why_of("on_time", delay.class.as_ref(), share.clone()),
    );
    html! {
        <tr class={is_sum.then_some("is-sum")}>
            <th scope="row">{ named(delay) }</th>
            <td>{ per_day }</td>
            { compared(delay) }
            <td>{ on_time }</td>
        </tr>
    }
}
