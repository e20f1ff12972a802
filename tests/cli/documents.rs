//! Documents that a manifest names: bills of materials.

use std::fs::File;

use crate::session::{Run, Session};

/// A policy on where components come from: the part of a report that lies in the bill of materials.
const POLICY: &str = r#"instrument POLICY-2024 {
  title  en "Sourcing policy" zh "采购来源制度"
  issuer en "Example Co." zh "示例公司"
  rank policy
  in force from 2024-02-01

  article 1 en "Suppliers" zh "供应商"
}

rule policy.supplier {
  title    en "Components come from Switzerland" zh "组件来自瑞士"
  duty     en "Components come from Switzerland." zh "组件应来自瑞士。"
  cites    POLICY-2024/1

  for      c in component
  require  c.supplier-country is CH

  breach   en "{c.name} {c.version} of {c.supplier} comes from {c.supplier-country}"
           zh "{c.supplier} 的 {c.name} {c.version} 来自 {c.supplier-country}"
  remedy   en "Replace it." zh "予以替换。"
}
"#;

const MANIFEST: &str = "[manifest]\nversion = 1\n\n[product]\nsbom = \"bills/gateway.json\"\n";

const BILL: &str = r#"{
  "bomFormat": "CycloneDX",
  "specVersion": "1.6",
  "components": [
    {
      "type": "library",
      "name": "parser",
      "version": "2.1",
      "supplier": {
        "name": "Example GmbH",
        "address": { "country": "DE" }
      }
    },
    { "type": "library", "name": "bare" }
  ]
}
"#;

const CHECK: &str = "check gateway.toml --rules policy.hegui --pack policy --as-of 2026-11-23";

fn session() -> Session {
    Session::in_empty_folder().with("gateway.toml", MANIFEST).with("policy.hegui", POLICY)
}

fn with_bill(bill: impl AsRef<[u8]>) -> Session {
    session().with("bills/gateway.json", bill)
}

#[test]
fn a_finding_points_into_the_bill_of_materials() {
    with_bill(BILL).run(CHECK).quietly().matches("documents/check");
    with_bill(BILL)
        .run("why gateway.toml policy.supplier --rules policy.hegui --as-of 2026-11-23")
        .quietly()
        .matches("documents/why");
}

#[test]
fn every_format_names_the_bill_as_the_place() {
    for format in ["json", "ndjson", "sarif", "github", "gitlab", "junit", "tap", "markdown"] {
        let run = with_bill(BILL).run(&format!("{CHECK} --format {format}"));
        assert!(run.stdout.contains("bills/gateway.json"), "{format}\n{}", run.transcript());
    }
    let sarif = with_bill(BILL).run(&format!("{CHECK} --format sarif")).json();
    let location = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "bills/gateway.json");
    assert_eq!(sarif["runs"][0]["results"][0]["analysisTarget"]["uri"], "gateway.toml");
    assert_eq!(
        (&location["region"]["startLine"], &location["region"]["startColumn"]),
        (&11.into(), &33.into())
    );
}

