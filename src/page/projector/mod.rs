//! The projector: the present state as slides in large type, with nothing else on the screen.

mod charts;
mod controls;
mod fit;
mod keys;
mod slides;
mod swipe;

use gloo::utils::window;
use web_sys::HtmlElement;
use yew::prelude::*;

use self::controls::Controls;
use self::fit::use_fitting;
pub(super) use self::keys::use_opening;
use self::keys::use_turning;
use self::swipe::use_swipe;
use super::toolbar::PartProps;
use crate::app::{Projector, Run};
use crate::words::{progress, projector_labels, slide_number};

/// The address of the projector.
pub(super) const ADDRESS: &str = "#stage";

/// The way to the projector.
#[component]
pub(super) fn ProjectorLink(props: &PartProps) -> Html {
    html! {
        <a class="as-button" href={ADDRESS} data-action="project">
            { projector_labels(props.state.language).open }
        </a>
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct ShowProps {
    pub(super) part: PartProps,
    pub(super) projector: Projector,
}

/// One slide and, out of sight until they are wanted, the controls.
#[component]
pub(super) fn Show(props: &ShowProps) -> Html {
    let ShowProps { part, projector } = props;
    let state = &part.state;
    let language = state.language;
    let place = use_node_ref();
    use_turning(part);
    let [down, up] = use_swipe(&part.act);
    use_fitting(&place);
    use_effect_with(projector.slide, {
        let place = place.clone();
        move |_| {
            // Reading begins at the top of each slide; where nothing takes the focus, so it does.
            place.cast::<HtmlElement>().and_then(|slide| slide.focus().ok());
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    let slides = state.slides();
    let number = slides.iter().position(|slide| *slide == projector.slide).unwrap_or(0) + 1;
    let counted = slide_number(number, slides.len(), language);
    let (title, content) = slides::slide(projector.slide, part);
    let told = if projector.blank {
        projector_labels(language).is_blank.to_owned()
    } else {
        format!("{counted}: {title}")
    };
    html! {
        <div
            class={classes!("projector", projector.blank.then_some("is-blank"))}
            data-slide={projector.slide.word()}
            data-run={state.run.word()}
            onpointerdown={down}
            onpointerup={up}
        >
            <section
                ref={place}
                class={classes!("slide", format!("is-{}", projector.slide.word()))}
                tabindex="-1"
                aria-label={counted}
                aria-hidden={projector.blank.then_some("true")}
            >
                { content }
            </section>
            { running(part) }
            <Controls part={part.clone()} {number} all={slides.len()} />
            <output class="visually-hidden" aria-live="polite">{ told }</output>
        </div>
    }
}

/// A thin line at the upper edge while a run goes on.
fn running(part: &PartProps) -> Html {
    let Run::Running { replications, share, .. } = part.state.run else { return Html::default() };
    html! {
        <progress
            class="projector-progress"
            max="1"
            value={share.to_string()}
            aria-label={progress(replications, part.state.language)}
        />
    }
}
