//! Settings: which file is read, which layer counts, what is wrong with them, and what `config` says of them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::session::Session;

const MANIFEST: &str = "[manifest]\nversion = 1\n[operator]\nroles = [\"network-operator\"]\n[network]\nmilitary = false\n\
                        [security]\nlog-retention = \"90 days\"\n";
const CHECK: &str = "check product.toml --pack csl --as-of 2026-11-23";

/// A session with a manifest and this file of settings beside it.
fn session(settings: &str) -> Session {
    Session::in_empty_folder().with("product.toml", MANIFEST).with("hegui.toml", settings)
}

/// What `config` says, by key.
fn settings(session: &Session, arguments: &str) -> BTreeMap<String, Value> {
    let document = session.run(&format!("config {arguments} --format json")).exits(0).quietly().json();
    let all = document["settings"].as_array().unwrap();
    all.iter().map(|one| (one["key"].as_str().unwrap().to_owned(), one.clone())).collect()
}

/// The name of the file that is read.
fn file(session: &Session, arguments: &str) -> Value {
    session.run(&format!("config {arguments} --format json")).exits(0).quietly().json()["file"].clone()
}

/// The outcomes of a check as JSON.
fn counts(session: &Session, arguments: &str) -> Value {
    session.run(&format!("{arguments} --format json")).quietly().json()["counts"].clone()
}

const FULL: &str = "packs = [\"csl\", \"pipl\"]\nrules = [\"own\"]\nembedded = true\nas-of = 2026-11-23\ninput-format = \"yaml\"\n\
                    fail-on = \"breached:warning,waiver-unused\"\nwaivers = \"waivers.toml\"\nformat = [\"terminal\", \"json=out.json\"]\n\
                    detail = \"quiet\"\nbom = false\nlang = \"both\"\ncolor = \"never\"\njobs = 0x2\n\n\
                    [[waiver]]\nrule = \"csl.log-retention\"\nreason = \"r\"\nuntil = 2026-12-31\n\
                    [[waiver]]\nreason = \"for no rule\"\n";

#[test]
fn each_setting_is_told_with_its_origin() {
    let session = session(FULL).with_value("HEGUI_JOBS", "7").with_value("HEGUI_RULES", "one:two");
    session.run("config --lang en --no-bom").exits(0).quietly().matches("settings/config");
    session.run("config --lang zh -v").exits(0).quietly().matches("settings/config-zh");
    session.run("config").exits(0).quietly().matches("settings/config-both");
    session.run("config --no-waivers --format json").exits(0).quietly().matches("settings/config-json");
    let plain = Session::in_empty_folder();
    plain.run("config --no-config --as-of 2026-11-23").exits(0).quietly().matches("settings/config-none");
    let chinese = plain.in_chinese();
    chinese
        .run("config --no-config --as-of 2026-11-23")
        .exits(0)
        .quietly()
        .matches("settings/config-none-zh");
}

#[test]
fn the_nearest_file_counts_alone() {
    let session = Session::in_empty_folder()
        .with("hegui.toml", "lang = \"zh\"\n")
        .with("shop/hegui.toml", "packs = \"csl\"\n")
        .with("shop/web/product.toml", MANIFEST)
        .with("shop/app/product.toml", MANIFEST)
        .with("shop/app/hegui.toml", "packs = \"dsl\"\n")
        .with("bank/hegui.toml/no-file", "")
        .with("bank/product.toml", MANIFEST)
        .with("stream/products.ndjson", "{}\n")
        .with("stream/hegui.toml", "");
    let expected = [
        ("", "hegui.toml"),
        ("-", "hegui.toml"),
        ("shop/web/product.toml", "shop/hegui.toml"),
        ("shop/web", "shop/hegui.toml"),
        ("shop/app/product.toml", "shop/app/hegui.toml"),
        ("shop/app", "shop/app/hegui.toml"),
        ("shop/app/*.toml", "shop/app/hegui.toml"),
        ("shop/**/product.toml", "shop/hegui.toml"),
        ("shop/app/product.toml shop/web/product.toml", "shop/hegui.toml"),
        ("shop/app/product.toml -", "hegui.toml"),
        ("shop/app/product.toml bank/product.toml", "hegui.toml"),
        ("shop/app/../web/product.toml", "shop/hegui.toml"),
        ("bank/product.toml", "hegui.toml"),
        ("stream/products.ndjson:1", "stream/hegui.toml"),
        ("shop/app/missing.toml", "shop/app/hegui.toml"),
        ("missing/product.toml", "hegui.toml"),
        ("--config shop/hegui.toml shop/app/product.toml", "shop/hegui.toml"),
    ];
    for (arguments, name) in expected {
        assert_eq!(file(&session, arguments), name, "{arguments}");
    }
    assert_eq!(file(&session, "--no-config shop/app/product.toml"), Value::Null);
    // Nothing of the files further up is left.
    assert_eq!(settings(&session, "shop/app/product.toml")["lang"]["origin"], "default");

    let named = session.with_value("HEGUI_CONFIG", "shop/hegui.toml");
    assert_eq!(file(&named, "shop/app/product.toml"), "shop/hegui.toml");
    assert_eq!(file(&named, "--config hegui.toml"), "hegui.toml");
    assert_eq!(file(&named, "--no-config"), Value::Null);
}

