//! What the searches of memory and disks look for is found in each form it could take.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use journeys::needle::Needle;

#[test]
fn every_form_is_found_wherever_it_stands() {
    let needle = Needle::new("the canary", "kestrel-over-salt-marsh");
    for before in ["", "x", "xy", "xyz"] {
        let text = format!("{before}kestrel-over-salt-marsh and more");
        let encoded = BASE64_STANDARD_NO_PAD.encode(&text).into_bytes();
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(needle.form_in(text.as_bytes()), Some("UTF-8"));
        assert_eq!(needle.form_in(&encoded), Some("base64"));
        assert_eq!(needle.form_in(&wide), Some("UTF-16"));
    }
    assert_eq!(needle.form_in(b"kestrel over salt marsh"), None);
}

#[test]
fn a_key_is_found_as_bytes_and_in_hex() {
    let key: Vec<u8> = (0xa0..0xc0).collect();
    let needle = Needle::of_bytes("the key", &key);
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let before = |what: &[u8]| [b"x'", what].concat();
    assert_eq!(needle.form_in(&before(&key)), Some("bytes"));
    assert_eq!(needle.form_in(&before(hex.as_bytes())), Some("hex"));
    let upper = hex.to_uppercase();
    assert_eq!(needle.form_in(&before(upper.as_bytes())), Some("HEX"));
    assert_eq!(needle.form_in(&key[1..]), None);
}
