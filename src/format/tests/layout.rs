//! What canonical form looks like.

use super::{check, format};
use crate::source::FileId;

#[test]
fn a_file_with_everything() {
    insta::assert_snapshot!(check(include_str!("../../syntax/tests/everything.hegui")));
}

#[test]
fn a_badly_laid_out_file() {
    insta::assert_snapshot!(check(include_str!("badly-laid-out.hegui")));
}

#[test]
fn marks_in_expressions() {
    let text = "term x(a:thing,b :count persons)->bool{count ( d in dataset where (d . personal) )>=1_000 persons \
        and not( f (a,b)or a.kind in{ X ,Y } ) and max (a , b)- 1<3*(2+1) and (every s in a.stores:s is not CN)}";
    insta::assert_snapshot!(check(text), @r"
    term x(a: thing, b: count persons) -> bool {
      count(d in dataset where (d.personal)) >= 1_000 persons and not (f(a, b) or a.kind in {X, Y})
        and max(a, b) - 1 < 3 * (2 + 1) and (every s in a.stores: s is not CN)
    }
    ");
}

#[test]
fn an_empty_file_stays_empty() {
    assert_eq!(check(""), "");
    assert_eq!(check("\n\n \n"), "");
    assert_eq!(check("\u{feff}record a{}"), "record a {}\n");
}

#[test]
fn a_file_with_mistakes_is_refused() {
    let diagnostics = format(FileId::default(), "rule a.b { require }").unwrap_err();
    assert_eq!(diagnostics.len(), 1);
}
