//! What is folded unfolds: by hand, by a link, by a link from elsewhere.

use super::open;

#[test]
fn proofs_and_findings_unfold() {
    let Some(screen) = open() else { return };
    let breach = ".finding[data-outcome=breached]";
    let proof = format!("document.querySelector('{breach} .proof')");
    // A breach is unfolded from the start, its proof is not.
    assert!(screen.holds(&format!("document.querySelector('{breach} .body').checkVisibility()")));
    assert!(screen.holds(&format!("!{proof}.querySelector('.clause').checkVisibility()")));
    screen.run(&format!("{proof}.scrollIntoView()"));
    screen.click(&format!("{breach} .proof > summary"));
    screen.wait_for(&format!("{proof}.querySelector('.clause li').checkVisibility()"));
    // By key as well.
    screen.press("Enter");
    screen.wait_for(&format!("!{proof}.open"));

    let open_finding = ".finding[data-outcome=undetermined]";
    assert!(!screen.holds(&format!("document.querySelector('{open_finding}').open")));
    screen.click(&format!("{open_finding} > summary"));
    screen.wait_for(&format!("document.querySelector('{open_finding} .body').checkVisibility()"));
    screen.close();
}

#[test]
fn a_link_unfolds_what_it_leads_to() {
    let Some(screen) = open() else { return };
    // From a line number to the line of the manifest, which is folded away.
    let number = ".finding[data-outcome=breached] .excerpt a.number";
    let line = screen.text(&format!("document.querySelector('{number}').hash"));
    assert!(screen.holds(&format!("!document.querySelector('{line}').checkVisibility()")));
    screen.click(number);
    screen.wait_for(&format!("document.querySelector('{line}').checkVisibility()"));

    // To a finding in a folded group, although a filter hides it.
    screen.click("input[name=outcome][value=breached]");
    screen.wait_for("document.documentElement.hasAttribute('data-narrowed')");
    let finding = screen.text("document.querySelector('.finding[data-outcome=satisfied]').id");
    assert!(screen.holds(&format!("!document.getElementById('{finding}').checkVisibility()")));
    screen.run(&format!("location.hash = '{finding}'"));
    screen.wait_for(&format!("document.getElementById('{finding}').checkVisibility()"));
    screen.wait_for(&format!("document.getElementById('{finding}').open"));
    screen.close();
}
