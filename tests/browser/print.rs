//! The page on paper: what matters is there without being unfolded.

use lopdf::Document;

use super::{CHECK, open};
use crate::session::Session;

/// What fonts draw as one.
const LIGATURES: [(&str, &str); 5] = [("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl")];

/// The words on all pages, without the breaks of lines.
fn words(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = document.extract_text(&pages).unwrap();
    let text = LIGATURES.iter().fold(text, |text, (one, letters)| text.replace(one, letters));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_printed_page_tells_each_breach_in_full_and_the_questions() {
    let Some(screen) = open() else { return };
    let pdf = screen.print();
    assert!(pdf.starts_with(b"%PDF-"));
    let words = words(&pdf);
    let run = Session::in_repository().run(&format!("{CHECK} --format json"));
    let report = run.json();
    let breaches: Vec<_> =
        report["findings"].as_array().unwrap().iter().filter(|one| one["outcome"] == "breached").collect();
    assert!(breaches.len() > 1);
    for breach in breaches {
        for text in ["message", "duty", "remedy"] {
            let text = breach[text]["en"].as_str().unwrap();
            assert!(words.contains(text), "“{text}” is not on paper");
        }
        // The proof, although it is folded on the screen.
        assert!(words.contains("require: whether the duty is met"));
    }
    // Questions that the screen folds away, too.
    let questions = "document.querySelectorAll('.questions .more li').length";
    assert!(screen.number(questions) > 0);
    let last = "[...document.querySelectorAll('.questions .more .ask [lang=en]')].at(-1).textContent";
    assert!(words.contains(&screen.text(last)), "{}", screen.text(last));
    // What is for the screen alone is not.
    assert!(!words.contains("Filter the findings") && !words.contains("Light Dark"));
    screen.close();
}
