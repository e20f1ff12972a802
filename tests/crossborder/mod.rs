//! The routes of outbound transfers: the rules against an oracle, over all combinations that the law distinguishes.

mod counted_once;
mod oracle;

use hegui::evaluation::Evaluator;
use hegui::findings::{Finding, Findings, Outcome};
use hegui::manifest::read_toml;
use hegui::packs;
use hegui::program::{Program, RuleId};
use hegui::quantity::Date;
use hegui::source::Sources;

use oracle::{Case, Day, Grade, Origin, Purpose, Route, Zone, route};

/// Rules that demand an assessment.
const ASSESSMENT: &[&str] = &[
    "crossborder.important-data-assessment",
    "crossborder.critical-operator-assessment",
    "crossborder.volume-assessment",
    "crossborder.large-handler-assessment",
    "crossborder.earlier-volume-assessment",
];

/// Rules that a contract or a certificate satisfies.
const CONTRACT: &[&str] =
    &["crossborder.contract-or-certification", "crossborder.earlier-contract-or-certification"];

/// The rule for what the negative list of a zone names; the list says which mechanism.
const LISTED: &str = "crossborder.negative-list-mechanism";

/// What is there when the data leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mechanism {
    Nothing,
    Contract,
    Assessment,
}

/// The rules, ready to judge manifests.
struct Bench {
    program: Program,
    rules: Vec<(&'static str, RuleId)>,
}

impl Bench {
    fn new() -> Self {
        let program = packs::program();
        let id_of = |wanted: &str| {
            let at = program.rules.iter().position(|rule| program.texts.symbol(rule.name) == wanted);
            RuleId::from_index(at.unwrap_or_else(|| panic!("there is no rule {wanted}")))
        };
        let names = ASSESSMENT.iter().chain(CONTRACT).chain([&LISTED]);
        let rules = names.map(|&name| (name, id_of(name))).collect();
        Self { program, rules }
    }

    /// The findings of the rules above for a manifest, each with its rule.
    fn judge(&self, manifest: &str, day: Day) -> Vec<(&'static str, Finding)> {
        let file = Sources::default().add("manifest.toml", "");
        let (facts, problems) = read_toml(&self.program, file, manifest);
        assert_eq!(problems, [], "{manifest}");
        let evaluator = Evaluator::new(&self.program, &facts, date(day));
        let of_rule = |&(name, id): &(&'static str, RuleId)| {
            Findings::of_rule(&evaluator, id).into_iter().map(move |finding| (name, finding))
        };
        self.rules.iter().flat_map(of_rule).collect()
    }

