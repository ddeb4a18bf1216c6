//! Our reader beside `pulldown-cmark`, on what may stand in a wording.

use super::read;
use crate::document::tree::{Block, Inline, clean, is_safe_link};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// The tree as CommonMark has it.
fn theirs(text: &str) -> Vec<Block> {
    let (mut blocks, mut content): (Vec<Block>, Vec<Inline>) = (Vec::new(), Vec::new());
    let (mut strong, mut link): (Option<String>, Option<(String, String)>) = (None, None);
    let mut list = None;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::List(first)) => list = Some((first.is_some(), Vec::new())),
            Event::Start(Tag::Strong) => strong = Some(String::new()),
            Event::Start(Tag::Link { dest_url, .. }) => link = Some((dest_url.into_string(), String::new())),
            Event::Text(text) => put(&mut content, &mut strong, &mut link, &text),
            Event::SoftBreak | Event::HardBreak => put(&mut content, &mut strong, &mut link, " "),
            Event::End(TagEnd::Strong) => content.extend(strong.take().map(|strong| Inline::Strong { strong })),
            Event::End(TagEnd::Link) => content.extend(link.take().map(|(link, text)| {
                if is_safe_link(&link) { Inline::Link { link, text } } else { Inline::Text(text) }
            })),
            Event::End(TagEnd::Heading(_)) => {
                blocks.push(Block::Heading { level: 3, content: std::mem::take(&mut content) });
            }
            Event::End(TagEnd::Item) => list.iter_mut().for_each(|(_, items)| items.push(std::mem::take(&mut content))),
            Event::End(TagEnd::List(_)) => {
                blocks.extend(list.take().map(|(ordered, items)| Block::List { ordered, items }));
            }
            Event::End(TagEnd::Paragraph) if list.is_none() => {
                blocks.push(Block::Paragraph { content: std::mem::take(&mut content) });
            }
            _ => {}
        }
    }
    blocks
}

fn put(content: &mut Vec<Inline>, strong: &mut Option<String>, link: &mut Option<(String, String)>, text: &str) {
    match (strong, link) {
        (Some(strong), _) => strong.push_str(text),
        (None, Some((_, words))) => words.push_str(text),
        (None, None) => content.push(Inline::Text(text.to_owned())),
    }
}

/// As a reader sees it: pieces of words run together, spaces at the ends of a line gone.
fn seen(blocks: &[Block]) -> Vec<String> {
    let line = |content: &[Inline]| {
        let pieces = content.iter().map(|piece| match piece {
            Inline::Text(text) => text.clone(),
            Inline::Strong { strong } => format!("<{strong}>"),
            Inline::Link { link, text } => format!("[{text}|{link}]"),
        });
        clean(&pieces.collect::<String>())
    };
    blocks
        .iter()
        .map(|block| match block {
            Block::Heading { content, .. } => format!("# {}", line(content)),
            Block::Paragraph { content } => line(content),
            Block::List { ordered, items } => {
                let items: Vec<String> = items.iter().map(|item| line(item)).collect();
                format!("{} {}", if *ordered { "1" } else { "-" }, items.join(" / "))
            }
            Block::Table { .. } => "table".to_owned(),
        })
        .collect()
}

/// Numbers below the one asked for, the same in every run.
fn numbers(mut seed: u64) -> impl FnMut(usize) -> usize {
    move |below| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or_default() % below
    }
}

fn ours(text: &str) -> Vec<String> {
    seen(&read(text, &|_| None).blocks)
}

#[test]
fn the_subset_is_read_as_commonmark_reads_it() {
    for text in [
        "一段话。",
        "第一行\n第二行",
        "第一段\n\n第二段\r\n\r\n第三段",
        "### 标题\n正文",
        "## 标题\n\n- 一\n- 二\n\n正文",
        "正文\n- 一\n- 二",
        "1. 一\n2. 二\n3. 三",
        "- 一\n\n- 二",
        "- 一\n\n1. 二",
        "这是**要点**，请看",
        "**整段都是要点**",
        "- **要点**和[全文](https://example.com/a?b=c)",
        "[打电话](tel:4000000000)或者[写信](mailto:a@example.com)",
        "[这里](/notices/credit)",
        "[不是链接](javascript:alert)之后",
        "1 < 2，3 > 2，a & b",
        "\\*原样\\*，\\[也是\\]",
        "#没有空格不是标题",
        "-没有空格不是一项",
        "2026.11 不是一项",
        "* 一\n* 二",
        "**没有结束",
        "[没有结束",
        "[a] (b)",
    ] {
        assert_eq!(ours(text), seen(&theirs(text)), "{text:?}");
    }
}

#[test]
fn anything_made_of_it_is_too() {
    let pieces =
        ["审核申请", "**要点**", "一二**三四**五六", "[全文](https://example.com)", "1 < 2", "\\*号\\*", "keep it"];
    let mut next = numbers(27_560);
    for _ in 0..3_000 {
        let mut text = String::new();
        for _ in 0..=next(5) {
            let mark = ["", "", "### ", "- ", "1. "][next(5)];
            for _ in 0..=next(2) {
                text.push_str(mark);
                for _ in 0..=next(3) {
                    text.push_str(pieces[next(pieces.len())]);
                    text.push_str(["和", " ", "与"][next(3)]);
                }
                text.push('\n');
            }
            text.push('\n');
        }
        assert_eq!(ours(&text), seen(&theirs(&text)), "{text}");
    }
}

