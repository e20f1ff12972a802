//! What a manifest states stays text, whatever it is.

use crate::browser::screen::Screen;
use crate::session::Session;

#[test]
fn names_that_would_be_markup_are_text() {
    let name = "</script><img src=x onerror=alert(1)>";
    let manifest = format!(
        "[manifest]\nversion = 1\n[operator]\nroles = [\"network-operator\"]\nciio = true\n\
         [[dataset]]\nname = \"{name}\"\npersonal = true\ncollected-in = [\"CN\"]\n\
         stores = [{{ name = \"'\\\"><svg onload=alert(2)>\", country = \"SG\" }}]\n"
    );
    let session = Session::in_empty_folder().with("product.toml", manifest);
    let check = "check product.toml --as-of 2026-11-23 --pack csl --lang en";
    let Some(screen) = Screen::open(&session, check) else { return };
    assert_eq!(screen.number("document.querySelectorAll('img, [onerror], [onload]').length"), 0);
    assert_eq!(screen.number("document.scripts.length"), 1);
    let element =
        "[...document.querySelectorAll('.finding')].map((one) => one.dataset.element).find(Boolean)";
    assert!(screen.text(element).starts_with(name));
    let seen = "[...document.querySelectorAll('.finding .element')].map((one) => one.textContent).join()";
    assert!(screen.text(seen).contains(name));
    screen.close();
}

#[test]
fn what_is_not_ours_would_not_run() {
    let Some(screen) = super::open() else { return };
    // As if somebody had written into the file: the policy names our script and no other.
    screen.run(
        "const script = document.createElement('script');
         script.textContent = 'window.strange = true';
         document.body.append(script);
         const image = document.createElement('img');
         image.src = 'https://example.org/image.png';
         document.body.append(image);",
    );
    assert!(screen.holds("window.strange === undefined"));
    screen.wait_for("document.querySelector('img').complete");
    assert_eq!(screen.number("document.querySelector('img').naturalWidth"), 0);
    // The browser complains of both, and asks for neither.
    let complaints = screen.complaints();
    assert!(complaints.len() >= 2, "{complaints:?}");
    assert!(complaints.iter().all(|one| one.contains("Content Security Policy")), "{complaints:?}");
    screen.close();
}
