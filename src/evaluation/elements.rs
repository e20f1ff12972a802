//! Statements and calculations over the elements of a list.

use super::arithmetic;
use super::evaluator::Evaluator;
use super::frame::{ElementRef, Frame, Variable};
use super::sign;
use crate::facts::{Completeness, Interval, Known, KnownSet, MaybeMembers, MemberValue, Truth};
use crate::program::{
    Aggregate, Base, Expression, ExpressionId, FactPath, Member, Quantifier, RecordId, Type,
};

/// An element and whether it belongs to the list for certain.
#[derive(Debug, Clone, Copy)]
pub(super) struct Present<'v> {
    /// The element.
    pub(super) element: ElementRef<'v>,
    /// `Unknown` where the set may or may not hold it.
    pub(super) presence: Truth,
}

impl Evaluator<'_> {
    /// The elements of a list or a set of references, and whether there may be more.
    pub(super) fn elements<'v>(
        &'v self,
        list: ExpressionId,
        frame: &Frame<'_, 'v>,
        mut visit: impl FnMut(Present<'v>),
    ) -> Completeness {
        let Expression::Fact(path) = self.arena.get(list) else { return Completeness::Open };
        let Some(known) = self.known(path, frame) else { return Completeness::Open };
        match known {
            Known::List(found) => {
                let root = self.list_at_the_top(path);
                for (element, position) in found.elements.iter().zip(0..) {
                    visit(Present {
                        element: ElementRef { element, list: root, position },
                        presence: Truth::True,
                    });
                }
                found.completeness
            }
            Known::Set(set) => self.set_elements(list, set, visit),
            _ => Completeness::Open,
        }
    }

    /// The list at the top of the manifest to which a path leads; `None` where it leads into a table or an element.
    fn list_at_the_top(&self, path: FactPath) -> Option<RecordId> {
        match path.base() {
            Base::Root(record) if self.arena.steps(path).is_empty() => Some(record),
            _ => None,
        }
    }

    /// The element of a list or of a set of references at `position`, among all that [`Self::elements`] visits.
    pub(super) fn element_at<'v>(
        &'v self,
        list: ExpressionId,
        position: u32,
        frame: &Frame<'_, 'v>,
    ) -> Option<Present<'v>> {
        let Expression::Fact(path) = self.arena.get(list) else { return None };
        if let Known::List(found) = self.known(path, frame)? {
            let element = found.elements.get(position as usize)?;
            let element = ElementRef { element, list: self.list_at_the_top(path), position };
            return Some(Present { element, presence: Truth::True });
        }
        let mut found = None;
        let mut index = 0;
        self.elements(list, frame, |present| {
            if index == position {
                found = Some(present);
            }
            index += 1;
        });
        found
    }

    fn set_elements<'v>(
        &'v self,
        list: ExpressionId,
        set: &'v KnownSet,
        mut visit: impl FnMut(Present<'v>),
    ) -> Completeness {
        let Type::Set(Member::Reference(record)) = self.arena.type_of(list) else {
            return Completeness::Open;
        };
        let mut visit_all = |members: &'v [MemberValue], presence| {
            for member in members {
                if let MemberValue::Element(position) = *member
                    && let Some(element) = self.facts.element(record, position)
                {
                    visit(Present {
                        element: ElementRef { element, list: Some(record), position },
                        presence,
                    });
                }
            }
        };
        visit_all(&set.members, Truth::True);
        match &set.maybe {
            MaybeMembers::These(maybe) => {
                visit_all(maybe, Truth::Unknown);
                Completeness::Complete
            }
            MaybeMembers::Anything => Completeness::Open,
        }
    }

    /// Whether an element belongs to the list and passes the filter.
    pub(super) fn is_meant<'v>(
        &'v self,
        present: Present<'v>,
        filter: Option<ExpressionId>,
        frame: &Frame<'_, 'v>,
    ) -> Truth {
        let passes = filter.map_or(Truth::True, |filter| self.truth(filter, frame));
        present.presence.and(passes)
    }

    /// What is known of a statement about every element, some or none.
    #[inline(never)]
    pub(super) fn quantified<'v>(&'v self, id: ExpressionId, frame: &Frame<'_, 'v>) -> Truth {
        let Expression::Quantified { quantifier, variable, list, filter, body } = self.arena.get(id) else {
            return Truth::Unknown;
        };
        // Each quantifier asks whether some element is a witness: for `every`, one that breaks it.
        let mut witnessed = Truth::False;
        let completeness = self.elements(list, frame, |present| {
            if witnessed == Truth::True {
                return;
            }
            let element = Variable::Element(present.element);
            let inner = frame.with(variable, &element);
            let meant = self.is_meant(present, filter, &inner);
            if meant == Truth::False {
                return;
            }
            let holds = self.truth(body, &inner);
            let is_witness = if quantifier == Quantifier::Every { !holds } else { holds };
            witnessed = witnessed.or(meant.and(is_witness));
        });
        if completeness == Completeness::Open {
            witnessed = witnessed.or(self.unseen_witness(quantifier, filter, body, frame, variable));
        }
        if quantifier == Quantifier::Some { witnessed } else { !witnessed }
    }

    /// Whether an element that the manifest does not show could be a witness: not where filter or body rule it
    /// out whatever the element is.
    pub(super) fn unseen_witness<'v>(
        &'v self,
        quantifier: Quantifier,
        filter: Option<ExpressionId>,
        body: ExpressionId,
        frame: &Frame<'_, 'v>,
        variable: u8,
    ) -> Truth {
        let frame = frame.with(variable, &Variable::Unbound);
        let meant = filter.map_or(Truth::True, |filter| self.truth(filter, &frame));
        let holds = self.truth(body, &frame);
        let is_witness = if quantifier == Quantifier::Every { !holds } else { holds };
        Truth::Unknown.and(meant).and(is_witness)
    }

    pub(super) fn aggregated<'v>(
        &'v self,
        aggregate: Aggregate,
        variable: u8,
        list: ExpressionId,
        filter: Option<ExpressionId>,
        value: Option<ExpressionId>,
        frame: &Frame<'_, 'v>,
    ) -> Known {
        let mut total = self.total(aggregate, value);
        let completeness = self.elements(list, frame, |present| {
            let element = Variable::Element(present.element);
            let inner = frame.with(variable, &element);
            let meant = self.is_meant(present, filter, &inner);
            if meant != Truth::False {
                let known = value.map_or(Known::Nothing, |value| self.value(value, &inner).into_owned());
                total.add(meant, known);
            }
        });
        total.finish(completeness)
    }

    fn total(&self, aggregate: Aggregate, value: Option<ExpressionId>) -> Total {
        let of_type = value.map_or(Type::Number, |value| self.arena.type_of(value));
        let grows = value.is_none_or(|value| self.is_never_negative(value));
        Total { aggregate, of_type, grows, sum: sign::zero(of_type), extreme: None, uncertain: Vec::new() }
    }
}

