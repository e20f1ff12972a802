//! What a manifest without mistakes states.

use super::fixture::{fact, facts, first, known, record_id};
use crate::facts::{Bound, Completeness, Interval, Known, KnownSet, MaybeMembers, MemberValue, Possible};
use crate::quantity::{Country, Date, Datetime, Duration, Version};

fn country(code: &str) -> Country {
    Country::parse(code).expect("a code")
}

fn number(value: i64) -> Known {
    Known::Number(Interval::exactly(value))
}

fn moment(day: &str, seconds: i64) -> Known {
    let day = Date::parse(day).expect("a day");
    Known::Datetime(Interval::exactly(Datetime::new(day, seconds, 0)))
}

#[test]
fn values_alone() {
    assert_eq!(known("operator", "ciio = false"), Known::Truth(false));
    assert_eq!(known("product", "name = \"Pay\""), Known::Text("Pay".into()));
    assert_eq!(
        known("operator", "established-in = \"SG\""),
        Known::Country(Possible::Exactly(country("SG")))
    );
    assert_eq!(known("operator", "sector = \"health\""), Known::Choice(Possible::Exactly(2)));
    let version = |text: &str| Known::Version(Interval::exactly(Version::parse(text).expect("a version")));
    assert_eq!(known("product", "tls = \"1.2\""), version("1.2"));
    assert_eq!(known("product", "tls = 2"), version("2.0"));
}

#[test]
fn numbers_with_their_units() {
    for written in ["1_000", "\"1_000 persons\"", "0x3E8"] {
        assert_eq!(known("dataset", &format!("persons = {written}")), number(1_000));
    }
    assert_eq!(known("dataset", "persons = \"1 person\""), number(1));
    assert_eq!(known("dataset", "volume = \"1.5 GB\""), number(1_500_000_000));
    assert_eq!(known("dataset", "volume = \"2 KiB\""), number(2_048));
    assert_eq!(known("operator", "revenue = \"1_000 CNY\""), number(1_000));
    assert_eq!(known("operator", "revenue = -5"), number(-5));
    assert_eq!(known("product", "bandwidth = \"10 Gbps\""), number(10_000_000_000));
    assert_eq!(known("product", "packets = \"2 Mpps\""), number(2_000_000));
}

#[test]
fn time() {
    let day = Known::Date(Interval::exactly(Date::parse("2026-01-31").expect("a day")));
    assert_eq!(known("manifest", "described-on = 2026-01-31"), day);
    assert_eq!(known("manifest", "described-on = \"2026-01-31\""), day);
    for written in
        ["2026-01-01T01:30:00Z", "2026-01-01T09:30:00", "2026-01-01 09:30", "\"2026-01-01T09:30:00+08:00\""]
    {
        assert_eq!(known("incident", &format!("detected = {written}")), moment("2026-01-01", 5_400));
    }
    let working_days = Known::Duration(Interval::exactly(Duration::of_working_days(10)));
    assert_eq!(known("dataset", "retention = \"10 working days\""), working_days);
}

#[test]
fn intervals() {
    let interval = |low, high| Known::Number(Interval { low, high });
    let (closed, none) = (Bound::Closed, Bound::Unbounded);
    assert_eq!(known("operator", "staff = { at-least = 5 }"), interval(closed(5), none));
    assert_eq!(known("operator", "staff = { at-most = 5 }"), interval(none, closed(5)));
    assert_eq!(known("operator", "staff = { more-than = 5, less-than = 9 }"), interval(closed(6), closed(8)));
    assert_eq!(
        known("dataset", "retention = { more-than = \"6 months\" }"),
        Known::Duration(Interval { low: Bound::Open(Duration::of_months(6)), high: Bound::Unbounded })
    );
    let day = |text: &str| Bound::Closed(Date::parse(text).expect("a day"));
    assert_eq!(
        known("manifest", "described-on = { less-than = 2026-03-01 }"),
        Known::Date(Interval { low: Bound::Unbounded, high: day("2026-02-28") })
    );
    let some = Possible::one_of(vec![country("SG"), country("CN")]).expect("two");
    assert_eq!(known("operator", "established-in = { one-of = [\"SG\", \"CN\"] }"), Known::Country(some));
    let one = Known::Choice(Possible::Exactly(1));
    assert_eq!(known("operator", "sector = { one-of = [\"finance\"] }"), one);
}