#[test]
fn a_file_above_the_working_directory_is_called_by_its_path_from_there() {
    // The session's own folder lies in one with an empty file of settings.
    let session = Session::in_empty_folder().with("product.toml", MANIFEST);
    assert_eq!(file(&session, "product.toml"), "../hegui.toml");
}

#[test]
fn each_layer_stands_above_those_below_it() {
    let origin = |session: &Session, arguments: &str| {
        let one = settings(session, arguments).remove("detail").unwrap();
        (one["value"].as_str().unwrap().to_owned(), one["origin"].as_str().unwrap().to_owned())
    };
    let told = |value: &str, origin: &str| (value.to_owned(), origin.to_owned());
    let plain = session("");
    assert_eq!(origin(&plain, ""), told("normal", "default"));
    assert_eq!(origin(&plain, "--quiet"), told("quiet", "option"));
    let with_file = session("detail = \"verbose\"\n");
    assert_eq!(origin(&with_file, ""), told("verbose", "file"));
    assert_eq!(origin(&with_file, "--no-config"), told("normal", "default"));
    let with_all = session("detail = \"verbose\"\n").with_value("HEGUI_DETAIL", "normal");
    assert_eq!(origin(&with_all, ""), told("normal", "environment"));
    assert_eq!(origin(&with_all, "--no-config"), told("normal", "environment"));
    assert_eq!(origin(&with_all, "-q"), told("quiet", "option"));
    // What is empty says nothing.
    assert_eq!(origin(&with_file.with_value("HEGUI_DETAIL", ""), ""), told("verbose", "file"));
}

#[test]
fn a_higher_layer_replaces_the_whole_value() {
    let session = session("packs = [\"csl\", \"dsl\"]\n").with_value("HEGUI_WAIVERS", "a b.toml:c.toml:");
    let value = |arguments: &str, key: &str| settings(&session, arguments)[key]["value"].clone();
    assert_eq!(value("", "packs"), json!(["csl", "dsl"]));
    assert_eq!(value("--pack pipl", "packs"), json!(["pipl"]));
    assert_eq!(value("", "waivers"), json!(["a b.toml", "c.toml"]));
    assert_eq!(value("--waivers d.toml", "waivers"), json!(["d.toml"]));
    assert_eq!(value("--no-waivers", "waivers"), json!([]));
    let packs = session.with_value("HEGUI_PACKS", "finance, health,");
    assert_eq!(settings(&packs, "")["packs"]["value"], json!(["finance", "health"]));
}

#[test]
fn a_check_goes_by_what_config_says() {
    let said = "packs = [\"csl\"]\nas-of = 2026-11-23\nfail-on = \"never\"\nformat = [\"csv=out.csv\", \"markdown\"]\nbom = false\n\
                lang = \"zh\"\njobs = 1\n";
    let by_file = session(said);
    let by_flags = session("");
    let flags = "--pack csl --as-of 2026-11-23 --fail-on never --format csv=out.csv --format markdown --no-bom --lang zh --jobs 1";
    let (file, flags) = (
        by_file.run("check product.toml").exits(0).quietly(),
        by_flags.run(&format!("check product.toml {flags}")),
    );
    assert_eq!(file.stdout, flags.stdout);
    assert!(file.stdout.contains("违反"), "{}", file.stdout);
    assert_eq!(by_file.text_of("out.csv"), by_flags.text_of("out.csv"));
    assert!(by_file.text_of("out.csv").starts_with("清单"));

    let by_environment = session("")
        .with_value("HEGUI_PACKS", "csl")
        .with_value("HEGUI_AS_OF", "2026-11-23")
        .with_value("HEGUI_FAIL_ON", "never")
        .with_value("HEGUI_FORMAT", "csv=out.csv,markdown")
        .with_value("HEGUI_BOM", "false")
        .with_value("HEGUI_LANG", "zh");
    assert_eq!(by_environment.run("check product.toml").exits(0).quietly().stdout, flags.stdout);
    assert_eq!(by_environment.text_of("out.csv"), by_flags.text_of("out.csv"));
}

