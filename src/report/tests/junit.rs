//! `JUnit` XML, on the fixture.

use super::rendered;
use crate::report::fixture::{Fixture, check};
use crate::report::{Junit, ReportLanguage};

#[test]
fn the_document_as_it_is() {
    let fixture = Fixture::new();
    check("junit_en", &rendered(Junit::new(ReportLanguage::En), &[fixture.view()]));
    check("junit_zh", &rendered(Junit::new(ReportLanguage::Zh), &[fixture.view()]));
}
