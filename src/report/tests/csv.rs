//! Comma-separated values, on the fixture.

use super::rendered;
use crate::report::fixture::{Fixture, check};
use crate::report::{Against, ByteOrderMark, Csv, ReportLanguage};

#[test]
fn the_table_as_it_is() {
    let fixture = Fixture::new();
    let table = |language| {
        let text = rendered(Csv::new(language, ByteOrderMark::Absent, Against::Nothing), &[fixture.view()]);
        text.replace("\r\n", "\n")
    };
    check("csv_en", &table(ReportLanguage::En));
    check("csv_zh", &table(ReportLanguage::Zh));
}
