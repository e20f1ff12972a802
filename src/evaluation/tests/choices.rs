//! Where generated programs, manifests and completions take their decisions from.

/// A row of decisions: those given, then others at random, or else always the first.
#[derive(Debug, Clone)]
pub(super) struct Choices {
    given: Vec<u16>,
    random: Option<u64>,
    /// What was decided, and among how many.
    taken: Vec<(u16, u16)>,
}

impl Choices {
    /// The decisions on the tape; the first of each after its end. Shorter tapes and smaller numbers make smaller
    /// things, so that proptest shrinks them.
    pub(super) fn of_tape(tape: &[u16]) -> Self {
        Self { given: tape.to_vec(), random: None, taken: Vec::new() }
    }

    /// Decisions at random.
    pub(super) fn at_random(seed: u64) -> Self {
        Self { given: Vec::new(), random: Some(seed), taken: Vec::new() }
    }

    /// A number below `count`.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let count = u16::try_from(count.max(1)).expect("few choices");
        let next = match (self.given.get(self.taken.len()), &mut self.random) {
            (Some(&given), _) => given,
            (None, Some(state)) => random(state),
            (None, None) => 0,
        };
        self.taken.push((next % count, count));
        usize::from(next % count)
    }

    /// One of `values`.
    pub(super) fn one_of<'values, T>(&mut self, values: &'values [T]) -> &'values T {
        &values[self.below(values.len())]
    }

    /// Yes, once in `of` times.
    pub(super) fn once_in(&mut self, of: usize) -> bool {
        self.below(of) == of - 1
    }

    /// Some of `values`, in their order.
    pub(super) fn some_of<T: Clone>(&mut self, values: &[T]) -> Vec<T> {
        values.iter().filter(|_| self.below(2) == 1).cloned().collect()
    }

    /// The row of decisions that follows this one in the order of all rows; `None` after the last.
    fn successor(&self) -> Option<Self> {
        let last = self.taken.iter().rposition(|&(taken, count)| taken + 1 < count)?;
        let mut given: Vec<u16> = self.taken[..=last].iter().map(|&(taken, _)| taken).collect();
        given[last] += 1;
        Some(Self { given, random: None, taken: Vec::new() })
    }
}

/// Marsaglia's xorshift.
fn random(state: &mut u64) -> u16 {
    *state = (*state).max(1);
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    u16::try_from((*state >> 24) & 0xffff).expect("sixteen bits")
}

/// Everything that `make` makes of rows of decisions: all of it where that is at most `most`, else `most` at random.
pub(super) fn all_or_some<T>(most: usize, seed: u64, make: impl Fn(&mut Choices) -> T) -> Vec<T> {
    let mut all = Vec::new();
    let mut next = Some(Choices::of_tape(&[]));
    while let Some(mut choices) = next {
        if all.len() == most {
            let rows =
                (0..most as u64).map(|number| seed.wrapping_add(number).wrapping_mul(0x9e37_79b9_7f4a_7c15));
            return rows.map(|row| make(&mut Choices::at_random(row))).collect();
        }
        all.push(make(&mut choices));
        next = choices.successor();
    }
    all
}

#[test]
fn few_are_enumerated_and_many_are_sampled() {
    let pairs = all_or_some(10, 1, |choices| (choices.below(2), choices.below(3)));
    assert_eq!(pairs, [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]);
    assert_eq!(all_or_some(5, 1, |choices| choices.below(7)).len(), 5);
}
