//! What a reader is told of a mistake: each snapshot shows the text and all that is said of it.

use super::errors;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::FileId;
use crate::syntax::parse;

macro_rules! snapshots {
    ($($name:ident: $text:expr;)*) => { $(
        #[test]
        fn $name() {
            insta::assert_snapshot!(format!("{}\n---\n{}", $text, errors($text)));
        }
    )* };
}

snapshots! {
    missing_operand: "rule csl.x {\n  require\n}\n";
    missing_operand_before_clause: "rule csl.x {\n  when\n  require operator.ciio\n}\n";
    missing_right_side: "rule csl.x {\n  require a and\n  unless b\n}\n";
    leftover_word: "rule csl.x {\n  when a b\n}\n";
    mistyped_clause: "rule csl.x {\n  when a\n  requir b\n}\n";
    mistyped_item: "rul csl.x {\n  when a\n  requir b\n}\n\nrule csl.y {\n}\n";
    mistyped_field_clause: "record operator {\n  ciio: bool\n    aks en \"Is it?\" zh \"是吗？\"\n}\n";
    missing_colon: "record operator {\n  ciio bool\n  sector: sector\n}\n";
    missing_type: "record operator {\n  ciio:\n  sector: sector\n}\n";
    missing_unit: "record operator {\n  persons: count\n  sector: sector\n}\n";
    set_without_of: "record operator {\n  where-to: set country\n}\n";
    text_without_chinese: "rule csl.x {\n  title en \"X\"\n  when a\n}\n";
    text_without_english: "rule csl.x {\n  title zh \"某\"\n  when a\n}\n";
    text_in_wrong_order: "rule csl.x {\n  title zh \"某\" en \"X\"\n}\n";
    text_without_language: "rule csl.x {\n  title \"X\"\n}\n";
    unclosed_text: "rule csl.x {\n  title en \"X zh \"某\"\n  when a\n}\n";
    unknown_escape: "enum a {\n  x en \"a\\n\" zh \"b\"\n}\n";
    quotation_marks_of_another_kind: "rule csl.x {\n  title en 'X' zh “某”\n  when a.b is 'c' and a.d is ‘e’ f\n  require a.g is 'h\n}\n";
    marks_that_mean_nothing: "rule csl.x {\n  when a；\n  require a ； b ［ c ＝ d\n  unless b；＝\n  cites A。B\n}\n";
    unknown_characters: "rule csl.x {\n  when a == b\n  require §§§ b\n}\n";
    full_width_marks: "rule csl.x {\n  cites A/1，B/2\n}\n";
    underscore_in_a_name: "record operator {\n  persons_processed: bool\n}\n";
    bad_date: "instrument A {\n  in force from 2025-02-30\n  promulgated 2025-1-1\n}\n";
    bad_number: "rule csl.x {\n  require a > 99999999999999999999 and b > 1__0\n}\n";
    unclosed_item: "rule csl.x {\n  when a\n\nrule csl.y {\n  when b\n}\n";
    unclosed_at_end: "rule csl.x {\n  when a\n";
    ends_in_expression: "rule csl.x {\n  when a and";
    unclosed_parenthesis: "rule csl.x {\n  when (a and b\n  require c\n}\n";
    unclosed_set: "rule csl.x {\n  when a in {B, C\n  require c\n}\n";
    unclosed_penalty: "instrument A {\n  penalty 1 en \"a\" zh \"b\" {\n    measure en \"a\" zh \"b\"\n  article 2 en \"a\" zh \"b\"\n}\n";
    stray_brace: "rule csl.x {\n}\n}\nrule csl.y {\n}\n";
    chained_comparison: "rule csl.x {\n  require 1 < a < 3\n}\n";
    quantifier_without_body: "rule csl.x {\n  require every s in d.stores where s.local\n}\n";
    quantifier_without_in: "rule csl.x {\n  require every s of d.stores: s.local\n}\n";
    unclosed_day: "rule csl.x {\n  require day(a.b + 1 hour <= today\n  unless day\n}\n";
    if_without_else: "rule csl.x {\n  require if a then b\n}\n";
    sum_without_for: "rule csl.x {\n  require sum(t.n) > 3\n}\n";
    duplicate_clauses: "rule csl.x {\n  when a\n  unless b\n  when c\n  unless d\n}\n";
    duplicate_field_clause: "record r {\n  a: bool title en \"a\" zh \"a\" title en \"b\" zh \"b\"\n}\n";
    bad_citation: "rule csl.x {\n  cites CSL-2017/37, CSL-2025\n  unless a cites 37\n}\n";
    missing_name: "rule {\n  when a\n}\n";
    missing_brace: "rule csl.x\n  when a\n}\nrule csl.y {\n  when }\n";
    bad_calendar: "calendar notice {\n  holiday 2024-01-01\n}\ncalendar 2024 {\n  holidy 2024-01-01\n  holiday 2024-02-30, 2024-03-01 2024-03-02\n  working 2024-02-04 .. \n}\nrule csl.x {\n}\n";
    bad_import: "import from a.b {\n}\nimport cyclonedx product.sbom {\n}\nimport cyclonedx from product.sbom {\n  component components {\n    name from name\n  }\n  component from {\n    name from name\n  }\n  component from components {\n    name form name\n    version from\n    kind is\n    supplier from supplier\n  product.parts from components {\n    name from name\n  }\n}\n";
    citation_without_condition: "rule csl.x {\n  cites A/1 if, B/2\n  require a\n}\n";
    citation_with_when: "rule csl.x {\n  cites A/1 when a > 5, B/2 when b\n  require a\n}\n";
    penalty_with_condition: "rule csl.x {\n  penalty A/1 if a\n  require a\n}\n";
    bad_case: "parameter p(sector: duration {\n}\nparameter p(sector): duration {\n  from 2024-01-01 {\n    5 years finance cites A/1\n    6 years for health\n    7 years for commerce cites A/3\n    otherwise cites A/4\n    otherwise 1 year cites A/1\n    8 years for other cites A/3\n  }\n  from 2025-01-01 1 year cites A/1\n}\n";
    bad_row: "term route(t: transfer) -> route {\n  exempt when a cites A/1\n  assessment whn b cites A/2\n  contract when c\n    and d cites A/3\n  otherwise exempt\n}\n";
    row_without_condition: "term route -> route {\n  exempt when a\n  contract\n}\n";
    row_behind_otherwise: "term route -> route {\n  otherwise contract\n  exempt when a\n}\n";
    bad_period_head: "term x -> bool {\n  from 2024-01-01 untl 2025-01-01 {\n    a when b\n    c when d\n  }\n  from 2025-01-01 {\n    true\n  }\n}\n";
    mixed_periods_and_rows: "term x -> bool {\n  from 2024-01-01 {\n    true\n  }\n  otherwise false\n}\n";
    term_without_result: "term x(t: transfer) {\n  true\n}\n";
    term_argument_without_type: "term x(t) -> bool {\n  true\n}\n";
    bad_article: "instrument A {\n  article en \"a\" zh \"b\"\n  article 2 en \"a\" zh \"b\" not checkabel en \"a\" zh \"b\"\n  article 3 en \"a\" zh \"b\"\n}\n";
    bad_fine: "instrument A {\n  penalty 1 en \"a\" zh \"b\" {\n    entity 5 .. CNY when en \"a\" zh \"b\"\n    individual 5 .. 6 EUR when en \"a\" zh \"b\"\n    measure en \"a\" zh \"b\"\n  }\n}\n";
    parameter_without_citation: "parameter x: count persons {\n  from 2022-09-01 100_000\n  from 2024-03-22 100_000 cites A/1\n}\n";
    unless_with_a_mistake: "rule csl.x {\n  cites A/1\n  unless a ) cites A/2\n}\n";
    missing_names: "rule csl.x {\n  severity\n  require a\n}\ninstrument A {\n  rank\n  article 1 en \"a\" zh \"b\"\n}\n";
    text_outside: "hello world\n\nrule csl.x {\n}\n";
}

