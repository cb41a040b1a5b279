//! Random commands against a plain model in memory: after each of them journal and model say the same. The
//! number of commands is a million in the long form (`EVENKEEL_LONG`), or `EVENKEEL_MODEL_STEPS`.

mod compare;
mod copies;
mod crash;
mod dice;
mod opening;
mod plain;
mod world;
mod writing;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use self::world::{Touched, World};
use crate::common::is_long;

const SHORT: u64 = 4_000;
const LONG: u64 = 1_000_000;
/// Everything is compared after so many commands at the latest; what a command touched, after each.
const ALL_AFTER: u64 = 256;

type Command = fn(&mut World) -> Touched;

/// How often, of all together; what it is called; and what it does.
const COMMANDS: [(u64, &str, Command); 25] = [
    (280, "written", writing::write),
    (40, "written unawares", writing::write_unawares),
    (60, "put into the trash", writing::trash),
    (45, "brought back", writing::bring_back),
    (20, "erased", writing::erase),
    (1, "trash emptied", writing::empty_trash),
    (190, "rated", writing::rate),
    (60, "acted", writing::act),
    (10, "rest are 0", writing::rest_are_zero),
    (190, "noted", writing::note),
    (2, "pause begun", writing::begin_pause),
    (2, "pause ended", writing::end_pause),
    (9, "locked and unlocked", opening::lock_and_unlock),
    (1, "tried wrong secrets", opening::try_wrong),
    (1, "passphrase forgotten", opening::forget_passphrase),
    (1, "passphrase changed", opening::change_passphrase),
    (1, "recovery key replaced", opening::replace_recovery_key),
    (1, "rekeyed", opening::rekey),
    (2, "copied", copies::back_up),
    (2, "restored", copies::restore),
    (1, "copy tested", copies::test),
    (1, "copy rewrapped", copies::rewrap),
    (3, "killed", crash::kill),
    (2, "killed before rubbish", crash::kill_before_rubbish),
    (6, "cut off", crash::cut_off),
];

fn steps() -> u64 {
    let wanted = std::env::var("EVENKEEL_MODEL_STEPS").ok();
    let wanted = wanted.and_then(|text| text.parse().ok());
    wanted.unwrap_or(if is_long() { LONG } else { SHORT })
}

/// Throws a command.
fn thrown(w: &mut World) -> (&'static str, Command) {
    let all = COMMANDS.iter().map(|(often, ..)| often).sum();
    let mut at = w.dice.under(all);
    for (often, name, command) in COMMANDS {
        if at < often {
            return (name, command);
        }
        at -= often;
    }
    unreachable!("the dice stay under the sum")
}

#[test]
fn journal_and_model_say_the_same_after_every_command() {
    let steps = steps();
    let mut w = World::make(0x5EED_0007);
    let mut done = BTreeMap::<&str, u64>::new();
    let (mut compared, mut lost) = (0, 0);
    for step in 0..steps {
        w.step = step;
        w.go_on();
        let (name, command) = thrown(&mut w);
        w.story.push_back(format!("{step} {name}"));
        if w.story.len() > 30 {
            w.story.pop_front();
        }
        let played = catch_unwind(AssertUnwindSafe(|| {
            let touched = command(&mut w);
            let is_all = matches!(touched, Touched::All) || step.is_multiple_of(ALL_AFTER);
            let touched = if is_all { Touched::All } else { touched };
            let World { vault, state, .. } = &mut w;
            let vault = vault.as_mut().unwrap();
            lost += compare::touched(vault, &state.plain, touched);
            if is_all && step.is_multiple_of(8) {
                lost += compare::found(vault, &state.plain);
                assert!(compare::is_whole(vault), "every page is authentic");
            }
            compared += u64::from(is_all);
            assert_eq!(lost, 0);
        }));
        if let Err(fell) = played {
            println!("the last commands: {:#?}", w.story);
            resume_unwind(fell);
        }
        *done.entry(name).or_default() += 1;
    }
    println!(
        "model: {steps} commands, {compared} times everything compared, {} writes cut off in the midst, {lost} values lost: {done:?}",
        w.cut_off
    );
    assert!(steps < SHORT || done.len() == COMMANDS.len(), "{done:?}");
}
