//! The page: mounts the application into the document.

use spanlab::page::App;

fn main() {
    if let Some(root) = gloo::utils::document().get_element_by_id("app") {
        // The first paint makes room for the application.
        root.set_inner_html("");
        yew::Renderer::<App>::with_root(root).render();
    }
}
