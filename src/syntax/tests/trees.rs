//! Texts and the trees they give.

use super::check;
use crate::localized::Localized;
use crate::quantity::Since;
use crate::source::Span;
use crate::syntax::ast::{
    Aggregate, ArithmeticOperator, ArticleState, CaseKeys, ComparisonOperator, Expression, ExpressionKind,
    FieldKind, FineAmount, Item, Name, Quantifier, RecordKind, TermBody, TermContent, TypeKind, Unit,
};

/// An expression as nested lists.
fn show(expression: &Expression) -> String {
    let path = |names: &[Name]| names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(".");
    let all = |list: &[Expression]| list.iter().map(show).collect::<Vec<_>>().join(" ");
    let filter = |filter: &Option<Box<Expression>>| {
        filter.as_ref().map(|filter| format!(" where {}", show(filter))).unwrap_or_default()
    };
    match &expression.kind {
        ExpressionKind::Invalid => "<invalid>".to_owned(),
        ExpressionKind::Truth(value) => value.to_string(),
        ExpressionKind::Number(number) => {
            let unit = number.unit.as_ref().map(|unit| format!("[{}]", unit.text)).unwrap_or_default();
            format!("{}e-{}{unit}", number.digits, number.decimals).replace("e-0", "")
        }
        ExpressionKind::Date(date) => date.to_string(),
        ExpressionKind::Text(text) => format!("{text:?}"),
        ExpressionKind::Today => "today".to_owned(),
        ExpressionKind::Path(names) => path(names),
        ExpressionKind::Call { name, arguments } => format!("({} {})", name.text, all(arguments)),
        ExpressionKind::Day(moment) => format!("(day {})", show(moment)),
        ExpressionKind::Not(operand) => format!("(not {})", show(operand)),
        ExpressionKind::And(parts) => format!("(and {})", all(parts)),
        ExpressionKind::Or(parts) => format!("(or {})", all(parts)),
        ExpressionKind::Comparison { operator, left, right } => {
            let operator = match operator {
                ComparisonOperator::Is => "is",
                ComparisonOperator::IsNot => "is-not",
                ComparisonOperator::Less => "<",
                ComparisonOperator::AtMost => "<=",
                ComparisonOperator::Greater => ">",
                ComparisonOperator::AtLeast => ">=",
            };
            format!("({operator} {} {})", show(left), show(right))
        }
        ExpressionKind::In { value, members } => format!("(in {} {})", show(value), all(members)),
        ExpressionKind::Contains { set, element } => format!("(contains {} {})", show(set), show(element)),
        ExpressionKind::Quantified { quantifier, binding, filter: by, body } => {
            let quantifier = match quantifier {
                Quantifier::Every => "every",
                Quantifier::Some => "some",
                Quantifier::No => "no",
            };
            let list = path(&binding.list);
            format!("({quantifier} {} {list}{}: {})", binding.variable.text, filter(by), show(body))
        }
        ExpressionKind::Aggregated { aggregate, value, binding, filter: by } => {
            let value = value.as_ref().map(|value| show(value) + " ").unwrap_or_default();
            let list = path(&binding.list);
            format!(
                "({} {value}for {} {list}{})",
                show_aggregate(*aggregate),
                binding.variable.text,
                filter(by)
            )
        }
        ExpressionKind::Extreme { aggregate, values } => {
            format!("({} {})", show_aggregate(*aggregate), all(values))
        }
        ExpressionKind::Between(low, high) => format!("(between {} {})", show(low), show(high)),
        ExpressionKind::If { condition, then, otherwise } => {
            format!("(if {} {} {})", show(condition), show(then), show(otherwise))
        }
        ExpressionKind::Arithmetic { operator, left, right } => {
            let operator = match operator {
                ArithmeticOperator::Add => "+",
                ArithmeticOperator::Subtract => "-",
                ArithmeticOperator::Multiply => "*",
            };
            format!("({operator} {} {})", show(left), show(right))
        }
    }
}

fn show_aggregate(aggregate: Aggregate) -> &'static str {
    match aggregate {
        Aggregate::Count => "count",
        Aggregate::Sum => "sum",
        Aggregate::Max => "max",
        Aggregate::Min => "min",
    }
}

#[track_caller]
fn check_expression(text: &str, tree: &str) {
    let whole = format!("rule a.b {{ require {text} }}");
    let file = check(&whole);
    let Some(Item::Rule(rule)) = file.items.first() else { panic!("no rule") };
    let requirement = rule.requirement.as_ref().unwrap();
    assert_eq!(show(requirement), tree);
    assert_eq!(slice(&whole, requirement.span), text, "the place of the whole expression");
}

