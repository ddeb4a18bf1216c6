//! The tool for many records: what it answers, what it says of records it cannot read, and how it ends.
#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::pedantic
)]

mod ends;
mod tables;

use heyan::{
    Date,
    call::call,
    phone::{
        engine::Region,
        flagged::{Builder, Label},
    },
};
use serde_json::{Value, json};
use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
    thread,
};

const PHONE: &[&str] = &["check", "--kind", "phone"];

fn start(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_heyan"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn run(arguments: &[&str], input: impl Into<Vec<u8>>) -> Output {
    let mut tool = start(arguments);
    let (mut stdin, input) = (tool.stdin.take().unwrap(), input.into());
    // Both ends at once; a refused command line closes the pipe before everything is written.
    let writer = thread::spawn(move || drop(stdin.write_all(&input)));
    let output = tool.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

/// The answers, and the exit code; nothing was said beside them.
fn answers(arguments: &[&str], input: impl Into<Vec<u8>>) -> (Vec<Value>, i32) {
    let output = run(arguments, input);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let text = String::from_utf8(output.stdout).unwrap();
    (text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), output.status.code().unwrap())
}

/// A file with this content, gone with the target folder.
fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("check-tool-{name}"));
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

fn report(name: &str, arguments: &[Value]) -> Value {
    call(name, arguments).unwrap()
}

