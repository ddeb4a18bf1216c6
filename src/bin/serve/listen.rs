//! Connections: taken one after another, none for longer than it needs, and all finished before the
//! server ends.

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use std::time::Duration;
use tokio::{net::TcpListener, signal, time};

/// A connection that sends no request, or not all of its head, is closed after this.
const SILENCE: Duration = Duration::from_secs(30);

/// Requests that were taken are finished; what is still open after this is cut.
const GRACE: Duration = Duration::from_secs(10);

/// When the system has no room for another connection it gets some time to find one.
const BREATH: Duration = Duration::from_millis(50);

/// Answers until somebody stops it.
pub async fn serve(listener: TcpListener, app: Router) {
    let open = GracefulShutdown::new();
    let mut stop = std::pin::pin!(asked_to_stop());
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(SILENCE);
    loop {
        let taken = tokio::select! {
            taken = listener.accept() => taken,
            () = &mut stop => break,
        };
        let Ok((stream, _)) = taken else {
            time::sleep(BREATH).await;
            continue;
        };
        // Small answers go out at once. Where that cannot be set, they go a little later.
        let _ = stream.set_nodelay(true);
        let connection = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(app.clone()));
        let connection = open.watch(connection);
        tokio::spawn(async move {
            // A client that goes away in the middle is no trouble of ours.
            let _ = connection.await;
        });
    }
    drop(listener);
    let _ = time::timeout(GRACE, open.shutdown()).await;
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
