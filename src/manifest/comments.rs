//! The comments of a manifest, which say nothing of the product.

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use crate::source::{FileId, Span};

/// The places of the comments in a TOML text that hold `words`, each from its `#` to the end of its line.
pub fn comments(file: FileId, text: &str, words: &str) -> Vec<Span> {
    if !text.contains(words) {
        return Vec::new();
    }
    let tokens = Source::new(text).lex().filter(|token| token.kind() == TokenKind::Comment);
    let place = |token: toml_parser::lexer::Token| Span::new(file, token.span().start(), token.span().end());
    let holds = |place: &Span| {
        text.get(place.start as usize..place.end as usize).is_some_and(|comment| comment.contains(words))
    };
    tokens.map(place).filter(holds).collect()
}

#[cfg(test)]
mod tests {
    use super::comments;
    use crate::source::{FileId, Span};

    #[test]
    fn a_comment_is_none_within_a_text() {
        let text = "\u{feff}a = \"# x: 1\" # x: 2\r\nb = \"\"\"\n# x: 3\n\"\"\"\nc = '# x: 4'\nd = \'\'\'\n# x: 5\'\'\'\n  # x: 六\n# y\n";
        let found = comments(FileId::default(), text, "x:");
        let words = |place: &Span| text.get(place.start as usize..place.end as usize);
        let found: Vec<&str> = found.iter().filter_map(words).collect();
        assert_eq!(found, ["# x: 2", "# x: 六"]);
    }
}
