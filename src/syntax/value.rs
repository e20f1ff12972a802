//! What a literal stands for: shared by the lexer, which reports the bad ones, and the grammar, which reads the good.

/// All digits of `1_234.5` as one whole number, and how many of them stand after the point; `None` where the
/// digits are grouped wrongly or the number is too large.
pub(super) fn number_value(text: &str) -> Option<(i64, u32)> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let grouped = |digits: &str| digits.split('_').all(|group| !group.is_empty());
    if !grouped(whole) || (text.contains('.') && !grouped(fraction)) {
        return None;
    }
    let digits: String = text.chars().filter(|&character| !matches!(character, '_' | '.')).collect();
    let decimals = fraction.chars().filter(char::is_ascii_digit).count();
    Some((digits.parse().ok()?, u32::try_from(decimals).ok()?))
}

/// The wording of a quoted text, escapes resolved; the closing quotation mark may be missing, and both may be of
/// another kind.
pub(super) fn text_value(quoted: &str) -> String {
    let Some(inner) = quoted.strip_prefix('"') else {
        let without_first = quoted.strip_prefix(|_| true).unwrap_or_default();
        return without_first.strip_suffix(|_| true).unwrap_or_default().to_owned();
    };
    let mut value = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => value.extend(characters.next()),
            _ => value.push(character),
        }
    }
    value
}

/// The first escape of a quoted text that is neither `\"` nor `\\`.
pub(super) fn bad_escape(quoted: &str) -> Option<char> {
    let mut characters = quoted.chars();
    while let Some(character) = characters.next() {
        if character == '\\' {
            match characters.next() {
                Some('"' | '\\') => {}
                other => return other,
            }
        }
    }
    None
}
