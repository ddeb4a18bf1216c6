//! Addresses that were guessed. A name of ours has 144 random bits, so nobody finds one by trying; this
//! keeps those who try from making the server look all day, and shows them up in its answers.
//!
//! Only misses count. Many honest people share one address of a carrier or an office, and a limit on all
//! that they ask would shut them out for what one of them does: whoever has a true address is let in,
//! however often others missed.

use crate::http::problem::{self, Problem};
use axum::{
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::Response,
};
use std::{
    hash::{BuildHasher, RandomState},
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

/// Misses that one network may have at once: mistyped, cut off by a mail program, long deleted.
const AT_ONCE: u64 = 30;

/// After those, one in this time.
const EVERY_MS: u64 = 2_000;

/// Networks are told apart as far as this; two that share a place share its misses, and lose nothing else.
const PLACES: usize = 4_096;

/// Where a connection comes from; an extension of its requests.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// Who missed how often.
#[derive(Clone)]
pub struct Guesses {
    known: Arc<Known>,
}

struct Known {
    began: Instant,
    /// Nobody outside can choose whom to share a place with.
    hasher: RandomState,
    /// For each place, when all its misses will have been worked off: milliseconds since `began`.
    worked_off: Mutex<Vec<u64>>,
}

impl Guesses {
    /// Nobody missed yet.
    pub fn new() -> Guesses {
        let known =
            Known { began: Instant::now(), hasher: RandomState::new(), worked_off: Mutex::new(vec![0; PLACES]) };
        Guesses { known: Arc::new(known) }
    }

    /// Counts a miss; the seconds to wait when there were too many.
    fn missed(&self, peer: IpAddr) -> Option<u32> {
        let now = u64::try_from(self.known.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let place = usize::try_from(self.known.hasher.hash_one(network(peer))).unwrap_or_default() % PLACES;
        let mut places = self.known.worked_off.lock().unwrap_or_else(PoisonError::into_inner);
        places.get_mut(place).and_then(|worked_off| count(worked_off, now))
    }
}

/// A bucket that leaks one miss in `EVERY_MS` and holds `AT_ONCE` of them.
fn count(worked_off: &mut u64, now: u64) -> Option<u32> {
    let then = (*worked_off).max(now).saturating_add(EVERY_MS);
    let late = then.saturating_sub(now.saturating_add(AT_ONCE * EVERY_MS));
    if late == 0 {
        *worked_off = then;
        return None;
    }
    Some(u32::try_from(late.div_ceil(1_000)).unwrap_or(u32::MAX))
}

/// One household or office: all of an IPv4 address, the first half of an IPv6 one.
fn network(peer: IpAddr) -> IpAddr {
    match peer.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        address @ IpAddr::V4(_) => address,
    }
}

/// Around the addresses that lead to somebody's own: "not found" becomes "too many" once it was too often.
pub async fn limit(State(guesses): State<Guesses>, request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<Peer>().copied();
    let (reader, locale) = (problem::reader(request.headers()), problem::language(request.headers()));
    let response = next.run(request).await;
    if response.status() != StatusCode::NOT_FOUND {
        return response;
    }
    match peer.and_then(|Peer(peer)| guesses.missed(peer)) {
        Some(seconds) => Problem::TooManyMisses(seconds).answer(reader, locale),
        None => response,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_holds_so_many_and_leaks() {
        let mut bucket = 0;
        for _ in 0..AT_ONCE {
            assert_eq!(count(&mut bucket, 10), None);
        }
        assert_eq!(count(&mut bucket, 10), Some(2));
        assert_eq!(count(&mut bucket, 10), Some(2), "being refused costs nothing more");
        assert_eq!(count(&mut bucket, 1_009), Some(2));
        assert_eq!(count(&mut bucket, 1_010), Some(1));
        assert_eq!(count(&mut bucket, 2_010), None);
        assert_eq!(count(&mut bucket, 2_010), Some(2));
        for _ in 0..AT_ONCE {
            assert_eq!(count(&mut bucket, 1_000_000), None, "after a while all is forgotten");
        }
    }

    #[test]
    fn a_household_is_one_network() {
        for (one, other, same) in [
            ("192.0.2.1", "192.0.2.1", true),
            ("192.0.2.1", "192.0.2.2", false),
            ("192.0.2.1", "::ffff:192.0.2.1", true),
            ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true),
            ("2001:db8:1:2::1", "2001:db8:1:3::1", false),
        ] {
            let [one, other] = [one, other].map(|text| network(text.parse().unwrap()));
            assert_eq!(one == other, same, "{one} {other}");
        }
    }

    #[test]
    fn networks_do_not_pay_for_each_other() {
        let guesses = Guesses::new();
        let visitor = "192.0.2.1".parse().unwrap();
        let limited = (0..AT_ONCE + 5).filter(|_| guesses.missed(visitor).is_some()).count();
        assert!(limited >= 4, "{limited}");
        let free = (2..100).filter(|end| guesses.missed(IpAddr::from([198, 51, 100, *end])).is_none()).count();
        assert!(free >= 96, "{free}");
    }
}
