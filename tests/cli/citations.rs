//! Citations with a condition, in commands and in every form of the report.

use serde_json::Value;

use crate::session::Session;

/// A policy with a chapter for each kind of office.
const POLICY: &str = r#"record office {
  title en "Office" zh "办公室"

  branch: branch
    title en "Branch" zh "业务条线"
    ask   en "Of which branch is it?" zh "属于哪个业务条线？"
  locked: bool
    title en "Locked" zh "上锁"
    ask   en "Is it locked at night?" zh "夜间是否上锁？"
}

enum branch {
  title en "Branch" zh "业务条线"
  finance  en "Finance" zh "金融"
  health   en "Health" zh "医疗"
  sales    en "Sales" zh "销售"
}

instrument POLICY-2024 {
  title  en "Policy on offices" zh "办公室管理制度"
  issuer en "Example Co." zh "示例公司"
  rank policy
  in force from 2024-02-01

  article 4 en "Offices of finance" zh "金融办公室"
  article 5 en "Offices of health" zh "医疗办公室"
}

rule acme.locked {
  title    en "Offices are locked" zh "办公室上锁"
  duty     en "Offices of finance and health are locked at night." zh "金融、医疗办公室夜间应当上锁。"
  cites    POLICY-2024/4 if office.branch is finance, POLICY-2024/5 if office.branch is health

  require  office.locked

  breach   en "The office stands open" zh "办公室未上锁"
  remedy   en "Lock it." zh "上锁。"
}
"#;

const OPTIONS: &str = "--rules policy --pack acme --as-of 2026-01-01";

fn session() -> Session {
    Session::in_empty_folder()
        .with("policy/offices.hegui", POLICY)
        .with("health.toml", "[office]\nbranch = \"health\"\nlocked = false\n")
        .with("sales.toml", "[office]\nbranch = \"sales\"\nlocked = false\n")
        .with("open.toml", "[office]\nlocked = false\n")
}

#[test]
fn the_condition_is_explained_and_proved() {
    let session = session();
    session.run("explain acme.locked --rules policy").exits(0).matches("explain/citation-if");
    session.run("explain acme.locked --rules policy --lang zh").exits(0).matches("explain/citation-if-zh");
    let options = "--rules policy --as-of 2026-01-01";
    session.run(&format!("why health.toml acme.locked {options}")).exits(0).matches("why/citation-holds");
    session.run(&format!("why sales.toml acme.locked {options}")).exits(0).matches("why/citation-fails");
    let open = session.run(&format!("why open.toml acme.locked {options} --lang zh"));
    open.exits(0).matches("why/citation-unknown");
    session.run("fmt --check policy").exits(0);
    session.run("lint --rules policy").exits(0);
}

/// Both articles are cited where the branch is not known, none where neither concerns it.
#[test]
fn the_json_report_names_what_concerns() {
    let cited = |manifest: &str| {
        let run = session().run(&format!("check {manifest} {OPTIONS} --format json --fail-on never"));
        let report: Value = serde_json::from_str(&run.stdout).unwrap();
        let finding = &report["findings"][0];
        format!("{} {}", finding["outcome"].as_str().unwrap(), finding["provisions"])
    };
    assert_eq!(cited("health.toml"), "breached [\"POLICY-2024/5\"]");
    assert_eq!(cited("open.toml"), "undetermined [\"POLICY-2024/4\",\"POLICY-2024/5\"]");
    assert_eq!(cited("sales.toml"), "not-applicable []");
}

#[test]
fn forms_that_name_provisions_name_what_concerns() {
    for format in ["terminal", "markdown", "csv", "github", "gitlab", "junit", "tap", "html"] {
        let command = format!("check health.toml {OPTIONS} --format {format} --lang en --fail-on never");
        let text = session().run(&command).stdout;
        // The proof in a page tells of every citation why it is there or not.
        let told = text.replace("cites: whether Policy on offices, Art. 4 concerns it", "");
        assert!(!told.contains("Art. 4"), "{format}: {text}");
        if format != "gitlab" {
            assert!(text.contains("Art. 5"), "{format}: {text}");
        }
    }
}

#[test]
fn results_of_sarif_and_findings_of_oscal_name_what_concerns() {
    let report = |format: &str| -> Value {
        let command = format!("check health.toml {OPTIONS} --format {format} --fail-on never");
        serde_json::from_str(&session().run(&command).stdout).unwrap()
    };
    let sarif = report("sarif");
    let taxa = sarif["runs"][0]["results"][0]["taxa"].as_array().unwrap();
    assert_eq!(taxa.iter().map(|one| one["id"].as_str().unwrap()).collect::<Vec<_>>(), ["5"]);
    let mut rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().iter();
    let rule = rules.find(|rule| rule["id"] == "acme.locked").unwrap();
    assert_eq!(rule["relationships"].as_array().unwrap().len(), 2, "a rule refers to all that it cites");
    let oscal = report("oscal");
    let finding = &oscal["assessment-results"]["results"][0]["findings"][0];
    let props = finding["props"].as_array().unwrap().iter();
    let controls =
        props.filter(|prop| prop["name"] == "control-id").map(|prop| prop["value"].as_str().unwrap());
    assert_eq!(controls.collect::<Vec<_>>(), ["POLICY-2024_5"]);
}

#[test]
fn a_comparison_names_what_concerns_on_each_side() {
    let command = "diff sales.toml health.toml --rules policy --pack acme --as-of 2026-01-01 --format json";
    let run = session().run(command).exits(1);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let flip = &report["flips"][0];
    assert_eq!(flip["provisions_before"].to_string(), "[]", "{report:#}");
    assert_eq!(flip["provisions_after"].to_string(), "[\"POLICY-2024/5\"]", "{report:#}");
}
