//! The demo pages and the reference endpoint: `serve --help`.
//!
//! It shows what a lender's own backend has to do with what heyan's pages send: check again with the
//! same crate, keep each submission exactly once, and say what became of it under an address nobody
//! can guess. It has no login, and keeps no identity number.

mod answers;
mod arguments;
mod clock;
mod findings;
mod form;
mod headers;
mod html;
mod labels;
mod lender;
mod notice;
mod origin;
mod outcome;
mod page;
mod plan;
mod problem;
mod random;
mod receive;
mod routes;
mod status;
mod store;
mod submission;
mod words;

use arguments::{Arguments, Stop, USAGE};
use std::{future::IntoFuture, net::SocketAddr, process::ExitCode, time::Duration};
use store::Store;
use tokio::{net::TcpListener, signal};

/// Requests that were taken are finished; connections that only stay open are cut after this.
const GRACE: Duration = Duration::from_secs(10);

fn main() -> ExitCode {
    let outcome = Arguments::read(std::env::args().skip(1)).and_then(|arguments| run(&arguments).map_err(Stop::Wrong));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Help) => {
            println!("{USAGE}");
            ExitCode::SUCCESS
        }
        Err(Stop::Wrong(sentence)) => {
            eprintln!("serve: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    if !arguments.www.is_dir() {
        return Err(format!("there is no folder {}; see --www", arguments.www.display()));
    }
    let (store, keeper) = Store::open(&arguments.database)
        .map_err(|error| format!("the database {} cannot be used: {error}", arguments.database.display()))?;
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    let served = runtime.block_on(listen(arguments, store));
    // Ends what is still open, and with it the last way to the store, so that its thread ends too.
    runtime.shutdown_timeout(Duration::from_secs(1));
    let kept = keeper.join().map_err(|_| "the database thread broke".to_owned());
    served.and(kept)
}

async fn listen(arguments: &Arguments, store: Store) -> Result<(), String> {
    let wanted = SocketAddr::new(arguments.host, arguments.port);
    let listener = TcpListener::bind(wanted).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => format!("{wanted} is taken by another program; choose another --port"),
        _ => format!("cannot listen on {wanted}: {error}"),
    })?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let app = routes::routes(&arguments.www, &store);
    drop(store);
    println!("listening on http://{address}");

    let (stop, stopping) = tokio::sync::oneshot::channel();
    let serving = axum::serve(listener, app).with_graceful_shutdown(async {
        asked_to_stop().await;
        let _ = stop.send(());
    });
    tokio::select! {
        ended = serving.into_future() => ended.map_err(|error| error.to_string()),
        () = async { let _ = stopping.await; tokio::time::sleep(GRACE).await } => Ok(()),
    }
}

/// Ctrl-C, or what a service manager sends.
async fn asked_to_stop() {
    let interrupt = async {
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => drop(terminate.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
