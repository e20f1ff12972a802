//! The comments of a manifest, which say nothing of the product.

use super::notation::Notation;
use crate::source::{FileId, Span};

/// The places of the comments in a text that hold `words`, each from its `#` to the end of its line. JSON has none.
pub fn comments(notation: Notation, file: FileId, text: &str, words: &str) -> Vec<Span> {
    // What most manifests do not hold is not looked for by parsing them again.
    if notation == Notation::Json || !text.contains(words) {
        return Vec::new();
    }
    let all = notation.comments(text).into_iter();
    let holding = all.filter(|place| text.get(place.clone()).is_some_and(|comment| comment.contains(words)));
    holding.map(|place| Span::new(file, place.start, place.end)).collect()
}

#[cfg(test)]
mod tests {
    use super::comments;
    use crate::manifest::Notation;
    use crate::source::{FileId, Span};

    fn found(notation: Notation, text: &str) -> Vec<&str> {
        let words = |place: Span| text.get(place.start as usize..place.end as usize);
        comments(notation, FileId::default(), text, "x:").into_iter().filter_map(words).collect()
    }

    #[test]
    fn a_comment_of_toml_is_none_within_a_text() {
        let text = "\u{feff}a = \"# x: 1\" # x: 2\r\nb = \"\"\"\n# x: 3\n\"\"\"\nc = '# x: 4'\n\
                    d = \'\'\'\n# x: 5\'\'\'\n  # x: 六\n# y\n[[e]] # x: 7";
        assert_eq!(found(Notation::Toml, text), ["# x: 2", "# x: 六", "# x: 7"]);
    }

    #[test]
    fn a_comment_of_yaml_is_none_within_a_text() {
        let text = "# x: 0\na: \"客 # x: 1\" # x: 二\nb: |\n  客\n  # x: 3\n# x: 4\nc: no#x: 5\n\
                    d: ['# x: 6', e] # x: 7\nf: plain\n  # x: 8\n  # y\ng: >- # x: 9\n  h\n";
        let expected = ["# x: 0", "# x: 二", "# x: 4", "# x: 7", "# x: 8", "# x: 9"];
        assert_eq!(found(Notation::Yaml, text), expected);
    }

    #[test]
    fn json_has_no_comments() {
        assert_eq!(found(Notation::Json, "{\"a\": \"# x: 1\"}"), [""; 0]);
    }
}
