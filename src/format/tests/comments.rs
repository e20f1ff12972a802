//! Comments stay where they are.

use super::{check, format, items};
use crate::format::slice;
use crate::source::FileId;
use crate::syntax::lex;

#[test]
fn a_comment_after_every_token_survives() {
    let mut refused = Vec::new();
    for item in items(include_str!("../../syntax/tests/everything.hegui")) {
        for token in lex(FileId::default(), &item).tokens {
            for inserted in [" # here\n", "\n  # here\n"] {
                let mut changed = item.clone();
                changed.insert_str(token.span.end as usize, inserted);
                match format(FileId::default(), &changed) {
                    Ok(_) => drop(check(&changed)),
                    Err(_) => refused.push(slice(&item, token.span).to_owned()),
                }
            }
        }
    }
    refused.dedup();
    // What a field says of a document, a provision, a unit, and what an import takes from where stand on the line of what
    // they belong to.
    assert_eq!(refused, ["evidence", "article", "penalty", "from", ",", "from"]);
}

#[test]
fn comments_in_odd_places() {
    insta::assert_snapshot!(check(
        r#"# top

## a document
rule a.b { # head
title en "T" # the English
zh "题" # both
# before cites
cites A/1, # first
# own line
A/2
when a # why
# on a line

and b
# before the end

# the very end of the rule
} # behind
# below
term x -> bool { from 2020-01-01 { # never
false } # until
from 2021-01-01 { true } # now
}
record r { # empty
}
enum e {
  a en "A" zh "甲" # first value
  ## documented
  long-name en "B" zh "乙"
}

# the end


# the very end"#
    ));
}
