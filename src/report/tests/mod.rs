//! Every format over the one fixture.

mod csv;
mod diagnostics;
mod explain;
mod fingerprint;
mod github;
mod gitlab;
mod json;
mod junit;
mod law;
mod markdown;
mod proof;
mod sarif;
mod tap;
mod terminal;

use super::{Renderer, View};

/// The whole document over these manifests.
fn rendered(mut renderer: impl Renderer, views: &[View<'_>]) -> String {
    let mut bytes = Vec::new();
    for view in views {
        renderer.add(view, &mut bytes).expect("memory can be written");
    }
    renderer.finish(&mut bytes).expect("memory can be written");
    String::from_utf8(bytes).expect("the document is text")
}
