//! Puts the whole table together: `phone_table.bin` (the bytes) and `phone_table.rs` (where what begins).
//!
//! The parts; "column" means one value after another, nothing between. `CODES`, `STARTS` and `TEXTS` are read where
//! they stand; the others are squeezed as `src/phone/engine/model.rs` says, the sections each for itself, all other
//! columns together. Squeezed bytes hold six bits each:
//!
//! | name | content |
//! |---|---|
//! | `CODES` | 125 bytes; bit n (lowest first) set: n is a calling code. The groups are the codes in ascending order |
//! | `STARTS` | 32 bytes; bit r set: region r begins a new group |
//! | `REGION_LENGTHS`, `REGION_INTERNATIONAL`, `REGION_NATIONAL` | columns, a byte a region: its entry in `LENGTHS`, its roots in section `PREFIX` |
//! | `LENGTHS` | six columns: possible lengths, then local-only lengths, bit n for n digits, lowest byte first |
//! | `GROUP_LEADING` | column, a byte a group: root in `PREFIX` of the automaton that answers a region's place + 1; 0: none |
//! | `GROUP_FORMATS` | column, a byte a group: how many formats it has |
//! | `FORMAT_GROUPS`, `FORMAT_STYLE` | columns, a byte a format: entries in `GROUPS` and `STYLES`; a group's formats follow those of the group before |
//! | `GROUPS` | five columns, one a digit group: least count + 16 * (greatest - least); 0: no such group |
//! | `STYLES` | four columns: template, first-group rule, international template + 1 (0: none), flags (1: the prefix may be left out, 2: a carrier code may stand before) |
//! | `TEXTS` | templates and rules one after another, each closed by 0; bytes 1 to 9 stand for digit groups |
//! | `SETS` | three columns, lowest byte first: the formats an answer of `FORMAT` names, bit i for the group's i-th |
//! | `REWRITES` | four bytes each: literal digits' count + 16 * (start + 1; 0: the match's end), cut, and up to four literal digits, one a nibble, first one highest |
//! | `ANSWERS` | two bytes each: rewrite + 1 when digits follow the match, and when the number ends with it; 0: no match |
//! | `GROUP_SETS` | column, a byte a group: how many sets of lengths its numbers' end states name |
//! | `LENGTH_SETS` | column, a byte a set: its entry in `MASKS`; a group's sets follow those of the group before |
//! | `MASKS` | three bytes each, little endian: bit n for numbers of n digits |
//! | `ENDS` | two columns, the end states of section `VALID`: answer + 128 when the next entry belongs to the same end state, and the place among the group's sets of that for which it is the answer |
//! | sections `VALID`, `FORMAT`, `PREFIX` | the steps of all states: see `section.rs` |
//!
//! `IDS`, a text, stands beside the bytes: two letters a region, `01` for non-geographic plans; in a group the main
//! region first.
//!
//! Roots: `VALID` has one a group, then one a region (the general description, accepting nothing where no prefix
//! depends on it); `FORMAT` one a group;
//! `PREFIX` those that the columns name, root 0 accepting nothing.

use super::automaton::{DEAD, Id, Store};
use super::ends::{self, Ends};
use super::formats::{self, Entry};
use super::model::Shape;
use super::prefix::{self, Answers, Rewrite};
use super::section::{self, Section};
use super::source::Territory;
use super::{number, pattern};
use std::collections::HashMap;
use std::fmt::Write;

/// What the build leaves behind.
pub struct Table {
    pub bytes: Vec<u8>,
    /// Rust constants saying where what begins.
    pub index: String,
}

/// A list whose equal entries are one.
struct Pool<T>(Vec<T>);

impl<T: PartialEq> Pool<T> {
    fn add(&mut self, entry: T) -> usize {
        self.0.iter().position(|e| *e == entry).unwrap_or_else(|| {
            self.0.push(entry);
            self.0.len() - 1
        })
    }
}

