//! Comments, which YAML's parser passes over: they stand between the scalars, behind a blank.

use std::ops::Range;

use saphyr_parser::{Event, Parser};

use super::offsets::Offsets;
use super::quote::quoted_length;

/// The places of the comments of a text, as far as it is YAML.
pub(in crate::manifest::notation) fn comments(text: &str) -> Vec<Range<usize>> {
    let offsets = Offsets::of(text);
    let mut comments = Vec::new();
    let mut end = 0;
    for (event, place) in Parser::new_from_str(text).map_while(Result::ok) {
        if let Event::Scalar(_, style, ..) = event {
            let (start, last) = (offsets.byte(place.start.index()), offsets.byte(place.end.index()));
            between(text, end..start, &mut comments);
            let written = text.get(start..last).unwrap_or_default();
            end = quoted_length(written, style).map_or(last, |length| start + length);
        }
    }
    between(text, end..text.len(), &mut comments);
    comments
}

/// Adds the comments in a part of the text that holds no scalar.
fn between(text: &str, part: Range<usize>, comments: &mut Vec<Range<usize>>) {
    let mut start = part.start;
    while let Some(at) = text.get(start..part.end).and_then(|rest| rest.find('#')) {
        let from = start + at;
        let (before, rest) = text.split_at_checked(from).unwrap_or_default();
        if before.is_empty() || before.ends_with(char::is_whitespace) {
            let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
            comments.push(from..from + length);
            start = from + length;
        } else {
            start = from + 1;
        }
    }
}
