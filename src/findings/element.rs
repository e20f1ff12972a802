//! How an element of a manifest is called in reports, waivers and baselines.

use std::borrow::Cow;

/// The keys of an element, from the outer list to the inner, as one text: `customer profiles/primary`. Of several, a key that
/// holds the mark between them stands in quotation marks, so that no two elements of a rule are called alike.
pub fn element_text(keys: &[Box<str>]) -> String {
    match keys {
        [key] => key.to_string(),
        keys => keys.iter().map(|key| part(key)).collect::<Vec<_>>().join("/"),
    }
}

fn part(key: &str) -> Cow<'_, str> {
    if key.contains('/') || key.starts_with('"') {
        Cow::Owned(format!("\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\"")))
    } else {
        Cow::Borrowed(key)
    }
}

#[cfg(test)]
mod tests {
    use super::element_text;

    #[test]
    fn no_two_elements_are_called_alike() {
        let text = |keys: &[&str]| element_text(&keys.iter().map(|&key| key.into()).collect::<Vec<_>>());
        assert_eq!(text(&["library/core"]), "library/core");
        assert_eq!(text(&["customers", "primary"]), "customers/primary");
        assert_eq!(text(&["a/b", "c"]), r#""a/b"/c"#);
        assert_eq!(text(&["a", "b/c"]), r#"a/"b/c""#);
        assert_eq!(text(&["\"a/b\"", "c"]), r#""\"a/b\""/c"#);
    }
}