#[test]
fn five_mistakes_give_five_diagnostics_in_order_of_place() {
    let text = include_str!("five-mistakes.hegui");
    let (file, diagnostics) = parse(FileId::default(), text);
    assert_eq!(diagnostics.len(), 5, "{}", errors(text));
    assert!(diagnostics.is_sorted_by_key(Diagnostic::primary));
    assert_eq!(file.items.len(), 5, "only the item with a mistyped keyword is left out");
    insta::assert_snapshot!(errors(text));
}

#[test]
fn deep_nesting_is_one_diagnostic() {
    let deep = |open: &str, close: &str| {
        format!("rule a.b {{\n  require {}x{}\n  when b\n}}\n", open.repeat(10_000), close.repeat(10_000))
    };
    let sum = format!("rule a.b {{\n  require x > 1{}\n}}\n", " + 1".repeat(100_000));
    let types = format!("record a {{\n  b: {}bool\n  c: bool\n}}\n", "set of ".repeat(10_000));
    let texts = [
        deep("(", ")"),
        deep("not ", ""),
        deep("if ", " then a else b"),
        deep("f(", ")"),
        deep("every x in y: ", ""),
        deep("between ", " and 1"),
        deep("a in {", "}"),
        deep("max(1, ", ")"),
        deep("1 + (2 * ", ")"),
        sum,
        types,
    ];
    for text in texts {
        let (_, diagnostics) = parse(FileId::default(), &text);
        let codes: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect();
        assert_eq!(codes, [Code::SYNTAX_TOO_DEEP.id], "{}", text.get(..60).unwrap());
    }
}
