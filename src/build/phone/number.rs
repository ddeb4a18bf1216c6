//! One automaton a calling code: the digits of a national number in, kind and region of a valid number out.

use super::automaton::{DEAD, Id, Out, Store};
use super::pattern;
use super::source::{Plan, Territory};

/// Longest national number libphonenumber reads.
pub const LONGEST: u32 = 17;

/// The answer for a number whose region is settled by its leading digits but which that region does not know.
const SETTLED: Out = Out::MAX;

/// The answer of a valid number: its kind + 1 (0 to 7 the special kinds in the order of `Territory::special`,
/// 8 fixed line or mobile, 9 fixed line, 10 mobile) and its region's place in the group.
pub fn out(kind: usize, region: usize) -> Out {
    (region << 4 | (kind + 1)) as Out
}

/// libphonenumber asks the regions of a calling code one after another; the first whose leading digits fit,
/// or, where a region has none, whose plan fits, is the number's region, and its plan alone decides.
/// Where the region follows from `leading` (or is the main one), the answer leaves it out (place 0).
pub fn group(store: &mut Store, regions: &[Territory], leading: Id) -> Id {
    let mut whole = DEAD;
    for (place, region) in regions.iter().enumerate() {
        let mut one = valid(store, region, place);
        if let (Some(leading), true) = (&region.leading_digits, regions.len() > 1) {
            let here = begins(store, leading);
            one = store.combine(one, here, &|kind, here| match (here, kind) {
                (0, _) => 0,
                (_, 0) => SETTLED,
                (_, kind) => kind,
            });
        }
        whole = store.first(whole, one);
    }
    let leading = endless(store, leading);
    store.combine(whole, leading, &|out, leading| match (out, leading) {
        (0 | SETTLED, _) => 0,
        (out, 0) => out,
        (out, leading) if out >> 4 == leading - 1 => out & 15,
        (out, _) => panic!("region {} against leading digits", out >> 4),
    })
}

/// Which region of a group the leading digits name: its place + 1.
pub fn leading(store: &mut Store, regions: &[Territory]) -> Id {
    let mut whole = DEAD;
    if regions.len() < 2 {
        return DEAD;
    }
    for (place, region) in regions.iter().enumerate() {
        if let Some(text) = &region.leading_digits {
            let exact = store.language(&pattern::parse(text));
            let exact = store.prefixes(exact);
            let exact = store.combine(exact, DEAD, &|yes, _| if yes != 0 { place as Out + 1 } else { 0 });
            whole = store.first(whole, exact);
        }
    }
    whole
}

/// Answers of prefix automata hold for whatever follows.
fn endless(store: &mut Store, a: Id) -> Id {
    fn stretch(store: &mut Store, a: Id, left: u32) -> Id {
        let node = store.get(a);
        if a == DEAD || left == 0 {
            return store.node(node.out, [DEAD; 10]);
        }
        let next = if node.out != 0 {
            [stretch(store, a, left - 1); 10]
        } else {
            node.next.map(|n| stretch(store, n, left - 1))
        };
        store.node(node.out, next)
    }
    stretch(store, a, LONGEST)
}

/// All numbers up to the longest that begin as `leading` says.
fn begins(store: &mut Store, leading: &str) -> Id {
    let exact = store.language(&pattern::parse(leading));
    let exact = store.prefixes(exact);
    endless(store, exact)
}

/// The general description as a whole-number pattern, without its lengths: "viable" when prefixes are cut off.
/// `DEAD` where no cut depends on it. It answers with the most frequent kind, to have states in common with the
/// plans; only that it answers counts.
pub fn general(store: &mut Store, region: &Territory) -> Id {
    let all = whole(store, region);
    if !decides(store, region, all) {
        return DEAD;
    }
    store.combine(all, DEAD, &|viable, _| if viable != 0 { out(9, 0) } else { 0 })
}

fn whole(store: &mut Store, region: &Territory) -> Id {
    region.general.as_ref().map_or(DEAD, |text| store.language(&pattern::parse(text)))
}

/// libphonenumber asks whether digits are viable in two places: they stay as they are if they are viable and would
/// not be without their national prefix; and they lose their own calling code if they are viable only without it
/// (or too long with it). Where no viable number begins with a national prefix, and none is still viable when it
/// is short enough for the calling code to fit before it, both questions have one answer.
fn decides(store: &mut Store, region: &Territory, all: Id) -> bool {
    let shortest = (0..=LONGEST).find(|&length| store.of_lengths(all, 1 << length) != DEAD).unwrap_or(LONGEST);
    let code = region.calling_code.to_string().len() as u32;
    let longest = region.lengths.checked_ilog2().unwrap_or(0);
    if shortest + code <= longest || region.transform_rule.is_some() {
        return true;
    }
    region.national_prefix_for_parsing.as_ref().is_some_and(|text| {
        // Without `$` it matches what it matched with it, and more.
        let prefix = store.language(&pattern::parse(&text.replace('$', "")));
        let next = store.get(prefix).next;
        let prefix = store.node(0, next);
        begin_alike(store, prefix, all)
    })
}

/// Does a string of `all` begin with one of `prefixes`?
fn begin_alike(store: &Store, prefixes: Id, all: Id) -> bool {
    if prefixes == DEAD || all == DEAD {
        return false;
    }
    let (prefixes, all) = (store.get(prefixes), store.get(all));
    prefixes.out != 0 || (0..10).any(|digit| begin_alike(store, prefixes.next[digit], all.next[digit]))
}

fn valid(store: &mut Store, region: &Territory, place: usize) -> Id {
    let mut kinds = DEAD;
    for (index, plan) in region.special.iter().enumerate() {
        let one = numbers(store, plan.as_ref());
        let one = store.combine(one, DEAD, &|yes, _| if yes != 0 { out(index, place) } else { 0 });
        kinds = store.first(kinds, one);
    }
    let fixed = numbers(store, region.fixed.as_ref());
    let mobile = numbers(store, region.mobile.as_ref());
    let ordinary = store.combine(fixed, mobile, &|fixed, mobile| match (fixed, mobile) {
        (0, 0) => 0,
        (0, _) => out(10, place),
        (_, 0) => out(9, place),
        _ => out(8, place),
    });
    kinds = store.first(kinds, ordinary);
    let general = whole(store, region);
    let general = store.of_lengths(general, region.lengths);
    store.combine(kinds, general, &|kind, general| if general != 0 { kind } else { 0 })
}

fn numbers(store: &mut Store, plan: Option<&Plan>) -> Id {
    let Some(plan) = plan else { return DEAD };
    let all = store.language(&pattern::parse(&plan.pattern));
    if plan.lengths == 0 { all } else { store.of_lengths(all, plan.lengths) }
}
