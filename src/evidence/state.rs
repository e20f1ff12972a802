//! What is wrong with a document on a day: by what was seen of its file, and by its days.

use super::stated::{Day, StatedDocument};
use crate::facts::Bound;
use crate::findings::{Document, Fault, Unreadable};
use crate::quantity::{Date, Digest};

/// What was seen of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileSeen {
    /// Nothing lies there.
    Nothing,
    /// What lies there can't be looked at.
    Unreadable(Unreadable),
    /// A file that can be read, which nobody needed to hash.
    Present,
    /// A file with that hash.
    Hashed(Digest),
}

/// The document with its state on a day, by what was seen of its file.
pub(super) fn document(stated: &StatedDocument, seen: Option<&FileSeen>, as_of: Date) -> Document {
    let digest = stated.file.as_ref().and_then(|file| file.digest);
    let of_file = seen.and_then(|seen| of_file(seen, digest));
    Document {
        id: stated.id.clone(),
        title: stated.title.clone(),
        path: stated.file.as_ref().map(|file| file.path.clone()),
        faults: of_file.into_iter().chain(in_time(stated, as_of)).collect(),
        place: stated.place,
    }
}

fn of_file(seen: &FileSeen, stated: Option<Digest>) -> Option<Fault> {
    match seen {
        FileSeen::Nothing => Some(Fault::Missing),
        FileSeen::Unreadable(why) => Some(Fault::Unreadable(why.clone())),
        FileSeen::Present => None,
        FileSeen::Hashed(digest) => stated.filter(|stated| stated != digest).map(|_| Fault::Altered),
    }
}

/// Only what is known to be out of time is a fault: a document need not name its days.
fn in_time(stated: &StatedDocument, as_of: Date) -> Option<Fault> {
    let last = match stated.expires {
        Day::Within(days) => match days.high {
            Bound::Closed(last) => Some(last),
            Bound::Open(end) => Some(Date::from_days(end.days().saturating_sub(1))),
            Bound::Unbounded => None,
        },
        Day::Never | Day::Unknown => None,
    };
    if let Some(last) = last.filter(|last| *last < as_of) {
        return Some(Fault::Expired(last));
    }
    match stated.issued {
        Day::Never => Some(Fault::NotYetIssued(None)),
        Day::Within(days) => {
            let first = match days.low {
                Bound::Closed(first) => Some(first),
                Bound::Open(before) => Some(Date::from_days(before.days().saturating_add(1))),
                Bound::Unbounded => None,
            };
            first.filter(|first| as_of < *first).map(|first| Fault::NotYetIssued(Some(first)))
        }
        Day::Unknown => None,
    }
}
