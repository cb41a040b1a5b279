//! How the words of a boundary read.

use journal::{BoundaryReads, read_boundary};
use proptest::prelude::*;

#[test]
fn nothing_written_is_empty() {
    for (boundary, will_do) in [("", ""), (" \n", "\t"), ("…", "- "), ("🙂", "")] {
        assert_eq!(read_boundary(boundary, will_do), BoundaryReads::Empty);
    }
}

#[test]
fn what_says_what_i_will_do_is_a_boundary() {
    for boundary in [
        "When voices get loud, I will leave the room for half an hour.",
        "I'll answer messages after work.",
        "I’ll answer messages after work.",
        "No shouting. If it starts, I go out: I will come back at nine.",
        "I won't talk about money after ten.",
        "I will not lend money again",
        "I’m going to sleep in the other room when I am that angry",
        "I am not going to answer in the car.",
        "i then will hang up",
        "When you can't talk calmly, I will wait.",
    ] {
        let reads = read_boundary(boundary, "");
        assert_eq!(reads, BoundaryReads::Boundary, "{boundary}");
    }
    // The field "what I will do" says "I will" by its name.
    let reads = read_boundary("No shouting", "leave the room for half an hour");
    assert_eq!(reads, BoundaryReads::Boundary);
    assert_eq!(read_boundary("", "leave the room"), BoundaryReads::Boundary);
}

#[test]
fn what_begins_with_what_they_must_do_is_a_rule_for_them() {
    for boundary in [
        "You can't shout at me",
        "you can’t shout at me",
        "YOU CANNOT SHOUT",
        "You must tell me first.",
        "- You must tell me first.",
        "From now on you must tell me first",
        "You just can't do that",
        "you can not do that",
        "You have to ask",
        "You've got to ask",
        "You are not allowed to go",
        "you're not allowed to go",
        "You mustn't, and I will leave if you do",
        "You better ask",
        "My partner can't go out alone",
        "They should know better",
    ] {
        let reads = read_boundary(boundary, "I will leave the room");
        assert_eq!(reads, BoundaryReads::RuleForThem, "{boundary}");
    }
    let reads = read_boundary("About shouting", "you have to stop");
    assert_eq!(reads, BoundaryReads::RuleForThem);
}

#[test]
fn what_says_neither_holds_no_i_will() {
    for boundary in [
        "No shouting in the car",
        "Please ask before you read my letters",
        "I need an hour alone after work",
        "I want you to be on time",
        "The will of my aunt",
        "When I shout you can't think",
        "Your mother can't have a key",
    ] {
        assert_eq!(
            read_boundary(boundary, ""),
            BoundaryReads::NoIWill,
            "{boundary}"
        );
        assert_eq!(
            read_boundary(boundary, " … "),
            BoundaryReads::NoIWill,
            "{boundary}"
        );
    }
}

proptest! {
    #[test]
    fn any_texts_can_be_read(boundary: String, will_do: String) {
        let reads = read_boundary(&boundary, &will_do);
        let is_written = |text: &str| text.chars().any(char::is_alphanumeric);
        let is_empty = !is_written(&boundary) && !is_written(&will_do);
        prop_assert_eq!(reads == BoundaryReads::Empty, is_empty);
    }
}
