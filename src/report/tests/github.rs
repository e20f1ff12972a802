//! Annotations, on the fixture.

use super::rendered;
use crate::report::fixture::{Fixture, check};
use crate::report::{GitHub, ReportLanguage};

#[test]
fn the_commands_as_they_are() {
    let fixture = Fixture::new();
    check("github_en", &rendered(GitHub::new(ReportLanguage::En), &[fixture.view()]));
    check("github_zh", &rendered(GitHub::new(ReportLanguage::Zh), &[fixture.view()]));
}