    /// Which route the rules demand; every one of them must have decided.
    fn route(&self, case: &Case) -> Route {
        let broken = |mechanism| {
            let manifest = manifest(case, mechanism);
            let findings = self.judge(&manifest, case.day);
            let open = findings.iter().find(|(_, finding)| finding.outcome == Outcome::Undetermined);
            assert!(open.is_none(), "{open:#?}\n{case:#?}");
            findings.iter().any(|(_, finding)| finding.outcome == Outcome::Breached)
        };
        assert!(!broken(Mechanism::Assessment), "an assessment satisfies everywhere: {case:#?}");
        match (broken(Mechanism::Nothing), broken(Mechanism::Contract)) {
            (false, false) => Route::Free,
            (true, false) => Route::ContractOrCertificate,
            (true, true) => Route::Assessment,
            (false, true) => panic!("a contract breaks what nothing does not: {case:#?}"),
        }
    }
}

fn date(day: Day) -> Date {
    Date::parse(&text(day)).expect("a day")
}

fn text((year, month, day): Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// The manifest of a case: everything that the routes ask for is stated.
fn manifest(case: &Case, mechanism: Mechanism) -> String {
    let (need, necessity) = match case.purpose {
        Purpose::Ordinary => (true, "none"),
        Purpose::Contract => (true, "contract"),
        Purpose::ContractWithoutNeed => (false, "contract"),
        Purpose::Staff { .. } => (true, "hr-management"),
        Purpose::Emergency => (false, "emergency"),
        Purpose::StatutoryDuty => (false, "legal-duty"),
    };
    let (rules, agreement, employees) = match case.purpose {
        Purpose::Staff { labour_rules, collective_contract, employees_only } => {
            (labour_rules, collective_contract, employees_only)
        }
        _ => (false, false, false),
    };
    let (zone, entry) = match case.zone {
        Zone::Outside => (false, "not-listed"),
        Zone::NotListed => (true, "not-listed"),
        Zone::ListedAssessment => (true, "listed-assessment"),
        Zone::ListedContract => (true, "listed-contract"),
    };
    let (collected, added) = match case.origin {
        Origin::Mainland => ("CN", false),
        Origin::Abroad => ("DE", false),
        Origin::AbroadWithDomestic => ("DE", true),
    };
    let sensitive = case.this_year.1 > 0 || case.since_last_year.1 > 0;
    let mechanism = match mechanism {
        Mechanism::Nothing => {
            "mechanism = \"no-mechanism\"\nsecurity-assessment = { outcome = \"not-submitted\", passed = false, valid-until = false }"
                .to_owned()
        }
        Mechanism::Contract => format!(
            "mechanism = \"by-contract\"\nstandard-contract = {{ effective = {} }}\n\
             security-assessment = {{ outcome = \"not-submitted\", passed = false, valid-until = false }}",
            text(case.day)
        ),
        Mechanism::Assessment => format!(
            "mechanism = \"by-assessment\"\n\
             security-assessment = {{ outcome = \"passed\", passed = {0}, valid-until = {0} }}",
            text(case.day)
        ),
    };
    format!(
        "[network]\nstate-secrets = false\n\
         [operator]\nroles = [\"data-handler\"]\nhousehold-affairs = false\nciio = {critical}\npersons-processed = {processed}\nfree-trade-zone = {zone}\n\
         employment = {{ labour-rules = {rules}, collective-contract = {agreement} }}\n\
         [[dataset]]\nname = \"set\"\npersonal = {personal}\nsensitive = {sensitive}\nimportant = {important}\ncore = {core}\ncollected-in = [\"{collected}\"]\n\
         [[transfer]]\nname = \"out\"\ndatasets = [\"set\"]\nanonymized = false\ntreaty = false\ndomestic-data-added = {added}\n\
         business-need = {need}\nnecessity = \"{necessity}\"\nstaff-only = {employees}\nnegative-list = \"{entry}\"\nbegan = {began}\n\
         persons-this-year = {this_year}\nsensitive-persons-this-year = {sensitive_this_year}\n\
         persons-since-last-year = {since}\nsensitive-persons-since-last-year = {sensitive_since}\n{mechanism}\n",
        critical = case.critical,
        processed = case.processed,
        personal = case.personal,
        important = case.grade == Grade::Important,
        core = case.grade == Grade::Core,
        began = text(case.began),
        this_year = case.this_year.0,
        sensitive_this_year = case.this_year.1,
        since = case.since_last_year.0,
        sensitive_since = case.since_last_year.1,
    )
}

/// A case that every table changes.
const PLAIN: Case = Case {
    day: (2024, 3, 22),
    critical: false,
    processed: 2_000_000,
    personal: true,
    grade: Grade::General,
    origin: Origin::Mainland,
    purpose: Purpose::Ordinary,
    zone: Zone::Outside,
    began: (2021, 1, 1),
    this_year: (50_000, 0),
    since_last_year: (50_000, 0),
};

const BOOLS: [bool; 2] = [false, true];
const GRADES: [Grade; 3] = [Grade::General, Grade::Important, Grade::Core];

/// Compares the rules with the oracle, and says how many cases there were and how many had each route.
fn compare(cases: impl Iterator<Item = Case>) -> [usize; 3] {
    let bench = Bench::new();
    let mut seen = [0; 3];
    for case in cases {
        let expected = route(&case);
        assert_eq!(bench.route(&case), expected, "{case:#?}");
        seen[expected as usize] += 1;
    }
    seen
}

/// One product, not critical, two million persons processed, fifty thousand exported: assessed on the last day of
/// the old law, free on the first of the new.
#[test]
fn the_thresholds_moved_on_2024_03_22() {
    let bench = Bench::new();
    assert_eq!(bench.route(&Case { day: (2024, 3, 21), ..PLAIN }), Route::Assessment);
    assert_eq!(bench.route(&PLAIN), Route::Free);
}

#[test]
fn every_route_since_2024_is_what_the_provisions_say() {
    let staff = |labour_rules, collective_contract, employees_only| Purpose::Staff {
        labour_rules,
        collective_contract,
        employees_only,
    };
    let purposes = [
        Purpose::Ordinary,
        Purpose::Contract,
        Purpose::ContractWithoutNeed,
        staff(true, true, true),
        staff(false, true, true),
        staff(true, false, true),
        staff(true, true, false),
        Purpose::Emergency,
        Purpose::StatutoryDuty,
    ];
    let mut cases = Vec::new();
    for day in [(2024, 3, 22), (2024, 12, 31), (2025, 1, 1), (2026, 1, 1)] {
        for (critical, grade) in BOOLS.iter().flat_map(|&one| GRADES.map(|other| (one, other))) {
            // What core data need depends on no day.
            if grade == Grade::Core && day != (2026, 1, 1) {
                continue;
            }
            for others in [0, 99_999, 100_000, 999_999, 1_000_000] {
                for sensitive in [0, 1, 9_999, 10_000] {
                    for purpose in purposes {
                        let this_year = (others, sensitive);
                        cases.push(Case { day, critical, grade, purpose, this_year, ..PLAIN });
                    }
                }
            }
        }
    }
    let [free, contract, assessment] = compare(cases.into_iter());
    assert!(free > 500 && contract > 200 && assessment > 1_000, "{free} {contract} {assessment}");
}

#[test]
fn origin_kind_and_zone_decide_since_2024() {
    let mut cases = Vec::new();
    for (critical, grade) in BOOLS.iter().flat_map(|&one| GRADES.map(|other| (one, other))) {
        for personal in BOOLS {
            for origin in [Origin::Mainland, Origin::Abroad, Origin::AbroadWithDomestic] {
                // Important data are those of operations in mainland China.
                if grade != Grade::General && origin != Origin::Mainland {
                    continue;
                }
                for zone in [Zone::Outside, Zone::NotListed, Zone::ListedAssessment, Zone::ListedContract] {
                    for this_year in [(0, 0), (100_000, 0), (1_000_000, 0), (0, 1), (0, 10_000)] {
                        let this_year = if personal { this_year } else { (0, 0) };
                        let since_last_year = (0, 0);
                        cases.push(Case {
                            critical,
                            personal,
                            grade,
                            origin,
                            zone,
                            this_year,
                            since_last_year,
                            ..PLAIN
                        });
                    }
                }
            }
        }
    }
    let [free, contract, assessment] = compare(cases.into_iter());
    assert!(free > 50 && contract > 20 && assessment > 50, "{free} {contract} {assessment}");
}

#[test]
fn every_route_of_2022_and_2023_is_what_the_measures_say() {
    let days = [
        (2022, 8, 31),
        (2022, 9, 1),
        (2023, 2, 28),
        (2023, 3, 1),
        (2023, 5, 31),
        (2023, 6, 1),
        (2023, 11, 30),
        (2023, 12, 1),
        (2024, 3, 21),
    ];
    let mut cases = Vec::new();
    for day in days {
        for began in [(2022, 8, 31), (2022, 9, 1), (2023, 5, 31), (2023, 6, 1)] {
            if began > day {
                continue;
            }
            for (critical, grade) in BOOLS.iter().flat_map(|&one| GRADES.map(|other| (one, other))) {
                for processed in [999_999, 1_000_000] {
                    for since in [0, 99_999, 100_000] {
                        for sensitive in [0, 9_999, 10_000] {
                            let since_last_year = (since.max(sensitive), sensitive);
                            cases.push(Case {
                                day,
                                critical,
                                processed,
                                grade,
                                began,
                                since_last_year,
                                ..PLAIN
                            });
                        }
                    }
                }
            }
        }
    }
    let [free, contract, assessment] = compare(cases.into_iter());
    assert!(free > 200 && contract > 20 && assessment > 500, "{free} {contract} {assessment}");
}
