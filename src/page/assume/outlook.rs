//! What comes of the assumptions: predicted at once, simulated after.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::app::State;
use crate::page::results::Mark;
use crate::page::toolbar::PartProps;
use crate::report::Side;
use crate::scene::Stage;
use crate::words::{assumption_labels, days, labels, outlook_sentence, told_forecast};

/// What has rested for so long is said to those who listen (ms).
const REST: u32 = 700;

/// The mean time of both structures, as predicted or as simulated: as it is for the eye, and in a
/// sentence for the ear, which does not hear what a slider only passes.
#[component]
pub(super) fn Outlook(part: &PartProps) -> Html {
    let state = &part.state;
    let Told { how, class, text, sentence } = told(state);
    let heard = use_state(String::new);
    use_effect_with(sentence, {
        let heard = heard.clone();
        move |sentence| {
            let sentence = sentence.clone();
            let rest = Timeout::new(REST, move || heard.set(sentence));
            move || drop(rest)
        }
    });
    html! {
        <div class={classes!("assume-outlook", class)} data-outlook={class}>
            <span class="assume-what" aria-hidden="true">{ labels(state.language).mean_delay }</span>
            <span class="assume-values" aria-hidden="true">{ text }</span>
            { for (!how.is_empty()).then(|| html! {
                <span class="assume-how" aria-hidden="true">{ how }</span>
            }) }
            <output class="visually-hidden" data-heard="">
                { (*heard).clone() }
            </output>
        </div>
    }
}

struct Told {
    how: &'static str,
    class: &'static str,
    text: Html,
    sentence: String,
}

fn told(state: &State) -> Told {
    let language = state.language;
    let words = assumption_labels(language);
    let one = state.document().moves().is_empty();
    let told = |class, how, values: [String; 2]| {
        let sentence = outlook_sentence(&values, one, how, language);
        Told { how, class, text: pair(values, one), sentence }
    };
    if let Some(forecast) = state.outlook() {
        return told("is-predicted", words.predicted, told_forecast(forecast, language));
    }
    let mean = |side: &Side| match (&side.congestion, &side.delay) {
        (Some(_), _) => words.stuck.to_owned(),
        (None, Some(delay)) => days(delay.mean.value, language),
        (None, None) => "—".to_owned(),
    };
    let Some(answer) = &state.answer else {
        let (text, sentence) = (html! { words.waiting }, words.waiting.to_owned());
        return Told { how: "", class: "is-waiting", text, sentence };
    };
    let sides = [&answer.report.baseline, &answer.report.reformed];
    let class = if state.is_tried_simulated() { "is-simulated" } else { "is-stale" };
    let told = told(class, words.simulated, sides.map(mean));
    if class == "is-stale" { Told { sentence: words.waiting.to_owned(), ..told } } else { told }
}

/// Both values, or that of today where nothing is reformed.
fn pair([before, after]: [String; 2], one: bool) -> Html {
    html! {
        <>
            <span class="assume-value"><Mark stage={Stage::Baseline} />{ before }</span>
            { for (!one).then(|| html! {
                <span class="assume-value"><Mark stage={Stage::Reformed} />{ after }</span>
            }) }
        </>
    }
}
