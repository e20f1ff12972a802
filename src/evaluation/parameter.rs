//! Values that the law fixes: for the day, and perhaps for a key that may be known in part.

use std::borrow::Cow;

use super::evaluator::Evaluator;
use super::frame::Frame;
use crate::facts::{Known, Possible};
use crate::program::{
    Constant, ExpressionId, Parameter, ParameterCase, ParameterId, ParameterPeriod, Program,
};

impl Evaluator<'_> {
    /// The values of a parameter on the as-of date.
    pub(super) fn fixed(&self, id: ParameterId) -> Option<(&Parameter, &ParameterPeriod)> {
        Some((self.program.parameters.get(id.index())?, self.binding.values(id)?))
    }

    /// The values of a parameter on the as-of date, in the order of its cases; none where it has none on that day.
    pub fn values(&self, id: ParameterId) -> Vec<Known> {
        let cases = self.binding.values(id).map(|period| period.cases.as_slice()).unwrap_or_default();
        cases.iter().map(|case| self.value(case.value, &Frame::EMPTY).into_owned()).collect()
    }

    /// The value of a parameter without a key.
    pub(super) fn parameter(&self, id: ParameterId) -> Cow<'_, Known> {
        let case = self.binding.values(id).and_then(|period| period.case_of(None));
        case.map_or(Cow::Owned(Known::Nothing), |case| self.value(case.value, &Frame::EMPTY))
    }

    /// The value of a parameter for a key; of a key that is not known, what is common to the values that are still
    /// possible.
    pub(super) fn keyed<'v>(
        &'v self,
        id: ParameterId,
        key: ExpressionId,
        frame: &Frame<'_, 'v>,
    ) -> Cow<'v, Known> {
        let Some((parameter, period)) = self.fixed(id) else { return Cow::Owned(Known::Nothing) };
        let key = self.value(key, frame);
        if let Some(key) = exact_key(&key) {
            let case = period.case_of(Some(key));
            return case.map_or(Cow::Owned(Known::Nothing), |case| self.value(case.value, &Frame::EMPTY));
        }
        let possible = possible_cases(self.program, parameter, period, &key);
        let mut values = possible.into_iter().map(|case| self.value(case.value, &Frame::EMPTY));
        let first = values.next().unwrap_or(Cow::Owned(Known::Nothing));
        values.fold(first, |so_far, next| Cow::Owned(super::term::either(&so_far, &next)))
    }
}

/// The cases of a parameter that may apply, for what is known of its key.
pub fn possible_cases<'p>(
    program: &Program,
    parameter: &Parameter,
    period: &'p ParameterPeriod,
    key: &Known,
) -> Vec<&'p ParameterCase> {
    let keys = match (exact_key(key), key) {
        (Some(key), _) => vec![key],
        (None, Known::Choice(possible)) => possible.values().iter().copied().map(Constant::Choice).collect(),
        (None, _) => parameter.key.and_then(|key| program.vocabulary.all_values(key)).unwrap_or_default(),
    };
    let applies = |case: &ParameterCase| {
        keys.iter().any(|&key| period.case_of(Some(key)).is_some_and(|found| std::ptr::eq(found, case)))
    };
    period.cases.iter().filter(|case| applies(case)).collect()
}

/// The key, where it is known.
fn exact_key(key: &Known) -> Option<Constant> {
    match key {
        Known::Truth(value) => Some(Constant::Truth(*value)),
        Known::Choice(Possible::Exactly(value)) => Some(Constant::Choice(*value)),
        _ => None,
    }
}
