//! What the page may load and run: nothing but its own style sheets and script.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The content security policy of a page with these style sheets and this script, each named by its hash, so that nothing
/// else that might stand in the page is obeyed.
pub(super) fn policy<const N: usize>(styles: [&str; N], script: &str) -> String {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let (styles, script) = (styles.map(hash).join(" "), hash(script));
    format!(
        "default-src 'none'; style-src {styles}; script-src {script}; base-uri 'none'; form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    use super::policy;

    #[test]
    fn styles_and_script_are_named_by_their_hashes() {
        let policy = policy(["", ""], "");
        let empty = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
        assert!(policy.contains(&format!("style-src {empty} {empty}; script-src {empty};")));
        assert!(policy.starts_with("default-src 'none'; "));
    }
}
