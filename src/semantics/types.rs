//! Types: how they are resolved, when two agree, and what they are called.

use super::checker::Checker;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::program::{ExpressionId, Member, RecordId, RecordKind, Symbol, Type};
use crate::quantity::rate_unit;
use crate::source::Span;
use crate::syntax::ast::{Name, TypeKind, TypeReference};

/// A type that may be unknown: what is wrong, and was reported, agrees with everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MaybeType {
    /// The type.
    Known(Type),
    /// Not known; nothing more is to be said of it.
    Unknown,
}

impl MaybeType {
    /// The type, where it is known.
    pub(super) fn known(self) -> Option<Type> {
        match self {
            Self::Known(of_type) => Some(of_type),
            Self::Unknown => None,
        }
    }

    /// The type that stands in the program; an unknown one never gets that far without an error.
    pub(super) fn or_bool(self) -> Type {
        self.known().unwrap_or(Type::Bool)
    }

    /// The type of what may be of either; `None` where the two do not agree. A bare number takes the other's unit.
    pub(super) fn join(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Unknown, _) | (_, Self::Unknown) => Some(Self::Unknown),
            (Self::Known(one), Self::Known(two)) if one == two => Some(self),
            (Self::Known(Type::Number), Self::Known(Type::Count(_))) => Some(other),
            (Self::Known(Type::Count(_)), Self::Known(Type::Number)) => Some(self),
            _ => None,
        }
    }
}

/// An expression that was elaborated.
#[derive(Debug, Clone, Copy)]
pub(super) struct Typed {
    /// Where it lies.
    pub(super) id: ExpressionId,
    /// Its type.
    pub(super) of_type: MaybeType,
    /// Its place.
    pub(super) span: Span,
}

/// What a parameter depends on and gives.
#[derive(Debug, Clone, Copy)]
pub(super) struct ParameterType {
    /// The type of its key, where it has one.
    pub(super) key: Option<MaybeType>,
    /// The type of its values.
    pub(super) of_type: MaybeType,
}

/// What a term takes and gives.
#[derive(Debug, Clone)]
pub(super) struct Signature {
    /// The types of the arguments.
    pub(super) arguments: Vec<MaybeType>,
    /// The type of the result.
    pub(super) result: MaybeType,
}

/// The types that have no name of their own.
const BUILT_IN: [&str; 13] = [
    "bool", "text", "date", "datetime", "duration", "count", "size", "money", "rate", "country", "version",
    "set", "list",
];

/// Whether values of the type are numbers of some unit, or lengths of time.
pub(super) fn is_numeric(of_type: Type) -> bool {
    matches!(
        of_type,
        Type::Count(_) | Type::Number | Type::Size | Type::Money | Type::Rate(_) | Type::Duration
    )
}

/// Whether values of the type have an order.
pub(super) fn is_ordered(of_type: Type) -> bool {
    is_numeric(of_type) || matches!(of_type, Type::Date | Type::Datetime | Type::Version)
}

