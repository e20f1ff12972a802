//! `JUnit` XML: its elements and attributes as Jenkins and others read them, and what they say.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{
    EVERY_OUTCOME, Found, check_all, check_same_findings, documents_behind, in_json, named, samples,
};
use crate::session::Session;

/// An element with all that is in it.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Element>,
    text: String,
}

impl Element {
    fn parse(text: &str) -> Self {
        let mut reader = Reader::from_str(text);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => open.push(Self::of(&start)),
                Event::Empty(start) => {
                    let element = Self::of(&start);
                    open.last_mut().unwrap().children.push(element);
                }
                Event::End(_) => {
                    let element = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(element);
                }
                Event::Text(text) => open.last_mut().unwrap().text += &text,
                Event::GeneralRef(_) | Event::Decl(_) => {}
                Event::Eof => break,
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(open.len(), 1);
        open.pop().unwrap().children.pop().unwrap()
    }

    fn of(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = quick_xml::escape::unescape(&attribute.value).unwrap();
            (attribute.key.as_ref().to_owned(), value.into_owned())
        });
        let attributes = attributes.collect();
        Self { name: start.name().as_ref().to_owned(), attributes, ..Self::default() }
    }

    fn attribute(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map_or_else(|| panic!("{} has no {name}", self.name), |(_, value)| value)
    }

    fn count(&self, name: &str) -> usize {
        let cases = self.children.iter().flat_map(|case| &case.children);
        cases.filter(|element| element.name == name).count()
    }
}

/// What is wrong with a document by the schema of Jenkins' xUnit plugin.
fn violations(text: &str) -> Vec<String> {
    let schema = uppsala::parse(include_str!("../schemas/junit-10.xsd")).unwrap();
    let validator = uppsala::XsdValidator::from_schema(&schema).unwrap();
    let violations = validator.validate(&uppsala::parse(text).unwrap());
    violations.iter().map(ToString::to_string).collect()
}

/// Fails where a document breaks the schema, or where a suite miscounts its cases, of which the schema knows nothing.
fn validate(text: &str) {
    assert_eq!(violations(text), [""; 0]);
    for suite in Element::parse(text).children {
        let cases = suite.children.iter().filter(|child| child.name == "testcase").count();
        let stated = |name: &str| suite.attribute(name).parse::<usize>().unwrap();
        assert_eq!(stated("tests"), cases);
        let found = ["failure", "error", "skipped"].map(|name| suite.count(name));
        assert_eq!(["failures", "errors", "skipped"].map(stated), found);
    }
}

/// The findings that a document tells.
fn read(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for suite in Element::parse(text).children {
        let manifest = suite.children[0].children[0].attribute("value").to_owned();
        let observes = suite.attribute("name").ends_with(" observations");
        for case in suite.children.iter().skip(1) {
            let name = case.attribute("name");
            if observes {
                let about = name.split_once(": ").map(|(_, about)| about);
                found.push(Found::observed(case.attribute("classname"), about));
                continue;
            }
            let element = name.split_once(" [").map(|(_, rest)| rest.strip_suffix(']').unwrap().to_owned());
            // What passed may have a text, and no result.
            let result = case.children.iter().find(|child| child.name != "system-out");
            let outcome = result.map_or("satisfied", |result| result.attribute("type"));
            let message = result.filter(|result| result.name == "skipped");
            let message = message.map(|result| result.attribute("message")).unwrap_or_default();
            let is_known = message.starts_with("known: ");
            // A waived finding begins with its own outcome.
            let own = Some(message.trim_start_matches("known: ")).filter(|_| outcome == "waived");
            let own = own.map(|message| format!(" ({})", named(message.split(": ").next().unwrap())));
            let outcome = outcome.to_owned() + &own.unwrap_or_default();
            let rule = case.attribute("classname").to_owned();
            let evidence = case.children.iter().flat_map(|result| evidence_in(&result.text)).collect();
            found.push(
                Found { manifest: manifest.clone(), rule, element, outcome, evidence }.marked(is_known),
            );
        }
    }
    found
}

/// The documents that the text of a result names: on its own line, or under a label.
fn evidence_in(text: &str) -> Vec<String> {
    let labelled = text.lines().skip_while(|line| *line != "evidence:").skip(1);
    let labelled = labelled.map_while(|line| line.strip_prefix("  ")).flat_map(super::documents);
    documents_behind(text).into_iter().chain(labelled).collect()
}

#[test]
fn each_case_is_a_finding() {
    check_same_findings("junit", EVERY_OUTCOME, read);
}

