//! Code quality of GitLab, on the fixture.

use super::rendered;
use crate::report::fixture::{Fixture, check};
use crate::report::{GitLab, ReportLanguage};

#[test]
fn the_issues_as_they_are() {
    let fixture = Fixture::new();
    check("gitlab_en", &rendered(GitLab::new(ReportLanguage::En), &[fixture.view()]));
    check("gitlab_zh", &rendered(GitLab::new(ReportLanguage::Zh), &[fixture.view()]));
}