/// Compiles the plans of all groups, read from metadata of this version.
///
/// Which automaton comes first into the store decides how the states are numbered that several share, and so how small the
/// table is: the order of the steps is part of it.
pub fn compile(groups: &[Vec<Territory>], version: &str) -> Table {
    let regions: Vec<&Territory> = groups.iter().flatten().collect();
    let mut store = Store::new();
    let mut writer = Writer::default();

    let mut prefixes = Prefixes { roots: Pool(vec![DEAD]), answers: Answers::default() };
    let leading = write_regions(&mut writer, &mut store, &mut prefixes, groups, &regions);
    let entries: Vec<Vec<Entry>> =
        groups.iter().map(|g| formats::pair(&g[0].formats, &g[0].international_formats)).collect();
    let mut sets = formats::Sets::default();
    let format_roots: Vec<Id> = entries.iter().map(|e| formats::automaton(&mut store, &mut sets, e)).collect();
    write_formats(&mut writer, &entries);
    let valid_roots: Vec<Id> =
        groups.iter().zip(&leading).map(|(g, &leading)| number::group(&mut store, g, leading)).collect();
    let general_roots: Vec<Id> = regions.iter().map(|r| number::general(&mut store, r)).collect();

    let settled = |id: Id| Some(store.get(id).out).filter(|&out| out != 0 && store.get(id).next == [DEAD; 10]);
    let answering = |id: Id| Some(store.get(id).out).filter(|&out| out != 0);
    let mut set_order = Vec::new();
    let format = section::lay_out(&store, &format_roots, &settled, &answering, &mut |keys| {
        set_order = keys.to_vec();
        keys.iter().enumerate().map(|(number, &key)| (key, number)).collect()
    });
    let prefix = section::lay_out(&store, &prefixes.roots.0, &settled, &answering, &mut |keys| {
        keys.iter().map(|&key| (key, key as usize)).collect()
    });
    let valid = validity(&mut store, groups, &valid_roots, &general_roots);

    let sets: Vec<[u8; 3]> =
        set_order.iter().map(|&out| std::array::from_fn(|n| sets.list[out as usize - 1].to_le_bytes()[n])).collect();
    writer.columns("SETS", &sets);
    write_answers(&mut writer, &prefixes.answers);
    write_ends(&mut writer, &valid);
    writer.section("VALID", &valid.section);
    writer.section("FORMAT", &format);
    writer.section("PREFIX", &prefix);
    writer.constant("GROUP_COUNT", groups.len());
    writer.constant("REGION_COUNT", regions.len());
    writer.constant("CHINA_GROUP", groups.iter().position(|g| g[0].id == "CN").expect("China is in the metadata"));
    writer.constant("CHINA", regions.iter().position(|r| r.id == "CN").expect("China is in the metadata"));
    writer.finish(version)
}

/// The automata that read what stands before a number, and their answers.
struct Prefixes {
    roots: Pool<Id>,
    answers: Answers,
}

/// Writes what is known of each region and each group but its numbers; gives the automata of the leading digits.
fn write_regions(
    writer: &mut Writer,
    store: &mut Store,
    Prefixes { roots, answers }: &mut Prefixes,
    groups: &[Vec<Territory>],
    regions: &[&Territory],
) -> Vec<Id> {
    let mut lengths = Pool(Vec::new());
    let mut columns = [Vec::new(), Vec::new(), Vec::new()];
    for region in regions {
        columns[0].push(lengths.add((region.lengths, region.local_lengths)));
        let mut root = |pattern: &Option<String>, rule| match pattern {
            None => 0,
            Some(text) => roots.add(prefix::automaton(store, answers, &pattern::parse(text), rule)),
        };
        columns[1].push(root(&region.international_prefix, None));
        columns[2].push(root(&region.national_prefix_for_parsing, region.transform_rule.as_deref()));
    }
    let leading: Vec<Id> = groups.iter().map(|g| number::leading(store, g)).collect();
    let group_leading: Vec<usize> = leading.iter().map(|&id| roots.add(id)).collect();

    writer.add("CODES", bitmap(125, groups.iter().map(|g| g[0].calling_code as usize)));
    let ids: String = regions.iter().map(|r| &r.id[r.id.len() - 2..]).collect();
    writeln!(writer.index, "pub static IDS: &str = {ids:?};").expect("a string can be written");
    let starts = groups.iter().scan(0, |at, g| {
        let start = *at;
        *at += g.len();
        Some(start)
    });
    writer.add("STARTS", bitmap(32, starts));
    for (name, column) in ["REGION_LENGTHS", "REGION_INTERNATIONAL", "REGION_NATIONAL"].iter().zip(&columns) {
        writer.add(name, bytes(column));
    }
    let lengths: Vec<[u8; 6]> =
        lengths.0.iter().map(|&(a, b)| std::array::from_fn(|n| [a, b].map(u32::to_le_bytes)[n / 3][n % 3])).collect();
    writer.columns("LENGTHS", &lengths);
    writer.add("GROUP_LEADING", bytes(&group_leading));
    leading
}

