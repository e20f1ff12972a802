//! The page itself: head, switches, the way to each part, and the sections.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::chart::patterns;
use super::facets::Facets;
use super::filter::filter;
use super::overview::{Entry, overview};
use super::policy::policy;
use super::text::both;
use crate::localized;
use crate::localized::{Language, Localized};
use crate::report::language::{ReportLanguage, tag};

/// How the page looks.
const STYLE: &str = concat!(
    include_str!("style/base.css"),
    include_str!("style/parts.css"),
    include_str!("style/charts.css"),
    include_str!("style/findings.css"),
    include_str!("style/print.css"),
);
/// What the switches choose. It is a sheet of its own, without media: when a width is crossed, browsers ask of each element
/// whether a rule of the sheet concerned matches it, and each `:has` among them is a walk through the page.
const SWITCHED: &str = include_str!("style/switches.css");
/// What the page does by itself. Everything can be read without it.
const SCRIPT: &str = concat!(
    include_str!("script/switches.js"),
    include_str!("script/filter.js"),
    include_str!("script/reveal.js"),
);

/// The whole page.
pub(super) fn document(
    language: ReportLanguage,
    entries: &[Entry],
    facets: &Facets,
    of_run: &Markup,
) -> Markup {
    let first = language.languages().first().copied().unwrap_or(Language::En);
    html! {
        (DOCTYPE)
        html lang=(tag(first)) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy([STYLE, SWITCHED], SCRIPT));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="generator" content=(concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")));
                title { (title(entries)) }
                style { (PreEscaped(STYLE)) }
                style { (PreEscaped(SWITCHED)) }
            }
            body {
                a.skip href="#main" { (both(&localized!("To the verdict", "跳到结论"))) }
                (patterns())
                (banner(language, entries))
                div.columns {
                    aside {
                        (ways(entries))
                        @if facets.total > 0 { (filter(facets)) }
                    }
                    main #main tabindex="-1" {
                        (overview(entries))
                        @for entry in entries { (entry.section) }
                        (of_run)
                        p.nothing hidden { (both(&localized!("No finding matches.", "没有符合条件的结论。"))) }
                    }
                }
                (foot())
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

/// The manifests and the day, in no language.
fn title(entries: &[Entry]) -> String {
    let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    let day = as_of(entries).map(|day| format!(" · {day}")).unwrap_or_default();
    format!("hegui · {}{day}", names.join(", "))
}

fn as_of(entries: &[Entry]) -> Option<crate::quantity::Date> {
    entries.iter().find_map(|entry| entry.checked).map(|(day, _)| day)
}

fn banner(language: ReportLanguage, entries: &[Entry]) -> Markup {
    html! {
        header { div.wide {
            div.heading {
                p.brand { "hegui" }
                h1 { (both(&localized!("Report of findings", "合规检查报告"))) }
                p.subject {
                    @if let [only] = entries { span { (only.name) } " " }
                    @if let Some(day) = as_of(entries) {
                        span { (both(&localized!("as of {day}", "评估日期 {day}"))) }
                    }
                }
            }
            form.switches autocomplete="off" {
                (switch("language", &localized!("Language", "语言"), &[
                    ("en", &Localized::same("English"), language == ReportLanguage::En),
                    ("zh", &Localized::same("中文"), language == ReportLanguage::Zh),
                    ("both", &localized!("Both", "双语"), language == ReportLanguage::Both),
                ]))
                (switch("theme", &localized!("Theme", "主题"), &[
                    ("auto", &localized!("System", "跟随系统"), true),
                    ("light", &localized!("Light", "浅色"), false),
                    ("dark", &localized!("Dark", "深色"), false),
                ]))
                button #print type="button" hidden { (both(&localized!("Print", "打印"))) }
            }
        } }
    }
}

/// Choices of which one holds; the style sheet obeys them, so that they need no script.
fn switch(name: &str, label: &Localized, choices: &[(&str, &Localized, bool)]) -> Markup {
    html! {
        fieldset {
            legend.unseen { (both(label)) }
            @for (value, text, is_chosen) in choices {
                input type="radio" name=(name) id={ (name) "-" (value) } value=(value) checked[*is_chosen];
                label for={ (name) "-" (value) } { (both(text)) }
            }
        }
    }
}

/// The way to each part.
fn ways(entries: &[Entry]) -> Markup {
    let parts = [
        ("verdict", localized!("Verdict", "总体结论")),
        ("instruments", localized!("By instrument", "按法规文件")),
        ("fines", localized!("Fines at stake", "可能的罚款")),
        ("ahead", localized!("Dates ahead", "未来日期")),
        ("questions", localized!("Open questions", "待确认的问题")),
        ("findings", localized!("Findings", "各项结论")),
    ];
    html! {
        nav aria-labelledby="ways" {
            h2.unseen #ways { (both(&localized!("Contents", "目录"))) }
            @match entries {
                [only] => ul {
                    @for (part, label) in &parts {
                        @let id = format!("{}-{part}", only.id);
                        @if only.section.0.contains(&format!("id=\"{id}\"")) {
                            li { a href={ "#" (id) } { (both(label)) } }
                        }
                    }
                },
                several => ul {
                    @for entry in several { li { a href={ "#" (entry.id) } { (entry.name) } } }
                },
            }
        }
    }
}

fn foot() -> Markup {
    let version = env!("CARGO_PKG_VERSION");
    html! {
        footer {
            p {
                (both(&localized!(
                    "Made by hegui {version}, which reads what a manifest states and what the rules require. \
                     Informational software, not legal advice.",
                    "由 hegui {version} 依据清单所述事实和规则生成。本软件仅供参考，不构成法律意见。"
                )))
            }
        }
    }
}
