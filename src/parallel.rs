//! One job for each of many things, on all processors. What comes of it never depends on how many there are.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many small things a worker takes at a time.
const PORTION: usize = 64;

/// How many things can be done at once.
pub fn workers() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// What a job makes of each of many small things, in their order.
pub fn map<T: Sync, R: Send>(things: &[T], job: impl Fn(usize, &T) -> R + Sync) -> Vec<R> {
    in_portions(things, PORTION, job)
}

/// What a job makes of each of a few large things, in their order; they are begun in their order too.
pub fn each<T: Sync, R: Send>(things: &[T], job: impl Fn(usize, &T) -> R + Sync) -> Vec<R> {
    in_portions(things, 1, job)
}

fn in_portions<T: Sync, R: Send>(things: &[T], size: usize, job: impl Fn(usize, &T) -> R + Sync) -> Vec<R> {
    let portions = things.len().div_ceil(size);
    let workers = if portions < 2 { 1 } else { workers().min(portions) };
    if workers < 2 {
        return things.iter().enumerate().map(|(at, thing)| job(at, thing)).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let portion = next.fetch_add(1, Ordering::Relaxed);
            let Some(part) = things.chunks(size).nth(portion) else { return done };
            let of = |(at, thing)| job(portion * size + at, thing);
            done.push((portion, part.iter().enumerate().map(of).collect::<Vec<R>>()));
        }
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(portion, _)| *portion);
    done.into_iter().flat_map(|(_, part)| part).collect()
}
