//! How it begins and ends: refusals, open and closed pipes, memory, a terminal.

use crate::{PHONE, file, filter, run, start};
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    process::{Child, Command, Stdio},
    thread,
};

#[test]
fn an_answer_comes_while_the_stream_is_open() {
    let mut tool = start(&[PHONE, &["--format", "lines"]].concat());
    let (mut stdin, mut stdout) = (tool.stdin.take().unwrap(), BufReader::new(tool.stdout.take().unwrap()));
    for at in 1..=20 {
        stdin.write_all(b"13926584107\n").unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert!(line.starts_with(&format!("{{\"line\":{at},\"report\":")), "{line}");
    }
    drop(stdin);
    assert_eq!(tool.wait().unwrap().code(), Some(0));
}

#[test]
fn who_closes_the_pipe_hears_nothing_more() {
    let mut tool = start(PHONE);
    let mut stdin = tool.stdin.take().unwrap();
    let writer = thread::spawn(move || while stdin.write_all(&b"\"13926584107\"\n".repeat(1_000)).is_ok() {});
    let mut first = String::new();
    BufReader::new(tool.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.starts_with("{\"line\":1,"));
    assert_eq!(tool.wait().unwrap().code(), Some(141));
    let mut said = String::new();
    tool.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(said, "");
    writer.join().unwrap();
}

/// Ten times the records, and one without an end, take the same room.
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_stream() {
    let mut tool = start(&[PHONE, &["--jobs", "2"]].concat());
    let most = |tool: &Child| -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", tool.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    };
    let (mut stdin, mut stdout) = (tool.stdin.take().unwrap(), BufReader::new(tool.stdout.take().unwrap()));
    let mut turn = |part: &[u8], parts: usize, answers: usize| {
        thread::scope(|scope| {
            scope.spawn(|| (0..parts).for_each(|_| stdin.write_all(part).unwrap()));
            let mut line = Vec::new();
            for _ in 0..answers {
                line.clear();
                stdout.read_until(b'\n', &mut line).unwrap();
            }
        });
    };
    let part = b"\"139 2658 4107\"\n".repeat(1_000);
    turn(&part, 10, 10_000);
    let before = most(&tool);
    turn(&part, 100, 100_000);
    turn(&b"1".repeat(1 << 20), 64, 1);
    let after = most(&tool);
    assert!(after < before + 8_000, "{before} kB, then {after} kB");
    tool.kill().unwrap();
    tool.wait().unwrap();
}

#[test]
fn what_cannot_be_meant_is_refused_in_one_sentence_before_anything_is_read() {
    let (bad, broken) = (file("bad.json", r#"{ "contacts": { "min": 1 } }"#), file("broken.json", "{ 13926584107"));
    let (nothing, flagged): (&[&str], _) = (&[], file("flagged-too", filter()));
    for (arguments, part) in [
        (&["check"][..], "--kind is required"),
        (&["frobnicate"], "does one thing"),
        (&["check", "--kind", "person"], "--kind wants phone, name"),
        (&["check", "--kind"], "missing argument"),
        (&["check", "--kind", "phone", "--colour", "red"], "unknown option --colour"),
        (&["check", "--kind", "phone", "--region", "XX"], "options.region: expected the code of a region"),
        (&["check", "--kind", "phone", "--purpose", "fun"], "options.purpose: expected one of"),
        (&["check", "--kind", "phone", "--today", "2026-11-20"], "--today is not for this kind"),
        (&["check", "--kind", "name", "--flagged", &flagged], "--flagged is not for this kind"),
        (&["check", "--kind", "phone", "--flagged", &bad], "--flagged wants a file of the filter tool"),
        (&["check", "--kind", "id", "--today", "20.11.2026"], "options.today: expected a day"),
        (&["check", "--kind", "application", "--policy", &bad], "options.policy.contacts.necessity: is required"),
        (&["check", "--kind", "application", "--policy", &broken], "--policy wants a file of JSON"),
        (&["check", "--kind", "application", "--policy", "/nowhere"], "--policy cannot be read"),
        (&["check", "--kind", "application", "--format", "lines"], "--format lines is for"),
        (&["check", "--kind", "application", "--column", "a"], "--column is not for this kind"),
        (&["check", "--kind", "application", "--format", "csv"], "no place such as contacts.0.phone"),
        (&["check", "--kind", "phone-change", "--format", "csv"], "no row of a table"),
        (&["check", "--kind", "phone", "--format", "csv"], "no column phone"),
        (&["check", "--kind", "phone", "--format", "xlsx"], "--format wants ndjson"),
        (&["check", "--kind", "phone", "--delimiter", "ab"], "--delimiter wants one character"),
        (&["check", "--kind", "phone", "--jobs", "0"], "--jobs wants a number"),
        (&["check", "--kind", "phone", "/nowhere"], "the file cannot be read"),
        (&["check", "--kind", "phone", "a", "13926584107"], "takes one file"),
        (&["check", "--kind", "phone", "--13926584107"], "unknown option; see --help"),
        (&["check", "--kind", "phone", "--only-findings=13926584107", "a"], "--only-findings takes no value"),
        (&["check", "--kind", "phone", "13926584107"], "the file cannot be read"),
        (&["check", "--kind", "13926584107"], "--kind wants phone, name"),
    ] {
        let output = run(arguments, "contacts.77.phone\n13926584107\n");
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(2), true), "{arguments:?}");
        assert!(
            said.starts_with("heyan: ") && said.contains(part) && said.lines().count() == 1,
            "{arguments:?}: {said}"
        );
        assert!(!said.contains("13926584107"));
    }
    for help in [nothing, &["--help"], &["check", "-h"]] {
        let output = run(help, "");
        assert!(
            output.status.success() && String::from_utf8(output.stdout).unwrap().starts_with("heyan check --kind KIND")
        );
    }
    let version = run(&["--version"], "").stdout;
    assert_eq!(String::from_utf8(version).unwrap(), format!("heyan {}/{}\n", heyan::VERSION, heyan::DATA_HASH));
}

/// `script` of util-linux runs it on a terminal of its own.
#[cfg(target_os = "linux")]
#[test]
fn progress_is_told_on_a_terminal_and_nowhere_else() {
    let (list, told) = (file("list", "\"13926584107\"\n".repeat(3)), file("told", ""));
    let Ok(made) = Command::new("script")
        .args(["--quiet", "--return", "--command"])
        .arg(format!("{} check --kind phone {list} >/dev/null", env!("CARGO_BIN_EXE_heyan")))
        .arg(&told)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
    else {
        println!("NOTE: progress was not looked at: there is no `script` here.");
        return;
    };
    assert!(made.success());
    assert!(fs::read_to_string(told).unwrap().contains("3 records, 0 not readable, "));
}