/// Whole documents by the grammar that `mod.rs` shows: every kind of block after every other, with their
/// endings, escapes of every mark, links of every kind, digits and blanks where they matter.
#[test]
fn whole_documents_are_read_alike() {
    const MARKS: &str = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    const LINKS: [&str; 8] = [
        "https://example.com",
        "https://example.com/a-b/c?d=e&f=1",
        "HTTPS://EXAMPLE.COM/x",
        "tel:+864000000000",
        "mailto:a@example.com",
        "/notices/credit",
        "javascript:x",
        "//example.com/a",
    ];
    const WORDS: [&str; 11] =
        ["审核申请", "用途", "keep it", "to", "2026.11", "3", "a1", "1 < 2", "x > y", "A & B", "100%"];
    let mut next = numbers(9_557);
    let word = |next: &mut dyn FnMut(usize) -> usize| match next(9) {
        0 => {
            let mark = MARKS.chars().nth(next(MARKS.len())).unwrap();
            ["\\", &mark.to_string()].concat()
        }
        1 => ["**", WORDS[next(4)], "**"].concat(),
        2 => ["[", WORDS[next(4)], "](", LINKS[next(8)], ")"].concat(),
        3 => ["，", "。", "（", "）", "、"][next(5)].to_owned(),
        _ => WORDS[next(WORDS.len())].to_owned(),
    };
    let line = |next: &mut dyn FnMut(usize) -> usize| {
        // Begins with a word, so that it is no other kind of block.
        let mut text = WORDS[next(4)].to_owned();
        for _ in 0..next(5) {
            // Two key terms side by side would be one run of stars.
            text.push_str(["的", " ", "和"][next(3)]);
            text.push_str(&word(next));
        }
        text
    };
    for round in 0..20_000 {
        let end = ["\n", "\r\n"][next(2)];
        let mut text = String::new();
        let mut last = 9;
        for _ in 0..=next(6) {
            let kind = next(4);
            // A list after a list of its kind goes on with it.
            if kind == last && kind > 1 {
                continue;
            }
            last = kind;
            match kind {
                0 => text.push_str(&[&"#".repeat(1 + next(6)), " ", &line(&mut next), end].concat()),
                1 => (0..=next(2)).for_each(|_| text.push_str(&[&line(&mut next), ["", " "][next(2)], end].concat())),
                _ => (1..2 + next(4)).for_each(|count| {
                    let mark = if kind == 2 { "- ".to_owned() } else { [&count.to_string(), ". "].concat() };
                    text.push_str(&[&mark, &line(&mut next), end].concat());
                }),
            }
            (0..=next(2)).for_each(|_| text.push_str(end));
        }
        assert_eq!(ours(&text), seen(&theirs(&text)), "{round}: {text:?}");
    }
}

/// Where the two part, ours first. A difference that goes away has to leave this list.
#[test]
fn the_known_differences() {
    for (text, us, them) in [
        // CommonMark counts Chinese marks as the end of no word: the key term is lost.
        ("**用途：**审核", &["<用途：>审核"][..], &["**用途：**审核"][..]),
        // Every line says for itself what it is.
        ("- 一\n二", &["- 一", "二"], &["- 一 二"]),
        ("正文\n2. 二", &["正文", "1 二"], &["正文 2. 二"]),
        ("- 一\n* 二", &["- 一 / 二"], &["- 一", "- 二"]),
        // What the subset does not have stays as it is written.
        ("*斜体*和`代码`", &["*斜体*和`代码`"], &["斜体和"]),
        ("&amp;", &["&amp;"], &["&"]),
        ("标题\n---", &["标题 ---"], &["# 标题"]),
    ] {
        assert_eq!(ours(text), us, "{text:?}");
        assert_eq!(seen(&theirs(text)), them, "{text:?}");
        assert_ne!(us, them, "{text:?} is no difference any more");
    }
}

/// Whatever somebody writes: no link that runs something, nothing hidden.
#[test]
fn nothing_hostile_gets_through() {
    let pieces = [
        "[",
        "](",
        ")",
        "![",
        "**",
        "*",
        "\\",
        "{{",
        "}}",
        "<",
        ">",
        "<script>",
        "javascript:",
        "https://e.com",
        "//",
        "data:",
        "\u{202E}",
        "\u{200B}",
        "\u{2066}",
        "\n",
        "\r",
        "- ",
        "1. ",
        "# ",
        "要点",
        " ",
        "\u{0}",
        "`",
        "&#106;",
        "&lt;",
    ];
    let mut next = numbers(8_785);
    for _ in 0..30_000 {
        let text: String = (0..next(14)).map(|_| pieces[next(pieces.len())]).collect();
        for block in read(&text, &|_| Some("\u{202E}值".to_owned())).blocks {
            let (Block::Heading { content, .. } | Block::Paragraph { content }) = &block else {
                continue;
            };
            for piece in content {
                let words = match piece {
                    Inline::Text(text) => text,
                    Inline::Strong { strong } => strong,
                    Inline::Link { link, text: words } => {
                        assert!(is_safe_link(link), "{text:?}");
                        words
                    }
                };
                assert!(!words.chars().any(crate::text::is_invisible), "{text:?}");
            }
        }
    }
}
