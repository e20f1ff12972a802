//! The evaluator: one program, one manifest, one day.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::iter;
use std::rc::Rc;
use std::sync::Arc;

use super::applied::Applied;
use super::day_counter::DayCounter;
use super::frame::{Frame, Variable};
use super::given::Given;
use super::names::Names;
use super::naming::{NameId, Naming};
use crate::facts::{Facts, Interval, Known, Record};
use crate::program::{ArenaView, Base, BindingRules, FactPath, Place, Places, Program, Slot, Step, TermId};
use crate::quantity::Date;

/// Evaluates the rules of a program over the facts of one manifest as of one day.
#[derive(Debug)]
pub struct Evaluator<'p> {
    /// The rules.
    pub program: &'p Program,
    /// Their expressions.
    pub(super) arena: ArenaView<'p>,
    /// What is known of the product.
    pub facts: &'p Facts,
    /// The as-of date: the day whose law applies.
    pub as_of: Date,
    /// What counts days.
    pub(super) days: DayCounter<'p>,
    /// The day that deadlines are compared with: the as-of date, unless the two are told apart.
    pub(super) today: Interval<Date>,
    /// Which rules bind on that day.
    pub binding: Arc<BindingRules<'p>>,
    /// What is known of the rules' conditions whatever the element is, by class.
    pub(super) conditions: Given,
    /// What terms without arguments give, which many rules share.
    pub(super) shared: Given,
    /// What terms of one element give.
    pub(super) applied: Applied,
    /// The facts that remain open in terms without arguments.
    shared_missing: OnceCell<Vec<OnceCell<Names>>>,
    /// The facts that remain open in terms of an element that the manifest does not show, by the name that stands for it.
    unseen_missing: RefCell<HashMap<(TermId, NameId), Rc<Names>>>,
    /// The names of facts that were met.
    pub(super) naming: Naming,
}

impl<'p> Evaluator<'p> {
    /// An evaluator for `facts` as of `as_of`.
    pub fn new(program: &'p Program, facts: &'p Facts, as_of: Date) -> Self {
        Self::under(Arc::new(BindingRules::of(program, as_of)), facts)
    }

    /// An evaluator for `facts` under the rules of one day.
    pub fn under(binding: Arc<BindingRules<'p>>, facts: &'p Facts) -> Self {
        let (program, as_of) = (binding.program, binding.as_of);
        let conditions = Given::new(usize::from(program.condition_classes), 0);
        let Places { statements, values } = program.slots.product;
        let shared = Given::new(usize::from(statements), usize::from(values));
        let shared_missing = OnceCell::new();
        let applied = Applied::new(program, facts);
        let days = DayCounter::new(&program.calendar);
        let today = Interval::exactly(as_of);
        let (unseen_missing, naming) = (RefCell::default(), Naming::default());
        Self {
            program,
            arena: program.arena.view(),
            facts,
            as_of,
            days,
            today,
            binding,
            conditions,
            shared,
            applied,
            shared_missing,
            unseen_missing,
            naming,
        }
    }

    /// The law of one day, with deadlines compared with another one: what would hold if only one of the two had moved
    /// on. Of several days at once, what is decided holds on each of them.
    pub fn with_today(program: &'p Program, facts: &'p Facts, as_of: Date, today: Interval<Date>) -> Self {
        Self { today, ..Self::new(program, facts, as_of) }
    }

    /// The facts that remain open in a term without arguments; the place for them is made when the first is asked for.
    pub(super) fn shared_missing(&self, term: TermId) -> Option<&OnceCell<Names>> {
        let Places { statements, values } = self.program.slots.product;
        let (statements, values) = (usize::from(statements), usize::from(values));
        let of_all = || iter::repeat_with(OnceCell::new).take(statements + values).collect();
        let position = match self.product_place(term)? {
            Place::Statement(place) => usize::from(place),
            Place::Value(place) => statements + usize::from(place),
        };
        self.shared_missing.get_or_init(of_all).get(position)
    }

    /// The facts that were found to remain open in a term of an element that the manifest does not show, or those that
    /// `find` finds. The term sees nothing of such an element but the name that stands for it.
    pub(super) fn unseen_missing(
        &self,
        term: TermId,
        element: NameId,
        find: impl FnOnce() -> Names,
    ) -> Rc<Names> {
        if let Some(found) = self.unseen_missing.borrow().get(&(term, element)) {
            return Rc::clone(found);
        }
        let found = Rc::new(find());
        self.unseen_missing.borrow_mut().insert((term, element), Rc::clone(&found));
        found
    }

    /// The place of a term that takes nothing.
    pub(super) fn product_place(&self, term: TermId) -> Option<Place> {
        match self.binding.slot(term) {
            Slot::Product(place) => Some(place),
            Slot::None | Slot::Element { .. } => None,
        }
    }

    /// What is known where a path leads; `None` where it leads to an element itself.
    #[inline]
    pub(super) fn known<'v>(&'v self, path: FactPath, frame: &Frame<'_, 'v>) -> Option<&'v Known> {
        // Most often it is a fact of a table.
        if let Base::Root(table) = path.base()
            && let Some(Step::Field(field)) = self.arena.only_step(path)
        {
            let table = self.facts.root(table).known.record();
            return Some(table.map_or(NOTHING, |table| field_of(table, field)));
        }
        self.known_elsewhere(path, frame)
    }

    #[inline(never)]
    fn known_elsewhere<'v>(&'v self, path: FactPath, frame: &Frame<'_, 'v>) -> Option<&'v Known> {
        let start = match path.base() {
            Base::Root(table) => &self.facts.root(table).known,
            Base::Variable(slot) => match frame.get(slot) {
                Variable::Unbound => return Some(NOTHING),
                Variable::Value(known) => known,
                Variable::Element(found) => return self.known_of_element(&found.element.record, path),
            },
        };
        Some(self.known_behind(start, self.arena.steps(path)))
    }

    /// What is known where a path leads from an element; `None` where it leads to the element itself.
    fn known_of_element<'v>(&'v self, element: &'v Record, path: FactPath) -> Option<&'v Known> {
        if let Some(Step::Field(field)) = self.arena.only_step(path) {
            return Some(field_of(element, field));
        }
        let (&Step::Field(field), further) = self.arena.steps(path).split_first()? else {
            return Some(NOTHING);
        };
        Some(self.known_behind(field_of(element, field), further))
    }

    /// What is known where steps lead from what is known.
    fn known_behind<'v>(&'v self, start: &'v Known, steps: &[Step]) -> &'v Known {
        let mut at = start;
        let mut steps = steps.iter();
        while let Some(step) = steps.next() {
            at = match (step, at) {
                (Step::Field(field), Known::Record(record)) => field_of(record, *field),
                // Behind a reference stands an element, and the next step goes to one of its facts.
                (Step::Follow(list), Known::Element(position)) => {
                    match (self.facts.element(*list, *position), steps.next()) {
                        (Some(element), Some(Step::Field(field))) => field_of(&element.record, *field),
                        _ => return NOTHING,
                    }
                }
                _ => return NOTHING,
            };
        }
        at
    }
}

const NOTHING: &Known = &Known::Nothing;

/// What is known of a field of a record.
fn field_of(record: &Record, field: u16) -> &Known {
    &record.fact(field).known
}
