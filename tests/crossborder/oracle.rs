//! What the law on outbound transfers demands, in plain Rust: read from the provisions again, and by nobody who looked
//! at the rules. It knows complete descriptions only.

/// A day, as year, month and day; they compare as days do.
pub type Day = (i32, u8, u8);

/// What a transfer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// None that the law favours.
    Ordinary,
    /// A contract with the person, truly needed.
    Contract,
    /// A contract with the person, not needed for it.
    ContractWithoutNeed,
    /// Management of staff: which of the conditions hold.
    Staff { labour_rules: bool, collective_contract: bool, employees_only: bool },
    /// Life, health or property in an emergency.
    Emergency,
    /// A statutory function or duty.
    StatutoryDuty,
}

/// Where the information was collected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// In mainland China.
    Mainland,
    /// Abroad, and nothing was added.
    Abroad,
    /// Abroad, and information from mainland China was added.
    AbroadWithDomestic,
}

/// What the negative list of the operator's free trade zone says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// The operator is in none.
    Outside,
    /// The data are not on the list.
    NotListed,
    /// On the list, with an assessment.
    ListedAssessment,
    /// On the list, with a contract or certificate.
    ListedContract,
}

/// The grade of the data, as an authority has notified or published it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// Neither of the others.
    General,
    /// Important data.
    Important,
    /// National core data: a grade above important data, so that what important data need they need too.
    Core,
}

/// A product with one transfer.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    pub day: Day,
    pub critical: bool,
    pub processed: i64,
    pub personal: bool,
    pub grade: Grade,
    pub origin: Origin,
    pub purpose: Purpose,
    pub zone: Zone,
    pub began: Day,
    /// Since 1 January: without sensitive information, and with it.
    pub this_year: (i64, i64),
    /// Since 1 January of the year before: all persons, and those with sensitive information.
    pub since_last_year: (i64, i64),
}

/// What must be there before the data leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// Nothing.
    Free,
    /// A standard contract or a certificate; a passed assessment does too.
    ContractOrCertificate,
    /// A passed assessment.
    Assessment,
}

/// The Security Assessment Measures, Article 20.
pub const MEASURES: Day = (2022, 9, 1);
const MEASURES_BIND_OLD_EXPORTS: Day = (2023, 3, 1);
/// The Standard Contract Measures, Article 13.
pub const CONTRACTS: Day = (2023, 6, 1);
const CONTRACTS_BIND_OLD_EXPORTS: Day = (2023, 12, 1);
/// The provisions of 2024, Article 14.
pub const PROVISIONS: Day = (2024, 3, 22);
/// The Network Data Regulations, Article 35(6).
const NETWORK_DATA: Day = (2025, 1, 1);

/// What the law of the day demands.
pub fn route(case: &Case) -> Route {
    if case.day < MEASURES {
        Route::Free
    } else if case.day < PROVISIONS {
        before_2024(case)
    } else {
        since_2024(case)
    }
}

/// Articles 4 and 20 of the measures of 2022, Articles 4 and 13 of those of 2023.
fn before_2024(case: &Case) -> Route {
    let of_mainland = case.origin != Origin::Abroad;
    let assessment_grace = case.began < MEASURES && case.day < MEASURES_BIND_OLD_EXPORTS;
    let assessed = case.grade != Grade::General
        || (case.personal
            && of_mainland
            && (case.critical
                || case.processed >= 1_000_000
                || case.since_last_year.0 >= 100_000
                || case.since_last_year.1 >= 10_000));
    if assessed {
        return if assessment_grace { Route::Free } else { Route::Assessment };
    }
    let contract_grace = case.began < CONTRACTS && case.day < CONTRACTS_BIND_OLD_EXPORTS;
    if case.personal && of_mainland && case.day >= CONTRACTS && !contract_grace {
        Route::ContractOrCertificate
    } else {
        Route::Free
    }
}

/// Articles 3 to 8 of the provisions of 2024.
fn since_2024(case: &Case) -> Route {
    let nothing_governed = !case.personal && case.grade == Grade::General;
    let transit = case.personal && case.origin == Origin::Abroad;
    if nothing_governed || transit || case.zone == Zone::NotListed {
        return Route::Free;
    }
    if case.grade != Grade::General {
        return Route::Assessment;
    }
    if is_needed(case) {
        return Route::Free;
    }
    match case.zone {
        Zone::ListedAssessment => return Route::Assessment,
        Zone::ListedContract => return Route::ContractOrCertificate,
        Zone::Outside | Zone::NotListed => {}
    }
    let (others, sensitive) = case.this_year;
    if case.critical || others >= 1_000_000 || sensitive >= 10_000 {
        Route::Assessment
    } else if others >= 100_000 || sensitive >= 1 {
        Route::ContractOrCertificate
    } else {
        Route::Free
    }
}

/// Article 5(1) to (3), and since 2025 the statutory duty.
fn is_needed(case: &Case) -> bool {
    match case.purpose {
        Purpose::Contract | Purpose::Emergency => true,
        Purpose::Staff { labour_rules, collective_contract, employees_only } => {
            labour_rules && collective_contract && employees_only
        }
        Purpose::StatutoryDuty => case.day >= NETWORK_DATA,
        Purpose::Ordinary | Purpose::ContractWithoutNeed => false,
    }
}
