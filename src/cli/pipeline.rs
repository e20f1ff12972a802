//! Work on several threads with results in order, and never more than a few of them waiting.

use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// How many jobs wait for a worker, and how many results of one wait to be taken.
const WAITING: usize = 2;

/// Does all jobs and takes their results in the order of the jobs, whatever the number of workers.
///
/// Jobs are dealt to the workers like cards, one after the other in turns, and results are taken in the same turns. A
/// worker that is far ahead waits, so that memory does not grow with the number of jobs. A single worker is the thread
/// that calls: a run over one manifest starts no other.
pub(crate) fn in_order<Job: Send, Done: Send>(
    jobs: impl Iterator<Item = Job> + Send,
    workers: NonZeroUsize,
    work: impl Fn(Job) -> Done + Sync,
    mut take: impl FnMut(Done),
) {
    if workers == NonZeroUsize::MIN {
        return jobs.map(work).for_each(take);
    }
    thread::scope(|scope| {
        let (dealt, done): (Vec<_>, Vec<_>) = (0..workers.get())
            .map(|_| {
                let (deal, hand) = sync_channel(WAITING);
                let (finish, done) = sync_channel(WAITING);
                let work = &work;
                scope.spawn(move || work_on(&hand, &finish, work));
                (deal, done)
            })
            .unzip();
        scope.spawn(move || deal(jobs, &dealt));
        // The first worker that has nothing more is the one whose turn it is after the last job.
        for results in done.iter().cycle() {
            let Ok(result) = results.recv() else { break };
            take(result);
        }
    });
}

/// Deals jobs until there are none, or nobody takes them.
fn deal<Job>(jobs: impl Iterator<Item = Job>, workers: &[SyncSender<Job>]) {
    for (job, worker) in jobs.zip(workers.iter().cycle()) {
        if worker.send(job).is_err() {
            break;
        }
    }
}

fn work_on<Job, Done>(hand: &Receiver<Job>, finish: &SyncSender<Done>, work: impl Fn(Job) -> Done) {
    for job in hand {
        if finish.send(work(job)).is_err() {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{WAITING, in_order};

    fn workers(count: usize) -> NonZeroUsize {
        NonZeroUsize::new(count).expect("one at least")
    }

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        for count in [1, 2, 3, 8] {
            for jobs in [0, 1, 2, 3, 100] {
                let mut taken = Vec::new();
                let slow_now_and_then = |job: u64| {
                    std::thread::sleep(std::time::Duration::from_micros(job % 7 * 50));
                    job * job
                };
                in_order(0..jobs, workers(count), slow_now_and_then, |done| taken.push(done));
                assert_eq!(taken, (0..jobs).map(|job| job * job).collect::<Vec<_>>(), "{count} workers");
            }
        }
    }

    #[test]
    fn no_more_jobs_are_drawn_than_can_wait() {
        let (drawn, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let jobs = (0..1_000).inspect(|_| {
            drawn.fetch_add(1, Ordering::SeqCst);
        });
        let mut taken = 0;
        in_order(
            jobs,
            workers(2),
            |job| job,
            |_| {
                most.fetch_max(drawn.load(Ordering::SeqCst) - taken, Ordering::SeqCst);
                taken += 1;
            },
        );
        // For each worker what waits before and behind it and what it works on; one that is dealt, and one that is taken.
        assert!(most.load(Ordering::SeqCst) <= 2 * (2 * WAITING + 1) + 2, "{most:?}");
    }
}