/// Section `VALID`, and what its end states say.
struct Validity {
    section: Section,
    end_states: Vec<[u8; 2]>,
    /// How many sets of lengths each group has, and all of them in the groups' order: entries of `masks`.
    group_sets: Vec<usize>,
    length_sets: Vec<usize>,
    masks: Pool<u32>,
}

fn validity(store: &mut Store, groups: &[Vec<Territory>], roots: &[Id], mut generals: &[Id]) -> Validity {
    let mut ends = Ends::default();
    let (mut all, mut general_all) = (Vec::new(), Vec::new());
    let (mut group_sets, mut length_sets, mut masks) = (Vec::new(), Vec::new(), Pool(Vec::new()));
    for (group, &root) in groups.iter().zip(roots) {
        let (own, rest) = generals.split_at(group.len());
        generals = rest;
        let (settled, sets) = ends::settle(store, &mut ends, &[&[root], own].concat());
        all.push(settled[0]);
        general_all.extend_from_slice(&settled[1..]);
        group_sets.push(sets.len());
        length_sets.extend(sets.into_iter().map(|set| masks.add(set)));
    }
    all.append(&mut general_all);
    let settled = |id: Id| Some(store.get(id).out).filter(|&out| out != 0);
    let mut end_states: Vec<[u8; 2]> = Vec::new();
    let section = section::lay_out(store, &all, &settled, &|_| None, &mut |keys| {
        let mut numbers = HashMap::new();
        for &key in keys {
            numbers.insert(key, end_states.len());
            let entries = &ends.list[key as usize - 1];
            for (n, &(answer, set)) in entries.iter().enumerate() {
                let more = if n + 1 < entries.len() { 128 } else { 0 };
                end_states.push([answer | more, u8::try_from(set).expect("few sets a group")]);
            }
        }
        numbers
    });
    Validity { section, end_states, group_sets, length_sets, masks }
}

fn write_ends(writer: &mut Writer, Validity { end_states, group_sets, length_sets, masks, .. }: &Validity) {
    writer.add("GROUP_SETS", bytes(group_sets));
    writer.add("LENGTH_SETS", bytes(length_sets));
    assert!(masks.0.iter().all(|&mask| mask < 1 << 24), "lengths fit 24 bits");
    writer.add("MASKS", masks.0.iter().flat_map(|mask| mask.to_le_bytes()[..3].to_vec()).collect());
    writer.add("ENDS", [0, 1].iter().flat_map(|&c| end_states.iter().map(move |e| e[c])).collect());
    writer.constant("END_STATES", end_states.len());
}

fn bytes(values: &[usize]) -> Vec<u8> {
    values.iter().map(|&v| u8::try_from(v).expect("fits a byte")).collect()
}

fn bitmap(size: usize, bits: impl Iterator<Item = usize>) -> Vec<u8> {
    let mut map = vec![0; size];
    bits.for_each(|bit| map[bit / 8] |= 1 << (bit % 8));
    map
}

fn write_formats(writer: &mut Writer, entries: &[Vec<Entry>]) {
    let mut groups = Pool(Vec::new());
    let mut styles = Pool(Vec::new());
    let mut texts = Pool(vec![String::new()]);
    let mut of_groups = Vec::new();
    let mut of_styles = Vec::new();
    for entry in entries.iter().flatten() {
        let f = &entry.format;
        assert!(f.groups.len() <= 5, "more than five digit groups");
        let mut packed = [0; 5];
        for (slot, &(low, high)) in packed.iter_mut().zip(&f.groups) {
            *slot = low | (high - low) << 4;
        }
        of_groups.push(groups.add(packed));
        let template = texts.add(f.template.clone());
        let rule = texts.add(f.prefix_rule.clone());
        let international = entry.international.as_ref().map_or(0, |t| texts.add(t.clone()) + 1);
        let flags = usize::from(f.prefix_optional) | usize::from(f.carrier_rule) << 1;
        of_styles.push(styles.add([template, rule, international, flags]));
    }
    writer.add("GROUP_FORMATS", bytes(&entries.iter().map(Vec::len).collect::<Vec<_>>()));
    writer.add("FORMAT_GROUPS", bytes(&of_groups));
    writer.add("FORMAT_STYLE", bytes(&of_styles));
    writer.columns("GROUPS", &groups.0);
    let styles: Vec<[u8; 4]> =
        styles.0.iter().map(|style| style.map(|n| u8::try_from(n).expect("fits a byte"))).collect();
    writer.columns("STYLES", &styles);
    let mut text = Vec::new();
    for t in &texts.0 {
        let mut chars = t.bytes();
        while let Some(c) = chars.next() {
            text.push(if c == b'$' { chars.next().expect("a group number after $") - b'0' } else { c });
        }
        text.push(0);
    }
    writer.add("TEXTS", text);
}

