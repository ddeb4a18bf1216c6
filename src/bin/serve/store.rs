//! What was submitted, in an SQL database: each submission once, whole or not at all.
//!
//! One thread owns the connection and does one job after another, each in a transaction of its own.
//! A job that was taken is finished even when its client has gone away. What is acknowledged is on
//! the disk: write-ahead log, synchronised at every commit.

use crate::{
    consents::records,
    contact::links,
    verification::{self, Case},
};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use sha2::{Digest, Sha256};
use std::{fs, io, path::Path, thread, time::Duration};
use tokio::sync::{mpsc, oneshot};

/// Jobs that may wait; beyond it the senders wait, and their clients with them.
const WAITING: usize = 1_024;

/// How each layout comes from the one before; the database's version counts those that were done.
const STEPS: &[&str] = &[TABLES, verification::TABLES, links::TABLE, records::TABLE, verification::STOP_TABLE];

const TABLES: &str = "
create table submission (
  id          text primary key,       -- in the status address
  key_mark    blob not null unique,   -- SHA-256 of the Idempotency-Key
  body_mark   blob not null,          -- SHA-256 of key and body: says 'the same', tells nothing else
  kind        text not null,
  received_at integer not null,       -- seconds since 1970-01-01 UTC
  outcome     text not null,          -- JSON: what was found, none of the values
  body        text                    -- JSON as it arrived, without the identity number; null when rejected
) strict, without rowid;
";

/// Something to keep.
pub struct Record {
    /// Unguessable.
    pub id: String,
    /// Marks of the key and of what came with it.
    pub marks: Marks,
    /// Which form.
    pub kind: &'static str,
    /// When, in seconds since 1970.
    pub received_at: i64,
    /// JSON.
    pub outcome: String,
    /// JSON; nothing is kept of a rejected one.
    pub body: Option<String>,
    /// The steps that follow, where there are any.
    pub case: Option<Case>,
}

/// Tells a repeated request from another one. Neither key nor body can be found again from them:
/// the key is random, and only its sender has it. A bare hash of the body would give an identity
/// number away to anybody who tries them all.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    key: [u8; 32],
    body: [u8; 32],
}

impl Marks {
    /// Of a key and of the bytes that came with it to this address.
    pub fn of(key: &str, address: &str, body: &[u8]) -> Marks {
        let mut whole = Sha256::new();
        for part in [key.as_bytes(), address.as_bytes()] {
            whole.update(part);
            whole.update([0]);
        }
        whole.update(body);
        Marks { key: Sha256::digest(key.as_bytes()).into(), body: whole.finalize().into() }
    }
}

/// What is known of a submission.
pub struct Known {
    /// In its status address.
    pub id: String,
    /// Which form.
    pub kind: String,
    /// When, in seconds since 1970.
    pub received_at: i64,
    /// JSON.
    pub outcome: String,
}

/// What became of a record.
pub enum Kept {
    /// It is on the disk.
    New,
    /// The same request had come before; this is what it was answered with.
    Again(Known),
    /// The key had come before with something else.
    KeyReused,
}

/// The database did not do it; the sentence is for whoever runs the server.
#[derive(Debug)]
pub struct Failed(String);

impl std::fmt::Display for Failed {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl Failed {
    /// Of something that was kept and cannot be read again.
    pub fn because(error: &serde_json::Error) -> Failed {
        Failed(format!("a kept text cannot be read: line {}, column {}", error.line(), error.column()))
    }

    /// With a sentence that names nobody.
    pub fn said(sentence: &str) -> Failed {
        Failed(sentence.to_owned())
    }
}

impl From<rusqlite::Error> for Failed {
    fn from(error: rusqlite::Error) -> Failed {
        // SQLite's sentences name tables and conditions, never what was bound.
        Failed(error.to_string())
    }
}

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// The way to the thread that owns the database.
#[derive(Clone)]
pub struct Store {
    jobs: mpsc::Sender<Job>,
}

impl Store {
    /// Opens or makes the file. The handle ends when the last job of the last `Store` is done.
    pub fn open(path: &Path) -> Result<(Store, thread::JoinHandle<()>), Failed> {
        make_private(path).map_err(|error| Failed(error.to_string()))?;
        let mut connection = Connection::open(path)?;
        prepare(&mut connection)?;
        let (jobs, mut waiting) = mpsc::channel::<Job>(WAITING);
        let worker = thread::spawn(move || {
            while let Some(job) = waiting.blocking_recv() {
                job(&mut connection);
            }
        });
        Ok((Store { jobs }, worker))
    }

