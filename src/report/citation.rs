//! How provisions are named to people.

use crate::findings::in_force;
use crate::localized;
use crate::localized::Localized;
use crate::program::{Instrument, Program, ProvisionId, Rank, Rule};
use crate::quantity::Date;

/// A provision with its instrument, as people cite it: "Cybersecurity Law, Art. 21(3)".
pub(super) fn citation(program: &Program, id: ProvisionId) -> Localized {
    let Some(instrument) = program.instrument(id.instrument) else { return Localized::default() };
    let number = provision_number(program, id);
    let title = title(program, instrument);
    Localized::new(format!("{}, {}", title.en, number.en), format!("{}{}", title.zh, number.zh))
}

/// A provision with its heading and when its instrument is in force.
pub(super) fn citation_in_full(program: &Program, id: ProvisionId) -> Localized {
    let (Some(instrument), Some(provision)) = (program.instrument(id.instrument), program.provision(id))
    else {
        return Localized::default();
    };
    let heading = program.texts.localized(provision.heading);
    let short = citation(program, id);
    let period = period(instrument);
    Localized::new(
        format!("{}: {} ({})", short.en, heading.en, period.en),
        format!("{}“{}”（{}）", short.zh, heading.zh, period.zh),
    )
}

/// The title of an instrument, in Chinese between title marks.
pub(super) fn title(program: &Program, instrument: &Instrument) -> Localized {
    let title = program.texts.localized(instrument.title);
    let zh = if title.zh.starts_with('《') { title.zh } else { format!("《{}》", title.zh) };
    Localized::new(title.en, zh)
}

/// When an instrument is in force, in words.
pub(super) fn period(instrument: &Instrument) -> Localized {
    let Some(period) = instrument.in_force else {
        return localized!("not in force: a draft or a policy", "尚未施行");
    };
    match (period.from, period.until) {
        (None, None) => localized!("in force", "现行有效"),
        (Some(from), None) => localized!("in force from {from}", "自{from}起施行"),
        (None, Some(until)) => localized!("in force until {until}", "自{until}起失效"),
        (Some(from), Some(until)) => {
            localized!("in force from {from} until {until}", "自{from}起施行，自{until}起失效")
        }
    }
}

/// Provisions, each in full.
pub(super) fn citations_in_full(program: &Program, provisions: &[ProvisionId]) -> Vec<Localized> {
    provisions.iter().map(|&id| citation_in_full(program, id)).collect()
}

/// The provisions behind a rule that are in force on a day. Where none is, all of them: a duty that binds on no day
/// before or after is still somebody's law.
pub(super) fn provisions_behind(program: &Program, rule: &Rule, as_of: Date) -> Vec<ProvisionId> {
    let found: Vec<ProvisionId> = in_force(program, rule.provisions(), as_of).collect();
    if found.is_empty() { rule.provisions().copied().collect() } else { found }
}

/// The number of a provision as people write it: "Art. 10 para. 2(3)", 第10条第2款第(3)项.
pub(super) fn provision_number(program: &Program, id: ProvisionId) -> Localized {
    let number = program.provision(id).map_or("", |provision| program.texts.symbol(provision.number));
    let standard = program.instrument(id.instrument).is_some_and(|instrument| {
        matches!(instrument.rank, Rank::MandatoryStandard | Rank::RecommendedStandard)
    });
    number_text(number, standard)
}

fn number_text(number: &str, standard: bool) -> Localized {
    let (number, limb) = number.split_once('~').unwrap_or((number, ""));
    // The limbs of one sentence are the dossiers' own count; a level is the law's.
    let level = if limb.starts_with('L') { format!(" ({limb})") } else { String::new() };
    if !number.starts_with(|first: char| first.is_ascii_digit()) {
        return Localized::same(format!("{number}{level}"));
    }
    if standard {
        return localized!("clause {number}{level}", "第{number}条{level}");
    }
    let item_at = number.find('(').unwrap_or(number.len());
    let (article, item) = number.split_at_checked(item_at).unwrap_or((number, ""));
    let (article, paragraph) = article.split_once('.').unwrap_or((article, ""));
    let zh_article = article.replace('-', "至");
    let en_article = article.replace('-', " to ");
    let several = if article.contains('-') { "Arts." } else { "Art." };
    let en_paragraph = if paragraph.is_empty() { String::new() } else { format!(" para. {paragraph}") };
    let zh_paragraph = if paragraph.is_empty() { String::new() } else { format!("第{paragraph}款") };
    let zh_item = if item.is_empty() { String::new() } else { format!("第{item}项") };
    Localized::new(
        format!("{several} {en_article}{en_paragraph}{item}{level}"),
        format!("第{zh_article}条{zh_paragraph}{zh_item}{level}"),
    )
}

#[cfg(test)]
mod tests {
    use super::number_text;

    #[test]
    fn numbers_read_as_lawyers_write_them() {
        let both = |number| {
            let text = number_text(number, false);
            (text.en, text.zh)
        };
        let pair = |en: &str, zh: &str| (en.to_owned(), zh.to_owned());
        assert_eq!(both("37"), pair("Art. 37", "第37条"));
        assert_eq!(both("21(3)"), pair("Art. 21(3)", "第21条第(3)项"));
        assert_eq!(both("22.1~3"), pair("Art. 22 para. 1", "第22条第1款"));
        assert_eq!(both("3-8"), pair("Arts. 3 to 8", "第3至8条"));
        assert_eq!(both("12~L3"), pair("Art. 12 (L3)", "第12条 (L3)"));
        assert_eq!(number_text("8.5(b)", true).en, "clause 8.5(b)");
        assert_eq!(both("B.6"), pair("B.6", "B.6"));
    }
}
