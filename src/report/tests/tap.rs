//! The Test Anything Protocol, on the fixture.

use super::rendered;
use crate::report::fixture::{Fixture, check};
use crate::report::{ReportLanguage, Tap};

#[test]
fn the_stream_as_it_is() {
    let fixture = Fixture::new();
    check("tap_en", &rendered(Tap::new(ReportLanguage::En), &[fixture.view()]));
    check("tap_zh", &rendered(Tap::new(ReportLanguage::Zh), &[fixture.view()]));
}
