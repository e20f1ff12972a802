//! Every format over the one fixture.

mod csv;
mod diagnostics;
mod explain;
mod fingerprint;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod law;
mod markdown;
mod oscal;
mod proof;
mod sarif;
mod tap;
mod terminal;
mod timeline;
mod waived;
mod xlsx;

use super::{Renderer, View};

/// The whole document over these manifests, as text.
fn rendered(renderer: impl Renderer, views: &[View<'_>]) -> String {
    String::from_utf8(rendered_bytes(renderer, views)).expect("the document is text")
}

/// The whole document over these manifests.
fn rendered_bytes(mut renderer: impl Renderer, views: &[View<'_>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for view in views {
        renderer.add(view, &mut bytes).expect("memory can be written");
    }
    renderer.finish(&mut bytes).expect("memory can be written");
    bytes
}
