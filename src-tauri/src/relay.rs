//! One side has the journal and the other a file that may never answer. Each works on a thread of its own,
//! and neither waits for the other without end: so a stick that was pulled out does not hold the journal.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::time::{Duration, Instant};

/// How long one side waits for the other.
const PATIENCE: Duration = Duration::from_secs(30);
const GLANCE: Duration = Duration::from_millis(5);
/// How many pieces may lie between them.
const BETWEEN: usize = 1024;
/// How large a piece of a file is, in bytes.
const PIECE: usize = 64 << 10;

enum Handed<T, E> {
    Piece(T),
    End(Result<(), E>),
}

/// Why there is no next piece.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Stopped<E> {
    /// The other side failed.
    Failed(E),
    /// The other side did not answer for half a minute, or is gone.
    Silent,
    /// It was called off.
    CalledOff,
}

/// What the other side hands over, piece by piece.
pub(crate) struct Relay<T, E> {
    pieces: Receiver<Handed<T, E>>,
    is_off: Box<dyn Fn() -> bool + Send>,
    patience: Duration,
    ended: bool,
}

/// Begins `make` on a thread of its own. It hands over each piece by what it is given, and ends when that
/// breaks: nobody takes it, or `is_off` has become true.
pub(crate) fn begin<T: Send + 'static, E: Send + 'static>(
    is_off: impl Fn() -> bool + Clone + Send + 'static,
    make: impl FnOnce(&mut dyn FnMut(T) -> ControlFlow<()>) -> Result<(), E> + Send + 'static,
) -> Relay<T, E> {
    begin_with(PATIENCE, is_off, make)
}

/// The same with another time for which one side waits for the other.
fn begin_with<T: Send + 'static, E: Send + 'static>(
    patience: Duration,
    is_off: impl Fn() -> bool + Clone + Send + 'static,
    make: impl FnOnce(&mut dyn FnMut(T) -> ControlFlow<()>) -> Result<(), E> + Send + 'static,
) -> Relay<T, E> {
    let (hand, pieces) = sync_channel(BETWEEN);
    let off = is_off.clone();
    std::thread::spawn(move || {
        let give = |handed| give(&hand, handed, patience, &off);
        let ended = make(&mut |piece| give(Handed::Piece(piece)));
        let _ = give(Handed::End(ended));
    });
    Relay {
        pieces,
        is_off: Box::new(is_off),
        patience,
        ended: false,
    }
}

fn give<T>(
    hand: &SyncSender<T>,
    piece: T,
    patience: Duration,
    is_off: &impl Fn() -> bool,
) -> ControlFlow<()> {
    let (mut piece, begun) = (piece, Instant::now());
    loop {
        piece = match hand.try_send(piece) {
            Ok(()) => return ControlFlow::Continue(()),
            Err(TrySendError::Disconnected(_)) => return ControlFlow::Break(()),
            Err(TrySendError::Full(back)) => back,
        };
        if is_off() || begun.elapsed() >= patience {
            return ControlFlow::Break(());
        }
        std::thread::sleep(GLANCE);
    }
}

impl<T, E> Iterator for Relay<T, E> {
    type Item = Result<T, Stopped<E>>;

    fn next(&mut self) -> Option<Self::Item> {
        let begun = Instant::now();
        while !self.ended {
            match self.pieces.recv_timeout(GLANCE * 10) {
                Ok(Handed::Piece(piece)) => return Some(Ok(piece)),
                Ok(Handed::End(Ok(()))) => self.ended = true,
                Ok(Handed::End(Err(error))) => return self.stop(Stopped::Failed(error)),
                // Without an end it is not whole.
                Err(RecvTimeoutError::Disconnected) => return self.stop(Stopped::Silent),
                Err(RecvTimeoutError::Timeout) if (self.is_off)() => {
                    return self.stop(Stopped::CalledOff);
                }
                Err(RecvTimeoutError::Timeout) if begun.elapsed() >= self.patience => {
                    return self.stop(Stopped::Silent);
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
        None
    }
}

impl<T, E> Relay<T, E> {
    fn stop(&mut self, why: Stopped<E>) -> Option<Result<T, Stopped<E>>> {
        self.ended = true;
        Some(Err(why))
    }
}

/// Gathers what is written into pieces and hands them over.
pub(crate) struct Pieces<'a> {
    give: &'a mut dyn FnMut(Vec<u8>) -> ControlFlow<()>,
    gathered: Vec<u8>,
}

impl<'a> Pieces<'a> {
    pub(crate) fn to(give: &'a mut dyn FnMut(Vec<u8>) -> ControlFlow<()>) -> Self {
        Pieces {
            give,
            gathered: Vec::with_capacity(PIECE),
        }
    }
}

impl Write for Pieces<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.gathered.extend_from_slice(bytes);
        if self.gathered.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.gathered.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.gathered, Vec::with_capacity(PIECE));
        match (self.give)(piece) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::sync::mpsc::{Sender, channel};

