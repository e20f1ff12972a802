//! Working days in reports: what a finding says of a year without a calendar.

use crate::session::Session;

/// A policy with a deadline in working days.
const POLICY: &str = r#"list request {
  title en "Requests" zh "请求"

  name: text key
    title en "Name" zh "名称"
  received: date
    title en "Received" zh "收到日期"
    ask   en "On which day was it received?" zh "于哪一天收到？"
  answered: date
    title en "Answered" zh "答复日期"
    ask   en "On which day was it answered?" zh "于哪一天答复？"
}

instrument POLICY-2024 {
  title  en "Policy on requests" zh "请求处理制度"
  issuer en "Example Co." zh "示例公司"
  rank policy
  in force from 2024-02-01

  article 3 en "Answers" zh "答复"
}

parameter answer-within: duration {
  from 2024-02-01  5 working days  cites POLICY-2024/3
}

rule acme.answers {
  title    en "Requests are answered in time" zh "按期答复请求"
  duty     en "A request is answered within five working days." zh "应在五个工作日内答复。"
  cites    POLICY-2024/3

  for      r in request
  require  r.answered <= r.received + answer-within

  breach   en "It was answered on {r.answered}" zh "答复日期为 {r.answered}"
  remedy   en "Answer sooner." zh "及时答复。"
}
"#;

#[test]
fn a_year_without_a_calendar_is_said_in_every_report() {
    let requests = [
        // Two weeks later, but a week of them is the National Day holiday.
        ("holiday", "2025-09-30", "2025-10-13"),
        ("late", "2030-03-01", "2030-03-11"),
        ("in-time", "2031-03-03", "2031-03-04"),
        ("over-the-year", "2026-12-31", "2027-01-01"),
    ];
    let tables = requests.map(|(name, received, answered)| {
        format!("[[request]]\nname = \"{name}\"\nreceived = {received}\nanswered = {answered}\n\n")
    });
    let session = Session::in_empty_folder()
        .with("policy/requests.hegui", POLICY)
        .with("product.toml", tables.concat());
    let command = "check product.toml --rules policy --pack acme --as-of 2032-01-01";
    session.run(&format!("{command} --verbose --lang both")).quietly().matches("check/calendar-verbose");
    session.run(&format!("{command} --quiet")).quietly().matches("check/calendar-quiet");
    let why = "why product.toml 'acme.answers[late]' --rules policy --as-of 2032-01-01 --lang zh";
    session.run(why).exits(0).quietly().matches("why/calendar-zh");
    let report = session.run(&format!("{command} --format json")).stdout;
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let notes =
        report["findings"].as_array().unwrap().iter().map(|finding| finding["notes"].as_array().unwrap());
    let counts: Vec<usize> = notes.map(Vec::len).collect();
    assert_eq!(counts, [0, 1, 1, 1], "{report:#}");
}
