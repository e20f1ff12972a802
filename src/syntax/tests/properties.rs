//! Whatever is read, reading ends and nothing panics.

use proptest::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::source::FileId;
use crate::syntax::parse;

/// The words and marks of the language.
const WORDS: &str = "record list enum unit instrument parameter term rule title note ask key en zh bool text date \
    duration count size money rate country set of issuer number rank promulgated in force from until succeeded by \
    since start previous year article penalty entity individual may up to CNY times on when measure not checkable cites otherwise duty \
    severity evidence path for where require unless breach remedy evidence and or every some no if then else is contains true \
    false today sum max min between working days persons x y operator a.b A/1 CSL-2017/37~1 37~1 1 100_000 1.5 \
    2024-01-01 2024-02-31 \"text\" \"open { } { } ( ) : , . .. -> < <= > >= + - * § # ## \n \n \n";

fn check_reading(text: &str) {
    let (file, diagnostics) = parse(FileId::default(), text);
    let end = u32::try_from(text.len()).unwrap();
    assert!(diagnostics.iter().filter_map(Diagnostic::primary).all(|span| span.end <= end));
    assert!(diagnostics.is_sorted_by_key(Diagnostic::primary));
    for item in &file.items {
        assert!(text.get(item.span().start as usize..item.span().end as usize).is_some());
    }
    let written = text.trim_start_matches('\u{feff}').lines().map(str::trim_start);
    let has_words = written.into_iter().any(|line| !line.is_empty() && !line.starts_with('#'));
    let is_silent = file.items.is_empty() && diagnostics.is_empty();
    assert!(!is_silent || !has_words, "text was passed over in silence");
}

fn soup() -> impl Strategy<Value = String> {
    let words: Vec<&str> = WORDS.split(' ').filter(|word| !word.is_empty()).collect();
    prop::collection::vec(prop::sample::select(words), 0..120).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn random_text_is_read(text in "(?s)[ -~\\n“，中é]{0,200}") {
        check_reading(&text);
    }

    #[test]
    fn any_text_is_read(text in "(?s).{0,100}") {
        check_reading(&text);
    }

    #[test]
    fn word_soup_is_read(text in soup()) {
        check_reading(&text);
    }

    #[test]
    fn word_soup_in_a_rule_is_read(text in soup()) {
        check_reading(&format!("rule a.b {{\n  require {text}\n}}\nterm x -> bool {{\n{text}\n}}\n"));
    }
}