#[test]
fn with_no_report_the_exit_status_alone_tells() {
    let session = session("format = []\n");
    let run = session.run(CHECK).exits(1).quietly();
    assert_eq!(run.stdout, "");
    session.run(&format!("{CHECK} --fail-on never")).exits(0).quietly();
}

#[test]
fn other_commands_go_by_the_settings_of_which_they_have_the_option() {
    let rules = "instrument ACT-2020 {\n  title en \"Act\" zh \"法\"\n  issuer en \"A\" zh \"甲\"\n  rank law\n  in force from 2020-01-01\n  \
                 article 1 en \"One\" zh \"一\"\n}\n\nrule own.logs {\n  title en \"Logs\" zh \"日志\"\n  duty en \"Keep logs.\" zh \"留存日志。\"\n  \
                 cites ACT-2020/1\n  require security.log-retention >= 100 days\n  breach en \"Short\" zh \"过短\"\n  \
                 remedy en \"Keep them.\" zh \"留存。\"\n}\n";
    let by_file = session(
        "rules = [\"own\"]\nlang = \"zh\"\nas-of = 2026-11-23\npacks = [\"own\"]\ndetail = \"verbose\"\n",
    )
    .with("own/logs.hegui", rules);
    let by_flags = session("").with("own/logs.hegui", rules);
    let shared = "--rules own --lang zh";
    for (command, flags) in [
        ("explain own.logs", ""),
        ("law --format json", ""),
        ("schema", ""),
        ("lint", ""),
        ("why product.toml own.logs", "--as-of 2026-11-23"),
        ("timeline product.toml", "--as-of 2026-11-23 --pack own --verbose"),
        ("diff product.toml --against 2019-01-01", "--as-of 2026-11-23 --pack own"),
    ] {
        let file = by_file.run(command);
        let expected = by_flags.run(&format!("{command} {shared} {flags}"));
        assert_eq!(
            (&file.stdout, file.status),
            (&expected.stdout, expected.status),
            "{command}: {}",
            file.stderr
        );
    }
    // Pages and scripts are made whatever stands there.
    let broken = session("lang = \n");
    broken.run("completions bash").exits(0).quietly();
    broken.run("man").exits(0).quietly();
    broken.run("lint").exits(2);
    broken.run("lint --no-config").exits(0).quietly();
}

#[test]
fn paths_begin_in_the_folder_of_the_file() {
    let session = Session::in_empty_folder()
        .with("shop/product.toml", MANIFEST)
        .with("shop/hegui.toml", "waivers = [\"waivers/logs.toml\"]\nformat = \"json=reports/out.json\"\n")
        .with("shop/reports/.keep", "")
        .with(
            "shop/waivers/logs.toml",
            "[[waiver]]\nrule = \"csl.log-retention\"\nreason = \"r\"\nuntil = 2026-12-31\n",
        );
    let run = session
        .run("check shop/product.toml --pack csl --as-of 2026-11-23 --fail-on breached")
        .exits(0)
        .quietly();
    assert_eq!(run.stdout, "");
    let report: Value = serde_json::from_str(&session.text_of("shop/reports/out.json")).unwrap();
    assert_eq!(report["counts"]["waived"], 1);
    let waived =
        report["findings"].as_array().unwrap().iter().find(|one| one["outcome"] == "waived").unwrap();
    assert_eq!(waived["waiver"]["location"]["file"], "shop/waivers/logs.toml");
}

#[test]
fn waivers_of_the_settings_and_of_files_add_up() {
    let tables =
        "[[waiver]]\nrule = \"csl.log-retention\"\nreason = \"in the settings\"\nuntil = 2026-12-31\n";
    let session = session(tables).with(
        "more.toml",
        "[[waiver]]\nrule = \"csl.log-retention\"\nreason = \"in a file\"\nuntil = 2026-12-31\n\
         [[waiver]]\nrule = \"csl.incident-plan\"\nreason = \"in a file\"\nuntil = 2026-12-31\n",
    );
    assert_eq!(counts(&session, CHECK)["waived"], 1);
    assert_eq!(counts(&session, &format!("{CHECK} --waivers more.toml"))["waived"], 2);
    assert_eq!(counts(&session, &format!("{CHECK} --no-waivers"))["waived"], 0);
    assert_eq!(counts(&session, &format!("{CHECK} --no-config"))["waived"], 0);
    let report = session.run(&format!("{CHECK} --waivers more.toml --format json")).json();
    let findings = report["findings"].as_array().unwrap();
    let of_logs = findings.iter().find(|finding| finding["rule"] == "csl.log-retention").unwrap();
    // The first one that names it covers it.
    assert_eq!(of_logs["waiver"]["reason"], "in the settings");
    let place = &of_logs["waiver"]["location"];
    assert_eq!((&place["file"], &place["line"]), (&json!("hegui.toml"), &json!(1)));
}

