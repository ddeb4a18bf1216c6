//! What the endpoint's database holds: every column by name with its reason, and where each value of an
//! invented person can be found in it. A new column, or a value in a column that need not have it, fails.
#![cfg(feature = "server")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use rusqlite::{Connection, types::ValueRef};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::Duration,
};

/// Every column, and why it is there.
const COLUMNS: &[(&str, &str)] = &[
    ("submission.id", "in the status address: 144 random bits"),
    ("submission.key_mark", "a repeated request is known by it: SHA-256 of a random key"),
    ("submission.body_mark", "tells 'the same' from 'another' request: SHA-256 of key and body"),
    ("submission.kind", "which form"),
    ("submission.received_at", "when, for the receipt"),
    ("submission.outcome", "what was found, for the status page: none of the values"),
    ("submission.body", "what was applied for, without the identity number: the lender has to work on it"),
    ("verification.id", "of the submission, or 144 random bits"),
    ("verification.kind", "which steps"),
    ("verification.body", "the numbers that codes go to, and how far it is; of a code only its keyed hash"),
    ("code_sent.number_mark", "counts the codes to a number: its hash with the salt"),
    ("code_sent.at", "when, for the limit of a day"),
    ("salt.value", "for those hashes: random"),
    ("contact_link.id", "in the contact's address: 144 random bits"),
    ("contact_link.submission", "whose contact"),
    ("contact_link.place", "which contact of the form"),
    ("contact_link.reference", "the contact in consent records: a random UUID"),
    ("contact_link.issued_at", "from when the time to answer runs"),
    ("contact_link.answer", "what the contact decided"),
    ("contact_link.answered_at", "when"),
    ("consent_record.sha256", "the record's own hash"),
    ("consent_record.submission", "to which application it belongs"),
    ("consent_record.subject", "who decided: a random UUID"),
    ("consent_record.kind", "applicant or contact"),
    ("consent_record.maker", "page or server"),
    ("consent_record.number", "the order"),
    ("consent_record.received_at", "when"),
    ("consent_record.record", "what was agreed to or refused, for proof: no name, no number"),
    ("stop_link.token", "in the message to the old number: 128 random bits"),
    ("stop_link.id", "which change it stops"),
];

/// An invented person's values, and the only columns that may hold them.
const VALUES: &[(&str, &str, &[&str])] = &[
    ("the applicant's name", "欧阳晓峰", &["submission.body"]),
    ("the applicant's number", "13820475916", &["submission.body"]),
    ("the identity number", "11010519491231002X", &[]),
    ("its middle", "19491231", &[]),
    ("a contact's name", "司徒文静", &["submission.body"]),
    ("a contact's number", "13605716284", &["submission.body"]),
    ("a contact of somebody who did not agree to contacts", "端木子轩", &[]),
    ("the number of that contact", "13755239046", &[]),
    ("the name on a rejected form", "诸葛丽华", &[]),
    ("the number on a rejected form", "1387654902", &[]),
    ("the old number", "13547780123", &["submission.body", "verification.body"]),
    ("the new number", "13947780456", &["submission.body", "verification.body"]),
    ("a number that was to be confirmed", "13747780789", &["verification.body"]),
    ("the message that was reported", "尾号7788的账户", &["submission.body"]),
    ("who reported it", "上官雨桐", &["submission.body"]),
    ("the reporter's number", "13247781234", &["submission.body"]),
];