/// A calculation over elements, as far as it has come.
struct Total {
    aggregate: Aggregate,
    /// The type of what is taken of each element.
    of_type: Type,
    /// Whether what is added up is never below zero.
    grows: bool,
    sum: Known,
    extreme: Option<Known>,
    /// Elements that may be meant; each widens an extreme.
    uncertain: Vec<Known>,
}

impl Total {
    fn add(&mut self, meant: Truth, value: Known) {
        match self.aggregate {
            Aggregate::Count => {
                let low = i64::from(meant == Truth::True);
                self.increase(&Known::Number(Interval::between(low, 1)));
            }
            Aggregate::Sum => {
                let mut value = if self.grows { sign::from_zero(self.of_type, value) } else { value };
                if meant == Truth::Unknown {
                    value = super::term::either(&value, &sign::zero(self.of_type));
                }
                self.increase(&value);
            }
            Aggregate::Max | Aggregate::Min if meant == Truth::Unknown => self.uncertain.push(value),
            Aggregate::Max | Aggregate::Min => {
                self.extreme = Some(match &self.extreme {
                    None => value,
                    Some(so_far) => arithmetic::extreme(self.aggregate, so_far, &value),
                });
            }
        }
    }

    fn increase(&mut self, value: &Known) {
        self.sum = arithmetic::add(&self.sum, value);
    }

    fn finish(self, completeness: Completeness) -> Known {
        let more = completeness == Completeness::Open;
        match self.aggregate {
            Aggregate::Count | Aggregate::Sum if more && self.grows => {
                arithmetic::unbounded_towards(Aggregate::Max, &self.sum)
            }
            Aggregate::Sum if more => Known::Nothing,
            Aggregate::Count | Aggregate::Sum => self.sum,
            Aggregate::Max | Aggregate::Min => {
                // Without an element there is nothing to compare, and nothing is known.
                let Some(certain) = self.extreme else { return Known::Nothing };
                let widened = self.uncertain.iter().fold(certain.clone(), |so_far, next| {
                    let with = arithmetic::extreme(self.aggregate, &certain, next);
                    super::term::either(&so_far, &with)
                });
                if more { arithmetic::unbounded_towards(self.aggregate, &widened) } else { widened }
            }
        }
    }
}
