//! One small set of rules and one manifest that the tests of all formats share.

use std::fmt::Write as _;

use super::{CharacterSet, ColorChoice, Layout, ReportLanguage, View, diagnostics};
use crate::evaluation::Evaluator;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::manifest::{Notation, comments, read_toml};
use crate::packs::{Compiled, RuleFile, compile};
use crate::quantity::Date;
use crate::source::Sources;
use crate::timeline::Timeline;
use crate::waivers::{self, RuleNames};

const VOCABULARY: &str = r#"record manifest {
  title en "Manifest" zh "清单"
  version: version title en "Version" zh "版本" ask en "Which version?" zh "哪个版本？"
  described-on: date title en "Described on" zh "描述日期" ask en "When?" zh "何时？"
}

## Who answers for the product.
record operator {
  title en "Operator" zh "运营者"
  ciio: bool
    title en "CII operator" zh "关键信息基础设施运营者"
    note  en "Only designation with notice counts." zh "以认定并通知为准。"
    ask   en "Has a protection authority notified the operator that it runs critical information infrastructure?"
          zh "保护工作部门是否已通知其被认定为关键信息基础设施运营者？"
  roles: set of role title en "Roles" zh "角色" ask en "Which roles does the operator have?" zh "运营者具有哪些角色？"
  persons: count persons title en "Persons" zh "人数" ask en "How many persons?" zh "多少人？"
}

unit persons {
  en "{number} person" "{number} persons"
  zh "{number}人"
}

enum role {
  title en "Role" zh "角色"
  network-operator en "Network operator" zh "网络运营者"
  app-provider     en "App provider" zh "应用软件提供者"
}

record security {
  title en "Security" zh "安全"
  log-retention: duration
    title en "Retention of logs" zh "日志留存期限"
    ask   en "For how long are network logs kept?" zh "网络日志留存多长时间？"
  incident-plan: bool
    title en "Incident plan" zh "应急预案"
    ask   en "Is there an emergency plan for incidents?" zh "是否制定网络安全事件应急预案？"
}

list dataset {
  title en "Datasets" zh "数据集"
  name: text key title en "Name" zh "名称"
  personal: bool title en "Personal information" zh "个人信息"
    ask en "Does it hold personal information?" zh "是否包含个人信息？"
  stores: list of store title en "Stores" zh "存储"
}

record store {
  title en "Store" zh "存储"
  name: text key title en "Name" zh "名称"
  country: country title en "Country" zh "国家或地区" ask en "In which country is it?" zh "位于哪个国家或地区？"
}

list transfer {
  title en "Transfers abroad" zh "数据出境"
  name: text key title en "Name" zh "名称"
  cleared: bool title en "Cleared" zh "已通过评估" ask en "Is it cleared?" zh "是否已通过评估？"
}
"#;

pub(super) const INSTRUMENTS: &str = r#"instrument ACT-2017 {
  title  en "Network Act (2017)" zh "网络法（2017年）"
  issuer en "Assembly" zh "常务委员会"
  rank   law
  promulgated 2016-11-07
  in force from 2017-06-01 until 2026-01-01
  succeeded by ACT-2025
  article 21(3) en "Logs" zh "日志留存" succeeded by ACT-2025/23(3)
  article 1-3 en "Purpose" zh "立法目的" not checkable en "binds no product" zh "不约束产品"
}

instrument ACT-2025 {
  title  en "Network Act" zh "网络法"
  issuer en "Assembly" zh "常务委员会"
  rank   law
  in force from 2026-01-01
  article 23(3) en "Network logs" zh "网络日志"
  article 25 en "Emergency plan" zh "应急预案"
  article 39 en "Localization" zh "境内存储"
  article 40.2 en "Unwritten" zh "尚未编码"
  penalty 61.1 en "Failure of general duties" zh "不履行一般义务" {
    entity 10_000 .. 500_000 CNY
      when en "refusal to correct, or consequences such as endangering network security" zh "拒不改正，或导致危害网络安全等后果"
    individual may 10_000 .. 100_000 CNY
      on   en "person directly in charge" zh "直接负责的主管人员"
      when en "refusal to correct" zh "拒不改正"
    measure en "order to correct" zh "责令改正"
    measure en "warning" zh "警告"
    measure may en "suspension of business" zh "暂停相关业务"
  }
  penalty 66 en "Storage abroad" zh "境外存储" {
    entity 1 .. 10 times en "the illegal gains" zh "违法所得"
      when en "illegal gains" zh "有违法所得"
    entity up to 1_000_000 CNY
      when en "no illegal gains" zh "没有违法所得"
  }
}

