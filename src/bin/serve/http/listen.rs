//! Connections: taken one after another, none for longer than it needs, and all finished before the
//! server ends. Neither who says nothing nor who reads nothing can hold one for long.

use crate::http::guesses::Peer;
use axum::Router;
use hyper::{
    Request,
    body::Incoming,
    server::conn::http1,
    service::{Service, service_fn},
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use std::{
    io,
    net::SocketAddr,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpSocket, TcpStream},
    signal, time,
};

/// A connection that sends no request, or not all of its head, is closed after this.
const SILENCE: Duration = Duration::from_secs(30);

/// A client that takes nothing of its answer for so long gets no more of it.
const STUCK: Duration = Duration::from_secs(30);

/// Requests that were taken are finished; what is still open after this is cut.
const GRACE: Duration = Duration::from_secs(10);

/// When the system has no room for another connection it gets some time to find one.
const BREATH: Duration = Duration::from_millis(50);

/// Connections that may wait to be taken. The usual 128 are few when a burst comes: who finds no room tries
/// again after one, two, four seconds, and may have waited a minute.
const QUEUE: u32 = 4_096;

/// Listens at this address.
pub fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // A server that was stopped can be started again at once.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(QUEUE)
}

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
        let Ok((stream, peer)) = taken else {
            time::sleep(BREATH).await;
            continue;
        };
        // Small answers go out at once. Where that cannot be set, they go a little later.
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(app.clone());
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(Peer(peer.ip()));
            service.call(request)
        });
        let connection = http.serve_connection(TokioIo::new(Outward { stream, stuck: None }), service);
        let connection = open.watch(connection);
        tokio::spawn(async move {
            // A client that goes away in the middle is no trouble of ours.
            let _ = connection.await;
        });
    }
    drop(listener);
    let _ = time::timeout(GRACE, open.shutdown()).await;
}

/// A connection that is cut when its other side stops reading.
struct Outward {
    stream: TcpStream,
    /// Runs while there is something to write and no room for it.
    stuck: Option<Pin<Box<time::Sleep>>>,
}

impl AsyncRead for Outward {
    fn poll_read(mut self: Pin<&mut Self>, task: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(task, into)
    }
}

impl AsyncWrite for Outward {
    fn poll_write(mut self: Pin<&mut Self>, task: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if let Poll::Ready(written) = Pin::new(&mut self.stream).poll_write(task, bytes) {
            self.stuck = None;
            return Poll::Ready(written);
        }
        let stuck = self.stuck.get_or_insert_with(|| Box::pin(time::sleep(STUCK)));
        stuck.as_mut().poll(task).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }

    fn poll_flush(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(task)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(task)
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
