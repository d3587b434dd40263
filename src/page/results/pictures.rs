//! The pictures beside each other, and below them how they were found.

use std::rc::Rc;

use yew::prelude::*;

use super::ResultsProps;
use super::panel::{Panel, fold};
use super::people::People;
use super::sections::Sections;
use super::structure::Structure;
use super::table::{classes_table, meanings, quality_table};
use super::time::Time;
use crate::page::explain::how;
use crate::report::Report;
use crate::words::results::{Label, Picture, facts, quality_title};

/// Charts and tables.
#[component]
pub fn Pictures(props: &ResultsProps) -> Html {
    let pictures = props.report.as_ref().map(|report| pictures(props, report));
    html! {
        <div
            class={classes!("pictures", props.stale.then_some("is-stale"))}
            data-part="pictures"
            aria-busy={props.stale.to_string()}
        >
            { pictures.unwrap_or_default() }
        </div>
    }
}

fn pictures(props: &ResultsProps, report: &Rc<Report>) -> Html {
    let ResultsProps { names, language, .. } = props;
    let language = *language;
    html! {
        <>
            <Time report={report.clone()} {language} />
            <People report={report.clone()} names={names.clone()} {language} />
            <Sections report={report.clone()} names={names.clone()} {language} />
            <Panel
                picture={Picture::Quality}
                title={quality_title(report, language)}
                {language}
            >
                { quality_table(report, language) }
                { fold(Label::ByClass, classes_table(report, names, language), language) }
                { fold(Label::Meanings, meanings(language), language) }
            </Panel>
            <Structure report={report.clone()} names={names.clone()} {language} />
            <p class="facts">{ facts(report, language) }{ " " }{ how("replications", language) }</p>
        </>
    }
}
