//! Parameters whose value depends on a fact, in commands.

use crate::session::Session;

/// A policy that keeps records for longer in some branches.
const POLICY: &str = r#"record office {
  title en "Office" zh "办公室"

  branch: branch
    title en "Branch" zh "业务条线"
    ask   en "Of which branch is it?" zh "属于哪个业务条线？"
  kept: duration
    title en "Records kept for" zh "记录保存期限"
    ask   en "For how long are records kept?" zh "记录保存多长时间？"
}

enum branch {
  title en "Branch" zh "业务条线"
  finance  en "Finance" zh "金融"
  health   en "Health" zh "医疗"
  sales    en "Sales" zh "销售"
}

instrument POLICY-2024 {
  title  en "Policy on records" zh "记录管理制度"
  issuer en "Example Co." zh "示例公司"
  rank policy
  in force from 2024-02-01

  article 3 en "Records in general" zh "一般记录"
  article 4 en "Records of finance" zh "金融记录"
  article 5 en "Records of health" zh "医疗记录"
}

parameter kept-at-least(branch): duration {
  title en "Shortest time for which records are kept" zh "记录最短保存期限"
  from 2024-02-01  1 year  cites POLICY-2024/3
  from 2025-01-01 {
    5 years   for finance  cites POLICY-2024/4
    15 years  for health   cites POLICY-2024/5
    otherwise 6 months     cites POLICY-2024/3
  }
}

term kept-here-at-least -> duration {
  kept-at-least(office.branch)
}

rule acme.records {
  title    en "Records are kept" zh "保存记录"
  duty     en "Records are kept for as long as their branch demands." zh "应当按业务条线要求的期限保存记录。"
  cites    POLICY-2024/3, POLICY-2024/4, POLICY-2024/5

  require  office.kept >= kept-at-least(office.branch)

  breach   en "Records are kept for {office.kept}, not for {kept-here-at-least}"
           zh "记录保存 {office.kept}，未达到 {kept-here-at-least}"
  remedy   en "Keep them longer." zh "延长保存期限。"
}
"#;

#[test]
fn a_value_by_key_is_explained_and_proved() {
    let session = Session::in_empty_folder()
        .with("policy/records.hegui", POLICY)
        .with("health.toml", "[office]\nbranch = \"health\"\nkept = \"10 years\"\n")
        .with("open.toml", "[office]\nkept = \"10 years\"\n")
        .with("enough.toml", "[office]\nkept = \"20 years\"\n");
    let options = "--rules policy --as-of 2026-01-01";
    session.run(&format!("why health.toml acme.records {options}")).exits(0).matches("why/key-known");
    session
        .run(&format!("why open.toml acme.records {options} --lang zh"))
        .exits(0)
        .matches("why/key-unknown");
    let check = format!("check enough.toml --pack acme {options} --fail-on undetermined:note");
    session.run(&check).exits(0);
    session.run("explain acme.records --rules policy").exits(0).matches("explain/by-key");
    session
        .run("explain kept-at-least --rules policy --lang both")
        .exits(0)
        .matches("explain/parameter-by-key");
    let law = session.run("law --rules policy").exits(0).stdout;
    assert_eq!(law.matches("kept-at-least").count(), 3, "{law}");
    session.run("fmt --check policy").exits(0);
    session.run("lint --rules policy").exits(0);
}
