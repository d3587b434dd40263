//! The page: mounts the application into the document.

use yew::prelude::*;

#[component]
fn Page() -> Html {
    html! { <p>{ "扁平化·大科制模拟器" }</p> }
}

fn main() {
    let root = gloo::utils::document().get_element_by_id("app");
    if let Some(root) = root {
        yew::Renderer::<Page>::with_root(root).render();
    }
}
