//! From a source to the standard output: a reader, workers on all cores, a writer.
//!
//! Batches are dealt to the workers in turn and collected in the same turn: the answers come in the records' order
//! without being sorted, and as every queue is short, what lies in memory does not grow with the stream.

use crate::{
    answer::{Answers, Check},
    batch::Batch,
    progress::Progress,
    source::Source,
};
use std::{
    fmt,
    io::{self, Write},
    sync::{
        Arc,
        mpsc::{SyncSender, sync_channel},
    },
    thread,
};

/// Batches that wait before a worker, and behind it.
const QUEUE: usize = 2;

/// Why it ended early.
pub enum Stop {
    Input(io::Error),
    Output(io::Error),
    Mistake,
}

impl fmt::Display for Stop {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stop::Input(error) => write!(out, "the input cannot be read to its end: {error}"),
            Stop::Output(error) => write!(out, "the answers cannot be written: {error}"),
            Stop::Mistake => out.write_str("not every record was answered"),
        }
    }
}

/// Answers every record; gives how many could not be read. After an error the reader may still be waiting for a stream
/// that says nothing more: it ends with the process.
pub fn run(source: Source, check: Check, jobs: usize, only_findings: bool) -> Result<u64, Stop> {
    let check = Arc::new(check);
    let (mut desks, mut trays) = (Vec::new(), Vec::new());
    for _ in 0..jobs {
        let (desk, batches) = sync_channel::<Batch>(QUEUE);
        let (answers, tray) = sync_channel::<Answers>(QUEUE);
        let check = Arc::clone(&check);
        thread::spawn(move || {
            for batch in batches {
                if answers.send(check.answers(&batch, only_findings)).is_err() {
                    break;
                }
            }
        });
        desks.push(desk);
        trays.push(tray);
    }
    let reader = thread::spawn(move || deal(source, &desks));

    let mut progress = Progress::new();
    let mut out = io::stdout().lock();
    let mut collected = 0;
    for answers in trays.iter().cycle().map_while(|tray| tray.recv().ok()) {
        out.write_all(&answers.lines).and_then(|()| out.flush()).map_err(Stop::Output)?;
        progress.add(answers.asked, answers.broken);
        collected += 1;
    }
    progress.end();
    // Where a worker stopped, the others and the reader would wait for one another.
    drop(trays);
    match reader.join() {
        Ok(Ok(dealt)) if dealt == collected => Ok(progress.broken),
        Ok(Err(error)) => Err(Stop::Input(error)),
        _ => Err(Stop::Mistake),
    }
}

/// Hands the batches out in turn; gives how many there were.
fn deal(mut source: Source, desks: &[SyncSender<Batch>]) -> io::Result<u64> {
    let mut dealt = 0;
    for desk in desks.iter().cycle() {
        let Some(batch) = source.next()? else { break };
        if desk.send(batch).is_err() {
            break;
        }
        dealt += 1;
    }
    Ok(dealt)
}