instrument GUIDE-2030 {
  title  en "Guide" zh "指南"
  issuer en "Committee" zh "标准化委员会"
  rank   recommended-standard
  in force from 2020-01-01
  article 8.5(b) en "Roles" zh "角色"
}

instrument FUTURE-2030 {
  title  en "Future Measures" zh "未来办法"
  issuer en "Office" zh "办公室"
  rank   departmental-rule
  in force from 2030-01-01
  article 5 en "Later" zh "以后"
}

parameter least-retention: duration {
  title en "Least retention of logs" zh "日志最短留存期限"
  from 2017-06-01 6 months cites ACT-2017/21(3), ACT-2025/23(3)
}

term critical -> bool {
  title en "CII operator" zh "关键信息基础设施运营者"
  cites ACT-2025/39
  operator.ciio
}
"#;

pub(super) const RULES: &str = r#"rule act.log-retention {
  title   en "Network logs are kept for six months" zh "网络日志留存六个月"
  duty    en "Keep network logs for no less than six months." zh "留存相关的网络日志不少于六个月。"
  cites   ACT-2017/21(3), ACT-2025/23(3)
  penalty ACT-2025/61.1
  when    operator.roles contains network-operator
  require security.log-retention >= least-retention
  breach  en "Network logs are kept for {security.log-retention} only" zh "网络日志仅留存{security.log-retention}"
  remedy  en "Keep the logs for at least six months." zh "将日志留存期限延长至六个月以上。"
  evidence en "Retention settings" zh "留存设置"
}

rule act.incident-plan {
  title   en "There is an emergency plan" zh "制定应急预案"
  duty    en "Make an emergency plan for incidents." zh "制定网络安全事件应急预案。"
  cites   ACT-2025/25
  require security.incident-plan
  breach  en "There is no emergency plan" zh "未制定应急预案"
  remedy  en "Make a plan." zh "制定预案。"
}

rule act.localization {
  title   en "Personal information stays in the mainland" zh "个人信息境内存储"
  duty    en "Operators of critical information infrastructure store personal information in the mainland."
          zh "关键信息基础设施的运营者在境内存储个人信息。"
  cites   ACT-2025/39
  penalty ACT-2025/66
  for     d in dataset where d.personal
  when    critical
  unless  some t in transfer: t.cleared cites ACT-2025/39
  require every s in d.stores: s.country is CN
  breach  en "{d.name} is kept in {s.country}, by {s.name}" zh "“{d.name}”存储于{s.country}（{s.name}）"
  remedy  en "Move the store to the mainland." zh "将存储迁至境内。"
}

rule guide.roles {
  title   en "The operator does not provide apps" zh "不提供应用软件"
  duty    en "Provide no apps." zh "不提供应用软件。"
  cites   GUIDE-2030/8.5(b)
  require not operator.roles contains app-provider
  breach  en "The operator provides apps" zh "运营者提供应用软件"
  remedy  en "Stop providing them." zh "停止提供。"
  not waivable
}

rule guide.no-abroad {
  title   en "Stores lie in the mainland" zh "存储位于境内"
  duty    en "Keep every store in the mainland." zh "存储均应位于境内。"
  cites   GUIDE-2030/8.5(b)
  for     d in dataset, s in d.stores
  unless  not d.personal cites GUIDE-2030/8.5(b)
  require s.country is CN
  breach  en "{s.name} lies in {s.country}" zh "{s.name}位于{s.country}"
  remedy  en "Move it." zh "迁移。"
}

rule act.transfer-cleared {
  title   en "Transfers are cleared" zh "数据出境通过评估"
  duty    en "Clear every transfer." zh "数据出境应当通过评估。"
  cites   ACT-2025/39
  for     t in transfer
  require t.cleared
  breach  en "{t.name} is not cleared" zh "{t.name}未通过评估"
  remedy  en "Clear it." zh "通过评估。"
}

rule future.later {
  title   en "Later" zh "以后"
  duty    en "Later." zh "以后。"
  cites   FUTURE-2030/5
  require operator.ciio
  breach  en "Later" zh "以后"
  remedy  en "Wait." zh "等待。"
}
"#;

/// Comments that waive: a breach, what is not known, one element; and in turn one that is over, one to come, one of no
/// use and one that is refused.
const WAIVERS: &str = r#"
# hegui: waive act.log-retention until=2027-01-31 by="李伟" ticket=SEC-42 reason="the new log store comes in January"
# hegui: waive act.incident-plan from=2026-01-01 until=2026-11-20 reason="the plan is being written"
# hegui: waive guide.no-abroad element="客户资料/分析副本" until=2026-12-31 by="Li Wei" reason="=1+1 <b> #1"
# hegui: waive act.localization until=2026-11-19 by="Li Wei" reason="over"
# hegui: waive act.transfer-cleared from=2026-11-21 until=2027-01-31 by="Li Wei" reason="to come"
# hegui: waive act.log-retention element="客户资料" until=2027-01-31 by="Li Wei" reason="of no use"
# hegui: waive guide.roles until=2027-01-31 by="Li Wei" reason="refused"
"#;

