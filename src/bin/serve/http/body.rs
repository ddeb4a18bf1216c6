//! The body of a request: from our own pages, in time, not too large, and in one of two encodings.

use super::{origin, problem::Problem};
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, header},
};
use http_body_util::BodyExt;
use serde_json::Value;
use std::time::Duration;

/// The most a submission may be. The largest honest form is a tenth of it.
const LIMIT: usize = 64 * 1024;

/// So much of a body that is too large is read and thrown away, because a browser that is still
/// sending does not read the answer.
const DRAIN: usize = 16 * 1024 * 1024;

/// A body has to be here by then.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a body is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// By a script or a program.
    Json,
    /// By a browser's own form.
    Form,
}

/// Whether the body is said to be JSON.
pub fn is_json(headers: &HeaderMap) -> bool {
    matches!(encoding(headers), Some(Encoding::Json))
}

/// The whole body, unless it is too long or too slow.
pub async fn whole(body: Body) -> Result<Bytes, Problem> {
    tokio::time::timeout(PATIENCE, read(body)).await.map_err(|_| Problem::Slow)?
}

/// The body of a request from our own pages, in time and not too large.
pub async fn ours(headers: &HeaderMap, body: Body) -> Result<(Encoding, Bytes), Problem> {
    if !origin::is_ours(headers) {
        return Err(Problem::OtherOrigin);
    }
    let encoding = encoding(headers).ok_or(Problem::ContentType)?;
    let bytes = whole(body).await?;
    Ok((encoding, bytes))
}

/// What the request says its body is written in.
pub fn encoding(headers: &HeaderMap) -> Option<Encoding> {
    let given = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let kind = given.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/json") {
        Some(Encoding::Json)
    } else if kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        Some(Encoding::Form)
    } else {
        None
    }
}

async fn read(mut body: Body) -> Result<Bytes, Problem> {
    let mut bytes = Vec::new();
    let mut seen = 0_usize;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Problem::Malformed("body: ends too early".into()))?;
        let Ok(data) = frame.into_data() else { continue };
        seen = seen.saturating_add(data.len());
        if seen <= LIMIT {
            bytes.extend_from_slice(&data);
        } else {
            bytes = Vec::new();
            if seen > DRAIN {
                break;
            }
        }
    }
    if seen > LIMIT { Err(Problem::TooLarge) } else { Ok(bytes.into()) }
}

/// Where JSON breaks is a line and a column; what stands there stays untold.
pub fn parse(bytes: &[u8]) -> Result<Value, Problem> {
    serde_json::from_slice(bytes).map_err(|error| {
        Problem::Malformed(format!("body: no JSON from line {}, column {} on", error.line(), error.column()))
    })
}