#[test]
fn sets() {
    let choices = |values: &[u16]| values.iter().map(|value| MemberValue::Choice(*value)).collect::<Vec<_>>();
    let exact = Known::Set(KnownSet::exactly(choices(&[0, 2])));
    assert_eq!(known("product", "kinds = [\"iot-device\", \"mobile-app\", \"mobile-app\"]"), exact);
    assert_eq!(known("product", "kinds = []"), Known::Set(KnownSet::exactly(Vec::new())));
    assert_eq!(
        known("product", "kinds = { at-least = [\"mobile-app\"] }"),
        Known::Set(KnownSet { members: choices(&[0]).into(), maybe: MaybeMembers::Anything })
    );
    assert_eq!(
        known(
            "product",
            "kinds = { at-least = [\"mobile-app\"], at-most = [\"iot-device\", \"mobile-app\"] }"
        ),
        Known::Set(KnownSet {
            members: choices(&[0]).into(),
            maybe: MaybeMembers::These(choices(&[2]).into())
        })
    );
}

#[test]
fn lists_and_references() {
    let text = "
transfer = [{ name = \"t\", datasets = [\"b\", \"a\"], main = \"b\" }]
[manifest]
version = 1
open = [\"dataset\", \"incident\"]
[[dataset]]
name = \"a\"
stores = [{ name = \"primary\", country = \"CN\" }]
[[dataset]]
name = \"b\"
stores = []
";
    let facts = facts(text);
    let Known::List(datasets) = &facts.root(record_id("dataset")).known else { panic!("a list") };
    assert_eq!(datasets.completeness, Completeness::Open);
    let keys: Vec<&str> = datasets.elements.iter().map(|element| element.key.as_ref()).collect();
    assert_eq!(keys, ["a", "b"]);
    let Known::List(stores) = &fact(&datasets.elements[0].record, "dataset", "stores").known else {
        panic!("a list")
    };
    assert_eq!((stores.completeness, stores.elements[0].key.as_ref()), (Completeness::Complete, "primary"));
    let transfer = first(&facts, "transfer");
    let both = vec![MemberValue::Element(0), MemberValue::Element(1)];
    assert_eq!(fact(transfer, "transfer", "datasets").known, Known::Set(KnownSet::exactly(both)));
    assert_eq!(fact(transfer, "transfer", "main").known, Known::Element(1));
    assert_eq!(facts.root(record_id("incident")).known, Known::Nothing);
    assert_eq!(facts.root(record_id("operator")).place, None);
}

#[test]
fn places() {
    let text = "[operator]\nciio = true\n[[dataset]]\nname = \"a\"\n[[dataset]]\nname = \"b\"\nstores = [{ name = \"s\" }]\n";
    let facts = facts(text);
    let under =
        |span: crate::source::Span| text.get(span.start as usize..span.end as usize).expect("a place");
    let operator = first(&facts, "operator");
    assert_eq!(under(operator.place), "[operator]");
    assert_eq!(fact(operator, "operator", "ciio").place.map(under), Some("true"));
    assert_eq!(fact(operator, "operator", "staff").place, None);
    let Known::List(datasets) = &facts.root(record_id("dataset")).known else { panic!("a list") };
    let second = &datasets.elements[1].record;
    assert_eq!((under(second.place), second.place.start), ("[[dataset]]", 46));
    let Known::List(stores) = &fact(second, "dataset", "stores").known else { panic!("a list") };
    assert_eq!(under(stores.elements[0].record.place), "{ name = \"s\" }");
}