fn write_answers(writer: &mut Writer, answers: &Answers) {
    let mut rewrites: Pool<Rewrite> = Pool(Vec::new());
    let mut pairs = Vec::new();
    for (between, at_end) in &answers.list {
        for rewrite in [between, at_end] {
            pairs.push(rewrite.as_ref().map_or(0, |r| rewrites.add(r.clone()) + 1));
        }
    }
    let packed = rewrites.0.iter().flat_map(|r| {
        assert!(r.literal.len() <= 4, "more than four literal digits");
        let mut digits = r.literal.iter().copied().chain([0; 4]);
        let mut pair = || digits.next().unwrap_or(0) << 4 | digits.next().unwrap_or(0);
        [r.literal.len() as u8 | r.start.map_or(0, |s| s + 1) << 4, r.cut, pair(), pair()]
    });
    writer.add("REWRITES", packed.collect());
    writer.add("ANSWERS", bytes(&pairs));
}

/// What is read where it stands; all other parts are columns and squeezed.
const PLAIN: [&str; 3] = ["CODES", "STARTS", "TEXTS"];

#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    columns: Vec<u8>,
    ends: Vec<usize>,
    index: String,
    states: usize,
}

impl Writer {
    fn constant(&mut self, name: &str, value: usize) {
        writeln!(self.index, "pub const {name}: usize = {value};").expect("a string can be written");
    }

    fn add(&mut self, name: &str, bytes: Vec<u8>) {
        if PLAIN.contains(&name) {
            self.constant(name, self.bytes.len());
            self.bytes.extend(bytes);
            self.constant(&format!("{name}_END"), self.bytes.len());
        } else {
            self.constant(name, self.columns.len());
            self.columns.extend(bytes);
            self.ends.push(self.columns.len());
        }
    }

    /// Entries column by column: what stands in one column is alike, and compresses better side by side.
    fn columns<const N: usize>(&mut self, name: &str, entries: &[[u8; N]]) {
        self.add(name, (0..N).flat_map(|column| entries.iter().map(move |entry| entry[column])).collect());
        self.constant(&format!("{name}_ROWS"), entries.len());
    }

    fn section(&mut self, name: &str, section: &Section) {
        let Shape { states, roots, answers, shared_bits } = section.shape;
        writeln!(
            self.index,
            "pub const {name}: Section = Section {{ first: {}, shape: Shape {{ states: {states}, roots: {roots}, \
             answers: {answers}, shared_bits: {shared_bits} }}, bytes: ({}, {}) }};",
            self.states,
            self.bytes.len(),
            self.bytes.len() + section.bytes.len(),
        )
        .expect("a string can be written");
        self.states += states;
        self.bytes.extend(&section.bytes);
    }

    fn finish(mut self, version: &str) -> Table {
        let squeezed = section::columns(&self.columns, &self.ends);
        let range = (self.bytes.len(), self.bytes.len() + squeezed.len());
        self.bytes.extend(squeezed);
        let ends = &self.ends;
        let rows = format!(
            "pub const COLUMNS: (usize, usize) = {range:?};\npub static COLUMN_ENDS: [usize; {}] = {ends:?};\n",
            ends.len()
        );
        self.index.push_str(&rows);
        self.constant("COLUMN_BYTES", self.columns.len());
        let head = format!(
            "/// Version of Google's metadata the table was made from.\npub const METADATA_VERSION: &str = {version:?};\n\
             /// Size of the packed table.\npub const TABLE_BYTES: usize = {};\n\
             /// States of all its automata.\npub const TABLE_STATES: usize = {};\n",
            self.bytes.len(),
            self.states
        );
        self.index.insert_str(0, &head);
        Table { bytes: self.bytes, index: self.index }
    }
}
