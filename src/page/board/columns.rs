//! How narrow the columns of a chart may be: every word of a name has room.

use js_sys::futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::zoom::{longest, shown_zoom};
use crate::app::Zoom;
use crate::page::later::painted;

/// Tells the style sheet whenever there are other words how wide the longest one is. The first time
/// before anything is painted, and where the chart is fitted to the window; else what was asked for is
/// painted first, since measuring takes as long as drawing, and other names seldom need more room.
#[hook]
pub(in crate::page) fn use_columns<K: PartialEq + 'static>(charts: &NodeRef, zoom: Zoom, words: K) {
    let is_measured = use_mut_ref(|| false);
    use_effect_with((charts.clone(), words), move |(charts, _)| {
        let Some(charts) = charts.cast::<HtmlElement>() else { return };
        if is_measured.replace(true) && zoom != Zoom::Fit {
            spawn_local(async move {
                painted().await;
                measure(&charts);
            });
        } else {
            measure(&charts);
        }
    });
}

/// Columns of a large department are as narrow as any.
fn measure(charts: &HtmlElement) {
    let classes = charts.class_list();
    if classes.contains("has-many") {
        return;
    }
    // Without it words break where they must.
    classes.add_1("is-measured").ok();
    let width = f64::from(longest(charts, ".columns", HtmlElement::offset_width));
    classes.remove_1("is-measured").ok();
    // A list has no columns.
    if width > 0.0 {
        let natural = width * 100.0 / f64::from(shown_zoom());
        charts.style().set_property("--column", &format!("{natural}px")).ok();
    }
}
