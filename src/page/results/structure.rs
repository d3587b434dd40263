//! The structure itself: what can be counted on the chart, and where it fills up first.

use std::rc::Rc;

use yew::prelude::*;

use super::chart::Mark;
use super::panel::{Panel, fold};
use super::table::{Group, comparison, desks_table};
use crate::report::Report;
use crate::text::Language;
use crate::words::Names;
use crate::words::results::{
    Label, Picture, bottlenecks, krackhardt, krackhardt_note, posts, spans, structure,
    structure_title,
};

#[derive(PartialEq, Properties)]
pub(super) struct StructureProps {
    pub(super) report: Rc<Report>,
    pub(super) names: Rc<Names>,
    pub(super) language: Language,
}

/// The table of the structure, before and after.
#[component]
pub(super) fn Structure(props: &StructureProps) -> Html {
    let StructureProps { report, names, language } = props;
    let language = *language;
    let bottleneck = |(stage, sentence)| html! { <li><Mark {stage} />{ sentence }</li> };
    let table = [(None, structure(report, language))];
    html! {
        <Panel
            picture={Picture::Structure}
            title={structure_title(report, names, language)}
            {language}
        >
            <ul class="bottlenecks">
                { for bottlenecks(report, names, language).into_iter().map(bottleneck) }
            </ul>
            { comparison(Picture::Structure.topic(language), &table, language) }
            { fold(Label::Posts, details(report, names, language), language) }
            { fold(Label::AllDesks, desks_table(report, names, language), language) }
        </Panel>
    }
}

fn details(report: &Report, names: &Names, language: Language) -> Html {
    let group = |label: Label, rows| -> Group { (Some(label.say(language).to_owned()), rows) };
    let groups = [
        group(Label::Staffing, posts(report, names, language)),
        group(Label::Spans, spans(report, names, language)),
        group(Label::Krackhardt, krackhardt(report, language)),
    ];
    html! {
        <>
            { comparison(Label::Posts.say(language), &groups, language) }
            <p class="panel-note">{ krackhardt_note(language) }</p>
        </>
    }
}
