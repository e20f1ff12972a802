//! From signals that something happens to bursts of them: one save of an editor is several.

use std::path::PathBuf;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

/// What wakes the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Signal {
    /// Something may have changed in a watched folder.
    Changed,
    /// What stood under these paths is gone or goes by another name.
    Moved(Vec<PathBuf>),
    /// The user ends it.
    Stop,
}

/// Signals that came shortly one after the other.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Burst {
    /// The paths of what is gone or goes by another name.
    pub(super) moved: Vec<PathBuf>,
}

impl Burst {
    fn add(&mut self, signal: Signal) {
        if let Signal::Moved(paths) = signal {
            self.moved.extend(paths);
        }
    }
}

/// Waits for bursts, until the user ends it.
#[derive(Debug)]
pub(super) struct Bursts {
    signals: Receiver<Signal>,
    quiet: Duration,
    longest: Duration,
    is_over: bool,
}

impl Bursts {
    /// A burst ends when nothing comes for as long as `quiet`, and after `longest` in any case.
    pub(super) fn of(signals: Receiver<Signal>, quiet: Duration, longest: Duration) -> Self {
        Self { signals, quiet, longest, is_over: false }
    }
}

impl Iterator for Bursts {
    type Item = Burst;

    fn next(&mut self) -> Option<Burst> {
        if self.is_over {
            return None;
        }
        let mut burst = Burst::default();
        match self.signals.recv() {
            Ok(Signal::Stop) | Err(_) => return None,
            Ok(signal) => burst.add(signal),
        }
        let begin = Instant::now();
        while begin.elapsed() < self.longest {
            match self.signals.recv_timeout(self.quiet) {
                Ok(Signal::Stop) => {
                    // What has changed is still looked at, so that the exit status is that of the last state.
                    self.is_over = true;
                    break;
                }
                Ok(signal) => burst.add(signal),
                Err(_) => break,
            }
        }
        Some(burst)
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::{Burst, Bursts, Signal};

    const LONG: Duration = Duration::from_mins(1);

    #[test]
    fn what_comes_together_is_one_burst() {
        let (signals, received) = channel();
        let moved = vec![PathBuf::from("a")];
        for signal in [Signal::Changed, Signal::Moved(moved.clone()), Signal::Changed] {
            signals.send(signal).expect("it is received");
        }
        drop(signals);
        let bursts: Vec<Burst> = Bursts::of(received, LONG, LONG).collect();
        assert_eq!(bursts, [Burst { moved }]);
    }

    #[test]
    fn what_never_ceases_is_looked_at_all_the_same() {
        let (signals, received) = channel();
        for _ in 0..3 {
            signals.send(Signal::Changed).expect("it is received");
        }
        let mut bursts = Bursts::of(received, LONG, Duration::ZERO);
        assert!((0..3).all(|_| bursts.next().is_some()));
    }

    #[test]
    fn the_user_ends_it_after_what_changed_before() {
        let (signals, received) = channel();
        signals.send(Signal::Changed).expect("it is received");
        signals.send(Signal::Stop).expect("it is received");
        let mut bursts = Bursts::of(received, LONG, LONG);
        assert_eq!((bursts.next(), bursts.next()), (Some(Burst::default()), None));
    }
}