#[test]
fn documents_are_named_in_every_notation() {
    for (name, text) in [
        ("gateway.json", r#"{ "product": { "sbom": "bills/gateway.json" } }"#),
        ("gateway.yaml", "product:\n  sbom: bills/gateway.json\n"),
        ("products.ndjson", "{\"product\":{\"sbom\":\"bills/gateway.json\"}}\n"),
    ] {
        let run = with_bill(BILL).with(name, text).run(&CHECK.replace("gateway.toml", name));
        let breach = "parser 2.1 of Example GmbH comes from DE";
        assert!(run.stdout.contains(breach), "{}", run.transcript());
    }
}

#[test]
fn explain_says_what_comes_from_documents() {
    let session = Session::in_repository();
    session.run("explain product.sbom").exits(0).matches("documents/explain-path");
    session.run("explain component.version").exits(0).matches("documents/explain-fact");
    let list = session.run("explain cryptography.systems.cryptography-in-use").exits(0);
    assert!(list.stdout.contains("`cryptography.systems.sbom` names"), "{}", list.transcript());
}

#[test]
fn a_bill_in_a_folder_of_manifests_is_none_of_them() {
    let run = with_bill(BILL).run("check . --rules policy.hegui --pack policy --as-of 2026-11-23").quietly();
    assert_eq!(run.stdout.matches(" as of 2026-11-23").count(), 1, "{}", run.transcript());
}

#[test]
fn timeline_and_diff_read_documents_too() {
    let session = with_bill(BILL)
        .with("other.toml", MANIFEST.replace("gateway.json", "other.json"))
        .with("bills/other.json", BILL.replace("\"DE\"", "\"CH\""));
    let changed =
        session.run("diff gateway.toml other.toml --rules policy.hegui --pack policy --as-of 2026-11-23");
    changed.matches("documents/diff");
    let timeline = session.run("timeline gateway.toml --rules policy.hegui --pack policy --from 2026-11-23");
    timeline.quietly().exits(0);
}

/// Fails unless the manifest was refused, and shows the transcript.
#[track_caller]
fn refused(run: Run, name: &str) {
    let run = run.exits(2);
    assert_eq!(run.stdout, "", "{}", run.transcript());
    run.matches(&format!("documents/{name}"));
}

#[test]
fn a_document_that_cannot_be_read_is_told_of_where_it_is_named() {
    refused(session().run(CHECK), "missing");
    refused(session().with("bills/gateway.json/readme", "").run(CHECK), "folder");
    refused(with_bill([b'{', 0xff, b'}']).run(CHECK), "not-utf-8");

    let session = with_bill("");
    let file = File::options().write(true).open(session.path_of("bills/gateway.json")).unwrap();
    // Three gigabytes, none of them on the disk.
    file.set_len(3 << 30).unwrap();
    refused(session.run(CHECK), "too-large");
}

#[test]
fn a_document_outside_of_the_manifests_folder_is_not_read() {
    let paths = ["../gateway.json", "bills/../../gateway.json", "/etc/hosts", "", "."];
    for (number, path) in paths.into_iter().enumerate() {
        let session = Session::in_empty_folder()
            .with("product/gateway.toml", MANIFEST.replace("bills/gateway.json", path))
            .with("gateway.json", BILL);
        refused(session.run("check product/gateway.toml --as-of 2026-11-23"), &format!("outside-{number}"));
    }
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_outside_and_pipes_are_not_waited_for() {
    let session = session().with("bills/readme", "");
    let outside = Session::in_empty_folder().with("gateway.json", BILL);
    let link = session.path_of("bills/gateway.json");
    std::os::unix::fs::symlink(outside.path_of("gateway.json"), &link).unwrap();
    refused(session.run(CHECK), "link-outside");

    std::fs::remove_file(&link).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&link).status();
    if made.is_ok_and(|status| status.success()) {
        refused(session.run(CHECK), "pipe");
    }

    let session = with_bill(BILL).with("bills/original.json", BILL);
    let link = session.path_of("bills/gateway.json");
    std::fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink("original.json", &link).unwrap();
    session.run(CHECK).quietly();
}

#[test]
fn a_bill_that_is_none_is_refused() {
    refused(with_bill(BILL.replace("1.6", "1.4")).run(CHECK), "version-1-4");
    refused(with_bill("{ \"spdxVersion\": \"SPDX-2.3\" }").run(CHECK), "spdx");
    refused(with_bill("<bom/>").run(CHECK), "xml");
    refused(with_bill(BILL.replace("\"name\": \"bare\"", "\"name\": 3")).run(CHECK), "structure");
    let deep =
        format!("{{ \"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"x\": {}", "[".repeat(1 << 20));
    with_bill(deep).run(CHECK).exits(2);
}

#[test]
fn a_contradiction_shows_both_places() {
    let stated = format!("{MANIFEST}\n[[component]]\nname = \"parser\"\nsupplier = \"Someone else\"\n");
    refused(
        session().with("gateway.toml", stated).with("bills/gateway.json", BILL).run(CHECK),
        "contradiction",
    );
}

#[test]
fn a_country_that_is_not_understood_is_a_warning() {
    let run = with_bill(BILL.replace("\"DE\"", "\"Deutschland\"")).run(CHECK);
    assert!(run.stdout.contains("supplier-country"), "{}", run.transcript());
    run.matches("documents/unknown-country");
}

#[test]
fn all_mistakes_of_a_manifest_and_its_documents_are_told_at_once() {
    let manifest = format!("{MANIFEST}\n[operator]\nciioo = true\n");
    let run = session().with("gateway.toml", manifest).run(CHECK).exits(2);
    assert!(run.stderr.contains("manifest::unknown-key") && run.stderr.contains("input::unreadable"));
}

/// The bills of materials of the samples, and the one above, fit the schemas that its makers publish.
#[test]
fn the_bills_of_these_tests_fit_the_published_schemas() {
    let read = |name: &str| -> serde_json::Value {
        let path = format!("{}/tests/schemas/cyclonedx/{name}", env!("CARGO_MANIFEST_DIR"));
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    let mut registry = jsonschema::Registry::new();
    for name in ["jsf-0.82.SNAPSHOT.schema.json", "spdx.SNAPSHOT.schema.json"] {
        registry = registry.add(format!("http://cyclonedx.org/schema/{name}"), read(name)).unwrap();
    }
    let registry = registry.prepare().unwrap();
    let samples = Session::in_repository();
    let platform = samples.text_of("samples/clearing-platform/platform.cdx.json");
    let core = samples.text_of("samples/clearing-platform/core-cryptography.cdx.json");
    for (version, bill) in [("1.5", platform.as_str()), ("1.6", core.as_str()), ("1.6", BILL)] {
        let schema = read(&format!("bom-{version}.schema.json"));
        let validator = jsonschema::options().with_registry(&registry).build(&schema).unwrap();
        let bill: serde_json::Value = serde_json::from_str(bill).unwrap();
        assert_eq!(bill["specVersion"], version);
        let mistakes: Vec<String> =
            validator.iter_errors(&bill).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(mistakes, [""; 0], "{version}");
    }
}
