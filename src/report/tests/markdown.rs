//! Markdown, on the fixture.

use crate::report::fixture::{Fixture, check};
use crate::report::{ReportLanguage, markdown};

#[test]
fn the_comment_as_it_is() {
    let fixture = Fixture::new();
    check("markdown_en", &markdown(&fixture.view(), ReportLanguage::En));
    check("markdown_zh", &markdown(&fixture.view(), ReportLanguage::Zh));
    check("markdown_both", &markdown(&fixture.view(), ReportLanguage::Both));
}

#[test]
fn a_comment_is_never_longer_than_a_comment_can_be() {
    let dataset = |number| {
        format!("[[dataset]]\nname = \"{number}\"\nstores = [{{ name = \"a\", country = \"SG\" }}]\n")
    };
    let datasets = (0..2_000).map(dataset).collect::<Vec<_>>().concat();
    let fixture = Fixture::of(&format!("[manifest]\nversion = 1\n{datasets}"));
    let text = markdown(&fixture.view(), ReportLanguage::Both);
    assert!(text.len() < 65_536);
    assert!(text.contains("more have no room here"));
    assert!(text.ends_with("</details>\n\n"));
}