    /// Keeps a record unless its key is known; `also` belongs to a new one, and is kept with it or not at all.
    pub async fn keep(
        &self,
        record: Record,
        also: impl FnOnce(&Transaction<'_>) -> Result<(), Failed> + Send + 'static,
    ) -> Result<Kept, Failed> {
        self.with(move |connection| keep(connection, &record, also)).await
    }

    /// The submission with this id.
    pub async fn find(&self, id: String) -> Result<Option<Known>, Failed> {
        self.with(move |connection| {
            Ok(connection
                .prepare_cached("select id, kind, received_at, outcome from submission where id = ?1")?
                .query_row([id], known)
                .optional()?)
        })
        .await
    }

    /// One transaction: everything that `work` writes is kept, or nothing.
    pub async fn change<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Failed> + Send + 'static,
    ) -> Result<T, Failed> {
        self.with(move |connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        })
        .await
    }

    /// Folds the log into the file. Until then what was deleted can still be read in the log.
    pub async fn wash(&self) -> Result<(), Failed> {
        self.with(|connection| Ok(connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?)).await
    }

    /// Has `work` done by the thread that owns the database.
    pub async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, Failed> + Send + 'static,
    ) -> Result<T, Failed> {
        let gone = || Failed("the database thread has ended".into());
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            let _ = answer.send(work(connection));
        });
        self.jobs.send(job).await.map_err(|_| gone())?;
        answered.await.map_err(|_| gone())?
    }
}

fn keep(
    connection: &mut Connection,
    record: &Record,
    also: impl FnOnce(&Transaction<'_>) -> Result<(), Failed>,
) -> Result<Kept, Failed> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let written = transaction
        .prepare_cached(
            "insert into submission (id, key_mark, body_mark, kind, received_at, outcome, body)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (key_mark) do nothing",
        )?
        .execute(params![
            record.id,
            record.marks.key,
            record.marks.body,
            record.kind,
            record.received_at,
            record.outcome,
            record.body
        ])?;
    let kept = if written == 1 {
        if let Some(case) = &record.case {
            verification::insert(&transaction, &record.id, case)?;
        }
        also(&transaction)?;
        Kept::New
    } else {
        transaction
            .prepare_cached(
                "select id, kind, received_at, outcome from submission where key_mark = ?1 and body_mark = ?2",
            )?
            .query_row(params![record.marks.key, record.marks.body], known)
            .optional()?
            .map_or(Kept::KeyReused, Kept::Again)
    };
    transaction.commit()?;
    Ok(kept)
}

fn known(row: &rusqlite::Row<'_>) -> rusqlite::Result<Known> {
    Ok(Known { id: row.get(0)?, kind: row.get(1)?, received_at: row.get(2)?, outcome: row.get(3)? })
}

fn prepare(connection: &mut Connection) -> Result<(), Failed> {
    connection.busy_timeout(Duration::from_secs(5))?;
    // Only this process uses the file. Shared, the log's index would be a file mapped into memory, and writing to that
    // on a disk that has become read-only ends the whole server.
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    // Before anything is written to a file that already lost something.
    let sound: String = connection.query_row("pragma quick_check(1)", [], |row| row.get(0))?;
    if sound != "ok" {
        return Err(Failed::said(
            "it is damaged, and nothing was written to it; put back a copy of it, or name another",
        ));
    }
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // What is deleted is overwritten: these are people's data.
    connection.pragma_update(None, "secure_delete", "ON")?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let Some(rest) = usize::try_from(done).ok().and_then(|done| STEPS.get(done..)) else {
        return Err(Failed::said("it was written by a newer version of this server"));
    };
    for step in rest {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", i64::try_from(STEPS.len()).unwrap_or(i64::MAX))?;
    Ok(transaction.commit()?)
}

/// Folder and file that only their owner can read; the log beside it gets the same rights.
fn make_private(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut options = fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        if let Some(folder) = folder {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        }
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    if let Some(folder) = folder {
        fs::create_dir_all(folder)?;
    }
    options.open(path).map(drop)
}