const WRONG: &str = "pcks = [\"x\"]\nlang = \"fr\"\njobs = 0\nembedded = \"no\"\nformat = [\"jsn\", 5]\nfail-on = \"breeched\"\ndetail = 5\n\
                     as-of = 2026-11-23T10:00:00\nwaiver = [1]\nwaivers = [[\"x\"]]\nrules = \"  \"\nbom = 1\ncolor = \"sometimes\"\n\
                     input-format = \"xml\"\n\n[no-waivers]\n";

#[test]
fn everything_that_is_wrong_with_a_file_is_told_at_once() {
    let session = session(WRONG);
    session.run(CHECK).exits(2).matches("settings/wrong");
    session.run(&format!("{CHECK} --lang zh")).exits(2).matches("settings/wrong-zh");
    session.run("config").exits(2);
    // A language that can be read counts for what is said of the others.
    let chinese = self::session("lang = \"zh\"\njobs = -1\n");
    chinese.run(CHECK).exits(2).matches("settings/wrong-in-the-language-of-the-file");
}

#[test]
fn everything_that_is_wrong_with_the_environment_is_told_with_the_variable() {
    let session = session("")
        .with_value("HEGUI_AS_OF", "2026-02-30")
        .with_value("HEGUI_LANG", "fr")
        .with_value("HEGUI_JOBS", "many")
        .with_value("HEGUI_EMBEDDED", "no")
        .with_value("HEGUI_FORMAT", "terminal, jsn,,json=x")
        .with_value("HEGUI_FAIL_ON", "breached:eror");
    // Also where the command line counts.
    session.run(&format!("{CHECK} --lang zh")).exits(2).matches("settings/environment-zh");
    session.run(&format!("{CHECK} --lang en")).exits(2).matches("settings/environment");
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_not_utf_8_is_told() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt as _;
    let bytes = |text: &[u8]| OsString::from_vec(text.to_vec());
    let session = session("").with_value("HEGUI_PACKS", bytes(b"cs\xfc"));
    session.run(CHECK).exits(2).matches("settings/variable-not-utf-8");
}