fn slice(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap()
}

#[test]
fn logic_binds_as_it_does_in_logic() {
    check_expression("a or b and c", "(or a (and b c))");
    check_expression("a and b or c and d", "(or (and a b) (and c d))");
    check_expression("a and b and c", "(and a b c)");
    check_expression("(a or b) and c", "(and (or a b) c)");
    check_expression("not a and b", "(and (not a) b)");
    check_expression("not not a", "(not (not a))");
    check_expression("not a is b", "(not (is a b))");
    check_expression("a and (b and c)", "(and a (and b c))");
}

#[test]
fn numbers_bind_as_they_do_in_arithmetic() {
    check_expression("a + b * c", "(+ a (* b c))");
    check_expression("a - b - c", "(- (- a b) c)");
    check_expression("(a + b) * c", "(* (+ a b) c)");
    check_expression("a + 1 >= b * 2", "(>= (+ a 1) (* b 2))");
    check_expression("a-b - c", "(- a-b c)");
    check_expression("between 1 + 2 and 3 < b and c", "(and (< (between (+ 1 2) 3) b) c)");
}

#[test]
fn comparisons_have_two_sides() {
    check_expression("a is not b", "(is-not a b)");
    check_expression("a is CN or a is not HK", "(or (is a CN) (is-not a HK))");
    check_expression("d.collected-in contains CN", "(contains d.collected-in CN)");
    check_expression("a in {B, C, d.e} and f", "(and (in a B C d.e) f)");
    check_expression("a < b", "(< a b)");
    check_expression("a <= b", "(<= a b)");
    check_expression("a > b", "(> a b)");
}

