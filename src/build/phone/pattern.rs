//! The few constructs of regular expressions that numbering plans use, as a tree: digits, `\d`, classes
//! `[1-39]`, alternatives, groups with and without capture, `?`, `{n}`, `{n,m}` and a closing `$`.

/// A parsed pattern.
#[derive(Clone, Debug)]
pub enum Pattern {
    /// One digit out of a set; bit d stands for digit d.
    Digit(u16),
    Sequence(Vec<Pattern>),
    /// Alternatives, tried from left to right.
    Choice(Vec<Pattern>),
    /// As often as possible, between the two counts.
    Repeat(Box<Pattern>, u8, u8),
    /// A capturing group with its number, counted from 1.
    Capture(u8, Box<Pattern>),
    /// `$`: the number ends here.
    End,
}

/// Parses `text`; a construct outside the list above stops the build, because guessing would give wrong verdicts.
pub fn parse(text: &str) -> Pattern {
    let mut parser = Parser { text, rest: text.as_bytes(), captures: 0 };
    let pattern = parser.choice();
    assert!(parser.rest.is_empty(), "unread rest in pattern {text}");
    pattern
}

struct Parser<'a> {
    text: &'a str,
    rest: &'a [u8],
    captures: u8,
}

impl Parser<'_> {
    fn peek(&self) -> u8 {
        self.rest.first().copied().unwrap_or(0)
    }

    fn take(&mut self) -> u8 {
        let byte = self.peek();
        self.rest = self.rest.get(1..).unwrap_or_default();
        byte
    }

    fn expect(&mut self, wanted: u8) {
        let found = self.take();
        assert!(found == wanted, "wanted {:?} in pattern {}", wanted as char, self.text);
    }

    fn choice(&mut self) -> Pattern {
        let mut choices = vec![self.sequence()];
        while self.peek() == b'|' {
            self.take();
            choices.push(self.sequence());
        }
        if choices.len() == 1 { choices.remove(0) } else { Pattern::Choice(choices) }
    }

    fn sequence(&mut self) -> Pattern {
        let mut items = Vec::new();
        while !matches!(self.peek(), 0 | b'|' | b')') {
            let item = self.item();
            items.push(self.repeated(item));
        }
        if items.len() == 1 { items.remove(0) } else { Pattern::Sequence(items) }
    }

    fn item(&mut self) -> Pattern {
        match self.take() {
            digit @ b'0'..=b'9' => Pattern::Digit(1 << (digit - b'0')),
            b'\\' => {
                self.expect(b'd');
                Pattern::Digit(0x3ff)
            }
            b'[' => self.class(),
            b'$' => Pattern::End,
            b'(' => {
                if self.peek() == b'?' {
                    self.take();
                    self.expect(b':');
                    let inner = self.choice();
                    self.expect(b')');
                    return inner;
                }
                self.captures += 1;
                let number = self.captures;
                let inner = self.choice();
                self.expect(b')');
                Pattern::Capture(number, Box::new(inner))
            }
            other => panic!("unknown {:?} in pattern {}", other as char, self.text),
        }
    }

    fn class(&mut self) -> Pattern {
        let mut digits = 0u16;
        loop {
            match self.take() {
                b']' => return Pattern::Digit(digits),
                low @ b'0'..=b'9' => {
                    let mut high = low;
                    if self.peek() == b'-' {
                        self.take();
                        high = self.take();
                    }
                    for digit in low..=high {
                        digits |= 1 << (digit - b'0');
                    }
                }
                other => panic!("unknown {:?} in a class of {}", other as char, self.text),
            }
        }
    }

    fn repeated(&mut self, item: Pattern) -> Pattern {
        match self.peek() {
            b'?' => {
                self.take();
                Pattern::Repeat(Box::new(item), 0, 1)
            }
            b'{' => {
                self.take();
                let low = self.count();
                let high = if self.peek() == b',' {
                    self.take();
                    self.count()
                } else {
                    low
                };
                self.expect(b'}');
                Pattern::Repeat(Box::new(item), low, high)
            }
            b'*' | b'+' => panic!("endless repetition in pattern {}", self.text),
            _ => item,
        }
    }

    fn count(&mut self) -> u8 {
        let mut count = 0;
        while self.peek().is_ascii_digit() {
            count = count * 10 + (self.take() - b'0');
        }
        count
    }
}
