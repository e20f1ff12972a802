//! The page, on the fixture, read back as a browser reads it.

use std::fmt::Write as _;

use scraper::{ElementRef, Html as Page, Node, Selector};

use super::rendered;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized::Localized;
use crate::report::fixture::{Fixture, check};
use crate::report::{Html, Refused, Renderer, ReportLanguage, View};
use crate::source::{Sources, Span};

fn page(language: ReportLanguage, views: &[View<'_>]) -> String {
    rendered(Html::new(language), views)
}

/// The elements that hold others: each stands on a line of its own, and what it holds below.
const BLOCKS: &[&str] = &[
    "aside", "body", "details", "div", "dl", "fieldset", "figure", "footer", "form", "head", "header",
    "html", "main", "nav", "ol", "pre", "section", "summary", "svg", "table", "tbody", "thead", "tr", "ul",
];

/// The page as an outline: what stands beside each other in both languages has a stroke between.
fn outline(text: &str) -> String {
    let mut lines = String::new();
    write_element(Page::parse_document(text).root_element(), 0, &mut lines);
    lines
}

fn write_element(element: ElementRef<'_>, depth: usize, lines: &mut String) {
    let name = element.value().name();
    let attributes: String = element.value().attrs().map(|(name, value)| attribute(name, value)).collect();
    let head = format!("{}{name}{attributes}", " ".repeat(depth));
    let is_block = BLOCKS.contains(&name);
    let holds_blocks = element.descendent_elements().skip(1).any(|one| BLOCKS.contains(&one.value().name()));
    match name {
        "style" | "script" => writeln!(lines, "{head} …"),
        _ if is_block || holds_blocks => {
            writeln!(lines, "{head}").expect("a text can be written to");
            for child in element.children() {
                match ElementRef::wrap(child) {
                    Some(child) => write_element(child, depth + 1, lines),
                    None => write_text(child.value(), depth + 1, lines),
                }
            }
            return;
        }
        _ => writeln!(lines, "{head} {}", inline(element).trim()),
    }
    .expect("a text can be written to");
}

fn write_text(node: &Node, depth: usize, lines: &mut String) {
    if let Some(text) = node.as_text().filter(|text| !text.trim().is_empty()) {
        writeln!(lines, "{}{}", " ".repeat(depth), text.trim()).expect("a text can be written to");
    }
}

fn attribute(name: &str, value: &str) -> String {
    match (name, value) {
        ("id", value) => format!("#{value}"),
        ("class", value) => format!(".{}", value.replace(' ', ".")),
        // The hashes change with every change of the style sheet.
        ("content", policy) if policy.contains("sha256-") => {
            let parts = policy.split('\'').map(|part| if part.starts_with("sha256-") { "…" } else { part });
            format!("[content={}]", parts.collect::<Vec<_>>().join("'"))
        }
        (name, "") => format!("[{name}]"),
        (name, value) => format!("[{name}={value}]"),
    }
}

fn inline(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    for child in element.children() {
        let Some(child) = ElementRef::wrap(child) else {
            text.push_str(child.value().as_text().map_or("", |text| text));
            continue;
        };
        let inner = inline(child);
        match (child.value().name(), child.value().attr("lang")) {
            ("span", Some("zh-Hans")) => text.extend([" / ", &inner]),
            ("code", _) => text.extend(["`", &inner, "`"]),
            ("mark", _) => text.extend(["[", &inner, "]"]),
            ("a", _) => text.extend(["<", &inner, ">(", child.value().attr("href").unwrap_or_default(), ")"]),
            _ => text.push_str(&inner),
        }
    }
    text
}

#[test]
fn the_page_as_it_is() {
    let fixture = Fixture::new();
    check("html", &outline(&page(ReportLanguage::En, &[fixture.view()])));
}

#[test]
fn the_language_asked_for_is_the_one_that_is_shown_first() {
    let fixture = Fixture::new();
    let [en, zh, both] = [ReportLanguage::En, ReportLanguage::Zh, ReportLanguage::Both]
        .map(|language| page(language, &[fixture.view()]));
    for (page, tag, switch) in [(&en, "en", "en"), (&zh, "zh-Hans", "zh"), (&both, "en", "both")] {
        assert!(page.starts_with(&format!("<!DOCTYPE html><html lang=\"{tag}\">")));
        assert!(page.contains(&format!("id=\"language-{switch}\" value=\"{switch}\" checked")));
    }
    // Nothing else differs: both languages are in the file whatever was asked for.
    assert_eq!(en.replace("value=\"en\" checked", "value=\"en\""), {
        let zh = zh.replace("value=\"zh\" checked", "value=\"zh\"");
        zh.replacen("<html lang=\"zh-Hans\">", "<html lang=\"en\">", 1)
    });
}

#[test]
fn the_page_is_well_formed_and_every_link_leads_somewhere() {
    let fixture = Fixture::new();
    let (elsewhere, view) = (View { manifest: "other.toml", ..fixture.view() }, fixture.view());
    for views in [vec![], vec![view], vec![view, elsewhere, view]] {
        let text = page(ReportLanguage::Both, &views);
        let page = Page::parse_document(&text);
        assert_eq!(page.errors, [""; 0]);
        let all = |selector| Selector::parse(selector).expect("a selector");
        let (with_id, links) = (all("[id]"), all("a[href], label[for], [aria-labelledby], output[for]"));
        let mut ids = std::collections::BTreeSet::new();
        for element in page.select(&with_id) {
            assert!(ids.insert(element.attr("id")), "two elements are {:?}", element.attr("id"));
        }
        for link in page.select(&links) {
            let target = ["href", "for", "aria-labelledby"].into_iter().find_map(|name| link.attr(name));
            let target = target.map(|target| target.trim_start_matches('#'));
            assert!(ids.contains(&target), "{target:?} leads nowhere");
        }
    }
}

#[test]
fn nothing_is_fetched_and_nothing_is_styled_in_place() {
    let text = page(ReportLanguage::En, &[Fixture::new().view()]);
    for forbidden in ["src=", "style=", "@import", "onclick", "javascript:", "data:"] {
        assert!(!text.contains(forbidden), "{forbidden}");
    }
    // The one address is the name of SVG, which nobody fetches.
    assert_eq!(text.matches("://").count(), text.matches("xmlns=\"http://www.w3.org/2000/svg\"").count());
    assert_eq!(text.matches("<script").count(), 1);
    assert_eq!(text.matches("</script").count(), 1);
}

/// Browsers ask of each element whether a rule matches it where a medium of the rule's sheet is crossed, and each `:has` is a
/// walk through the page.
#[test]
fn no_style_sheet_has_both_media_and_what_looks_through_the_page() {
    let text = page(ReportLanguage::En, &[Fixture::new().view()]);
    let sheets: Vec<&str> =
        text.split("<style>").skip(1).filter_map(|rest| rest.split("</style>").next()).collect();
    assert_eq!(sheets.len(), 2);
    assert!(sheets.iter().all(|sheet| sheet.contains("@media") != sheet.contains(":has(")));
}

#[test]
fn what_a_manifest_states_is_no_markup() {
    let name = "</script><img src=x onerror=alert(1)>\\u0000 & \\\"quoted\\\" `tick`";
    let stores = "stores = [{ name = \"a\", country = \"SG\" }]";
    let manifest = format!("[manifest]\nversion = 1\n[[dataset]]\nname = \"{name}\"\n{stores}\n");
    let text = page(ReportLanguage::En, &[Fixture::of(&manifest).view()]);
    assert_eq!((text.matches("</script").count(), text.matches("<img").count()), (1, 0));
    assert!(
        text.contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;\u{fffd} &amp; &quot;quoted&quot;")
    );
    assert!(!text.contains('\0'));
    assert_eq!(Page::parse_document(&text).errors, [""; 0]);
}

#[test]
fn a_manifest_that_cannot_be_read_has_its_mistakes_in_its_place() {
    let mut sources = Sources::default();
    let file = sources.add("broken.toml", "a = <b>\n");
    let words = |text: &str| Localized::new(text, "文");
    let found = Diagnostic::error(
        Code::MANIFEST_SYNTAX,
        words("`<b>` is none"),
        Span::new(file, 4, 7),
        words("here"),
    )
    .help(words("write `1`"));
    let mut html = Html::new(ReportLanguage::En);
    let fixture = Fixture::new();
    let refused = Refused {
        manifest: "broken.toml",
        program: &fixture.compiled.program,
        as_of: fixture.view().findings.as_of,
        diagnostics: &[found],
        sources: &sources,
    };
    let mut bytes = Vec::new();
    html.refuse(&refused, &mut bytes).expect("memory can be written");
    html.add(&fixture.view(), &mut bytes).expect("memory can be written");
    html.finish(&mut bytes).expect("memory can be written");
    let text = String::from_utf8(bytes).expect("text");
    let page = Page::parse_document(&text);
    assert_eq!(page.errors, [""; 0]);
    let select = |selector: &str| {
        let selector = Selector::parse(selector).expect("a selector");
        page.select(&selector).map(inline).collect::<Vec<_>>()
    };
    let entries = ["`<b>` is none / 文 `manifest::syntax`", "broken.toml:1:5 here / 文", "write `1` / 文"];
    assert_eq!(select(".refused li p"), entries);
    assert_eq!(select(".overview tbody th a"), ["broken.toml", "product.toml"]);
}