pub(super) const MANIFEST: &str = r#"# 示例产品：支付应用
[manifest]
version = 1
described-on = 2026-11-20

[operator]
roles = ["network-operator", "app-provider"]
persons = { at-least = 1_000_000 }

[security]
log-retention = "90 days"

[[dataset]]
name = "客户资料"
personal = true
stores = [{ name = "主库", country = "CN" }, { name = "分析副本", country = "SG" }]

[[dataset]]
name = "telemetry"
personal = false
stores = [{ name = "main", country = "US" }]
"#;

/// The manifest, its name in reports, the rules, and what a check finds.
pub(super) struct Fixture {
    pub(super) compiled: Compiled,
    sources: Sources,
    facts: Facts,
    findings: Findings,
    ahead: Timeline,
}

impl Fixture {
    /// Rules and manifest as of 2026-11-20.
    pub(super) fn new() -> Self {
        Self::of(MANIFEST)
    }

    /// Rules and manifest with waivers.
    pub(super) fn waived() -> Self {
        let mut fixture = Self::of(&format!("{MANIFEST}{WAIVERS}"));
        let program = &fixture.compiled.program;
        let (file, source) = fixture.sources.iter().next().expect("the manifest");
        let comments = comments(Notation::Toml, file, &source.text, waivers::MARK);
        let reading = waivers::in_comments(&RuleNames::of(program), &source.text, &comments);
        let mistakes = diagnostics(&reading.diagnostics, &fixture.sources, Layout::default());
        assert!(mistakes.is_empty(), "the waivers of the fixture are sound:\n{mistakes}");
        let findings = &mut fixture.findings;
        let uses = waivers::cover(program, &reading.waivers, findings);
        findings.observations = waivers::observations(program, &reading.waivers, &uses, findings.as_of);
        fixture
    }

    /// The rules and another manifest.
    pub(super) fn of(manifest: &str) -> Self {
        Self::with(INSTRUMENTS, RULES, manifest)
    }

    /// Other instruments and rules, and another manifest.
    pub(super) fn with(instruments: &str, rules: &str, manifest: &str) -> Self {
        let file = |name: &str, text: &str| RuleFile { name: name.to_owned(), text: text.to_owned() };
        let compiled = compile(vec![
            file("rules/vocabulary.hegui", VOCABULARY),
            file("rules/instruments.hegui", instruments),
            file("rules/act.hegui", rules),
        ]);
        let mistakes = diagnostics(&compiled.diagnostics, &compiled.sources, Layout::default());
        assert!(mistakes.is_empty(), "the rules of the fixture are sound:\n{mistakes}");
        let mut sources = Sources::default();
        let file = sources.add("product.toml", manifest);
        let (facts, mistakes) = read_toml(&compiled.program, file, manifest);
        let mistakes = diagnostics(&mistakes, &sources, Layout::default());
        assert!(mistakes.is_empty(), "the manifest of the fixture is sound:\n{mistakes}");
        let day = Date::parse("2026-11-20").expect("a date");
        let findings = Findings::of(&Evaluator::new(&compiled.program, &facts, day));
        let days = (Date::from_days(day.days() + 1), Date::parse("2030-12-31").expect("a date"));
        let ahead = Timeline::of(&compiled.program, &facts, days.0, days.1).expect("few judgements");
        Self { compiled, sources, facts, findings, ahead }
    }

    /// What reports read.
    pub(super) fn view(&self) -> View<'_> {
        View {
            program: &self.compiled.program,
            facts: &self.facts,
            findings: &self.findings,
            manifest: "product.toml",
            notation: Notation::Toml,
            sources: &self.sources,
            rules: Some(&self.compiled.sources),
            ahead: Some(&self.ahead),
        }
    }
}

/// A layout of that language and width, without colours.
pub(super) fn layout(language: ReportLanguage, width: usize) -> Layout {
    Layout { language, width, characters: CharacterSet::Unicode, color: ColorChoice::Never }
}

/// Checks a report against its snapshot, the manifest above it.
pub(super) fn check(name: &str, report: &str) {
    let mut shown = String::new();
    writeln!(shown, "{report}").expect("a text can be written to");
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, shown);
    });
}