#[test]
fn every_vector_is_answered_as_the_function_answers() {
    let mut asked = 0;
    for (function, kind) in [("checkPhone", "phone"), ("checkPersonName", "name"), ("checkIdNumber", "id")] {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
        let vectors = fs::read_dir(folder).unwrap().flat_map(|entry| {
            serde_json::from_str::<Vec<Value>>(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap()
        });
        let texts: Vec<Value> = vectors
            .filter(|vector| vector["call"] == function && vector["refuses"].is_null())
            .map(|vector| vector["args"][0].clone())
            .filter(Value::is_string)
            .collect();
        let options = if kind == "id" { json!({ "today": "2026-11-20" }) } else { json!({}) };
        let input: String = texts.iter().map(|text| format!("{text}\n")).collect();
        let mut arguments = vec!["check", "--kind", kind, "--jobs", "3"];
        if kind == "id" {
            arguments.extend(["--today", "2026-11-20"]);
        }
        let (said, code) = answers(&arguments, input);
        assert_eq!((said.len(), code), (texts.len(), 0));
        for (at, (answer, text)) in said.iter().zip(&texts).enumerate() {
            let whole = json!({ "line": at + 1, "report": report(function, &[text.clone(), options.clone()]) });
            assert_eq!(*answer, whole);
        }
        asked += texts.len();
    }
    assert!(asked > 500, "{asked}");
}

#[test]
fn an_answer_is_the_functions_own_text() {
    let output = run(PHONE, "\"139 2658 4107\"\n");
    let own = heyan::call::Caller::new().call_json("checkPhone", r#"["139 2658 4107"]"#).unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), format!("{{\"line\":1,\"report\":{own}}}\n"));
}

#[test]
fn answers_keep_the_order_whatever_each_takes() {
    let one = |at: usize| match at % 97 {
        0 => format!("{{\"phone\":\"{}139 2658 4107\"}}\n", " ".repeat(at % 900)),
        1 => "\"\"\n".to_owned(),
        _ => format!("\"1392658{:04}\"\n", at % 10_000),
    };
    let input: String = (0..20_000).map(one).collect();
    let alone = run(&[PHONE, &["--jobs", "1"]].concat(), input.as_str());
    let many = run(&[PHONE, &["--jobs", "7"]].concat(), input.as_str());
    assert!(alone.stdout == many.stdout);
    let lines = String::from_utf8(many.stdout).unwrap();
    for (at, line) in lines.lines().enumerate() {
        assert!(line.starts_with(&format!("{{\"line\":{},", at + 1)), "{at}");
    }
    assert_eq!(lines.lines().count(), 20_000);
}

#[test]
fn a_record_that_cannot_be_read_is_named_by_its_line_and_the_next_is_read() {
    let secret = "13926584107";
    let mut input =
        format!("\u{feff}\"{secret}\"\n\n  \n{secret}\n{{\"phone\":{secret}}}\n[\"{secret}\"]\n").into_bytes();
    input.extend_from_slice(format!("{{\"mobile\":\"{secret}\"}}\n\"{secret}\" \"\n\"{secret}\n").as_bytes());
    input.extend_from_slice(b"\"\xb5\xe7 13926584107\"\n");
    input.extend_from_slice(&b"1".repeat(3_000_000));
    input.extend_from_slice(b"\n{\"phone\":\"139 2658 4107\",\"id\":{\"phone\":1}}\r\n\"13926584107\"");
    let (said, code) = answers(PHONE, input);
    assert_eq!(code, 1);
    let short: Vec<(u64, &str)> = said
        .iter()
        .map(|answer| (answer["line"].as_u64().unwrap(), answer["error"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(
        short,
        [
            (1, ""),
            (4, "phone: expected a string"),
            (5, "phone: expected a string"),
            (6, "phone: expected a string"),
            (7, "phone: is required"),
            (8, "is not JSON: stopped at column 15"),
            (9, "is not JSON: stopped at column 12"),
            (10, "is not UTF-8; convert it first, for example from GB18030"),
            (11, "is longer than 1048576 bytes (in a table: is a quotation mark not closed?)"),
            (12, ""),
            (13, ""),
        ]
    );
    assert!(
        said.iter().filter(|answer| answer["error"].is_string()).all(|answer| !answer.to_string().contains(secret))
    );
}

#[test]
fn lines_are_answered_one_by_one_the_empty_ones_too() {
    let (said, code) = answers(&[PHONE, &["--format", "lines"]].concat(), "\u{feff}139 2658 4107\r\n\n\"139\"\n");
    assert_eq!(code, 0);
    let reports: Vec<&Value> = said.iter().map(|answer| &answer["report"]).collect();
    for (found, text) in reports.iter().zip(["139 2658 4107", "", "\"139\""]) {
        assert_eq!(**found, report("checkPhone", &[json!(text)]));
    }
    assert_eq!(reports.len(), 3);
}

#[test]
fn objects_are_asked_with_their_options() {
    let policy = file("policy.json", r#"{ "contacts": { "min": 1, "necessity": "贷后联系" } }"#);
    let form = json!({ "applicant": { "name": "王小明", "phone": "13800000024" }, "contacts": [] });
    let arguments = ["check", "--kind", "application", "--today", "2026-11-20", "--locale", "en", "--policy", &policy];
    let (said, _) = answers(&arguments, format!("{form}\n{{\"applicant\":7}}\n{{\n"));
    let limits: Value = serde_json::from_str(&fs::read_to_string(&policy).unwrap()).unwrap();
    let options = json!({ "today": "2026-11-20", "locale": "en", "policy": limits });
    assert_eq!(said[0]["report"], report("checkApplication", &[form, options]));
    assert_eq!(said[1]["error"], "application.applicant: expected an object");
    assert_eq!(said[2]["error"], "is not JSON: stopped at column 1");

    let change = json!({ "oldPhone": "13800000024", "newPhone": "13926584107", "oldReachable": "yes" });
    let (said, _) =
        answers(&["check", "--kind", "phone-change", "--now", "2026-11-20T08:00:00Z"], format!("{change}\n"));
    assert_eq!(said[0]["report"], report("planPhoneChange", &[change, json!({ "now": "2026-11-20T08:00:00Z" })]));

    let sms = json!({ "text": "您的账户异常，请致电 400-000-0000", "sender": "95588" });
    let (said, _) = answers(&["check", "--kind", "sms"], format!("{sms}\n"));
    assert_eq!(said[0]["report"], report("inspectSms", &[sms]));
}

/// A list of one number.
fn filter() -> Vec<u8> {
    let mut list = Builder::default();
    assert!(list.add("13926584107", Region::CHINA));
    let day = Date::parse("2026-11-20").unwrap();
    list.write(&Label { name: String::new(), list_date: day, built_at: day }).unwrap()
}

#[test]
fn numbers_that_were_reported_are_asked_for() {
    let flagged = file("flagged", filter());
    let (said, _) =
        answers(&[PHONE, &["--flagged", &flagged, "--only-findings"]].concat(), "\"13926584107\"\n\"13800000024\"\n");
    assert_eq!(said.len(), 1);
    assert_eq!(said[0]["report"]["findings"][0]["code"], "phone.flagged");
}

#[test]
fn what_is_in_order_may_be_left_out() {
    let (said, code) = answers(&[PHONE, &["--only-findings"]].concat(), "\"13926584107\"\n\"1\"\n7\n\"13926584107\"\n");
    let lines: Vec<u64> = said.iter().map(|answer| answer["line"].as_u64().unwrap()).collect();
    assert_eq!((lines, code), (vec![2, 3], 1));
}

/// The commands of the README, run by a shell as they stand there, and the one that CORE.md gives to engines.
#[cfg(unix)]
#[test]
fn the_examples_of_the_readme_run() {
    let readme = include_str!("../../README.md");
    let examples = readme.split_once("```sh check\n").unwrap().1.split_once("```").unwrap().0;
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("check-tool-readme");
    fs::create_dir_all(&folder).unwrap();
    for (name, content) in [
        ("numbers.txt", "139 2658 4107\n139 2658 410\n"),
        ("customers.csv", "号,证件号\n1,11010519491231002X\n2,110105194912310021\n"),
        ("policy.json", r#"{ "contacts": { "min": 1, "necessity": "贷后联系" } }"#),
        ("applications.ndjson", r#"{ "applicant": { "name": "王小明", "phone": "13800000024" }, "contacts": [] }"#),
    ] {
        fs::write(folder.join(name), content).unwrap();
    }
    let tool = PathBuf::from(env!("CARGO_BIN_EXE_heyan"));
    let path = format!("{}:{}", tool.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    let ran = shell.args(["-e", "-c", examples]).current_dir(&folder).env("PATH", path).output().unwrap();
    assert!(ran.status.success() && ran.stderr.is_empty(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(examples.lines().count(), 3);
    let verdicts = |text: String| -> Vec<(Value, Value)> {
        let answers = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        answers.map(|answer| (answer["line"].clone(), answer["report"]["verdict"].clone())).collect()
    };
    let written = |name: &str| verdicts(fs::read_to_string(folder.join(name)).unwrap());
    let numbers = verdicts(String::from_utf8(ran.stdout).unwrap());
    assert_eq!(numbers, [(json!(1), json!("pass")), (json!(2), json!("reject"))]);
    let guide = include_str!("../../www/heyan/CORE.md");
    let (_, piped) = guide.split_once("```sh\nheyan ").unwrap();
    let piped: Vec<&str> = piped.split('#').next().unwrap().split_whitespace().collect();
    assert_eq!(answers(&piped, "139 2658 4107\n139 2658 410\n").0.len(), 2);
    assert_eq!(written("wrong.ndjson"), [(json!(3), json!("reject"))]);
    assert_eq!(written("reports.ndjson"), [(json!(1), json!("reject"))]);
}
