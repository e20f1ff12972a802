//! Characters that are not drawn where they stand.

/// Whether a character is not drawn where it stands: a control character other than a line end or tab, one without width,
/// one that turns the direction of writing.
pub fn is_unseen(character: char) -> bool {
    let is_control = character.is_control() && !matches!(character, '\n' | '\t');
    is_control
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
