//! The coverage of rule tests as text: what no case has shown, and how much is covered.

use super::location::Locator;
use super::mutation::percent;
use super::owner::item;
use crate::localized;
use crate::localized::{Language, Localized};
use crate::program::Program;
use crate::rule_tests::{Coverage, Covered, Gap, Lack};
use crate::source::Sources;

/// What the cases do not cover, one place on each line, and the totals. `rules` are the rule files.
pub fn covered(program: &Program, rules: &Sources, coverage: &Coverage, language: Language) -> String {
    let locator = Locator::new(rules);
    let mut text = String::new();
    let mut line = |line: &Localized| {
        text.push_str(line.get(language));
        text.push('\n');
    };
    for gap in &coverage.gaps {
        let place = locator.at(gap.span);
        let (Localized { en: item, zh: item_zh }, Localized { en, zh }) =
            (item(program, gap.owner), lack(gap));
        line(&localized!("{place}: {item}: {en}", "{place}：{item_zh}：{zh}"));
    }
    for (pack, counts) in &coverage.packs {
        line(&total(pack, *counts));
    }
    if coverage.packs.len() != 1 {
        line(&total(Localized::new("all packs", "全部规则包").get(language), coverage.total()));
    }
    text
}

fn lack(gap: &Gap) -> Localized {
    let text = &gap.text;
    match gap.lack {
        Lack::Decided => localized!("`{text}` is never decided", "`{text}` 从未有定论"),
        Lack::True => localized!("`{text}` is never true", "`{text}` 从未成立"),
        Lack::False => localized!("`{text}` is never false", "`{text}` 从未不成立"),
        Lack::Applies => localized!("the row `{text}` never applies", "行 `{text}` 从未适用"),
        Lack::Passed => localized!("the row `{text}` is never passed over", "行 `{text}` 从未被跳过"),
        Lack::Reached => localized!("the row `{text}` is never reached", "行 `{text}` 从未被检验"),
        Lack::Excuses => localized!("`unless {text}` never excuses", "`unless {text}` 从未豁免"),
        Lack::ExcusesNot => localized!("`unless {text}` always excuses", "`unless {text}` 总是豁免"),
        Lack::Exemption => localized!("`unless {text}` is never decided", "`unless {text}` 从未有定论"),
        Lack::Used => localized!("no case uses the value `{text}`", "没有用例使用值 `{text}`"),
    }
}

fn total(name: &str, counts: Covered) -> Localized {
    let Covered { covered, total } = counts;
    let percent = percent(covered, total);
    localized!(
        "{name}: {covered} of {total} sub-expressions covered ({percent} %)",
        "{name}：{total} 个子表达式中覆盖 {covered} 个（{percent} %）"
    )
}
