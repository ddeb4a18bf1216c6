//! The files of crate `xorf` asked by the crate and by us: the same answers, key by key.

use super::{Builder, CHECKSUM, FlaggedNumbers, HEAD, Label};
use crate::{Date, phone::engine::Region};
use xorf::{BinaryFuse8Ref, Filter, FilterRef};

#[test]
fn asked_as_the_crate_asks() {
    let day = Date::parse("2026-11-20").unwrap();
    let label = Label { name: "list".to_owned(), list_date: day, built_at: day };
    for count in [1, 2, 5, 40, 300, 4_000] {
        let mut builder = Builder::default();
        for number in 0..count {
            assert!(builder.add(&format!("139{number:08}"), Region::CHINA));
        }
        let list = FlaggedNumbers::read(builder.write(&label).unwrap()).unwrap();
        let fingerprints = &list.file[HEAD + 4..list.file.len() - CHECKSUM];
        let theirs = BinaryFuse8Ref::from_dma(&list.file[14..34], fingerprints);
        let mut found = 0;
        for key in (0..20_000_u64).flat_map(|n| [8_613_900_000_000 + n, n.wrapping_mul(0x9E37_79B9_7F4A_7C15)]) {
            assert_eq!(list.holds(key), theirs.contains(&key), "{key} in a list of {count}");
            found += u64::from(list.holds(key));
        }
        assert!(found >= count, "{found} found of {count}");
    }
}