#[test]
fn a_file_that_can_not_be_read_is_told_where_it_is_named() {
    let session = session("").with("folder/hegui.toml", "").with("latin.toml", b"# \xfc\n".as_slice());
    for (arguments, name) in [
        ("--config missing.toml", "missing"),
        ("--config folder", "folder"),
        ("--config latin.toml", "not-utf-8"),
        ("--config product.toml", "manifest"),
        ("--config missing.toml --no-config", "both"),
    ] {
        session.run(&format!("lint {arguments}")).exits(2).matches(&format!("settings/unreadable-{name}"));
    }
    let huge = session.with("huge.toml", vec![b'#'; 16 * 1024 * 1024 + 1]);
    huge.run("lint --config huge.toml").exits(2).matches("settings/unreadable-huge");
    let named = huge.with_value("HEGUI_CONFIG", "missing.toml");
    named.run("lint").exits(2).matches("settings/unreadable-environment");
    named.run("lint --no-config").exits(0).quietly();
    let broken = self::session("packs = [\"csl\"\nlang = \"zh\n");
    broken.run("lint").exits(2).matches("settings/broken");
    broken.run("lint --lang zh").exits(2).matches("settings/broken-zh");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_a_file_that_can_not_be_read() {
    let session = Session::in_empty_folder();
    std::os::unix::fs::symlink("nowhere", session.path_of("hegui.toml")).unwrap();
    session.run("lint").exits(2).matches("settings/dangling-link");
}

#[test]
fn what_a_file_names_is_told_there() {
    let session =
        session("packs = [\"csl\", \"cls\"]\nrules = [\"missing\"]\nwaivers = [\"folder\", \"gone.toml\"]\n")
            .with("folder/x", "");
    session.run("check product.toml").exits(2).matches("settings/no-rules-there");
    let session = self::session("packs = [\"csl\", \"cls\"]\nwaivers = [\"folder\", \"gone.toml\"]\n")
        .with("folder/x", "");
    session.run("check product.toml").exits(2).matches("settings/no-waivers-there");
    session.run("check product.toml --no-waivers").exits(2).matches("settings/no-pack");
    session.run("check product.toml --no-waivers --lang zh").exits(2).matches("settings/no-pack-zh");
    let wrong = self::session("[[waiver]]\nrule = \"csl.log-retentoin\"\nuntil = 2026-12-31\nby = \"x\"\n");
    wrong.run(CHECK).exits(2).matches("settings/wrong-waiver");
    // Who looks at no findings looks at no waivers.
    wrong.run("lint").exits(0).quietly();
}

#[test]
fn without_embedded_packs_there_must_be_others() {
    let in_file = session("embedded = false\n");
    in_file.run("law").exits(2).matches("settings/no-rules");
    in_file.run("law --lang zh").exits(2).matches("settings/no-rules-zh");
    let in_environment = session("").with_value("HEGUI_EMBEDDED", "false");
    in_environment.run("law").exits(2).matches("settings/no-rules-environment");
    session("").run("law --no-embedded").exits(2).matches("settings/no-rules-option");
    let with_rules = session("rules = \"own\"\n").with("own/empty.hegui", "");
    with_rules.run("law --no-embedded").exits(0).quietly();
    // What a file says, a variable takes back.
    in_file.with_value("HEGUI_EMBEDDED", "true").run("law").exits(0).quietly();
}

#[test]
fn a_report_that_a_file_names_stays_below_its_folder() {
    let session = Session::in_empty_folder().with("shop/product.toml", MANIFEST).with(
        "shop/hegui.toml",
        "format = [\"json=../out.json\", \"html=/out.html\", \"csv=a/../../out.csv\", \"tap=..\"]\n",
    );
    session.run("check shop/product.toml --pack csl").exits(2).matches("settings/report-outside");
    session
        .run("check shop/product.toml --pack csl --lang zh")
        .exits(2)
        .matches("settings/report-outside-zh");
    // The command line may write wherever the user may.
    let inside = session.with("shop/hegui.toml", "");
    inside.run("check shop/product.toml --pack csl --format json=out.json").exits(1).quietly();
}

#[cfg(unix)]
#[test]
fn a_report_that_a_file_names_follows_no_link_out_of_its_folder() {
    let session = Session::in_empty_folder()
        .with("shop/product.toml", MANIFEST)
        .with("shop/hegui.toml", "format = \"json=link/out.json\"\n")
        .with("elsewhere/x", "");
    std::os::unix::fs::symlink("../elsewhere", session.path_of("shop/link")).unwrap();
    let run = session.run("check shop/product.toml --pack csl").exits(2);
    assert!(run.stderr.contains("settings::unknown-value"), "{}", run.stderr);
    assert!(!session.path_of("elsewhere/out.json").exists());
}

/// The rows of the table of keys in the document, each by its cells.
fn documented() -> Vec<Vec<String>> {
    let text = include_str!("../../docs/settings.md");
    let table = text.split("| key | type |").nth(1).unwrap();
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let cells = |row: &str| row.split('|').skip(1).map(|cell| cell.trim().to_owned()).collect();
    rows.map(cells).collect()
}

#[test]
fn each_key_stands_in_the_document_with_its_variable_option_and_default() {
    let quoted = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let session = Session::in_empty_folder();
    let document = session.run("config --no-config --format json").exits(0).json();
    let settings = document["settings"].as_array().unwrap();
    let rows = documented();
    let keys = |rows: &[Vec<String>]| rows.iter().flat_map(|row| quoted(&row[0])).collect::<Vec<_>>();
    let told: Vec<&str> = settings.iter().map(|setting| setting["key"].as_str().unwrap()).collect();
    assert_eq!(keys(&rows), told);

    let mut command = hegui::cli::command();
    command.build();
    let check = command.find_subcommand("check").unwrap();
    let options: Vec<String> = command
        .get_arguments()
        .chain(check.get_arguments())
        .filter_map(|argument| argument.get_long().map(|name| format!("--{name}")))
        .collect();
    for (row, setting) in rows.iter().zip(settings) {
        let key = setting["key"].as_str().unwrap();
        let variable: Vec<String> = setting["variable"].as_str().map(str::to_owned).into_iter().collect();
        assert_eq!(quoted(&row[3]), variable, "{key}");
        assert_eq!(quoted(&row[4]).is_empty(), key == "waiver", "{key}");
        for option in quoted(&row[4]) {
            assert!(options.contains(&option), "{key}: {option}");
        }
        match quoted(&row[2]).as_slice() {
            [default] => {
                assert_eq!(serde_json::from_str::<Value>(default).unwrap(), setting["value"], "{key}");
            }
            // The day, the locale, the machine; or nothing.
            _ => assert!(["as-of", "input-format", "baseline", "lang", "jobs"].contains(&key), "{key}"),
        }
    }
}
