//! The views of the results: pictures and tables, one at a time.

use std::rc::Rc;

use yew::prelude::*;

use super::ResultsProps;
use super::changes::ChangesPicture;
use super::chart::Patterns;
use super::curves::{BacklogCurve, ReachCurve, WithinCurve};
use super::kinds::kinds_panel;
use super::panel::{Panel, fold};
use super::people::People;
use super::sections::Sections;
use super::structure::Structure;
use super::table::{meanings, quality_table};
use super::tabs::Tabs;
use super::time::Time;
use super::verdict::{Swings, VerdictProps, VerdictText};
use crate::app::{Action, Aspect, Document};
use crate::page::explain::how;
use crate::report::Report;
use crate::units::ClassId;
use crate::words::results::{Label, Picture, Stuck, facts, quality_title};

/// Properties of [`Pictures`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PicturesProps {
    /// What is shown.
    pub results: ResultsProps,
    /// What was simulated.
    pub document: Rc<Document>,
    /// What the reform changes in how today is judged.
    pub judged: Vec<String>,
    /// One paper in both structures, if that is the view.
    pub papers: Html,
    /// The view that is shown.
    pub aspect: Aspect,
    /// Whether all views are wanted, because the page is being printed.
    pub prints: bool,
    /// Changes the state.
    pub act: Callback<Action>,
}

/// The strip of views and the one that is chosen.
#[component]
pub fn Pictures(props: &PicturesProps) -> Html {
    let PicturesProps { results, aspect, act, .. } = props;
    let views = results.report.as_ref().map(|report| views(props, report));
    html! {
        <div
            class={classes!("pictures", results.stale.then_some("is-stale"))}
            data-part="pictures"
            aria-busy={results.stale.to_string()}
        >
            <Patterns prints={props.prints} />
            { for views.map(|views| html! {
                <Tabs chosen={*aspect} {views} language={results.language} act={act.clone()} />
            }) }
        </div>
    }
}

/// Every view with what it shows; what is not in sight is not drawn.
fn views(props: &PicturesProps, report: &Rc<Report>) -> Vec<(Aspect, Html)> {
    let is_drawn = |aspect: &Aspect| *aspect == props.aspect || props.prints;
    let view = |aspect: Aspect| {
        let inside = is_drawn(&aspect).then(|| inside(aspect, props, report));
        (aspect, inside.unwrap_or_default())
    };
    Aspect::ALL.map(view).into()
}

fn inside(aspect: Aspect, props: &PicturesProps, report: &Rc<Report>) -> Html {
    let PicturesProps { results, document, judged, papers, act, .. } = props;
    let ResultsProps { names, language, .. } = results;
    let (report, names, language) = (report.clone(), names.clone(), *language);
    match aspect {
        Aspect::Verdict => verdict(results, document.changed().len(), judged, &report),
        Aspect::Time => html! {
            <>
                <Time report={report.clone()} names={names.clone()} {language} act={act.clone()} />
                if Stuck::of(&report).is_none() {
                    <ChangesPicture {report} {names} {language} act={act.clone()} />
                }
            </>
        },
        Aspect::Load => html! {
            <>
                <People report={report.clone()} names={names.clone()} {language} />
                <Sections {report} {names} {language} />
            </>
        },
        Aspect::Within => html! {
            <WithinCurve {report} document={document.clone()} {language} />
        },
        Aspect::Backlog => html! {
            <>
                <BacklogCurve report={report.clone()} {language} />
                <ReachCurve {report} {language} />
            </>
        },
        Aspect::Papers => papers.clone(),
        Aspect::Details => details(results, document, &report),
    }
}

fn verdict(results: &ResultsProps, changed: usize, judged: &[String], report: &Rc<Report>) -> Html {
    let ResultsProps { names, swings, language, .. } = results;
    let props = VerdictProps {
        report: Rc::clone(report),
        swings: swings.clone(),
        names: Rc::clone(names),
        changed,
        judged: judged.to_vec(),
        language: *language,
    };
    html! {
        <>
            <VerdictText ..props.clone() />
            <Swings ..props />
        </>
    }
}

fn details(results: &ResultsProps, document: &Document, report: &Rc<Report>) -> Html {
    let ResultsProps { names, language, .. } = results;
    let language = *language;
    let work = &document.case().scenario.work;
    let order: Vec<&ClassId> = work.iter().map(|class| &class.id).collect();
    html! {
        <>
            <Panel
                picture={Picture::Quality}
                title={quality_title(report, language)}
                {language}
            >
                { quality_table(report, language) }
                { fold(Label::Meanings, meanings(language), language) }
            </Panel>
            <Structure report={report.clone()} names={names.clone()} {language} />
            { kinds_panel(report, &order, names, language) }
            <p class="facts">{ facts(report, true, language) }{ " " }{ how("replications", language) }</p>
        </>
    }
}
