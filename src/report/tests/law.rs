//! The instruments and their coverage.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::report::fixture::{Fixture, INSTRUMENTS, MANIFEST, RULES, check, layout};
use crate::report::{CaseCounts, ReportLanguage, law, law_html, law_json, law_svg};

fn cases() -> CaseCounts {
    CaseCounts::from([("act.log-retention".to_owned(), 3), ("act.incident-plan".to_owned(), 1)])
}

#[test]
fn text_in_each_language() {
    let fixture = Fixture::new();
    let program = &fixture.compiled.program;
    check("law_en", &law(program, &cases(), layout(ReportLanguage::En, 100)));
    check("law_zh", &law(program, &cases(), layout(ReportLanguage::Zh, 80)));
    check("law_both", &law(program, &cases(), layout(ReportLanguage::Both, 100)));
}

#[test]
fn json() {
    let fixture = Fixture::new();
    check("law_json", &law_json(&fixture.compiled.program, &cases()));
}

/// The instruments of the fixture, one of them with a title that markup could mistake for its own, and two that were
/// never in force: one with the day on which it was made known, one without.
fn fixture() -> Fixture {
    let instruments = INSTRUMENTS.replace("en \"Guide\"", "en \"Guide <b> & 'Co' ]]>\"");
    let never_in_force = r#"
instrument SKETCH-2031 {
  title  en "Sketch" zh "草案"
  issuer en "Office" zh "办公室"
  rank   draft
  promulgated 2019-03-01
  succeeded by ACT-2025
  article 1 en "Anything" zh "任何事项" not checkable en "a draft" zh "草案"
}

instrument PLAN-2031 {
  title  en "Plan" zh "规划"
  issuer en "Office" zh "办公室"
  rank   draft
  article 1 en "Anything" zh "任何事项" not checkable en "a plan" zh "规划"
}
"#;
    Fixture::with(&format!("{instruments}{never_in_force}"), RULES, MANIFEST)
}

/// The texts between tags, without the blanks around them. Panics where the document is not well-formed.
fn texts(document: &str) -> Vec<String> {
    let mut reader = Reader::from_str(document);
    reader.config_mut().check_end_names = true;
    let (mut texts, mut depth) = (vec![String::new()], 0_usize);
    loop {
        match reader.read_event().expect("the document is well-formed") {
            Event::Start(start) => {
                assert!(start.attributes().all(|attribute| attribute.is_ok()));
                depth += 1;
                texts.push(String::new());
            }
            Event::End(_) => {
                depth -= 1;
                texts.push(String::new());
            }
            Event::Text(text) => texts.last_mut().unwrap().push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let name = format!("&{};", reference.xml10_content());
                texts.last_mut().unwrap().push_str(&quick_xml::escape::unescape(&name).unwrap());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    texts.into_iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

#[test]
fn pictures_in_each_language() {
    let fixture = fixture();
    let program = &fixture.compiled.program;
    check("law_svg_en", &law_svg(program, ReportLanguage::En));
    check("law_svg_zh", &law_svg(program, ReportLanguage::Zh));
    check("law_html_both", &law_html(program, ReportLanguage::Both));
}

#[test]
fn pictures_are_well_formed_and_titles_stay_as_they_are() {
    const TITLE: &str = "Guide <b> & 'Co' ]]>";
    let fixture = fixture();
    let program = &fixture.compiled.program;
    for language in [ReportLanguage::En, ReportLanguage::Zh, ReportLanguage::Both] {
        let (svg, html) = (law_svg(program, language), law_html(program, language));
        let (of_svg, of_html) = (texts(&svg), texts(html.strip_prefix("<!DOCTYPE html>").unwrap()));
        let wants_english = language != ReportLanguage::Zh;
        assert_eq!(of_svg.iter().any(|text| text == TITLE), wants_english, "{of_svg:?}");
        // Once in the picture, once in the table.
        let count = of_html.iter().filter(|text| *text == TITLE).count();
        assert_eq!(count, if wants_english { 2 } else { 0 });
        assert!(html.contains(svg.trim_end()), "the page holds the picture");
        assert_eq!(svg, law_svg(program, language));
    }
}

#[test]
fn a_picture_of_nothing_is_a_picture() {
    let fixture = Fixture::with("", "", MANIFEST);
    for document in [
        law_svg(&fixture.compiled.program, ReportLanguage::En),
        law_html(&fixture.compiled.program, ReportLanguage::En).replace("<!DOCTYPE html>", ""),
    ] {
        assert!(texts(&document).iter().any(|text| text.starts_with("Instruments: 0.")), "{document}");
    }
}
