//! The page for everyone: by key alone, in words that can be read, on a narrow screen, and without the script.

use std::collections::BTreeSet;

use super::open;

/// The contrast of each text that is seen with what is behind it: those below what WCAG asks for at its size (AA).
const TOO_FAINT: &str = "(() => {
  const channels = (color) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const known = new Map();
  const read = (color) => known.get(color) ?? known.set(color, channels(color)).get(color);
  const light = ([red, green, blue]) => {
    const linear = [red, green, blue].map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const ground = (node) => {
    for (let one = node; one; one = one.parentElement) {
      const color = read(getComputedStyle(one).backgroundColor);
      if (color[3] === 255) return color;
    }
    return [255, 255, 255, 255];
  };
  const faint = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let seen = 0; walker.nextNode() && seen < 3000;) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !node.checkVisibility() || node.closest('.unseen, svg')) continue;
    seen += 1;
    const style = getComputedStyle(node);
    const [one, other] = [light(read(style.color)), light(ground(node))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) faint.add(`${node.outerHTML.slice(0, 80)}: ${ratio.toFixed(2)}`);
  }
  return JSON.stringify([...faint]);
})()";

#[test]
fn words_stand_out_in_both_themes() {
    let Some(screen) = open() else { return };
    screen.run("document.querySelectorAll('.finding[data-outcome=breached] .proof').forEach((one) => one.open = true)");
    for theme in ["light", "dark"] {
        screen.click(&format!("label[for=theme-{theme}]"));
        let faint: Vec<String> = serde_json::from_str(&screen.text(TOO_FAINT)).unwrap();
        assert_eq!(faint, [""; 0], "{theme}");
    }
    screen.close();
}

#[test]
fn everything_is_within_reach_of_the_keys_and_is_seen_there() {
    let Some(screen) = open() else { return };
    let focus = "(() => { const one = document.activeElement;
        return `${one.tagName} ${one.id || one.name || one.className || one.getAttribute('href') || ''}`; })()";
    let is_seen = "(() => { const one = document.activeElement;
        const style = getComputedStyle(one.matches('.switches input') ? one.nextElementSibling : one);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; })()";
    let mut reached = BTreeSet::new();
    for _ in 0..40 {
        screen.press("Tab");
        let now = screen.text(focus);
        assert!(screen.holds(is_seen), "{now} has the focus, and nobody sees it");
        reached.insert(now);
    }
    for expected in
        ["A skip", "INPUT language-en", "INPUT theme-auto", "BUTTON print", "INPUT search", "INPUT outcome"]
    {
        assert!(reached.contains(expected), "{expected} is not among {reached:?}");
    }
    // The way past all of it.
    screen.run("document.querySelector('.skip').focus()");
    screen.press("Enter");
    screen.wait_for("document.activeElement.id === 'main'");
    screen.close();
}

#[test]
fn the_parts_have_names() {
    let Some(screen) = open() else { return };
    for landmark in ["header", "nav", "aside", "main", "footer", "[role=search]"] {
        let count = screen.number(&format!("document.querySelectorAll('{landmark}').length"));
        assert_eq!(count, 1, "{landmark}");
    }
    let without = "[...document.querySelectorAll('input')].filter((one) => !one.labels.length).length";
    assert_eq!(screen.number(without), 0);
    let legends =
        "[...document.querySelectorAll('fieldset')].filter((one) => !one.querySelector('legend')).length";
    assert_eq!(screen.number(legends), 0);
    // Headings go down one step at a time.
    let levels = "JSON.stringify([...document.querySelectorAll('h1, h2, h3, h4, h5')]
        .filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1])))";
    let levels: Vec<u8> = serde_json::from_str(&screen.text(levels)).unwrap();
    assert_eq!(levels.first(), Some(&1));
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    screen.close();
}

#[test]
fn a_narrow_screen_shows_it_without_scrolling_sideways() {
    let Some(screen) = open() else { return };
    for width in [320, 390, 800] {
        screen.resize(width);
        let wide = screen.number("document.documentElement.scrollWidth");
        assert!(wide <= u64::from(width), "{wide} of {width}");
    }
    screen.close();
}

#[test]
fn without_its_script_the_page_reads_the_same() {
    let Some(screen) = open() else { return };
    let seen = "document.querySelector('main').innerText";
    let with = screen.text(seen);
    screen.without_script();
    assert!(screen.holds("document.getElementById('filter').hidden"));
    assert!(screen.holds("document.getElementById('print').hidden"));
    assert_eq!(screen.text(seen), with);
    // The switches are the style sheet's own.
    screen.click("label[for=language-zh]");
    assert_ne!(screen.text(seen), with);
    assert!(!screen.text(seen).contains("Outcomes by instrument"));
    screen.close();
}
