//! "Did you mean": the nearest known name.

/// The longest text, in bytes, that can be a slip of the pen for a name.
const LONGEST: usize = 200;

/// The known name nearest to `found`, if one is near enough to be meant: at most a third of its letters differ.
pub fn nearest<'name>(found: &str, known: impl IntoIterator<Item = &'name str>) -> Option<&'name str> {
    if found.len() > LONGEST {
        return None;
    }
    let limit = (found.chars().count() / 3).max(1);
    // Large and small letters count least: `FINANCE` means `finance`, and `Cn` `CN`.
    let lower = found.to_lowercase();
    let distances = |name: &str| {
        let whatever_their_size = strsim::damerau_levenshtein(&lower, &name.to_lowercase());
        (whatever_their_size, strsim::damerau_levenshtein(found, name))
    };
    known
        .into_iter()
        .map(|name| (distances(name), name))
        .filter(|&((distance, _), name)| distance <= limit || (found.len() > 3 && name.starts_with(found)))
        .min()
        .map(|(_, name)| name)
}

/// Joins names for a sentence, at most five of them: "`a`, `b` or `c`" and "`a`、`b` 或 `c`".
pub fn or_list(names: &[&str]) -> crate::localized::Localized {
    const MOST: usize = 5;
    let quoted: Vec<String> = names.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    let more = names.len() > MOST;
    let join = |comma: &str, or: &str, others: &str| match quoted.split_last() {
        _ if more => format!("{}{or}{others}", quoted.join(comma)),
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{}{or}{last}", first.join(comma)),
        None => String::new(),
    };
    crate::localized::Localized::new(join(", ", " or ", "another"), join("、", " 或 ", "其他"))
}

#[cfg(test)]
mod tests {
    use super::{nearest, or_list};

    #[test]
    fn large_letters_are_no_other_name() {
        assert_eq!(nearest("Cn", ["CA", "CN", "HN"]), Some("CN"));
        assert_eq!(nearest("FINANCE", ["finance", "health"]), Some("finance"));
        assert_eq!(nearest("gb", ["b", "GB"]), Some("GB"));
    }

    #[test]
    fn a_slip_of_the_hand_is_recognised_and_another_word_is_not() {
        assert_eq!(nearest("cioo", ["ciio", "sector"]), Some("ciio"));
        assert_eq!(nearest("log-retentoin", ["log-retention", "logs"]), Some("log-retention"));
        assert_eq!(nearest("banana", ["ciio", "sector"]), None);
    }

    #[test]
    fn names_are_joined_as_a_sentence_wants_them() {
        assert_eq!(or_list(&["a"]).en, "`a`");
        assert_eq!(or_list(&["a", "b", "c"]).en, "`a`, `b` or `c`");
        assert_eq!(or_list(&["a", "b"]).zh, "`a` 或 `b`");
    }
}
