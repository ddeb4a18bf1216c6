//! Tables: which column is read, and what becomes of rows that are none.

use crate::{PHONE, answers, report};
use serde_json::json;

#[test]
fn a_table_is_read_by_its_header() {
    let table = "\u{feff}id, phone ,note\r\n1,13926584107,\"a\r\n\"\"b\"\"\"\r\n\r\n2,\"139 2658 410\",\r\n3\r\n4,13926584107,x";
    let (said, code) = answers(&[PHONE, &["--format", "csv"]].concat(), table);
    assert_eq!(code, 1);
    assert_eq!(said[0], json!({ "line": 2, "report": report("checkPhone", &[json!("13926584107")]) }));
    assert_eq!(said[1], json!({ "line": 5, "report": report("checkPhone", &[json!("139 2658 410")]) }));
    assert_eq!(said[2], json!({ "line": 6, "error": "cells in this row: 1, in the header: 3" }));
    assert_eq!(said[3]["line"], 7);
    assert_eq!(said.len(), 4);
    let other = answers(
        &["check", "--kind", "name", "--format", "csv", "--column", "姓名", "--delimiter", "tab"],
        "a\t姓名\n1\t王小明\n",
    );
    assert_eq!(other.0[0]["report"]["normalized"], "王小明");
    assert_eq!(answers(&[PHONE, &["--format", "csv"]].concat(), "phone\n"), (vec![], 0));
    let (said, _) = answers(&[PHONE, &["--format", "csv"]].concat(), "phone\r1\r\n\n2\r3");
    assert_eq!(said.iter().map(|answer| answer["line"].clone()).collect::<Vec<_>>(), [2, 4, 5]);
}

#[test]
fn a_row_without_an_end_is_given_up() {
    let table = format!("phone,note\n13926584107,\"{}\n13926584107,\"x\n13926584107,y\n", "n".repeat(2_000_000));
    let (said, code) = answers(&[PHONE, &["--format", "csv"]].concat(), table);
    assert_eq!((code, said.len()), (1, 2));
    assert!(said[0]["error"].as_str().unwrap().starts_with("is longer than"));
    assert_eq!((&said[0]["line"], &said[1]["line"]), (&json!(2), &json!(4)));
}

#[test]
fn a_row_is_a_whole_application() {
    let header = "id,applicant.name,applicant.phone,applicant.idNumber,contacts.0.name,contacts.0.phone,contacts.0.relation,\
contacts.0.adult,contacts.0.informed,contacts.1.name,contacts.1.phone,contacts.1.relation,contacts.1.adult,contacts.1.informed";
    let rows = "\n1,王小明,13800000024,,,,,,,李雷,13926584107,friend,TRUE,true\n2,王小明,,,,,,,,,,,,\n3,王小明,13800000024,,,,,,,李雷,,friend,maybe,\n";
    let arguments = ["check", "--kind", "application", "--format", "csv", "--today", "2026-11-20"];
    let (said, code) = answers(&arguments, format!("{header}{rows}"));
    let options = json!({ "today": "2026-11-20" });
    let contact =
        json!({ "name": "李雷", "phone": "13926584107", "relation": "friend", "adult": true, "informed": true });
    let first = json!({ "applicant": { "name": "王小明", "phone": "13800000024" }, "contacts": [contact] });
    let second = json!({ "applicant": { "name": "王小明", "phone": "" }, "contacts": [] });
    assert_eq!(said[0]["report"], report("checkApplication", &[first, options.clone()]));
    assert_eq!(said[1]["report"], report("checkApplication", &[second, options]));
    assert_eq!(said[2]["error"], "application.contacts[0].adult: expected true or false");
    assert_eq!(code, 1);

    let (said, code) = answers(&arguments, "号,applicant.name,applicant.phone\n7,王小明,13800000024\n");
    assert_eq!((said[0]["report"]["verdict"].as_str(), code), (Some("pass"), 0));
}
