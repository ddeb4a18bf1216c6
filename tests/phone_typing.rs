//! Regrouping while typing, over traces of keystrokes, deletions and pastes: digits are never lost,
//! doubled or reordered, the caret stays at its digit, and regrouping twice changes nothing.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::pedantic
)]

use heyan::phone::{self, TypingOptions, engine::Region};

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }
}

fn options(region: &str, done: &str) -> TypingOptions {
    let mut options = TypingOptions::default();
    options.region = Some(region.to_owned());
    options.input_type = Some(done.to_owned());
    options
}

fn is_counted(ch: char) -> bool {
    ch.is_ascii_digit() || ch == '+'
}

fn counted(text: &str) -> String {
    text.chars().filter(|ch| is_counted(*ch)).collect()
}

/// An input field as a browser has it: ASCII text and a caret.
struct Field {
    text: String,
    caret: usize,
}

impl Field {
    /// Does what the key does, lets the text be regrouped, and holds the outcome against a model that
    /// knows only digits.
    fn does(&mut self, region: &str, done: &str, inserted: &str) {
        let mut model = counted(&self.text);
        let at = counted(&self.text[..self.caret]).len();
        let mut separator = false;
        let expected = match done {
            "deleteContentBackward" if self.caret > 0 => {
                self.caret -= 1;
                separator = !is_counted(self.text.remove(self.caret));
                // Whether a digit or the separator behind it went, the model loses the digit before.
                model.remove(at - 1);
                at - 1
            }
            "deleteContentForward" if self.caret < self.text.len() => {
                separator = !is_counted(self.text.remove(self.caret));
                model.remove(at);
                at
            }
            "insertText" | "insertFromPaste" => {
                self.text.insert_str(self.caret, inserted);
                self.caret += inserted.len();
                model.insert_str(at, &counted(inserted));
                at + counted(inserted).len()
            }
            _ => return,
        };
        let before = self.text.clone();
        let typed = phone::format_as_you_type(&self.text, self.caret as u32, &options(region, done));
        let caret = typed.caret as usize;
        // Where a digit could have stood in the separator's place, or the number is too long for any
        // group, only the separator goes: rather a key pressed twice than a digit lost.
        let kept = separator && (region != "CN" || typed.text == before) && counted(&typed.text) == counted(&before);
        if kept {
            assert_eq!(counted(&typed.text[..caret]).len(), at, "{before:?} {done} in {region}: caret");
        } else {
            assert_eq!(counted(&typed.text), model, "{before:?} {done} in {region}: digits");
            assert_eq!(
                counted(&typed.text[..caret]).len(),
                expected,
                "{before:?} {done} in {region}: caret in {:?}",
                typed.text
            );
        }
        let again = phone::format_as_you_type(&typed.text, typed.caret, &options(region, ""));
        assert_eq!(again.text, typed.text, "{before:?} in {region}: regrouping again");
        self.text = typed.text;
        self.caret = caret;
    }
}

const REGIONS: [&str; 8] = ["CN", "HK", "US", "GB", "FR", "DE", "AR", "JP"];

#[test]
fn traces_keep_every_digit_and_the_caret() {
    let mut random = Random(0xD1B5_4A32_D192_ED03);
    for round in 0..800 {
        let region = REGIONS[round % REGIONS.len()];
        let mut field = Field { text: String::new(), caret: 0 };
        for _ in 0..40 {
            let digits = counted(&field.text).len();
            match random.below(10) {
                0..=5 if digits < 15 => {
                    let digit = random.below(10).to_string();
                    field.does(region, "insertText", &digit);
                }
                6 => field.does(region, "deleteContentBackward", ""),
                7 => {
                    field.caret = random.below(field.text.len() + 1);
                }
                8 if digits < 8 => field.does(region, "insertFromPaste", "139 2658"),
                9 if field.text.is_empty() => field.does(region, "insertText", "+"),
                _ => {}
            }
        }
    }
}

#[test]
fn a_mobile_is_3_4_4_from_the_first_digit_on() {
    let number = "13926584107";
    let mut field = Field { text: String::new(), caret: 0 };
    for (index, digit) in number.chars().enumerate() {
        field.does("CN", "insertText", &digit.to_string());
        let groups: Vec<usize> = field.text.split(' ').map(str::len).collect();
        let expected: Vec<usize> = match index + 1 {
            count @ 1..=3 => vec![count],
            count @ 4..=7 => vec![3, count - 3],
            count => vec![3, 4, count - 7],
        };
        assert_eq!(groups, expected, "{}", field.text);
        assert_eq!(field.caret, field.text.len());
    }
}

#[test]
fn deleting_from_the_end_takes_one_digit_each() {
    for (region, number) in
        [("CN", "139 2658 4107"), ("CN", "010 6234 5678"), ("CN", "+86 139 2658 4107"), ("HK", "9123 4567")]
    {
        let mut field = Field { text: number.to_owned(), caret: number.len() };
        for left in (0..counted(number).len()).rev() {
            field.does(region, "deleteContentBackward", "");
            assert_eq!(counted(&field.text).len(), left, "{number}");
        }
    }
}

#[test]
fn any_text_comes_back_with_its_digits_in_order() {
    const PARTS: [&str; 24] = [
        "1", "39", "2658", "4107", "+", "+86", "00", "0", "10", "400", " ", "-", "(", ")", "*", "x", "转", "手机",
        "１", "٣", "😀", "\u{200b}", ",", "\n",
    ];
    let values = |text: &str| -> Vec<u8> { text.chars().filter_map(heyan::text::digit_value).collect() };
    let mut random = Random(77);
    for _ in 0..20_000 {
        let text: String = (0..random.below(9)).map(|_| PARTS[random.below(PARTS.len())]).collect();
        let units = text.encode_utf16().count();
        let caret = random.below(units + 2) as u32;
        let region = REGIONS[random.below(REGIONS.len())];
        let typed = phone::format_as_you_type(&text, caret, &options(region, "insertText"));
        assert_eq!(values(&typed.text), values(&text), "{text:?} in {region}");
        assert!(typed.caret as usize <= typed.text.encode_utf16().count(), "{text:?}");
    }
    assert!(Region::from_code("AR").is_some());
}