    use super::*;

    const LONG: Duration = Duration::from_secs(600);

    fn never() -> bool {
        false
    }

    /// Hands over pieces as long as they are taken, and tells how many.
    fn until_it_breaks(
        told: Sender<usize>,
    ) -> impl FnOnce(&mut dyn FnMut(usize) -> ControlFlow<()>) -> Result<(), ()> {
        move |give| {
            let mut given = 0;
            while give(given).is_continue() {
                given += 1;
            }
            let _ = told.send(given);
            Ok(())
        }
    }

    #[test]
    fn all_pieces_come_in_their_order_and_then_the_end() {
        let relay = begin(never, |give| {
            for n in 0..5000 {
                assert!(give(n).is_continue());
            }
            Ok::<(), ()>(())
        });
        let got: Result<Vec<i32>, _> = relay.collect();
        assert_eq!(got.unwrap(), (0..5000).collect::<Vec<_>>());
    }

    #[test]
    fn a_failure_comes_after_the_pieces_before_it() {
        let mut relay = begin(never, |give| {
            let _ = give(1);
            Err("broken")
        });
        assert_eq!(relay.next(), Some(Ok(1)));
        assert_eq!(relay.next(), Some(Err(Stopped::Failed("broken"))));
        assert_eq!(relay.next(), None);
    }

    #[test]
    fn a_side_that_is_gone_without_an_end_is_no_end() {
        let mut relay: Relay<i32, ()> = begin(never, |_| panic!("on purpose"));
        assert_eq!(relay.next(), Some(Err(Stopped::Silent)));
    }

    #[test]
    fn a_side_that_never_answers_is_called_off_by_a_lock() {
        let off = Arc::new(AtomicBool::new(false));
        let is_off = {
            let off = Arc::clone(&off);
            move || off.load(Ordering::SeqCst)
        };
        let (_keep, answer) = channel::<()>();
        let mut silent: Relay<(), ()> = begin_with(LONG, is_off.clone(), move |_| {
            let _ = answer.recv();
            Ok(())
        });
        let (ended, end) = channel();
        let _nobody_takes: Relay<usize, ()> = begin_with(LONG, is_off, until_it_breaks(ended));
        off.store(true, Ordering::SeqCst);
        assert_eq!(silent.next(), Some(Err(Stopped::CalledOff)));
        assert_eq!(end.recv(), Ok(BETWEEN), "no more lies between");
    }

    #[test]
    fn a_side_that_is_slow_is_waited_for() {
        let looks = Arc::new(AtomicUsize::new(0));
        let (go, goes) = channel();
        // Asked each time that nothing has come.
        let at_the_third_look = move || {
            if looks.fetch_add(1, Ordering::SeqCst) == 2 {
                let _ = go.send(());
            }
            false
        };
        let slow = begin_with(LONG, at_the_third_look, move |give| {
            let _ = goes.recv();
            let _ = give(7);
            Ok::<(), ()>(())
        });
        assert_eq!(slow.collect::<Result<Vec<i32>, _>>(), Ok(vec![7]));
    }

    #[test]
    fn a_side_that_never_answers_is_not_waited_for_without_end() {
        let (_keep, answer) = channel::<()>();
        let mut silent: Relay<(), ()> = begin_with(Duration::ZERO, never, move |_| {
            let _ = answer.recv();
            Ok(())
        });
        assert_eq!(silent.next(), Some(Err(Stopped::Silent)));
        let (ended, end) = channel();
        let _nobody_takes: Relay<usize, ()> =
            begin_with(Duration::ZERO, never, until_it_breaks(ended));
        assert_eq!(end.recv(), Ok(BETWEEN));
    }

    #[test]
    fn what_is_written_comes_out_as_it_went_in() {
        let written: Vec<u8> = (0..300_000_u32).map(|n| (n % 251) as u8).collect();
        let mut got = Vec::new();
        let mut give = |piece: Vec<u8>| {
            got.extend(piece);
            ControlFlow::Continue(())
        };
        let mut pieces = Pieces::to(&mut give);
        for part in written.chunks(7) {
            pieces.write_all(part).unwrap();
        }
        pieces.flush().unwrap();
        assert_eq!(got, written);
        let mut none = |_| ControlFlow::Break(());
        let mut pieces = Pieces::to(&mut none);
        pieces.write_all(b"x").unwrap();
        assert!(pieces.flush().is_err());
    }
}
