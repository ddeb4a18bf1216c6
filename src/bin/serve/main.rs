//! The demo pages and the reference endpoint: `serve --help`.
//!
//! It shows what a lender's own backend has to do with what heyan's pages send: check again with the
//! same crate, keep each submission exactly once, and say what became of it under an address nobody
//! can guess. It has no login, and keeps no identity number.
//!
//! `routes` says which address leads where. A request passes through `http`; `submission` takes what a
//! form sent, `consents` what somebody agreed to, `contact` what a named contact answers, and
//! `verification` the steps on the way to a bound number. `store` keeps it in one transaction each,
//! and `page` writes what a person sees.

mod arguments;
mod clock;
mod consents;
mod contact;
mod hex;
mod http;
mod lender;
mod page;
mod random;
mod routes;
mod store;
mod submission;
mod verification;

use arguments::{Arguments, Stop, USAGE};
use std::{io::ErrorKind, net::SocketAddr, process::ExitCode, time::Duration};
use store::Store;

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
    let served = runtime.block_on(start(arguments, store));
    // Ends what is still open, and with it the last way to the store, so that its thread ends too.
    runtime.shutdown_timeout(Duration::from_secs(1));
    let kept = keeper.join().map_err(|_| "the database thread broke".to_owned());
    served.and(kept)
}

async fn start(arguments: &Arguments, store: Store) -> Result<(), String> {
    let wanted = SocketAddr::new(arguments.host, arguments.port);
    let listener = http::listen::bind(wanted).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => format!("{wanted} is taken by another program; choose another --port"),
        _ => format!("cannot listen on {wanted}: {error}"),
    })?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let clock = clock::Clock::new(arguments.simulator_ahead.clone());
    let simulator =
        verification::Simulator::new(store.clone(), clock, &format!("http://{address}"), arguments.simulated_phone)
            .map_err(|error| error.to_string())?;
    let app = routes::routes(&arguments.www, &store, &simulator, arguments.contact_patience);
    drop(simulator);
    drop(store);
    println!("listening on http://{address}");
    let page = if arguments.simulated_phone { ", and on the page in a simulated phone" } else { "" };
    println!("simulated: no message leaves this server; one-time codes are shown here, in this terminal{page}");
    http::listen::serve(listener, app).await;
    Ok(())
}