#[test]
fn the_schema_refuses_what_it_does_not_allow() {
    let document = "<testsuites name=\"a\"><testsuite name=\"b\" tests=\"1\" failures=\"1\" errors=\"0\" time=\"1.5\">\
                    <properties><property name=\"c\" value=\"d\"/></properties>\
                    <testcase name=\"e\" classname=\"f\"><failure type=\"g\" message=\"h\">i</failure></testcase>\
                    </testsuite></testsuites>";
    assert_eq!(violations(document), [""; 0]);
    for (allowed, not_allowed) in [
        // Elements: unknown ones, known ones in the wrong place, and the root.
        ("<failure type=\"g\" message=\"h\">i</failure>", "<failed/>"),
        ("<failure type=\"g\" message=\"h\">i</failure>", "<testcase name=\"j\"/>"),
        ("<failure type=\"g\" message=\"h\">i</failure>", "<failure><error/></failure>"),
        ("<properties><property name=\"c\" value=\"d\"/></properties>", "<property name=\"c\" value=\"d\"/>"),
        ("testsuites", "suites"),
        // Attributes: one that is required, one that is unknown, and one with a type.
        (" tests=\"1\"", ""),
        (" value=\"d\"", ""),
        (" name=\"e\"", ""),
        (" classname=\"f\"", " class=\"f\""),
        ("<testsuites name=\"a\">", "<testsuites skipped=\"1\">"),
        ("time=\"1.5\"", "time=\"a second\""),
        // Text where elements alone may stand.
        ("<testcase name=\"e\" classname=\"f\">", "<testcase name=\"e\" classname=\"f\">text"),
        ("</properties>", "</properties>text"),
    ] {
        assert!(document.contains(allowed), "{allowed}");
        let broken = document.replace(allowed, not_allowed);
        assert_ne!(violations(&broken), [""; 0], "{broken}");
    }
}

#[test]
fn every_document_fits_the_schema() {
    let session = Session::in_repository();
    for (_, check) in samples() {
        for lang in ["en", "zh", "both"] {
            let command = format!("{check} --format junit --lang {lang}");
            validate(&session.run(&command).quietly().stdout);
        }
    }
    validate(&session.run(&check_all("junit")).stdout);
}

#[test]
fn a_suite_is_a_pack_of_a_manifest() {
    let run = Session::in_repository().run(&check_all("junit"));
    let document = Element::parse(&run.stdout);
    let names = document.children.iter().map(|suite| suite.attribute("name"));
    let names: Vec<&str> = names.filter(|name| !name.ends_with(" observations")).collect();
    assert_eq!(names.len(), samples().len());
    assert!(names.iter().all(|name| name.ends_with("/manifest.toml csl")), "{names:?}");
}

#[test]
fn a_breach_says_where_and_what_to_do() {
    let manifest = "samples/critical-bank-breaches/manifest.toml";
    let check = format!("check {manifest} --pack csl --as-of 2026-11-23");
    let run = Session::in_repository().run(&format!("{check} --format junit"));
    let document = Element::parse(&run.stdout);
    let failures: Vec<&Element> =
        document.children[0].children.iter().flat_map(|case| &case.children).collect();
    let failures = failures.into_iter().filter(|element| element.name == "failure");
    let findings = in_json(&check);
    let breaches = findings.iter().filter(|finding| finding["outcome"] == "breached");
    for (failure, breach) in failures.zip(breaches) {
        let place = format!("{manifest}:{}:{}: ", breach["location"]["line"], breach["location"]["column"]);
        assert!(failure.text.starts_with(&place), "{}", failure.text);
        assert_eq!(failure.attribute("message"), breach["message"]["en"]);
    }
}

#[test]
fn what_xml_forbids_is_replaced() {
    let text = "[manifest]\nversion = 1\n[operator]\nroles = [\"network-operator\"]\n[[dataset]]\n\
                name = \"\\u0000\\u001b</failure>]]>&<!-- \\uFFFF 客户🛒\"\npersonal = true\n";
    let session = Session::in_empty_folder().with("product.toml", text);
    let run = session.run("check product.toml --pack csl --as-of 2026-11-23 --format junit");
    validate(&run.stdout);
    let document = Element::parse(&run.stdout);
    let mut cases = document.children[0].children.iter().skip(1);
    let element = "\u{fffd}\u{fffd}</failure>]]>&<!-- \u{fffd} 客户🛒";
    assert!(cases.any(|case| case.attribute("name").contains(element)));
}

#[test]
fn a_manifest_that_cannot_be_read_is_an_error() {
    let session = Session::in_empty_folder().with("bad.toml", "[manifest]\nversion = \"one\"\n");
    let run = session.run("check bad.toml missing.toml --format junit").exits(2);
    validate(&run.stdout);
    crate::session::snapshot("formats/junit-refused", &run.stdout);
}