struct Server {
    child: Child,
    address: String,
    said: Arc<Mutex<String>>,
    folder: PathBuf,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Server {
    fn start() -> Server {
        let folder = std::env::temp_dir().join(format!("heyan-columns-{}", std::process::id()));
        let mut child = Command::new(env!("CARGO_BIN_EXE_serve"))
            .args(["--port", "0", "--database"])
            .arg(folder.join("heyan.sqlite"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let address = first.rsplit_once("http://").unwrap().1.to_owned();
        let errors = BufReader::new(child.stderr.take().unwrap()).lines();
        let listen = |lines: Box<dyn Iterator<Item = std::io::Result<String>> + Send>| {
            let said = Arc::clone(&said);
            std::thread::spawn(move || {
                lines.for_each(|line| *said.lock().unwrap() += &(line.unwrap_or_default() + "\n"));
            });
        };
        listen(Box::new(lines));
        listen(Box::new(errors));
        Server { child, address, said, folder }
    }

    fn post(&self, path: &str, body: &Value, key: &str) -> Value {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let body = body.to_string();
        write!(
            stream,
            "POST {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: application/json\r\n\
             Idempotency-Key: {key}\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        serde_json::from_str(body).unwrap_or_else(|_| panic!("{path}: {answer}"))
    }

    fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// The code that the simulator shows in the terminal.
    fn code(&self) -> String {
        for _ in 0..100 {
            let said = self.said();
            let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>();
            if let Some(code) = said.split("验证码").skip(1).map(digits).find(|code| code.len() == 6) {
                return code;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("no code in {}", self.said());
    }
}

fn application(name: &str, phone: &str, contact: (&str, &str), agreed: &str) -> Value {
    json!({ "checked": true, "locale": "zh-CN", "report": null, "application": {
        "applicant": { "name": name, "phone": phone, "idNumber": "11010519491231002X" },
        "contacts": [{ "name": contact.0, "phone": contact.1, "relation": "friend", "adult": true, "informed": true }],
        "consents": { "carrier-check": "given", "emergency-contact": agreed },
    } })
}

/// Every cell of the database as text.
fn cells(connection: &Connection) -> BTreeMap<String, Vec<String>> {
    let names = |query: &str| -> Vec<String> {
        connection.prepare(query).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let mut cells = BTreeMap::new();
    for table in names("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'") {
        for column in names(&format!("select name from pragma_table_info('{table}')")) {
            let mut query = connection.prepare(&format!("select {column} from {table}")).unwrap();
            let texts = query.query_map([], |row| {
                Ok(match row.get_ref(0)? {
                    ValueRef::Null => String::new(),
                    ValueRef::Integer(value) => value.to_string(),
                    ValueRef::Real(value) => value.to_string(),
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
                })
            });
            cells.insert(format!("{table}.{column}"), texts.unwrap().map(Result::unwrap).collect());
        }
    }
    cells
}

#[test]
fn each_value_stands_only_where_it_is_needed() {
    let mut server = Server::start();
    let key = |end: u32| format!("invented-key-{end:08}");
    let taken = server.post(
        "/api/applications",
        &application("欧阳晓峰", "13820475916", ("司徒文静", "13605716284"), "given"),
        &key(1),
    );
    assert_eq!(taken["status"], "received", "{taken}");
    let alone = application("欧阳晓峰", "13820475916", ("端木子轩", "13755239046"), "refused");
    assert!(server.post("/api/applications", &alone, &key(2)).get("id").is_some());
    let rejected = application("诸葛丽华", "1387654902", ("端木子轩", "13755239046"), "given");
    assert_eq!(server.post("/api/applications", &rejected, &key(3))["type"], "/problems/rejected");
    let request = json!({ "oldPhone": "13547780123", "newPhone": "13947780456", "oldReachable": "yes" });
    let change = server.post("/api/phone-changes", &json!({ "request": request, "locale": "zh-CN" }), &key(4));
    assert!(change.get("id").is_some(), "{change}");
    let objection = json!({ "objection": { "sms": { "text": "您尾号7788的账户已冻结，请转账。" }, "reason": "suspected-fraud",
        "name": "上官雨桐", "phone": "13247781234" }, "locale": "zh-CN" });
    assert!(server.post("/api/sms-objections", &objection, &key(5)).get("id").is_some());
    let binding = server.post("/api/verifications", &json!({ "phone": "13747780789" }), &key(6));
    let start = format!("/api/verifications/{}/steps/otp-new/start", binding["id"].as_str().unwrap());
    server.post(&start, &json!({}), &key(7));
    let code = server.code();
    // A guess that is wrong, so that what is kept of the right one stays.
    let wrong = if code == "000000" { "000001" } else { "000000" };
    server.post(start.trim_end_matches("/start"), &json!({ "code": wrong }), &key(8));

    // While it runs the file is its own.
    server.child.kill().unwrap();
    server.child.wait().unwrap();
    let connection = Connection::open(server.folder.join("heyan.sqlite")).unwrap();
    let cells = cells(&connection);
    let known: BTreeSet<&str> = COLUMNS.iter().map(|(column, _)| *column).collect();
    let there: BTreeSet<&str> = cells.keys().map(String::as_str).collect();
    assert_eq!(there, known, "each column has its reason in COLUMNS");
    let holding = |value: &str| -> Vec<&str> {
        cells
            .iter()
            .filter(|(_, cells)| cells.iter().any(|cell| cell.contains(value)))
            .map(|(name, _)| &**name)
            .collect()
    };
    for (what, value, allowed) in VALUES {
        assert_eq!(holding(value), *allowed, "{what}");
    }
    assert_eq!(holding("invented-key"), Vec::<&str>::new(), "the keys");
    assert!(!cells["verification.body"].iter().any(|body| body.contains(&code)), "the code");

    let said = server.said();
    for (what, value, _) in VALUES {
        assert!(!said.contains(value), "{what} in the log");
    }
}
