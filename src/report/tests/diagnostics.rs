//! Diagnostics on a terminal.

use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::report::fixture::{check, layout};
use crate::report::{CharacterSet, ColorChoice, Layout, ReportLanguage, diagnostics};
use crate::source::{Sources, Span};

/// The place of `word` in a text.
fn place(sources: &Sources, file: usize, word: &str) -> Span {
    let (id, text) = sources.iter().nth(file).expect("the file is there");
    let start = text.text.find(word).expect("the word is there");
    Span::new(id, start, start + word.len())
}

/// Two files and what is wrong with them.
fn mistakes() -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    sources.add(
        "规则/词汇.hegui",
        "record operator {\n  title en \"Operator\" zh \"运营者\"\n  ciio: bool\n}\n",
    );
    sources.add("rules/重复.hegui", "## 说明：再次声明。\nrecord operator {\n}\n");
    sources.add(
        "产品.toml",
        "[operator]\nname = \"示例支付有限公司\"\n[[dataset]]\nname = \"客户资料\"\nstores = [{ name = \"主库\", contry = \"CN\" }]\n",
    );
    let found = vec![
        Diagnostic::without_place(
            Code::INPUT_UNREADABLE,
            localized!("`rules/x` can't be read", "无法读取 `rules/x`"),
        ),
        Diagnostic::error(
            Code::NAMES_DUPLICATE,
            localized!("`operator` is declared twice", "`operator` 声明了两次"),
            place(&sources, 1, "operator"),
            localized!("again here", "此处重复"),
        )
        .and(place(&sources, 0, "operator"), localized!("first declared here", "首次声明于此")),
        Diagnostic::error(
            Code::MANIFEST_UNKNOWN_KEY,
            localized!("`store` has no fact `contry`", "`store` 没有事实 `contry`"),
            place(&sources, 2, "contry"),
            localized!("expected `country` or `name`", "应为 `country` 或 `name`"),
        )
        .and(place(&sources, 2, "\"主库\""), localized!("in this store", "在此存储中"))
        .did_you_mean("contry", ["country", "name"]),
        Diagnostic::warning(
            Code::LINT_MIXED_LOGIC,
            localized!("`and` beside `or`", "`and` 与 `or` 并列"),
            place(&sources, 0, "ciio: bool"),
            localized!("", ""),
        ),
    ];
    (sources, found)
}

fn report(name: &str, layout: Layout) {
    let (sources, found) = mistakes();
    check(name, &diagnostics(&found, &sources, layout));
}

#[test]
fn places_in_chinese_texts_and_several_files() {
    report("diagnostics_en", layout(ReportLanguage::En, 80));
    report("diagnostics_zh", layout(ReportLanguage::Zh, 80));
    report("diagnostics_both", layout(ReportLanguage::Both, 80));
    let plain = layout(ReportLanguage::En, 60);
    report("diagnostics_ascii", Layout { characters: CharacterSet::Ascii, ..plain });
    report("diagnostics_color", Layout { color: ColorChoice::Always, ..plain });
}

#[test]
fn columns_count_characters() {
    let (sources, found) = mistakes();
    let text = diagnostics(&found, &sources, layout(ReportLanguage::En, 80));
    // 25 characters stand before it on its line; they are 29 bytes.
    assert!(text.contains("[产品.toml:5:26]"), "{text}");
}

#[test]
fn no_more_than_a_hundred_are_shown() {
    let one = Diagnostic::without_place(Code::INPUT_UNREADABLE, localized!("no", "无"));
    let text = diagnostics(&vec![one; 103], &Sources::default(), layout(ReportLanguage::En, 80));
    assert_eq!(text.matches("× no").count(), 100);
    assert!(text.contains("and 3 more\n103 errors\n"), "{text}");
}

#[test]
fn nothing_wrong_says_nothing() {
    assert_eq!(diagnostics(&[], &Sources::default(), Layout::default()), "");
}

#[test]
fn a_place_outside_its_text_does_no_harm() {
    let mut sources = Sources::default();
    let file = sources.add("a.toml", "主");
    for span in [Span::new(file, 1, 2), Span::new(file, 3, 3), Span::new(file, 7, 9), Span::new(file, 0, 9)] {
        let one = Diagnostic::error(Code::MANIFEST_SYNTAX, localized!("m", "m"), span, localized!("l", "l"));
        assert!(diagnostics(&[one], &sources, Layout::default()).contains("× m"));
    }
}