impl Checker<'_> {
    /// What a type as written stands for.
    pub(super) fn resolve_type(&mut self, reference: &TypeReference) -> MaybeType {
        let of_type = match &reference.kind {
            TypeKind::Bool => Type::Bool,
            TypeKind::Text => Type::Text,
            TypeKind::Date => Type::Date,
            TypeKind::Datetime => Type::Datetime,
            TypeKind::Duration => Type::Duration,
            TypeKind::Size => Type::Size,
            TypeKind::Money => Type::Money,
            TypeKind::Country => Type::Country,
            TypeKind::Version => Type::Version,
            TypeKind::Count(unit) => return self.resolve_count(unit),
            TypeKind::Rate(unit) => return self.resolve_rate(unit),
            TypeKind::Set(member) => return self.resolve_set(member),
            TypeKind::List(name) => return self.resolve_list(name),
            TypeKind::Named(name) => return self.resolve_named(name),
            TypeKind::Invalid => return MaybeType::Unknown,
        };
        MaybeType::Known(of_type)
    }

    fn resolve_count(&mut self, unit: &Name) -> MaybeType {
        if let Some(&id) = self.names.units.get(&unit.text) {
            return MaybeType::Known(Type::Count(id));
        }
        let name = &unit.text;
        let label = localized!("expected the name of a `unit`", "此处应为 `unit` 的名称");
        let help = localized!(
            "declare it: `unit {name} {{ en \"{{number}} …\" zh \"{{number}}…\" }}`",
            "先声明：`unit {name} {{ en \"{{number}} …\" zh \"{{number}}…\" }}`"
        );
        let known = self.names.units.keys().map(String::as_str);
        let problem = unknown_name(unit, label).help(help).did_you_mean(name, known);
        self.report_unknown(name, problem);
        MaybeType::Unknown
    }

    fn resolve_rate(&mut self, unit: &Name) -> MaybeType {
        if let Some((counted, _)) = rate_unit(&unit.text) {
            return MaybeType::Known(Type::Rate(counted));
        }
        let label = localized!(
            "expected a unit of rates such as `bps` or `pps`",
            "此处应为速率单位，如 `bps` 或 `pps`"
        );
        self.report(unknown_name(unit, label).did_you_mean(&unit.text, ["bps", "Mbps", "Gbps", "pps"]));
        MaybeType::Unknown
    }

    fn resolve_set(&mut self, member: &TypeReference) -> MaybeType {
        let MaybeType::Known(of_type) = self.resolve_type(member) else { return MaybeType::Unknown };
        let member_type = match of_type {
            Type::Text => Member::Text,
            Type::Country => Member::Country,
            Type::Enumeration(id) => Member::Enumeration(id),
            Type::Reference(id) => Member::Reference(id),
            other => {
                let Localized { en, zh } = self.describe(other);
                let message = localized!("a set can't hold {en}", "集合不能包含{zh}");
                let label = localized!(
                    "expected texts, countries, values of an enum or elements of a list",
                    "此处应为文本、国家、枚举值或列表元素"
                );
                self.report(Diagnostic::error(Code::TYPES_MISMATCH, message, member.span, label));
                return MaybeType::Unknown;
            }
        };
        MaybeType::Known(Type::Set(member_type))
    }

    fn resolve_list(&mut self, name: &Name) -> MaybeType {
        match self.names.records.get(&name.text) {
            Some(&(_, RecordKind::List)) => {
                let text = &name.text;
                let message = localized!("`{text}` is a list of its own", "`{text}` 本身是列表");
                let label = localized!("expected a `record`", "此处应为 `record`");
                let help = localized!(
                    "write `set of {text}` to refer to its elements",
                    "引用其元素请写 `set of {text}`"
                );
                let problem = Diagnostic::error(Code::TYPES_MISMATCH, message, name.span, label);
                self.report(problem.help(help));
                MaybeType::Unknown
            }
            Some(&(id, _)) => MaybeType::Known(Type::List(id)),
            None => {
                let label = localized!("expected the name of a `record`", "此处应为 `record` 的名称");
                let known = self.names.records.keys().map(String::as_str);
                let problem = unknown_name(name, label).did_you_mean(&name.text, known);
                self.report_unknown(&name.text, problem);
                MaybeType::Unknown
            }
        }
    }

    fn resolve_named(&mut self, name: &Name) -> MaybeType {
        if let Some(&id) = self.names.enumerations.get(&name.text) {
            return MaybeType::Known(Type::Enumeration(id));
        }
        if let Some(&(id, kind)) = self.names.records.get(&name.text) {
            let is_list = kind == RecordKind::List;
            return MaybeType::Known(if is_list { Type::Reference(id) } else { Type::Nested(id) });
        }
        let label = localized!("expected a type", "此处应为类型");
        let declared = self.names.enumerations.keys().chain(self.names.records.keys());
        let known = declared.map(String::as_str).chain(BUILT_IN);
        let problem = unknown_name(name, label).did_you_mean(&name.text, known);
        self.report_unknown(&name.text, problem);
        MaybeType::Unknown
    }

    /// What a type is called in a sentence.
    pub(super) fn describe(&self, of_type: Type) -> Localized {
        match of_type {
            Type::Bool => localized!("true or false", "是或否"),
            Type::Text => localized!("a text", "文本"),
            Type::Date => localized!("a date", "日期"),
            Type::Datetime => localized!("a date with a time", "日期时间"),
            Type::Duration => localized!("a length of time", "时长"),
            Type::Number => localized!("a bare number", "不带单位的数"),
            Type::Size => localized!("a size in bytes", "以字节计的大小"),
            Type::Money => localized!("an amount in CNY", "人民币金额"),
            Type::Country => localized!("a country", "国家或地区"),
            Type::Version => localized!("a version", "版本号"),
            Type::Count(_) | Type::Rate(_) => {
                let unit = self.unit_name(of_type).unwrap_or_default();
                localized!("a number of {unit}", "以 {unit} 计的数")
            }
            Type::Enumeration(id) => {
                let name = self.symbol(self.program.vocabulary.enumeration(id).map(|found| found.name));
                localized!("a value of `{name}`", "枚举 `{name}` 的值")
            }
            Type::Set(member) => {
                let Localized { en, zh } = self.describe(member.as_type());
                localized!("a set, each member {en}", "由{zh}组成的集合")
            }
            Type::List(id) => {
                let name = self.record_name(id);
                localized!("a list of `{name}`", "由 `{name}` 组成的列表")
            }
            Type::Nested(id) => {
                let name = self.record_name(id);
                localized!("a record `{name}`", "记录 `{name}`")
            }
            Type::Reference(id) => {
                let name = self.record_name(id);
                localized!("an element of `{name}`", "列表 `{name}` 的元素")
            }
        }
    }

    /// The unit of a type whose values are numbers.
    pub(super) fn unit_name(&self, of_type: Type) -> Option<String> {
        Some(match of_type {
            Type::Count(unit) => format!("`{}`", self.program.unit_name(unit)),
            Type::Rate(unit) => format!("`{}`", unit.name()),
            Type::Size => "`B`".to_owned(),
            Type::Money => "`CNY`".to_owned(),
            _ => return None,
        })
    }

    /// The name of a record as declared.
    pub(super) fn record_name(&self, id: RecordId) -> &str {
        self.declarations.records.get(id.index()).map_or("", |record| &record.name.text)
    }

    /// A name; empty where there is none.
    pub(super) fn symbol(&self, symbol: Option<Symbol>) -> &str {
        symbol.map_or("", |symbol| self.program.texts.symbol(symbol))
    }
}

/// A name that nothing declares, with what was expected in its place.
pub(super) fn unknown_name(name: &Name, label: Localized) -> Diagnostic {
    let text = &name.text;
    let message = localized!("unknown name `{text}`", "未知名称 `{text}`");
    Diagnostic::error(Code::NAMES_UNKNOWN, message, name.span, label)
}