#[test]
fn literals_have_their_units() {
    check_expression("a >= 1_000_000 persons", "(>= a 1000000[persons])");
    check_expression("a >= 10 working days", "(>= a 10[working days])");
    check_expression("a >= 1.5 Gbps", "(>= a 15e-1[Gbps])");
    check_expression("today - 6 months > 2024-03-22", "(> (- today 6[months]) 2024-03-22)");
    check_expression(r#"a is "say \"x\" \\ y""#, r#"(is a "say \"x\" \\ y")"#);
    check_expression("if a is 3 then 4 else 5 days", "(if (is a 3) 4 5[days])");
    check_expression("true is false", "(is true false)");
}

#[test]
fn quantifiers_reach_to_the_right() {
    check_expression("every s in d.stores: s.a and b", "(every s d.stores: (and s.a b))");
    check_expression("some s in d where p or q: r", "(some s d where (or p q): r)");
    check_expression("a and no s in d: b or c", "(and a (no s d: (or b c)))");
    check_expression("if a then b else c and d", "(if a b (and c d))");
}

#[test]
fn aggregates_and_calls_take_arguments() {
    check_expression("count(t in transfer where t.a) > 3", "(> (count for t transfer where t.a) 3)");
    check_expression("sum(t.n + 1 for t in transfer)", "(sum (+ t.n 1) for t transfer)");
    check_expression("day(i.found + 1 hour) <= day - 1 day", "(<= (day (+ i.found 1[hour])) (- day 1[day]))");
    check_expression("max(t.n for t in transfer where t.a)", "(max t.n for t transfer where t.a)");
    check_expression("min(a, b + 1, c)", "(min a (+ b 1) c)");
    check_expression("cleared(t, x or y)", "(cleared t (or x y))");
    check_expression("t.count.is.where", "t.count.is.where");
    check_expression("evidence.audit and penalty.due", "(and evidence.audit penalty.due)");
}

#[test]
fn a_word_of_the_next_clause_is_no_unit() {
    let file = check("rule a.b {\n  when a > 5\n  require b > 6 unless c > 7 cites A/1 }\n");
    let Some(Item::Rule(rule)) = file.items.first() else { panic!("no rule") };
    assert_eq!(show(rule.condition.as_ref().unwrap()), "(> a 5)");
    assert_eq!(show(rule.requirement.as_ref().unwrap()), "(> b 6)");
    assert_eq!(show(&rule.exemptions[0].condition), "(> c 7)");
    assert_eq!(rule.exemptions[0].citations[0].id(), "A/1");
}

#[test]
fn every_part_of_a_rule_has_its_place() {
    let text = include_str!("everything.hegui");
    let file = check(text);
    let Some(Item::Rule(rule)) = file.items.last() else { panic!("no rule") };
    assert_eq!(slice(text, rule.name.span), "csl.data-localization");
    assert_eq!(rule.name.text, "csl.data-localization");
    assert_eq!(rule.documentation.as_deref(), Some("Where data are kept.\nAnd why."));
    assert!(slice(text, rule.span).starts_with("rule csl") && slice(text, rule.span).ends_with('}'));
    let title = rule.title.as_ref().unwrap();
    assert_eq!(title.text, Localized::new("Data stay", "数据境内存储"));
    assert_eq!(slice(text, title.en_span), "\"Data stay\"");
    assert_eq!(slice(text, title.zh_span), "\"数据境内存储\"");
    assert_eq!(
        rule.citations.iter().map(|cited| cited.citation.id()).collect::<Vec<_>>(),
        ["CSL-2017/37", "CSL-2025/39"]
    );
    assert_eq!(slice(text, rule.citations[1].citation.span), "CSL-2025/39");
    let range = rule.range.as_ref().unwrap();
    assert_eq!(slice(text, range.bindings[1].span), "s in d.stores");
    assert_eq!(slice(text, range.filter.as_ref().unwrap().span), "d.personal or d.important");
    assert_eq!(slice(text, rule.requirement.as_ref().unwrap().span), "s.country is CN");
    assert_eq!(slice(text, rule.exemptions[0].span), "unless cleared(d) cites CSL-2017/37(2)");
    assert_eq!(rule.severity.as_ref().unwrap().text, "note");
    assert_eq!(rule.penalties.len(), 1);
    assert!(rule.duty.is_some() && rule.breach.is_some() && rule.remedy.is_some() && rule.evidence.is_some());
}

#[test]
fn a_citation_may_have_a_condition() {
    let text =
        "rule a.b {\n  cites A/1 if x.level is 1, B/2, C/3 if every d in y: d.z\n  when w\n  require v\n}\n";
    let file = check(text);
    let Some(Item::Rule(rule)) = file.items.last() else { panic!("no rule") };
    let conditions = rule.citations.iter().map(|cited| cited.condition.as_ref());
    let texts: Vec<_> = conditions.map(|condition| condition.map(|one| slice(text, one.span))).collect();
    assert_eq!(texts, [Some("x.level is 1"), None, Some("every d in y: d.z")]);
    assert_eq!(slice(text, rule.condition.as_ref().unwrap().span), "w");
}

#[test]
fn records_and_enums_are_read() {
    let file = check(include_str!("everything.hegui"));
    let [Item::Record(operator), Item::Record(dataset), Item::Enumeration(route), ..] = file.items.as_slice()
    else {
        panic!("another order")
    };
    assert_eq!((operator.kind, dataset.kind), (RecordKind::Record, RecordKind::List));
    assert!(operator.title.is_some() && operator.note.is_some());
    let kinds: Vec<String> =
        operator.fields.iter().map(|field| format!("{:?}", field.type_reference.kind)).collect();
    assert!(kinds[0].starts_with("Bool") && kinds[1].starts_with("Named") && kinds[2].starts_with("Count"));
    assert!(operator.fields[0].ask.is_some() && operator.fields[0].note.is_some());
    assert_eq!(operator.fields[1].documentation.as_deref(), Some("An enum."));
    assert_eq!(dataset.fields[0].kind, FieldKind::Key);
    assert_eq!(
        dataset.fields.iter().map(|field| field.name.text.as_str()).collect::<Vec<_>>(),
        [
            "name",
            "key",
            "title",
            "regions",
            "stores",
            "speed",
            "sent",
            "since",
            "sent-before",
            "path",
            "evidence"
        ]
    );
    let kinds: Vec<&FieldKind> = dataset.fields[6..].iter().map(|field| &field.kind).collect();
    assert_eq!(
        kinds[..3],
        [
            &FieldKind::Counter(Since::StartOfYear),
            &FieldKind::Fact,
            &FieldKind::Counter(Since::StartOfPreviousYear)
        ]
    );
    assert!(matches!(kinds[3], FieldKind::Evidence(part) if part.text == "path"));
    assert_eq!(kinds[4], &FieldKind::Fact);
    assert!(
        matches!(&dataset.fields[3].type_reference.kind, TypeKind::Set(element) if element.kind == TypeKind::Country)
    );
    assert!(matches!(&dataset.fields[4].type_reference.kind, TypeKind::List(name) if name.text == "store"));
    assert!(matches!(&dataset.fields[5].type_reference.kind, TypeKind::Rate(name) if name.text == "Gbps"));
    assert_eq!(route.values.len(), 2);
}

#[test]
fn units_are_read() {
    let file = check(include_str!("everything.hegui"));
    let [_, _, _, Item::Unit(persons), Item::Unit(percent), ..] = file.items.as_slice() else {
        panic!("another order")
    };
    let forms = |unit: &Unit| {
        let english = unit.english.clone().expect("English forms");
        (english.one.map(|form| form.text), english.many.text, unit.chinese.clone().expect("a form").text)
    };
    assert_eq!(persons.name.text, "persons");
    assert_eq!(persons.documentation.as_deref(), Some("How people are counted."));
    assert_eq!(
        forms(persons),
        (Some("{number} person".to_owned()), "{number} persons".to_owned(), "{number}人".to_owned())
    );
    assert_eq!(forms(percent), (None, "{number} \"%\"".to_owned(), "{number}%".to_owned()));
}

#[test]
fn instruments_are_read() {
    let file = check(include_str!("everything.hegui"));
    let Some(Item::Instrument(law)) = file.items.get(5) else { panic!("another order") };
    assert_eq!(law.number.as_deref(), Some("主席令第53号"));
    assert_eq!(law.rank.as_ref().unwrap().text, "law");
    assert_eq!(law.in_force.as_ref().unwrap().days.unwrap().1.unwrap().to_string(), "2026-01-01");
    assert_eq!(law.succeeded_by.as_ref().unwrap().text, "CSL-2025");
    let numbers: Vec<&str> = law.articles.iter().map(|article| article.number.text.as_str()).collect();
    assert_eq!(numbers, ["21(3)", "37~1", "3-8", "66"]);
    assert_eq!(law.articles[1].succeeded_by.as_ref().unwrap().id(), "CSL-2025/39");
    assert!(matches!(law.articles[2].state, ArticleState::NotCheckable(_)));
    let ArticleState::Penalty { fines, measures, replacements } = &law.articles[3].state else {
        panic!("no penalty")
    };
    assert_eq!(fines[0].amount, FineAmount::Range { minimum: Some(50_000), maximum: 500_000 });
    assert_eq!(fines[1].amount, FineAmount::Range { minimum: None, maximum: 10_000 });
    assert!(fines[1].discretionary && fines[1].on.is_some());
    assert!(matches!(fines[2].amount, FineAmount::Multiple { minimum: 1, maximum: 10, .. }));
    assert!(measures[0].discretionary);
    assert_eq!(replacements[0].penalties[0].id(), "CSL-2017/65");
    assert_eq!(show(&replacements[0].condition), "operator.state-organ");
}

#[test]
fn parameters_and_terms_are_read() {
    let file = check(include_str!("everything.hegui"));
    let [
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        Item::Parameter(parameter),
        Item::Term(table),
        Item::Term(plain),
        Item::Term(single),
        _,
    ] = file.items.as_slice()
    else {
        panic!("another order")
    };
    assert_eq!(parameter.periods.len(), 3);
    assert_eq!(show(&parameter.periods[1].cases[0].value), "1000000");
    let cases = &parameter.periods[2].cases;
    let CaseKeys::Of(keys) = &cases[0].keys else { panic!("no keys") };
    assert_eq!(keys.iter().map(show).collect::<Vec<_>>(), ["finance", "health"]);
    assert_eq!((show(&cases[1].value), &cases[1].keys), ("3".to_owned(), &CaseKeys::Others));
    let TermBody::ByPeriod(periods) = &table.body else { panic!("no periods") };
    let TermContent::Table { rows, otherwise } = &periods[0].content else { panic!("no table") };
    let shown: Vec<String> = rows.iter().map(|row| show(&row.value) + " " + &show(&row.condition)).collect();
    assert_eq!(
        shown,
        [
            "exempt (exempted t)",
            "assessment (and operator.ciio (or t.personal t.important))",
            "assessment (>= t.persons 100)",
            "contract t.a"
        ]
    );
    assert_eq!(show(&otherwise.as_ref().unwrap().0), "exempt");
    assert!(matches!(&periods[1].content, TermContent::Expression(_)));
    assert!(
        matches!(&plain.body, TermBody::Always(TermContent::Table { rows, otherwise: None }) if rows.len() == 1)
    );
    assert!(matches!(&single.body, TermBody::Always(TermContent::Expression(_))));
    assert_eq!((single.arguments.len(), single.citations.len()), (0, 2));
}
