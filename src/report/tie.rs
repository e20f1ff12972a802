//! What is not torn apart at the end of a line: an abbreviation and its number, a number and what it counts.

/// A blank at which no line is broken.
const TIE: char = '\u{a0}';

/// What stands between two characters at which no line is broken.
const JOINER: char = '\u{2060}';

/// The line with abbreviations tied to the number that follows, and numbers to the Chinese word that measures them.
pub(super) fn tied(line: &str) -> String {
    let tied = ["Art.", "Arts.", "para.", "CNY", "clause"]
        .iter()
        .fold(line.to_owned(), |line, word| line.replace(&format!("{word} "), &format!("{word}{TIE}")));
    let mut joined = String::with_capacity(tied.len());
    let mut rest = tied.chars();
    while let Some(character) = rest.next() {
        joined.push(character);
        if !character.is_ascii_digit() {
            continue;
        }
        let mut ahead = rest.clone();
        match (ahead.next(), ahead.next()) {
            (Some(next), _) if measures(next) => joined.push(JOINER),
            (Some(' '), Some(next)) if measures(next) => {
                joined.push(TIE);
                rest.next();
            }
            _ => {}
        }
    }
    joined
}

/// The text without ties, once its lines are broken.
pub(super) fn untied(text: &str) -> String {
    text.replace(TIE, " ").replace(JOINER, "")
}

/// Whether a character behind a number may say what it counts: one of the Chinese script, but for those that say from or
/// until when.
fn measures(character: char) -> bool {
    let is_chinese = matches!(character, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}');
    is_chinese && !matches!(character, '起' | '至')
}
